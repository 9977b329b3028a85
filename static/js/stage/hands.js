/**
 * Hands on the stage: a click chooses and opens the menu of what was clicked, a drag cuts the network, and the keyboard
 * reaches every node and message (up and down go from one to the next, Enter opens the menu).
 */
import { cut, openMenu, selectMessage, selectNode } from "../actions.js";
import { sidesOf } from "../geometry.js";
import { pause } from "../playback.js";
import * as state from "../state.js";

/** A pointer that moved less than this has clicked. CSS pixels. */
const CLICK = 6;

export class Hands {
  /** @type {{x: number, y: number, target: Element, id: number} | null} */
  #down = null;
  /** @type {Element | null} the one that the Tab key comes to */
  #stop = null;

  /** @param {import("./scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
    const { svg } = scene;
    svg.addEventListener("pointerdown", (event) => this.#press(event));
    svg.addEventListener("pointermove", (event) => this.#drag(event));
    svg.addEventListener("pointerup", (event) => this.#lift(event));
    svg.addEventListener("pointercancel", () => this.#letGo());
    svg.addEventListener("keydown", (event) => this.#key(event));
    // Around the drawing and not on it: an svg that listens for the focus is a stop of the Tab key in Chromium.
    svg.parentElement?.addEventListener("focusin", (event) => this.#stopAt(/** @type {Element} */ (event.target).closest("[data-item]")));
  }

  /**
   * After a paint: something is always there for the Tab key, and the focus of a message that has gone stays on the stage.
   * @param {Element | null} focused what had the focus before
   */
  settle(focused) {
    if (this.#stop?.isConnected) return;
    const first = this.scene.nodeLayer.querySelector("[data-item]");
    this.#stopAt(first);
    if (focused && !focused.isConnected) /** @type {SVGElement | null} */ (first)?.focus();
  }

  /** @param {Element | null} item */
  #stopAt(item) {
    if (!item || item === this.#stop) return;
    this.#stop?.setAttribute("tabindex", "-1");
    item.setAttribute("tabindex", "0");
    this.#stop = item;
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    this.#down = { ...this.#where(event), target: /** @type {Element} */ (event.target), id: event.pointerId };
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const from = this.#down;
    if (!from || from.id !== event.pointerId) return;
    const here = this.#where(event);
    if (!state.cutting.value) {
      if (Math.hypot(here.x - from.x, here.y - from.y) < CLICK || from.target.closest("[data-item]")) return;
      this.scene.svg.setPointerCapture(event.pointerId);
      openMenu(null);
    }
    const line = { x1: from.x, y1: from.y, x2: here.x, y2: here.y };
    state.cutting.value = { ...line, sides: sidesOf(line, this.scene.layout?.places ?? []) };
  }

  /** @param {PointerEvent} event */
  #lift(event) {
    const from = this.#down;
    const cutting = state.cutting.value;
    this.#letGo();
    if (!from) return;
    if (!cutting) return this.#click(from.target, event.clientX, event.clientY);
    const [one, other] = cutting.sides;
    if (one.length > 0 && other.length > 0) void cut(one, other);
  }

  #letGo() {
    this.#down = null;
    state.cutting.value = null;
  }

  /**
   * Where the pointer is, in the stage's own coordinates, even outside of it.
   * @param {PointerEvent} event
   */
  #where(event) {
    const { left, top } = this.scene.svg.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /**
   * @param {Element} target
   * @param {number} x CSS pixels of the viewport
   * @param {number} y
   */
  #click(target, x, y) {
    const item = target.closest("[data-item]");
    const link = target.closest("[data-link]")?.getAttribute("data-link");
    if (item) return this.#open(item, x, y);
    if (link) return openMenu({ kind: "link", id: /** @type {[string, string]} */ (link.split(" ")), x, y });
    openMenu(null);
    selectMessage(null);
  }

  /**
   * @param {Element} item
   * @param {number} x
   * @param {number} y
   */
  #open(item, x, y) {
    const name = item.getAttribute("data-item") ?? "";
    if (/^\d/.test(name)) {
      if (item.getAttribute("role") !== "button") return;
      // It would be gone before a choice is made.
      pause();
      selectMessage(Number(name));
      openMenu({ kind: "message", id: Number(name), x, y });
      return;
    }
    selectMessage(null);
    selectNode(name);
    openMenu({ kind: name.startsWith("c") ? "client" : "node", id: name, x, y });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const item = /** @type {Element} */ (event.target).closest("[data-item]");
    if (!item) return;
    if (event.key === "Enter" || event.key === " ") {
      const { left, top, width, height } = item.getBoundingClientRect();
      this.#open(item, left + width / 2, top + height / 2);
    } else {
      const items = [this.scene.nodeLayer, this.scene.messageLayer].flatMap((layer) => [...layer.querySelectorAll("[data-item]")]);
      const here = items.indexOf(item);
      const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to === undefined) return;
      /** @type {SVGElement | undefined} */ (items[(to + items.length) % items.length])?.focus();
    }
    event.preventDefault();
  }
}
