import { capacityCharts } from "../charts/capacity";
import { fanChart } from "../charts/fan";
import { isNotStated, sameNote } from "../charts/flat";
import { groupedBars } from "../charts/grouped";
import { scenarioLegend } from "../charts/legend";
import { hasHiddenAges, pyramidPlot, pyramidTable } from "../charts/pyramid";
import { dates, report, shortTitle, years, type Profile } from "../data";
import { h } from "../dom";
import { drawAll, figure, foldedFigures, yearSlider, type Chart } from "../figure";
import { inUnit, month, number, percent, unitName, yearEnd } from "../format";
import { state } from "../state";
import { isComputed, switchedOffNote } from "../switched_off";
import { fill, texts } from "../texts";
import { choice, section } from "./section";

const snapshotNames = report.snapshots.map((name) => {
  const [year, monthOfYear] = name.split("-").map(Number);
  return yearEnd(new Date(Date.UTC(year, monthOfYear, 0)));
});
const lastSnapshot = snapshotNames.length - 1;

const groups: Record<string, string[]> = {
  without: ["persons_without_gp", "persons_on_list_without_gp", "persons_on_list_without_doctor",
            "persons_on_no_list"],
  lists: ["list_free", "list_free_share", "list_capacity", "list_length_total", "mean_list_length",
          "lists_open", "lists_open_women", "lists_open_men", "capacity_rule_met",
          "non_residents_on_lists"],
  positions: ["positions", "positions_filled", "positions_without_gp", "positions_locum",
              "positions_vacant", "gps", "gps_regular", "gps_women", "gps_mean_age", "gps_over_62",
              "gps_specialists", "gps_in_training", "supervision_free"],
  load: ["gp_hours_per_week", "consultations_demand", "other_consultations_demand",
         "duty_shifts_per_gp", "gps_on_duty"],
  continuity: Object.keys(report.indicators).filter((id) => id.startsWith("continuity_")),
  services: ["services_fte_need", "services_fte_gap", "doctor_fte_per_10000",
             "list_length_corrected", "side_posts_fte", "own_posts_fte", "own_posts_vacant_fte",
             ...Object.keys(report.indicators).filter((id) => /_fte_(need|gap)$/.test(id))],
  population: ["population", "population_0_19", "population_20_66", "population_67_79",
               "population_80_plus"],
};

/** Any stock that no group names, so that a new indicator is never left out. */
function ungrouped(): string[] {
  const named = new Set(Object.values(groups).flat());
  return Object.entries(report.indicators)
    .filter(([id, { stock }]) => stock && !named.has(id) && !id.startsWith("cost_"))
    .map(([id]) => id);
}

/** What the scenarios say nothing about is named, not drawn as a need of nought. */
function notStated(ids: string[]): HTMLElement | null {
  const names = ids.filter((id) => id.endsWith("_need")).map((id) =>
    report.indicators[id].label.replace(/^[^:]*: /, ""));
  return names.length === 0 ? null
    : h("p", { class: "note" }, fill(texts.notStated, { names: names.join(", ") }));
}

/** Where odds ratios are from, and what they are not. */
function oddsNote(ids: string[]): HTMLElement | null {
  return ids.some((id) => report.indicators[id].unit === "odds ratio")
    ? h("p", { class: "note" }, report.notes.odds_ratio) : null;
}

function folded(group: string): HTMLElement[] {
  const ids = [...new Set(groups[group]), ...(group === "load" ? ungrouped() : [])]
    .filter((id) => report.indicators[id]);
  const shown = ids.filter((id) => isComputed(id) && !isNotStated(id));
  const notes = [switchedOffNote(ids), notStated(ids.filter(isNotStated)), oddsNote(shown)]
    .filter((note) => note !== null);
  if (shown.length === 0) {
    return notes;
  }
  const figures = shown.map((id) => figure(fanChart(id, 220), "small"));
  const details = foldedFigures(texts.groups[group], figures);
  details.append(...notes);
  return [details];
}

export function trendsSection(): HTMLElement {
  const [first, ...others] = groups.without;
  return section(
    "trends",
    figure(fanChart(first, 380)),
    h("div", { class: "grid" }, ...others.map((id) => figure(fanChart(id, 220), "small"))),
    ...Object.keys(groups).filter((group) => group !== "without").flatMap(folded),
  );
}

/** Whether all scenarios have the same population, as when they differ in doctors alone. */
function isSamePopulation(): boolean {
  const of = (i: number) => JSON.stringify([report.profiles.population_women.series[i],
                                            report.profiles.population_men.series[i]]);
  return report.scenarios.every((_, i) => of(i) === of(0));
}

export function peopleSection(): HTMLElement {
  let snapshot = lastSnapshot;
  let scenario = 0;
  const controls = [yearSlider(snapshotNames, snapshot, (chosen) => {
    snapshot = chosen;
    drawAll();
  })];
  if (!isSamePopulation()) {
    controls.push(choice(texts.scenario, report.scenarios.map(shortTitle), 0, (chosen) => {
      scenario = chosen;
      drawAll();
    }));
  }
  const chart: Chart = {
    title: texts.pyramid.title,
    note: () => `${unitName("persons")}, ${snapshotNames[snapshot]}. ${fill(texts.pyramid.start, {
      time: snapshotNames[0] })}${hasHiddenAges(scenario, snapshot) ? ` · ${texts.hiddenNote}` : ""}`,
    controls,
    draw: (width) => pyramidPlot(scenario, snapshot, width),
    table: () => pyramidTable(scenario, snapshot, snapshotNames),
  };
  return section("people", foldedFigures(chart.title, [figure(chart)]), flowsOfPopulation());
}

