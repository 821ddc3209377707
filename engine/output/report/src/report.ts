import "./style.css";

import { h } from "./dom";
import { drawAll } from "./figure";
import { contents, show } from "./frame";
import { leftOutSection, runSection } from "./sections/about";
import { answerSection } from "./sections/answer";
import { assumptionsSection } from "./sections/assumptions";
import {
  capacitySection,
  gpsSection,
  listsSection,
  peopleSection,
  trendsSection,
} from "./sections/charts";
import { costsSection } from "./sections/costs";
import { decisionSection } from "./sections/decision";
import { figuresSection } from "./sections/figures";
import { partsSection } from "./sections/parts";
import { toolbar } from "./sections/toolbar";
import { state } from "./state";
import { texts } from "./texts";

// The risks come before the charts: a reader who stops there has what a decision needs.
const decision = decisionSection();
const charts = [
  trendsSection(),
  partsSection(),
  capacitySection(),
  gpsSection(),
  listsSection(),
  peopleSection(),
  costsSection(),
];
const figures = figuresSection();
const words = [...(figures ? [figures] : []), assumptionsSection(), leftOutSection(), runSection()];

state.onChange(drawAll);
show(
  "answer",
  answerSection(),
  contents([decision, ...charts, ...words]),
  decision,
  h("div", { class: "charts" }, toolbar(), ...charts,
    h("p", { class: "note only-paper" }, texts.foldedOnPaper)),
  ...words,
);
