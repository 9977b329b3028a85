/**
 * The quorum picture of a pick in Fast Paxos (its Figure 2): Q, the acceptors whose answers were looked at; R, a quorum of the
 * round that is looked back on, which may have chosen the value in spite of all that is known; and what Q ∩ R says.
 *
 * @typedef {import("../view.js").QuorumPicture} QuorumPicture
 *
 * @typedef {object} Pick as the trace has it
 * @property {number} round
 * @property {readonly string[]} quorum Q
 * @property {number} highest the round that is looked back on; 0: nobody has voted
 * @property {Readonly<Record<string, unknown>>} votes of Q in that round
 * @property {number} needed the size of R
 * @property {"unvoted" | "single" | "forced" | "split"} rule
 * @property {unknown} value
 * @property {readonly string[]} witness
 * @property {readonly string[]} unheard the acceptors outside Q
 */
import { t } from "../../sentences.js";
import { short } from "../client.js";

/**
 * @param {Pick} pick
 * @param {readonly string[]} acceptors
 * @returns {QuorumPicture}
 */
export function picture({ quorum: answered, highest, votes, needed, rule, value, unheard }, acceptors) {
  const quorum = rule === "single" || rule === "forced" ? mayHaveChosen(votes, value, unheard, needed) : [];
  const shared = acceptors.filter((node) => quorum.includes(node) && answered.includes(node));
  const args = { value: String(value ?? t("paxos-any")), round: highest, needed, shared, unheard: unheard.length, count: shared.length };
  return {
    acceptors,
    answered,
    quorum,
    votes: Object.fromEntries(Object.entries(votes).map(([node, vote]) => [node, short(vote)])),
    free: rule === "unvoted" || rule === "split",
    says: t(`paxos-pick-${rule}`, args),
  };
}

/**
 * A quorum that may have chosen the value: those of Q who voted for it, and as many as it takes of those who were not heard.
 * Empty where there are not enough of them.
 * @param {Readonly<Record<string, unknown>>} votes
 * @param {unknown} value
 * @param {readonly string[]} unheard
 * @param {number} needed
 */
function mayHaveChosen(votes, value, unheard, needed) {
  const backers = Object.keys(votes).filter((node) => votes[node] === value);
  if (backers.length + unheard.length < needed) return [];
  return [...backers, ...unheard.slice(0, Math.max(0, needed - backers.length))];
}
