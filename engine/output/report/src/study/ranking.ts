import { h } from "../dom";
import { onDraw } from "../figure";
import { unitName } from "../format";
import { choice, sectionOf } from "../sections/section";
import { axes, bandText, chosen, dimensionName, figures, indicator, numberOf, scenarioName,
         shownNote, shownPoints, study } from "./points";
import { Sortable, type Column } from "./sortable";
import { figureText, spreadText, valueText } from "./values";
import { words } from "./words";

interface Ranked {
  point: number;
  rank: number;
  mean: number;
  error: number | null;
  standing: "best" | "notTold" | "told";
}

let isLowBest = true;

function ranking(): Ranked[] {
  const known = shownPoints().flatMap((point) => {
    const { mean, error } = figures(point);
    return mean === null ? [] : [{ point, mean, error }];
  });
  known.sort((a, b) => (isLowBest ? a.mean - b.mean : b.mean - a.mean) || a.point - b.point);
  return known.map((row, i) => {
    const isTold = (Number(indicator().told[row.point][chosen.time]) & (isLowBest ? 1 : 2)) > 0;
    return { ...row, rank: i + 1, standing: i === 0 ? "best" : isTold ? "told" : "notTold" };
  });
}

function columns(): Column<Ranked>[] {
  const of = indicator();
  return [
    { title: words.rank, text: (row) => String(row.rank), key: (row) => row.rank },
    { title: words.point, text: (row) => String(numberOf(row.point)),
      key: (row) => row.point },
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
    { title: words.standing, key: (row) => row.rank,
      text: (row) => h("span", { class: `verdict ${row.standing === "told" ? "" : "better"}` },
                       words[row.standing]) },
  ];
}

/** Points by a chosen indicator, with which cannot be told from the best. */
export function rankingSection(): HTMLElement {
  const table = new Sortable<Ranked>();
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
    table.draw({ columns: columns(), rows, kind: (row) => row.standing,
                 caption: `${words.ranking}: ${shownNote()}`, showAll: words.showAll });
    box.replaceChildren(table.box);
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
