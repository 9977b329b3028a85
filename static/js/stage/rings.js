/**
 * The rings on which nodes hand something round: arcs from member to member, each ring in a tone of its own. Solid works,
 * dashed is not in force yet, dotted is planned; faint is broken.
 *
 * @typedef {import("../protocols/view.js").Ring} Ring
 * @typedef {import("./layout.js").Layout} Layout
 */
import { pointOn } from "../geometry.js";
import { make, pathOf, put, round } from "./svg.js";

/** Where on an arc its direction is shown, and how large. */
const HEAD = { at: 0.56, size: 7 };

export class RingsDrawing {
  #key = "";
  /** @type {Layout | null} */
  #layout = null;

  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("g", parent, { class: "rings", "aria-hidden": "true" });
  }

  /**
   * @param {readonly Ring[]} rings
   * @param {Layout} layout
   */
  draw(rings, layout) {
    const key = JSON.stringify(rings);
    if (key === this.#key && layout === this.#layout) return;
    this.#key = key;
    this.#layout = layout;
    this.root.replaceChildren();
    for (const { tone, arcs } of rings) {
      for (const { from, to, look } of arcs) {
        const lane = layout.arc(from, to);
        if (!lane) continue;
        const arc = make("g", this.root, { class: `ring-arc ${look}` });
        arc.style.setProperty("--tone", `var(--term-${tone})`);
        make("path", arc, { class: "line", d: pathOf(lane.way) });
        make("path", arc, { class: "head", d: headOf(lane.way) });
        put(arc, "data-arc", `${from} ${to}`);
      }
    }
  }
}

/** @param {import("../geometry.js").Way} way */
function headOf(way) {
  const tip = pointOn(way, HEAD.at);
  const behind = pointOn(way, HEAD.at - 0.03);
  const angle = Math.atan2(tip.y - behind.y, tip.x - behind.x);
  const wing = (/** @type {number} */ turn) =>
    `${round(tip.x - HEAD.size * Math.cos(angle + turn))} ${round(tip.y - HEAD.size * Math.sin(angle + turn))}`;
  return `M${wing(0.5)}L${round(tip.x)} ${round(tip.y)}L${wing(-0.5)}`;
}
