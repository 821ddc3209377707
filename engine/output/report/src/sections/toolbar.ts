import { report, shortTitle } from "../data";
import { h } from "../dom";
import { swatch } from "../figure";
import { state, type Bands } from "../state";
import { texts } from "../texts";
import { choice } from "./section";

/** The legend that stays in sight: which scenarios and which bands the charts show. */
export function toolbar(): HTMLElement {
  const buttons = report.scenarios.map((scenario, i) =>
    h("button", { type: "button", class: "scenario", "aria-pressed": "true",
                  click: () => state.toggle(i) }, swatch(i), shortTitle(scenario)),
  );
  state.onChange(() =>
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(state.shown[i]))),
  );
  const bands: Bands[] = ["both", "wide", "none"];
  return h(
    "div",
    { class: "toolbar", role: "group", "aria-label": texts.shown },
    h("div", { class: "legend" }, ...buttons),
    choice(texts.bands, [texts.bandsBoth, texts.bandsWide, texts.bandsNone],
           bands.indexOf(state.bands), (i) => state.setBands(bands[i])),
  );
}
