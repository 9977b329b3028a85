/** A client on the stage: a box, and under it what it waits for or what it was last told. */
import { operationText, t } from "../sentences.js";
import { short } from "../protocols/client.js";
import { GAP, RIM, shelfHeight } from "./measures.js";
import { UNSAID, labelWidth, make, makeButton, put, round, write } from "./svg.js";
import { fitted } from "./wrap.js";

/** Half the height of a caption. */
const LEVEL = 6;

export class ClientDrawing {
  /**
   * @param {string} name
   * @param {Element} parent
   */
  constructor(name, parent) {
    this.name = name;
    this.root = make("g", parent, { class: "client" });
    this.button = makeButton(this.root, name);
    this.title = make("title", this.button);
    this.halo = make("rect", this.button, { class: "halo", rx: 12 });
    this.lit = make("rect", this.button, { class: "lit-ring", rx: 10 });
    this.body = make("rect", this.button, { class: "body", rx: 7 });
    this.label = make("text", this.root, { class: "name", ...UNSAID });
    this.caption = make("text", this.root, { class: "caption", ...UNSAID });
    write(this.label, name);
  }

  #room = Infinity;

  /** @param {import("./layout.js").Layout} layout */
  place(layout) {
    const { places, box } = layout;
    const place = places.get(this.name);
    if (!place) return;
    this.#room = Math.min(box.room, roomFor({ x: place.x - box.width / 2, y: place.y + box.height / 2 + 14 }, layout));
    put(this.root, "transform", `translate(${round(place.x)} ${round(place.y)})`);
    frame(this.body, box, 0);
    frame(this.lit, box, 3);
    frame(this.halo, box, 7);
    put(this.caption, "x", -box.width / 2);
    put(this.caption, "y", box.height / 2 + 14);
    put(this.caption, "class", box.captions ? "caption" : "caption off");
  }

  /**
   * @param {import("../world.js").World} world
   * @param {{selected: boolean, lit: boolean}} how
   */
  draw(world, { selected, lit }) {
    put(this.root, "data-selected", selected ? "" : null);
    put(this.root, "data-lit", lit ? "" : null);
    const { request, result, serial = 0, queue = [] } = world.state[this.name] ?? {};
    const waits = request !== null && request !== undefined;
    put(this.root, "data-waits", waits ? "" : null);
    const said = waits
      ? t("stage-client-waits", { op: operationText(request), more: queue.length })
      : serial > 0
        ? t("stage-client-told", { result: short(result) })
        : "";
    write(this.caption, fitted(said, this.#room, labelWidth));
    const text = [this.name, t("client"), said].filter(Boolean).join(t("list-separator"));
    put(this.button, "aria-label", text);
    write(this.title, text);
  }
}

/**
 * How far a caption may reach to the right before it meets a node, or what lies beside one.
 * @param {import("../geometry.js").Point} from the middle of its left edge
 * @param {import("./layout.js").Layout} layout
 */
function roomFor({ x, y }, { places, shelves, r }) {
  const edges = [...shelves].flatMap(([node, shelf]) => {
    const place = /** @type {import("../geometry.js").Point} */ (places.get(node));
    const half = shelf.room / 2;
    const left = place.x + shelf.x - (shelf.grows === 0 ? half : shelf.grows < 0 ? shelf.room : 0);
    const top = place.y + shelf.y;
    const isLevel = y > top - LEVEL && y < top + shelfHeight(shelf.rows) + LEVEL;
    return [Math.abs(place.y - y) < r + RIM + LEVEL ? place.x - r - RIM : Infinity, shelf.room > 0 && isLevel ? left : Infinity];
  });
  return Math.min(...edges.filter((edge) => edge > x).map((edge) => edge - x - GAP), Infinity);
}

/**
 * @param {SVGRectElement} rect
 * @param {{width: number, height: number}} box
 * @param {number} around
 */
function frame(rect, { width, height }, around) {
  put(rect, "x", -width / 2 - around);
  put(rect, "y", -height / 2 - around);
  put(rect, "width", width + 2 * around);
  put(rect, "height", height + 2 * around);
}
