// The page that the program holds is the one that npm builds from engine/output/report.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const sources = join(process.env.LEGEPLAN_SOURCE_DIR, "engine/output/report");
const npm = process.env.LEGEPLAN_NPM ?? "npm";

test("template.html is current (if not: make report-page)", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "legeplan-page-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync(npm, ["run", "--silent", "build", "--", "--outDir", folder, "--logLevel", "error"], {
    cwd: sources,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const built = readFileSync(join(folder, "index.html"), "utf8");
  assert.ok(readFileSync(join(sources, "template.html"), "utf8") === built, "template.html is old");
});

test("the page asks for nothing over the network", () => {
  const page = readFileSync(join(sources, "template.html"), "utf8");
  assert.doesNotMatch(page, /<(?:script|link|img|iframe)[^>]*(?:src|href)=/);
  assert.doesNotMatch(page, /url\(\s*["']?https?:/);
  assert.doesNotMatch(page, /@import/);
  assert.match(page, /default-src 'none'/);
});
