import "./style.css";

import { h } from "./dom";
import { drawAll } from "./figure";
import { contents, show } from "./frame";
import { costsSection, leftOutSection, runSection } from "./sections/about";
import { answerSection } from "./sections/answer";
import { assumptionsSection } from "./sections/assumptions";
import {
  capacitySection,
  flowsOfPopulation,
  gpsSection,
  listsSection,
  peopleSection,
  trendsSection,
} from "./sections/charts";
import { decisionSection } from "./sections/decision";
import { partsSection } from "./sections/parts";
import { toolbar } from "./sections/toolbar";
import { state } from "./state";

const people = peopleSection();
people.append(flowsOfPopulation());
const charts = [
  trendsSection(),
  decisionSection(),
  partsSection(),
  capacitySection(),
  gpsSection(),
  listsSection(),
  people,
];
const words = [
  costsSection(),
  assumptionsSection(),
  leftOutSection(),
  runSection(),
];

state.onChange(drawAll);
show(
  "answer",
  answerSection(),
  contents([...charts, ...words]),
  h("div", { class: "charts" }, toolbar(), ...charts),
  ...words,
);
