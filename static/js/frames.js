/**
 * One animation frame for all: the playhead moves first, then everything that has to be painted is painted, once.
 */

/** @type {Set<() => void>} */
const paints = new Set();
/** @type {((now: number) => void) | null} */
let tick = null;
let asked = 0;

/**
 * Paints in the next frame, or in this one where the playhead has just moved; however often it is asked for, once.
 * @param {() => void} paint
 */
export function paintSoon(paint) {
  paints.add(paint);
  ask();
}

/**
 * Calls `moved` with the wall clock (ms) at the start of each frame, until it is called with null.
 * @param {((now: number) => void) | null} moved
 */
export function tickWith(moved) {
  tick = moved;
  if (moved) ask();
}

function ask() {
  asked ||= requestAnimationFrame(frame);
}

/** @param {number} now */
function frame(now) {
  tick?.(now);
  const due = [...paints];
  paints.clear();
  for (const paint of due) paint();
  asked = 0;
  if (tick || paints.size > 0) ask();
}
