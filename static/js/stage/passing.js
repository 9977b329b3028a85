/**
 * What is seen of a step for a moment only: a message that was turned away, a value that was picked. It stays for a short
 * stretch of virtual time, so that it is seen while the run plays and while one steps, and follows from the place alone.
 */
import { messageOf } from "../world.js";

/** How long it is seen. Virtual ms. */
const LINGER = 12;
/** Steps that are looked back at most. */
const LOOK_BACK = 60;

/** @typedef {{refused: ReadonlySet<string>, came: ReadonlyMap<string, "useful" | "redundant">, picture: import("../protocols/view.js").QuorumPicture | null}} Seen */

export class Passing {
  /** @type {import("../store.js").Store} */
  #store;
  /** @type {Map<number, import("../protocols/view.js").Passing | null>} */
  #known = new Map();
  #epoch = -1;
  /** @type {unknown} */
  #kind = null;
  #words = "";

  /** @param {import("../store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * @param {number} seq the last step that has happened; it is always seen
   * @param {number} at virtual ms
   * @param {import("../protocols/view.js").ProtocolView} kind
   * @param {string} words the language that pictures speak
   * @returns {Seen}
   */
  at(seq, at, kind, words) {
    if (this.#epoch !== this.#store.epoch || this.#kind !== kind || this.#words !== words) this.#known.clear();
    this.#epoch = this.#store.epoch;
    this.#kind = kind;
    this.#words = words;
    const refused = new Set();
    /** @type {Map<string, "useful" | "redundant">} */
    const came = new Map();
    let picture = null;
    for (let i = seq; kind.passing && i > seq - LOOK_BACK; i--) {
      const step = this.#store.stepAt(i);
      if (!step || (i < seq && step.at < at - LINGER)) break;
      const passing = this.#of(i, step, kind);
      if (passing?.refused && step.node !== null) refused.add(step.node);
      if (passing?.came && step.node !== null && !came.has(step.node)) came.set(step.node, passing.came);
      picture ??= passing?.picture ?? null;
    }
    return { refused, came, picture };
  }

  /**
   * @param {number} seq
   * @param {import("../types.d.ts").Step} step
   * @param {import("../protocols/view.js").ProtocolView} kind
   */
  #of(seq, step, kind) {
    const known = this.#known.get(seq);
    if (known !== undefined) return known;
    const { node } = step;
    const came = messageOf(step);
    const before = node ? this.#store.worldAt(seq - 1).state[node] : undefined;
    const after = node ? this.#store.worldAt(seq).state[node] : undefined;
    const message = came === undefined ? null : this.#store.message(came);
    const passing = before && after ? (kind.passing?.(step, message, before, after) ?? null) : null;
    if (this.#known.size > 4 * LOOK_BACK) this.#known.clear();
    this.#known.set(seq, passing);
    return passing;
  }
}
