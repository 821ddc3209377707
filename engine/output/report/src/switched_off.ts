// Steps that scenarios switch off, and what is told where their figures would stand.

import { report, shortTitle } from "./data";
import { h } from "./dom";
import { state } from "./state";
import { fill, texts } from "./texts";

const steps = (ids: string[]) => [...new Set(ids.map((id) => report.indicators[id]?.step))];

/** Whether a scenario has switched off the step that an indicator is from. */
function isOff(id: string, scenario: number): boolean {
  return report.scenarios[scenario].switched_off.includes(report.indicators[id]?.step);
}

/** Those of the scenarios that are shown which compute an indicator. */
export function computing(id: string): number[] {
  return state.scenarios.filter((i) => !isOff(id, i));
}

export function isComputed(id: string): boolean {
  return report.scenarios.some((_, i) => !isOff(id, i));
}

/** "duty (A, B)": the scenarios that have it off, unless all have. */
function stepText(step: string): string[] {
  const off = report.scenarios.filter((scenario) => scenario.switched_off.includes(step));
  if (off.length === 0) {
    return [];
  }
  const title = texts.words.sections[step] ?? step;
  const name = title.charAt(0).toLocaleLowerCase() + title.slice(1);
  const isEverywhere = off.length === report.scenarios.length;
  return [isEverywhere ? name : `${name} (${off.map(shortTitle).join(", ")})`];
}

/** Which of the steps of these indicators are switched off, and where; "" where none is. */
export function switchedOffText(ids: string[]): string {
  const names = steps(ids).flatMap(stepText);
  return names.length === 0 ? "" : fill(texts.switchedOff, { names: names.join(", ") });
}

export function switchedOffNote(ids: string[]): HTMLElement | null {
  const text = switchedOffText(ids);
  return text === "" ? null : h("p", { class: "note" }, text);
}

/** In the place of a figure that none of the scenarios that are shown could fill. */
export function notComputed(id: string): HTMLElement | null {
  return computing(id).length > 0 ? null : h("p", { class: "unchanged" }, switchedOffText([id]));
}
