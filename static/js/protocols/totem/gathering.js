/**
 * Each gathering node's idea of the ring to be. Pure.
 *
 * @typedef {import("../../types.d.ts").State} State
 *
 * What a node is to one that gathers: it has sent the same sets, it is considered, it is taken to have failed, or nothing is
 * known of it.
 * @typedef {"agrees" | "considered" | "failed" | "unknown"} Standing
 *
 * @typedef {object} Idea
 * @property {string} node whose idea it is
 * @property {readonly [string, Standing][]} of
 * @property {boolean} agreed whether it knows that all have the same
 * @property {number} group the same for those that have the same sets
 */

/**
 * What some nodes are to one that gathers.
 * @param {State} state
 * @param {readonly string[]} nodes
 * @returns {[string, Standing][]}
 */
function standings({ proc_set: considered, fail_set: failed, consensus }, nodes) {
  return nodes.map((node) => {
    if (failed.includes(node)) return [node, "failed"];
    if (!considered.includes(node)) return [node, "unknown"];
    return [node, consensus.includes(node) ? "agrees" : "considered"];
  });
}

/**
 * Whom a gathering node wants in its ring.
 * @param {State} state
 * @returns {string[]}
 */
export function wanted({ proc_set: considered, fail_set: failed }) {
  return considered.filter((/** @type {string} */ node) => !failed.includes(node));
}

/**
 * The ideas of all that gather, side by side.
 * @param {Readonly<Record<string, State>>} states
 * @param {readonly string[]} nodes
 * @returns {Idea[]}
 */
export function ideas(states, nodes) {
  /** @type {string[]} */
  const groups = [];
  return nodes.flatMap((node) => {
    const state = states[node];
    if (!state?.up || state.state !== "gather") return [];
    const sets = JSON.stringify([state.proc_set, state.fail_set]);
    if (!groups.includes(sets)) groups.push(sets);
    const agreed = wanted(state).every((other) => state.consensus.includes(other));
    return [{ node, of: standings(state, nodes), agreed, group: groups.indexOf(sets) }];
  });
}

/**
 * Nodes by their numbers, in short: `1–3 5`.
 * @param {readonly string[]} nodes in their order
 */
export function runsOf(nodes) {
  /** @type {number[][]} */
  const runs = [];
  for (const number of nodes.map((node) => Number(node.slice(1)))) {
    const run = runs.at(-1);
    if (run && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(" "))).join(" ");
}
