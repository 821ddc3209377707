import { fanChart } from "../charts/fan";
import { sameNote } from "../charts/flat";
import { groupedBars, type Group } from "../charts/grouped";
import { scenarioLegend } from "../charts/legend";
import { dates, priceYears, report, shortTitle, years } from "../data";
import { h } from "../dom";
import { figure, foldedFigures, type Chart } from "../figure";
import { moneyOf, month, number } from "../format";
import { state } from "../state";
import { notComputed, switchedOffNote } from "../switched_off";
import { fill, texts } from "../texts";
import { costLines } from "./cost_lines";
import { section } from "./section";

/** Whether the results say anything about an indicator. */
export function isDefined(id: string): boolean {
  const series = report.indicators[id]?.series ?? [];
  return series.some(({ fan, years }) =>
    [...(fan?.[2] ?? []), ...(years ?? [])].some((value) => value !== null));
}

/** Cost lines that some scenario holds and gives no price for: they are in no sum. */
export function notPriced(): string[] {
  return [...new Set(report.scenarios.flatMap((scenario) => scenario.not_priced))];
}

/** The last time of each calendar year: a sum since January is then the year's. */
const endOfYear = years.map((year) =>
  dates.reduce((last, date, time) => (date.getUTCFullYear() === year ? time : last), 0));

function partialYears(): string {
  const [first, last] = [dates[1], dates[report.months]];
  return [
    ...(first.getUTCMonth() > 0
      ? [fill(texts.flows.partial, { year: first.getUTCFullYear(), month: month(first) })] : []),
    ...(last.getUTCMonth() < 11
      ? [fill(texts.flows.partialEnd, { year: last.getUTCFullYear(), month: month(last) })] : []),
  ].map((text) => ` (${text})`).join("");
}

function valuesByYear(id: string): Group[] {
  return years.map((year, k) => ({
    name: String(year),
    values: report.scenarios.map((_, i) => report.indicators[id].series[i].years?.[k] ?? null),
    band: report.scenarios.map((_, i): [number | null, number | null] => {
      const fan = report.indicators[`${id}_year`]?.series[i].fan;
      return [fan?.[0][endOfYear[k]] ?? null, fan?.[4][endOfYear[k]] ?? null];
    }),
  }));
}

/** "(only the lines that have a price)", where some have none. */
function partly(title: string): string {
  return notPriced().length > 0 ? `${title} ${texts.costs.onlyPriced}` : title;
}

function yearChart(id: string): Chart {
  const values = valuesByYear(id);
  const all = values.flatMap((row) => [...row.values, ...row.band!.map(([, high]) => high)]);
  const money = moneyOf(Math.max(...all.map((value) => Math.abs(value ?? 0))));
  const format = (value: number | null) => `${number(value)} kr`;
  return {
    title: partly(report.indicators[id].label),
    note: () => fill(texts.costs.note, { unit: money.name, prices: priceYears() }) +
      partialYears() + sameNote(state.scenarios, (i) => report.indicators[id].series[i].years),
    legend: () => scenarioLegend(),
    draw: (width) => notComputed(id) ?? groupedBars(values, width, { height: 240, format, by: money.by }),
    table: () => ({
      head: [`${texts.year} (kr)`, ...report.scenarios.map(shortTitle)],
      rows: values.map((row) => [row.name, ...row.values.map((value) => number(value))]),
    }),
  };
}

function warning(): HTMLElement | null {
  const lines = notPriced();
  const { incomplete, missing, incomparable } = texts.costs;
  return lines.length === 0 ? null : h(
    "div",
    { class: "warning", role: "note" },
    h("p", {}, h("strong", {}, incomplete), ` ${missing}`),
    h("ul", {}, ...lines.map((line) => h("li", {}, line))),
    h("p", {}, incomparable),
  );
}

/** Costs by year where the results hold them, and what they leave out. */
export function costsSection(): HTMLElement {
  const off = switchedOffNote(["cost_municipality"]);
  const priced = ["cost_municipality", "cost_state"].filter(isDefined);
  if (priced.length === 0) {
    return section("costs", off ?? h("p", {}, texts.costs.none));
  }
  const since = priced.map((id) => `${id}_present_value`).filter(isDefined).map((id) => {
    const chart = fanChart(id, 240);
    return figure({ ...chart, title: partly(chart.title) }, "small");
  });
  return section(
    "costs",
    off ?? false,
    warning() ?? false,
    h("div", { class: "grid wide" }, ...priced.map((id) => figure(yearChart(id), "small"))),
    costLines(),
    since.length > 0 && foldedFigures(texts.costs.since, since, "wide"),
  );
}
