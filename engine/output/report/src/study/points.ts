// The points of a study: which dimensions they vary in, and what stands at each.

import { unitName, yearEnd } from "../format";
import { fill } from "../texts";
import { dateOf, found, type Axis, type Named, type Study, type StudyIndicator } from "./data";
import { figureText, valueText } from "./values";
import { words } from "./words";

/** The study; of the other documents, which share this page's code, one without points. */
export const study: Study = found.kind === "study" ? found : {
  ...found, kind: "study", design: "table", paired: true, sha256: "", scenarios: [], axes: [],
  municipality: [], municipality_name: [], scenario: [], trajectories: [], changed: [], times: [],
  year_ends: 0, indicators: [],
};

/** An axis, or the base scenario, that takes more than one value. */
export interface Dimension {
  title: string;
  unit: string;
  /** Values by point; texts where not all are numbers. */
  of: (number | string)[];
  /** The different values, in order. */
  values: (number | string)[];
  isNumeric: boolean;
}

function ordered(values: (number | string)[]): (number | string)[] {
  const distinct = [...new Set(values)];
  return typeof distinct[0] === "number"
    ? (distinct as number[]).sort((a, b) => a - b)
    : distinct;
}

export function scenarioName(scenario: number): string {
  return study.scenarios[scenario].title || study.scenarios[scenario].id;
}

function dimensionOf(axis: Axis): Dimension {
  const of = axis.numbers ?? axis.words ?? [];
  return { title: axis.title, unit: axis.unit, of, values: ordered(of),
           isNumeric: axis.numbers !== undefined };
}

/** Dimension of each axis, whether it varies or not. */
export const axes: Dimension[] = study.axes.map(dimensionOf);

const scenarioDimension: Dimension = {
  title: words.scenario,
  unit: "",
  of: study.scenario.map(scenarioName),
  values: ordered(study.scenario.map(scenarioName)),
  isNumeric: false,
};

/** What varies: axes first, then the base scenario. */
export const dimensions: Dimension[] = [...axes, scenarioDimension].filter(
  (dimension) => dimension.values.length > 1,
);

export const isGrid = study.design === "grid";

const nameOf = new Map(study.municipality.map((m, point) => [m, study.municipality_name[point]]));

/** Name and number of a municipality, where the name is known. */
function named(number: string): string {
  const name = nameOf.get(number) ?? number;
  return name === number ? number : `${name} (${number})`;
}

/** Numbers of a region's municipalities by their names, all together first; one without a name where
 * it is no region. */
export const municipalities: string[] = (() => {
  const numbers = [...new Set(study.municipality)];
  const isAll = (number: string) => number === "all";
  const each = numbers.filter((number) => !isAll(number));
  each.sort((a, b) => named(a).localeCompare(named(b), "nb"));
  return numbers.length === 0 ? [""] : [...numbers.filter(isAll), ...each];
})();

export const isOfRegion = municipalities.length > 1;

export function municipalityName(m: number): string {
  return municipalities[m] === "all" ? words.allTogether : named(municipalities[m]);
}

/** What the reader has chosen. */
export const chosen = {
  municipality: 0,
  indicator: 0,
  time: study.times.length - 1,
};

export function indicator(): StudyIndicator {
  return study.indicators[chosen.indicator];
}

export interface Figures {
  mean: number | null;
  error: number | null;
  low: number | null;
  high: number | null;
}

/** The chosen indicator's figures at a point at the chosen time. */
export function figures(point: number): Figures {
  const { mean, error, low, high } = indicator();
  const at = chosen.time;
  return { mean: mean[point][at], error: error[point][at], low: low[point][at],
           high: high[point][at] };
}

const byMunicipality: number[][] = (() => {
  const points: number[][] = municipalities.map(() => []);
  const place = new Map(municipalities.map((name, m) => [name, m]));
  study.scenario.forEach((_, point) =>
    points[place.get(study.municipality[point] ?? "") ?? 0].push(point));
  return points;
})();

/** The points of a municipality in the order of the design. */
export function pointsOf(municipality: number): number[] {
  return byMunicipality[municipality];
}

/** The points of the municipality that is chosen: all where the study is of no region. */
export function shownPoints(): number[] {
  return pointsOf(chosen.municipality);
}

/** A point's number in the design. */
export function numberOf(point: number): number {
  return shownPoints().indexOf(point);
}

export function dimensionName({ title, unit }: Dimension): string {
  return unit ? `${title} (${unitName(unit)})` : title;
}

/** What varies at a point, with its number in the design. */
export function designName(point: number, number: number): string {
  return [String(number), ...dimensions.map(({ title, of }) => `${title}: ${valueText(of[point])}`)]
    .join(" · ");
}

export function bandText(of: Named, { low, high }: Figures): string {
  const [from, to] = [figureText(of, low), figureText(of, high)];
  return from === to ? from : `${from}–${to}`;
}

export const timeNames: string[] = study.times.map((month) => yearEnd(dateOf(month)));

/** What a chart shows: the indicator, its unit, the time and, in a region, of whom. */
export function shownNote(of = isOfRegion ? municipalityName(chosen.municipality) : ""): string {
  const { label, unit } = indicator();
  const time = fill(words.atEndOf, { time: timeNames[chosen.time] });
  return [`${label}, ${unitName(unit)}`, time, of].filter((text) => text !== "").join(" · ");
}
