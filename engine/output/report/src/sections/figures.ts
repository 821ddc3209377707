import { report, shortTitle, type PlanFigure } from "../data";
import { framedTable, h, linked } from "../dom";
import { swatch } from "../figure";
import { fill, texts } from "../texts";
import { section } from "./section";

function named({ title, source }: PlanFigure): HTMLElement {
  return h("th", { scope: "row" }, title, h("small", { class: "source" }, ...linked(source)));
}

function statedCell({ stated, unit, month }: PlanFigure): HTMLElement {
  return h("td", {}, `${stated} ${unit}`.trim(), h("small", { class: "source" }, month));
}

const kind = "decision plan-figures";

/** Figures that an indicator answers to. */
function heldTable(figures: PlanFigure[]): HTMLElement {
  const { figure, stated, at, caption } = texts.figures;
  const names = report.scenarios.map((scenario, i) =>
    h("span", { class: "name" }, swatch(i), shortTitle(scenario)));
  const rows = figures.map((one) =>
    h("tr", {}, named(one), statedCell(one),
      h("td", {}, one.at, !!one.note && h("small", { class: "source" }, one.note)),
      ...one.answers.map(({ projected, verdict }) =>
        h("td", {}, projected, !!verdict && h("span", { class: "verdict neutral" }, verdict)))));
  return framedTable(kind, caption, [figure, stated, at, ...names], rows);
}

/** Figures that nothing in the model answers to, and why. */
function otherTable(figures: PlanFigure[]): HTMLElement {
  const { figure, stated, why, others } = texts.figures;
  const rows = figures.map((one) => h("tr", {}, named(one), statedCell(one), h("td", {}, one.note)));
  const title = fill(others, { count: figures.length });
  return h("details", { class: "assumption-group" }, h("summary", {}, title),
           framedTable(kind, title, [figure, stated, why], rows));
}

/** What the plan says, beside the projection; null where a scenario lists no figures. */
export function figuresSection(): HTMLElement | null {
  const held = report.figures.filter(({ at }) => at !== "");
  const others = report.figures.filter(({ at }) => at === "");
  return report.figures.length === 0 ? null : section(
    "figures",
    held.length > 0 && heldTable(held),
    others.length > 0 && otherTable(others),
  );
}
