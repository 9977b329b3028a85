/**
 * What lies under the messages: the links, hardly seen until something travels; the gaps of those that are cut; the walls
 * of a partition; and the ways that the causes of the selected step have taken.
 *
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("../world.js").World} World
 * @typedef {import("../geometry.js").Segment} Segment
 *
 * @typedef {object} LinkDrawing
 * @property {string} a
 * @property {string} b
 * @property {SVGGElement} root
 * @property {SVGTitleElement} title
 * @property {SVGPathElement} reach what the pointer can hit
 * @property {SVGPathElement} line
 * @property {SVGPathElement} stops the bars at the gap of a cut
 */
import { between, crossing, groupsOf, part, pointOn, wallsBetween } from "../geometry.js";
import { glyphOf } from "../protocols/view.js";
import { t } from "../sentences.js";
import { make, paint, pathOf, put, round, write } from "./svg.js";

/** Rings of more nodes have too many links to show those at rest. */
const SHOWN_UP_TO = 12;
/** How far a wall reaches beyond the ring. */
const BEYOND = 46;
/** Half of the gap in a link that is cut. */
const GAP = 0.045;
/** Ways of causes that are lit at most, the latest. */
const LIT = 40;

export class Links {
  /** @type {Layout | null} */
  #layout = null;
  /** @type {readonly string[]} */
  #nodes = [];
  /** @type {unknown} */
  #faults = null;
  /** @type {Segment[]} */
  #walls = [];
  /** @type {Map<string, number | null>} where on each lane a wall stands */
  #crossings = new Map();
  /** @type {LinkDrawing[]} */
  #links = [];

  /** @param {Element} parent */
  constructor(parent) {
    this.layer = make("g", parent, { class: "links" });
    this.litLayer = make("g", parent, { class: "lit-ways" });
    this.wallLayer = make("g", parent, { class: "walls" });
  }

