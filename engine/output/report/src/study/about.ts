import { h, tableOf } from "../dom";
import { number } from "../format";
import { page } from "../page";
import { sectionOf } from "../sections/section";
import { fill } from "../texts";
import { found } from "./data";
import { axes, dimensionName, isOfRegion, municipalities, scenarioName, shownPoints, study,
         type Dimension } from "./points";
import { valueText } from "./values";
import { words } from "./words";

/** Values that are written one by one. */
const few = 8;

/** The page's title, with what kind of document it shows. */
export function heading(...more: HTMLElement[]): HTMLElement {
  return h("section", { id: "answer", tabindex: -1 },
           h("p", { class: "eyebrow" }, words.eyebrow[found.kind]),
           h("h1", {}, page.subject), ...more);
}

export function facts(pairs: [string, string][]): HTMLElement {
  return h("dl", { class: "facts" }, ...pairs.flatMap(([name, value]) =>
    [h("dt", {}, name), h("dd", {}, value)]));
}

function valuesText({ values, isNumeric }: Dimension): string {
  return values.length <= few || !isNumeric
    ? values.map(valueText).join(", ")
    : fill(words.range, { low: valueText(values[0]), count: number(values.length),
                          high: valueText(values[values.length - 1]) });
}

/** Axes, design and scenarios of a study. */
export function whatSection(): HTMLElement {
  const { title } = words.sections.what;
  const run = page.runs[0];
  const head = [words.axis, words.axisKey, words.axisValues];
  const rows = axes.map((axis, a) => [dimensionName(axis), study.axes[a].key, valuesText(axis)]);
  const table = tableOf({ head, rows }, title);
  table.querySelector("table")?.classList.add("words");
  return sectionOf(
    "what",
    words.sections.what,
    axes.length > 0 && table,
    facts([
      [words.scenarios, study.scenarios.map((_, s) => scenarioName(s)).join("; ")],
      [words.design, words.designs[study.design] ?? study.design],
      [words.points, number(shownPoints().length)],
      ...(isOfRegion ? [[words.municipalities, number(municipalities.length - 1)] as [string, string]]
                     : []),
      [words.replicates, number(run.replicates)],
      [words.seed, `${run.seed}; ${study.paired ? words.paired : words.independent}`],
    ]),
    study.times.length < study.year_ends && h("p", { class: "note" }, fill(words.thinned, {
      shown: study.times.length, all: study.year_ends })),
  );
}

/** Which file and program the figures come from. */
export function runSection(...more: [string, string][]): HTMLElement {
  const run = page.runs[0];
  return sectionOf(
    "run",
    words.sections.run,
    facts([[words.file, run.file], [words.seed, run.seed],
           [words.version, run.git ? `${run.version} (${run.git})` : run.version], ...more]),
    h("p", { class: "note" }, words.again),
  );
}
