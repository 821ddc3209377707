import { h } from "../dom";
import { number } from "../format";
import { fill } from "../texts";

/** Rows that stand there at first. */
const few = 25;

export interface Column<Row> {
  title: string;
  text: (row: Row) => string | HTMLElement;
  key: (row: Row) => number | string;
}

export interface Rows<Row> {
  columns: Column<Row>[];
  rows: Row[];
  /** Class of a row. */
  kind?: (row: Row) => string;
  /** A row that stays on top however the others are sorted. */
  isPinned?: (row: Row) => boolean;
  caption: string;
  /** What the button says that shows all; with {count}. */
  showAll: string;
}

/** A table that is sorted by any of its columns; `draw` fills it anew. */
export class Sortable<Row> {
  readonly box = h("div");
  private column = 0;
  private isDown = false;
  private isWhole = false;

  draw(table: Rows<Row>): void {
    const { columns, rows, caption, showAll } = table;
    const ordered = this.inOrder(table);
    const again = () => {
      this.draw(table);
      this.box.querySelectorAll<HTMLElement>("button.sort")[this.column]?.focus();
    };
    this.box.replaceChildren(
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
        h("table", { class: "numbers ranking" },
          h("caption", { class: "hidden" }, caption),
          h("thead", {}, h("tr", {}, ...columns.map((column, i) => this.header(column, i, again)))),
          h("tbody", {}, ...(this.isWhole ? ordered : ordered.slice(0, few)).map((row) =>
            h("tr", { class: table.kind?.(row) }, ...columns.map((column, i) =>
              h(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, column.text(row)))))))),
      ...(this.isWhole || rows.length <= few ? [] : [
        h("button", { type: "button", class: "more", click: () => {
          this.isWhole = true;
          this.draw(table);
        } }, fill(showAll, { count: number(rows.length) })),
      ]),
    );
  }

  private inOrder({ columns, rows, isPinned }: Rows<Row>): Row[] {
    const { key } = columns[this.column] ?? columns[0];
    const sign = this.isDown ? -1 : 1;
    const pinned = (row: Row) => (isPinned?.(row) ? 0 : 1);
    return [...rows].sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      const order = typeof x === "number" && typeof y === "number"
        ? x - y : String(x).localeCompare(String(y));
      return pinned(a) - pinned(b) || sign * order;
    });
  }

  private header(column: Column<Row>, i: number, again: () => void): HTMLElement {
    const isSorted = this.column === i;
    const direction = isSorted ? (this.isDown ? "descending" : "ascending") : "none";
    const sort = () => {
      this.isDown = isSorted && !this.isDown;
      this.column = i;
      again();
    };
    const arrow = isSorted ? (this.isDown ? " ↓" : " ↑") : "";
    return h("th", { scope: "col", "aria-sort": direction },
             h("button", { type: "button", class: "sort", click: sort }, column.title + arrow));
  }
}
