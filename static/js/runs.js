/**
 * How a run gets to the server: as an event where it fits into a frame of the socket, else by HTTP as a session of its
 * own, which is then opened.
 *
 * @typedef {import("./types.d.ts").Run} Run
 * @typedef {{session: string, view: import("./types.d.ts").View}} Opened
 */
import { catalogue } from "./state.js";
import { Refused, request } from "./wire.js";

/** The share of a frame that a run may take: the rest is what an event needs besides. */
const SHARE = 0.9;

/**
 * Opens a new session with a run.
 * @param {Partial<Run> | null} run null: what the server starts with
 * @returns {Promise<Opened>} rejected with Refused
 */
export function openRun(run) {
  return run === null || fits(run) ? request("open", { session: null, run }) : sendRun(run);
}

/**
 * Starts over with a run: in the session that is open, where the run fits into a frame.
 * @param {Partial<Run>} run
 * @returns {Promise<Opened | {view: Opened["view"]}>} rejected with Refused
 */
export function startRun(run) {
  return fits(run) ? request("restart", { run }) : sendRun(run);
}

/**
 * @param {Partial<Run>} run
 * @returns {Promise<Opened>}
 */
async function sendRun(run) {
  return request("open", { session: await send(run), run: null });
}

/** @param {Partial<Run>} run */
function fits(run) {
  return new Blob([JSON.stringify(run)]).size <= catalogue.value.limits.frame * SHARE;
}

/**
 * @param {Partial<Run>} run
 * @returns {Promise<string>} the session that it has become; rejected with Refused
 */
async function send(run) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch("/runs", { method: "POST", headers, body: JSON.stringify(run) })
    .then((response) => response.json())
    .catch(() => null);
  if (answer === null) throw new Refused({ code: "silent", says: "The server does not answer." });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.session;
}
