import { svg } from "./dom";

export interface LegendEntry {
  label: string;
  colour: string;
  dash: string;
}

export interface ImageTexts {
  title: string;
  note: string;
  source: string;
  legend: LegendEntry[];
}

const font = "Helvetica, Arial, sans-serif";
const margin = 24;

function textLine(content: string, x: number, y: number, size: number, colour: string,
                  weight = 400): SVGElement {
  const attributes = { x, y, "font-size": size, fill: colour, "font-weight": weight };
  return svg("text", { ...attributes, "font-family": font }, content);
}

/** Legend entries in lines that fit the width; measured roughly, since nothing is on screen. */
function legendLines(legend: LegendEntry[], width: number): LegendEntry[][] {
  const lines: LegendEntry[][] = [[]];
  let used = 0;
  for (const entry of legend) {
    const needs = 44 + 7.2 * entry.label.length;
    if (used + needs > width && used > 0) {
      lines.push([]);
      used = 0;
    }
    lines[lines.length - 1].push(entry);
    used += needs;
  }
  return lines;
}

/** The chart with title, legend and source on white, with every colour written out. */
function picture(chart: SVGSVGElement, texts: ImageTexts): SVGElement {
  const chartWidth = Number(chart.getAttribute("width"));
  const chartHeight = Number(chart.getAttribute("height"));
  const width = chartWidth + 2 * margin;
  const lines = legendLines(texts.legend, chartWidth);
  const parts: SVGElement[] = [textLine(texts.title, margin, 40, 20, "var(--ink)", 600)];
  let y = 62;
  if (texts.note) {
    parts.push(textLine(texts.note, margin, y, 13, "var(--muted)"));
    y += 22;
  }
  for (const line of lines) {
    let x = margin;
    for (const { label, colour, dash } of line) {
      parts.push(
        svg("line", { x1: x, x2: x + 28, y1: y - 4, y2: y - 4, stroke: colour,
                      "stroke-width": 3, "stroke-dasharray": dash }),
        textLine(label, x + 34, y, 13, "var(--ink)"),
      );
      x += 44 + 7.2 * label.length;
    }
    y += line.length > 0 ? 22 : 0;
  }
  chart.setAttribute("x", String(margin));
  chart.setAttribute("y", String(y));
  chart.setAttribute("font-family", font);
  chart.style.color = "var(--muted)";
  const height = y + chartHeight + 40;
  parts.push(chart, textLine(texts.source, margin, height - 14, 11, "var(--muted)"));
  const background = svg("rect", { width, height, fill: "#ffffff" });
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height,
                      viewBox: `0 0 ${width} ${height}` }, background, ...parts);
}

/** Values of the colour variables in the light appearance, in which every picture is saved. */
function lightColours(): Map<string, string> {
  const probe = document.createElement("div");
  probe.dataset.theme = "light";
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const names = ["ink", "muted", "grid", "surface", "women", "men", "good", "bad",
                 ...Array.from({ length: 6 }, (_, i) => `c${i}`)];
  const colours = new Map(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  probe.remove();
  return colours.set("plot-background", "#ffffff");
}

function serialise(image: SVGElement): string {
  const colours = lightColours();
  return new XMLSerializer()
    .serializeToString(image)
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => colours.get(name) ?? "#000000");
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Puts a picture on the clipboard, or saves it where the browser does not let a page do that. */
async function copy(png: Blob, name: string): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [png.type]: png })]);
  } catch {
    download(png, name);
  }
}

export type Kind = "copy" | "png" | "svg";

export function saveImage(kind: Kind, chart: SVGSVGElement, texts: ImageTexts): void {
  const source = serialise(picture(chart, texts));
  const name = texts.title.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/-$/, "");
  const blob = new Blob([source], { type: "image/svg+xml" });
  if (kind === "svg") {
    download(blob, `${name}.svg`);
    return;
  }
  const image = new Image();
  image.onload = () => {
    const scale = 2;
    const canvas = document.createElement("canvas");
    canvas.width = scale * image.width;
    canvas.height = scale * image.height;
    const context = canvas.getContext("2d");
    context?.scale(scale, scale);
    context?.drawImage(image, 0, 0);
    canvas.toBlob((png) => {
      if (png) {
        void (kind === "copy" ? copy(png, `${name}.png`) : download(png, `${name}.png`));
      }
    });
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
}
