/**
 * Broadcasts as one act: the messages of one cast are joined to a front that spreads from their sender until the last of them
 * has arrived.
 *
 * @typedef {import("../world.js").Sighting} Sighting
 * @typedef {import("../types.d.ts").Sent} Sent
 * @typedef {import("../geometry.js").Point} Point
 * @typedef {import("./layout.js").Layout} Layout
 */
import { pointOn } from "../geometry.js";
import { glyphOf } from "../protocols/view.js";
import { make, paint, put, round } from "./svg.js";

/** @typedef {{root: SVGGElement, area: SVGPathElement, front: SVGPathElement}} Wave */

export class Waves {
  /** @type {import("../store.js").Store} */
  #store;
  /** @type {Map<number, Wave>} by cast */
  #shown = new Map();

  /**
   * @param {Element} parent
   * @param {import("../store.js").Store} store
   */
  constructor(parent, store) {
    this.#store = store;
    this.layer = make("g", parent, { class: "waves", "aria-hidden": "true" });
  }

  /**
   * @param {readonly Sighting[]} sightings
   * @param {Layout} layout
   */
  draw(sightings, layout) {
    const seen = new Set();
    for (const [cast, of] of casts(sightings)) {
      const [first] = of.values();
      if (!first) continue;
      const points = this.#front(first.flight, cast, of, layout);
      if (points.length < 2) continue;
      seen.add(cast);
      this.#spread(cast, first.flight, points, layout);
    }
    for (const [cast, { root }] of this.#shown) {
      if (seen.has(cast)) continue;
      root.remove();
      this.#shown.delete(cast);
    }
  }

  /** Another run: what was drawn is of none of its broadcasts. */
  forget() {
    this.layer.replaceChildren();
    this.#shown.clear();
  }

  /**
   * Where each message of the cast is; one that has arrived is where it arrived.
   * @param {Sent} one of them
   * @param {number} cast
   * @param {ReadonlyMap<number, Sighting>} seen
   * @param {Layout} layout
   * @returns {Point[]} in the order in which they lie around the sender
   */
  #front(one, cast, seen, { places, centre, lane }) {
    const sentIn = this.#store.sentIn(one.id);
    const all = (sentIn === null ? null : this.#store.stepAt(sentIn)?.sent) ?? [];
    const sender = places.get(one.from);
    if (!sender) return [];
    const ahead = Math.atan2(centre.y - sender.y, centre.x - sender.x);
    return all
      .filter((message) => message.cast === cast && (seen.get(message.id)?.phase ?? (message.fate === "arrive" ? "arrived" : "lost")) !== "lost")
      .map((message) => {
        const way = lane(message.from, message.to)?.way;
        return way ? pointOn(way, seen.get(message.id)?.progress ?? 1) : null;
      })
      .filter((point) => point !== null)
      .map((point) => ({ point, turn: turnOf(Math.atan2(point.y - sender.y, point.x - sender.x) - ahead) }))
      .toSorted((a, b) => a.turn - b.turn)
      .map(({ point }) => point);
  }

  /**
   * @param {number} cast
   * @param {Sent} message
   * @param {Point[]} points
   * @param {Layout} layout
   */
  #spread(cast, message, points, layout) {
    let wave = this.#shown.get(cast);
    if (!wave) {
      const root = make("g", this.layer, { class: "wave" });
      wave = { root, area: make("path", root, { class: "area" }), front: make("path", root, { class: "front" }) };
      paint(root, glyphOf(message).hue);
      put(root, "data-cast", cast);
      this.#shown.set(cast, wave);
    }
    const { x, y } = /** @type {Point} */ (layout.places.get(message.from));
    const front = smooth(points);
    put(wave.front, "d", `M${front}`);
    put(wave.area, "d", `M${round(x)} ${round(y)}L${front}Z`);
  }
}

/**
 * The messages of each broadcast that is a wave, by their numbers.
 * @param {readonly Sighting[]} sightings
 */
function casts(sightings) {
  /** @type {Map<number, Map<number, Sighting>>} */
  const found = new Map();
  for (const sighting of sightings) {
    const { cast } = sighting.flight;
    if (cast === undefined || !glyphOf(sighting.flight).wave) continue;
    const of = found.get(cast) ?? new Map();
    found.set(cast, of.set(sighting.id, sighting));
  }
  return found;
}

/**
 * An angle between -π and π.
 * @param {number} angle
 */
function turnOf(angle) {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

/**
 * A smooth line through some points: from each to the next it leaves in the direction of the one after.
 * @param {readonly Point[]} points
 */
function smooth(points) {
  const text = (/** @type {Point} */ { x, y }) => `${round(x)} ${round(y)}`;
  const at = (/** @type {number} */ i) => /** @type {Point} */ (points[Math.min(points.length - 1, Math.max(0, i))]);
  const bend = (/** @type {number} */ i, /** @type {1 | -1} */ side) => ({
    x: at(i).x + (side * (at(i + 1).x - at(i - 1).x)) / 6,
    y: at(i).y + (side * (at(i + 1).y - at(i - 1).y)) / 6,
  });
  const stretches = points.slice(1).map((point, i) => `C${text(bend(i, 1))} ${text(bend(i + 1, -1))} ${text(point)}`);
  return text(at(0)) + stretches.join("");
}
