/**
 * What the family's messages have in common: whether they carry data, whether that was news, and how this looks. What is
 * news has the hue of spreading; what the receiver knows already fades to grey: that is the waste that gossip lives with.
 *
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {import("../../types.d.ts").Step} Step
 * @typedef {import("../view.js").Glyph} Glyph
 */
import { nowSeq } from "../../state.js";
import { store } from "../../store.js";

/** The hue of what is news to its receiver, and of what is not. */
export const NEWS = "candidate";
export const WASTED = "down";

/** Letters of a key that a chip or a message has room for. */
const LETTERS = 6;

/** @type {Glyph} */
const PLAIN = { shape: "card", hue: NEWS, text: "", faint: false, dashed: false, reply: false };

/**
 * What came of a message: whether its receiver learned anything from it; null where this is not known, or not yet.
 * @param {Sent} message
 * @returns {"useful" | "redundant" | null}
 */
export function outcomeOf({ id, to }) {
  const end = store.endOf(id);
  if (!end || end.how !== "delivered" || end.seq > nowSeq.peek()) return null;
  const step = store.stepAt(end.seq);
  return step?.node === to ? cameIn(step) : null;
}

/**
 * Whether the message that was delivered in a step told the node something.
 * @param {Step} step
 */
export function cameIn({ node, set }) {
  const changed = node === null ? undefined : set[node];
  if (changed?.useful !== undefined) return "useful";
  return changed?.redundant !== undefined ? "redundant" : null;
}

/**
 * @param {Step} step
 * @param {Sent | null} message
 * @returns {import("../view.js").Passing | null}
 */
export function passing(step, message) {
  const came = message ? cameIn(step) : null;
  return came && { came };
}

/**
 * A message with data: grey once it has turned out to be redundant.
 * @param {Sent} message
 * @param {string} text
 * @param {Partial<Glyph>} [more]
 * @returns {Glyph}
 */
export function dataGlyph(message, text, more) {
  return { ...PLAIN, hue: outcomeOf(message) === "redundant" ? WASTED : NEWS, text, ...more };
}

/**
 * A message that only asks or tells what is known.
 * @param {string} text
 * @param {Partial<Glyph>} [more]
 * @returns {Glyph}
 */
export function controlGlyph(text, more) {
  return { ...PLAIN, shape: "pill", hue: "follower", text, ...more };
}

/** @param {string} key */
export function shortKey(key) {
  return key.length > LETTERS ? `${key.slice(0, LETTERS - 1)}…` : key;
}
