import { h } from "./dom";
import { drawAll } from "./figure";
import { texts } from "./texts";

/** A button that changes to the other appearance; the system's is the first. */
function themeButton(): HTMLElement {
  const root = document.documentElement;
  const isDark = () =>
    (root.dataset.theme ??
      (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => (isDark() ? texts.themeLight : texts.themeDark);
  const button = h("button", { type: "button", class: "quiet", id: "theme" }, label());
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    button.textContent = label();
  });
  return button;
}

/** Links to the page's sections. */
export function contents(sections: HTMLElement[]): HTMLElement {
  const links = sections.map((section) =>
    h("li", {}, h("a", { href: `#${section.id}` },
      section.querySelector("h2")?.textContent ?? section.id)),
  );
  return h("nav", { class: "contents", "aria-label": texts.contents }, h("ul", {}, ...links));
}

/** Puts the page's parts under its bar and draws its charts; one may skip to the id `first`. */
export function show(first: string, ...parts: HTMLElement[]): void {
  const bar = h(
    "div",
    { class: "topbar" },
    h("span", { class: "brand" }, "Legeplan"),
    h("span", { class: "buttons" }, themeButton(),
      h("button", { type: "button", class: "quiet", click: () => window.print() }, texts.print)),
  );
  document.getElementById("page")?.replaceWith(
    h("a", { class: "skip", href: `#${first}` }, texts.skip),
    h("div", { class: "page" }, bar, h("main", {}, ...parts)),
  );
  drawAll();
}