function binNames(profile: Profile): string[] {
  const last = profile.edges.length - 1;
  return profile.edges.map((edge, i) =>
    i === last ? `${number(edge)}+` : `${number(edge)}–${number(edge + profile.width - 1)}`,
  );
}

/** A profile by bin at a year that a slider chooses. */
function profileChart(profile: Profile, { title, unit, axis }: typeof texts.lists,
                      names: string[], bins: number[]): Chart {
  let snapshot = lastSnapshot;
  const groupsAt = (at: number) =>
    bins.map((bin) => ({
      name: names[bin],
      values: report.scenarios.map((_, i) => profile.series[i][bin].mean[at]),
      start: report.scenarios.map((_, i) => profile.series[i][bin].mean[0]),
    }));
  return {
    title,
    note: () => `${unit}, ${snapshotNames[snapshot]}. ${fill(texts.ages.note, {
      time: snapshotNames[0] })}`,
    controls: [yearSlider(snapshotNames, snapshot, (chosen) => {
      snapshot = chosen;
      drawAll();
    })],
    legend: () => scenarioLegend(),
    draw: (width) => groupedBars(groupsAt(snapshot), width, { height: 290, title: axis }),
    table: () => ({
      head: [title, `${texts.ages.start}`, ...report.scenarios.map(
        (scenario) => `${shortTitle(scenario)}, ${snapshotNames[snapshot]}`)],
      rows: groupsAt(snapshot).map(({ name, values, start }) =>
        [name, start[0], ...values].map((cell) => typeof cell === "string" ? cell
                                                                            : number(cell, 1))),
    }),
  };
}

export function flowChart(id: string): Chart {
  const indicator = report.indicators[id];
  const unit = indicator.unit;
  const partial = dates[1].getUTCMonth() > 0
    ? ` (${fill(texts.flows.partial, { year: years[0], month: month(dates[1]) })})` : "";
  const values = years.map((year, k) => ({
    name: String(year),
    values: report.scenarios.map((_, i) => indicator.series[i].years?.[k] ?? null),
  }));
  return {
    title: indicator.label,
    note: () => `${texts.flows.note}${partial}${sameNote(state.scenarios, (i) =>
      indicator.series[i].years)}`,
    legend: () => scenarioLegend(),
    draw: (width) => groupedBars(values, width, {
      height: 220, format: (value) => inUnit(value, unit, 1) }),
    table: () => ({
      head: [texts.year, ...report.scenarios.map(shortTitle)],
      rows: values.map((row) => [row.name, ...row.values.map((value) => inUnit(value, unit, 1))]),
    }),
  };
}

export function gpsSection(): HTMLElement {
  const ages = report.profiles.gp_ages;
  const names = binNames(ages).map((name, i) => (i === 0 ? `< ${ages.edges[1]}` : name));
  const isHidden = report.scenarios.some((scenario) => scenario.roster);
  const flows = ["gp_exits", "gp_retirements", "gp_recruits"];
  return section(
    "gps",
    isHidden
      ? h("p", { class: "note" }, texts.ages.hidden)
      : foldedFigures(texts.ages.title, [figure(profileChart(ages, texts.ages, names, ages.edges.map((_, i) => i)))]),
    h("p", { class: "note" }, report.notes.gps),
    foldedFigures(texts.flows.gps, flows.map((id) => figure(flowChart(id), "small"))),
  );
}

function flowsOfPopulation(): HTMLElement {
  const flows = ["births", "deaths", "in_moves", "out_moves"];
  return foldedFigures(texts.flows.population, flows.map((id) => figure(flowChart(id), "small")));
}

export function capacitySection(): HTMLElement {
  const limits = new Set(report.scenarios.map((scenario) => scenario.free_share_below));
  const notes = [...limits].filter((limit) => limit !== null).map((limit) =>
    fill(texts.capacity.note, { share: percent(limit) }));
  return section(
    "capacity",
    notes.length > 0 && h("p", { class: "note" }, notes.join(" ")),
    foldedFigures(texts.sections.capacity.title,
                  capacityCharts().map((chart) => figure(chart, "small")), "wide"),
  );
}

export function listsSection(): HTMLElement {
  const lists = report.profiles.list_lengths;
  const isUsed = (bin: number) =>
    lists.series.some((bins) => bins[bin].mean.some((value) => (value ?? 0) >= 0.05));
  const used = lists.edges.map((_, bin) => bin).filter(isUsed);
  const bins = used.length === 0 ? [] : Array.from(
    { length: used[used.length - 1] - used[0] + 1 }, (_, i) => used[0] + i);
  return section("lists", foldedFigures(texts.lists.title, [figure(profileChart(lists, texts.lists, binNames(lists), bins))]));
}
