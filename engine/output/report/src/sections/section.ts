import { h } from "../dom";
import { texts } from "../texts";

export interface Heading {
  title: string;
  lead: string;
}

export function section(id: string, ...children: (Node | false)[]): HTMLElement {
  return sectionOf(id, texts.sections[id], ...children);
}

export function sectionOf(id: string, { title, lead }: Heading,
                          ...children: (Node | false)[]): HTMLElement {
  return h(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, title),
    !!lead && h("p", { class: "lead" }, lead),
    ...children,
  );
}

/** A list of which one entry is chosen. */
export function select(label: string, options: string[], chosen: number,
                       choose: (option: number) => void): HTMLElement {
  const list = h("select", {}, ...options.map((text, i) =>
    h("option", { value: i, selected: i === chosen }, text)));
  list.addEventListener("change", () => choose(Number(list.value)));
  return h("label", { class: "select" }, h("span", {}, label), list);
}

/** Buttons of which one is chosen. */
export function choice(label: string, options: string[], chosen: number,
                       choose: (option: number) => void): HTMLElement {
  const buttons = options.map((text, i) =>
    h("button", { type: "button", "aria-pressed": i === chosen ? "true" : "false",
                  click: () => select(i) }, text),
  );
  const select = (option: number) => {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === option)));
    choose(option);
  };
  return h("div", { class: "choice", role: "group", "aria-label": label }, h("span", {}, label),
           ...buttons);
}
