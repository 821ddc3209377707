import * as Plot from "@observablehq/plot";

import { report, shortTitle } from "../data";
import { number } from "../format";
import { colourOf } from "../palette";
import { state } from "../state";
import { axisY, style, tickDecimals, tipStyle, titleStyle } from "./common";

export interface Group {
  name: string;
  values: (number | null)[]; // by scenario
  start?: (number | null)[]; // marked on the bars
  band?: [number | null, number | null][]; // a thin line over each bar
}

export interface BarOptions {
  height: number;
  format?: (value: number | null) => string;
  /** Title under the groups. */
  title?: string;
  /** What one on the axis stands for. */
  by?: number;
}

/** Bars by group, one for each scenario that is shown. */
export function groupedBars(groups: Group[], width: number, options: BarOptions): SVGSVGElement {
  const { height, title, by = 1, format = (value) => number(value, 1) } = options;
  const rows = groups.flatMap(({ name, values, start, band }) =>
    state.scenarios.map((i) => ({
      name,
      scenario: String(i),
      value: values[i],
      start: start?.[i] ?? null,
      low: band?.[i][0] ?? NaN,
      high: band?.[i][1] ?? NaN,
      fill: colourOf(i),
      text: `${name}\n${shortTitle(report.scenarios[i])}: ${format(values[i])}`,
    })),
  );
  const marked = rows.filter((row) => row.start !== null);
  const label = 10 + 6.4 * Math.max(...groups.map(({ name }) => name.length));
  const every = Math.ceil(groups.length / ((width - 52) / label));
  const plot = Plot.plot({
    width,
    height,
    marginLeft: 44,
    marginRight: 8,
    marginTop: 12,
    marginBottom: title ? 46 : 30,
    style,
    x: { axis: null, domain: state.scenarios.map(String), paddingOuter: 0.1, paddingInner: 0.05 },
    fx: { axis: null, label: null, domain: groups.map(({ name }) => name), padding: 0.2 },
    y: { zero: true, nice: true },
    marks: [
      ...axisY(tickDecimals, false, by),
      Plot.axisFx({
        anchor: "bottom",
        tickFormat: (name: string, i: number) => (i % every === 0 ? name : ""),
        label: title ?? null,
        labelOffset: 40,
        ...titleStyle,
        fill: "var(--muted)",
      }),
      Plot.barY(rows, { fx: "name", x: "scenario", y: "value", fill: "fill", fillOpacity: 0.85 }),
      Plot.tickY(marked, { fx: "name", x: "scenario", y: "start", stroke: "var(--ink)",
                           strokeWidth: 2 }),
      Plot.ruleX(rows, { fx: "name", x: "scenario", y1: "low", y2: "high", stroke: "var(--ink)" }),
      Plot.ruleY([0], { stroke: "var(--muted)" }),
      Plot.tip(rows, Plot.pointer({ fx: "name", x: "scenario", y: "value", title: "text", ...tipStyle })),
    ],
  });
  return plot as unknown as SVGSVGElement;
}
