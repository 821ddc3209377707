// What is not worth a chart: a value that no scenario ever moves, and scenarios that agree.

import { report, type Indicator } from "../data";
import { h } from "../dom";
import { countsPersons, inUnit, smallCount, unitName } from "../format";
import { isComputed } from "../switched_off";
import { fill, texts } from "../texts";

/** Quantiles of some scenarios at all times. */
function valuesOf(indicator: Indicator, scenarios: number[]): number[] {
  return scenarios.flatMap((i) => indicator.series[i].fan ?? []).flat()
    .filter((value): value is number => value !== null);
}

/** The one value that these scenarios keep all the time, with its unit; null where it moves. */
function keptValue(indicator: Indicator, scenarios: number[]): string | null {
  const { unit, decimals } = indicator;
  const values = valuesOf(indicator, scenarios);
  if (values.length === 0) {
    return null;
  }
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)],
                                    [values[0], values[0]]);
  const step = 10 ** -decimals * (unit === "share" ? 0.01 : 1);
  if (high - low > 0.5 * step && !(countsPersons(unit) && high < smallCount)) {
    return null;
  }
  const text = inUnit(high, unit, decimals);
  return unit === "share" ? text : `${text} ${unitName(unit)}`;
}

/** "Unchanged: 4.0 positions", in the place of a line that would lie on its axis. */
export function unchanged(indicator: Indicator, scenarios: number[]): HTMLElement | null {
  const value = keptValue(indicator, scenarios);
  return value === null ? null
    : h("p", { class: "unchanged" }, fill(texts.unchanged, { value }));
}

/** Whether a need is nought in every scenario at all times: the scenario does not state it. */
export function isNotStated(id: string): boolean {
  const need = report.indicators[id.replace(/_gap$/, "_need")];
  return isComputed(id) && /_fte_(need|gap)$/.test(id) && !!need &&
    valuesOf(need, report.scenarios.map((_, i) => i)).every((value) => value === 0);
}

/** That the scenarios which are shown cannot be told apart; "" where they can. */
export function sameNote(scenarios: number[], of: (scenario: number) => unknown): string {
  const first = JSON.stringify(of(scenarios[0]));
  return scenarios.length > 1 && scenarios.every((i) => JSON.stringify(of(i)) === first)
    ? ` · ${texts.sameInAll}` : "";
}
