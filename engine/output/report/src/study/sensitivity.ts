import * as Plot from "@observablehq/plot";

import { axisY, style, tickDecimals, tipStyle } from "../charts/common";
import { h } from "../dom";
import { drawAll, figure, type Chart } from "../figure";
import { percent, unitName, yearEnd } from "../format";
import { contents, show } from "../frame";
import { colourOf, dashOf } from "../palette";
import { sectionOf, select } from "../sections/section";
import { fill } from "../texts";
import { heading, runSection } from "./about";
import { intervalBars } from "./bars";
import { budgetSection } from "./budget";
import { dateOf, found, type MorrisEffect, type Sensitivity, type SobolFactor } from "./data";
import { shareRange, spreadText, valueText } from "./values";
import { words } from "./words";

const page = found as Sensitivity;
/** Bars of a tornado; the table has all. */
const mostBars = 15;

let chosen = 0;
const level = Math.round(100 * page.interval);
const at = () => fill(words.atEndOf, { time: yearEnd(dateOf(page.at)) });

function indicator() {
  return page.indicators[chosen];
}

function shownNote(): string {
  return `${indicator().label}, ${unitName(indicator().unit)} · ${at()}`;
}

function effects(): MorrisEffect[] {
  return [...(indicator().morris ?? [])].sort((a, b) => (b.mu_star ?? 0) - (a.mu_star ?? 0));
}

/** Those that a tornado shows. */
function largest(): MorrisEffect[] {
  return effects().slice(0, mostBars).filter(({ mu_star }) => (mu_star ?? 0) > 0);
}

function intervalText(bounds: (number | null)[], text: (value: number | null) => string): string {
  return `${text(bounds[0])}–${text(bounds[1])}`;
}

function morrisSection(): HTMLElement | null {
  if (page.indicators.every(({ morris }) => !morris)) {
    return null;
  }
  const text = (value: number | null) => spreadText(indicator(), value);
  const chart: Chart = {
    title: words.tornado,
    note: () => {
      const [all, shown] = [effects().length, largest().length];
      const part = all > shown ? ` · ${fill(words.largestOf, { shown, all })}` : "";
      return `${shownNote()} · ${fill(words.morrisNote, { level })}${part}`;
    },
    draw: (width) => largest().length === 0
      ? h("p", { class: "note" }, words.noneAbove)
      : intervalBars(
      largest().map((effect) => ({
        name: page.parameters[effect.parameter].title,
        value: effect.mu_star ?? 0,
        low: effect.bounds[0],
        high: effect.bounds[1],
        text: [page.parameters[effect.parameter].title, page.parameters[effect.parameter].key,
               `${words.muStar}: ${text(effect.mu_star)} (${intervalText(effect.bounds, text)})`,
               `${words.mu}: ${text(effect.mu)}`, `${words.sigma}: ${text(effect.sigma)}`]
          .join("\n"),
      })),
      width,
      { colours: { all: "var(--c1)" },
        tick: (value) => (indicator().unit === "share" ? text(value) : valueText(value)) },
    ),
    table: () => ({
      head: [words.parameter, words.axisKey, words.muStar, fill(words.interval, { level }),
             words.mu, words.sigma],
      rows: effects().map((effect) => [
        page.parameters[effect.parameter].title, page.parameters[effect.parameter].key,
        text(effect.mu_star), intervalText(effect.bounds, text), text(effect.mu),
        text(effect.sigma)]),
    }),
  };
  return sectionOf("morris", words.sections.morris, figure(chart));
}

function factorName(factor: SobolFactor): string {
  return factor.parameters.length === 1
    ? page.parameters[factor.parameters[0]].title
    : fill(words.others, { count: factor.parameters.length });
}

const share = (value: number | null) => percent(value, 1);

