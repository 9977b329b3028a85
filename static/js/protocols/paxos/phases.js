/** The phases of a proposer of a single value, as Basic and Fast have them. Pure. */
import { isThere } from "./chips.js";

/** @typedef {import("../../types.d.ts").State} State */

/** @type {Readonly<Record<string, string>>} */
const HUES = { prepare: "candidate", accept: "leader", done: "leader" };

/**
 * Whether a proposer waits for answers.
 * @param {State} state
 */
export function isAtWork({ phase }) {
  return phase === "prepare" || phase === "accept";
}

/**
 * A node that knows what was chosen has the hue of what is certain, whatever it did.
 * @param {State} state
 */
export function rolePaint({ phase, learned }) {
  return isThere(learned) ? "leader" : (HUES[phase] ?? "follower");
}
