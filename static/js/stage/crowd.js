/**
 * The stage of a crowd: its bodies and its messages on one canvas, with what is chosen, pointed at and lit above them. Reads
 * the page's state and the store, like the stage of a few nodes (scene.js).
 */
import { signal } from "@preact/signals";
import { colour, font, forgetColours } from "../diagram/palette.js";
import { causes, cutting, language, nowSeq, playhead, playing, revision, selectedNode, selectedStep, shownTheme } from "../state.js";
import { kindInCrowd, view } from "../protocols/view.js";
import { t } from "../sentences.js";
import { store } from "../store.js";
import { messageOf } from "../world.js";
import { Bodies } from "./crowd_bodies.js";
import { whole } from "./crowd_camera.js";
import { CrowdFlights } from "./crowd_flights.js";
import { Neighbourhood, layOutCrowd } from "./crowd_layout.js";

/** @typedef {import("../world.js").World} World */

/** More pixels to a CSS pixel than this are not drawn: on a sharp screen that would be four times the work. */
const MOST_PIXELS = 2;
/** Wall ms between two counts of the nodes while the run plays. */
const BREATH = 250;
/** Messages that led to a step whose ways are lit, the last ones. */
const LIT = 60;

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/** How many nodes are of each kind, down, paused and cut off: said beside the canvas. */
export const tally = signal(/** @type {Bodies["tally"] | null} */ (null));

export class CrowdScene {
  /** @type {import("./crowd_layout.js").CrowdLayout | null} */
  layout = null;
  /** @type {Neighbourhood | null} */
  #neighbourhood = null;
  camera = { scale: 1, dx: 0, dy: 0 };
  width = 0;
  height = 0;
  /** Whom the pointer is at, by number; -1: nobody. */
  hovered = -1;
  #bodies = new Bodies();
  #flights = new CrowdFlights();
  #names = "";
  #isStale = true;
  #pixels = 0;
  #theme = "";
  #countedAt = 0;
  /** @type {World["state"] | null} */
  #state = null;

