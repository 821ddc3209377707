import * as Plot from "@observablehq/plot";

import { axisY, style, tickDecimals, tipStyle } from "../charts/common";
import { h } from "../dom";
import { figure, type Chart } from "../figure";
import { number, percent, unitName } from "../format";
import { contents, show } from "../frame";
import { sectionOf } from "../sections/section";
import { texts } from "../texts";
import { heading, runSection } from "./about";
import { found, type Goal, type GoalPoint, type Setting } from "./data";
import { axisLabel, shareRange, valueText } from "./values";
import { words } from "./words";

const page = found as Goal;
const looked = () => page.points.filter((point) => point.replicates > 0);
const colours: Record<string, string> = {
  met: "var(--good)", close: "var(--c5)", undecided: "var(--muted)", not_met: "var(--bad)",
};

function settingValue(value: Setting[number]): string {
  return value === null ? words.none : valueText(value);
}

function leverNames(): string {
  return page.levers.map(({ title }) => title).join(" · ");
}

function settingText(values: Setting): string {
  return values.map(settingValue).join(" · ");
}

const share = (value: number | null | undefined) => percent(value, 1);

function boundsText({ bounds }: GoalPoint): string {
  return bounds ? shareRange(bounds) : "–";
}

function isAnswer({ values }: GoalPoint): boolean {
  return page.answer !== null && JSON.stringify(values) === JSON.stringify(page.answer);
}

function pointText(point: GoalPoint): string {
  return [
    ...page.levers.map(({ title }, i) => `${title}: ${settingValue(point.values[i])}`),
    `${words.probability}: ${share(point.probability)} (${boundsText(point)})`,
    words.verdicts[point.verdict ?? ""] ?? "",
    ...(page.objective
      ? [`${page.objective.title}: ${number(point.objective, 1)}`,
         words.standings[point.standing ?? ""] ?? ""]
      : []),
  ].filter(Boolean).join("\n");
}

function goalSection(): HTMLElement {
  return h("section", { id: "goal", "aria-label": words.sections.goal.title },
           h("blockquote", { class: "answer" }, page.answer_words),
           h("p", {}, page.check_words),
           h("h2", { class: "minor" }, page.goal),
           h("ul", { class: "plain" }, ...page.conditions.map((text) => h("li", {}, text))));
}

/** Values of a single lever that are all numbers; others stand side by side as names. */
function numericValues(): number[] | null {
  const values = looked().map((point) => point.values[0]);
  const isNumeric = page.levers.length === 1 && values.every((value) => typeof value === "number");
  return isNumeric ? (values as number[]) : null;
}

/** Ticks at the values where they are few and far enough apart. */
function numericTicks(values: number[], width: number): number[] | number {
  const sorted = [...values].sort((a, b) => a - b);
  const gap = Math.min(...sorted.slice(1).map((value, i) => value - sorted[i]));
  const range = sorted[sorted.length - 1] - sorted[0];
  return (gap / range) * (width - 90) > 22 ? sorted : 8;
}

/** Probability with bounds of each setting: at its value, or in the order of the levers. */
function candidatesPlot(width: number): SVGSVGElement {
  const numeric = numericValues();
  const rows = looked().map((point) => ({
    name: settingText(point.values), probability: point.probability ?? 0,
    x: numeric ? Number(point.values[0]) : settingText(point.values),
    low: point.bounds?.[0] ?? 0, high: point.bounds?.[1] ?? 1, text: pointText(point),
    colour: colours[point.verdict ?? "undecided"], r: isAnswer(point) ? 7 : 4,
  }));
  const names = rows.map(({ name }) => name);
  const letters = Math.max(...names.map((name) => name.length));
  const every = Math.max(1, Math.ceil((7.5 * letters * names.length) / (width - 70)));
  const drawn = Plot.plot({
    width,
    height: 340,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 14,
    marginBottom: 46,
    style,
    x: numeric ? { inset: 18 } : { type: "point", domain: names, padding: 0.5 },
    y: { domain: [0, 1] },
    marks: [
      ...axisY(tickDecimals, true),
      Plot.axisX({ tickSize: 0, label: axisLabel(leverNames(), width),
                   labelAnchor: "center", labelArrow: "none", fill: "var(--muted)",
                   ...(numeric
                     ? { ticks: numericTicks(numeric, width), tickFormat: valueText }
                     : { tickFormat: (name: string, i: number) => (i % every === 0 ? name : "") }) }),
      Plot.ruleY([page.probability], { stroke: "var(--ink)", strokeDasharray: "5 4" }),
      Plot.ruleX(rows, { x: "x", y1: "low", y2: "high", stroke: "colour", strokeWidth: 2 }),
      Plot.dot(rows, { x: "x", y: "probability", fill: "colour", r: "r" }),
      Plot.tip(rows, Plot.pointer({ x: "x", y: "probability", title: "text", ...tipStyle })),
    ],
  });
  return drawn as unknown as SVGSVGElement;
}

