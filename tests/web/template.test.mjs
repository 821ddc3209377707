// The pages that the program holds are those that npm builds from engine/output/report.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const sources = join(process.env.LEGEPLAN_SOURCE_DIR, "engine/output/report");
const npm = process.env.LEGEPLAN_NPM ?? "npm";

const pages = ["report_template.html", "study_template.html"];

test("the pages are current (if not: make report-page)", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "legeplan-page-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync(npm, ["run", "--silent", "build", "--", folder], {
    cwd: sources,
    stdio: ["ignore", "inherit", "inherit"],
  });
  for (const page of pages) {
    const built = readFileSync(join(folder, page), "utf8");
    assert.ok(readFileSync(join(sources, page), "utf8") === built, `${page} is old`);
  }
});

test("no page asks for anything over the network", () => {
  for (const name of pages) {
    const page = readFileSync(join(sources, name), "utf8");
    assert.doesNotMatch(page, /<(?:script|link|img|iframe)[^>]*(?:src|href)=/);
    assert.doesNotMatch(page, /url\(\s*["']?https?:/);
    assert.doesNotMatch(page, /@import/);
    assert.match(page, /default-src 'none'/);
  }
});
