/**
 * What of a crowd is in view: how large, and where. Pure. A point of the layout is shown at x · scale + dx.
 *
 * @typedef {{scale: number, dx: number, dy: number}} Camera dx, dy: where the middle of the crowd is shown
 * @typedef {{width: number, height: number}} Size of the stage, in CSS pixels
 */

/** The whole crowd, and the largest that it is shown. */
const LEAST = 1;
const MOST = 14;

/**
 * All of it.
 * @param {Size} size
 * @returns {Camera}
 */
export function whole({ width, height }) {
  return { scale: 1, dx: width / 2, dy: height / 2 };
}

/**
 * Shows it larger or smaller, with what is at one place staying there.
 * @param {Camera} camera
 * @param {number} factor more than 1: larger
 * @param {number} x
 * @param {number} y
 * @param {Size} size
 * @returns {Camera}
 */
export function zoomed({ scale, dx, dy }, factor, x, y, size) {
  const next = Math.min(MOST, Math.max(LEAST, scale * factor));
  const by = next / scale;
  return kept({ scale: next, dx: x - (x - dx) * by, dy: y - (y - dy) * by }, size);
}

/**
 * @param {Camera} camera
 * @param {number} right
 * @param {number} down
 * @param {Size} size
 * @returns {Camera}
 */
export function moved({ scale, dx, dy }, right, down, size) {
  return kept({ scale, dx: dx + right, dy: dy + down }, size);
}

/**
 * Moved no more than it takes to have a point of the layout in view, not at the very edge.
 * @param {Camera} camera
 * @param {number} x
 * @param {number} y
 * @param {Size} size
 * @returns {Camera}
 */
export function showing(camera, x, y, size) {
  const edge = Math.min(size.width, size.height) * 0.12;
  const at = { x: x * camera.scale + camera.dx, y: y * camera.scale + camera.dy };
  const right = Math.min(size.width - edge, Math.max(edge, at.x)) - at.x;
  const down = Math.min(size.height - edge, Math.max(edge, at.y)) - at.y;
  return camera.scale === 1 ? camera : moved(camera, right, down, size);
}

/**
 * The crowd never leaves the stage: whole, it stands still; larger, it covers it.
 * @param {Camera} camera
 * @param {Size} size
 * @returns {Camera}
 */
function kept({ scale, dx, dy }, { width, height }) {
  const half = (/** @type {number} */ length) => (length * scale) / 2;
  const within = (/** @type {number} */ at, /** @type {number} */ length) => Math.min(half(length), Math.max(length - half(length), at));
  return { scale, dx: within(dx, width), dy: within(dy, height) };
}
