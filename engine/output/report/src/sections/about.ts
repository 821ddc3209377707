import { dates, report, shortTitle } from "../data";
import { h } from "../dom";
import { swatch } from "../figure";
import { month, number } from "../format";
import { switchedOffText } from "../switched_off";
import { fill, texts } from "../texts";
import { isDefined, notPriced } from "./costs";
import { section } from "./section";

export function leftOutSection(): HTMLElement {
  const isPriced = notPriced().length === 0;
  const leftOut = texts.leftOut.map(({ text, unless, unpriced = "" }) => {
    const off = unless ? switchedOffText([unless]) : "";
    // That nothing is priced is no reason where costs are switched off.
    const told = unless && isDefined(unless) ? (isPriced ? "" : unpriced)
      : off && unpriced ? "" : text;
    return `${told} ${off}`.trim();
  }).filter((text) => text !== "");
  return section("left_out", h("ul", { class: "plain" },
                               ...leftOut.map((text) => h("li", {}, text))));
}

function fact(name: string, value: string): Node[] {
  return [h("dt", {}, name), h("dd", {}, value)];
}

function citation(run: number): string {
  const { version, git, replicates, seed } = report.runs[run];
  return fill(texts.run.citation, {
    version,
    git: git.slice(0, 12),
    replicates: number(replicates),
    seed,
    municipality: report.subject,
    start: month(dates[1]),
    end: month(dates[report.months]),
    scenarios: report.scenarios
      .filter((scenario) => scenario.run === run)
      .map((scenario) => `${scenario.id} (${scenario.sha256.slice(0, 12)})`)
      .join(", "),
  });
}

export function runSection(): HTMLElement {
  const { file, seed, replicates, version, created, hash, cite, again } = texts.run;
  const runs = report.runs.map((run) =>
    h(
      "dl",
      { class: "facts" },
      ...fact(file, run.file),
      ...fact(seed, run.seed),
      ...fact(replicates, number(run.replicates)),
      ...fact(version, `${run.version} (${run.git})`),
      ...fact(created, run.created),
    ),
  );
  const hashes = report.scenarios.map((scenario, i) =>
    h("li", {}, swatch(i), `${shortTitle(scenario)} (${scenario.id}) `,
      h("code", {}, scenario.sha256)),
  );
  return section(
    "run",
    ...runs,
    h("h3", {}, hash),
    h("ul", { class: "plain hashes" }, ...hashes),
    h("h3", {}, cite),
    ...report.runs.map((_, i) => h("blockquote", {}, citation(i))),
    h("p", { class: "note" }, again),
  );
}
