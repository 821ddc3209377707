import { dates, priceYears, report, shortTitle, years, type CostAmount } from "../data";
import { framedTable, h } from "../dom";
import { swatch } from "../figure";
import { number } from "../format";
import { fill, texts } from "../texts";
import { groupRow } from "./decision";
import { select } from "./section";

/** Places of the calendar years that are simulated whole; of all where none is. */
function choosable(): number[] {
  const months = (year: number) =>
    dates.slice(1).filter((date) => date.getUTCFullYear() === year).length;
  const all = years.map((_, k) => k);
  const whole = all.filter((k) => months(years[k]) === 12);
  return whole.length > 0 ? whole : all;
}

function amountOf({ id }: CostAmount, scenario: number, year: number): number | null {
  return report.indicators[id].series[scenario].years?.[year] ?? null;
}

/** The difference to the base, where the amount is whole in both. */
function difference(amount: CostAmount, scenario: number, year: number): number | null {
  const { base } = report.scenarios[scenario];
  if (base === null || !amount.whole[scenario] || !amount.whole[base]) {
    return null;
  }
  const [value, before] = [scenario, base].map((i) => amountOf(amount, i, year));
  return value === null || before === null ? null : value - before;
}

function amountCell(amount: CostAmount, scenario: number, year: number): HTMLElement {
  const value = amountOf(amount, scenario, year);
  const change = difference(amount, scenario, year);
  const isMissing = value === null && !amount.whole[scenario];
  return h("td", {}, isMissing ? texts.costs.notPriced : number(value),
           !!change && h("span", { class: "change" },
                                `${change > 0 ? "+" : ""}${number(change)}`));
}

function amountRow(amount: CostAmount, name: string, year: number, kind = ""): HTMLElement {
  return h("tr", { class: kind }, h("th", { scope: "row" }, name),
           ...report.scenarios.map((_, i) => amountCell(amount, i, year)));
}

/** Whether some scenario has an amount of it, or lacks its price. */
function isTold(amount: CostAmount): boolean {
  return amount.whole.includes(false) ||
    report.scenarios.some((_, i) => years.some((_, year) => amountOf(amount, i, year) !== null));
}

function rowsOf(year: number): HTMLElement[] {
  const { sum: sumName, onlyPriced } = texts.costs;
  return report.cost_lines.filter(({ sum }) => isTold(sum)).flatMap(({ lines, sum }) => [
    groupRow(`${sum.name}, ${years[year]}`),
    ...lines.filter(isTold).map((line) => amountRow(line, line.name, year)),
    amountRow(sum, sum.whole.includes(false) ? `${sumName} ${onlyPriced}` : sumName, year, "sum"),
  ]);
}

/** What each line costs in the year that is chosen, by who pays. */
export function costLines(): HTMLElement {
  const { lines, linesNote, linesDifference } = texts.costs;
  const chosen = choosable();
  const start = chosen.length - 1;
  const names = report.scenarios.map((scenario, i) =>
    h("span", { class: "name" }, swatch(i), shortTitle(scenario)));
  const table = framedTable("numbers cost-lines", lines, ["", ...names], rowsOf(chosen[start]));
  const show = (option: number) =>
    table.querySelector("tbody")?.replaceChildren(...rowsOf(chosen[option]));
  const note = [fill(linesNote, { prices: priceYears() }),
                ...(report.scenarios.length > 1 ? [linesDifference] : [])];
  return h("div", { class: "cost-lines" }, h("h3", {}, lines),
           select(texts.year, chosen.map((k) => String(years[k])), start, show),
           table, h("p", { class: "note" }, note.join(" ")));
}
