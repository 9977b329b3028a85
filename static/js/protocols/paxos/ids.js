/**
 * ProposalIDs as they are read: `1042·10.0.0.3` in full; `1042·3` on the stage, where the network's part of all addresses is
 * the same. Pure.
 *
 * @typedef {readonly [number, string]} ProposalID a timestamp and an address
 */
import { numberOf } from "../../addresses.js";

/** The part that all nodes of a run up to n255 share. */
const NETWORK = "10.0.0.";

/** @param {ProposalID} id */
export function idText([timestamp, address]) {
  return `${timestamp}·${address}`;
}

/** @param {ProposalID} id */
export function shortId([timestamp, address]) {
  return `${timestamp}·${address.startsWith(NETWORK) ? address.slice(NETWORK.length) : address}`;
}

/**
 * Negative where the first is the lower one; nothing is lower than any ProposalID.
 * @param {ProposalID | null | undefined} a
 * @param {ProposalID | null | undefined} b
 */
export function compareIds(a, b) {
  if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b));
  return a[0] - b[0] || numberOf(a[1]) - numberOf(b[1]);
}

/**
 * @param {ProposalID | null | undefined} a
 * @param {ProposalID | null | undefined} b
 */
export function isSameId(a, b) {
  return compareIds(a, b) === 0;
}

/**
 * Whether a value is a ProposalID as traces have it.
 * @param {unknown} value
 * @returns {value is ProposalID}
 */
export function isProposalID(value) {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "number" && /^10(\.\d+){3}$/.test(String(value[1]));
}
