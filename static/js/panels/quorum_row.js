/**
 * Acceptors in a row in which two quorums are two stretches that overlap. Pure.
 *
 * @typedef {object} QuorumRow
 * @property {string[]} order
 * @property {[number, number]} asked the first and the last place of Q
 * @property {[number, number] | null} may those of R; null where there is none
 */

/**
 * @param {Pick<import("../protocols/view.js").QuorumPicture, "acceptors" | "answered" | "quorum">} picture
 * @returns {QuorumRow}
 */
export function inRow({ acceptors, answered, quorum }) {
  const inQ = (/** @type {string} */ node) => answered.includes(node);
  const inR = (/** @type {string} */ node) => quorum.includes(node);
  const alone = acceptors.filter((node) => inQ(node) && !inR(node));
  const both = acceptors.filter((node) => inQ(node) && inR(node));
  const other = acceptors.filter((node) => !inQ(node) && inR(node));
  const rest = acceptors.filter((node) => !inQ(node) && !inR(node));
  const order = [...alone, ...both, ...other, ...rest];
  const asked = /** @type {[number, number]} */ ([0, alone.length + both.length - 1]);
  const may = /** @type {[number, number]} */ ([alone.length, alone.length + both.length + other.length - 1]);
  return { order, asked, may: quorum.length > 0 ? may : null };
}
