import * as Plot from "@observablehq/plot";

import { axisY, style, tickDecimals, tipStyle } from "../charts/common";
import { h } from "../dom";
import { drawAll, figure, type Chart } from "../figure";
import { colourOf, dashOf } from "../palette";
import { sectionOf, select } from "../sections/section";
import { fill } from "../texts";
import { bandText, dimensionName, dimensions, figures, indicator, isGrid,
         numberOf, scenarioName, shownNote, shownPoints, study, type Dimension } from "./points";
import { smooth } from "./smooth";
import { axisLabel, figureText, spreadText, valueText } from "./values";
import { words } from "./words";

interface Row {
  point: number;
  x: number | string;
  series: number;
  facet: string;
  mean: number;
  low: number;
  high: number;
  text: string;
}

/** Values that colours or panels can tell apart. */
const most = { colours: 12, panels: 6 };

/** Axis of the curves, colour and panel, and the values that further dimensions are held at. */
const choice = {
  x: 0,
  colour: dimensions.findIndex(({ values }, d) => d > 0 && values.length <= most.colours),
  held: dimensions.map(() => 0),
};

/** The dimension that panels differ in: the first that is neither x nor colour. */
function panel(): number {
  return dimensions.findIndex(({ values }, d) =>
    d !== choice.x && d !== choice.colour && values.length <= most.panels);
}

/** Dimensions of a grid that no curve shows: held at one value. */
function held(): number[] {
  const shown = [choice.x, choice.colour, panel()];
  return dimensions.map((_, d) => d).filter((d) => !shown.includes(d));
}

function isShown(point: number): boolean {
  return !isGrid || held().every((d) => dimensions[d].of[point] ===
                                        dimensions[d].values[choice.held[d]]);
}

/** What the colours stand for: a dimension of a grid, else the base scenarios. */
function colours(): { names: string[]; of: (point: number) => number } {
  if (isGrid) {
    const dimension: Dimension | undefined = dimensions[choice.colour];
    return dimension
      ? { names: dimension.values.map((value) => `${dimension.title}: ${valueText(value)}`),
          of: (point) => dimension.values.indexOf(dimension.of[point]) }
      : { names: [""], of: () => 0 };
  }
  return { names: study.scenarios.map((_, s) => scenarioName(s)),
           of: (point) => study.scenario[point] };
}

function pointText(point: number): string {
  const of = indicator();
  const at = figures(point);
  return [
    ...dimensions.map((dimension) => `${dimension.title}: ${valueText(dimension.of[point])}`),
    `${words.mean}: ${figureText(of, at.mean)} ± ${spreadText(of, at.error)}`,
    `${words.band}: ${bandText(of, at)}`,
  ].join("\n");
}

function rows(): Row[] {
  const x = dimensions[choice.x];
  const across = panel();
  const { of } = colours();
  return shownPoints().filter(isShown).flatMap((point) => {
    const { mean, low, high } = figures(point);
    const value = isGrid && across >= 0 ? dimensions[across].of[point] : "";
    const facet = value === "" ? "" : `${dimensions[across].title}: ${valueText(value)}`;
    return mean === null ? [] : [{ point, x: x.of[point], series: of(point), facet, mean,
                                   low: low ?? mean, high: high ?? mean, text: pointText(point) }];
  });
}

function marksOfCurves(data: Row[], isNumeric: boolean): Plot.Markish[] {
  const facet = { fy: "facet" };
  const series = [...new Set(data.map((row) => row.series))].sort((a, b) => a - b);
  return series.flatMap((s) => {
    const own = data.filter((row) => row.series === s)
      .sort((a, b) => (isNumeric ? Number(a.x) - Number(b.x) : 0));
    const stroke = { stroke: colourOf(s), strokeWidth: 2, strokeDasharray: dashOf(s) };
    const band = { x: "x", y1: "low", y2: "high", ...facet };
    const dim = series.length > 3 ? 0.07 : 0.14;
    return [
      isNumeric
        ? Plot.areaY(own, { ...band, fill: colourOf(s), fillOpacity: dim })
        : Plot.ruleX(own, { ...band, stroke: colourOf(s), strokeWidth: 6, strokeOpacity: 0.25 }),
      Plot.line(own, { x: "x", y: "mean", ...facet, ...stroke }),
      Plot.dot(own, { x: "x", y: "mean", ...facet, fill: colourOf(s), r: 3.5 }),
    ];
  });
}

function marksOfScatter(data: Row[], isNumeric: boolean): Plot.Markish[] {
  const series = [...new Set(data.map((row) => row.series))].sort((a, b) => a - b);
  return series.flatMap((s) => {
    const own = data.filter((row) => row.series === s);
    const line = isNumeric ? smooth(own.map((row) => [Number(row.x), row.mean])) : [];
    const isMany = own.length > 200;
    return [
      Plot.ruleX(own, { x: "x", y1: "low", y2: "high", stroke: colourOf(s), strokeOpacity: isMany ? 0.1 : 0.25 }),
      Plot.dot(own, { x: "x", y: "mean", fill: colourOf(s), fillOpacity: isMany ? 0.4 : 0.75,
                      r: isMany ? 2 : 3 }),
      Plot.line(line, { x: "0", y: "1", stroke: "var(--surface)", strokeWidth: 6 }),
      Plot.line(line, { x: "0", y: "1", stroke: colourOf(s), strokeWidth: 3,
                        strokeDasharray: dashOf(s) }),
    ];
  });
}

