import { h, svg, tableOf, type Table } from "./dom";
import { number } from "./format";
import { saveImage, type Kind, type LegendEntry } from "./image";
import { page } from "./page";
import { colourOf, dashOf } from "./palette";
import { fill, texts } from "./texts";

export interface Chart {
  title: string;
  /** Unit or note under the title; asked again with every drawing. */
  note?: () => string;
  draw: (width: number) => SVGSVGElement | HTMLElement;
  table: () => Table;
  /** What a saved picture explains; nothing where the chart explains itself. */
  legend?: () => LegendEntry[];
  /** Whether the legend also stands on the page, under the title. */
  showLegend?: boolean;
  controls?: HTMLElement[];
}

const drawings: (() => void)[] = [];
let pending = 0;

/** Something else that is drawn anew when a choice changes. */
export function onDraw(draw: () => void): void {
  drawings.push(draw);
}

/** Draws again only the figure that a control stands in. */
export function redraw(control: HTMLElement): void {
  control.dispatchEvent(new Event("redraw", { bubbles: true }));
}

/** Draws all charts, a few at a time so that the page stays responsive. */
export function drawAll(): void {
  const generation = ++pending;
  const queue = [...drawings];
  const next = () => {
    if (generation !== pending) {
      return;
    }
    const until = performance.now() + 12;
    while (queue.length > 0 && performance.now() < until) {
      queue.shift()!();
    }
    if (queue.length > 0) {
      setTimeout(next);
    } else {
      document.documentElement.dataset.drawn = String(generation);
    }
  };
  next();
}

/** Widths of charts on an A4 page, so that their text keeps its size there. */
const paper = { small: 310, large: 660 };
let isPrinting = false;

/** Everything at once, as it shall stand on paper. */
function drawForPaper(): void {
  ++pending;
  isPrinting = true;
  drawings.forEach((draw) => draw());
  document
    .querySelectorAll<HTMLDetailsElement>("details.assumption-group:not([open])")
    .forEach((details) => {
      details.open = true;
      opened.push(details);
    });
}

/** What was opened for paper alone. */
const opened: HTMLDetailsElement[] = [];

function drawForScreen(): void {
  isPrinting = false;
  opened.splice(0).forEach((details) => (details.open = false));
  drawAll();
}

export function swatch(scenario: number): SVGElement {
  return swatchOf(colourOf(scenario), dashOf(scenario));
}

function swatchOf(colour: string, dash: string): SVGElement {
  const line = svg("line", {
    x1: 1,
    x2: 27,
    y1: 6,
    y2: 6,
    stroke: colour,
    "stroke-width": 3,
    "stroke-dasharray": dash,
  });
  return svg("svg", { width: 28, height: 12, class: "swatch", "aria-hidden": "true" }, line);
}

function button(label: string, action: () => void, hint?: string): HTMLElement {
  return h("button", { type: "button", class: "quiet", click: action, "aria-label": hint }, label);
}

/** Figures that are drawn when they are unfolded, and on paper stand only then. */
export function foldedFigures(name: string, figures: HTMLElement[], width = ""): HTMLElement {
  const details: HTMLDetailsElement = h(
    "details",
    { class: "figures", toggle: () => details.open && figures.forEach(redraw) },
    h("summary", {}, fill(figures.length === 1 ? texts.showFigure : texts.showFigures,
                          { name, count: figures.length })),
    h("div", { class: figures.length === 1 ? "" : `grid ${width}` }, ...figures),
  );
  return details;
}

/** A chart with its title, its table and buttons that save it as a picture. */
export function figure(chart: Chart, size: "small" | "large" = "large"): HTMLElement {
  const plot = h("div", { class: "plot" });
  const note = h("p", { class: "unit" });
  const legend = h("ul", { class: "names" });
  const table = h("div");
  const details = h(
    "details",
    { toggle: () => fillTable() },
    h("summary", {}, texts.showTable),
    table,
  );
  const fillTable = () => {
    if (details.open) {
      table.replaceChildren(tableOf(chart.table(), chart.title));
    }
  };
  const draw = () => {
    if (plot.closest("details:not([open])")) {
      return;  // drawn when it is unfolded
    }
    const drawn = chart.draw(isPrinting ? paper[size] : Math.max(260, plot.clientWidth));
    if (drawn instanceof SVGSVGElement) {
      drawn.setAttribute("role", "img");
      drawn.setAttribute("aria-label", fill(texts.chartAlt, { title: chart.title }));
    }
    plot.replaceChildren(drawn);
    if (chart.showLegend) {
      legend.replaceChildren(...(chart.legend?.() ?? []).map(({ label, colour, dash }) =>
        h("li", {}, swatchOf(colour, dash), label)));
    }
    note.textContent = chart.note?.() ?? "";
    fillTable();
  };
  const save = (kind: Kind) => {
    const drawn = chart.draw(900);
    if (drawn instanceof SVGSVGElement) {
      const run = page.runs[0];
      saveImage(kind, drawn, {
        title: `${page.subject}: ${chart.title}`,
        note: chart.note?.() ?? "",
        source: fill(run.replicates === null ? texts.sourceSeed : texts.source, {
          version: run.version,
          replicates: number(run.replicates),
          seed: run.seed,
        }),
        legend: chart.legend?.() ?? [],
      });
    }
  };
  drawings.push(draw);
  return h(
    "figure",
    { class: `figure is-${size}`, redraw: draw },
    h("figcaption", {}, h("h4", {}, chart.title), note),
    ...(chart.controls ?? []),
    ...(chart.showLegend ? [legend] : []),
    plot,
    h(
      "div",
      { class: "actions" },
      details,
      h(
        "span",
        { class: "save" },
        button(texts.copy, () => save("copy"), `${texts.copy}: ${chart.title}`),
        button(texts.savePng, () => save("png"), `${texts.savePng}: ${chart.title}`),
        button(texts.saveSvg, () => save("svg"), `${texts.saveSvg}: ${chart.title}`),
      ),
    ),
  );
}

/** A slider over the snapshots. */
export function yearSlider(names: string[], start: number, change: (snapshot: number) => void):
    HTMLElement {
  const output = h("output", {}, names[start]);
  const input = h("input", {
    type: "range",
    min: 0,
    max: names.length - 1,
    value: start,
    "aria-label": texts.year,
    "aria-valuetext": names[start],
  });
  input.addEventListener("input", () => {
    const snapshot = Number(input.value);
    output.textContent = names[snapshot];
    input.setAttribute("aria-valuetext", names[snapshot]);
    change(snapshot);
  });
  return h("label", { class: "slider" }, h("span", {}, texts.year), input, output);
}

let lastWidth = window.innerWidth;
let resizing = 0;
window.addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = window.setTimeout(() => {
    if (window.innerWidth !== lastWidth) {
      lastWidth = window.innerWidth;
      drawAll();
    }
  }, 150);
});
window.addEventListener("beforeprint", drawForPaper);
window.addEventListener("afterprint", drawForScreen);
