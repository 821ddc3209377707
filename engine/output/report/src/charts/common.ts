import * as Plot from "@observablehq/plot";

import { number } from "../format";

export const fontSize = "12px";

/** What all charts share: quiet axes, a light grid, the page's own font. */
export const style = { fontFamily: "inherit", fontSize, background: "none", overflow: "visible" };

/** Ticks as they are, in per cent, or in a larger unit such as millions. */
export function axisY(decimals: (value: number) => number, percent = false, by = 1):
    Plot.Markish[] {
  const format = (value: number) =>
    percent ? `${number(100 * value, 0)} %` : number(value / by, decimals(value / by));
  return [
    Plot.gridY({ ticks: 5, stroke: "var(--grid)", strokeOpacity: 1 }),
    Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: format, fill: "var(--muted)" }),
  ];
}

export function axisYears(width: number, count: number): Plot.Markish[] {
  const every = Math.max(1, Math.ceil(count / (width / 48)));
  return [
    Plot.axisX({
      ticks: every === 1 ? "year" : `${every} years`,
      tickFormat: (date: Date) => String(date.getUTCFullYear()),
      tickSize: 0,
      label: null,
      fill: "var(--muted)",
    }),
  ];
}

/** Decimals that a tick needs. */
export function tickDecimals(value: number): number {
  return [0, 1, 2].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? 3;
}

/** A title under an axis. */
export const titleStyle = { labelAnchor: "center", labelArrow: "none" } as const;

/** The box that follows the pointer. */
export const tipStyle = { lineWidth: 34, lineHeight: 1.35 };
