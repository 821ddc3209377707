import * as Plot from "@observablehq/plot";

import { report, shortTitle } from "../data";
import type { Chart } from "../figure";
import { inUnit, number, unitName } from "../format";
import { colourOf } from "../palette";
import { fill, texts } from "../texts";
import { axisY, style } from "./common";

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

/** A name in lines of at most so many letters. */
function wrapped(name: string, letters: number): string {
  const lines = [""];
  for (const word of name.split(" ")) {
    const line = lines[lines.length - 1];
    if (line.length > 0 && line.length + word.length >= letters) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
  }
  return lines.slice(0, 4).join("\n");
}

export function waterfallChart(whole: Whole, scenario: number, time: () => number,
                               name: () => string): Chart {
  const title = `${texts.waterfall[whole === "list_free" ? "free" : "without"]}: ${shortTitle(
    report.scenarios[scenario],
  )}`;
  const unit = report.indicators[whole].unit;
  return {
    title,
    note: () => `${fill(texts.waterfall.note, { time: name() })}, ${unitName(unit)}`,
    legend: () => [],
    draw: (width) => {
      const rows = steps(whole, scenario, time());
      const letters = Math.floor((width - 60) / rows.length / 6.2);
      return Plot.plot({
        width,
        height: 300,
        marginLeft: 52,
        marginRight: 8,
        marginTop: 24,
        marginBottom: 64,
        style,
        x: { domain: rows.map((row) => row.name), padding: 0.25 },
        y: { nice: true, zero: true },
        marks: [
          ...axisY(() => 0),
          Plot.axisX({ tickSize: 0, label: null, fill: "var(--ink)", lineWidth: 20,
                       tickFormat: (text: string) => wrapped(text, letters) }),
          Plot.barY(rows, { x: "name", y1: "from", y2: "to", fill: "fill", fillOpacity: 0.85 }),
          Plot.ruleY([0], { stroke: "var(--muted)" }),
          Plot.text(rows, { x: "name", y: (row: Step) => Math.max(row.from, row.to), dy: -9,
                            text: stepText, fill: "var(--ink)", fontWeight: 600 }),
        ],
      }) as unknown as SVGSVGElement;
    },
    table: () => ({
      head: ["", unitName(unit)],
      rows: steps(whole, scenario, time()).map((step) => [
        step.name,
        step.isTotal ? inUnit(step.to, unit, 0) : stepText(step),
      ]),
    }),
  };
}
