/**
 * What led to a step: the message that brought it about, the step that sent that message, and so on back to a timer or
 * a command. A step that completed a quorum was led to by the other answers that it counted as well. Pure.
 *
 * @typedef {import("./types.d.ts").Sent} Sent
 * @typedef {import("./types.d.ts").State} State
 * @typedef {{seq: number, message: number | null}} Link
 *
 * Where the delivery of a message completed a quorum: which earlier messages to the same node were counted with it. Null
 * where it completed none.
 * @typedef {(message: Sent, before: State, after: State) => ((earlier: Sent) => boolean) | null} Counted
 */
import { messageOf } from "./world.js";

/** Steps that a chain holds at most: past them it says nothing that could still be followed with the eye. */
const LONGEST = 200;
/** How many steps back the answers of a quorum are looked for. */
const LOOK_BACK = 2000;

/**
 * @param {import("./store.js").Store} store
 * @param {number} seq
 * @param {Counted} counted
 * @returns {Link[]} in order; the last is `seq` itself
 */
export function chain(store, seq, counted) {
  /** @type {Map<number, Link>} */
  const found = new Map();
  const open = [seq];
  while (open.length > 0 && found.size < LONGEST) {
    const at = /** @type {number} */ (open.pop());
    const step = store.stepAt(at);
    if (!step || found.has(at)) continue;
    const message = messageOf(step) ?? null;
    found.set(at, { seq: at, message });
    if (message === null) continue;
    const origin = store.sentIn(message);
    if (origin !== null) open.push(origin);
    open.push(...quorum(store, at, message, counted));
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * The deliveries of the other answers that a step counted, one a sender, the latest.
 * @param {import("./store.js").Store} store
 * @param {number} seq
 * @param {number} id
 * @param {Counted} counted
 */
function quorum(store, seq, id, counted) {
  const step = store.stepAt(seq);
  // The messages of a light step have no body that could be counted.
  if (!step || step.light) return [];
  const { node } = step;
  const message = store.message(id);
  const before = node ? store.worldAt(seq - 1).state[node] : undefined;
  const after = node ? store.worldAt(seq).state[node] : undefined;
  const counts = message && before && after ? counted(message, before, after) : null;
  if (!counts) return [];
  const senders = new Set([message?.from]);
  const found = [];
  for (let at = seq - 1; at > Math.max(store.first, seq - LOOK_BACK); at--) {
    const step = store.stepAt(at);
    if (!step || step.node !== node || step.cause.kind === "lost") continue;
    const came = messageOf(step);
    const earlier = came === undefined ? null : store.message(came);
    if (!earlier || senders.has(earlier.from) || !counts(earlier)) continue;
    senders.add(earlier.from);
    found.push(at);
  }
  return found;
}
