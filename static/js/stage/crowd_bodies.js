/**
 * The bodies of a crowd. They are drawn once into a picture of their own, and again only where one has changed: of a thousand
 * nodes only a few do from frame to frame.
 *
 * @typedef {import("../types.d.ts").State} State
 * @typedef {import("../world.js").World} World
 * @typedef {import("./crowd_layout.js").CrowdLayout} CrowdLayout
 * @typedef {import("./crowd_camera.js").Camera} Camera
 * @typedef {import("../protocols/view.js").CrowdView} CrowdView
 */
import { colour, font } from "../diagram/palette.js";
import { commonNow } from "../protocols/view.js";

/** What a body's look is made of: its kind, whether it lives, and whether it is cut off. */
const UP = 0;
const PAUSED = 1;
const DOWN = 2;
const LIVES = 3;
/** What stands before the name where a body is large enough to have it. */
const MARKS = ["", "‖", "✕"];
/** A body is drawn no larger than this. */
const LARGEST = 26;
/** From this radius on, bodies have their names in them. */
const NAMED = 17;
/** A side of a cut with more than this share of all nodes is not marked: it is the others who are cut off. */
const MINORITY = 0.5;

export class Bodies {
  #picture = document.createElement("canvas");
  #ink = /** @type {CanvasRenderingContext2D} */ (this.#picture.getContext("2d"));
  /** @type {CrowdLayout | null} */
  #layout = null;
  /** @type {Camera | null} */
  #camera = null;
  #pixels = 1;
  /** @type {(State | undefined)[]} the states as they were drawn */
  #states = [];
  /** @type {Int16Array} the look of each, as it was drawn; -1: not yet */
  #looks = new Int16Array(0);
  /** @type {Map<number, HTMLCanvasElement>} by look */
  #sprites = new Map();
  /** @type {World["faults"] | null} */
  #faults = null;
  /** @type {ReadonlySet<string>} */
  #paused = new Set();
  /** @type {ReadonlySet<string>} */
  #cutOff = new Set();
  /** @type {CrowdView | null} */
  #kind = null;
  /** @type {unknown} */
  #common = null;

  /** How many nodes are of each kind, and how many are down. */
  tally = { kinds: /** @type {number[]} */ ([]), down: 0, paused: 0, cut: 0 };

  /** The radius of a body as it is shown. */
  get r() {
    return this.#layout && this.#camera ? Math.min(LARGEST, this.#layout.r * this.#camera.scale) : 0;
  }

