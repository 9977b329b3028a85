/**
 * The rings that there are, and the tokens in the hands of their holders. Pure.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../view.js").Ring} Ring
 * @typedef {readonly [seq: number, representative: string]} RingId
 *
 * How far a node is in a ring: 3 works in it, 2 recovers for it, 1 has committed to it.
 * @typedef {{stands: Map<string, number>, members: readonly string[]}} Found
 */

/** @type {Readonly<Record<string, number>>} */
const STAGES = { operational: 3, recovery: 2, commit: 1 };

/** @type {readonly Ring["arcs"][number]["look"][]} by how far both ends of an arc are */
const LOOKS = ["broken", "dotted", "dashed", "solid"];

/**
 * The name of a ring in short: `8·n1`.
 * @param {RingId | null | undefined} ring
 */
export function ringText(ring) {
  return ring ? `${ring[0]}·${ring[1]}` : "";
}

/**
 * The ring that a node commits to; null where it does not.
 * @param {State} state
 * @returns {RingId | null}
 */
export function ringToBe({ up, state, token }) {
  return up && state === "commit" && token?.members ? token.ring_id : null;
}

/**
 * The rings that nodes are in, come from or commit to, by name.
 * @param {Readonly<Record<string, State>>} states
 */
export function ringsIn(states) {
  const named = Object.values(states).flatMap((state) => [state.ring_id, state.recovery?.old?.ring_id, ringToBe(state)]);
  return [...new Set(named.map(ringText).filter(Boolean))].sort();
}

/**
 * @param {Readonly<Record<string, State>>} states
 * @param {(ring: string) => number} toneOf
 * @returns {Ring[]}
 */
export function rings(states, toneOf) {
  return [...found(states)].map(([name, { stands, members }]) => {
    const furthest = Math.max(...stands.values());
    const arcs = members.map((from, i) => {
      const to = /** @type {string} */ (members[(i + 1) % members.length]);
      const stage = Math.min(stands.get(from) ?? 0, stands.get(to) ?? 0);
      return { from, to, look: /** @type {Ring["arcs"][number]["look"]} */ (LOOKS[furthest === 1 ? 1 : stage]) };
    });
    return { tone: toneOf(name), arcs };
  });
}

/**
 * @param {Readonly<Record<string, State>>} states
 * @returns {Map<string, Found>} by the ring's name
 */
function found(states) {
  /** @type {Map<string, Found>} */
  const rings = new Map();
  for (const [node, state] of Object.entries(states)) {
    const stage = (state.up && STAGES[state.state]) || 0;
    const ring = stage === 1 ? ringToBe(state) : state.ring_id;
    if (stage === 0 || !ring) continue;
    const members = stage === 1 ? state.token.members.map((/** @type {{id: string}} */ { id }) => id) : state.members;
    const name = ringText(ring);
    const known = rings.get(name) ?? { stands: new Map(), members };
    rings.set(name, known);
    known.stands.set(node, stage);
  }
  return rings;
}

/**
 * The tokens that are held.
 * @param {Readonly<Record<string, State>>} states
 * @param {(ring: string) => number} toneOf
 * @returns {import("../view.js").Held[]}
 */
export function held(states, toneOf) {
  return Object.entries(states).flatMap(([node, { up, has_token: has, token, members }]) => {
    if (!up || !has || !token) return [];
    const next = members[(members.indexOf(node) + 1) % members.length] ?? node;
    return [{ node, next, hue: `term-${toneOf(ringText(token.ring_id))}`, beside: tokenLines(token), timer: "hold" }];
  });
}

/**
 * The numbers of a token, line by line.
 * @param {Record<string, any>} token
 */
export function tokenLines({ seq, aru, rtr, retrans_flg: flag }) {
  return [`seq ${seq}`, `aru ${aru}`, ...(rtr.length > 0 ? [`rtr ${few(rtr)}`] : []), ...(flag ? ["flg ↑"] : [])];
}

/** @param {readonly number[]} seqs */
function few(seqs) {
  return seqs.length > 3 ? `${seqs.slice(0, 2).join(" ")} +${seqs.length - 2}` : seqs.join(" ");
}
