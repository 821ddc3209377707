import { dates, report, shortTitle } from "../data";
import { h } from "../dom";
import { figure, swatch } from "../figure";
import { month, number } from "../format";
import { fill, texts } from "../texts";
import { flowChart } from "./charts";
import { section } from "./section";

/** Whether the results say anything about an indicator. */
function isDefined(id: string): boolean {
  const series = report.indicators[id]?.series ?? [];
  return series.some(({ fan, years }) =>
    [...(fan?.[2] ?? []), ...(years ?? [])].some((value) => value !== null));
}

/** Costs by year where the results hold them, and otherwise that they do not. */
export function costsSection(): HTMLElement {
  const priced = ["cost_municipality", "cost_state"].filter(isDefined);
  const charts = priced.map((id) => figure(flowChart(id), "small"));
  return section("costs", charts.length > 0 ? h("div", { class: "grid" }, ...charts)
                                            : h("p", {}, texts.costs));
}

export function leftOutSection(): HTMLElement {
  const leftOut = texts.leftOut.filter(({ unless }) => !unless || !isDefined(unless));
  return section("left_out", h("ul", { class: "plain" },
                               ...leftOut.map(({ text }) => h("li", {}, text))));
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
