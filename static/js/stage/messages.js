/**
 * Messages in flight. Where one is follows from when it was sent and when it arrives; the drawings are kept and used again,
 * and from frame to frame only moved.
 *
 * @typedef {import("../world.js").Sighting} Sighting
 * @typedef {import("./layout.js").Lane} Lane
 * @typedef {import("./layout.js").Layout} Layout
 *
 * @typedef {object} How
 * @property {import("../geometry.js").Point} centre of the stage
 * @property {boolean} calm nothing travels: messages are shown at stations on their way
 * @property {ReadonlySet<number>} lit
 * @property {number | null} selected
 * @property {((flight: import("../world.js").Flight) => import("../protocols/view.js").Cargo) | null} cargo what it is to its
 *   receiver; null: it makes no difference
 */
import { pointOn } from "../geometry.js";
import { glyphOf, labelOf } from "../protocols/view.js";
import { t } from "../sentences.js";
import { Caption } from "./captions.js";
import { UNSAID, labelWidth, make, paint, put, round, write } from "./svg.js";

/** How far behind a message its trail reaches. */
const TRAIL = 34;
/** A trail is turned once its way has turned by more than this: radians. */
const TURN = 0.06;
/** How far apart messages stand that wait on the same link. */
const QUEUE_STEP = 16;
/** Between small nodes, messages are small too. */
const SMALL = 0.55;
/** Where a message is shown that jumps rather than travels. */
const STATIONS = [0.12, 0.5, 0.88];

/** Half the width, at least, and half the height of each shape. */
const SIZES = { dot: [3.5, 3.5], round: [8.5, 8.5], coin: [10, 10], diamond: [8.5, 8.5], pill: [13, 9], card: [12, 10], tag: [12, 10] };
/** Shapes that are as wide as what they say. */
const WIDE = new Set(["pill", "card", "tag"]);
/** How far beside a message stands what is written there. */
const BESIDE = 12;

class MessageDrawing {
  label = "";
  /** @type {Lane | null} */
  lane = null;
  #phase = "";
  #angle = NaN;
  #lit = false;
  #selected = false;
  #hasCaption = false;

  /** @param {SVGGElement} layer */
  constructor(layer) {
    this.root = make("g", layer, { tabindex: -1 });
    this.title = make("title", this.root);
    this.body = make("g", this.root);
    const svg = /** @type {SVGSVGElement} */ (layer.ownerSVGElement);
    this.place = svg.createSVGTransform();
    this.size = svg.createSVGTransform();
    this.body.transform.baseVal.appendItem(this.place);
    this.body.transform.baseVal.appendItem(this.size);
    // What was appended is a copy where the browser follows the first edition of SVG.
    this.place = this.body.transform.baseVal.getItem(0);
    this.size = this.body.transform.baseVal.getItem(1);
    this.trail = make("path", this.body, { class: "trail" });
    make("circle", this.body, { class: "reach", r: 13 });
    this.shape = make("rect", this.body, { class: "shape" });
    this.text = make("text", this.body, UNSAID);
    this.core = make("circle", this.body, { class: "core", r: 4 });
    // Not in the button, whose name says it in words.
    this.caption = new Caption(layer);
    make("path", this.body, { class: "cross", d: "M-6-6L6 6M6-6L-6 6" });
    const held = make("g", this.body, { class: "held-mark" });
    this.ring = make("rect", held);
    make("path", held, { d: "M-2.5-26v8M2.5-26v8" });
  }

  /**
   * Dresses it as a message.
   * @param {Sighting} sighting
   * @param {Lane} lane
   * @param {number} scale
   */
  wear({ id, flight }, lane, scale) {
    this.lane = lane;
    this.#phase = "";
    this.#angle = NaN;
    this.size.setScale(scale, scale);
    const glyph = glyphOf(flight);
    paint(this.root, glyph.hue);
    put(this.root, "data-item", id);
    put(this.root, "data-shape", glyph.shape);
    this.#hasCaption = glyph.beside !== undefined;
    this.caption.say(glyph.beside ?? []);
    put(this.root, "data-faint", glyph.faint ? "" : null);
    put(this.root, "data-dashed", glyph.dashed ? "" : null);
    put(this.root, "data-wasted", null);
    this.#cut(glyph);
    write(this.text, glyph.text);
    const line = labelOf(flight);
    const adds = /[\p{L}\p{N}]/u.test(glyph.text) && !line.includes(glyph.text);
    const holds = [line, adds ? glyph.text : ""].filter(Boolean).join(t("list-separator"));
    this.label = t("stage-message", { type: flight.type, from: flight.from, to: flight.to, holds });
    write(this.title, this.label);
  }

  /** @param {Element} layer */
  joinTo(layer) {
    layer.append(this.root);
    if (this.#hasCaption) layer.append(this.caption.root);
  }

  remove() {
    this.root.remove();
    this.caption.root.remove();
  }

  /** @param {import("../protocols/view.js").Glyph} glyph */
  #cut({ shape, text }) {
    const [halfWidth = 0, halfHeight = 0] = SIZES[shape];
    const half = WIDE.has(shape) ? Math.max(halfWidth, labelWidth(text) / 2 + 7) : halfWidth;
    const square = shape === "card" || shape === "tag" || shape === "diamond";
    for (const [rect, around] of /** @type {const} */ ([[this.shape, 0], [this.ring, 5]])) {
      put(rect, "x", round(-half - around));
      put(rect, "y", -halfHeight - around);
      put(rect, "width", round(2 * (half + around)));
      put(rect, "height", 2 * (halfHeight + around));
      put(rect, "rx", square ? 4 + around : halfHeight + around);
    }
  }

