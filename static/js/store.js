/**
 * The steps of the current branch that the page holds, and everything that can be read off them: the world after any
 * step, what a step changed, who sent a message and what became of it, and what led to a step. Pure: no clock, no page.
 *
 * The steps held have no gap: those after `first` (the place of the snapshot that they are folded onto) up to `last`.
 *
 * @typedef {import("./types.d.ts").Step} Step
 * @typedef {import("./types.d.ts").Snapshot} Snapshot
 * @typedef {import("./types.d.ts").Sent} Sent
 * @typedef {import("./world.js").World} World
 *
 * @typedef {object} End what became of a message
 * @property {number} seq the step that ended it
 * @property {number} at
 * @property {"delivered" | "dropped" | "down"} how
 *
 * @typedef {{seq: number, at: number, node: string | null, name: string}} MilestoneMark
 * @typedef {{seq: number, at: number, command: import("./types.d.ts").Command}} FaultMark
 * @typedef {{seq: number, at: number, violation: import("./types.d.ts").Violation}} ViolationMark
 */
import { chain } from "./causes.js";
import { Gauges } from "./gauges.js";
import { Lanes } from "./lanes.js";
import { fold, messageOf, worldFrom } from "./world.js";

/**
 * Worlds are kept for every so many steps, or as many as there are nodes if these are more; the ones between are folded
 * anew when they are asked for.
 */
const CHECKPOINT_EVERY = 100;
/** Worlds kept besides, because their neighbours are asked for next. */
const RECENT = 6;

/** @type {Snapshot} */
const NOTHING = {
  seq: 0,
  at: 0,
  state: {},
  timers: {},
  flights: [],
  faults: { cuts: [], paused: [], clocks: {}, links: [], held: [] },
};

export class Store {
  /** @type {Step[]} */
  #steps = [];
  #base = worldFrom(NOTHING);
  /** @type {World[]} the world after every so many steps, from the base on */
  #checkpoints = [this.#base];
  #every = CHECKPOINT_EVERY;
  /** @type {World[]} the worlds asked for last, the latest first */
  #recent = [];
  /** @type {Map<number, number>} the step that sent each message */
  #sentIn = new Map();
  /** @type {Map<number, End>} */
  #ends = new Map();
  /** @type {MilestoneMark[]} */
  #milestones = [];
  /** @type {FaultMark[]} */
  #faultMarks = [];
  /** @type {ViolationMark[]} */
  #violations = [];
  #lanes = new Lanes(this);

  /** Rises whenever steps that were held changed their meaning or went: what was derived from them is to be made anew. */
  epoch = 0;
  /** @type {import("./causes.js").Counted} what the protocol knows of whose answers a step counted */
  counted = () => null;
  /** The virtual time, in ms, up to which no step is missing. */
  computed = 0;
  /** What the protocol's gauges show, from the beginning of the run up to what is computed. */
  gauges = new Gauges();

  /** The place of the snapshot before the first step held; 0: the whole past is held. */
  get first() {
    return this.#base.seq;
  }

  /** The last step held. */
  get last() {
    return this.#base.seq + this.#steps.length;
  }

  /**
   * Forgets everything, and holds these steps.
   * @param {Snapshot} snapshot the world before the first of them
   * @param {readonly Step[]} steps
   * @param {number} computed
   */
  reset(snapshot, steps, computed) {
    this.#base = worldFrom(snapshot);
    this.#steps = [];
    this.#checkpoints = [this.#base];
    this.#every = Math.max(CHECKPOINT_EVERY, Object.keys(snapshot.state).length);
    this.#recent = [];
    this.#sentIn.clear();
    this.#ends.clear();
    this.#milestones = [];
    this.#faultMarks = [];
    this.#violations = [];
    this.epoch++;
    this.computed = snapshot.at;
    this.append(steps, computed);
  }

