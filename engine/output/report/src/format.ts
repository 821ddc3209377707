import { unbroken } from "./dom";
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
  // What rounds to nought has no sign. Some browsers write a hyphen for minus.
  return format.format(value).replace(/^[-−](?=[0.,]+$)/, "").replace(/^-/, "−");
}

export function percent(share: number | null | undefined, decimals = 0): string {
  return share === null || share === undefined ? "–" : `${number(100 * share, decimals)}\u00a0%`;
}

/** A probability; near 0 and 1 it does not look certain. */
export function probability(share: number | null): string {
  if (share !== null && share > 0 && share < 0.005) {
    return "<\u00a01\u00a0%";
  }
  return share !== null && share < 1 && share > 0.995 ? ">\u00a099\u00a0%" : percent(share);
}

export function countsPersons(unit: string): boolean {
  return unit.startsWith("persons") && unit !== "persons per list";
}

/** Counts of persons below this are not told. */
export const smallCount = 5;

/** Whether a value is a count of so few persons that it is hidden; in the data it is 0. */
export function isHidden(value: number | null | undefined, unit: string): boolean {
  return value !== null && value !== undefined && countsPersons(unit) && value < smallCount;
}

/** A value in an indicator's unit. */
export function inUnit(value: number | null | undefined, unit: string, decimals: number): string {
  if (isHidden(value, unit)) {
    return page.notes.fewer_than_five;
  }
  return unit === "share" ? percent(value, decimals) : number(value, decimals);
}

export function band(
  low: number | null,
  mid: number | null,
  high: number | null,
  unit: string,
  decimals: number,
): string {
  const [a, b, c] = [low, mid, high].map((value) => inUnit(value, unit, decimals));
  // "fewer than 5–209" would read as fewer than a range.
  const to = isHidden(low, unit) ? (page.language === "nb" ? " til " : " to ") : "–";
  return unbroken(a === c ? b : `${b} (${a}${to}${c})`);
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

/** What money is counted in on an axis: millions, or thousands where sums are small. */
export interface Money {
  by: number;
  name: string;
}

export function moneyOf(most: number): Money {
  const [million, thousand, one] = page.language === "nb" ? ["mill. kr", "1000 kr", "kr"]
                                                          : ["NOK million", "NOK 1,000", "NOK"];
  return most >= 2e6 ? { by: 1e6, name: million }
    : most >= 2e3 ? { by: 1e3, name: thousand } : { by: 1, name: one };
}
