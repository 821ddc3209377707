import { report, shortTitle, type Assumption } from "../data";
import { framedTable, h, linked } from "../dom";
import { swatch } from "../figure";
import { number, unitName } from "../format";
import { page } from "../page";
import { texts } from "../texts";
import { section } from "./section";

/** A number as it was given, in the language's own signs. */
function given(value: number): string {
  const decimals = (String(value).split(".")[1] ?? "").length;
  return number(value, Math.min(decimals, 20));
}

/** A value as people read it; a year is not grouped as a count is. */
function valueText({ value, words, unit }: Assumption): string {
  const of = value.number;
  return of === undefined ? words : unit === "year" ? String(of) : given(of);
}

/** The files write "forutsetning / prior" in both languages. */
function sourceText(source: string): string {
  return page.language === "nb" ? source
    : source.replace(/(f|F)orutsetning \/ prior/g, (_, first: string) =>
        `${first === "F" ? "A" : "a"}ssumption / prior`);
}

function table(assumptions: Assumption[], caption: string): HTMLElement {
  const { key, value, unit, source } = texts.assumptions;
  const rows = assumptions.map((assumption) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, assumption.label, h("code", {}, assumption.key)),
      h("td", {}, valueText(assumption)),
      h("td", {}, assumption.unit && assumption.unit !== "year" ? unitName(assumption.unit) : ""),
      h("td", {}, ...linked(sourceText(assumption.source))),
    ));
  return framedTable("assumptions", caption, [key, value, unit, source], rows);
}

function bySection(assumptions: Assumption[]): Map<string, Assumption[]> {
  const groups = new Map<string, Assumption[]>();
  for (const assumption of assumptions) {
    const name = assumption.key.split(/[.[]/)[0];
    groups.set(name, [...(groups.get(name) ?? []), assumption]);
  }
  return groups;
}

export function assumptionsSection(): HTMLElement {
  const parts = report.scenarios.flatMap((scenario, i) => {
    const heading = h("h3", { class: "with-swatch" }, swatch(i), shortTitle(scenario));
    if (scenario.base !== null) {
      const changed = texts.assumptions.changed;
      return [heading, h("p", { class: "lead" }, changed), scenario.assumptions.length > 0
        ? table(scenario.assumptions, `${changed}: ${shortTitle(scenario)}`)
        : h("p", {}, texts.assumptions.none)];
    }
    const groups = [...bySection(scenario.assumptions)].map(([name, assumptions]) => {
      const title = texts.words.sections[name] ?? name;
      return h("details", { class: "assumption-group" },
               h("summary", {}, `${title} (${assumptions.length})`), table(assumptions, title));
    });
    return [heading, h("p", { class: "lead" }, texts.assumptions.all), ...groups];
  });
  return section("assumptions", ...parts);
}
