import * as Plot from "@observablehq/plot";

import { report } from "../data";
import { band, inUnit, isHidden, number, unitName } from "../format";
import { texts } from "../texts";
import { style, tipStyle, titleStyle } from "./common";

const women = report.profiles.population_women;
const men = report.profiles.population_men;

/** "0–4", ..., "100+". */
export const ageGroups: string[] = women.edges.map((edge, i) =>
  i + 1 < women.edges.length ? `${edge}–${edge + women.width - 1}` : `${edge}+`,
);

function rowsOf(scenario: number, snapshot: number) {
  return [
    { profile: men, sign: -1, sex: texts.pyramid.men, fill: "var(--men)" },
    { profile: women, sign: 1, sex: texts.pyramid.women, fill: "var(--women)" },
  ].flatMap(({ profile, sign, sex, fill }) =>
    profile.series[scenario].map((bin, i) => {
      const [mean, low, high] = [bin.mean, bin.low, bin.high].map((series) => series[snapshot]);
      return {
        group: ageGroups[i],
        fill,
        x: sign * (mean ?? 0),
        low: sign * (low ?? 0),
        high: sign * (high ?? 0),
        start: sign * (bin.mean[0] ?? 0),
        text: `${sex} ${ageGroups[i]}: ${band(low, mean, high, "persons", 0)}`,
      };
    }),
  );
}

export function pyramidPlot(scenario: number, snapshot: number, width: number): SVGSVGElement {
  const rows = rowsOf(scenario, snapshot);
  const most = Math.max(
    ...[women, men].flatMap((profile) =>
      profile.series.flatMap((bins) => bins.flatMap((bin) => bin.high.map((value) => value ?? 0))),
    ),
  );
  const plot = Plot.plot({
    width,
    height: 480,
    marginLeft: 52,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 46,
    style,
    x: { domain: [-most, most], nice: true },
    y: { domain: [...ageGroups].reverse(), padding: 0.12 },
    marks: [
      Plot.gridX({ stroke: "var(--grid)", strokeOpacity: 1 }),
      Plot.axisX({
        ticks: width < 500 ? 4 : 8,
        tickFormat: (value: number) => number(Math.abs(value)),
        tickSize: 0,
        label: unitName("persons"),
        labelOffset: 40,
        ...titleStyle,
        fill: "var(--muted)",
      }),
      Plot.axisY({ tickSize: 0, label: null, fill: "var(--muted)" }),
      Plot.barX(rows, { y: "group", x: "x", fill: "fill", fillOpacity: 0.85 }),
      Plot.ruleY(rows, { y: "group", x1: "low", x2: "high", stroke: "var(--ink)",
                         strokeWidth: 1.2 }),
      Plot.barX(rows, { y: "group", x: "start", fill: "none", stroke: "var(--ink)",
                        strokeOpacity: 0.75, strokeDasharray: "3 2", insetTop: -1,
                        insetBottom: -1 }),
      Plot.ruleX([0], { stroke: "var(--surface)" }),
      Plot.text([texts.pyramid.men, texts.pyramid.women], {
        x: (_: string, i: number) => (i === 0 ? -0.5 : 0.5) * most,
        frameAnchor: "top",
        dy: -18,
        fill: "var(--ink)",
        fontWeight: 600,
      }),
      Plot.tip(rows, Plot.pointerY({ y: "group", x: "x", title: "text", ...tipStyle })),
    ],
  });
  return plot as unknown as SVGSVGElement;
}

/** Whether a group is too small to be told at a snapshot. */
export function hasHiddenAges(scenario: number, snapshot: number): boolean {
  return [women, men].some((profile) =>
    profile.series[scenario].some((bin) => isHidden(bin.mean[snapshot], "persons")));
}

/** Women and men by age group at a snapshot, with the start beside them. */
export function pyramidTable(scenario: number, snapshot: number, names: string[]) {
  const cell = (profile: typeof women, bin: number, at: number) =>
    inUnit(profile.series[scenario][bin].mean[at], "persons", 0);
  const { women: w, men: m, age } = texts.pyramid;
  return {
    head: [age, `${w} ${names[0]}`, `${m} ${names[0]}`, `${w} ${names[snapshot]}`,
           `${m} ${names[snapshot]}`],
    rows: ageGroups.map((group, bin) => [
      group,
      cell(women, bin, 0),
      cell(men, bin, 0),
      cell(women, bin, snapshot),
      cell(men, bin, snapshot),
    ]),
  };
}
