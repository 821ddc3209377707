import { causesChart, wholes, type Whole } from "../charts/causes";
import { withoutChart } from "../charts/without";
import { dateOf, report, shortTitle } from "../data";
import { h } from "../dom";
import { drawAll, figure, foldedFigures, redraw } from "../figure";
import { yearEnd } from "../format";
import { fill, texts } from "../texts";
import { choice, section, select } from "./section";

const alternatives = report.scenarios.flatMap((scenario, i) => scenario.base === null ? [] : [i]);

/** Changes that may be chosen: of each scenario from the start, and of alternatives to the base. */
const changes = [
  ...report.scenarios.map((scenario, i) => ({
    scenario: i, base: null as number | null,
    name: fill(texts.causes.since, { scenario: shortTitle(scenario),
                                     time: report.columns[0].name }) })),
  ...alternatives.map((i) => ({
    scenario: i, base: report.scenarios[i].base,
    name: fill(texts.causes.against, { scenario: shortTitle(report.scenarios[i]) }) })),
];

/** What changes consist of at the time that is chosen. */
export function partsSection(): HTMLElement {
  const columns = report.columns.slice(1);
  let column = columns.length - 1;
  let whole: Whole = "gps";
  let change = 0;
  const controls: HTMLElement = h("div", { class: "controls" },
    select(texts.causes.whole, wholes.map((each) => texts.causes.wholes[each]), 0, (option) => {
      whole = wholes[option];
      redraw(controls);
    }),
    select(texts.causes.change, changes.map(({ name }) => name), 0, (option) => {
      change = option;
      redraw(controls);
    }));
  const causes = causesChart(() => {
    const { scenario, base } = changes[change];
    const to = { scenario, column: column + 1 };
    return { whole, to, from: base === null ? { scenario, column: 0 } : { ...to, scenario: base } };
  }, [controls]);
  const charts = alternatives.map((i) => withoutChart(i, () => columns[column].time,
                                                      () => columns[column].name));
  return section(
    "parts",
    choice(texts.time, columns.map(({ time }) => yearEnd(dateOf(time))), column, (option) => {
      column = option;
      drawAll();
    }),
    figure(causes),
    charts.length > 0 && foldedFigures(texts.waterfall.without, charts.map((chart) =>
      figure(chart, "small")), "wide"),
  );
}