/** Counts and shares start at zero; what varies little around a large value does not. */
function domain(data: Row[]): [number, number] {
  const low = Math.min(...data.map((row) => row.low));
  const high = Math.max(...data.map((row) => row.high));
  const bottom = low < 0.6 * high ? Math.min(0, low) : low - 0.1 * (high - low);
  return [bottom, high > bottom ? high : bottom + 1];
}

/** Names of the panels in the order of their values. */
function panelNames(data: Row[]): string[] {
  const shown = new Set(data.map((row) => row.facet));
  const { title, values } = dimensions[panel()] ?? { title: "", values: [] };
  const names = values.map((value) => `${title}: ${valueText(value)}`);
  return shown.has("") ? [""] : names.filter((name) => shown.has(name));
}

/** A mark at each value where they are few. */
function ticks({ values, isNumeric }: Dimension, width: number): Plot.AxisXOptions {
  const most = width < 500 ? 4 : 8;
  const every = Math.ceil(values.length / most);
  return isNumeric
    ? { ticks: values.length <= most ? (values as number[]) : most - 1 }
    : { ticks: values.filter((_, i) => i % every === 0) as string[] };
}

function plot(width: number): SVGSVGElement | HTMLElement {
  const data = rows();
  if (data.length === 0) {
    return h("p", { class: "note" }, words.noneAbove);
  }
  const x = dimensions[choice.x];
  const isNumeric = x.isNumeric;
  const panels = new Set(data.map((row) => row.facet)).size;
  const hasPanels = panels > 1;
  const drawn = Plot.plot({
    width,
    height: hasPanels ? 30 + 230 * panels : 380,
    marginLeft: 62,
    marginRight: 18,
    marginTop: hasPanels ? 26 : 14,
    marginBottom: 44,
    style,
    x: isNumeric ? { nice: false, inset: 8 } : { type: "point", domain: x.values, padding: 0.3 },
    fy: { axis: null, padding: 0.16, domain: panelNames(data) },
    y: { domain: domain(data), nice: true },
    marks: [
      ...axisY(tickDecimals, indicator().unit === "share"),
      Plot.axisX({ ...ticks(x, width), tickSize: 0, label: axisLabel(dimensionName(x), width),
                   labelAnchor: "center", labelArrow: "none", fill: "var(--muted)",
                   tickFormat: (value: number | string) => valueText(value) }),
      ...(isGrid ? marksOfCurves(data, isNumeric) : marksOfScatter(data, isNumeric)),
      ...(hasPanels
        ? [Plot.text(data, Plot.selectFirst({ fy: "facet", text: "facet", frameAnchor: "top-left",
                                              dy: -16, fill: "var(--ink)", fontWeight: 600 }))]
        : []),
      Plot.tip(data, Plot.pointer({ x: "x", y: "mean", ...(isGrid ? { fy: "facet" } : {}),
                                    title: "text", ...tipStyle })),
    ],
  });
  return drawn as unknown as SVGSVGElement;
}

function legendEntries() {
  const { names } = colours();
  return names.length < 2 ? [] : names.map((label, i) => ({ label, colour: colourOf(i),
                                                            dash: dashOf(i) }));
}

/** Selects for x, colour and held values; rebuilt when a choice changes which there are. */
function controls(): HTMLElement {
  const box = h("div", { class: "controls" });
  const fillBox = () => {
    const others = dimensions.map((_, d) => d).filter((d) => d !== choice.x);
    box.replaceChildren(
      select(words.x, dimensions.map((dimension) => dimension.title), choice.x, (x) => {
        choice.colour = choice.colour === x ? choice.x : choice.colour;
        choice.x = x;
        changed();
      }),
      ...(isGrid && others.length > 1
        ? [select(words.colour, others.map((d) => dimensions[d].title),
                  others.indexOf(choice.colour), (i) => {
                    choice.colour = others[i];
                    changed();
                  })]
        : []),
      ...(isGrid ? held().map((d) =>
        select(fill(words.heldAt, { axis: dimensions[d].title }),
               dimensions[d].values.map(valueText), choice.held[d], (value) => {
                 choice.held[d] = value;
                 drawAll();
               })) : []),
    );
  };
  const changed = () => {
    fillBox();
    drawAll();
  };
  fillBox();
  return box;
}

export function curvesSection(): HTMLElement | null {
  if (dimensions.length === 0) {
    return null;
  }
  const chart: Chart = {
    title: words.curve,
    note: () => `${shownNote()} · ${isGrid ? words.bandNote : words.scatterNote}`,
    legend: legendEntries,
    showLegend: true,
    controls: [controls()],
    draw: plot,
    table: () => {
      const of = indicator();
      return {
        head: [words.point, ...dimensions.map(dimensionName), words.mean, words.error, words.band],
        rows: rows().map(({ point }) => {
          const at = figures(point);
          return [String(numberOf(point)), ...dimensions.map((dimension) => valueText(dimension.of[point])),
                  figureText(of, at.mean), spreadText(of, at.error), bandText(of, at)];
        }),
      };
    },
  };
  return sectionOf("curves", words.sections.curves, figure(chart));
}
