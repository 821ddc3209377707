import * as Plot from "@observablehq/plot";

import { style, tipStyle } from "../charts/common";
import { figure, type Chart } from "../figure";
import { number, percent, unitName } from "../format";
import { colourOf } from "../palette";
import { sectionOf } from "../sections/section";
import { fill } from "../texts";
import type { Bounds, Sensitivity } from "./data";
import { shareRange } from "./values";
import { words } from "./words";

interface Part {
  indicator: string;
  name: string;
  start: number;
  end: number;
  label: string;
  text: string;
  colour: string;
}

const range = (bounds: Bounds) => shareRange(bounds, 0);

function partsOf(page: Sensitivity): Part[] {
  return page.indicators.flatMap(({ label, variance }) => {
    let start = 0;
    return (variance?.parts ?? []).map(({ name, share, bounds }, i) => {
      const end = start + Math.max(0, share ?? 0);
      const title = words.parts[name] ?? name;
      const part = { indicator: label, name: title, start, end, label: percent(share),
                     text: `${label}\n${title}: ${percent(share)} (${range(bounds)})`,
                     colour: colourOf(i + 1) };
      start = end;
      return part;
    });
  });
}

function plot(parts: Part[], width: number): SVGSVGElement {
  const names = [...new Set(parts.map(({ indicator }) => indicator))];
  const whole = Math.max(1, ...parts.map(({ end }) => end));
  const drawn = Plot.plot({
    width,
    height: 36 + 58 * names.length,
    marginLeft: 4,
    marginRight: 16,
    marginTop: 4,
    marginBottom: 28,
    style,
    x: { domain: [0, whole] },
    y: { axis: null, domain: [0, 1], range: [0, 24] },
    fy: { domain: names, axis: null, padding: 0 },
    marks: [
      Plot.axisX({ ticks: 5, tickSize: 0, label: null, fill: "var(--muted)",
                   tickFormat: (value: number) => percent(value) }),
      Plot.text(names, { fy: (name: string) => name, text: (name: string) => name,
                         frameAnchor: "top-left", dy: 6, fill: "var(--ink)", fontWeight: 600 }),
      Plot.rect(parts, { fy: "indicator", x1: "start", x2: "end", y1: 1.05, y2: 2, fill: "colour",
                         fillOpacity: 0.85, insetRight: 1 }),
      Plot.text(parts.filter(({ start, end }) => (end - start) / whole > 40 / width), {
        fy: "indicator", x: (part: Part) => (part.start + part.end) / 2, y: 1.52, text: "label",
        fill: "var(--ink)", fontWeight: 600, stroke: "var(--surface)", strokeWidth: 3 }),
      Plot.tip(parts, Plot.pointer({ fy: "indicator", x: (part: Part) => (part.start + part.end) / 2,
                                     y: 1.5, title: "text", ...tipStyle })),
    ],
  });
  return drawn as unknown as SVGSVGElement;
}

/** Chance, parameters and alternatives as shares of each indicator's variance. */
export function budgetSection(page: Sensitivity, at: string): HTMLElement | null {
  const parts = partsOf(page);
  if (parts.length === 0) {
    return null;
  }
  const level = Math.round(100 * page.interval);
  const chart: Chart = {
    title: words.budget,
    note: () => `${words.budgetNote} · ${at}`,
    legend: () => Object.values(words.parts).map((label, i) => ({ label, colour: colourOf(i + 1),
                                                                  dash: "" })),
    showLegend: true,
    draw: (width) => plot(parts, width),
    table: () => ({
      head: [words.indicator, ...Object.values(words.parts).flatMap((name) =>
        [name, fill(words.interval, { level })])],
      rows: page.indicators.filter(({ variance }) => variance).map(({ label, unit, variance }) => [
        `${label} (σ ${number(Math.sqrt(variance?.total ?? 0), 2)} ${unitName(unit)})`,
        ...(variance?.parts ?? []).flatMap(({ share, bounds }) => [percent(share, 1),
                                                                   range(bounds)])]),
    }),
  };
  return sectionOf("budget", words.sections.budget, figure(chart));
}
