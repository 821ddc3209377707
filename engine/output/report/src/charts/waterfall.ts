import * as Plot from "@observablehq/plot";

import { number } from "../format";
import { style } from "./common";

export interface Part {
  name: string;
  change: number;
}

/** A whole before and after, and the parts of the change between them in order. */
export interface Account {
  start: Part & { fill: string };
  parts: Part[];
  end: { name: string; fill: string };
  wish: "higher" | "lower" | "neither";
}

interface Step {
  name: string;
  from: number;
  to: number;
  fill: string;
  isTotal: boolean;
}

function colourOfChange(change: number, wish: Account["wish"]): string {
  return wish === "neither" ? "var(--accent)"
    : (wish === "higher") === (change > 0) ? "var(--good)" : "var(--bad)";
}

function steps({ start, parts, end, wish }: Account): Step[] {
  let level = start.change;
  const all: Step[] = [{ name: start.name, from: 0, to: level, fill: start.fill, isTotal: true }];
  for (const { name, change } of parts) {
    all.push({ name, from: level, to: level + change, fill: colourOfChange(change, wish),
               isTotal: false });
    level += change;
  }
  all.push({ ...end, from: 0, to: level, isTotal: true });
  return all;
}

function stepText({ from, to, isTotal }: Step, decimals: number): string {
  const text = number(isTotal ? to : to - from, decimals);
  const isNought = /^−?[0.,]+$/.test(text);
  return isTotal || isNought ? text.replace(isNought ? "−" : "", "")
                             : to > from ? `+${text}` : text;
}

/** Where the axis starts: at zero, or below the bars where changes to a large whole are small. */
export function axisStart(account: Account): number {
  const levels = steps(account).map(({ to }) => to);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  return low < 0.7 * high || low === high ? Math.min(0, low) : low - 0.3 * (high - low);
}

export function waterfallPlot(account: Account, width: number, decimals: number): SVGSVGElement {
  const low = axisStart(account);
  const rows = steps(account).map((step) => ({
    ...step,
    from: step.isTotal ? Math.max(0, low) : step.from,
    text: stepText(step, decimals),
  }));
  const longest = Math.max(...rows.map((row) => row.name.length));
  const marginLeft = Math.min(16 + 7 * longest, 0.42 * width);
  const lines = Math.ceil((7 * longest) / (marginLeft - 12));
  const plot = Plot.plot({
    width,
    height: (20 + 14 * Math.max(1, lines)) * rows.length + 34,
    marginLeft,
    marginRight: 58,
    marginTop: 4,
    marginBottom: 26,
    style,
    y: { domain: rows.map((row) => row.name), padding: 0.3 },
    x: { nice: low <= 0, domain: [low, Math.max(0, ...rows.map((row) => row.to))] },
    marks: [
      Plot.gridX({ stroke: "var(--grid)", strokeOpacity: 1 }),
      Plot.axisX({ ticks: width < 400 ? 2 : 4, tickSize: 0, label: null, fill: "var(--muted)",
                   tickFormat: (value: number) => number(value) }),
      Plot.axisY({ tickSize: 0, label: null, fill: "var(--ink)",
                   lineWidth: (marginLeft - 14) / 14 }),
      Plot.barX(rows, { y: "name", x1: "from", x2: "to", fill: "fill", fillOpacity: 0.85 }),
      Plot.ruleX([Math.max(0, low)], { stroke: "var(--muted)" }),
      Plot.text(rows, { y: "name", x: (row: Step) => Math.max(row.from, row.to), dx: 6,
                        textAnchor: "start", text: "text", fill: "var(--ink)", fontWeight: 600,
                        stroke: "var(--surface)", strokeWidth: 3 }),
    ],
  });
  return plot as unknown as SVGSVGElement;
}

/** The rows of the table behind: name and number. */
export function waterfallRows(account: Account, decimals: number): string[][] {
  return steps(account).map((step) => [step.name, stepText(step, decimals)]);
}
