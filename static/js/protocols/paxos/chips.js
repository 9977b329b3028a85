/**
 * What lies beside a node of the Paxos family: the gate with the number that it has promised, the value in its hand.
 *
 * @typedef {import("../view.js").Chip} Chip
 * @typedef {import("./ids.js").ProposalID} ProposalID
 */
import { t } from "../../sentences.js";
import { short } from "../client.js";

/** So that A, B and C have tones that stand out. */
const FIRST = 3;

/**
 * The tone by which values are told apart: the same for the same value.
 * @param {unknown} value
 */
export function toneOf(value) {
  return [...String(value)].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), FIRST);
}

/**
 * The gate of an acceptor: what is below the number on it does not come in.
 * @param {string | null} number null: it stands open
 * @param {string} title
 * @returns {Chip}
 */
export function gate(number, title) {
  return { shape: "gate", text: number ?? t("paxos-open"), title, look: number === null ? "empty" : "solid" };
}

/**
 * A value in the hand of an acceptor.
 * @param {unknown} value
 * @param {string} number under which it was accepted
 * @param {boolean} isChosen as far as any learner knows
 * @param {string} title
 * @returns {Chip}
 */
export function hand(value, number, isChosen, title) {
  const text = isChosen ? `✓ ${short(value)}` : short(value);
  return { shape: "card", text, small: number, title, tone: toneOf(value), look: isChosen ? "solid" : "dashed" };
}

/**
 * A value that a learner knows to be chosen.
 * @param {unknown} value
 * @returns {Chip}
 */
export function learnt(value) {
  return { shape: "card", text: `✓ ${short(value)}`, title: t("paxos-says-learned", { value: String(value) }), tone: toneOf(value), look: "solid" };
}

/**
 * The chosen values that learners know: of a correct protocol, one at most.
 * @param {Readonly<Record<string, import("../../types.d.ts").State>>} states
 * @returns {unknown[]}
 */
export function learned(states) {
  return [...new Set(Object.values(states).flatMap(({ learned: value }) => (isThere(value) ? [value] : [])))];
}

/** @param {unknown} value */
export function isThere(value) {
  return value !== null && value !== undefined;
}
