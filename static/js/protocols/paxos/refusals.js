/** Whether an acceptor has turned a message away, in silence or with a refusal. Pure. */

/** How an acceptor answers a Prepare or an Accept that it goes along with. */
const CONSENTS = new Set(["Promise", "Accepted", "Vote"]);

/**
 * @param {import("../../types.d.ts").Step} step
 * @param {import("../../types.d.ts").Sent | null} message that came
 */
export function isTurnedAway({ cause, sent }, message) {
  const isAsked = cause.kind !== "lost" && (message?.type === "Prepare" || message?.type === "Accept");
  return isAsked && !sent.some(({ type }) => CONSENTS.has(type));
}

/**
 * @param {import("../../types.d.ts").Step} step
 * @param {import("../../types.d.ts").Sent | null} message
 * @returns {import("../view.js").Passing | null}
 */
export function passing(step, message) {
  return isTurnedAway(step, message) ? { refused: true } : null;
}
