import * as Plot from "@observablehq/plot";

import { dates, report, shortTitle, yearEnds } from "../data";
import type { Chart } from "../figure";
import { band, inUnit, month, percent, unitName, yearEnd } from "../format";
import { colourOf } from "../palette";
import { fill, texts } from "../texts";
import { axisY, axisYears, style, tipStyle } from "./common";
import { scenarioLegend } from "./legend";

const places = report.indicators.list_capacity;
const persons = report.indicators.list_length_total;

/** Places at which the free share is the rule's limit, when every list takes new persons. */
function needed(scenario: number, time: number): number | null {
  const limit = report.scenarios[scenario].free_share_below;
  const median = persons.series[scenario].fan?.[2][time];
  return limit === null || median === null || median === undefined ? null : median / (1 - limit);
}

function neededName(scenario: number): string {
  const share = percent(report.scenarios[scenario].free_share_below);
  return fill(texts.capacity.needed, { share });
}

function capacityPlot(scenario: number, range: [number, number], width: number): SVGSVGElement {
  const of = (indicator: typeof places) => indicator.series[scenario].fan ?? [];
  const hasRule = report.scenarios[scenario].free_share_below !== null;
  const rows = dates.map((date, time) => ({
    date,
    places: of(places)[2][time],
    placesLow: of(places)[0][time],
    placesHigh: of(places)[4][time],
    persons: of(persons)[2][time],
    low: of(persons)[0][time],
    high: of(persons)[4][time],
    needed: needed(scenario, time),
  }));
  const hover = rows.map((row) => ({
    ...row,
    text: [
      month(row.date),
      `${texts.capacity.places}: ${inUnit(row.places, "places", 0)}`,
      `${texts.capacity.persons}: ${inUnit(row.persons, "persons", 0)}`,
      ...(!hasRule ? [] : [`${neededName(scenario)}: ${inUnit(row.needed, "places", 0)}`]),
    ].join("\n"),
  }));
  const names = [
    { text: `— ${texts.capacity.places}`, fill: colourOf(scenario) },
    { text: `— ${texts.capacity.persons}`, fill: "var(--ink)" },
    ...(hasRule ? [{ text: `- - ${neededName(scenario)}`, fill: "var(--bad)" }] : []),
  ];
  const plot = Plot.plot({
    width,
    height: 290,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 58,
    marginBottom: 26,
    style,
    x: { type: "utc" },
    y: { domain: range, nice: true },
    marks: [
      ...axisY(() => 0),
      ...axisYears(width - 60, report.months / 12),
      Plot.areaY(rows, { x: "date", y1: "low", y2: "high", fill: "var(--muted)",
                         fillOpacity: 0.18 }),
      Plot.areaY(rows, { x: "date", y1: "placesLow", y2: "placesHigh", fill: colourOf(scenario),
                         fillOpacity: 0.14 }),
      Plot.lineY(rows, { x: "date", y: "persons", stroke: "var(--ink)", strokeWidth: 1.5 }),
      Plot.lineY(rows, { x: "date", y: "needed", stroke: "var(--bad)", strokeWidth: 1.6,
                         strokeDasharray: "5 3" }),
      Plot.lineY(rows, { x: "date", y: "places", stroke: colourOf(scenario), strokeWidth: 2.4 }),
      ...names.map(({ text, fill }, i) =>
        Plot.text([text], { frameAnchor: "top-left", dy: 16 * i - 54, fill, fontWeight: 600 })),
      Plot.ruleX(hover, Plot.pointerX({ x: "date", stroke: "var(--muted)" })),
      Plot.tip(hover, Plot.pointerX({ x: "date", y: "places", title: "text", ...tipStyle })),
    ],
  });
  return plot as unknown as SVGSVGElement;
}

/** One chart for each scenario, on the same axis. */
export function capacityCharts(): Chart[] {
  const all = report.scenarios.flatMap((_, i) => [
    ...[places, persons].flatMap((indicator) => [
      ...(indicator.series[i].fan?.[0] ?? []),
      ...(indicator.series[i].fan?.[4] ?? []),
    ]),
    ...dates.map((_, time) => needed(i, time)),
  ]);
  const known = all.filter((value): value is number => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const range: [number, number] = [low - 0.05 * (high - low), high + 0.05 * (high - low)];
  return report.scenarios.map((scenario, i) => ({
    title: shortTitle(scenario),
    note: () => `${unitName("places")}, ${unitName("persons")}`,
    legend: () => scenarioLegend([i]),
    draw: (width) => capacityPlot(i, range, width),
    table: () => ({
      head: [
        texts.time,
        texts.capacity.places,
        texts.capacity.persons,
        ...(scenario.free_share_below === null ? [] : [neededName(i)]),
      ],
      rows: yearEnds.map((time) => {
        const of = (indicator: typeof places) => {
          const fan = indicator.series[i].fan ?? [];
          return band(fan[0][time], fan[2][time], fan[4][time], indicator.unit, 0);
        };
        const limit = needed(i, time);
        return [
          yearEnd(dates[time]),
          of(places),
          of(persons),
          ...(scenario.free_share_below === null ? [] : [inUnit(limit, "places", 0)]),
        ];
      }),
    }),
  }));
}