  /**
   * Another size, place or theme: everything is drawn anew.
   * @param {CrowdLayout} layout
   * @param {Camera} camera
   * @param {import("./crowd_camera.js").Size} size
   * @param {number} pixels of the screen to a CSS pixel
   */
  place(layout, camera, { width, height }, pixels) {
    if (layout !== this.#layout) this.#states = [];
    this.#layout = layout;
    this.#camera = camera;
    this.#pixels = pixels;
    this.#picture.width = Math.round(width * pixels);
    this.#picture.height = Math.round(height * pixels);
    this.#looks = new Int16Array(layout.nodes).fill(-1);
    this.#sprites.clear();
    this.#ink.font = font(12, 600);
    this.#ink.textAlign = "center";
    this.#ink.textBaseline = "middle";
  }

  /**
   * Draws those that look otherwise than before.
   * @param {World} world
   * @param {CrowdView} kind
   */
  draw(world, kind) {
    const layout = this.#layout;
    if (!layout) return;
    const common = commonNow();
    const isOther = this.#seeFaults(world, layout.nodes) || common !== this.#common || kind !== this.#kind;
    this.#common = common;
    this.#kind = kind;
    let changed = false;
    for (let i = 0; i < layout.nodes; i++) {
      const state = world.state[/** @type {string} */ (layout.names[i])];
      if (state === this.#states[i] && !isOther && this.#looks[i] !== -1) continue;
      this.#states[i] = state;
      const look = this.#lookOf(/** @type {string} */ (layout.names[i]), state, kind);
      if (look === this.#looks[i]) continue;
      this.#looks[i] = look;
      this.#drawBody(i, look, layout);
      changed = true;
    }
    if (changed) this.#count(kind);
  }

  /**
   * Puts the picture of all bodies where they are to be seen.
   * @param {CanvasRenderingContext2D} ink in pixels of the screen
   */
  show(ink) {
    ink.drawImage(this.#picture, 0, 0);
  }

  /**
   * @param {World} world
   * @param {number} count
   * @returns {boolean} whether the faults are others than before
   */
  #seeFaults({ faults }, count) {
    if (faults === this.#faults) return false;
    this.#faults = faults;
    this.#paused = new Set(faults.paused);
    const few = (faults.sides ?? []).filter(({ from, to }) => from.length <= count * MINORITY && from.length <= to.length);
    this.#cutOff = new Set(few.flatMap(({ from }) => from));
    return true;
  }

  /**
   * @param {string} name
   * @param {State | undefined} state
   * @param {CrowdView} kind
   */
  #lookOf(name, state, kind) {
    const life = !state?.up ? DOWN : this.#paused.has(name) ? PAUSED : UP;
    const of = state ? kind.kindOf(state, this.#common) : 0;
    return (of * LIVES + life) * 2 + (this.#cutOff.has(name) ? 1 : 0);
  }

  /** @param {CrowdView} kind */
  #count({ kinds }) {
    const tally = { kinds: kinds.map(() => 0), down: 0, paused: 0, cut: 0 };
    for (const look of this.#looks) {
      const life = (look >> 1) % LIVES;
      const of = Math.floor((look >> 1) / LIVES);
      if (life === DOWN) tally.down++;
      else tally.kinds[of] = (tally.kinds[of] ?? 0) + 1;
      if (life === PAUSED) tally.paused++;
      if (look & 1) tally.cut++;
    }
    this.tally = tally;
  }

  /**
   * @param {number} i
   * @param {number} look
   * @param {CrowdLayout} layout
   */
  #drawBody(i, look, { xs, ys, names }) {
    const { scale, dx, dy } = /** @type {Camera} */ (this.#camera);
    const sprite = this.#spriteOf(look);
    const x = Math.round(((xs[i] ?? 0) * scale + dx) * this.#pixels - sprite.width / 2);
    const y = Math.round(((ys[i] ?? 0) * scale + dy) * this.#pixels - sprite.height / 2);
    if (x + sprite.width < 0 || y + sprite.height < 0 || x > this.#picture.width || y > this.#picture.height) return;
    this.#ink.setTransform(1, 0, 0, 1, 0, 0);
    // A round hole, so that the edge of the next one stays.
    this.#ink.globalCompositeOperation = "destination-out";
    this.#ink.beginPath();
    this.#ink.arc(x + sprite.width / 2, y + sprite.height / 2, sprite.width / 2, 0, 2 * Math.PI);
    this.#ink.fill();
    this.#ink.globalCompositeOperation = "source-over";
    this.#ink.drawImage(sprite, x, y);
    if (this.r < NAMED) return;
    const { life, hue, hollow } = this.#paintOf(look);
    this.#ink.setTransform(this.#pixels, 0, 0, this.#pixels, 0, 0);
    this.#ink.fillStyle = hollow ? colour("text") : colour(`on-${hue}`);
    this.#ink.fillText(`${MARKS[life] ?? ""}${names[i] ?? ""}`, (xs[i] ?? 0) * scale + dx, (ys[i] ?? 0) * scale + dy);
  }

  /** @param {number} look */
  #paintOf(look) {
    const life = (look >> 1) % LIVES;
    const kind = this.#kind?.kinds[Math.floor((look >> 1) / LIVES)];
    return { life, hue: life === DOWN ? "down" : (kind?.hue ?? "follower"), hollow: life === DOWN || (kind?.hollow ?? false) };
  }

  /** @param {number} look */
  #spriteOf(look) {
    const known = this.#sprites.get(look);
    if (known) return known;
    const { r } = this;
    const sprite = document.createElement("canvas");
    const half = Math.ceil((r + 2) * this.#pixels);
    sprite.width = sprite.height = 2 * half;
    const ink = /** @type {CanvasRenderingContext2D} */ (sprite.getContext("2d"));
    ink.setTransform(this.#pixels, 0, 0, this.#pixels, half, half);
    this.#paintBody(ink, r, look);
    this.#sprites.set(look, sprite);
    return sprite;
  }

  /**
   * @param {CanvasRenderingContext2D} ink its middle at 0, 0
   * @param {number} r
   * @param {number} look
   */
  #paintBody(ink, r, look) {
    const { life, hue, hollow } = this.#paintOf(look);
    const line = Math.min(2, Math.max(1, r * 0.28));
    ink.lineWidth = line;
    ink.strokeStyle = ink.fillStyle = colour(hue);
    ink.beginPath();
    ink.arc(0, 0, hollow ? r - line / 2 : r, 0, 2 * Math.PI);
    if (!hollow) ink.fill();
    else if (life !== DOWN || r >= NAMED) {
      ink.setLineDash(life === DOWN ? [4, 4] : []);
      ink.stroke();
      ink.setLineDash([]);
    }
    if (life === DOWN && r < NAMED) strokeCross(ink, r * 0.75);
    if (life === PAUSED && r < NAMED) {
      ink.fillStyle = hollow ? colour(hue) : colour(`on-${hue}`);
      ink.fillRect(-r * 0.5, -r * 0.55, r * 0.32, r * 1.1);
      ink.fillRect(r * 0.18, -r * 0.55, r * 0.32, r * 1.1);
    }
    if (look & 1) {
      ink.strokeStyle = colour("loss");
      ink.lineWidth = Math.max(1.25, line * 0.8);
      ink.beginPath();
      ink.arc(0, 0, r + 1, 0, 2 * Math.PI);
      ink.stroke();
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} ink
 * @param {number} half
 */
function strokeCross(ink, half) {
  ink.beginPath();
  ink.moveTo(-half, -half);
  ink.lineTo(half, half);
  ink.moveTo(half, -half);
  ink.lineTo(-half, half);
  ink.stroke();
}
