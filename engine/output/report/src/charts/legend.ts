import { report, shortTitle } from "../data";
import type { LegendEntry } from "../image";
import { colourOf, dashOf } from "../palette";
import { state } from "../state";

/** Scenarios as a saved picture names them: those that are shown, or the given ones. */
export function scenarioLegend(scenarios: number[] = state.scenarios): LegendEntry[] {
  return scenarios.map((i) => ({
    label: shortTitle(report.scenarios[i]),
    colour: colourOf(i),
    dash: dashOf(i),
  }));
}
