/** The speeds of play: round numbers on a log scale, from a thousandth to real time. Pure. */

/** Wall ms that one virtual ms takes. */
const SLOWNESS = [1000, 700, 500, 300, 200, 150, 100, 70, 50, 40, 30, 20, 15, 10, 7, 5, 4, 3, 2, 1];

export const LAST_NOTCH = SLOWNESS.length - 1;

/**
 * @param {number} notch 0 is the slowest; past an end, that end
 * @returns {number} virtual ms per wall ms
 */
export function speedOf(notch) {
  const within = Math.min(LAST_NOTCH, Math.max(0, Math.round(notch)));
  return 1 / Number(SLOWNESS[within]);
}

/**
 * @param {number} speed virtual ms per wall ms
 * @returns {number} the nearest notch
 */
export function notchOf(speed) {
  const distances = SLOWNESS.map((slowness) => Math.abs(Math.log(slowness * speed)));
  return distances.indexOf(Math.min(...distances));
}

/**
 * @param {number} speed
 * @returns {string} "1/20"; "1" for real time
 */
export function speedText(speed) {
  return speed >= 1 ? "1" : `1/${Math.round(1 / speed)}`;
}
