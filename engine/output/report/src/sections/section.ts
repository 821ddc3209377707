import { h } from "../dom";
import { texts } from "../texts";

export function section(id: string, ...children: (Node | false)[]): HTMLElement {
  const { title, lead } = texts.sections[id];
  return h(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, title),
    !!lead && h("p", { class: "lead" }, lead),
    ...children,
  );
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
