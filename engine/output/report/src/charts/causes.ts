// What a change consists of, as causes: exact identities of recorded means, so that the parts add
// up to the change. What the records cannot tell apart is a part of its own.

import { dateOf, report, shortTitle, type Assumption } from "../data";
import type { Chart } from "../figure";
import { number, percent, unitName } from "../format";
import { colourOf } from "../palette";
import { fill, texts } from "../texts";
import { axisStart, waterfallPlot, waterfallRows, type Account, type Part } from "./waterfall";

export const wholes = ["gps", "free", "demand"] as const;
export type Whole = (typeof wholes)[number];

/** A scenario at one of the report's columns. */
export interface Place {
  scenario: number;
  column: number;
}

const units: Record<Whole, string> = { gps: "doctors", free: "places",
                                       demand: "consultations per month" };
const decimals: Record<Whole, number> = { gps: 1, free: 0, demand: 0 };

function value(id: string, { scenario, column }: Place): number {
  return report.accounts[id][scenario][column] ?? 0;
}

/** Doctors: those there were, less who left, and who started. */
function partsOfGps(from: Place, to: Place): Part[] {
  const names = texts.causes.parts;
  const change = (id: string) => value(id, to) - value(id, from);
  const retirements = change("gp_retirements");
  return [
    { name: names.retirements, change: -retirements },
    { name: names.other_exits, change: retirements - change("gp_exits") },
    { name: names.recruits, change: change("gp_recruits") },
    { name: names.other,
      change: change("gps_regular") + change("gp_exits") - change("gp_recruits") },
  ];
}

/** Free places: places by cap and by number of positions, and who takes them up. */
function partsOfFree(from: Place, to: Place): Part[] {
  const names = texts.causes.parts;
  const change = (id: string) => value(id, to) - value(id, from);
  const cap = (at: Place) => value("list_capacity", at) / Math.max(1e-9, value("positions", at));
  const listed = change("list_length_total");
  const inhabitants = change("population");
  const nonResidents = change("non_residents_on_lists");
  return [
    { name: names.caps, change: value("positions", from) * (cap(to) - cap(from)) },
    { name: names.positions, change: change("positions") * cap(to) },
    { name: names.inhabitants, change: -inhabitants },
    { name: names.not_here, change: inhabitants - (listed - nonResidents) },
    { name: names.non_residents, change: -nonResidents },
    { name: names.not_open, change: change("list_free") - change("list_capacity") + listed },
  ];
}

function trendOf(scenario: number): Assumption | undefined {
  const { assumptions, base } = report.scenarios[scenario];
  const own = assumptions.find(({ key }) => key === "workload.trend");
  return own ?? (base === null ? undefined : trendOf(base));
}

/** Years that the trend has grown since the start. */
function yearsTo({ column }: Place): number {
  return dateOf(report.columns[column].time).getUTCFullYear() - dateOf(0).getUTCFullYear();
}

/** Expected growth by the stated trend since the start; nothing where its form is another. */
function trendFactor(at: Place): number | null {
  const stated = trendOf(at.scenario)?.value;
  const years = yearsTo(at);
  const { mean, sd } = stated?.parameters ?? {};
  if (stated?.number !== undefined) {
    return (1 + stated.number) ** years;
  }
  if (stated?.distribution !== "normal" || typeof mean !== "number" || typeof sd !== "number") {
    return null;
  }
  // The mean of a power of a normal variable with mean 1 + mean: E(n) = m E(n-1) + (n-1) sd² E(n-2).
  const moments = [1, 1 + mean];
  for (let n = 2; n <= years; ++n) {
    moments.push((1 + mean) * moments[n - 1] + (n - 1) * sd * sd * moments[n - 2]);
  }
  return moments[years];
}

