import * as Plot from "@observablehq/plot";

import { dates, priceYears, report, shortTitle, yearEnds, type Indicator } from "../data";
import type { Chart } from "../figure";
import { band, isHidden, moneyOf, month, smallCount, unitName, yearEnd,
         type Money } from "../format";
import { colourOf, dashOf } from "../palette";
import { state } from "../state";
import { computing, notComputed } from "../switched_off";
import { texts } from "../texts";
import { axisY, axisYears, style, tickDecimals, tipStyle } from "./common";
import { sameNote, unchanged } from "./flat";
import { scenarioLegend } from "./legend";

interface Point {
  date: Date;
  q05: number;
  q25: number;
  q50: number;
  q75: number;
  q95: number;
}

function points(indicator: Indicator, scenario: number): Point[] {
  const fan = indicator.series[scenario].fan ?? [];
  const { unit } = indicator;
  return dates.map((date, time) => {
    const [q05, q25, q50, q75, q95] = fan.map((quantile) => quantile[time] ?? NaN);
    // Small counts of persons are hidden: the line has a gap, and bands end at the least count
    // that is told.
    const end = (value: number) => (isHidden(value, unit) ? smallCount : value);
    const band = (low: number, high: number) =>
      isHidden(high, unit) ? [NaN, NaN] : [end(low), high];
    const [[a, d], [b, c]] = [band(q05, q95), band(q25, q75)];
    return { date, q05: a, q25: b, q50: isHidden(q50, unit) ? NaN : q50, q75: c, q95: d };
  });
}

function hasHidden(indicator: Indicator, scenarios: number[]): boolean {
  return scenarios.some((i) => (indicator.series[i].fan ?? []).some((quantile) =>
    quantile.some((value) => isHidden(value, indicator.unit))));
}

/** Small numbers and shares start at zero; what varies little around a large value does not. */
function domain(all: Point[], unit: string): [number, number] {
  const known = (values: number[]) => values.filter((value) => !Number.isNaN(value));
  const low = Math.min(...known(all.map((point) => point.q05)));
  const high = Math.max(...known(all.map((point) => point.q95)));
  const few = 30;
  const isCount = high <= few && unit !== "odds ratio";
  const bottom = low < 0.6 * high || isCount ? Math.min(0, low) : low - 0.3 * (high - low);
  return [bottom, high > bottom ? high : bottom + 1];
}

function isSame(indicator: Indicator, a: number, b: number): boolean {
  return JSON.stringify(indicator.series[a].fan) === JSON.stringify(indicator.series[b].fan);
}

function tip(indicator: Indicator, scenarios: number[]) {
  const decimals = indicator.quantile_decimals;
  const top = indicator.series[scenarios[0]].fan?.[2] ?? [];
  const rows = dates.map((date, time) => {
    const lines = scenarios.map((i) => {
      const fan = indicator.series[i].fan ?? [];
      const text = band(fan[0][time], fan[2][time], fan[4][time], indicator.unit, decimals);
      return `${shortTitle(report.scenarios[i])}: ${text}`;
    });
    return { date, y: top[time], text: [month(date), ...lines].join("\n") };
  });
  return rows.filter((row) => row.y !== null);
}

function isMoney({ unit }: Indicator): boolean {
  return unit.startsWith("NOK");
}

function moneyIn(indicator: Indicator): Money {
  const all = indicator.series.flatMap(({ fan = [] }) => fan.flat());
  return moneyOf(Math.max(...all.map((value) => Math.abs(value ?? 0))));
}

function fanPlot(indicator: Indicator, scenarios: number[], width: number, height: number):
    SVGSVGElement {
  const by = isMoney(indicator) ? moneyIn(indicator).by : 1;
  const data = scenarios.map((i) => ({ i, rows: points(indicator, i) }));
  const marks: Plot.Markish[] = [
    ...axisY(tickDecimals, indicator.unit === "share", by),
    ...axisYears(width - 60, report.months / 12),
  ];
  // Scenarios that agree are drawn over each other once: five equal bands would look certain.
  const distinct = data.filter(({ i }, place) =>
    data.slice(0, place).every((other) => !isSame(indicator, i, other.i)));
  const dim = distinct.length > 2 ? 0.6 : 1;
  for (const { i, rows } of distinct) {
    const fill = colourOf(i);
    if (state.bands !== "none") {
      const y = { x: "date", y1: "q05", y2: "q95" };
      marks.push(Plot.areaY(rows, { ...y, fill, fillOpacity: 0.14 * dim }));
    }
    if (state.bands === "both") {
      const y = { x: "date", y1: "q25", y2: "q75" };
      marks.push(Plot.areaY(rows, { ...y, fill, fillOpacity: 0.2 * dim }));
    }
  }
  for (const { i, rows } of distinct.reverse()) {
    const stroke = { stroke: colourOf(i), strokeWidth: 2, strokeDasharray: dashOf(i) };
    marks.push(Plot.lineY(rows, { x: "date", y: "q50", ...stroke }));
  }
  const hover = tip(indicator, scenarios);
  marks.push(
    Plot.ruleX(hover, Plot.pointerX({ x: "date", stroke: "var(--muted)", strokeWidth: 1 })),
    Plot.tip(hover, Plot.pointerX({ x: "date", y: "y", title: "text", ...tipStyle })),
  );
  const plot = Plot.plot({
    width,
    height,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 12,
    marginBottom: 26,
    style,
    x: { type: "utc" },
    y: { domain: domain(data.flatMap(({ rows }) => rows), indicator.unit), nice: true },
    marks,
  });
  return plot as unknown as SVGSVGElement;
}

/** What is 1 or 0 in a replicate has no band: its mean is a probability. */
function withProbability(indicator: Indicator): Indicator {
  const series = indicator.series.map(({ mean = [] }) => ({ fan: Array(5).fill(mean), mean }));
  return { ...indicator, series, decimals: 0, quantile_decimals: 0 };
}

/** Quantiles 5, 25, 50, 75 and 95 % of an indicator by month. */
export function fanChart(id: string, height: number): Chart {
  const isEvent = id === "capacity_rule_met";
  const indicator = isEvent ? withProbability(report.indicators[id]) : report.indicators[id];
  const decimals = indicator.quantile_decimals;
  const percent = isEvent ? texts.probability : texts.percent;
  return {
    title: indicator.label,
    note: () => {
      const unit = indicator.unit === "share" ? percent
        : isMoney(indicator) ? `${moneyIn(indicator).name}, ${priceYears()}`
        : unitName(indicator.unit);
      const same = sameNote(state.scenarios, (i) => indicator.series[i].fan);
      const hidden = hasHidden(indicator, state.scenarios) ? ` · ${texts.hiddenNote}` : "";
      const isFlat = isEvent || unchanged(indicator, state.scenarios);
      return isFlat ? `${unit}${same}` : `${unit} · ${texts.bandNotes[state.bands]}${same}${hidden}`;
    },
    legend: () => scenarioLegend(),
    draw: (width) => notComputed(id) ?? unchanged(indicator, state.scenarios) ??
      fanPlot(indicator, computing(id), width, height),
    table: () => ({
      head: [texts.time, ...report.scenarios.map(shortTitle)],
      rows: yearEnds.map((time) => [
        yearEnd(dates[time]),
        ...report.scenarios.map((_, i) => {
          const fan = indicator.series[i].fan ?? [];
          return band(fan[0][time], fan[2][time], fan[4][time], indicator.unit, decimals);
        }),
      ]),
    }),
  };
}
