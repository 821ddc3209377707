import { page } from "./page";

const locale = page.language === "nb" ? "nb-NO" : "en-GB";

const formats = new Map<number, Intl.NumberFormat>();

/** A number as people write it; "–" for what is not defined. */
export function number(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return "–";
  }
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(decimals, format);
  }
  // Some browsers write a hyphen for minus.
  return format.format(value).replace(/^-/, "−");
}

export function percent(share: number | null | undefined, decimals = 0): string {
  return share === null || share === undefined ? "–" : `${number(100 * share, decimals)} %`;
}

/** A probability; near 0 and 1 it does not look certain. */
export function probability(share: number | null): string {
  if (share !== null && share > 0 && share < 0.005) {
    return `< 1 %`;
  }
  return share !== null && share < 1 && share > 0.995 ? `> 99 %` : percent(share);
}

export function countsPersons(unit: string): boolean {
  return unit.startsWith("persons") && unit !== "persons per list";
}

/** A value in an indicator's unit. Small counts of persons are 0 in the data and hidden here. */
export function inUnit(value: number | null | undefined, unit: string, decimals: number): string {
  if (value !== null && value !== undefined && countsPersons(unit) && value < 5) {
    return page.notes.fewer_than_five;
  }
  return unit === "share" ? percent(value, decimals) : number(value, decimals);
}

/** Decimals of quantiles: counts are whole, measures are not. */
export function quantileDecimals(unit: string, decimals: number): number {
  return unit === "share" || unit === "years" || unit === "hours per week" ? decimals : 0;
}

export function band(
  low: number | null,
  mid: number | null,
  high: number | null,
  unit: string,
  decimals: number,
): string {
  const [a, b, c] = [low, mid, high].map((value) => inUnit(value, unit, decimals));
  return a === c ? b : `${b} (${a}–${c})`;
}

const monthFormat = new Intl.DateTimeFormat(locale, {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export function month(date: Date): string {
  return monthFormat.format(date);
}

/** "2026" for a December, "juni 2021" otherwise. */
export function yearEnd(date: Date): string {
  return date.getUTCMonth() === 11 ? String(date.getUTCFullYear()) : month(date);
}

export function unitName(unit: string): string {
  return page.units[unit] ?? unit;
}
