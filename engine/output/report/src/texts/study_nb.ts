import type { Heading } from "../sections/section";

/** What the pages of studies say, beside what all pages say. */
export interface StudyTexts {
  eyebrow: Record<string, string>;
  designs: Record<string, string>;
  points: string;
  replicates: string;
  seed: string;
  paired: string;
  independent: string;
  design: string;
  scenarios: string;
  axis: string;
  axisKey: string;
  axisUnit: string;
  axisValues: string;
  range: string;
  thinned: string;
  indicator: string;
  time: string;
  atEndOf: string;
  x: string;
  colour: string;
  across: string;
  up: string;
  heldAt: string;
  scenario: string;
  point: string;
  mean: string;
  band: string;
  error: string;
  smooth: string;
  bandNote: string;
  scatterNote: string;
  curve: string;
  municipality: string;
  municipalities: string;
  allTogether: string;
  eachMunicipality: string;
  showAllMunicipalities: string;
  rank: string;
  ranking: string;
  sorted: string;
  lowest: string;
  highest: string;
  first: string;
  best: string;
  notTold: string;
  told: string;
  standing: string;
  pairedNote: string;
  independentNote: string;
  hiddenNote: string;
  showAll: string;
  heat: string;
  effects: string;
  effectNote: string;
  muStar: string;
  mu: string;
  sigma: string;
  interval: string;
  parameter: string;
  others: string;
  morrisNote: string;
  tornado: string;
  indices: string;
  firstOrder: string;
  total: string;
  shareNote: string;
  convergence: string;
  rows: string[];
  budget: string;
  budgetNote: string;
  parts: Record<string, string>;
  largestOf: string;
  file: string;
  version: string;
  hash: string;
  again: string;
  noneAbove: string;
  goal: string;
  probability: string;
  bounds: string;
  target: string;
  verdict: string;
  verdicts: Record<string, string>;
  standings: Record<string, string>;
  candidates: string;
  candidateNote: string;
  pareto: string;
  paretoNote: string;
  tradeOff: string;
  risk: string;
  none: string;
  policy: string;
  regretNote: string;
  means: string;
  largest: string;
  worst: string;
  worsts: Record<string, string>;
  leastTag: string;
  sections: Record<string, Heading>;
}

