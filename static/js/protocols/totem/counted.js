/** Which Joins were counted together when a node came to know that all have the same sets. Pure. */

/** @type {import("../../causes.js").Counted} */
export function counted(message, before, after) {
  if (message.type !== "Join" || before.state !== "gather" || !concludes(message, before, after)) return null;
  const sets = setsOf(message.body);
  return ({ type, body }) => type === "Join" && setsOf(body) === sets;
}

/**
 * Whether the Join was the last that agreement had waited for. The representative goes on to commit at once.
 * @param {import("../../types.d.ts").Sent} message
 * @param {import("../../types.d.ts").State} before
 * @param {import("../../types.d.ts").State} after
 */
function concludes({ from, body }, before, after) {
  if (after.state === "commit") return true;
  if (after.state !== "gather" || before.consensus.includes(from)) return false;
  const members = body.proc_set.filter((/** @type {string} */ node) => !body.fail_set.includes(node));
  return setsOf(body) === setsOf(after) && members.every((/** @type {string} */ node) => after.consensus.includes(node));
}

/** @param {Record<string, any>} of */
function setsOf({ proc_set: considered, fail_set: failed }) {
  return JSON.stringify([considered, failed]);
}
