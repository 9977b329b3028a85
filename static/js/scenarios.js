/**
 * Which story a run tells: a scenario is recognised by who takes part, how they begin and the commands that come first, so
 * that a link, a reload, another seed and a broken twin all keep its title. Pure.
 *
 * @typedef {import("./types.d.ts").Run} Run
 */

/**
 * @template {{run: Run}} S
 * @param {Run} run
 * @param {readonly S[]} scenarios
 * @returns {S | null} that with the most commands in common
 */
export function scenarioOf(run, scenarios) {
  const told = scenarios.filter((scenario) => begins(run, scenario.run));
  return told.toSorted((a, b) => b.run.commands.length - a.run.commands.length)[0] ?? null;
}

/**
 * @param {Run} run
 * @param {Run} story
 */
function begins(run, story) {
  const cast = (/** @type {Run} */ { protocol, nodes, clients, initial }) => [protocol, nodes, clients, initial];
  const plot = story.commands.length > 0 || Object.keys(story.initial).length > 0;
  // A story in which nothing is done is told by its seed alone.
  if (!plot && !(run.seed === story.seed && run.variant === story.variant && same(run.params, story.params))) return false;
  return same(cast(run), cast(story)) && story.commands.every((command, i) => same(command, run.commands[i]));
}

/**
 * The same run from its beginning: without what was done by hand, but with the commands of its story.
 * @param {Run} run
 * @param {readonly {run: Run}[]} scenarios
 * @returns {Run} for this engine, whichever made the run
 */
export function again({ engine: _, ...run }, scenarios) {
  return { ...run, commands: scenarioOf(run, scenarios)?.run.commands ?? [] };
}

/**
 * Whether two JSON values are equal, whatever the order of their keys.
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const one = /** @type {Record<string, unknown>} */ (a);
  const other = /** @type {Record<string, unknown>} */ (b);
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}
