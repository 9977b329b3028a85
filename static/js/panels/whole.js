/**
 * What panels show of a step and of a node. Of most runs the store holds all of it; of a crowd it holds what the stage draws,
 * and the server is asked for the rest.
 *
 * @typedef {import("../types.d.ts").Step} Step
 *
 * @typedef {object} Inspected a node after a step
 * @property {import("../types.d.ts").State} state
 * @property {Readonly<Record<string, {due: number}>>} timers
 * @property {Record<string, unknown>} was what the step changed, as it was before
 */
import { signal } from "@preact/signals";
import * as state from "../state.js";
import { store } from "../store.js";
import { request } from "../wire.js";
import { Wholes } from "../wholes.js";

/** Steps, and nodes, that are kept. */
const KEPT = 30;
/** Wall ms between two looks at the same node while the run plays. */
const PATIENCE = 300;

/** Rises when something has come. */
const arrivals = signal(0);
const arrive = () => void arrivals.value++;

/** @type {Wholes<Step>} */
const steps = new Wholes(async (_, what) => (await request("step", what)).step, arrive, KEPT);

/** @type {Wholes<Inspected>} */
const nodes = new Wholes(async (_, what) => inspected(await request("node", what)), arrive, KEPT);

/** @type {{node: string, seq: number, askedAt: number} | null} the node that was looked at last */
let looked = null;

/**
 * The step with all that it holds; null where it is on its way, or does not exist.
 * @param {number} seq
 * @returns {Step | null}
 */
export function wholeStep(seq) {
  void arrivals.value;
  const step = store.stepAt(seq);
  if (!step?.light) return step;
  return steps.get(keyOf(seq), { branch: state.branch.value, seq });
}

/**
 * A node with all that it holds after a step; null where this is on its way. While a crowd plays it may be what the node held
 * a moment ago.
 * @param {string} node
 * @param {number} seq
 * @returns {Inspected | null}
 */
export function wholeNode(node, seq) {
  void arrivals.value;
  const world = store.worldAt(seq);
  if (!state.isCrowd.value) {
    return { state: world.state[node] ?? { up: false }, timers: world.timers[node] ?? {}, was: store.before(seq)[node] ?? {} };
  }
  const last = lookedAt(node, store.lastOf(node, seq));
  const whole = nodes.get(keyOf(last, node), { branch: state.branch.value, node, seq: last });
  return whole && last !== seq ? { ...whole, was: {} } : whole;
}

/**
 * @param {string} node
 * @param {number} seq the last step of the node
 * @returns {number} the step after which it is shown: while the run plays, a node that does much is looked at now and then
 */
function lookedAt(node, seq) {
  const now = performance.now();
  if (state.playing.value && looked?.node === node && looked.seq <= seq && now - looked.askedAt < PATIENCE) return looked.seq;
  if (looked?.node !== node || looked.seq !== seq) looked = { node, seq, askedAt: now };
  return seq;
}

/**
 * A step has another meaning in another branch, and once its past has changed.
 * @param {number} seq
 * @param {string} [node]
 */
function keyOf(seq, node = "") {
  return `${state.session.value} ${state.branch.value} ${store.epoch} ${seq} ${node}`;
}

/**
 * @param {{state: Inspected["state"], timers: Record<string, number>, was: Inspected["was"]}} answer
 * @returns {Inspected}
 */
function inspected({ state, timers, was }) {
  return { state, timers: Object.fromEntries(Object.entries(timers).map(([name, due]) => [name, { due }])), was };
}
