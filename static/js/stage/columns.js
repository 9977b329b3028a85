/**
 * Nodes in columns, one a role, each with a heading: messages then travel from left to right and back. What lies beside a
 * node lies below it where there is room, else to its right. Pure. Lengths are CSS pixels.
 *
 * @typedef {import("./layout.js").Shelf} Shelf
 * @typedef {import("./layout.js").Size} Size
 * @typedef {import("./layout.js").Standing} Standing
 * @typedef {import("../protocols/view.js").Columns} Columns
 * @typedef {{left: number, below: number}} Kept what is kept free
 */
import { CELL, GAP, MARGIN, NARROW, RIM, shelfHeight } from "./measures.js";

/** What a heading takes. */
const HEADING = 34;
/** What a node takes above and below its circle: its timer, and its shelf where that lies below. */
const OVER = 10;
const UNDER = RIM - 3 + CELL + GAP * 2;
/** How far the outer columns stand from the edges, as a share of the width, where shelves lie below. */
const OUTER = 0.13;
/** The least radius at which a shelf lies below its node: on narrow stages there is less room beside it. */
const LEAST = { wide: 24, narrow: 14 };
/** How wide a shelf beside its node is, at least in the last column, and at most. */
const BESIDE = { least: 62, most: 110 };

/**
 * @param {Size} size
 * @param {Columns} columns
 * @param {Kept} kept
 * @returns {Standing}
 */
export function inColumns(size, columns, kept) {
  const { width, height } = size;
  const room = height - HEADING - kept.below - MARGIN;
  const step = room / Math.max(1, ...columns.map(({ nodes }) => nodes.length));
  const wish = Math.min(44, Math.min(height, width * 0.8) * 0.088);
  const rBelow = (step - OVER - UNDER) / 2;
  const isBelow = rBelow >= (width < NARROW ? LEAST.narrow : LEAST.wide);
  const r = Math.max(6, Math.min(wish, isBelow ? rBelow : (step - 2 * OVER) / 2));
  const rows = !isBelow && step >= shelfHeight(2) + GAP ? 2 : 1;
  const xOf = isBelow ? acrossAll(size, columns, kept) : acrossWithShelves(size, columns, kept, r);
  /** @type {Standing["places"]} */
  const places = new Map();
  /** @type {Map<string, Shelf>} */
  const wished = new Map();
  columns.forEach(({ nodes }, i) => {
    const x = xOf(i);
    const beside = Math.min(BESIDE.most, width - x - r - RIM - MARGIN);
    const free = Math.min((width - kept.left) / columns.length - 2 * MARGIN, 2 * (width - x - MARGIN));
    nodes.forEach((node, j) => {
      const y = HEADING + (room / nodes.length) * (j + 0.5) - (isBelow ? (UNDER - OVER) / 2 : 0);
      places.set(node, { x, y });
      const below = { x: 0, y: r + RIM - 3, grows: /** @type {const} */ (0), room: free, rows };
      wished.set(node, isBelow ? below : { x: r + RIM - GAP, y: -shelfHeight(rows) / 2, grows: 1, room: beside, rows });
    });
  });
  const headings = columns.map(({ heading }, i) => ({ text: heading, x: xOf(i), y: 18 }));
  return { places, wished, r, centre: { x: (kept.left + width) / 2, y: HEADING + room / 2 }, headings };
}

/**
 * Where each column stands when all of them may spread.
 * @param {Size} size
 * @param {Columns} columns
 * @param {Kept} kept
 */
function acrossAll({ width }, columns, { left }) {
  const wide = width - left;
  return spread(left + wide * OUTER, left + wide * (1 - OUTER), columns.length);
}

/**
 * Where each column stands when the last needs room to its right.
 * @param {Size} size
 * @param {Columns} columns
 * @param {Kept} kept
 * @param {number} r
 */
function acrossWithShelves({ width }, columns, { left }, r) {
  return spread(left + MARGIN + r + RIM, width - MARGIN - BESIDE.least - RIM - r, columns.length);
}

/**
 * @param {number} first
 * @param {number} last
 * @param {number} count
 * @returns {(i: number) => number}
 */
function spread(first, last, count) {
  return (i) => (count === 1 ? (first + last) / 2 : first + ((last - first) * i) / (count - 1));
}
