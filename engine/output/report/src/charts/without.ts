import { report, shortTitle } from "../data";
import type { Chart } from "../figure";
import { inUnit, unitName } from "../format";
import { colourOf } from "../palette";
import { fill, texts } from "../texts";
import { axisStart, waterfallPlot, waterfallRows, type Account } from "./waterfall";

/** The difference in inhabitants without a GP, by where they are; it holds in each replicate. */
function accountOf(scenario: number, time: number): Account {
  const base = report.scenarios[scenario].base ?? 0;
  const names = texts.waterfall.parts;
  const change = (id: string) => report.indicators[id].differences?.[scenario]?.mean[time] ?? 0;
  const nobody = change("persons_on_list_without_doctor");
  return {
    start: { name: names.base, fill: colourOf(base),
             change: report.indicators.persons_without_gp.series[base].mean?.[time] ?? 0 },
    parts: [
      { name: names.no_list, change: change("persons_on_no_list") },
      { name: names.locum, change: change("persons_on_list_without_gp") - nobody },
      { name: names.nobody, change: nobody },
    ],
    end: { name: shortTitle(report.scenarios[scenario]), fill: colourOf(scenario) },
    wish: "lower",
  };
}

export function withoutChart(scenario: number, time: () => number, name: () => string): Chart {
  const unit = unitName("persons");
  return {
    title: `${texts.waterfall.without}: ${shortTitle(report.scenarios[scenario])}`,
    note: () => [fill(texts.waterfall.note, { time: name(), unit }),
                 axisStart(accountOf(scenario, time())) > 0 ? texts.causes.axisNote : ""].join(" "),
    draw: (width) => waterfallPlot(accountOf(scenario, time()), width, 0),
    table: () => {
      const account = accountOf(scenario, time());
      const rows = waterfallRows(account, 0);
      const total = account.parts.reduce((sum, { change }) => sum + change, account.start.change);
      rows[0][1] = inUnit(account.start.change, "persons", 0);
      rows[rows.length - 1][1] = inUnit(total, "persons", 0);
      return { head: ["", unit], rows };
    },
  };
}