  /**
   * @param {Sighting} sighting
   * @param {number} share of its way
   * @param {How} how
   */
  move({ id, flight, phase, fade }, share, { calm, lit, selected, cargo, centre }) {
    const { way } = /** @type {Lane} */ (this.lane);
    const { x, y } = pointOn(way, share);
    this.place.setTranslate(x, y);
    if (this.#hasCaption) this.caption.stand({ x, y }, flight.from === flight.to ? way.middle : centre, BESIDE);
    if (phase !== this.#phase) this.#enter(phase);
    if (phase === "lost") for (const { root } of [this, this.caption]) put(root, "opacity", round(1 - fade));
    if (phase === "moving" && !calm) this.#trail(way, share);
    if (cargo) put(this.root, "data-wasted", phase !== "lost" && cargo(flight) === "wasted" ? "" : null);
    if (lit.has(id) !== this.#lit) put(this.root, "data-lit", (this.#lit = !this.#lit) ? "" : null);
    if ((selected === id) !== this.#selected) put(this.root, "data-selected", (this.#selected = !this.#selected) ? "" : null);
  }

  /** @param {Sighting["phase"]} phase */
  #enter(phase) {
    this.#phase = phase;
    const acts = phase !== "lost";
    put(this.root, "class", `message ${phase}`);
    for (const { root } of [this, this.caption]) put(root, "opacity", null);
    put(this.root, "role", acts ? "button" : "img");
    put(this.root, "aria-haspopup", acts ? "menu" : null);
    put(this.root, "aria-label", acts ? this.label : t("stage-lost", { label: this.label }));
    put(this.trail, "d", null);
    this.#angle = NaN;
  }

  /**
   * The trail points back along the way; its beginning lies under the sender.
   * @param {import("../geometry.js").Way} way
   * @param {number} share
   */
  #trail({ from, middle, to }, share) {
    const dx = (middle.x - from.x) * (1 - share) + (to.x - middle.x) * share;
    const dy = (middle.y - from.y) * (1 - share) + (to.y - middle.y) * share;
    const angle = Math.atan2(dy, dx);
    if (Math.abs(angle - this.#angle) < TURN) return;
    this.#angle = angle;
    put(this.trail, "d", `M0 0L${round(-TRAIL * Math.cos(angle))} ${round(-TRAIL * Math.sin(angle))}`);
  }
}

export class Messages {
  /** @type {Map<number, MessageDrawing>} */
  #shown = new Map();
  /** @type {MessageDrawing[]} */
  #idle = [];

  /** @param {SVGGElement} layer */
  constructor(layer) {
    this.layer = layer;
  }

  /**
   * @param {readonly Sighting[]} sightings
   * @param {Layout} layout
   * @param {How} how
   */
  draw(sightings, layout, how) {
    const seen = new Set();
    /** @type {Map<string, number>} */
    const queues = new Map();
    for (const sighting of sightings) {
      const drawing = this.#shown.get(sighting.id) ?? this.#take(sighting, layout);
      if (!drawing?.lane) continue;
      seen.add(sighting.id);
      drawing.move(sighting, shareOf(sighting, drawing.lane, queues, how.calm), how);
    }
    for (const id of this.#shown.keys()) if (!seen.has(id)) this.#release(id);
  }

  /** Labels are written in another language or by another protocol's view, or the ways have changed. */
  forget() {
    for (const id of this.#shown.keys()) this.#release(id);
  }

  /**
   * @param {Sighting} sighting
   * @param {Layout} layout
   */
  #take(sighting, layout) {
    const { from, to } = sighting.flight;
    const lane = glyphOf(sighting.flight).around ? layout.arc(from, to) : layout.lane(from, to);
    if (!lane) return null;
    const drawing = this.#idle.pop() ?? new MessageDrawing(this.layer);
    drawing.wear(sighting, lane, layout.detail === "small" ? SMALL : 1);
    this.#shown.set(sighting.id, drawing);
    drawing.joinTo(this.layer);
    return drawing;
  }

  /** @param {number} id */
  #release(id) {
    const drawing = this.#shown.get(id);
    if (!drawing) return;
    this.#shown.delete(id);
    drawing.remove();
    this.#idle.push(drawing);
  }
}

/**
 * Where on its way a message is shown. Those that wait at the same end of a link stand in a row.
 * @param {Sighting} sighting
 * @param {Lane} lane
 * @param {Map<string, number>} queues how many wait on each link so far
 * @param {boolean} calm
 */
function shareOf({ flight, phase, progress }, lane, queues, calm) {
  if (phase === "moving") return calm ? (STATIONS[Math.min(2, Math.floor(progress * 3))] ?? progress) : progress;
  if (phase !== "arrived" && phase !== "waiting") return progress;
  const key = `${phase} ${flight.from} ${flight.to}`;
  const before = queues.get(key) ?? 0;
  queues.set(key, before + 1);
  const row = QUEUE_STEP / lane.length;
  return phase === "waiting" ? Math.min(0.4, before * row) : Math.max(0.6, progress - (before + 0.7) * row);
}
