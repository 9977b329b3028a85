/**
 * What the steps tell of the past: the rings in the order in which they came, each with a tone of its own, and what each node
 * has delivered. Carried on as steps are added.
 *
 * @typedef {import("../../store.js").Store} Store
 * @typedef {import("./rings.js").RingId} RingId
 *
 * @typedef {object} Entry something that is delivered: a message, or a change of configuration
 * @property {"message" | "regular" | "transitional"} kind
 * @property {string} ring
 * @property {number} seq 0: it is no message
 * @property {string} sender
 * @property {string} contents
 * @property {"agreed" | "safe"} service
 * @property {readonly string[]} members
 *
 * @typedef {Entry & {by: Map<string, number>}} Line by: in which step each node has delivered it
 */
import { store } from "../../store.js";
import { ringText } from "./rings.js";

/** Tones of the stage in an order in which neighbours are told apart well. */
const TONES = [2, 5, 1, 4, 3, 0];

export class History {
  /** @type {Store} */
  #store;
  #epoch = -1;
  #upTo = 0;
  /** @type {Map<string, number>} by ring */
  #tones = new Map();
  /** @type {Line[]} */
  #lines = [];
  /** @type {number[]} the step that began each line */
  #begun = [];
  /** @type {Map<string, number>} the last line of each thing that was delivered */
  #lineOf = new Map();
  /** @type {Map<string, number>} the line that each node has come to */
  #at = new Map();

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * The tone of a ring: the same as long as the run is shown.
   * @param {string} ring
   */
  toneOf(ring) {
    this.#follow();
    return this.#name(ring);
  }

  /**
   * What was delivered up to a step, in order: the same thing on the same line wherever the order allows it.
   * @param {number} seq
   * @param {number} most lines, the last ones
   * @returns {{lines: readonly Line[], hidden: number}}
   */
  delivered(seq, most) {
    this.#follow();
    let count = this.#begun.length;
    while (count > 0 && /** @type {number} */ (this.#begun[count - 1]) > seq) count--;
    const first = Math.max(0, count - most);
    return { lines: this.#lines.slice(first, count), hidden: first };
  }

  #follow() {
    const store = this.#store;
    if (this.#epoch !== store.epoch) this.#begin();
    this.#upTo = Math.max(this.#upTo, store.first);
    for (; this.#upTo < store.last; this.#upTo++) {
      const step = /** @type {import("../../types.d.ts").Step} */ (store.stepAt(this.#upTo + 1));
      for (const { ring_id: ring, token } of Object.values(step.set)) for (const named of [ring, token?.ring_id]) if (named) this.#name(ringText(named));
      if (step.node !== null) for (const given of step.delivered) this.#take(step.node, step.seq, entryOf(given));
    }
  }

  #begin() {
    this.#epoch = this.#store.epoch;
    this.#upTo = this.#store.first;
    this.#lines = [];
    this.#begun = [];
    for (const table of [this.#tones, this.#lineOf, this.#at]) table.clear();
  }

  /**
   * The tone of a ring, which is given to it where it has none yet.
   * @param {string} ring
   */
  #name(ring) {
    const tone = this.#tones.get(ring) ?? /** @type {number} */ (TONES[this.#tones.size % TONES.length]);
    this.#tones.set(ring, tone);
    return tone;
  }

  /**
   * @param {string} node
   * @param {number} seq of the step
   * @param {Entry} entry
   */
  #take(node, seq, entry) {
    const key = `${entry.kind} ${entry.ring} ${entry.seq}`;
    const known = this.#lineOf.get(key) ?? -1;
    // A node whose order is another has a line of its own for what others have further up.
    const at = known > (this.#at.get(node) ?? -1) ? known : this.#lines.length;
    if (at === this.#lines.length) {
      this.#lines.push({ ...entry, by: new Map() });
      this.#begun.push(seq);
      this.#lineOf.set(key, at);
    }
    this.#lines[at]?.by.set(node, seq);
    this.#at.set(node, at);
  }
}

/**
 * @param {Record<string, any>} given
 * @returns {Entry}
 */
function entryOf({ configuration, ring, members = [], seq = 0, sender = "", contents = "", service = "agreed" }) {
  return { kind: configuration ?? "message", ring: ringText(ring), seq, sender, contents: String(contents), service, members };
}

/** The past of the run that the page shows. */
export const history = new History(store);

/** @param {string} ring */
export function toneOf(ring) {
  return history.toneOf(ring);
}
