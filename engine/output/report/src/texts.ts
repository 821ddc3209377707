import { page } from "./page";
import { en } from "./texts/en";
import { nb } from "./texts/nb";
import type { Texts } from "./texts/types";

/** The catalogue of the report's language. */
export const texts: Texts = page.language === "nb" ? nb : en;

/** A text with its {fields} filled in. */
export function fill(text: string, fields: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(fields[name] ?? ""));
}
