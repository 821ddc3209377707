import { h } from "../dom";
import { onDraw } from "../figure";
import { sectionOf, select } from "../sections/section";
import { bandText, chosen, designName, figures, indicator, isOfRegion, municipalities,
         municipalityName, pointsOf, shownNote } from "./points";
import { Sortable, type Column } from "./sortable";
import { figureText, spreadText } from "./values";
import { words } from "./words";

interface Row {
  municipality: number;
  point: number;
}

function columns(): Column<Row>[] {
  const of = indicator();
  const at = ({ point }: Row) => figures(point);
  return [
    { title: words.municipality, text: (row) => municipalityName(row.municipality),
      key: (row) => row.municipality },
    { title: words.mean, text: (row) => figureText(of, at(row).mean),
      key: (row) => at(row).mean ?? 0 },
    { title: words.error, text: (row) => spreadText(of, at(row).error),
      key: (row) => at(row).error ?? 0 },
    { title: words.band, text: (row) => bandText(of, at(row)), key: (row) => at(row).high ?? 0 },
  ];
}

/** All municipalities of a region at one point of the design; all together stays on top. */
export function municipalitiesSection(): HTMLElement | null {
  if (!isOfRegion) {
    return null;
  }
  let design = 0;
  const table = new Sortable<Row>();
  const note = h("p", { class: "lead" });
  const draw = () => {
    note.textContent = shownNote(words.eachMunicipality);
    table.draw({
      columns: columns(),
      rows: municipalities.map((_, m) => ({ municipality: m, point: pointsOf(m)[design] })),
      kind: ({ municipality }) => (municipality === chosen.municipality ? "best" : ""),
      isPinned: ({ municipality }) => municipality === 0,
      caption: words.sections.municipalities.title,
      showAll: words.showAllMunicipalities,
    });
  };
  onDraw(draw);
  const designs = pointsOf(0).map(designName);
  return sectionOf(
    "municipalities",
    words.sections.municipalities,
    note,
    designs.length > 1 && select(words.point, designs, design, (option) => {
      design = option;
      draw();
    }),
    table.box,
  );
}
