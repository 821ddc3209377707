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
  comparedWith: string;
  measureFrom: string;
  noMeasures: string;
  changedAssumptions: string;
  bandWord: string;
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
  ages: { title: string; note: string; hidden: string; start: string; unit: string };
  flows: { note: string; partial: string };
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
  costs: string;
  assumptions: {
    all: string;
    changed: string;
    none: string;
    type: string;
    key: string;
    value: string;
    unit: string;
    source: string;
    table: string;
    sections: Record<string, string>;
  };
  /** What is left out, unless the results define an indicator of it. */
  leftOut: { text: string; unless?: string }[];
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
  distributions: Record<string, string>;
  parameters: Record<string, string>;
  /** Names that scenarios use for choices. */
  choices: Record<string, string>;
}

export const nb: Texts = {
  skip: "Hopp til svaret",
  eyebrow: "Framskriving {start}–{end} · {replicates} trekninger · ikke en prognose",
  question: "Hvor mange blir stående uten fastlege, og hva hjelper?",
  questionOne: "Hvor mange blir stående uten fastlege?",
  scenariosHeading: "Hva som er sammenlignet",
  scenariosHeadingOne: "Hva som er framskrevet",
  answerHeading: "Svaret ved {time}",
  answerLead: "Innbyggere uten fastlege: medianen, og båndet som 90 % av trekningene faller i.",
  base: "Grunnlaget",
  comparedWith: "mot grunnlaget",
  measureFrom: "{title} (fra {date})",
  noMeasures: "Ingen andre tiltak enn dem som alt er vedtatt i grunnlaget.",
  changedAssumptions: "Endrede forutsetninger: {count}",
  bandWord: "90 %-bånd {band}",
  tableHeading: "Hovedtallene nå og framover",
  scenario: "Scenario",
  theme: "Utseende",
  themeDark: "Mørkt",
  themeLight: "Lyst",
  print: "Skriv ut",
  contents: "Innhold",
  shown: "Vis i figurene",
  bands: "Bånd",
  bandsBoth: "50 og 90 %",
  bandsWide: "90 %",
  bandsNone: "Bare median",
  bandNotes: {
    both: "median, 50 %- og 90 %-bånd",
    wide: "median og 90 %-bånd",
    none: "median",
  },
  showTable: "Vis tallene",
  copy: "Kopier bilde",
  savePng: "Lagre PNG",
  saveSvg: "SVG",
  chartAlt: "Figur: {title}. Tallene står i tabellen under figuren.",
  time: "Tidspunkt",
  year: "År",
  source: "Legeplan {version}. Framskriving, ikke prognose. {replicates} trekninger, frø {seed}.",
  sourceSeed: "Legeplan {version}. Framskriving, ikke prognose. Frø {seed}.",
  percent: "prosent",
  probability: "sannsynlighet, prosent",
  sections: {
    trends: {
      title: "Utviklingen måned for måned",
      lead: "Linjen er medianen. Det mørke båndet rommer halvparten av trekningene, det lyse 90 %.",
    },
    people: {
      title: "Befolkningen",
      lead: "Innbyggere etter kjønn og femårsgruppe ved utgangen av året. Strekene viser 90 %-båndet.",
    },
    gps: {
      title: "Legenes alder, avgang og rekruttering",
      lead: "Forventet antall leger i hver aldersgruppe, og hvor mange som slutter og begynner i året.",
    },
    capacity: {
      title: "Plasser mot personer",
      lead: "Listeplassene mot personene på listene, og plassene som må til for at kriteriet for kapasitet ikke skal slå inn.",
    },
    lists: {
      title: "Hvor lange listene er",
      lead: "Forventet antall lister etter lengde ved utgangen av året.",
    },
    decision: {
      title: "Beslutningstabell",
      lead: "Hvor sannsynlig hver uønsket situasjon er, og hvordan hovedtallene endrer seg.",
    },
    parts: {
      title: "Hva endringer og forskjeller består av",
      lead: "Endringen fra start, eller forskjellen til grunnlaget, delt i årsaker. Gjennomsnitt over trekningene; delene summerer seg nøyaktig.",
    },
    costs: { title: "Kostnader", lead: "" },
    assumptions: {
      title: "Forutsetninger og kilder",
      lead: "Hver verdi som framskrivingen hviler på. «Prior» er en antakelse som ingen har målt.",
    },
    left_out: { title: "Hva modellen ikke har med", lead: "Dette ligger ikke i noe bånd." },
    run: { title: "Om kjøringen, og hvordan den siteres", lead: "" },
  },
  groups: {
    without: "Uten fastlege",
    lists: "Lister og plasser",
    positions: "Hjemler og leger",
    load: "Arbeidsmengde",
    population: "Innbyggere",
  },
  pyramid: {
    title: "Innbyggere etter alder og kjønn",
    women: "Kvinner",
    men: "Menn",
    start: "Streket omriss: {time}",
    age: "Alder",
  },
  ages: {
    title: "Leger etter alder",
    note: "Strek: {time}.",
    hidden:
      "Legenes alder er kommunens egne opplysninger om få personer og vises ikke i aldersgrupper.",
    start: "Ved start",
    unit: "forventet antall leger",
  },
  flows: { note: "forventet antall i året", partial: "{year} regnes fra {month}." },
  capacity: {
    places: "Listeplasser",
    persons: "Personer på liste",
    needed: "Plasser som må til for {share} ledige",
    note: "Kriteriet: under {share} ledige plasser.",
  },
  lists: { title: "Lister etter lengde", unit: "forventet antall lister", axis: "personer på listen" },
  decision: {
    at: "Tidspunkt",
    risks: "Sannsynlighet for",
    indicators: "Median, og vurdering mot grunnlaget",
    note: "Sannsynligheten er andelen av trekningene der situasjonen er slik.",
  },
  waterfall: {
    note: "Gjennomsnitt ved {time}, {unit}. Søylene imellom er bidragene til forskjellen.",
    without: "Innbyggere uten fastlege",
    parts: {
      base: "Grunnlaget",
      no_list: "Uten listeplass",
      locum: "På liste med vikar",
      nobody: "På liste uten lege",
    },
  },
  causes: {
    title: "Hvorfor tallet endrer seg",
    whole: "Hva",
    change: "Endring",
    since: "{scenario}: fra {time}",
    against: "{scenario}: mot grunnlaget",
    note: "{whole}, {unit}, gjennomsnitt.",
    positionsNote: "Avgang og rekruttering er summert fra start. Hjemler: {from} → {to}; av dem uten fastlege: {from_without} → {to_without}.",
    freeNote: "Listetak: endringen i gjennomsnittlig tak ganger hjemlene som var; nye hjemler med et annet tak enn de øvrige påvirker det. Alder spiller ingen rolle for hvem som trenger en plass.",
    demandNote: "Konsultasjoner per lege, vikarer medregnet: {from} → {to} i måneden.",
    trendNote: "Trenden per innbygger er en antakelse ({mean} ± {sd} prosentpoeng i året); søylen er forventningen, og trekningenes avvik fra den (standardfeil om lag {error}) ligger i «Aldring og annet».",
    axisNote: "Aksen starter ikke i null.",
    wholes: {
      gps: "Fastleger",
      free: "Ledige listeplasser",
      demand: "Etterspurte konsultasjoner",
    },
    parts: {
      retirements: "Pensjonering",
      other_exits: "Annen avgang",
      recruits: "Rekruttering",
      other: "Annet",
      caps: "Listetak",
      positions: "Nye og nedlagte hjemler",
      inhabitants: "Antall innbyggere",
      not_here: "Innbyggere uten plass på listene her",
      non_residents: "Utenbygdsboende på liste",
      not_open: "Plasser som ikke er åpne, og lister over taket",
      number: "Antall innbyggere",
      trend: "Oppgitt trend per innbygger",
      ageing: "Aldring og annet per innbygger",
      ageing_and_trend: "Aldring, trend og annet per innbygger",
    },
  },
  costs:
    "Tiltakene er ikke priset i denne versjonen. Planene gir ingen priser, og rapporten setter ikke inn egne. Kostnader må vurderes utenom.",
  assumptions: {
    all: "Alle forutsetninger i grunnlaget",
    changed: "Endret fra grunnlaget",
    none: "Ingen endringer.",
    type: "Slag tiltak",
    key: "Forutsetning",
    value: "Verdi",
    unit: "Enhet",
    source: "Kilde",
    table: "tabell, {rows} rader",
    sections: {
      capacity_rule: "Kriterier for kapasitet",
      duty: "Legevakt",
      event: "Kjente hendelser",
      gp: "Fastleger",
      initial: "Utgangspunktet",
      lists: "Lister",
      locum: "Vikarer",
      municipality: "Kommunen",
      period: "Perioden",
      policy: "Tiltak",
      population: "Befolkning",
      recruitment: "Rekruttering",
      training: "Spesialisering",
      workload: "Arbeidsmengde",
    },
  },
  leftOut: [
    {
      text: "Kostnader. Ingen tiltak er priset.",
      unless: "cost_municipality",
    },
    {
      text: "Legevakt. Den inngår bare som et fast antall timer.",
      unless: "duty_shifts_per_gp",
    },
    {
      text: "Sykehjem, helsestasjon, skolehelsetjeneste og andre kommunale legeoppgaver. De inngår bare som et fast antall timer.",
      unless: "nursing_home_fte_need",
    },
    {
      text: "Utdanningsløp (ALIS, LIS1) som tiltak, og veiledning av leger i spesialisering.",
      unless: "supervision_free",
    },
    {
      text: "Hvor lenge folk har hatt samme lege.",
      unless: "continuity_years",
    },
    {
      text: "Deltid.",
    },
    {
      text: "Årsaksvirkning av fast lønn, tilskudd og avtaleform på hvor fort en hjemmel fylles. Ingen har målt den; tallene er vide antakelser.",
    },
    {
      text: "Konkurranse om leger mellom kommuner, ut over en felles nasjonal svingning.",
    },
    {
      text: "At mangel på fastlege virker tilbake på helse, flytting eller hvor folk søker seg.",
    },
    {
      text: "Avstand, språk og omdømme når folk velger liste.",
    },
    {
      text: "Ulik sykelighet mellom listene utover alder: hver liste er et tilfeldig utvalg av innbyggerne.",
    },
    {
      text: "Usikkerheten om modellens form. Båndene rommer tilfeldighet og usikre parametere, ikke om modellen selv er riktig.",
    },
  ],
  run: {
    file: "Resultatfil",
    seed: "Frø",
    replicates: "Trekninger",
    version: "Versjon",
    created: "Kjørt",
    hash: "SHA-256 av scenarioteksten",
    cite: "Slik siteres den",
    citation:
      "Legeplan {version} ({git}). Framskriving av fastlegeordningen i {municipality}, {start}–{end}. {replicates} trekninger, frø {seed}. Scenarioer: {scenarios}.",
    again: "Samme versjon, scenarioer, frø og antall trekninger gir nøyaktig de samme tallene.",
  },
  distributions: {
    normal: "normalfordeling",
    lognormal: "lognormal",
    beta: "betafordeling",
    gamma: "gammafordeling",
    uniform: "jevn fordeling",
    triangular: "trekantfordeling",
    discrete: "diskret fordeling",
  },
  parameters: {
    mean: "gjennomsnitt",
    median: "median",
    sd: "standardavvik",
    sd_log: "standardavvik (log)",
    min: "min",
    max: "maks",
    mode: "topp",
    alpha: "α",
    beta: "β",
    shape: "form",
    scale: "skala",
    values: "verdier",
    weights: "vekter",
  },
  choices: {
    self_employed: "næringsdrivende",
    agreement_8_2: "8.2-avtale",
    salaried: "fastlønn",
    salaried_trainee: "ansatt LIS3",
    combination: "kombinasjonsstilling",
    newborns_only: "bare nyfødte",
    attrition: "ved naturlig avgang",
    transfer: "ved å flytte personer",
    ignored: "teller ikke",
    probabilistic: "probabilistisk",
    low: "lavt",
    high: "høyt",
    main: "hovedalternativet",
    now: "straks",
    at_takeover: "ved neste legeskifte",
    closed: "legges ned",
    kept: "beholdes",
    open: "oppretter en hjemmel",
    review: "ber om en vurdering",
    open_centre: "nytt legesenter",
    add_positions: "nye hjemler",
    close_position: "hjemmel legges ned",
    set_list_cap: "listetak",
    change_contract: "endret avtaleform",
    recruitment_grant: "rekrutteringstilskudd",
    retention: "tiltak for å beholde leger",
    capacity_rule: "kapasitetsregel",
    new_premises: "nye lokaler",
  },
};
