/**
 * The quorum picture on the stage, while a pick is made: the acceptors of Q joined and filled, those of R ringed, and those
 * in both ringed thickly, each with its vote; and in a sentence what follows.
 *
 * @typedef {import("../protocols/view.js").QuorumPicture} QuorumPicture
 * @typedef {import("./layout.js").Layout} Layout
 */
import { distance } from "../geometry.js";
import { labelWidth, make, put, round, write } from "./svg.js";
import { wrap } from "./wrap.js";

/** How far around a node the circle of R is drawn where there is room, and at least. */
const AROUND = 18;
const LEAST = 8;
/** The circle of Q lies within it. */
const WITHIN = 0.6;
/** From line to line. */
const LINE = 17;

export class QuorumDrawing {
  /** @type {QuorumPicture | null} */
  #picture = null;
  /** @type {Layout | null} */
  #layout = null;

  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent, { class: "quorums off", "aria-hidden": "true" });
  }

  /**
   * @param {QuorumPicture | null} picture
   * @param {Layout} layout
   */
  draw(picture, layout) {
    if (picture === this.#picture && layout === this.#layout) return;
    this.#picture = picture;
    this.#layout = layout;
    this.root.replaceChildren();
    put(this.root, "class", picture ? "quorums" : "quorums off");
    if (!picture) return;
    this.#join(picture.answered, "asked", layout);
    this.#join(picture.quorum, "may", layout);
    const around = roomAround(picture.acceptors, layout);
    for (const node of picture.answered) this.#circle(node, "asked", layout, around * WITHIN);
    for (const node of picture.quorum) this.#circle(node, picture.answered.includes(node) ? "may both" : "may", layout, around);
    const { note } = layout;
    if (!note) return;
    const lines = wrap(picture.says, note.room, labelWidth);
    const top = layout.isRing ? note.y - LINE : note.y - LINE * (lines.length - 1);
    lines.forEach((line, i) => this.#say(line, make("text", this.root, { class: "quorum-says", x: note.x, y: top + i * LINE })));
  }

  /**
   * Q and R are named in their hues.
   * @param {string} line
   * @param {SVGTextElement} text
   */
  #say(line, text) {
    for (const part of line.split(/\b([QR])\b/)) write(make("tspan", text, { class: part === "Q" ? "asked" : part === "R" ? "may" : "" }), part);
  }

  /**
   * @param {readonly string[]} nodes
   * @param {string} kind
   * @param {Layout} layout
   */
  #join(nodes, kind, { places, centre }) {
    const found = nodes.map((node) => places.get(node)).filter((place) => place !== undefined);
    if (found.length < 2) return;
    const angle = (/** @type {import("../geometry.js").Point} */ { x, y }) => Math.atan2(y - centre.y, x - centre.x);
    const corners = found.toSorted((a, b) => angle(a) - angle(b)).map(({ x, y }) => `${round(x)} ${round(y)}`);
    make("path", this.root, { class: `area ${kind}`, d: `M${corners.join("L")}Z` });
  }

  /**
   * @param {string} node
   * @param {string} kind
   * @param {Layout} layout
   * @param {number} around
   */
  #circle(node, kind, { places, r }, around) {
    const place = places.get(node);
    if (!place) return;
    make("circle", this.root, { class: `member ${kind}`, cx: round(place.x), cy: round(place.y), r: round(r + around) });
  }
}

/**
 * How far around nodes circles may reach so that those of neighbours stay apart.
 * @param {readonly string[]} nodes
 * @param {Layout} layout
 */
function roomAround(nodes, { places, r }) {
  const found = nodes.map((node) => places.get(node)).filter((place) => place !== undefined);
  const apart = found.flatMap((place, i) => found.slice(i + 1).map((other) => distance(place, other)));
  return Math.max(LEAST, Math.min(AROUND, Math.min(...apart) / 2 - r - 2));
}
