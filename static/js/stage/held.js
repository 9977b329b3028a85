/**
 * What nodes have in their hands, drawn as the message that brought it: where its way to the next begins, with what it says
 * beside it, and an arc that runs down until it is sent on.
 *
 * @typedef {import("../protocols/view.js").Held} Held
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("../world.js").World} World
 */
import { pointOn } from "../geometry.js";
import { timerLeft } from "../world.js";
import { Caption } from "./captions.js";
import { make, paint, put, round } from "./svg.js";

const R = 10;

export class HeldDrawing {
  /** @type {Map<string, Coin>} by node */
  #coins = new Map();

  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent, { class: "held-things", "aria-hidden": "true" });
  }

  /**
   * @param {readonly Held[]} held
   * @param {Layout} layout
   * @param {World} world
   * @param {number} at virtual ms
   */
  draw(held, layout, world, at) {
    const seen = new Set(held.map(({ node }) => node));
    for (const [node, coin] of this.#coins) {
      if (seen.has(node)) continue;
      coin.root.remove();
      this.#coins.delete(node);
    }
    for (const thing of held) {
      const coin = this.#coins.get(thing.node) ?? new Coin(this.root);
      this.#coins.set(thing.node, coin);
      coin.draw(thing, layout, timerLeft(world, thing.node, thing.timer, at));
    }
  }
}

class Coin {
  #said = "";
  /** @type {Layout | null} */
  #layout = null;

  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent, { class: "held-thing" });
    this.left = make("circle", this.root, { class: "left", r: R + 4, pathLength: 100, transform: "rotate(-90)" });
    make("circle", this.root, { class: "coin", r: R });
    make("circle", this.root, { class: "core", r: 4 });
    this.caption = new Caption(this.root);
  }

  /**
   * @param {Held} thing
   * @param {Layout} layout
   * @param {number | null} left the share of its time that is left
   */
  draw({ node, next, hue, beside }, layout, left) {
    put(this.left, "stroke-dasharray", left === null ? "0 100" : `${(left * 100).toFixed(1)} 100`);
    const said = beside.join("\n");
    if (said === this.#said && layout === this.#layout) return;
    this.#said = said;
    this.#layout = layout;
    paint(this.root, hue);
    put(this.root, "data-held-by", node);
    const { centre } = layout;
    const lane = layout.arc(node, next);
    const here = lane ? pointOn(lane.way, Math.min(0.3, (R + 2) / lane.length)) : centre;
    put(this.root, "transform", `translate(${round(here.x)} ${round(here.y)})`);
    this.caption.say(beside);
    // What a node hands to itself stands beyond it, not on it.
    this.caption.stand(here, next === node && lane ? lane.way.middle : centre, R + 2, here);
  }
}
