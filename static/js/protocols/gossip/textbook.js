/**
 * How news spreads by the textbook: everybody who knows tells (push), everybody who does not know asks (pull), nobody stops,
 * and as many nodes as one likes. Pure. Times are virtual ms.
 *
 * With nodes that act in their own time the share i of those who know grows logistically, here with the time d that a message
 * takes: di/dt = λ i(t − d) (1 − i). In cycles the shares follow from each other (Demers et al. 1987, §1.3): with pull
 * s' = s², with push s' = s e^−(1 − s) for the share s that does not know.
 *
 * @typedef {object} Spreading
 * @property {"push" | "pull" | "push_pull"} mode
 * @property {number} interval between two cycles of a node
 * @property {number} fanout
 * @property {number} delay that a message takes, in the mean
 * @property {boolean} synchronous
 *
 * @typedef {readonly [at: number, share: number]} Point
 */

/** Points between two cycles. */
const STEPS = 20;
/** Points at most. */
const MOST = 2000;

/**
 * @param {Spreading} how
 * @param {number} count how many nodes there are
 * @param {number} start when the first one knows
 * @param {number} until
 * @returns {Point[]}
 */
export function textbook(how, count, start, until) {
  return how.synchronous ? inCycles(how, count, start, until) : logistic(how, count, start, until);
}

/**
 * @param {Spreading} how
 * @param {number} count
 * @param {number} start
 * @param {number} until
 * @returns {Point[]}
 */
function logistic({ mode, interval, fanout, delay }, count, start, until) {
  const step = Math.max(interval / STEPS, (until - start) / MOST);
  const rate = ((mode === "push_pull" ? 2 : 1) * fanout) / interval;
  const late = Math.round(delay / step);
  const shares = [1 / count];
  /** @type {Point[]} */
  const points = [[start, 1 / count]];
  for (let i = 1; start + i * step <= until; i++) {
    const before = /** @type {number} */ (shares[i - 1]);
    const telling = i - 1 >= late ? /** @type {number} */ (shares[i - 1 - late]) : 0;
    const share = Math.min(1, before + step * rate * telling * (1 - before));
    shares.push(share);
    points.push([start + i * step, share]);
  }
  return points;
}

/**
 * @param {Spreading} how
 * @param {number} count
 * @param {number} start
 * @param {number} until
 * @returns {Point[]} two a cycle: it is known all at once
 */
function inCycles({ mode, interval, fanout }, count, start, until) {
  let ignorant = 1 - 1 / count;
  /** @type {Point[]} */
  const points = [[start, 1 - ignorant]];
  for (let at = (Math.floor(start / interval) + 1) * interval; at <= until; at += interval) {
    const told = mode === "pull" ? 1 : Math.exp(-fanout * (1 - ignorant));
    const asked = mode === "push" ? 1 : ignorant ** fanout;
    points.push([at, 1 - ignorant]);
    ignorant *= told * asked;
    points.push([at, 1 - ignorant]);
  }
  return points;
}
