/** Lines of text beside something that is on the stage, on the side of it that looks to the middle. */
import { distance } from "../geometry.js";
import { UNSAID, labelWidth, make, put, round, write } from "./svg.js";

/** From line to line. CSS pixels. */
const LINE = 14;
/** Between the text and what it stands beside. */
const GAP = 5;

export class Caption {
  #width = 0;
  #height = 0;

  /** @param {Element} parent */
  constructor(parent) {
    this.root = make("text", parent, { class: "beside-text", ...UNSAID });
  }

  /** @param {readonly string[]} lines */
  say(lines) {
    this.#width = Math.max(0, ...lines.map(labelWidth));
    this.#height = lines.length * LINE;
    this.root.replaceChildren();
    lines.forEach((line, i) => write(make("tspan", this.root, { x: 0, y: round((i - (lines.length - 1) / 2) * LINE) }), line));
  }

  /**
   * Stands it beside a place, clear of what is drawn there.
   * @param {import("../geometry.js").Point} place
   * @param {import("../geometry.js").Point} centre
   * @param {number} around half the size of what is drawn at the place
   * @param {import("../geometry.js").Point} [origin] what its own coordinates are counted from
   */
  stand(place, centre, around, origin = { x: 0, y: 0 }) {
    const length = distance(place, centre) || 1;
    const dx = (centre.x - place.x) / length;
    const dy = (centre.y - place.y) / length;
    // As far out as it takes for a box of that size to clear the place in that direction.
    const reach = around + GAP + Math.abs(dx) * (this.#width / 2) + Math.abs(dy) * (this.#height / 2);
    put(this.root, "transform", `translate(${round(place.x - origin.x + dx * reach)} ${round(place.y - origin.y + dy * reach)})`);
  }
}
