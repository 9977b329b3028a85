/**
 * A node's life as a lane of the space-time diagram: stretches of time in which it looked the same. Made while they are
 * asked for, and carried on as steps are added. Pure.
 *
 * @typedef {import("./types.d.ts").State} State
 *
 * The hue of a node in a state, such as "leader"; what it is while it is down or paused is told apart by itself.
 * @typedef {(state: State) => string} Paint
 *
 * @typedef {object} Stretch
 * @property {number} from virtual ms
 * @property {number} to virtual ms; Infinity for the last one
 * @property {number} seq the step that began it
 * @property {string} hue
 * @property {"up" | "down" | "paused"} life
 *
 * @typedef {{epoch: number, paint: Paint, upTo: number, state: State | undefined, paused: boolean, stretches: Stretch[]}} Lane
 */

export class Lanes {
  /** @type {import("./store.js").Store} */
  #store;
  /** @type {Map<string, Lane>} */
  #lanes = new Map();

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * The stretches of a node, in order; none before a node that joined later was there.
   * @param {string} node
   * @param {Paint} paint
   * @returns {readonly Stretch[]}
   */
  of(node, paint) {
    const store = this.#store;
    let lane = this.#lanes.get(node);
    if (!lane || lane.epoch !== store.epoch || lane.paint !== paint) {
      lane = this.#begin(node, paint);
      this.#lanes.set(node, lane);
    }
    for (; lane.upTo < store.last; lane.upTo++) {
      const step = /** @type {import("./types.d.ts").Step} */ (store.stepAt(lane.upTo + 1));
      const set = step.set[node];
      if (!set && !step.faults) continue;
      if (set) lane.state = /** @type {State} */ ({ ...lane.state, ...set });
      if (step.faults) lane.paused = step.faults.paused.includes(node);
      extend(lane, step.at, step.seq);
    }
    return lane.stretches;
  }

  /**
   * @param {string} node
   * @param {Paint} paint
   * @returns {Lane}
   */
  #begin(node, paint) {
    const { epoch, first } = this.#store;
    const world = this.#store.worldAt(first);
    /** @type {Lane} */
    const lane = {
      epoch,
      paint,
      upTo: first,
      state: world.state[node],
      paused: world.faults.paused.includes(node),
      stretches: [],
    };
    extend(lane, world.at, world.seq);
    return lane;
  }
}

/**
 * @param {Lane} lane
 * @param {number} at
 * @param {number} seq
 */
function extend(lane, at, seq) {
  if (!lane.state) return;
  const hue = lane.paint(lane.state);
  const life = !lane.state.up ? "down" : lane.paused ? "paused" : "up";
  const now = lane.stretches.at(-1);
  if (now && now.hue === hue && now.life === life) return;
  if (now) now.to = at;
  lane.stretches.push({ from: at, to: Infinity, seq, hue, life });
}
