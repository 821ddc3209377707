import * as Plot from "@observablehq/plot";

import { style, tipStyle } from "../charts/common";
import { drawAll, figure, type Chart } from "../figure";
import { h } from "../dom";
import { sectionOf, select } from "../sections/section";
import { fill } from "../texts";
import { dimensionName, dimensions, figures, indicator, isGrid,
         shownNote, shownPoints } from "./points";
import { axisLabel, figureText, spreadText, valueText } from "./values";
import { words } from "./words";

/** Darkest cell: the text on it still has enough contrast. */
const darkest = 0.5;

const choice = { x: 0, y: 1, held: dimensions.map(() => 0) };

function held(): number[] {
  return dimensions.map((_, d) => d).filter((d) => d !== choice.x && d !== choice.y);
}

function cells() {
  const of = indicator();
  return shownPoints()
    .filter((point) => held().every((d) => dimensions[d].of[point] ===
                                           dimensions[d].values[choice.held[d]]))
    .map((point) => {
      const at = figures(point);
      const [x, y] = [choice.x, choice.y].map((d) => valueText(dimensions[d].of[point]));
      return { x, y, mean: at.mean, short: figureText(of, at.mean),
               text: [`${dimensions[choice.x].title}: ${x}`, `${dimensions[choice.y].title}: ${y}`,
                      `${words.mean}: ${figureText(of, at.mean)} ± ${spreadText(of, at.error)}`]
                 .join("\n") };
    });
}

function plot(width: number): SVGSVGElement {
  const data = cells();
  const means = data.map(({ mean }) => mean).filter((mean): mean is number => mean !== null);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const shade = (mean: number | null) =>
    mean === null ? 0 : high > low ? 0.04 + (darkest - 0.04) * ((mean - low) / (high - low)) : 0.2;
  const [x, y] = [dimensions[choice.x], dimensions[choice.y]];
  const names = { x: x.values.map(valueText), y: y.values.map(valueText) };
  const longest = Math.max(...names.y.map((name) => name.length));
  const marginLeft = Math.min(28 + 7 * longest, 0.35 * width);
  const cell = (width - marginLeft - 10) / names.x.length;
  const hasText = cell > 7.2 * Math.max(...data.map(({ short }) => short.length));
  const every = Math.max(1, Math.ceil((8 * Math.max(...names.x.map((n) => n.length))) / cell));
  const at = { x: "x", y: "y" };
  const drawn = Plot.plot({
    width,
    height: 74 + names.y.length * Math.max(22, Math.min(44, 420 / names.y.length)),
    marginLeft,
    marginRight: 10,
    marginTop: 26,
    marginBottom: 44,
    style,
    x: { type: "band", domain: names.x, padding: 0.03 },
    y: { type: "band", domain: [...names.y].reverse(), padding: 0.04 },
    marks: [
      Plot.axisX({ tickSize: 0, labelAnchor: "center", labelArrow: "none", fill: "var(--muted)",
                   label: axisLabel(dimensionName(x), width),
                   tickFormat: (name: string, i: number) => (i % every === 0 ? name : "") }),
      Plot.axisY({ tickSize: 0, label: axisLabel(dimensionName(y), width), labelAnchor: "top",
                   labelArrow: "none", fill: "var(--muted)" }),
      Plot.cell(data, { ...at, fill: "var(--accent)",
                        fillOpacity: (row: { mean: number | null }) => shade(row.mean) }),
      ...(hasText ? [Plot.text(data, { ...at, text: "short", fill: "var(--ink)" })] : []),
      Plot.tip(data, Plot.pointer({ ...at, title: "text", ...tipStyle })),
    ],
  });
  return drawn as unknown as SVGSVGElement;
}

function controls(): HTMLElement {
  const box = h("div", { class: "controls" });
  const names = dimensions.map(({ title }) => title);
  const choose = (own: "x" | "y", other: "x" | "y") => (d: number) => {
    choice[other] = choice[other] === d ? choice[own] : choice[other];
    choice[own] = d;
    fillBox();
    drawAll();
  };
  const fillBox = () => box.replaceChildren(
    select(words.across, names, choice.x, choose("x", "y")),
    select(words.up, names, choice.y, choose("y", "x")),
    ...held().map((d) => select(fill(words.heldAt, { axis: names[d] }),
                                dimensions[d].values.map(valueText), choice.held[d], (value) => {
                                  choice.held[d] = value;
                                  drawAll();
                                })),
  );
  fillBox();
  return box;
}

/** Every combination of two dimensions of a grid. */
export function heatSection(): HTMLElement | null {
  if (!isGrid || dimensions.length < 2) {
    return null;
  }
  const chart: Chart = {
    title: words.heat,
    note: shownNote,
    controls: [controls()],
    draw: plot,
    table: () => {
      const [x, y] = [dimensions[choice.x], dimensions[choice.y]];
      const data = cells();
      return {
        head: [`${y.title} \\ ${x.title}`, ...x.values.map(valueText)],
        rows: y.values.map(valueText).map((up) => [up, ...x.values.map(valueText).map((across) =>
          data.find((cell) => cell.x === across && cell.y === up)?.short ?? "–")]),
      };
    },
  };
  return sectionOf("heat", words.sections.heat, figure(chart));
}
