/**
 * A node on the stage: its circle with name, mark and term, its timer running down around it, the votes that it gathers,
 * what lies beside it, and what is wrong with it.
 *
 * @typedef {import("../types.d.ts").State} State
 * @typedef {import("../world.js").World} World
 * @typedef {import("./layout.js").Layout} Layout
 */
import { hueOf, view } from "../protocols/view.js";
import { t } from "../sentences.js";
import { timerLeft } from "../world.js";
import { ShelfDrawing } from "./shelf.js";
import { UNSAID, labelWidth, make, makeButton, paint, put, round, write } from "./svg.js";

/** More of those who are asked are a number, not a row of dots. */
const DOTS = 9;

export class NodeDrawing {
  /** @type {Layout | null} */
  #layout = null;
  /** @type {State | null} */
  #fields = null;
  #life = "";
  #clock = 1;
  #timerKind = "";
  /** @type {string | null} */
  #timer = null;
  /** @type {unknown} */
  #words = null;
  /** @type {unknown} */
  #common = null;

  /**
   * @param {string} name
   * @param {Element} parent
   */
  constructor(name, parent) {
    this.name = name;
    this.root = make("g", parent, { class: "node" });
    this.button = makeButton(this.root, name);
    this.title = make("title", this.button);
    this.halo = make("circle", this.button, { class: "halo" });
    this.lit = make("circle", this.button, { class: "lit-ring" });
    this.timer = make("circle", this.button, { class: "timer", pathLength: 100, transform: "rotate(-90)" });
    this.body = make("circle", this.button, { class: "body" });
    this.hatch = make("circle", this.button, { class: "hatch" });
    this.label = make("text", this.root, { class: "name", ...UNSAID });
    this.badge = make("text", this.root, { class: "badge", ...UNSAID });
    this.poll = make("g", this.root, { class: "poll", ...UNSAID });
    this.clock = make("text", this.root, { class: "clock-mark", ...UNSAID });
    this.disk = make("path", this.root, { class: "disk-mark" });
    this.refusal = make("path", this.root, { class: "refusal" });
    this.came = make("g", this.root, { class: "came", "aria-hidden": "true" });
    make("circle", this.came, { r: 9 });
    this.cameMark = make("path", this.came);
    this.shelf = new ShelfDrawing(this.root);
    write(this.label, name);
  }

  /** @param {Layout} layout */
  place(layout) {
    const place = layout.places.get(this.name);
    if (!place) return;
    this.#layout = layout;
    this.#fields = null;
    const { r, detail, centre } = layout;
    put(this.root, "transform", `translate(${round(place.x)} ${round(place.y)})`);
    put(this.body, "r", round(r));
    put(this.hatch, "r", round(r));
    put(this.timer, "r", round(detail === "small" ? r + 3.5 : r + 7));
    put(this.halo, "r", round(r + 14));
    put(this.lit, "r", round(r + 3));
    const side = r * 0.71 + 9;
    put(this.clock, "x", round(side));
    put(this.clock, "y", round(-side));
    put(this.refusal, "d", `M${round(-side - 6)} ${round(-side)}l12 12m0 -12l-12 12`);
    put(this.came, "transform", `translate(${round(-side)} ${round(-side)})`);
    put(this.disk, "transform", `translate(${round(side - 2)} ${round(side - 6)})`);
    if (detail === "small") {
      const angle = Math.atan2(place.y - centre.y, place.x - centre.x);
      put(this.label, "x", round((r + 19) * Math.cos(angle)));
      put(this.label, "y", round((r + 13) * Math.sin(angle)));
    } else {
      put(this.label, "x", 0);
      put(this.label, "y", detail === "full" ? -6 : 0);
    }
    put(this.badge, "y", 11);
    this.shelf.place(layout.shelves.get(this.name) ?? null);
  }

