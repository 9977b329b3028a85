/** The lines of a chart as paths of an SVG. Pure. */

/** Width and height that paths are drawn in; the browser stretches them. */
export const WIDTH = 240;
export const HEIGHT = 60;
/** Room above the highest value, so that its line is seen whole. */
const HEADROOM = 2;
/** Steps of a path are no closer to each other. */
const CLOSE = 0.4;

/** @typedef {readonly (readonly [seq: number, at: number, value: number])[]} Points */

/**
 * The end of the axis of time: it grows in leaps, so that curves do not creep while the run plays.
 * @param {number} until the last moment that is shown, in virtual ms
 */
export function axisEnd(until) {
  let end = 400;
  while (end < until * 1.02) end *= 1.5;
  return end;
}

/**
 * The upper end of an axis: 1, 2 or 5 times a power of ten, no less than a value.
 * @param {number} value
 */
export function roundUp(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10);
}

/**
 * Values that hold until the next one comes.
 * @param {Points} points
 * @param {{end: number, most: number, until: number}} axes
 * @param {boolean} [isArea] whether it goes down to the axis at both ends
 */
export function stairs(points, { end, most, until }, isArea = false) {
  const x = (/** @type {number} */ at) => round((at / end) * WIDTH);
  const y = (/** @type {number} */ value) => round(HEIGHT - (value / most) * (HEIGHT - HEADROOM));
  let path = "";
  let lastX = -Infinity;
  let lastY = HEIGHT;
  for (const [, at, value] of points) {
    if (at > until) break;
    const [here, high] = [x(at), y(value)];
    if (path === "") path = isArea ? `M${here} ${HEIGHT}V${high}` : `M${here} ${high}`;
    else if (here - lastX < CLOSE) continue;
    else if (high !== lastY) path += `H${here}V${high}`;
    lastX = here;
    lastY = high;
  }
  const last = valueAt(points, until);
  if (path === "" || last === null) return "";
  const close = `H${x(until)}V${y(last)}`;
  return isArea ? `${path}${close}V${HEIGHT}Z` : `${path}${close}`;
}

/**
 * A line through points.
 * @param {readonly (readonly [at: number, value: number])[]} points
 * @param {{end: number, most: number}} axes
 */
export function polyline(points, { end, most }) {
  const x = (/** @type {number} */ at) => round((at / end) * WIDTH);
  const y = (/** @type {number} */ value) => round(HEIGHT - (value / most) * (HEIGHT - HEADROOM));
  return points.map(([at, value], i) => `${i === 0 ? "M" : "L"}${x(at)} ${y(value)}`).join("");
}

/**
 * Each value with those of the lines under it.
 * @param {readonly Points[]} lines with the same moments
 * @returns {Points[]}
 */
export function stacked(lines) {
  /** @type {Points[]} */
  const found = [];
  for (const line of lines) {
    const below = found.at(-1);
    found.push(below ? line.map(([seq, at, value], i) => /** @type {const} */ ([seq, at, value + (below[i]?.[2] ?? 0)])) : line);
  }
  return found;
}

/**
 * The value that holds at a moment; null before the first.
 * @param {Points} points
 * @param {number} at
 */
export function valueAt(points, at) {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.[1] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return points[low - 1]?.[2] ?? null;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