function sobolBars(factors: SobolFactor[], width: number): SVGSVGElement {
  const bars = factors.flatMap((factor) => {
    const name = factorName(factor);
    const one = (series: string, value: number | null, bounds: (number | null)[]) => ({
      name, series, value: value ?? 0, low: bounds[0], high: bounds[1],
      text: `${name}\n${series}: ${share(value)} (${shareRange(bounds)})`,
    });
    return [one(words.firstOrder, factor.first, factor.first_bounds),
            one(words.total, factor.total, factor.total_bounds)];
  });
  return intervalBars(bars, width, {
    colours: { [words.firstOrder]: "var(--c1)", [words.total]: "var(--c2)" },
    tick: (value) => percent(value),
  });
}

/** The total index from a quarter, half and all of the rows. */
function convergencePlot(factors: SobolFactor[], width: number): SVGSVGElement {
  const rows = factors.flatMap((factor, series) => factor.totals.map((total, k) => ({
    rows: words.rows[k] ?? String(k), total, series,
    text: `${factorName(factor)}\n${words.rows[k] ?? k}: ${share(total)}`,
  })));
  const known = rows.filter(({ total }) => total !== null);
  const drawn = Plot.plot({
    width,
    height: 260,
    marginLeft: 52,
    marginRight: 20,
    marginTop: 12,
    marginBottom: 30,
    style,
    x: { type: "point", domain: words.rows, padding: 0.2 },
    y: { nice: true, zero: true },
    marks: [
      ...axisY(tickDecimals, true),
      Plot.axisX({ tickSize: 0, label: null, fill: "var(--muted)" }),
      ...factors.flatMap((_, series) => {
        const own = known.filter((row) => row.series === series);
        return [
          Plot.line(own, { x: "rows", y: "total", stroke: colourOf(series), strokeWidth: 2,
                           strokeDasharray: dashOf(series) }),
          Plot.dot(own, { x: "rows", y: "total", fill: colourOf(series), r: 3.5 }),
        ];
      }),
      Plot.tip(known, Plot.pointer({ x: "rows", y: "total", title: "text", ...tipStyle })),
    ],
  });
  return drawn as unknown as SVGSVGElement;
}

function sobolSection(): HTMLElement | null {
  if (page.indicators.every(({ sobol }) => !sobol)) {
    return null;
  }
  const factors = () => indicator().sobol ?? [];
  const bars: Chart = {
    title: words.indices,
    note: () => `${shownNote()} · ${fill(words.shareNote, { level })}`,
    legend: () => [words.firstOrder, words.total].map((label, i) => ({
      label, colour: colourOf(i + 1), dash: "" })),
    showLegend: true,
    draw: (width) => sobolBars(factors(), width),
    table: () => ({
      head: [words.parameter, words.firstOrder, fill(words.interval, { level }), words.total,
             fill(words.interval, { level })],
      rows: factors().map((factor) => [
        factorName(factor), share(factor.first), shareRange(factor.first_bounds),
        share(factor.total), shareRange(factor.total_bounds)]),
    }),
  };
  const convergence: Chart = {
    title: words.convergence,
    note: () => shownNote(),
    legend: () => factors().map((factor, i) => ({ label: factorName(factor), colour: colourOf(i),
                                                  dash: dashOf(i) })),
    showLegend: true,
    draw: (width) => convergencePlot(factors(), width),
    table: () => ({
      head: [words.parameter, ...words.rows],
      rows: factors().map((factor) => [factorName(factor), ...factor.totals.map(share)]),
    }),
  };
  return sectionOf("sobol", words.sections.sobol, figure(bars), figure(convergence));
}

export function showSensitivity(): void {
  const sections = [budgetSection(page, at()), morrisSection(), sobolSection()].filter(
    (section): section is HTMLElement => section !== null,
  );
  const toolbar = h("div", { class: "toolbar" },
    select(words.indicator, page.indicators.map(({ label }) => label), chosen, (i) => {
      chosen = i;
      drawAll();
    }));
  const run = runSection([words.scenarios, page.scenarios.join(", ")]);
  show("answer", heading(), contents([...sections, run]),
       h("div", { class: "charts" }, toolbar, ...sections,
         h("p", { class: "note" }, page.words)), run);
}
