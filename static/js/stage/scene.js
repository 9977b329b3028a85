/** The stage as a whole: reads the page's state and the store, and brings every drawing up to date. */
import { cutting, causes, language, nowSeq, playhead, playing, revision, selectedMessage, selectedNode, selectedStep } from "../state.js";
import { view } from "../protocols/view.js";
import { t } from "../sentences.js";
import { store } from "../store.js";
import { flightsAt } from "../world.js";
import { ClientDrawing } from "./clients.js";
import { CutDrawing } from "./cut.js";
import { layOut } from "./layout.js";
import { shelfHeight } from "./measures.js";
import { HeldDrawing } from "./held.js";
import { Links } from "./links.js";
import { Messages } from "./messages.js";
import { NodeDrawing } from "./nodes.js";
import { Passing } from "./passing.js";
import { QuorumDrawing } from "./quorums.js";
import { RingsDrawing } from "./rings.js";
import { make, put, write } from "./svg.js";
import { Waves } from "./waves.js";

/** @typedef {import("../world.js").World} World */

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

export class Scene {
  /** @type {import("./layout.js").Layout | null} */
  layout = null;
  #width = 0;
  #height = 0;
  #names = "";
  /** @type {Map<string, NodeDrawing | ClientDrawing>} */
  #drawings = new Map();
  #words = "";
  /** @type {unknown} */
  #view = null;
  #relabel = {};
  #epoch = -1;
  #common = new Common();
  #passing = new Passing(store);
  /** What goes round, as of a world. @type {{of: unknown, kind: unknown, rings: readonly import("./rings.js").Ring[], held: readonly import("./held.js").Held[]}} */
  #round = { of: null, kind: null, rings: [], held: [] };
  /** @type {string | null} null: to be lit anew */
  #litKey = null;

