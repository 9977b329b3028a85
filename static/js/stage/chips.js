/**
 * How the chips beside a node share the room of its shelf: each row on a line, or on several where it has to be; a row that
 * keeps its end says how many come before. Pure. Lengths are CSS pixels.
 *
 * @typedef {import("../protocols/view.js").Chip} Chip
 * @typedef {import("../protocols/view.js").Row} Row
 *
 * @typedef {{chip: Chip, x: number, width: number}} Laid x: from the beginning of its line
 * @typedef {{chips: Laid[], width: number, hidden: number}} Line hidden: those before it, where their number stands there
 */
import { CELL, CELL_STEP, GAP } from "./measures.js";

/** Width of the count of what is not shown. */
export const MORE = 30;
/** Width of a further digit in a cell. */
const DIGIT = 7;
/** What stands around the text of a chip. */
const AROUND = { cell: 0, card: 12, gate: 18, answer: 10, note: 2, slot: 0, member: 8 };

/**
 * @param {readonly Row[]} rows
 * @param {number} room
 * @param {number} most how many lines there may be
 * @param {(text: string) => number} measure how wide a text is
 * @returns {Line[]}
 */
export function arrange(rows, room, most, measure) {
  /** @type {Line[]} */
  const lines = [];
  for (const row of rows) {
    if (row.chips.length === 0) continue;
    if (row.keep === "end") lines.push(lastOf(row, room, measure));
    else lines.push(...flow(row, room, measure));
  }
  return lines.slice(0, most);
}

/**
 * Cells of one width, the last that fit.
 * @param {Row} row
 * @param {number} room
 * @param {(text: string) => number} measure
 * @returns {Line}
 */
function lastOf({ chips, hidden }, room, measure) {
  const longest = Math.max(1, ...chips.map(({ text }) => text.length));
  const widest = Math.max(0, ...chips.map(({ text }) => (text.length > 2 ? measure(text) : 0)));
  const step = Math.max(CELL_STEP + Math.max(0, longest - 2) * DIGIT, Math.ceil(widest) + AROUND.card);
  const total = chips.length + hidden;
  const fits = Math.max(1, Math.floor((total * step <= room ? room : room - MORE) / step));
  const shown = chips.slice(-fits);
  const before = total - shown.length;
  const start = before > 0 ? MORE : 0;
  const width = step - (CELL_STEP - CELL);
  return {
    chips: shown.map((chip, i) => ({ chip, x: start + i * step, width })),
    width: start + (shown.length - 1) * step + width,
    hidden: before,
  };
}

/**
 * Chips as wide as what they say, on as many lines as it takes; one that is wider than the room has a line of its own.
 * @param {Row} row
 * @param {number} room
 * @param {(text: string) => number} measure
 * @returns {Line[]}
 */
function flow({ chips }, room, measure) {
  /** @type {Line[]} */
  const lines = [];
  for (const chip of chips) {
    const width = Math.max(CELL, Math.ceil(measure(chip.text) + (chip.small ? measure(` ${chip.small}`) : 0)) + AROUND[chip.shape]);
    const line = lines.at(-1);
    if (line && line.width + GAP + width <= room) {
      line.chips.push({ chip, x: line.width + GAP, width });
      line.width += GAP + width;
    } else {
      lines.push({ chips: [{ chip, x: 0, width }], width, hidden: 0 });
    }
  }
  return lines;
}
