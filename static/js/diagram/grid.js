/** The diagram's fixed measures, and where its lanes lie. Pure. CSS pixels. */

/** The axis above, the names at the left, and the strip of the branches below, where there are any. */
export const AXIS = 24;
export const NAMES = 56;
const STRIP = 24;
const NO_STRIP = 4;

/** Room for the labels above the first lane. */
const HEADROOM = 12;

/**
 * The lanes, evenly spread.
 * @param {readonly string[]} names
 * @param {number} height
 * @param {boolean} branches whether branches hang below them
 */
export function laneHeights(names, height, branches) {
  const top = AXIS + HEADROOM;
  const step = (height - top - (branches ? STRIP : NO_STRIP)) / Math.max(1, names.length);
  return { step, y: new Map(names.map((name, i) => [name, top + step * (i + 0.5)])) };
}

/**
 * The lane at a height, or null between them.
 * @param {ReturnType<typeof laneHeights>} lanes
 * @param {number} y
 */
export function laneAt({ step, y: heights }, y) {
  for (const [name, height] of heights) if (Math.abs(height - y) <= step / 2) return name;
  return null;
}
