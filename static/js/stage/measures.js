/** Lengths that the stage is laid out by. CSS pixels. */

/** Room around a node's circle: its timer, and the ring of the selection. */
export const RIM = 15;
/** The side of an entry in a log, and how far the next one is. */
export const CELL = 18;
export const CELL_STEP = 20;

export const MARGIN = 8;
export const GAP = 4;
/** Narrower stages set the clients under the nodes. */
export const NARROW = 560;

/** @param {number} rows of cells */
export function shelfHeight(rows) {
  return rows * CELL + (rows - 1) * GAP;
}