  /**
   * Adds steps at the end. Those that are held already are passed over.
   * @param {readonly Step[]} steps without gaps
   * @param {number} computed
   * @returns {boolean} false where steps are missing between the last one held and these: nothing was added then
   */
  append(steps, computed) {
    const next = steps[0];
    if (next && next.seq > this.last + 1) return false;
    for (const step of steps) {
      if (step.seq <= this.last) continue;
      this.#steps.push(step);
      this.#index(step);
    }
    this.computed = Math.max(this.computed, computed, this.#steps.at(-1)?.at ?? 0);
    return true;
  }

  /**
   * Adds steps before the first.
   * @param {Snapshot} snapshot the world before them
   * @param {readonly Step[]} steps those up to `first`
   */
  prepend(snapshot, steps) {
    const before = steps.filter((step) => step.seq <= this.first);
    this.reset(snapshot, [...before, ...this.#steps], this.computed);
  }

  /**
   * Forgets all steps after this one: the future has changed.
   * @param {number} seq
   */
  truncate(seq) {
    while (this.last > seq && this.#steps.length > 0) this.#unindex(/** @type {Step} */ (this.#steps.pop()));
    for (const marks of [this.#milestones, this.#faultMarks, this.#violations]) {
      while ((marks.at(-1)?.seq ?? 0) > seq) marks.pop();
    }
    this.#checkpoints.length = Math.min(this.#checkpoints.length, Math.floor(this.#steps.length / this.#every) + 1);
    this.#recent = this.#recent.filter((world) => world.seq <= seq);
    this.gauges.truncate(seq);
    this.epoch++;
    this.computed = this.#steps.at(-1)?.at ?? this.#base.at;
  }

  /**
   * Forgets steps that lie before this one, where there are many; what they reached, did by hand and broke stays known.
   * @param {number} seq
   */
  forgetBefore(seq) {
    const checkpoints = Math.floor((Math.min(seq, this.last) - this.first) / this.#every);
    if (checkpoints < 1) return;
    const gone = checkpoints * this.#every;
    this.worldAt(this.first + gone);
    for (const step of this.#steps.splice(0, gone)) this.#unindex(step);
    this.#checkpoints.splice(0, checkpoints);
    this.#base = /** @type {World} */ (this.#checkpoints[0]);
    this.#recent = this.#recent.filter((world) => world.seq >= this.first);
  }

  /** @param {Step} step */
  #index(step) {
    const { seq, at, cause } = step;
    for (const sent of step.sent) this.#sentIn.set(sent.id, seq);
    const message = messageOf(step);
    if (message !== undefined) {
      this.#ends.set(message, { seq, at, how: cause.kind === "lost" ? "down" : "delivered" });
    }
    for (const id of step.lost) this.#ends.set(id, { seq, at, how: "dropped" });
    for (const name of step.milestones) this.#milestones.push({ seq, at, node: step.node, name });
    if (cause.command) this.#faultMarks.push({ seq, at, command: cause.command });
    for (const violation of step.violations) this.#violations.push({ seq, at, violation });
  }

  /** @param {Step} step */
  #unindex(step) {
    for (const sent of step.sent) this.#sentIn.delete(sent.id);
    const message = messageOf(step);
    if (message !== undefined) this.#ends.delete(message);
    for (const id of step.lost) this.#ends.delete(id);
  }

  /**
   * @param {number} seq
   * @returns {Step | null} null where it is not held
   */
  stepAt(seq) {
    return this.#steps[seq - this.first - 1] ?? null;
  }

  /**
   * The last step that has happened at a time; `first` where none has.
   * @param {number} at virtual ms
   */
  seqAtTime(at) {
    let low = 0;
    let high = this.#steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Step} */ (this.#steps[middle]).at <= at) low = middle + 1;
      else high = middle;
    }
    return this.first + low;
  }

  /**
   * The world right after a step, or that of the nearest place held.
   * @param {number} seq
   * @returns {World}
   */
  worldAt(seq) {
    const wanted = Math.min(Math.max(seq, this.first), this.last);
    let world = this.#nearest(wanted);
    while (world.seq < wanted) {
      const behind = world.seq - this.first;
      const upTo = Math.min(wanted - this.first, (Math.floor(behind / this.#every) + 1) * this.#every);
      world = fold(world, this.#steps.slice(behind, upTo));
      if (upTo === this.#checkpoints.length * this.#every) this.#checkpoints.push(world);
    }
    if (!this.#recent.includes(world)) this.#recent = [world, ...this.#recent].slice(0, RECENT);
    return world;
  }

  /**
   * The latest world at hand that is not after a step.
   * @param {number} seq
   */
  #nearest(seq) {
    const at = Math.min(Math.floor((seq - this.first) / this.#every), this.#checkpoints.length - 1);
    let nearest = /** @type {World} */ (this.#checkpoints[at]);
    for (const world of this.#recent) if (world.seq <= seq && world.seq > nearest.seq) nearest = world;
    return nearest;
  }

  /**
   * The last step of a node that is not after this one: as that left it, so it is still. The first place held where there
   * is none.
   * @param {string} node
   * @param {number} seq
   */
  lastOf(node, seq) {
    let at = Math.min(seq, this.last);
    while (at > this.first && this.stepAt(at)?.node !== node) at--;
    return at;
  }

  /**
   * The fields that a step changed, as they were before it.
   * @param {number} seq
   * @returns {Record<string, Record<string, any>>} node → field → value
   */
  before(seq) {
    const step = this.stepAt(seq);
    if (!step) return {};
    const { state } = this.worldAt(seq - 1);
    return Object.fromEntries(
      Object.entries(step.set).map(([node, fields]) => [
        node,
        Object.fromEntries(Object.keys(fields).map((field) => [field, state[node]?.[field]])),
      ]),
    );
  }

  /**
   * A message as it was sent.
   * @param {number} id
   * @returns {Sent | null}
   */
  message(id) {
    const seq = this.#sentIn.get(id);
    const step = seq === undefined ? null : this.stepAt(seq);
    return step?.sent.find((sent) => sent.id === id) ?? this.#base.flights.get(id) ?? null;
  }

  /**
   * The step that sent a message; null where it is not held.
   * @param {number} id
   */
  sentIn(id) {
    return this.#sentIn.get(id) ?? null;
  }

  /**
   * What became of a message; null where it is still under way, as far as the steps are held.
   * @param {number} id
   */
  endOf(id) {
    return this.#ends.get(id) ?? null;
  }

  /**
   * The steps that led to a step, in order, itself the last; each with the message that brought it about, if one did.
   * @param {number} seq
   */
  causesOf(seq) {
    return chain(this, seq, this.counted);
  }

  /** @returns {readonly MilestoneMark[]} */
  milestones() {
    return this.#milestones;
  }

  /**
   * The commands that were carried out.
   * @returns {readonly FaultMark[]}
   */
  faultMarks() {
    return this.#faultMarks;
  }

  /** @returns {readonly ViolationMark[]} */
  violations() {
    return this.#violations;
  }

  /**
   * What a node's lane shows, from the first step held to the last.
   * @param {string} node
   * @param {import("./lanes.js").Paint} paint
   */
  rolesOf(node, paint) {
    return this.#lanes.of(node, paint);
  }
}

/** The steps of the branch that the page shows. */
export const store = new Store();
