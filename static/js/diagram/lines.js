/**
 * What of the run lies in a stretch of time: the messages as lines from lane to lane, and the steps. Pure.
 *
 * @typedef {import("../types.d.ts").Sent} Sent
 * @typedef {import("../store.js").Store} Store
 *
 * @typedef {object} Line a message, from when it left to what became of it
 * @property {Sent} message
 * @property {number} left
 * @property {number} ended when it arrived or fell, or will
 * @property {number} share how much of its way it came: less than 1 where it fell
 * @property {"arrived" | "lost" | "held"} fate
 */

/** Where on its way a message falls that is lost before it arrives. */
const FELL = 0.55;

/**
 * The messages of which something lies between two moments.
 * @param {Store} store
 * @param {number} from virtual ms
 * @param {number} to virtual ms
 * @returns {Line[]}
 */
export function linesBetween(store, from, to) {
  const first = store.seqAtTime(from);
  const { flights } = store.worldAt(store.last);
  const found = [...store.worldAt(first).flights.values()].map((flight) => lineOf(store, flight, flights));
  for (let seq = first + 1; seq <= store.last; seq++) {
    const step = store.stepAt(seq);
    if (!step || step.at > to) break;
    for (const sent of step.sent) found.push(lineOf(store, sent, flights));
  }
  return found;
}

/**
 * @param {Store} store
 * @param {Sent} message
 * @param {import("../world.js").World["flights"]} flights those still under way at the last step held
 * @returns {Line}
 */
function lineOf(store, message, flights) {
  const { sent_at: left, arrives_at: due } = message;
  const end = store.endOf(message.id);
  if (end?.how === "delivered") return { message, left, ended: end.at, share: 1, fate: "arrived" };
  if (end?.how === "down") return { message, left, ended: end.at, share: 1, fate: "lost" };
  if (end) {
    const share = due > left ? Math.min(1, Math.max(0, (end.at - left) / (due - left))) : 1;
    return { message, left, ended: Math.max(left, end.at), share, fate: "lost" };
  }
  if (message.fate !== "arrive") return { message, left, ended: left + FELL * (due - left), share: FELL, fate: "lost" };
  const flight = flights.get(message.id);
  if (flight?.held) return { message, left, ended: flight.since, share: flight.start, fate: "held" };
  return { message, left, ended: flight?.due ?? due, share: 1, fate: "arrived" };
}

/**
 * The step nearest to a place on the diagram.
 * @param {Store} store
 * @param {number} at virtual ms
 * @param {string | null} lane the node or client whose lane it is on
 * @param {number} within virtual ms: how far to look on that lane before the others are looked at
 * @returns {number | null}
 */
export function nearestStep(store, at, lane, within) {
  const middle = store.seqAtTime(at);
  /** @type {number | null} */
  let best = null;
  let bestAway = Infinity;
  for (const direction of [-1, 1]) {
    for (let seq = direction < 0 ? middle : middle + 1; ; seq += direction) {
      const step = store.stepAt(seq);
      if (!step) break;
      const away = Math.abs(step.at - at);
      if (away > within && best !== null) break;
      if (away > 50 * within) break;
      const elsewhere = lane === null || step.node === lane ? 0 : within;
      if (away + elsewhere < bestAway) [best, bestAway] = [seq, away + elsewhere];
    }
  }
  return best;
}
