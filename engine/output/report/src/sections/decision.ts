import { dateOf, report, shortTitle, type Cell } from "../data";
import { h } from "../dom";
import { swatch } from "../figure";
import { probability, yearEnd } from "../format";
import { fill, texts } from "../texts";
import { choice, section } from "./section";

function riskCell(share: number | null): HTMLElement {
  const bar = h("span", { class: "risk-bar", "aria-hidden": "true" });
  bar.style.width = `${100 * (share ?? 0)}%`;
  return h("td", { class: "risk" }, h("span", { class: "risk-track" }, bar), probability(share));
}

function verdictCell(cell: Cell): HTMLElement {
  return h(
    "td",
    {},
    h("span", { class: "median" }, cell.band.split(" (")[0]),
    !!cell.verdict &&
      h("span", { class: `verdict ${cell.judgement || "neutral"}` }, cell.verdict),
  );
}

/** A row that names those below it. */
export function groupRow(text: string): HTMLElement {
  const span = report.scenarios.length + 1;
  return h("tr", { class: "group" }, h("th", { colspan: span, scope: "rowgroup" }, text));
}

function bodies(column: number): HTMLElement[] {
  return [
    h(
      "tbody",
      {},
      groupRow(fill(texts.decision.risks, { time: report.columns[column].name })),
      ...report.risks.map((risk) =>
        h("tr", {}, h("th", { scope: "row" }, risk.label),
          ...risk.values.map((values) => riskCell(values[column])))),
    ),
    h(
      "tbody",
      {},
      groupRow(fill(texts.decision.indicators, { time: report.columns[column].name })),
      ...report.headline.map((headline) =>
        h("tr", {}, h("th", { scope: "row" }, headline.label),
          ...headline.rows.map((cells) => verdictCell(cells[column])))),
    ),
  ];
}

/** Scenarios against risks and main figures, at the time that is chosen. */
export function decisionSection(): HTMLElement {
  const times = report.columns.map(({ time }) => yearEnd(dateOf(time)));
  const start = times.length - 1;
  const title = texts.sections.decision.title;
  const table = h(
    "table",
    { class: "decision" },
    h("caption", { class: "hidden" }, title),
    h("thead", {}, h("tr", {}, h("td"),
      ...report.scenarios.map((scenario, i) =>
        h("th", { scope: "col" }, h("span", { class: "name" }, swatch(i), shortTitle(scenario)))))),
    ...bodies(start),
  );
  const show = (column: number) => {
    table.querySelectorAll("tbody").forEach((body) => body.remove());
    table.append(...bodies(column));
  };
  return section(
    "decision",
    choice(texts.decision.at, times, start, show),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": title }, table),
    h("p", { class: "note" }, texts.decision.note),
  );
}