  /** @param {Element} place */
  constructor(place) {
    const svg = make("svg", place, { class: "stage-drawing", role: "group" });
    this.svg = svg;
    const tile = { width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    const hatch = make("pattern", make("defs", svg), { id: "paused-hatch", ...tile });
    make("path", hatch, { d: "M0 0v7", class: "hatch-line" });
    this.hint = make("text", svg, { class: "hint", "aria-hidden": "true" });
    this.headings = make("g", svg, { class: "headings" });
    this.quorums = new QuorumDrawing(svg);
    this.links = new Links(svg);
    this.rings = new RingsDrawing(svg);
    this.waves = new Waves(svg, store);
    // Messages leave from under their node and arrive under it, so that they never cover what it says.
    this.messageLayer = make("g", svg, { class: "messages" });
    this.held = new HeldDrawing(svg);
    this.nodeLayer = make("g", svg, { class: "nodes" });
    this.messages = new Messages(this.messageLayer);
    this.cut = new CutDrawing(svg);
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    this.#width = width;
    this.#height = height;
    put(this.svg, "viewBox", `0 0 ${width} ${height}`);
    this.#names = "";
  }

  /** Everything that `paint` reads, so that whoever calls this in an effect is told when it is time to paint. */
  static watch() {
    view();
    for (const signal of [playhead, revision, playing, selectedNode, selectedMessage, selectedStep, causes, cutting, language]) void signal.value;
  }

  paint() {
    if (this.#width < 40 || this.#height < 40) return;
    const { at } = playhead.peek();
    const world = store.worldAt(nowSeq.peek());
    this.#relabelWhereNeeded();
    this.#arrange(world);
    const { layout } = this;
    if (!layout) return;
    this.links.draw(world);
    const sightings = flightsAt(world, at, (flight) => this.links.wallOn(flight));
    const { refused, came, picture } = this.#passing.at(world.seq, at, view(), language.peek());
    this.#drawNodes(world, at, sightings, { refused, came });
    this.quorums.draw(picture, layout);
    this.#drawRound(world, at, layout);
    this.waves.draw(sightings, layout);
    const lit = playing.peek() ? NOTHING : causes.peek().messages;
    this.messages.draw(sightings, layout, { centre: layout.centre, calm: stillness.matches, lit, selected: selectedMessage.peek(), cargo: this.#cargoIn(world) });
    this.#light(lit);
    this.#drawCut(world, picture !== null);
  }

  /** Another language, another protocol or another run: all labels are written anew. */
  #relabelWhereNeeded() {
    const kind = view();
    const words = language.peek();
    if (words !== this.#words || kind !== this.#view || store.epoch !== this.#epoch) {
      this.#relabel = {};
      this.#names = "";
      this.waves.forget();
      this.messages.forget();
      this.#litKey = null;
    }
    this.#words = words;
    this.#view = kind;
    this.#epoch = store.epoch;
    put(this.svg, "aria-label", t("stage-label"));
  }

  /** @param {World} world */
  #arrange(world) {
    const names = Object.keys(world.state).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
    const nodes = names.filter((name) => !name.startsWith("c"));
    const clients = names.filter((name) => name.startsWith("c"));
    const { shelfRows: rows, columns: columnsOf } = view();
    const columns = columnsOf(nodes);
    const key = JSON.stringify([names, rows, columns]);
    if (key === this.#names) return;
    this.#names = key;
    this.layout = layOut(this.#width, this.#height, nodes, clients, { rows, columns });
    put(this.svg, "data-detail", this.layout.detail);
    this.headings.replaceChildren();
    for (const { text, x, y } of this.layout.headings) write(make("text", this.headings, { x, y }), text);
    this.links.place(this.layout, nodes, clients);
    for (const [name, drawing] of this.#drawings) {
      if (names.includes(name)) continue;
      drawing.root.remove();
      this.#drawings.delete(name);
    }
    for (const name of [...nodes, ...clients]) {
      const drawing = this.#drawings.get(name) ?? (name.startsWith("c") ? new ClientDrawing(name, this.nodeLayer) : new NodeDrawing(name, this.nodeLayer));
      this.#drawings.set(name, drawing);
      drawing.place(this.layout);
    }
    this.messages.forget();
    this.#litKey = null;
  }

  /**
   * @param {World} world
   * @param {number} at
   * @param {readonly import("../world.js").Sighting[]} sightings
   * @param {Pick<import("./passing.js").Seen, "refused" | "came">} passing what messages have just met with, by node
   */
  #drawNodes(world, at, sightings, { refused, came }) {
    const writing = new Set(sightings.filter(({ phase }) => phase === "waiting").map(({ flight }) => flight.from));
    const here = playing.peek() ? null : (store.stepAt(selectedStep.peek())?.node ?? null);
    const chosen = selectedNode.peek();
    const sides = cutting.peek()?.sides;
    const common = this.#common.of(world.state, view());
    for (const [name, drawing] of this.#drawings) {
      const met = { refused: refused.has(name), came: came.get(name) ?? null };
      const how = { selected: name === chosen, lit: name === here, ...met, common, words: this.#relabel };
      drawing.draw(world, how);
      if (drawing instanceof NodeDrawing) drawing.tick(world, at, writing.has(name));
      put(drawing.root, "data-side", sides ? (sides[0].includes(name) ? "one" : "other") : null);
    }
  }

  /**
   * The rings, and what is in whose hands.
   * @param {World} world
   * @param {number} at
   * @param {import("./layout.js").Layout} layout
   */
  #drawRound(world, at, layout) {
    const kind = view();
    if (world.state !== this.#round.of || kind !== this.#round.kind) {
      this.#round = { of: world.state, kind, rings: kind.rings(world.state), held: kind.held(world.state) };
    }
    this.rings.draw(this.#round.rings, layout);
    this.held.draw(this.#round.held, layout, world, at);
  }

  /**
   * What each message is to whom it will reach, as things stand.
   * @param {World} world
   * @returns {import("./messages.js").How["cargo"]}
   */
  #cargoIn({ state }) {
    const { cargoOf } = view();
    return cargoOf && ((flight) => cargoOf(flight, state[flight.to], state[flight.from]));
  }

  /** @param {ReadonlySet<number>} ids of messages; those that have arrived are shown by their way */
  #light(ids) {
    const now = nowSeq.peek();
    const arrived = [...ids].filter((id) => (store.endOf(id)?.seq ?? Infinity) <= now);
    const key = arrived.join();
    if (key === this.#litKey) return;
    this.#litKey = key;
    this.links.light(arrived.map((id) => store.message(id)).filter((message) => message !== null));
  }

  /**
   * @param {World} world
   * @param {boolean} isTold whether a sentence stands on the stage
   */
  #drawCut(world, isTold) {
    const line = cutting.peek();
    const { layout } = this;
    if (!layout) return;
    const clients = Object.keys(world.state).length - layout.shelves.size;
    const hint = line === null && !isTold && world.faults.cuts.length === 0 && layout.width >= 560 && clients <= 6 && hasRoomForHint(layout);
    write(this.hint, hint ? t("stage-cut-hint") : "");
    put(this.hint, "x", layout.width - 14);
    put(this.hint, "y", layout.height - 16);
    this.cut.draw(line, layout);
  }
}

/** What the look of nodes depends on besides their own state: the same value as long as it is equal. */
class Common {
  /** @type {World["state"] | null} */
  #state = null;
  /** @type {unknown} */
  #kind = null;
  #key = "";
  /** @type {unknown} */
  #value = null;

  /**
   * @param {World["state"]} state
   * @param {import("../protocols/view.js").ProtocolView} kind
   */
  of(state, kind) {
    if (state === this.#state && kind === this.#kind) return this.#value;
    this.#state = state;
    this.#kind = kind;
    const nodes = Object.fromEntries(Object.entries(state).filter(([name]) => !name.startsWith("c")));
    const value = kind.common(nodes);
    const key = JSON.stringify(value) ?? "";
    if (key !== this.#key) this.#value = value;
    this.#key = key;
    return this.#value;
  }
}

/** What the hint takes of the corner at the bottom right. CSS pixels. */
const HINT = { width: 260, height: 28 };

/**
 * Whether no log reaches into the corner where the hint stands.
 * @param {import("./layout.js").Layout} layout
 */
function hasRoomForHint({ width, height, places, shelves, r }) {
  return [...shelves].every(([node, { x, y, grows, room, rows }]) => {
    const place = places.get(node);
    if (!place) return true;
    if (place.y + r > height - HINT.height && place.x + r > width - HINT.width) return false;
    if (room === 0 || place.y + y + shelfHeight(rows) < height - HINT.height) return true;
    return place.x + x + room * [0, 0.5, 1][grows + 1] < width - HINT.width;
  });
}

/** @type {ReadonlySet<number>} */
const NOTHING = new Set();
