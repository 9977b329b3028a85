/**
 * Hands on the stage of a crowd: a click chooses and opens the menu, a drag moves what is in view, the wheel and two fingers
 * show it larger or smaller, and a drag with Shift cuts the network. The keyboard goes from node to node.
 */
import { cut, openMenu, selectNode } from "../actions.js";
import { paintSoon } from "../frames.js";
import { sidesOf } from "../geometry.js";
import * as state from "../state.js";
import { moved, showing, whole, zoomed } from "./crowd_camera.js";
import { towards } from "./crowd_layout.js";

/** A pointer that moved less than this has clicked. CSS pixels. */
const CLICK = 6;
/** How far beside a body a click, or a finger, still counts as on it. CSS pixels. */
const REACH = 7;
const FINGER = 16;
/** Zoom for a pixel of the wheel, pixels of a wheel that counts in lines, and zoom for a press of a key. */
const WHEEL = 0.0016;
const LINE = 16;
const PRESS = 1.5;
/** How far an arrow key with Shift moves what is in view, as a share of the stage. */
const PAN = 0.15;

/** @type {Readonly<Record<string, [right: number, down: number]>>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class CrowdHands {
  /** @type {Map<number, {x: number, y: number}>} the pointers that are down */
  #down = new Map();
  /** @type {{x: number, y: number, mode: "wait" | "move" | "cut"} | null} where the first one came down */
  #from = null;

  /**
   * @param {import("./crowd.js").CrowdScene} scene
   * @param {() => void} paint
   */
  constructor(scene, paint) {
    this.scene = scene;
    this.paint = paint;
    const { canvas } = scene;
    canvas.addEventListener("pointerdown", (event) => this.#press(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#lift(event));
    canvas.addEventListener("pointercancel", (event) => this.#letGo(event));
    canvas.addEventListener("pointerleave", () => this.#hover(-1));
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Shows it larger or smaller, about its middle. @param {number} factor */
  zoom(factor) {
    const { scene } = this;
    this.#look(zoomed(scene.camera, factor, scene.width / 2, scene.height / 2, scene));
  }

  /** Shows all of it. */
  showAll() {
    this.#look(whole(this.scene));
  }

  /** @param {import("./crowd_camera.js").Camera} camera */
  #look(camera) {
    this.scene.look(camera);
    paintSoon(this.paint);
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    const here = { x: event.offsetX, y: event.offsetY };
    this.scene.canvas.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, here);
    openMenu(null);
    if (this.#down.size === 1) this.#from = { ...here, mode: "wait" };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { offsetX: x, offsetY: y, pointerId } = event;
    const before = this.#down.get(pointerId);
    if (!before || !this.#from) return this.#hover(this.scene.nodeAt(x, y, REACH));
    if (this.#down.size === 2) this.#pinch(pointerId, { x, y });
    else this.#drag(before, { x, y }, event.shiftKey);
    this.#down.set(pointerId, { x, y });
  }

  /**
   * @param {{x: number, y: number}} before
   * @param {{x: number, y: number}} here
   * @param {boolean} isCut
   */
  #drag(before, here, isCut) {
    const from = this.#from;
    if (!from) return;
    if (from.mode === "wait") {
      if (Math.hypot(here.x - from.x, here.y - from.y) < CLICK) return;
      from.mode = isCut ? "cut" : "move";
    }
    if (from.mode === "move") return this.#look(moved(this.scene.camera, here.x - before.x, here.y - before.y, this.scene));
    const line = { x1: from.x, y1: from.y, x2: here.x, y2: here.y };
    const places = (this.scene.layout?.names ?? []).map((name, i) => /** @type {const} */ ([name, this.scene.placeOf(i)]));
    state.cutting.value = { ...line, sides: sidesOf(line, places) };
  }

  /**
   * Two fingers: what is between them stays between them.
   * @param {number} moving
   * @param {{x: number, y: number}} here
   */
  #pinch(moving, here) {
    const before = this.#down.get(moving);
    const other = [...this.#down].find(([id]) => id !== moving)?.[1];
    if (!before || !other) return;
    if (this.#from) this.#from.mode = "move";
    const factor = (Math.hypot(here.x - other.x, here.y - other.y) || 1) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
    const camera = zoomed(this.scene.camera, factor, (here.x + other.x) / 2, (here.y + other.y) / 2, this.scene);
    this.#look(moved(camera, (here.x - before.x) / 2, (here.y - before.y) / 2, this.scene));
  }

  /** @param {PointerEvent} event */
  #lift(event) {
    const from = this.#from;
    const cutting = state.cutting.value;
    this.#letGo(event);
    if (!from || this.#down.size > 0) return;
    if (from.mode === "wait") return this.#click(event);
    const [one, other] = cutting?.sides ?? [[], []];
    if (one.length > 0 && other.length > 0) void cut(one, other);
  }

  /** @param {PointerEvent} event */
  #letGo(event) {
    this.#down.delete(event.pointerId);
    if (this.#down.size > 0) return;
    this.#from = null;
    state.cutting.value = null;
  }

  /** @param {PointerEvent} event */
  #click({ offsetX, offsetY, clientX, clientY, pointerType }) {
    const found = this.scene.nodeAt(offsetX, offsetY, pointerType === "touch" ? FINGER : REACH);
    if (found >= 0) this.#open(found, clientX, clientY);
  }

  /**
   * @param {number} i
   * @param {number} x CSS pixels of the viewport
   * @param {number} y
   */
  #open(i, x, y) {
    const name = this.scene.layout?.names[i];
    if (name === undefined) return;
    selectNode(name);
    openMenu({ kind: name.startsWith("c") ? "client" : "node", id: name, x, y });
  }

  /** @param {number} i */
  #hover(i) {
    if (i === this.scene.hovered) return;
    this.scene.hovered = i;
    this.scene.canvas.style.cursor = i >= 0 ? "pointer" : "";
    paintSoon(this.paint);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
    this.#look(zoomed(this.scene.camera, Math.exp(-event.deltaY * unit * WHEEL), event.offsetX, event.offsetY, this.scene));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) this.#pan(...arrow);
    else if (arrow) this.#go(...arrow);
    else if (event.key === "+" || event.key === "=") this.zoom(PRESS);
    else if (event.key === "-") this.zoom(1 / PRESS);
    else if (event.key === "0") this.showAll();
    else if (event.key === "Enter") this.#openChosen();
    else return;
    event.preventDefault();
  }

  /**
   * @param {number} right
   * @param {number} down
   */
  #pan(right, down) {
    const { scene } = this;
    this.#look(moved(scene.camera, -right * PAN * scene.width, -down * PAN * scene.height, scene));
  }

  /**
   * @param {number} right
   * @param {number} down
   */
  #go(right, down) {
    const { layout, camera } = this.scene;
    if (!layout) return;
    const chosen = this.#chosen;
    const next = chosen === undefined ? 0 : towards(layout, chosen, right, down);
    selectNode(layout.names[next] ?? null);
    this.#look(showing(camera, layout.xs[next] ?? 0, layout.ys[next] ?? 0, this.scene));
  }

  get #chosen() {
    const name = state.selectedNode.value;
    return name === null ? undefined : this.scene.layout?.index.get(name);
  }

  #openChosen() {
    const chosen = this.#chosen;
    if (chosen === undefined) return;
    const { left, top } = this.scene.canvas.getBoundingClientRect();
    const { x, y } = this.scene.placeOf(chosen);
    this.#open(chosen, left + x, top + y);
  }
}