function candidatesSection(): HTMLElement {
  const head = [...page.levers.map(({ title, unit }) =>
                  unit ? `${title} (${unitName(unit)})` : title),
                words.probability, words.bounds, texts.run.replicates, words.verdict,
                ...(page.objective ? [page.objective.title, words.tradeOff] : [])];
  const rows = looked().map((point) => [
    ...point.values.map(settingValue), share(point.probability), boundsText(point),
    number(point.replicates),
    words.verdicts[point.verdict ?? ""] ?? "",
    ...(page.objective
      ? [number(point.objective, 1), words.standings[point.standing ?? ""] ?? ""] : [])]);
  const chart: Chart = {
    title: words.candidates,
    note: () => words.candidateNote,
    legend: () => Object.entries(colours).filter(([verdict]) =>
      looked().some((point) => point.verdict === verdict)).map(([verdict, colour]) => ({
      label: words.verdicts[verdict], colour, dash: "" })),
    showLegend: true,
    draw: candidatesPlot,
    table: () => ({ head, rows }),
  };
  return sectionOf("candidates", words.sections.candidates, figure(chart),
                   h("p", { class: "note" }, page.method_words));
}

function paretoPlot(width: number): SVGSVGElement {
  const rows = looked().map((point) => ({
    cost: point.objective ?? 0, risk: 1 - (point.probability ?? 0),
    low: 1 - (point.bounds?.[1] ?? 1), high: 1 - (point.bounds?.[0] ?? 0),
    colour: colours[point.verdict ?? "undecided"], isFront: point.standing === "front",
    text: pointText(point), name: settingText(point.values),
  }));
  const front = rows.filter(({ isFront }) => isFront).sort((a, b) => a.cost - b.cost);
  const unit = page.objective?.unit ? ` (${unitName(page.objective.unit)})` : "";
  const drawn = Plot.plot({
    width,
    height: 360,
    marginLeft: 52,
    marginRight: 40,
    marginTop: 16,
    marginBottom: 46,
    style,
    x: { nice: true, inset: 8 },
    y: { domain: [0, 1] },
    marks: [
      ...axisY(tickDecimals, true),
      Plot.axisX({ ticks: width < 500 ? 4 : 7, tickSize: 0, labelAnchor: "center",
                   label: axisLabel(`${page.objective?.title ?? ""}${unit}`, width),
                   labelArrow: "none", fill: "var(--muted)", tickFormat: (value: number) => valueText(value) }),
      Plot.ruleY([1 - page.probability], { stroke: "var(--ink)", strokeDasharray: "5 4" }),
      Plot.line(front, { x: "cost", y: "risk", stroke: "var(--accent)", strokeWidth: 2,
                         curve: "step-after" }),
      Plot.ruleX(rows, { x: "cost", y1: "low", y2: "high", stroke: "colour", strokeOpacity: 0.5 }),
      Plot.dot(rows, { x: "cost", y: "risk", fill: "colour",
                       r: (row: { isFront: boolean }) => (row.isFront ? 6 : 3.5) }),
      Plot.text(width < 560 ? [] : front, { x: "cost", y: "risk", text: "name", dx: 9, dy: -9,
                         textAnchor: "start", fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 3 }),
      Plot.tip(rows, Plot.pointer({ x: "cost", y: "risk", title: "text", ...tipStyle })),
    ],
  });
  return drawn as unknown as SVGSVGElement;
}

function paretoSection(): HTMLElement | null {
  if (!page.objective) {
    return null;
  }
  const chart: Chart = {
    title: words.pareto,
    note: () => words.paretoNote,
    draw: paretoPlot,
    table: () => ({
      head: [leverNames(), page.objective?.title ?? "",
             words.risk, words.tradeOff],
      rows: looked().sort((a, b) => (a.objective ?? 0) - (b.objective ?? 0)).map((point) => [
        settingText(point.values), number(point.objective, 1), share(1 - (point.probability ?? 0)),
        words.standings[point.standing ?? ""] ?? ""]),
    }),
  };
  return sectionOf("pareto", words.sections.pareto, figure(chart));
}

export function showGoal(): void {
  const pareto = paretoSection();
  const sections = [candidatesSection(), ...(pareto ? [pareto] : [])];
  const run = runSection([words.scenarios, page.scenario]);
  show("answer", heading(goalSection()), contents([...sections, run]), ...sections, run);
}