export const studyNb: StudyTexts = {
  eyebrow: {
    study: "Studie · framskrivinger, ikke prognoser",
    sensitivity: "Følsomhet og usikkerhet · ikke en prognose",
    goal: "Målsøk · framskrivinger, ikke prognoser",
    regret: "Tiltak under ulike framtider · ikke en prognose",
  },
  designs: {
    grid: "alle kombinasjoner",
    latin_hypercube: "latinsk hyperkube",
    sobol: "Sobols følge",
    morris: "Morris-baner",
    table: "tabell",
  },
  points: "Punkter",
  replicates: "Simuleringer i hvert punkt",
  seed: "Frø",
  paired: "de samme tilfeldige tallene i alle punktene",
  independent: "egne tilfeldige tall i hvert punkt",
  design: "Oppsett",
  scenarios: "Grunnscenarioer",
  axis: "Akse",
  axisKey: "Nøkkel",
  axisUnit: "Enhet",
  axisValues: "Verdier",
  range: "{low} til {high}, {count} ulike",
  thinned: "Siden viser {shown} av {all} årsskifter, så den ikke blir for stor. Alle står i resultatfilen.",
  indicator: "Indikator",
  time: "Tidspunkt",
  atEndOf: "utgangen av {time}",
  x: "Langs aksen",
  colour: "Farge",
  across: "Bortover",
  up: "Oppover",
  heldAt: "{axis} holdes på",
  scenario: "Scenario",
  point: "Punkt",
  mean: "Gjennomsnitt",
  band: "90 %-bånd",
  error: "Monte Carlo-feil",
  smooth: "glattet gjennomsnitt",
  bandNote: "gjennomsnitt og 90 %-bånd",
  scatterNote: "ett merke for hvert punkt i studien, med 90 %-bånd; linjen er et glattet gjennomsnitt",
  curve: "Gjennomsnitt og bånd langs aksen",
  municipality: "Kommune",
  municipalities: "Kommuner",
  allTogether: "Alle under ett",
  eachMunicipality: "hver kommune",
  showAllMunicipalities: "Vis alle {count} rader",
  rank: "Nr.",
  ranking: "Rangering av punktene",
  sorted: "Sortert etter {column}",
  lowest: "Lavest er best",
  highest: "Høyest er best",
  first: "Rekkefølge",
  best: "best",
  notTold: "kan ikke skilles fra det beste",
  told: "skilt fra det beste",
  standing: "Mot det beste",
  pairedNote:
    "Et punkt er skilt fra det beste når forskjellen er større enn 1,96 ganger roten av summen av feilenes kvadrater. Punktene har de samme tilfeldige tallene; feilen i en forskjell er da oftest mindre enn dette, så regelen er forsiktig.",
  independentNote:
    "Et punkt er skilt fra det beste når forskjellen er større enn 1,96 ganger roten av summen av feilenes kvadrater. Punktene har egne tilfeldige tall. Blant svært mange punkter blir noen skilt ved en tilfeldighet.",
  hiddenNote: "Færre enn fem personer vises ikke.",
  showAll: "Vis alle {count} punktene",
  heat: "To akser mot hverandre",
  effects: "Virkning av hver akse",
  effectNote:
    "µ*: gjennomsnittlig endring, uten fortegn, når aksen flyttes halve sin lengde. Streken er to standardfeil til hver side",
  muStar: "µ*",
  mu: "µ",
  sigma: "σ",
  interval: "{level} %-intervall",
  parameter: "Parameter",
  others: "De {count} andre samlet",
  morrisNote: "µ* med {level} %-intervall",
  tornado: "Tornado: µ* for hver parameter",
  indices: "Sobol-indekser",
  firstOrder: "alene (førsteordens)",
  total: "i alt (totalindeks)",
  shareNote: "andel av variansen, med {level} %-intervall",
  convergence: "Totalindeksen etter hvor mange rader som er brukt",
  rows: ["en firedel", "halvparten", "alle"],
  budget: "Hvor variansen kommer fra",
  budgetNote: "Andel av variansen; intervallene (%) står i tabellen og i boblene",
  parts: {
    chance: "Tilfeldigheter",
    parameters: "Parametere",
    alternatives: "Navngitte alternativer",
  },
  largestOf: "de {shown} største av {all}",
  file: "Fil",
  version: "Versjon",
  hash: "SHA-256 av studien med scenarioene",
  again: "Samme versjon, filer og frø gir nøyaktig de samme tallene.",
  noneAbove: "Ingen tall å vise.",
  goal: "Målet",
  probability: "Sannsynlighet",
  bounds: "Grenser",
  target: "målet",
  verdict: "Vurdering",
  verdicts: {
    undecided: "ikke avgjort",
    met: "når målet",
    close: "ved grensen",
    not_met: "når ikke målet",
  },
  standings: {
    front: "ingen er bedre i begge",
    near: "nær",
    ruled_out: "en annen er bedre",
  },
  candidates: "Sannsynligheten for at målet nås",
  candidateNote: "Streken er grensene, som gjelder samtidig for alle innstillingene; den stiplede linjen er målet",
  pareto: "Kostnad mot risiko",
  paretoNote: "Risiko: sannsynligheten for at målet ikke nås. Linjen går gjennom dem som ingen andre er bedre enn i begge",
  tradeOff: "Avveining",
  risk: "Risiko",
  none: "ingen",
  policy: "Tiltak",
  regretNote: "Tap mot det beste tiltaket i hver framtid ± Monte Carlo-feil; mørkere er større tap",
  means: "Gjennomsnitt i hver framtid",
  largest: "Største tap",
  worst: "Dårligst",
  worsts: {
    never: "aldri",
    unclear: "ikke avgjort",
    somewhere: "i minst én framtid",
  },
  leastTag: "minst å angre på",
  sections: {
    what: { title: "Hva som er studert", lead: "" },
    curves: {
      title: "Responskurver",
      lead: "Hvordan indikatoren endrer seg langs en akse.",
    },
    heat: {
      title: "Varmekart",
      lead: "Gjennomsnittet for hver kombinasjon av to akser. Mørkere er høyere.",
    },
    effects: {
      title: "Hvilke akser betyr mest",
      lead: "Lang µ*: aksen betyr mye. Stor σ: virkningen avhenger av de andre aksene, eller er ikke rett.",
    },
    ranking: { title: "Rangering", lead: "" },
    municipalities: {
      title: "Kommunene",
      lead: "Hver kommune ved ett av studiens punkter. Den valgte er uthevet.",
    },
    run: { title: "Om kjøringen", lead: "" },
    morris: {
      title: "Hvilke parametere betyr mest",
      lead: "Hvor mye indikatoren endrer seg når hver usikre parameter går over hele sin fordeling.",
    },
    sobol: {
      title: "Hvor parametrenes varians kommer fra",
      lead: "Alene: det variansen faller med når parameteren er kjent. I alt: det som er igjen når alt annet er kjent.",
    },
    budget: {
      title: "Tilfeldigheter, parametere og alternativer",
      lead: "Hva variansen mellom framtidene består av.",
    },
    goal: { title: "Målet", lead: "" },
    candidates: { title: "Innstillingene som er undersøkt", lead: "" },
    pareto: { title: "Hva mer sikkerhet koster", lead: "" },
    regret: {
      title: "Tap i hver framtid",
      lead: "Hvor mye dårligere hvert tiltak er enn det beste i samme framtid.",
    },
    means: { title: "Tallene bak", lead: "" },
  },
};