  /** @param {Element} place */
  constructor(place) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "crowd-drawing";
    this.canvas.tabIndex = 0;
    // It takes the keys that move in it and choose, as no other role does.
    this.canvas.setAttribute("role", "application");
    place.append(this.canvas);
    this.ink = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
  }

  /** Everything that `paint` reads, so that whoever calls this in an effect is told when it is time to paint. */
  static watch() {
    view();
    for (const one of [playhead, revision, playing, selectedNode, selectedStep, causes, cutting, language, shownTheme]) void one.value;
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    this.width = width;
    this.height = height;
    this.camera = whole(this);
    this.#names = "";
    this.#state = null;
  }

  /** @param {import("./crowd_camera.js").Camera} camera */
  look(camera) {
    this.camera = camera;
    this.#isStale = true;
  }

  /**
   * Whom a place of the stage belongs to.
   * @param {number} x
   * @param {number} y
   * @param {number} least how far beside a body still counts as at it, in CSS pixels
   */
  nodeAt(x, y, least) {
    const { scale, dx, dy } = this.camera;
    const reach = Math.max(this.#bodies.r + 2, least) / scale;
    return this.#neighbourhood?.at((x - dx) / scale, (y - dy) / scale, reach) ?? -1;
  }

  /**
   * Where somebody is shown.
   * @param {number} i
   */
  placeOf(i) {
    const { scale, dx, dy } = this.camera;
    return { x: (this.layout?.xs[i] ?? 0) * scale + dx, y: (this.layout?.ys[i] ?? 0) * scale + dy };
  }

  paint() {
    if (this.width < 40 || this.height < 40) return;
    const world = store.worldAt(nowSeq.peek());
    this.#arrange(world);
    this.#prepare();
    const { layout, ink, camera } = this;
    if (!layout) return;
    const { crowd, cargoOf } = view();
    this.#bodies.draw(world, crowd);
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.#bodies.show(ink);
    ink.setTransform(this.#pixels, 0, 0, this.#pixels, 0, 0);
    const how = { cargoOf, calm: stillness.matches, chosen: selectedNode.peek() };
    this.#flights.draw(ink, world, playhead.peek().at, layout, camera, how);
    this.#drawClients(world);
    this.#drawCauses();
    this.#drawChosen();
    this.#drawKnife();
    this.#tell();
  }

  /** @param {World} world */
  #arrange({ state }) {
    if (state === this.#state) return;
    this.#state = state;
    const names = Object.keys(state);
    const key = `${names.length} ${this.width} ${this.height}`;
    if (key === this.#names) return;
    this.#names = key;
    const nodes = names.filter((name) => name.startsWith("n"));
    const clients = names.filter((name) => name.startsWith("c"));
    this.layout = layOutCrowd(nodes, clients, this.width, this.height);
    this.#neighbourhood = new Neighbourhood(this.layout);
    this.hovered = -1;
    this.#isStale = true;
  }

  /** The canvas has the pixels of the screen, and the bodies the colours of the theme. */
  #prepare() {
    const pixels = Math.min(MOST_PIXELS, devicePixelRatio);
    const theme = shownTheme.peek();
    if (theme !== this.#theme) forgetColours();
    if (!this.#isStale && pixels === this.#pixels && theme === this.#theme) return;
    this.#theme = theme;
    this.#pixels = pixels;
    const [width, height] = [Math.round(this.width * pixels), Math.round(this.height * pixels)];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    if (this.layout) this.#bodies.place(this.layout, this.camera, this, pixels);
    this.#isStale = false;
  }

  /** @param {World} world */
  #drawClients({ state }) {
    const { layout, ink } = this;
    if (!layout) return;
    ink.font = font(13, 600);
    ink.textAlign = "center";
    ink.textBaseline = "middle";
    for (let i = layout.nodes; i < layout.names.length; i++) {
      const name = /** @type {string} */ (layout.names[i]);
      const { x, y } = this.placeOf(i);
      const waits = state[name]?.request !== null && state[name]?.request !== undefined;
      ink.fillStyle = colour("panel");
      ink.strokeStyle = colour(waits ? "text" : "edge");
      ink.lineWidth = 1.5;
      ink.beginPath();
      ink.roundRect(x - layout.box.width / 2, y - layout.box.height / 2, layout.box.width, layout.box.height, 6);
      ink.fill();
      ink.stroke();
      ink.fillStyle = colour("text");
      ink.fillText(name, x, y);
    }
  }

  /** Who told whom, back to where it began: the ways of the messages that led to the step that is explained. */
  #drawCauses() {
    const { ink, layout } = this;
    if (playing.peek() || !layout) return;
    const step = store.stepAt(selectedStep.peek());
    const here = step?.node ? layout.index.get(step.node) : undefined;
    const messages = [...causes.peek().messages].slice(-LIT);
    const last = step ? messageOf(step) : undefined;
    ink.strokeStyle = ink.fillStyle = colour("text");
    ink.lineWidth = 1.5;
    for (const id of messages) {
      const message = store.message(id);
      const from = message && layout.index.get(message.from);
      const to = message && layout.index.get(message.to);
      if (from === undefined || to === undefined || from === null || to === null || from === to) continue;
      ink.globalAlpha = id === last ? 1 : 0.65;
      this.#drawArrow(this.placeOf(from), this.placeOf(to));
    }
    ink.globalAlpha = 1;
    if (here !== undefined) this.#ring(here, "text", 1.75, 3, false);
  }

  /**
   * @param {{x: number, y: number}} from
   * @param {{x: number, y: number}} to
   */
  #drawArrow(from, to) {
    const { ink } = this;
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const r = this.#bodies.r + 1;
    if (length < 2 * r + 4) return;
    const tip = { x: to.x - dx * r, y: to.y - dy * r };
    ink.beginPath();
    ink.moveTo(from.x + dx * r, from.y + dy * r);
    ink.lineTo(tip.x, tip.y);
    ink.moveTo(tip.x - 7 * dx - 3.5 * dy, tip.y - 7 * dy + 3.5 * dx);
    ink.lineTo(tip.x, tip.y);
    ink.lineTo(tip.x - 7 * dx + 3.5 * dy, tip.y - 7 * dy - 3.5 * dx);
    ink.stroke();
  }

  /** Rings around whom the pointer is at and who is chosen, each with its name. */
  #drawChosen() {
    const { layout } = this;
    const name = selectedNode.peek();
    const chosen = name === null ? undefined : layout?.index.get(name);
    if (chosen !== undefined) this.#ring(chosen, "hand", 2, 5, true);
    if (this.hovered >= 0 && this.hovered !== chosen) this.#ring(this.hovered, "text", 1.25, 3, true);
  }

  /**
   * @param {number} i
   * @param {string} hue
   * @param {number} width
   * @param {number} away from the body
   * @param {boolean} isNamed
   */
  #ring(i, hue, width, away, isNamed) {
    const { ink, layout } = this;
    const { x, y } = this.placeOf(i);
    const isNode = i < (layout?.nodes ?? 0);
    const r = isNode ? this.#bodies.r + away : 0;
    ink.strokeStyle = colour(hue);
    ink.lineWidth = width;
    ink.beginPath();
    if (isNode) ink.arc(x, y, r, 0, 2 * Math.PI);
    else ink.roundRect(x - 20 - away, y - 12 - away, 40 + 2 * away, 24 + 2 * away, 8);
    ink.stroke();
    if (!isNamed || !isNode) return;
    ink.font = font(13, 650);
    ink.textAlign = x > this.width - 90 ? "right" : "left";
    ink.textBaseline = "middle";
    ink.lineWidth = 4;
    ink.lineJoin = "round";
    ink.strokeStyle = colour("ground");
    ink.fillStyle = colour(hue);
    const beside = x > this.width - 90 ? -r - 5 : r + 5;
    const said = this.#saysOf(i);
    ink.strokeText(said, x + beside, y);
    ink.fillText(said, x + beside, y);
  }

  /** @param {number} i */
  #saysOf(i) {
    const name = this.layout?.names[i] ?? "";
    const state = store.worldAt(nowSeq.peek()).state[name];
    if (!state) return name;
    return `${name} · ${t(state.up ? kindInCrowd(state).name : "life-down")}`;
  }

  #drawKnife() {
    const line = cutting.peek();
    if (!line) return;
    const { ink } = this;
    ink.strokeStyle = colour("loss");
    ink.lineWidth = 2.5;
    ink.setLineDash([8, 5]);
    ink.beginPath();
    ink.moveTo(line.x1, line.y1);
    ink.lineTo(line.x2, line.y2);
    ink.stroke();
    ink.setLineDash([]);
    ink.font = font(13, 600);
    ink.textAlign = "left";
    ink.textBaseline = "middle";
    ink.fillStyle = colour("text");
    const [one, other] = line.sides;
    ink.fillText(t("crowd-cut-sides", { one: one.length, other: other.length }), 16, this.height - 20);
  }

  /** Says how many nodes are of each kind: at once while the run stands, now and then while it plays. */
  #tell() {
    const now = performance.now();
    if (playing.peek() && now - this.#countedAt < BREATH) return;
    this.#countedAt = now;
    if (tally.peek() !== this.#bodies.tally) tally.value = this.#bodies.tally;
    const label = t("crowd-label", { count: this.layout?.nodes ?? 0 });
    if (this.canvas.getAttribute("aria-label") !== label) this.canvas.setAttribute("aria-label", label);
  }
}
