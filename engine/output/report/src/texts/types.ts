import type { Bands } from "../state";

export interface Texts {
  skip: string;
  eyebrow: string;
  question: string;
  questionOne: string;
  scenariosHeading: string;
  scenariosHeadingOne: string;
  answerHeading: string;
  answerLead: string;
  base: string;
  measureFrom: string;
  noMeasures: string;
  changedAssumptions: string;
  answerLeadFew: string;
  medianWord: string;
  medianWordSure: string;
  riskWord: string;
  figuresWord: string;
  figuresWordSure: string;
  change: {
    card: string;
    cell: string;
    note: string;
    range: string;
    points: string;
    riskLower: string;
    riskHigher: string;
    riskSame: string;
    fewer: string;
    more: string;
    lower: string;
    higher: string;
  };
  errors: { title: string; note: string };
  /** Where positions are the nation's ratios. */
  national: { what: string; then: string };
  unchanged: string;
  sameInAll: string;
  hiddenNote: string;
  notStated: string;
  switchedOff: string;
  showFigure: string;
  showFigures: string;
  foldedOnPaper: string;
  tableHeading: string;
  scenario: string;
  theme: string;
  themeDark: string;
  themeLight: string;
  print: string;
  contents: string;
  shown: string;
  bands: string;
  bandsBoth: string;
  bandsWide: string;
  bandsNone: string;
  bandNotes: Record<Bands, string>;
  showTable: string;
  copy: string;
  savePng: string;
  saveSvg: string;
  chartAlt: string;
  time: string;
  year: string;
  source: string;
  sourceSeed: string;
  percent: string;
  probability: string;
  sections: Record<string, { title: string; lead: string }>;
  groups: Record<string, string>;
  pyramid: { title: string; women: string; men: string; start: string; age: string };
  ages: { title: string; note: string; hidden: string; start: string; unit: string; axis: string };
  flows: { note: string; partial: string; partialEnd: string; gps: string; population: string };
  capacity: { places: string; persons: string; needed: string; note: string };
  lists: { title: string; unit: string; axis: string };
  decision: { at: string; risks: string; indicators: string; note: string };
  waterfall: {
    note: string;
    without: string;
    parts: Record<string, string>;
  };
  causes: {
    title: string;
    whole: string;
    change: string;
    since: string;
    against: string;
    note: string;
    positionsNote: string;
    freeNote: string;
    demandNote: string;
    trendNote: string;
    axisNote: string;
    wholes: Record<string, string>;
    parts: Record<string, string>;
  };
  costs: {
    none: string;
    incomplete: string;
    missing: string;
    incomparable: string;
    onlyPriced: string;
    note: string;
    priceYear: string;
    since: string;
    lines: string;
    linesNote: string;
    linesDifference: string;
    sum: string;
    notPriced: string;
  };
  figures: {
    figure: string;
    stated: string;
    at: string;
    why: string;
    caption: string;
    others: string;
  };
  assumptions: {
    all: string;
    changed: string;
    none: string;
    key: string;
    value: string;
    unit: string;
    source: string;
  };
  /** What is left out, unless the results define an indicator of it. */
  leftOut: {
    text: string;
    unless?: string;
    /** What is told where the indicator is defined and some cost lines have no price. */
    unpriced?: string;
  }[];
  run: {
    file: string;
    seed: string;
    replicates: string;
    version: string;
    created: string;
    hash: string;
    cite: string;
    citation: string;
    again: string;
  };
  words: Words;
}

/** Names of the sections of scenarios, as people read them. */
export interface Words {
  sections: Record<string, string>;
}
