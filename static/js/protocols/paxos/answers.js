/**
 * The choice that a proposer makes: the answers to its Prepare side by side, the one that wins lit, and what follows from
 * them. Pure but for its words.
 *
 * @typedef {import("../view.js").Chip} Chip
 *
 * @typedef {object} Answer what an acceptor has accepted so far
 * @property {unknown} value
 * @property {string} number in short
 * @property {string} full the number in full
 * @property {number} rank the same for the same number, higher for a higher one
 */
import { t } from "../../sentences.js";
import { short } from "../client.js";

/**
 * @param {Iterable<readonly [string, Answer | null]>} answers
 * @param {{value: unknown, isForced: boolean, why: string} | null} pick what was picked; null: answers are still gathered
 * @returns {Chip[]}
 */
export function choice(answers, pick) {
  const groups = grouped(answers);
  const top = Math.max(...groups.map(({ said }) => said?.rank ?? -1));
  const wins = (/** @type {Answer} */ { rank, value }) => rank === top && (!pick || (pick.isForced && value === pick.value));
  const chips = groups.map(({ said, by }) => (said ? answerChip(said, by, wins(said)) : emptyChip(by)));
  if (!pick) return chips;
  const text = `→ ${pick.value === null ? t("paxos-any") : short(pick.value)}`;
  return [...chips, { shape: "note", text, ...(!pick.isForced && { small: t("paxos-free") }), title: pick.why, look: "solid" }];
}

/**
 * Equal answers are told together.
 * @param {Iterable<readonly [string, Answer | null]>} answers
 * @returns {{said: Answer | null, by: string[]}[]} in the order in which they came first
 */
function grouped(answers) {
  /** @type {Map<string, {said: Answer | null, by: string[]}>} */
  const groups = new Map();
  for (const [who, said] of answers) {
    const key = said ? `${said.full} ${JSON.stringify(said.value)}` : "";
    const group = groups.get(key);
    if (group) group.by.push(who);
    else groups.set(key, { said, by: [who] });
  }
  return [...groups.values()];
}

/**
 * @param {Answer} answer
 * @param {string[]} by
 * @param {boolean} isHighest
 * @returns {Chip}
 */
function answerChip({ value, number, full }, by, isHighest) {
  const title = t("paxos-answer", { by, value: String(value), id: full, highest: String(isHighest) });
  return { shape: "answer", text: withTimes(short(value), by), small: number, title, look: "solid", lit: isHighest };
}

/**
 * @param {string[]} by
 * @returns {Chip}
 */
function emptyChip(by) {
  return { shape: "answer", text: withTimes(t("paxos-none"), by), title: t("paxos-answer-none", { by }), look: "empty" };
}

/**
 * @param {string} text
 * @param {readonly string[]} by
 */
function withTimes(text, by) {
  return by.length > 1 ? `${text} ×${by.length}` : text;
}
