/**
 * A node's window: what has become of each number of its ring, as far as the node knows. Pure.
 *
 * @typedef {"safe" | "delivered" | "received" | "missing"} Fate
 *
 * @typedef {object} Order what of a ring's order a node has
 * @property {number} my_aru
 * @property {number} high_delivered
 * @property {number} safe_seq
 * @property {readonly number[]} received
 * @property {number} [used] the last number that is known to be in use
 */
import { ringText } from "./rings.js";

/**
 * The last numbers in use, each with what has become of it.
 * @param {Order} order
 * @param {number} most
 * @returns {{seq: number, fate: Fate}[]}
 */
export function windowOf({ my_aru: aru, high_delivered: delivered, safe_seq: safe, received, used = 0 }, most) {
  const last = Math.max(aru, delivered, used, received.at(-1) ?? 0);
  const first = Math.max(1, last - most + 1);
  const held = new Set(received);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const seq = first + i;
    return { seq, fate: fateOf(seq) };
  });

  /**
   * @param {number} seq
   * @returns {Fate}
   */
  function fateOf(seq) {
    if (seq > aru && !held.has(seq)) return "missing";
    if (seq > delivered) return "received";
    return seq <= safe ? "safe" : "delivered";
  }
}

/**
 * The last number in use on a node's ring, as the token that it had last says.
 * @param {Record<string, any>} state
 */
export function usedIn({ token, ring_id: ring }) {
  return token?.seq !== undefined && ringText(token.ring_id) === ringText(ring) ? token.seq : 0;
}
