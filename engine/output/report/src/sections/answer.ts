import { dates, report, shortTitle, type Cell, type Scenario } from "../data";
import { h } from "../dom";
import { swatch } from "../figure";
import { month, number } from "../format";
import { fill, texts } from "../texts";

const lastColumn = report.columns.length - 1;

function measureText({ title, date }: { title: string; date: string }): string {
  const [year, monthOfYear] = date.split("-").map(Number);
  return date
    ? fill(texts.measureFrom, { title, date: month(new Date(Date.UTC(year, monthOfYear - 1))) })
    : title;
}

function scenarioItem(scenario: Scenario, i: number): HTMLElement {
  const measures = scenario.measures.map((measure) => h("li", {}, measureText(measure)));
  const isPlain = scenario.base !== null && measures.length === 0 && !scenario.description;
  return h(
    "li",
    {},
    h("p", { class: "name" }, swatch(i), h("strong", {}, shortTitle(scenario)),
      scenario.base === null && report.scenarios.length > 1 && h("span", { class: "tag" },
                                                                 texts.base)),
    !!scenario.description && h("p", {}, scenario.description),
    isPlain && h("p", {}, scenario.assumptions.length === 0 ? texts.noMeasures : h("a",
      { href: "#assumptions" },
      fill(texts.changedAssumptions, { count: scenario.assumptions.length }))),
    measures.length > 0 && h("ul", {}, ...measures),
  );
}

/** "209 (150–260)" as its two parts. */
function bandParts(band: string): [string, string] {
  const at = band.indexOf(" (");
  return at < 0 ? [band, ""] : [band.slice(0, at), band.slice(at + 2, -1)];
}

function verdict(cell: Cell): HTMLElement | false {
  return (
    !!cell.verdict &&
    h("span", { class: `verdict ${cell.judgement || "neutral"}` }, cell.verdict)
  );
}

function answerCard(scenario: Scenario, i: number): HTMLElement {
  const cell = report.headline[0].rows[i][lastColumn];
  const [median, band] = bandParts(cell.band);
  return h(
    "li",
    { class: "card" },
    h("p", { class: "name" }, swatch(i), shortTitle(scenario)),
    h("p", { class: "big" }, median),
    !!band && h("p", { class: "small" }, fill(texts.bandWord, { band })),
    !!cell.difference &&
      h("p", { class: "small" }, `${cell.difference} ${texts.comparedWith}`),
    verdict(cell) && h("p", {}, verdict(cell)),
  );
}

function columnName(column: number): string {
  const { name } = report.columns[column];
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

function tableCell(cell: Cell, column: number): HTMLElement {
  const [median, band] = bandParts(cell.band);
  return h(
    "td",
    { role: "cell", "data-column": columnName(column) },
    h("span", { class: "median" }, median),
    !!band && h("span", { class: "band" }, ` (${band})`),
    !!cell.difference && cell.judgement !== "same" &&
      h("span", { class: "difference" }, cell.difference),
    verdict(cell),
  );
}

function headlineTable(): HTMLElement {
  const bodies = report.headline.map((headline) =>
    h(
      "tbody",
      { role: "rowgroup" },
      h("tr", { class: "group", role: "row" },
        h("th", { colspan: report.columns.length + 1, scope: "rowgroup", role: "rowheader" },
          headline.label)),
      ...report.scenarios.map((scenario, i) =>
        h(
          "tr",
          { role: "row" },
          h("th", { scope: "row", role: "rowheader" }, h("span", { class: "name" }, swatch(i), shortTitle(scenario))),
          ...headline.rows[i].map(tableCell),
        ),
      ),
    ),
  );
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": texts.tableHeading },
    h(
      "table",
      { class: "headline", role: "table" },
      h("caption", { class: "hidden" }, texts.tableHeading),
      h(
        "thead",
        {},
        h("tr", { role: "row" }, h("th", { scope: "col", role: "columnheader" }, texts.scenario),
          ...report.columns.map((_, i) =>
            h("th", { scope: "col", role: "columnheader" }, columnName(i)))),
      ),
      ...bodies,
    ),
  );
}

/** The first screen: the question, what is compared, and the answer. */
export function answerSection(): HTMLElement {
  const many = report.scenarios.length > 1;
  const eyebrow = fill(texts.eyebrow, {
    start: month(dates[1]),
    end: month(dates[report.months]),
    replicates: number(report.runs[0].replicates),
  });
  return h(
    "header",
    { id: "answer", tabindex: -1 },
    h("p", { class: "eyebrow" }, eyebrow),
    h("h1", {},
      !!report.subject && h("span", { class: "place" }, `${report.subject} `),
      many ? texts.question : texts.questionOne),
    h(
      "div",
      { class: "first" },
      h("div", {}, h("h2", { class: "minor" }, many ? texts.scenariosHeading : texts.scenariosHeadingOne),
        h("ul", { class: "scenarios" }, ...report.scenarios.map(scenarioItem))),
      h(
        "div",
        {},
        h("h2", { class: "minor" },
          fill(texts.answerHeading, { time: report.columns[lastColumn].name })),
        h("p", { class: "lead" }, texts.answerLead),
        h("ul", { class: "cards" }, ...report.scenarios.map(answerCard)),
      ),
    ),
    h("h2", { class: "minor" }, texts.tableHeading),
    headlineTable(),
    h("p", { class: "note" }, `${report.notes.band}. `, many && report.notes.comparison),
  );
}
