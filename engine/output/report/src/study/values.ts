import { inUnit, number, percent } from "../format";
import type { Named } from "./data";

/** A value of an axis or a lever with the decimals it needs, four at most. */
export function valueText(value: number | string): string {
  if (typeof value === "string") {
    return value;
  }
  const isEnough = (decimals: number) =>
    Math.abs(value - Number(value.toFixed(decimals))) < 1e-6 * Math.max(1, Math.abs(value));
  return number(value, [0, 1, 2, 3].find(isEnough) ?? 4);
}

/** A figure in an indicator's unit. */
export function figureText(of: Named, value: number | null, more = 0): string {
  return inUnit(value, of.unit, of.decimals + more);
}

/** An error or a difference: never taken for a small count. */
export function spreadText(of: Named, value: number | null): string {
  const isLarge = value !== null && Math.abs(value) >= 100;
  return of.unit === "share" ? percent(value, of.decimals + 1)
                             : number(value, isLarge ? of.decimals : of.decimals + 1);
}

/** An interval of shares: "83.8–93.0 %". */
export function shareRange([low, high]: (number | null)[], decimals = 1): string {
  return low === null || high === null ? "–" : `${number(100 * low, decimals)}–${percent(high,
    decimals)}`;
}

/** A name cut to so many letters; the whole name stands in the table. */
export function shortened(name: string, letters: number): string {
  return name.length > letters ? `${name.slice(0, Math.max(4, letters - 1)).trimEnd()}…` : name;
}

/** A label of the horizontal axis, as long as a chart of that width has room for. */
export function axisLabel(name: string, width: number): string {
  return shortened(name, Math.floor((width - 80) / 6.6));
}
