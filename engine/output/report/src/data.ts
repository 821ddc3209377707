// The document that engine/output/report_data.cpp writes.

import { page, type Page } from "./page";
import { fill, texts } from "./texts";

export type Series = (number | null)[];

export interface Cell {
  band: string;
  /** Mean difference and its Monte Carlo error, in words. */
  difference?: string;
  /** Mean of the paired difference, and its 5 % and 95 % quantiles. */
  change?: { mean: number | null; lower: number | null; upper: number | null };
  verdict?: string;
  /** How the verdict is coloured; "" where nobody wishes for more or less. */
  judgement?: "" | "undefined" | "same" | "within_error" | "uncertain" | "better" | "worse";
}

export interface Headline {
  id: string;
  label: string;
  unit: string;
  rows: Cell[][]; // [scenario][column]
}

/** What of a value is reckoned with. */
export interface Value {
  number?: number;
  distribution?: string;
  parameters?: Record<string, number | number[] | string>;
}

export interface Assumption {
  key: string;
  label: string;
  value: Value;
  /** The value as people read it; empty where it is one number. */
  words: string;
  unit: string;
  source: string;
}

export interface Scenario {
  id: string;
  title: string;
  description: string;
  run: number;
  base: number | null;
  sha256: string;
  roster: boolean;
  measures: { title: string; date: string }[];
  /** Whether positions, list caps and offices are the nation's ratios, not the municipality's. */
  national_positions: boolean;
  /** The year whose NOK the costs are in; null in results without costs. */
  price_year: number | null;
  /** Cost lines without a price, which are in no sum. */
  not_priced: string[];
  /** Steps that do not run, as indicators name them, and that in words. */
  switched_off: string[];
  switched_off_note: string;
  free_share_below: number | null;
  /** All of a base; of an alternative what differs from its base. */
  assumptions: Assumption[];
}

export interface Decimals {
  decimals: number;  // of a mean
  quantile_decimals: number;
}

export interface Indicator extends Decimals {
  label: string;
  unit: string;
  stock: boolean;
  /** The step that computes it. */
  step: string;
  /** Stocks: quantiles 5, 25, 50, 75 and 95 % by time. Flows: expected number by calendar year. */
  series: { fan?: Series[]; mean?: Series; years?: Series }[];
  differences?: ({ mean: Series } | null)[];
}

/** A cost line or a sum of lines; it is not whole in a scenario that lacks a price. */
export interface CostAmount {
  id: string;
  name: string;
  whole: boolean[]; // [scenario]
}

/** A published figure, and what each scenario answers to it. */
export interface PlanFigure {
  id: string;
  title: string;
  stated: string;
  unit: string;
  month: string;
  /** When the run answers; "" where nothing in it does. */
  at: string;
  source: string;
  note: string;
  answers: { projected: string; verdict: string }[];
}

export interface Profile {
  label: string;
  width: number;
  edges: number[];
  series: { mean: Series; low: Series; high: Series }[][]; // [scenario][bin]
}

export interface Report extends Page {
  initial: string;
  months: number;
  columns: { time: number; name: string }[];
  snapshots: string[];
  notes: {
    band: string;
    comparison: string;
    within_error: string;
    fewer_than_five: string;
    gps: string;
    /** What to read where positions are few; "" where they are not. */
    few_positions: string;
    /** What the year's cost among the main figures leaves out; "" where it is whole. */
    cost: string;
    odds_ratio: string;
  };
  runs: {
    file: string;
    seed: string;
    replicates: number;
    version: string;
    git: string;
    created: string;
  }[];
  scenarios: Scenario[];
  headline: Headline[];
  indicators: Record<string, Indicator>;
  /** Unrounded means of stocks, and of flows summed from the start. [scenario][column] */
  accounts: Record<string, Series[]>;
  profiles: Record<string, Profile>;
  risks: { id: string; label: string; values: Series[] }[];
  figures: PlanFigure[];
  /** By who pays. */
  cost_lines: { lines: CostAmount[]; sum: CostAmount }[];
}

export const report = page as Report;

const [initialYear, initialMonth] = report.initial.split("-").map(Number);

/** Last day of the month at whose end a time stands; time 0 is the initial state. */
export function dateOf(time: number): Date {
  return new Date(Date.UTC(initialYear, initialMonth + time, 0));
}

export const dates: Date[] = Array.from({ length: report.months + 1 }, (_, time) => dateOf(time));

/** Calendar years in which months are simulated. */
export const years: number[] = Array.from(
  { length: dates[report.months].getUTCFullYear() - dates[1].getUTCFullYear() + 1 },
  (_, i) => dates[1].getUTCFullYear() + i,
);

/** Times of the initial state and of each December, and of the last month. */
export const yearEnds: number[] = dates
  .map((date, time) => ({ date, time }))
  .filter(({ date, time }) => time === 0 || date.getUTCMonth() === 11 || time === report.months)
  .map(({ time }) => time);

/** A scenario's title without what the whole report is about. */
export function shortTitle(scenario: Scenario): string {
  const prefix = `${report.subject}: `;
  const title = scenario.title || scenario.id;
  const short = title.startsWith(prefix) ? title.slice(prefix.length) : title;
  return short.charAt(0).toLocaleUpperCase() + short.slice(1);
}

/** "2023-kroner", by the price year of the costs. */
export function priceYears(): string {
  const known = report.scenarios.flatMap(({ price_year: year }) => (year === null ? [] : [year]));
  return fill(texts.costs.priceYear, { year: [...new Set(known)].join("/") });
}