  /**
   * Draws what a step may have changed.
   * @param {World} world
   * @param {{selected: boolean, lit: boolean, refused: boolean, came: "useful" | "redundant" | null, common: unknown,
   *   words: unknown}} how `refused`: it has just turned a message away; `came`: a message has just told it something, or
   *   nothing; `common`: what its look depends on besides its own state; `words`: another value means that labels are to be
   *   written anew
   */
  draw(world, { selected, lit, refused, came, common, words }) {
    put(this.root, "data-selected", selected ? "" : null);
    put(this.root, "data-refused", refused ? "" : null);
    put(this.root, "data-came", came);
    put(this.cameMark, "d", came === "useful" ? "M-5 0h10M0 -5v10" : "M-4.5 -2.5h9M-4.5 2.5h9");
    put(this.root, "data-lit", lit ? "" : null);
    const fields = world.state[this.name];
    if (!fields || !this.#layout) return;
    const life = !fields.up ? "down" : world.faults.paused.includes(this.name) ? "paused" : "up";
    const clock = world.faults.clocks[this.name] ?? 1;
    const isSame = fields === this.#fields && life === this.#life && clock === this.#clock;
    if (isSame && words === this.#words && common === this.#common) return;
    this.#fields = fields;
    this.#life = life;
    this.#clock = clock;
    this.#words = words;
    this.#common = common;
    this.#dress(fields, life, clock, this.#layout);
  }

  /**
   * @param {State} fields
   * @param {string} life
   * @param {number} clock
   * @param {Layout} layout
   */
  #dress(fields, life, clock, layout) {
    const kind = view();
    const face = kind.nodeFace(fields, this.#common, this.name);
    const up = life !== "down";
    paint(this.root, hueOf(fields, this.#common));
    put(this.root, "data-life", life);
    put(this.root, "data-solid", face.solid && up ? "" : null);
    put(this.root, "data-outdated", face.outdated && up ? "" : null);
    const mark = up ? (life === "paused" ? "‖" : face.mark) : "✕";
    const full = layout.detail === "full";
    const badge = [mark, face.badge].filter(Boolean).join(" ");
    const fits = labelWidth(badge) < layout.r * 1.52;
    const under = !full ? "" : fits ? badge : face.badge;
    write(this.badge, under);
    write(this.label, mark && layout.detail !== "small" && !(full && fits) ? `${mark}${this.name}` : this.name);
    this.#count(up ? face.poll : null, full);
    const isAlone = full && under === "" && !(face.poll && up);
    put(this.label, "dy", isAlone ? 6 : full && face.poll && up ? -5 : 0);
    put(this.badge, "dy", face.poll && up ? -5 : 0);
    write(this.clock, clock === 1 ? "" : `◷×${clock}`);
    this.#timer = up ? kind.shownTimer(fields) : null;
    this.#timerKind = face.solid ? "thin" : "";
    this.shelf.draw(kind, fields, this.#common);
    put(this.root, "data-gate", this.shelf.hasGate ? "" : null);
    const said = [this.name, t(`stage-life-${life}`, { role: face.role }), face.badge];
    if (face.poll && up) said.push(face.poll.text ?? t("stage-poll", { got: face.poll.got.length, need: face.poll.need }));
    if (clock !== 1) said.push(t("stage-clock", { rate: clock }));
    const text = [...said, ...(face.says ?? [])].filter(Boolean).join(t("list-separator"));
    put(this.button, "aria-label", text);
    write(this.title, text);
  }

  /**
   * The votes so far: a dot for each who is asked, filled for those who said yes, and the bar that has to be reached.
   * @param {import("../protocols/view.js").Poll | null} poll
   * @param {boolean} full
   */
  #count(poll, full) {
    this.poll.replaceChildren();
    if (!poll || !full) return;
    const { of, got, need } = poll;
    if (of.length > DOTS) {
      write(make("text", this.poll, { class: "poll-text", y: 21 }), `${got.length}/${need}`);
      return;
    }
    const step = Math.min(10, (this.#layout?.r ?? 30) * 1.35 / of.length);
    const left = (-step * (of.length - 1)) / 2;
    const r = round(Math.min(3.4, step * 0.36));
    of.forEach((_, i) => make("circle", this.poll, { class: i < got.length ? "vote got" : "vote", cx: round(left + i * step), cy: 20, r }));
    const bar = left + (need - 0.5) * step;
    make("path", this.poll, { class: "bar", d: `M${round(bar)} 14.5v11` });
  }

  /**
   * Draws what the clock alone changes.
   * @param {World} world
   * @param {number} at virtual ms
   * @param {boolean} writing whether messages wait for its disk
   */
  tick(world, at, writing) {
    const left = this.#timer === null ? null : timerLeft(world, this.name, this.#timer, at);
    put(this.timer, "class", left === null ? "timer off" : `timer ${this.#timerKind}`);
    // Half an element of the 300 lengths round the circle is less than can be seen.
    if (left !== null) put(this.timer, "stroke-dasharray", `${(left * 100).toFixed(1)} 100`);
    put(this.disk, "d", writing ? "M-6-5c0-4 12-4 12 0v9c0 4-12 4-12 0zc0 4 12 4 12 0" : null);
  }
}
