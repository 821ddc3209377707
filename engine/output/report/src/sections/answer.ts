import { dates, report, shortTitle, type Cell, type Decimals, type Headline,
         type Scenario } from "../data";
import { h, tableOf } from "../dom";
import { swatch } from "../figure";
import { inUnit, month, number, probability } from "../format";
import { fill, texts } from "../texts";
import { changeText } from "./change";

const lastColumn = report.columns.length - 1;

function measureText({ title, date }: { title: string; date: string }): string {
  const [year, monthOfYear] = date.split("-").map(Number);
  return date
    ? fill(texts.measureFrom, { title, date: month(new Date(Date.UTC(year, monthOfYear - 1))) })
    : title;
}

function scenarioItem(scenario: Scenario, i: number): HTMLElement {
  const measures = scenario.measures.map(({ title, date }) =>
    h("li", {}, measureText({ title, date })));
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
    !!scenario.switched_off_note && h("p", { class: "note" }, scenario.switched_off_note),
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

/** Decimals of an indicator; of the wait, which is none, nought. */
function decimalsOf(id: string): Decimals {
  return report.indicators[id] ?? { decimals: 0, quantile_decimals: 0 };
}

const isFew = report.notes.few_positions !== "";

/** How much likelier or less likely than in the base. */
function riskChange(share: number | null, before: number | null): string {
  const points = Math.round(100 * (share ?? 0)) - Math.round(100 * (before ?? 0));
  const { riskLower, riskHigher, riskSame } = texts.change;
  return points === 0 ? riskSame
    : fill(points < 0 ? riskLower : riskHigher, { n: number(Math.abs(points)) });
}

/** What a card leads with: the median, or where positions are few the risk. */
function cardLead(i: number, median: string, band: string): HTMLElement[] {
  const mean = report.indicators[report.headline[0].id].series[i].mean?.[
    report.columns[lastColumn].time];
  // No line ends after the dash.
  const figures = { median, band: band.replace("–", "–\u2060"), mean: inUnit(mean, report.headline[0].unit, 0) };
  const risk = report.risks[0];
  const { base } = report.scenarios[i];
  const [share, before] = [i, base ?? i].map((at) => risk.values[at][lastColumn]);
  return isFew
    ? [h("p", { class: "big" }, probability(share)),
       h("p", { class: "small" }, fill(texts.riskWord, {
         risk: risk.label.charAt(0).toLocaleLowerCase() + risk.label.slice(1) }),
         base !== null && h("strong", {}, ` (${riskChange(share, before)})`)),
       h("p", { class: "small" }, fill(band ? texts.figuresWord : texts.figuresWordSure, figures))]
    : [h("p", { class: "big" }, median),
       h("p", { class: "small" }, fill(band ? texts.medianWord : texts.medianWordSure, figures))];
}

function answerCard(scenario: Scenario, i: number): HTMLElement {
  const { id, rows, unit } = report.headline[0];
  const cell = rows[i][lastColumn];
  const change = changeText(cell, unit, decimalsOf(id), texts.change.card);
  return h(
    "li",
    { class: "card" },
    h("p", { class: "name" }, swatch(i), shortTitle(scenario)),
    ...cardLead(i, ...bandParts(cell.band)),
    !!change && h("p", { class: "change" }, change),
    verdict(cell) && h("p", {}, verdict(cell)),
  );
}

function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function columnName(column: number): string {
  return sentence(report.columns[column].name);
}

function tableCell(cell: Cell, column: number, { id, unit }: Headline): HTMLElement {
  const [median, band] = bandParts(cell.band);
  const change = changeText(cell, unit, decimalsOf(id), texts.change.cell);
  return h(
    "td",
    { role: "cell", "data-column": columnName(column) },
    h("span", { class: "median" }, median),
    !!band && h("span", { class: "band" }, ` (${band})`),
    !!change && h("span", { class: "change" }, change),
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
          ...headline.rows[i].map((cell, column) => tableCell(cell, column, headline)),
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

/** Monte Carlo errors of the mean differences: how far more simulations would move them. */
function errorsTable(): HTMLElement | false {
  const alternatives = report.scenarios.flatMap(({ base }, i) => (base === null ? [] : [i]));
  const { title, note } = texts.errors;
  const rows = report.headline.flatMap(({ label, rows }) => alternatives
    .filter((i) => rows[i].some(({ difference }) => difference))
    .map((i) => [`${label}: ${shortTitle(report.scenarios[i])}`,
                 ...rows[i].slice(1).map(({ difference = "–" }) => difference)]));
  return alternatives.length > 0 && h(
    "details",
    { class: "errors" },
    h("summary", {}, title),
    h("p", { class: "note" }, note, " ", report.notes.comparison),
    tableOf({ head: ["", ...report.columns.slice(1).map((_, i) => columnName(i + 1))], rows }, title),
  );
}

/** What a reader must know before the numbers. */
function warnings(): HTMLElement[] {
  const few = report.notes.few_positions;
  return [
    ...(report.scenarios.some((scenario) => scenario.national_positions)
      ? [h("div", { class: "warning", role: "note" },
           h("p", {}, h("strong", {}, texts.national.what), ` ${texts.national.then}`))] : []),
    ...(few ? [h("div", { class: "warning is-mild", role: "note" }, h("p", {}, few))] : []),
  ];
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
    ...warnings(),
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
        h("p", { class: "lead" }, isFew ? texts.answerLeadFew : texts.answerLead),
        h("ul", { class: "cards" }, ...report.scenarios.map(answerCard)),
      ),
    ),
    h("h2", { class: "minor" }, texts.tableHeading),
    headlineTable(),
    h("p", { class: "note" }, `${sentence(report.notes.band)}. ${many ? texts.change.note : ""} ${report.notes.gps}`),
    !!report.notes.cost && h("p", { class: "note" }, report.notes.cost),
    errorsTable(),
  );
}