/** Consultations: how many inhabitants, the stated trend, and the rest, most of which is ageing. */
function partsOfDemand(from: Place, to: Place): Part[] {
  const names = texts.causes.parts;
  const each = (at: Place) => value("consultations_demand", at) / value("population", at);
  const persons = value("population", to);
  const factors = [trendFactor(from), trendFactor(to)];
  const growth = factors[0] && factors[1] ? factors[1] / factors[0] : null;
  return [
    { name: names.number, change: (persons - value("population", from)) * each(from) },
    ...(growth === null ? [] : [{ name: names.trend, change: persons * each(from) * (growth - 1) }]),
    { name: growth === null ? names.ageing_and_trend : names.ageing,
      change: persons * (each(to) - each(from) * (growth ?? 1)) },
  ];
}

const identities = {
  gps: { id: "gps_regular", parts: partsOfGps, wish: "higher" },
  free: { id: "list_free", parts: partsOfFree, wish: "higher" },
  demand: { id: "consultations_demand", parts: partsOfDemand, wish: "neither" },
} as const;

/** The account of a change from one place to another; parts that are nought are left out. */
export function accountOf(whole: Whole, from: Place, to: Place): Account {
  const { id, parts, wish } = identities[whole];
  const isInTime = from.scenario === to.scenario;
  const nameOf = (at: Place) => isInTime ? report.columns[at.column].name
                                         : shortTitle(report.scenarios[at.scenario]);
  const least = 1e-9 * Math.max(1, Math.abs(value(id, from)));
  return {
    start: { name: nameOf(from), change: value(id, from), fill: colourOf(from.scenario) },
    parts: parts(from, to).filter(({ change }) => Math.abs(change) > least),
    end: { name: nameOf(to), fill: colourOf(to.scenario) },
    wish,
  };
}

/** What stands beside the account: positions, or what each doctor is asked for. */
function besides(whole: Whole, from: Place, to: Place): string {
  const pair = (of: (at: Place) => number, digits: number) =>
    ({ from: number(of(from), digits), to: number(of(to), digits) });
  if (whole === "gps") {
    const all = pair((at) => value("positions", at), 1);
    const without = pair((at) => value("positions_without_gp", at), 1);
    return fill(texts.causes.positionsNote, { ...all, from_without: without.from,
                                              to_without: without.to });
  }
  return whole === "free" ? texts.causes.freeNote
    : fill(texts.causes.demandNote, pair((at) =>
        value("consultations_demand", at) / Math.max(1e-9, value("gps", at)), 0)) +
      (from.column === to.column ? "" : trendNote(to));
}

/** How uncertain the trend is, and by how much chance in its draws moves "ageing and other". */
function trendNote(to: Place): string {
  const stated = trendOf(to.scenario)?.value;
  const { mean, sd } = stated?.parameters ?? {};
  if (stated?.distribution !== "normal" || typeof mean !== "number" || typeof sd !== "number") {
    return "";
  }
  const replicates = report.runs[report.scenarios[to.scenario].run].replicates;
  const error = (value("consultations_demand", to) * yearsTo(to) * sd) / Math.sqrt(replicates);
  return ` ${fill(texts.causes.trendNote, { mean: percent(mean, 1), sd: number(100 * sd, 1),
                                            error: number(error) })}`;
}

/** One chart of the whole that is chosen, and of the change. */
export function causesChart(chosen: () => { whole: Whole; from: Place; to: Place },
                            controls: HTMLElement[]): Chart {
  const account = () => {
    const { whole, from, to } = chosen();
    return accountOf(whole, from, to);
  };
  return {
    title: texts.causes.title,
    controls,
    note: () => {
      const { whole, from, to } = chosen();
      const notes = [fill(texts.causes.note, { whole: texts.causes.wholes[whole],
                                               unit: unitName(units[whole]) }),
                     besides(whole, from, to)];
      return [...notes, axisStart(account()) > 0 ? texts.causes.axisNote : ""].join(" ");
    },
    draw: (width) => waterfallPlot(account(), width, decimals[chosen().whole]),
    table: () => {
      const { whole } = chosen();
      return { head: [texts.causes.wholes[whole], unitName(units[whole])],
               rows: waterfallRows(account(), decimals[whole] + 1) };
    },
  };
}
