// What the tests of pages in a browser share.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

/** A page from a file that fails the test when it complains or asks for anything but itself. */
export async function openPage(t, browser, file, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const url = pathToFileURL(file).href;
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      trouble.push(message.text());
    }
  });
  page.on("dialog", (dialog) => trouble.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) {
      trouble.push(`asked for ${request.url()}`);
    }
  });
  t.after(async () => {
    await page.close();
    assert.deepEqual(trouble, []);
  });
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.drawn);
  return page;
}

/** The page after the next drawing. */
export async function drawing(page, change) {
  const before = await page.evaluate(() => document.documentElement.dataset.drawn);
  await change();
  await page.waitForFunction((old) => document.documentElement.dataset.drawn !== old, before);
}

/** Unfolds all groups of figures, which draws them. */
export async function unfold(page) {
  const figures = page.locator("details.figures");
  await figures.evaluateAll((all) => all.forEach((details) => (details.open = true)));
  await page.waitForFunction(() => [...document.querySelectorAll("figure .plot")].every((plot) =>
    plot.childElementCount > 0));
}
