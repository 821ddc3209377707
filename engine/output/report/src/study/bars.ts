import * as Plot from "@observablehq/plot";

import { style, tipStyle } from "../charts/common";
import { shortened } from "./values";

export interface Bar {
  name: string;
  /** What tells bars of the same name apart; decides the colour. */
  series?: string;
  value: number;
  low: number | null;
  high: number | null;
  text: string;
}

export interface BarOptions {
  /** Series with their colours, in order. */
  colours: Record<string, string>;
  tick: (value: number) => string;
}

/** Lying bars with intervals, in the order given; several series side by side. */
export function intervalBars(bars: Bar[], width: number, { colours, tick }: BarOptions):
    SVGSVGElement {
  const names = [...new Set(bars.map((bar) => bar.name))];
  const series = Object.keys(colours);
  const longest = Math.max(...names.map((name) => name.length));
  // Names stand beside the bars, and above them where there is little room.
  const isNarrow = width < 560;
  const above = isNarrow ? 20 : 0;
  const row = above + 15 * series.length + 10;
  const marginLeft = isNarrow ? 8 : Math.min(18 + 6.6 * longest, 0.45 * width);
  const letters = Math.floor(((isNarrow ? width : marginLeft) - 18) / 6.4);
  const known = bars.map((bar) => ({ ...bar, series: bar.series ?? series[0],
                                     low: bar.low ?? bar.value, high: bar.high ?? bar.value }));
  const drawn = Plot.plot({
    width,
    height: 36 + names.length * row,
    marginLeft,
    marginRight: 16,
    marginTop: 6,
    marginBottom: 30,
    style,
    x: { nice: true, zero: true },
    y: { axis: null, domain: series, range: [above, row], paddingInner: 0.12,
         paddingOuter: 0.05 + 0.15 * series.length },
    fy: { domain: names, padding: 0, axis: null },
    marks: [
      Plot.gridX({ stroke: "var(--grid)", strokeOpacity: 1 }),
      Plot.axisX({ ticks: isNarrow ? 3 : 6, tickSize: 0, label: null, fill: "var(--muted)",
                   tickFormat: tick }),
      isNarrow
        ? Plot.text(names, { fy: (name: string) => name, text: (name: string) =>
            shortened(name, letters), frameAnchor: "top-left", dy: 7, fill: "var(--ink)" })
        : Plot.axisFy({ anchor: "left", label: null, fill: "var(--ink)",
                        tickFormat: (name: string) => shortened(name, letters) }),
      Plot.barX(known, { fy: "name", y: "series", x: "value", fillOpacity: 0.8,
                         fill: (bar: { series: string }) => colours[bar.series] }),
      Plot.ruleY(known, { fy: "name", y: "series", x1: "low", x2: "high", stroke: "var(--ink)",
                          strokeWidth: 1.5 }),
      Plot.ruleX([0], { stroke: "var(--muted)" }),
      Plot.tip(known, Plot.pointerY({ fy: "name", y: "series", x: "value", title: "text",
                                      ...tipStyle })),
    ],
  });
  return drawn as unknown as SVGSVGElement;
}
