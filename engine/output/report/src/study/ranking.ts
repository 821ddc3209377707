import { h } from "../dom";
import { onDraw } from "../figure";
import { number, unitName } from "../format";
import { choice, sectionOf } from "../sections/section";
import { fill } from "../texts";
import { allPoints, axes, bandText, chosen, dimensionName, figures, indicator, scenarioName,
         shownNote, study } from "./points";
import { figureText, spreadText, valueText } from "./values";
import { words } from "./words";

/** Rows that stand there at first. */
const few = 25;

interface Ranked {
  point: number;
  rank: number;
  mean: number;
  error: number | null;
  standing: "best" | "notTold" | "told";
}

interface Column {
  title: string;
  text: (row: Ranked) => string;
  key: (row: Ranked) => number | string;
}

let isLowBest = true;
let sorted = { column: 0, isDown: false };
let isWhole = false;

function ranking(): Ranked[] {
  const known = allPoints.flatMap((point) => {
    const { mean, error } = figures(point);
    return mean === null ? [] : [{ point, mean, error }];
  });
  known.sort((a, b) => (isLowBest ? a.mean - b.mean : b.mean - a.mean) || a.point - b.point);
  return known.map((row, i) => {
    const isTold = (Number(indicator().told[row.point][chosen.time]) & (isLowBest ? 1 : 2)) > 0;
    return { ...row, rank: i + 1, standing: i === 0 ? "best" : isTold ? "told" : "notTold" };
  });
}

function columns(): Column[] {
  const of = indicator();
  return [
    { title: words.rank, text: (row) => String(row.rank), key: (row) => row.rank },
    { title: words.point, text: (row) => String(row.point), key: (row) => row.point },
    ...(study.scenarios.length > 1
      ? [{ title: words.scenario, text: (row: Ranked) => scenarioName(study.scenario[row.point]),
           key: (row: Ranked) => study.scenario[row.point] }]
      : []),
    ...axes.map((axis) => ({
      title: dimensionName(axis),
      text: (row: Ranked) => valueText(axis.of[row.point]),
      key: (row: Ranked) => axis.of[row.point],
    })),
    { title: words.mean, text: (row) => figureText(of, row.mean), key: (row) => row.mean },
    { title: words.error, text: (row) => spreadText(of, row.error), key: (row) => row.error ?? 0 },
    { title: words.band, text: (row) => bandText(of, figures(row.point)),
      key: (row) => figures(row.point).low ?? 0 },
    { title: words.standing, text: (row) => words[row.standing], key: (row) => row.rank },
  ];
}

function inOrder(rows: Ranked[], column: Column): Ranked[] {
  const sign = sorted.isDown ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.key(a), column.key(b)];
    const order = typeof x === "number" && typeof y === "number" ? x - y
                                                                : String(x).localeCompare(String(y));
    return sign * order || a.rank - b.rank;
  });
}

function header(column: Column, i: number, again: () => void): HTMLElement {
  const isSorted = sorted.column === i;
  const direction = isSorted ? (sorted.isDown ? "descending" : "ascending") : "none";
  const sort = () => {
    sorted = { column: i, isDown: isSorted && !sorted.isDown };
    again();
  };
  const arrow = isSorted ? (sorted.isDown ? " ↓" : " ↑") : "";
  return h("th", { scope: "col", "aria-sort": direction },
           h("button", { type: "button", class: "sort", click: sort }, column.title + arrow));
}

function body(rows: Ranked[], all: Column[]): HTMLElement {
  const last = all.length - 1;
  return h("tbody", {}, ...rows.map((row) =>
    h("tr", { class: row.standing }, ...all.map((column, i) =>
      i === 0 ? h("th", { scope: "row" }, column.text(row))
              : h("td", {}, i === last
                  ? h("span", { class: `verdict ${row.standing === "told" ? "" : "better"}` },
                      column.text(row))
                  : column.text(row))))));
}

/** Points by a chosen indicator, with which cannot be told from the best. */
export function rankingSection(): HTMLElement {
  const box = h("div");
  const note = h("p", { class: "lead" });
  const orderBox = h("div");
  let shownIndicator = -1;
  const draw = () => {
    if (chosen.indicator !== shownIndicator) {
      shownIndicator = chosen.indicator;
      isLowBest = indicator().wish !== "higher";
      orderBox.replaceChildren(choice(words.first, [words.lowest, words.highest],
                                      isLowBest ? 0 : 1, (option) => {
        isLowBest = option === 0;
        draw();
      }));
    }
    note.textContent = shownNote();
    const rows = ranking();
    if (rows.length === 0) {
      box.replaceChildren(h("p", {}, words.noneAbove));
      return;
    }
    const all = columns();
    const ordered = inOrder(rows, all[sorted.column] ?? all[0]);
    const again = () => {
      draw();
      box.querySelectorAll<HTMLElement>("button.sort")[sorted.column]?.focus();
    };
    box.replaceChildren(
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.ranking },
        h("table", { class: "numbers ranking" },
          h("caption", { class: "hidden" }, `${words.ranking}: ${shownNote()}`),
          h("thead", {}, h("tr", {}, ...all.map((column, i) => header(column, i, again)))),
          body(isWhole ? ordered : ordered.slice(0, few), all))),
      ...(isWhole || rows.length <= few ? [] : [
        h("button", { type: "button", class: "more", click: () => {
          isWhole = true;
          draw();
        } }, fill(words.showAll, { count: number(rows.length) })),
      ]),
    );
  };
  onDraw(draw);
  return sectionOf(
    "ranking",
    words.sections.ranking,
    note,
    orderBox,
    box,
    h("p", { class: "note" }, study.paired ? words.pairedNote : words.independentNote,
      study.indicators.some(({ unit }) => unitName(unit) === unitName("persons"))
        ? ` ${words.hiddenNote}` : null),
  );
}
