import * as Plot from "@observablehq/plot";

import { report, shortTitle } from "../data";
import type { Chart } from "../figure";
import { inUnit, number, unitName } from "../format";
import { colourOf } from "../palette";
import { fill, texts } from "../texts";
import { style } from "./common";

interface Step {
  name: string;
  from: number;
  to: number;
  fill: string;
  isTotal: boolean;
}

function mean(id: string, scenario: number, time: number): number {
  return report.indicators[id].series[scenario].mean?.[time] ?? 0;
}

function difference(id: string, scenario: number, time: number): number {
  return report.indicators[id].differences?.[scenario]?.mean[time] ?? 0;
}

const wishes = { persons_without_gp: "lower", list_free: "higher" } as const;
export type Whole = keyof typeof wishes;

/** Parts of a difference that add up to it, replicate by replicate and so in the mean. */
function parts(whole: Whole, scenario: number, time: number): { name: string; change: number }[] {
  const names = texts.waterfall.parts;
  const change = (id: string) => difference(id, scenario, time);
  if (whole === "persons_without_gp") {
    const nobody = change("persons_on_list_without_doctor");
    return [
      { name: names.no_list, change: change("persons_on_no_list") },
      { name: names.locum, change: change("persons_on_list_without_gp") - nobody },
      { name: names.nobody, change: nobody },
    ];
  }
  const places = change("list_capacity");
  const persons = change("list_length_total");
  return [
    { name: names.places, change: places },
    { name: names.persons, change: -persons },
    { name: names.closed, change: change("list_free") - places + persons },
  ];
}

function steps(whole: Whole, scenario: number, time: number): Step[] {
  const base = report.scenarios[scenario].base ?? 0;
  const start = mean(whole, base, time);
  let level = start;
  const all: Step[] = [
    { name: texts.waterfall.parts.base, from: 0, to: start, fill: colourOf(base), isTotal: true },
  ];
  for (const { name, change } of parts(whole, scenario, time)) {
    const isGood = wishes[whole] === "higher" ? change > 0 : change < 0;
    const fill = isGood ? "var(--good)" : "var(--bad)";
    all.push({ name, from: level, to: level + change, fill, isTotal: false });
    level += change;
  }
  all.push({ name: shortTitle(report.scenarios[scenario]), from: 0, to: level,
             fill: colourOf(scenario), isTotal: true });
  return all;
}

function stepText({ from, to, isTotal }: Step): string {
  if (isTotal) {
    return number(to);
  }
  const change = Math.round(to - from);
  return change > 0 ? `+${number(change)}` : number(change);
}

function waterfallPlot(rows: Step[], width: number): SVGSVGElement {
  const longest = Math.max(...rows.map((row) => row.name.length));
  const marginLeft = Math.min(16 + 7 * longest, 0.42 * width);
  const plot = Plot.plot({
    width,
    height: 34 * rows.length + 34,
    marginLeft,
    marginRight: 52,
    marginTop: 4,
    marginBottom: 26,
    style,
    y: { domain: rows.map((row) => row.name), padding: 0.3 },
    x: { nice: true, zero: true },
    marks: [
      Plot.gridX({ stroke: "var(--grid)", strokeOpacity: 1 }),
      Plot.axisX({ ticks: width < 400 ? 2 : 4, tickSize: 0, label: null, fill: "var(--muted)",
                   tickFormat: (value: number) => number(value) }),
      Plot.axisY({ tickSize: 0, label: null, fill: "var(--ink)",
                   lineWidth: (marginLeft - 14) / 14 }),
      Plot.barX(rows, { y: "name", x1: "from", x2: "to", fill: "fill", fillOpacity: 0.85 }),
      Plot.ruleX([0], { stroke: "var(--muted)" }),
      Plot.text(rows, { y: "name", x: (row: Step) => Math.max(row.from, row.to), dx: 6,
                        textAnchor: "start", text: stepText, fill: "var(--ink)", fontWeight: 600,
                        stroke: "var(--surface)", strokeWidth: 3 }),
    ],
  });
  return plot as unknown as SVGSVGElement;
}

export function waterfallChart(whole: Whole, scenario: number, time: () => number,
                               name: () => string): Chart {
  const title = `${texts.waterfall[whole === "list_free" ? "free" : "without"]}: ${shortTitle(
    report.scenarios[scenario],
  )}`;
  const unit = report.indicators[whole].unit;
  return {
    title,
    note: () => fill(texts.waterfall.note, { time: name(), unit: unitName(unit) }),
    draw: (width) => waterfallPlot(steps(whole, scenario, time()), width),
    table: () => ({
      head: ["", unitName(unit)],
      rows: steps(whole, scenario, time()).map((step) => [
        step.name,
        step.isTotal ? inUnit(step.to, unit, 0) : stepText(step),
      ]),
    }),
  };
}
