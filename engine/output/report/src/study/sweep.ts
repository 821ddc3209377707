import { h } from "../dom";
import { drawAll } from "../figure";
import { contents, show } from "../frame";
import { select } from "../sections/section";
import { heading, runSection, whatSection } from "./about";
import { curvesSection } from "./curves";
import { effectsSection } from "./effects";
import { heatSection } from "./heat";
import { municipalitiesSection } from "./municipalities";
import { chosen, isOfRegion, municipalities, municipalityName, shownPoints, study,
         timeNames } from "./points";
import { rankingSection } from "./ranking";
import { words } from "./words";

/** Municipality, indicator and time of everything below; it stays in sight. */
function toolbar(): HTMLElement {
  return h(
    "div",
    { class: "toolbar" },
    ...(isOfRegion
      ? [select(words.municipality, municipalities.map((_, m) => municipalityName(m)),
                chosen.municipality, (m) => {
                  chosen.municipality = m;
                  drawAll();
                })]
      : []),
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
  const charts = [effectsSection(), curvesSection(), heatSection(),
                  isOfRegion && shownPoints().length < 2 ? null : rankingSection(),
                  municipalitiesSection()].filter(
    (section): section is HTMLElement => section !== null,
  );
  const what = whatSection();
  const run = runSection([words.hash, study.sha256]);
  show("answer", heading(), what, contents([...charts, run]),
       h("div", { class: "charts" }, toolbar(), ...charts), run);
}
