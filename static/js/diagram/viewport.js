/**
 * The stretch of time that the diagram shows, and where on it a moment lies. Pure. Times are virtual ms, widths CSS pixels.
 *
 * @typedef {object} Viewport
 * @property {number} start the time at the left edge
 * @property {number} span how much time is shown
 */

/** What is shown at first: so much time a pixel, within these bounds. */
const USUAL_SCALE = 0.27;
const USUAL_LEAST = 140;
const USUAL_MOST = 360;
const LEAST_SPAN = 2;
/** Never more time is shown than this many times the whole run. */
const MOST = 1.25;
/** The playhead, while it is followed, comes no nearer to the right edge than this share. */
const LEAD = 0.78;
/** Where it is put when it has left the view. */
const RETURN = 0.35;
/** Empty time before the beginning, as a share. */
const BEFORE = 0.03;
/** How near two labels of the axis may come. */
const LABEL_ROOM = 78;

/**
 * What is shown at first: the beginning.
 * @param {number} width
 * @returns {Viewport}
 */
export function firstView(width) {
  const span = Math.min(USUAL_MOST, Math.max(USUAL_LEAST, width * USUAL_SCALE));
  return { start: -BEFORE * span, span };
}

/**
 * @param {Viewport} viewport
 * @param {number} at
 * @param {number} width
 */
export function xOf({ start, span }, at, width) {
  return ((at - start) / span) * width;
}

/**
 * @param {Viewport} viewport
 * @param {number} x
 * @param {number} width
 */
export function timeAt({ start, span }, x, width) {
  return start + (x / width) * span;
}

/**
 * Shows more or less time, with the moment at one place staying there, as far as the run's beginning lets it.
 * @param {Viewport} viewport
 * @param {number} share where that place is: 0 the left edge, 1 the right
 * @param {number} factor more than 1: more time is shown
 * @param {number} end the last moment that is worth showing
 * @returns {Viewport}
 */
export function zoom({ start, span }, share, factor, end) {
  const most = Math.max(USUAL_MOST, MOST * end);
  const next = Math.min(Math.max(span, most), Math.max(LEAST_SPAN, span * factor));
  return { start: Math.max(start + share * (span - next), -BEFORE * next), span: next };
}

/**
 * Shows later or earlier time, but never past the run's two ends.
 * @param {Viewport} viewport
 * @param {number} by
 * @param {number} end the last moment that is worth showing
 * @returns {Viewport}
 */
export function pan({ start, span }, by, end) {
  const least = -BEFORE * span;
  return { start: Math.min(Math.max(start + by, least), Math.max(least, end - RETURN * span)), span };
}

/**
 * Keeps a moment in view with room before it, moving no more than that asks for.
 * @param {Viewport} viewport
 * @param {number} at
 * @returns {Viewport}
 */
export function follow(viewport, at) {
  const { start, span } = viewport;
  const share = (at - start) / span;
  const least = -BEFORE * span;
  if (share >= 0 && share <= LEAD && start >= least) return viewport;
  if (share > LEAD && share < 1.5) return { start: at - LEAD * span, span };
  return { start: Math.max(least, at - RETURN * span), span };
}

/**
 * Whether a moment is in view.
 * @param {Viewport} viewport
 * @param {number} at
 */
export function shows({ start, span }, at) {
  return at >= start && at <= start + span;
}

/**
 * The moments that the axis names: round numbers, as many as have room; in seconds once they are whole ones.
 * @param {Viewport} viewport
 * @param {number} width
 * @returns {{at: number, text: string}[]}
 */
export function ticks({ start, span }, width) {
  const least = (span * LABEL_ROOM) / Math.max(width, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 4, 5, 10].find((factor) => factor * power >= least) ?? 10);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const text = (/** @type {number} */ at) => (step >= 1000 ? `${at / 1000} s` : at.toFixed(digits));
  const found = [];
  for (let i = Math.max(0, Math.ceil(start / step)); i * step <= start + span; i++) {
    found.push({ at: i * step, text: text(i * step) });
  }
  return found;
}
