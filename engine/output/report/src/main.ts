import "./style.css";

import { h } from "./dom";
import { drawAll } from "./figure";
import { costsSection, leftOutSection, runSection } from "./sections/about";
import { answerSection } from "./sections/answer";
import { assumptionsSection } from "./sections/assumptions";
import {
  capacitySection,
  flowsOfPopulation,
  gpsSection,
  listsSection,
  partsSection,
  peopleSection,
  trendsSection,
} from "./sections/charts";
import { decisionSection } from "./sections/decision";
import { toolbar } from "./sections/toolbar";
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

function contents(sections: HTMLElement[]): HTMLElement {
  const links = sections.map((section) =>
    h("li", {}, h("a", { href: `#${section.id}` }, texts.sections[section.id].title)),
  );
  return h("nav", { class: "contents", "aria-label": texts.contents }, h("ul", {}, ...links));
}

const people = peopleSection();
people.append(flowsOfPopulation());
const parts = partsSection();
const charts = [
  trendsSection(),
  decisionSection(),
  ...(parts ? [parts] : []),
  capacitySection(),
  gpsSection(),
  listsSection(),
  people,
];
const words = [
  costsSection(),
  assumptionsSection(),
  leftOutSection(),
  runSection(),
];

const bar = h(
  "div",
  { class: "topbar" },
  h("span", { class: "brand" }, "Legeplan"),
  h("span", { class: "buttons" }, themeButton(),
    h("button", { type: "button", class: "quiet", click: () => window.print() }, texts.print)),
);

document.getElementById("page")?.replaceWith(
  h("a", { class: "skip", href: "#answer" }, texts.skip),
  h("div", { class: "page" }, bar, h(
    "main",
    {},
    answerSection(),
    contents([...charts, ...words]),
    h("div", { class: "charts" }, toolbar(), ...charts),
    ...words,
  )),
);
drawAll();
