type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | number | boolean | EventListener | undefined>;

/** A text whose numbers no line breaks: "13 914" and "87 %" stay together. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=\d{3}(?!\d)|%)/g, "$1\u00a0").replace(/([<>]) (?=\d)/g, "$1\u00a0");
}

/** An element. Strings become text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children
    .filter((child): child is Node | string => !!child)
    .map((child) => (typeof child === "string" ? unbroken(child) : child)));
  return element;
}

const svgNamespace = "http://www.w3.org/2000/svg";

export function svg(
  tag: string,
  attributes: Record<string, string | number> = {},
  ...children: (Node | string)[]
): SVGElement {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** A text with its web addresses as links. */
export function linked(text: string): Node[] {
  return text.split(/(https?:\/\/[^\s<>"()]+[^\s<>"().,;])/).map((part, i) =>
    i % 2 === 1
      ? h("a", { href: part, rel: "noreferrer noopener" }, part)
      : document.createTextNode(unbroken(part)),
  );
}

export interface Table {
  head: string[];
  rows: string[][];
}

/** A table that scrolls where it is wider than the page. */
export function framedTable(name: string, caption: string, head: Child[],
                            rows: HTMLElement[]): HTMLElement {
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h(
      "table",
      { class: name },
      h("caption", { class: "hidden" }, caption),
      h("thead", {}, h("tr", {}, ...head.map((cell) => h("th", { scope: "col" }, cell)))),
      h("tbody", {}, ...rows),
    ),
  );
}

/** A table whose first column names the rows. */
export function tableOf({ head, rows }: Table, caption: string): HTMLElement {
  return framedTable("numbers", caption, head, rows.map(([first, ...rest]) =>
    h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((text) => h("td", {}, text)))));
}
