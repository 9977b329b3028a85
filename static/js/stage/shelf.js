/**
 * What lies beside a node on the stage: the last entries of its log, each a cell; a gate with the number that it has
 * promised, the value in its hand, the answers that it has gathered. Solid is certain, dashed is not.
 */
import { MORE, arrange } from "./chips.js";
import { CELL, CELL_STEP, GAP, shelfHeight } from "./measures.js";
import { UNSAID, labelWidth, make, put, round, write } from "./svg.js";

/** Tones that chips are told apart by, in turn. */
const TONES = 6;
/** How far the posts of a gate stand out above and below it. */
const POST = 1;

/** @typedef {import("./layout.js").Shelf} Shelf */

export class ShelfDrawing {
  /** Whether a gate stands there: what is turned away is turned away at it. */
  hasGate = false;
  /** @type {Shelf | null} */
  #shelf = null;
  /** @type {ChipDrawing[]} */
  #chips = [];

  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent, { class: "shelf", ...UNSAID });
    this.more = make("text", this.root, { class: "more" });
  }

  /** @param {Shelf | null} shelf */
  place(shelf) {
    this.#shelf = shelf && shelf.room > 0 ? shelf : null;
  }

  /**
   * @param {import("../protocols/view.js").ProtocolView} kind
   * @param {import("../types.d.ts").State} fields
   * @param {unknown} common
   */
  draw(kind, fields, common) {
    const shelf = this.#shelf;
    const rows = shelf ? kind.shelf(fields, common, Math.floor(shelf.room / CELL_STEP) + 1) : [];
    const lines = shelf ? arrange(rows, shelf.room, shelf.rows, labelWidth) : [];
    this.hasGate = lines.some(({ chips }) => chips.some(({ chip }) => chip.shape === "gate"));
    let used = 0;
    let hidden = 0;
    lines.forEach((line, i) => {
      const left = leftOf(/** @type {Shelf} */ (shelf), line.width);
      const top = topOf(/** @type {Shelf} */ (shelf), lines.length) + i * (CELL + GAP);
      for (const { chip, x, width } of line.chips) this.#chip(used++).draw(chip, left + x, top, width);
      if (line.hidden === 0) return;
      hidden = line.hidden;
      put(this.more, "x", round(left + MORE - 5));
      put(this.more, "y", round(top + CELL / 2));
    });
    write(this.more, hidden > 0 ? `+${hidden}` : "");
    for (const chip of this.#chips.slice(used)) chip.hide();
  }

  /** @param {number} i */
  #chip(i) {
    return (this.#chips[i] ??= new ChipDrawing(this.root));
  }
}

class ChipDrawing {
  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent);
    this.title = make("title", this.root);
    this.box = make("rect", this.root, { class: "box", height: CELL, rx: 3.5 });
    this.posts = make("path", this.root, { class: "posts" });
    this.text = make("text", this.root, { y: CELL / 2 });
    this.main = make("tspan", this.text);
    this.small = make("tspan", this.text, { class: "small" });
    this.strike = make("path", this.root, { class: "strike" });
    this.cross = make("path", this.root, { class: "cross" });
  }

  hide() {
    put(this.root, "class", "chip off");
  }

  /**
   * @param {import("../protocols/view.js").Chip} chip
   * @param {number} x
   * @param {number} y
   * @param {number} width
   */
  draw({ shape, text, small = "", title, tone, look, lit = false }, x, y, width) {
    const tinted = tone === undefined ? "" : ` tone-${tone % TONES}`;
    put(this.root, "class", `chip ${shape} ${look}${tinted}${lit ? " lit" : ""}`);
    put(this.root, "transform", `translate(${round(x)} ${round(y)})`);
    put(this.box, "width", round(width));
    put(this.text, "x", round(width / 2));
    write(this.main, text);
    write(this.small, small ? ` ${small}` : "");
    write(this.title, title);
    put(this.posts, "d", shape === "gate" ? gatePosts(width, look === "empty") : null);
    put(this.cross, "d", shape === "gate" ? `M${round(width - 5)} -5l10 10m0 -10l-10 10` : null);
    put(this.strike, "d", look === "struck" ? `M2 ${CELL / 2}H${round(width - 2)}` : null);
  }
}

/**
 * Two posts, and between them the bar that keeps out what is too low; it stands open where nothing was promised.
 * @param {number} width
 * @param {boolean} isOpen
 */
function gatePosts(width, isOpen) {
  const posts = `M1.5 ${-POST}v${CELL + 2 * POST}M${round(width - 1.5)} ${-POST}v${CELL + 2 * POST}`;
  return isOpen ? posts : `${posts}M1.5 ${CELL - 1}H${round(width - 1.5)}`;
}

/**
 * Where a line of a width begins on a shelf.
 * @param {Shelf} shelf
 * @param {number} width
 */
function leftOf({ x, grows, room }, width) {
  if (grows !== 0) return grows === 1 ? x : x - width;
  return Math.min(Math.max(-width / 2, x - room / 2), x + room / 2 - width);
}

/**
 * Where the first of some lines lies on a shelf, so that they are near to their node.
 * @param {Shelf} shelf
 * @param {number} lines
 */
function topOf({ y, grows, rows }, lines) {
  const free = shelfHeight(rows) - shelfHeight(lines);
  if (grows !== 0) return y + free / 2;
  return y < 0 ? y + free : y;
}
