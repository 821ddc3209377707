import { h } from "../dom";
import { drawAll } from "../figure";
import { contents, show } from "../frame";
import { select } from "../sections/section";
import { heading, runSection, whatSection } from "./about";
import { curvesSection } from "./curves";
import { effectsSection } from "./effects";
import { heatSection } from "./heat";
import { chosen, study, timeNames } from "./points";
import { rankingSection } from "./ranking";
import { words } from "./words";

/** Indicator and time of everything below; it stays in sight. */
function toolbar(): HTMLElement {
  return h(
    "div",
    { class: "toolbar" },
    select(words.indicator, study.indicators.map(({ label }) => label), chosen.indicator, (i) => {
      chosen.indicator = i;
      drawAll();
    }),
    select(words.time, timeNames, chosen.time, (i) => {
      chosen.time = i;
      drawAll();
    }),
  );
}

export function showSweep(): void {
  const charts = [effectsSection(), curvesSection(), heatSection(), rankingSection()].filter(
    (section): section is HTMLElement => section !== null,
  );
  const what = whatSection();
  const run = runSection([words.hash, study.sha256]);
  show("answer", heading(), what, contents([...charts, run]),
       h("div", { class: "charts" }, toolbar(), ...charts), run);
}
