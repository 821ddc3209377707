// Builds the pages into dist/ or the folder that is named: report_template.html for the results of
// runs, study_template.html for studies. `make report-page` copies them to this folder, and the C++
// build puts them into the program.

import { renameSync } from "node:fs";
import { join, resolve } from "node:path";

import { build } from "vite";

const folder = resolve(process.argv[2] ?? "dist");
for (const page of ["report", "study"]) {
  await build({
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: false, rollupOptions: { input: `${page}.html` } },
  });
  renameSync(join(folder, `${page}.html`), join(folder, `${page}_template.html`));
}
