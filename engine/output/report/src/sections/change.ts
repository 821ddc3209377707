// Paired differences to the base in words: the mean, and what 90 % of the simulations lie between.

import type { Cell, Decimals } from "../data";
import { number } from "../format";
import { fill, texts } from "../texts";

const counts = new Set(["persons", "places", "positions", "doctors", "lists"]);

/** A change without its sign, in the unit's own measure. */
function size(value: number, unit: string, decimals: number): string {
  return unit === "share" ? fill(texts.change.points, { n: number(100 * value, decimals) })
                          : number(value, decimals);
}

/** -1, 0 or 1: the direction of what is told. */
function direction(value: number, unit: string, decimals: number): number {
  const told = Math.round((unit === "share" ? 100 : 1) * value * 10 ** decimals);
  return Math.sign(told);
}

function way(sign: number, unit: string): string {
  const { fewer, more, lower, higher } = texts.change;
  return counts.has(unit) ? (sign < 0 ? fewer : more) : sign < 0 ? lower : higher;
}

function told(value: number, unit: string, decimals: number): string {
  const sign = direction(value, unit, decimals);
  return sign === 0 ? "0" : `${size(Math.abs(value), unit, decimals)} ${way(sign, unit)}`;
}

/** "1 200 færre til 30 flere", "0,4 lavere til 16,8 høyere"; the direction once where both ends
    have it. The mean before it has told the unit. */
function range(low: number, high: number, unit: string, decimals: number): string {
  const [a, b] = [low, high].map((value) => direction(value, unit, decimals));
  const [from, to] = [low, high].map((value) =>
    number(Math.abs(unit === "share" ? 100 * value : value), decimals));
  if (from === to && a === b) {
    return a === 0 ? "0" : `${from} ${way(a, unit)}`;
  }
  const isOneWay = a === b || a === 0 || b === 0;
  return fill(texts.change.range, {
    from: a === 0 ? "0" : isOneWay ? from : `${from} ${way(a, unit)}`,
    to: `${b === 0 ? "0" : to} ${way(b || a, unit)}`,
  });
}

/** What a measure changes, by one of the texts of changes; "" where there is nothing to tell. */
export function changeText({ change, judgement }: Cell, unit: string,
                           { decimals, quantile_decimals }: Decimals, text: string): string {
  const { mean, lower, upper } = change ?? { mean: null, lower: null, upper: null };
  const isNothing = judgement === "same" || (mean === 0 && lower === 0 && upper === 0);
  if (mean === null || lower === null || upper === null || isNothing) {
    return "";
  }
  return fill(text, { mean: told(mean, unit, decimals),
                      range: range(lower, upper, unit, quantile_decimals) });
}
