/** A node's log on the stage: the last entries that fit, each a cell with its term; solid where committed, dashed where not. */
import { CELL, CELL_STEP } from "./layout.js";
import { UNSAID, make, put, round, write } from "./svg.js";

/** Tones that terms are told apart by, in turn. */
const TONES = 6;
/** Width of the count of the entries that are not shown. */
const MORE = 30;
/** Width of a further digit of a term. */
const DIGIT = 7;

export class LogDrawing {
  /** @type {import("./layout.js").Shelf | null} */
  #shelf = null;
  /** @type {{cell: SVGGElement, box: SVGRectElement, text: SVGTextElement, title: SVGTitleElement}[]} */
  #cells = [];

  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent, { class: "log", ...UNSAID });
    this.more = make("text", this.root, { class: "more" });
  }

  /** @param {import("./layout.js").Shelf | null} shelf */
  place(shelf) {
    this.#shelf = shelf && shelf.room > 0 ? shelf : null;
  }

  /**
   * @param {import("../protocols/view.js").ProtocolView} kind
   * @param {import("../types.d.ts").State} fields
   */
  draw(kind, fields) {
    const shelf = this.#shelf;
    const found = shelf ? kind.logCells(fields, Math.floor(shelf.room / CELL_STEP) + 1) : [];
    const digits = Math.max(1, ...found.map((cell) => String(cell.term).length));
    const step = CELL_STEP + Math.max(0, digits - 2) * DIGIT;
    const total = found.at(-1)?.index ?? 0;
    const fits = shelf ? Math.floor(shelf.room / step) : 0;
    const shown = found.slice(-(total > fits ? Math.max(1, Math.floor(((shelf?.room ?? 0) - MORE) / step)) : fits) || found.length);
    const hidden = total - shown.length;
    this.#layOut(shelf, shown, hidden, step);
  }

  /**
   * @param {import("./layout.js").Shelf | null} shelf
   * @param {import("../protocols/view.js").Cell[]} shown
   * @param {number} hidden
   * @param {number} step
   */
  #layOut(shelf, shown, hidden, step) {
    const width = shown.length * step - (step - CELL) + (hidden > 0 ? MORE : 0);
    const left = shelf ? leftOf(shelf, width) : 0;
    write(this.more, hidden > 0 ? `+${hidden}` : "");
    put(this.more, "x", round(left + MORE - 5));
    put(this.more, "y", round((shelf?.y ?? 0) + CELL / 2));
    while (this.#cells.length < shown.length) this.#cells.push(this.#makeCell());
    this.#cells.forEach((drawing, i) => {
      const entry = shown[i];
      put(drawing.cell, "class", entry ? `cell tone-${entry.term % TONES} ${entry.committed ? "committed" : "open"}` : "cell off");
      if (!entry || !shelf) return;
      put(drawing.cell, "transform", `translate(${round(left + (hidden > 0 ? MORE : 0) + i * step)} ${round(shelf.y)})`);
      put(drawing.box, "width", round(step - (CELL_STEP - CELL)));
      put(drawing.text, "x", round((step - (CELL_STEP - CELL)) / 2));
      write(drawing.text, String(entry.term));
      write(drawing.title, `${entry.index}: ${entry.text}`);
    });
  }

  #makeCell() {
    const cell = make("g", this.root);
    return {
      cell,
      title: make("title", cell),
      box: make("rect", cell, { height: CELL, rx: 3.5 }),
      text: make("text", cell, { y: CELL / 2 }),
    };
  }
}

/**
 * Where a log of a width begins on its shelf.
 * @param {import("./layout.js").Shelf} shelf
 * @param {number} width
 */
function leftOf({ x, grows, room }, width) {
  if (grows !== 0) return grows === 1 ? x : x - width;
  return Math.min(Math.max(-width / 2, x - room / 2), x + room / 2 - width);
}
