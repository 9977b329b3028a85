/**
 * A number that follows from all nodes' states, over the steps that the page holds; carried on as steps are added. Pure.
 *
 * @typedef {import("../../store.js").Store} Store
 * @typedef {import("../../types.d.ts").Step} Step
 * @typedef {import("../../world.js").World} World
 * @typedef {readonly [seq: number, at: number, value: number]} Point
 *
 * @typedef {object} Measure
 * @property {(world: World) => void} begin forgets everything, and measures this world
 * @property {(step: Step) => void} take goes on by a step
 * @property {() => number} value
 */

/** Points that are kept: once there are more, every second one goes. */
const MOST = 2000;

export class Series {
  #measure;
  #epoch = -1;
  #first = -1;
  #upTo = 0;
  /** @type {Point[]} */
  #points = [];

  /** @param {Measure} measure */
  constructor(measure) {
    this.#measure = measure;
  }

  /**
   * Every change of the number, in order.
   * @param {Store} store
   * @returns {readonly Point[]}
   */
  of(store) {
    if (this.#epoch !== store.epoch || this.#first !== store.first) this.#begin(store);
    for (; this.#upTo < store.last; this.#upTo++) {
      const step = /** @type {Step} */ (store.stepAt(this.#upTo + 1));
      this.#measure.take(step);
      const value = this.#measure.value();
      if (value !== this.#points.at(-1)?.[2]) this.#points.push([step.seq, step.at, value]);
    }
    if (this.#points.length > MOST) this.#points = this.#points.filter((_, i) => i % 2 === 0);
    return this.#points;
  }

  /** @param {Store} store */
  #begin(store) {
    this.#epoch = store.epoch;
    this.#first = store.first;
    this.#upTo = store.first;
    const world = store.worldAt(store.first);
    this.#measure.begin(world);
    this.#points = [[world.seq, world.at, this.#measure.value()]];
  }
}

/**
 * By how many versions a node lags behind another participant, in the mean over all pairs of them (Scuttlebutt).
 * @implements {Measure}
 */
export class Staleness {
  /** @type {Map<string, Readonly<Record<string, number>>>} */
  #known = new Map();
  #followed = 0;
  #made = 0;

  /** @param {World} world */
  begin({ state }) {
    this.#known.clear();
    this.#followed = 0;
    this.#made = 0;
    for (const node in state) if (node.startsWith("n")) this.#put(node, state[node]?.max_version ?? {});
  }

  /** @param {Step} step */
  take({ set }) {
    for (const node in set) {
      const known = set[node]?.max_version;
      if (known) this.#put(node, known);
    }
  }

  /**
   * @param {string} node
   * @param {Readonly<Record<string, number>>} known
   */
  #put(node, known) {
    const before = this.#known.get(node) ?? {};
    this.#followed += sumOf(known) - sumOf(before);
    this.#made += (known[node] ?? 0) - (before[node] ?? 0);
    this.#known.set(node, known);
  }

  value() {
    const count = this.#known.size;
    return count > 1 ? (count * this.#made - this.#followed) / (count * (count - 1)) : 0;
  }
}

/** @param {Readonly<Record<string, number>>} record */
function sumOf(record) {
  let sum = 0;
  for (const key in record) sum += /** @type {number} */ (record[key]);
  return sum;
}

/**
 * How many of the nodes that are up know the newest write of all: it falls with every write, and rises as that spreads.
 * @template V a version
 * @implements {Measure}
 */
export class Reach {
  #newestIn;
  #compare;
  /** @type {Map<string, {up: boolean, newest: V | undefined}>} */
  #nodes = new Map();
  /** @type {V | undefined} */
  #newest;
  #count = 0;

  /**
   * @param {(state: Record<string, any>) => V | undefined} newestIn the newest version that a node's changed fields hold;
   *   undefined: they do not tell
   * @param {(one: V | undefined, other: V | undefined) => number} compare
   */
  constructor(newestIn, compare) {
    this.#newestIn = newestIn;
    this.#compare = compare;
  }

  /** @param {World} world */
  begin({ state }) {
    this.#nodes.clear();
    this.#newest = undefined;
    for (const node in state) if (node.startsWith("n")) this.#put(node, state[node] ?? {});
    this.#recount();
  }

  /** @param {Step} step */
  take({ set }) {
    for (const node in set) if (node.startsWith("n")) this.#put(node, set[node] ?? {});
    this.#recount();
  }

  /**
   * @param {string} node
   * @param {Record<string, any>} fields
   */
  #put(node, fields) {
    const { up = true, newest = undefined } = this.#nodes.get(node) ?? {};
    const now = { up: fields.up ?? up, newest: this.#newestIn(fields) ?? newest };
    if (this.#compare(now.newest, this.#newest) > 0) this.#newest = now.newest;
    this.#nodes.set(node, now);
  }

  #recount() {
    this.#count = 0;
    if (this.#newest === undefined) return;
    for (const { up, newest } of this.#nodes.values()) if (up && this.#compare(newest, this.#newest) === 0) this.#count++;
  }

  value() {
    return this.#count;
  }
}
