// What the documents of all pages have in common. They hold text only as text: nothing of it may
// reach the page as markup.

export interface Page {
  language: "nb" | "en";
  version: string;
  /** What the whole page is about; pictures are titled with it. */
  subject: string;
  notes: { fewer_than_five: string };
  /** Names of units in the page's language. */
  units: Record<string, string>;
  runs: { file: string; seed: string; replicates: number | null; version: string; git: string }[];
}

export const page: Page = JSON.parse(document.getElementById("data")?.textContent ?? "");