  /**
   * @param {Layout} layout
   * @param {readonly string[]} nodes
   * @param {readonly string[]} clients
   */
  place(layout, nodes, clients) {
    this.#layout = layout;
    this.#nodes = nodes;
    this.#faults = null;
    this.layer.replaceChildren();
    this.#links = [];
    if (nodes.length > SHOWN_UP_TO) return;
    nodes.forEach((a, i) => nodes.slice(i + 1).forEach((b) => layout.neighbours(a, b) && this.#make(a, b, "link")));
    clients.forEach((client) => nodes.forEach((node) => layout.neighbours(client, node) && this.#make(client, node, "link to-client")));
  }

  /**
   * @param {string} a
   * @param {string} b
   * @param {string} kind
   */
  #make(a, b, kind) {
    const root = make("g", this.layer, { class: kind, "data-link": `${a} ${b}` });
    this.#links.push({
      a,
      b,
      root,
      title: make("title", root),
      reach: make("path", root, { class: "reach" }),
      line: make("path", root, { class: "line" }),
      stops: make("path", root, { class: "stops" }),
    });
  }

  /** @param {World} world */
  draw(world) {
    const layout = this.#layout;
    if (!layout || world.faults === this.#faults) return;
    this.#faults = world.faults;
    const cut = new Set(world.faults.cuts.map(([from, to]) => `${from} ${to}`));
    const own = new Set(world.faults.links.map(({ from, to }) => `${from} ${to}`));
    this.#raiseWalls(world, layout);
    for (const link of this.#links) this.#drawLink(link, layout, cut, own);
  }

  /**
   * Where on its way a message meets a wall.
   * @param {{from: string, to: string}} flight
   */
  wallOn({ from, to }) {
    if (this.#walls.length === 0) return null;
    const key = `${from} ${to}`;
    let found = this.#crossings.get(key);
    if (found === undefined) {
      const lane = this.#layout?.lane(from, to);
      const shares = lane ? this.#walls.map((wall) => crossing(lane.way, wall)).filter((share) => share !== null) : [];
      found = shares.length > 0 ? Math.min(...shares) : null;
      this.#crossings.set(key, found);
    }
    return found;
  }

  /**
   * @param {World} world
   * @param {Layout} layout
   */
  #raiseWalls({ faults }, { places, centre, isRing }) {
    const nodes = this.#nodes;
    const at = nodes.map((node) => /** @type {import("../geometry.js").Point} */ (places.get(node)));
    this.#walls = isRing ? wallsBetween(groupsOf(nodes, faults.cuts), nodes, at, centre, BEYOND) : [];
    this.#crossings.clear();
    this.wallLayer.replaceChildren();
    for (const { x1, y1, x2, y2 } of this.#walls) {
      const d = `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;
      make("path", this.wallLayer, { class: "wall", d });
      make("path", this.wallLayer, { class: "mortar", d });
    }
  }

  /**
   * @param {LinkDrawing} link
   * @param {Layout} layout
   * @param {ReadonlySet<string>} cut
   * @param {ReadonlySet<string>} own
   */
  #drawLink({ a, b, root, line, reach, stops, title }, layout, cut, own) {
    const there = layout.lane(a, b);
    const back = layout.lane(b, a);
    if (!there || !back) return;
    const middle = middleWay(there.way, back.way);
    const isCut = cut.has(`${a} ${b}`);
    const isCutBack = cut.has(`${b} ${a}`);
    const both = isCut && isCutBack;
    const behindWall = both && this.wallOn({ from: a, to: b }) !== null;
    const gap = both && !behindWall;
    put(line, "d", gap ? pathOf(part(middle, 0, 0.5 - GAP)) + pathOf(part(middle, 0.5 + GAP, 1)) : pathOf(middle));
    put(reach, "d", pathOf(middle));
    const bars = [];
    if (gap) bars.push(bar(middle, 0.5 - GAP, 7), bar(middle, 0.5 + GAP, 7));
    else if (isCut !== isCutBack) bars.push(bar((isCut ? there : back).way, 0.5, 7));
    put(stops, "d", bars.length > 0 ? bars.join("") : null);
    put(root, "data-cut", both ? "both" : isCut || isCutBack ? "one" : null);
    put(root, "data-walled", behindWall ? "" : null);
    put(root, "data-own", own.has(`${a} ${b}`) || own.has(`${b} ${a}`) ? "" : null);
    write(title, t("stage-link", { from: a, to: b, cut: both ? "both" : isCut ? "there" : isCutBack ? "back" : "none" }));
  }

  /**
   * Lights the ways of messages that were delivered.
   * @param {readonly import("../types.d.ts").Sent[]} messages
   */
  light(messages) {
    this.litLayer.replaceChildren();
    const lit = new Set();
    for (const message of messages.slice(-LIT)) {
      const lane = this.#layout?.lane(message.from, message.to);
      const key = `${message.from} ${message.to} ${glyphOf(message).hue}`;
      if (!lane || lit.has(key)) continue;
      lit.add(key);
      const way = make("g", this.litLayer);
      paint(way, glyphOf(message).hue);
      make("path", way, { d: pathOf(lane.way) });
      make("path", way, { class: "head", d: arrowHead(lane.way) });
    }
  }
}

/**
 * The line halfway between the two lanes of a link.
 * @param {import("../geometry.js").Way} there
 * @param {import("../geometry.js").Way} back
 */
function middleWay(there, back) {
  return {
    from: between(there.from, back.to, 0.5),
    middle: between(there.middle, back.middle, 0.5),
    to: between(there.to, back.from, 0.5),
  };
}

/**
 * A short stroke across a way.
 * @param {import("../geometry.js").Way} way
 * @param {number} share
 * @param {number} half
 */
function bar(way, share, half) {
  const { x, y } = pointOn(way, share);
  const ahead = pointOn(way, share + 0.01);
  const length = Math.hypot(ahead.x - x, ahead.y - y) || 1;
  const dx = (-(ahead.y - y) / length) * half;
  const dy = ((ahead.x - x) / length) * half;
  return `M${round(x - dx)} ${round(y - dy)}L${round(x + dx)} ${round(y + dy)}`;
}

/** @param {import("../geometry.js").Way} way */
function arrowHead(way) {
  const tip = way.to;
  const behind = pointOn(way, 0.94);
  const angle = Math.atan2(tip.y - behind.y, tip.x - behind.x);
  /** @param {number} turn */
  const wing = (turn) => `${round(tip.x - 9 * Math.cos(angle + turn))} ${round(tip.y - 9 * Math.sin(angle + turn))}`;
  return `M${wing(0.45)}L${round(tip.x)} ${round(tip.y)}L${wing(-0.45)}`;
}
