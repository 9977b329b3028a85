/**
 * The messages of a crowd, as short strokes on their way: bright where they are news to whom they reach, dim where they are
 * not. All of one look are stroked together, and nothing is made anew from frame to frame.
 *
 * @typedef {import("../world.js").World} World
 * @typedef {import("../world.js").Flight} Flight
 * @typedef {import("./crowd_layout.js").CrowdLayout} CrowdLayout
 * @typedef {import("./crowd_camera.js").Camera} Camera
 * @typedef {import("../protocols/view.js").CargoOf} CargoOf
 */
import { colour } from "../diagram/palette.js";
import { fallsAt, linger, shareAt } from "../world.js";

/** How long a stroke is, before it is shown larger, and at most. CSS pixels. */
const STROKE = 7;
const LONGEST = 22;
/** Where a message is shown that jumps rather than travels. */
const STATIONS = [0.15, 0.5, 0.85];
/** Half of the cross of one that was lost. */
const CROSS = 3.5;

/** What is drawn later lies above. */
const LOOKS = /** @type {const} */ ([
  { hue: "down", width: 1.5, alpha: 0.5 },
  { hue: "follower", width: 1.25, alpha: 0.55 },
  { hue: "client", width: 2, alpha: 1 },
  { hue: "candidate", width: 2.5, alpha: 1 },
]);
const WASTED = 0;
const CONTROL = 1;
const CLIENT = 2;
const NEWS = 3;
const BY_CARGO = { wasted: WASTED, control: CONTROL, news: NEWS };

/** Numbers that grow in number and are used again. */
class Numbers {
  values = new Float32Array(4096);
  count = 0;

  /**
   * @param {number} a
   * @param {number} b
   * @param {number} c
   * @param {number} d
   */
  add(a, b, c, d) {
    if (this.count + 4 > this.values.length) {
      const more = new Float32Array(2 * this.values.length);
      more.set(this.values);
      this.values = more;
    }
    this.values[this.count++] = a;
    this.values[this.count++] = b;
    this.values[this.count++] = c;
    this.values[this.count++] = d;
  }
}

export class CrowdFlights {
  #strokes = LOOKS.map(() => new Numbers());
  #lost = new Numbers();
  #held = new Numbers();
  /** Of the chosen node, the whole ways of its messages. */
  #ways = new Numbers();

  /** How many messages were drawn. */
  count = 0;

  /**
   * @param {CanvasRenderingContext2D} ink in CSS pixels
   * @param {World} world
   * @param {number} at virtual ms
   * @param {CrowdLayout} layout
   * @param {Camera} camera
   * @param {{cargoOf: CargoOf | null, calm: boolean, chosen: string | null}} how calm: nothing travels
   */
  draw(ink, world, at, layout, camera, how) {
    for (const strokes of this.#strokes) strokes.count = 0;
    this.#lost.count = this.#held.count = this.#ways.count = 0;
    this.count = 0;
    for (const flight of world.flights.values()) this.#take(flight, world, at, layout, camera, how);
    for (const { flight, at: fell, share } of world.fallen) this.#fall(flight, fell, share, at, layout, camera);
    strokeAll(ink, this.#ways, colour("hand"), 1, 0.6);
    for (let i = 0; i < LOOKS.length; i++) {
      const { hue, width, alpha } = /** @type {(typeof LOOKS)[number]} */ (LOOKS[i]);
      strokeAll(ink, /** @type {Numbers} */ (this.#strokes[i]), colour(hue), width, alpha);
    }
    strokeAll(ink, this.#lost, colour("loss"), 1.75, 1);
    strokeAll(ink, this.#held, colour("hand"), 4, 1);
  }

  /**
   * @param {Flight} flight
   * @param {World} world
   * @param {number} at
   * @param {CrowdLayout} layout
   * @param {Camera} camera
   * @param {{cargoOf: CargoOf | null, calm: boolean, chosen: string | null}} how
   */
  #take(flight, world, at, { index, xs, ys }, { scale, dx, dy }, { cargoOf, calm, chosen }) {
    if (at < flight.sent_at) return;
    const from = index.get(flight.from);
    const to = index.get(flight.to);
    if (from === undefined || to === undefined) return;
    const share = shareAt(flight, at);
    if (flight.fate !== "arrive") {
      const falls = fallsAt(flight);
      if (share >= falls) return this.#fallAt(flight, flight.sent_at + falls * (flight.arrives_at - flight.sent_at), falls, at, from, to, xs, ys, scale, dx, dy);
    }
    this.count++;
    const x1 = (xs[from] ?? 0) * scale + dx;
    const y1 = (ys[from] ?? 0) * scale + dy;
    const x2 = (xs[to] ?? 0) * scale + dx;
    const y2 = (ys[to] ?? 0) * scale + dy;
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const shown = calm ? (STATIONS[Math.min(2, Math.floor(share * 3))] ?? share) : share;
    const x = x1 + (x2 - x1) * shown;
    const y = y1 + (y2 - y1) * shown;
    const back = Math.min(LONGEST, STROKE * Math.sqrt(scale), shown * length + 2) / length;
    const strokes = flight.held ? this.#held : this.#strokes[this.#lookOf(flight, world, cargoOf)];
    strokes?.add(x - (x2 - x1) * back, y - (y2 - y1) * back, x, y);
    if (flight.from === chosen || flight.to === chosen) this.#ways.add(x1, y1, x2, y2);
  }

  /**
   * @param {Flight} flight
   * @param {World} world
   * @param {CargoOf | null} cargoOf
   */
  #lookOf(flight, { state }, cargoOf) {
    if (flight.from[0] === "c" || flight.to[0] === "c") return CLIENT;
    return cargoOf ? BY_CARGO[cargoOf(flight, state[flight.to], state[flight.from])] : CONTROL;
  }

  /**
   * @param {Flight} flight
   * @param {number} fell when
   * @param {number} share of its way
   * @param {number} at
   * @param {CrowdLayout} layout
   * @param {Camera} camera
   */
  #fall(flight, fell, share, at, { index, xs, ys }, { scale, dx, dy }) {
    const from = index.get(flight.from);
    const to = index.get(flight.to);
    if (from !== undefined && to !== undefined) this.#fallAt(flight, fell, share, at, from, to, xs, ys, scale, dx, dy);
  }

  /**
   * @param {Flight} flight
   * @param {number} fell
   * @param {number} share
   * @param {number} at
   * @param {number} from
   * @param {number} to
   * @param {Float32Array} xs
   * @param {Float32Array} ys
   * @param {number} scale
   * @param {number} dx
   * @param {number} dy
   */
  #fallAt(flight, fell, share, at, from, to, xs, ys, scale, dx, dy) {
    if (at > fell + linger(flight)) return;
    const x = ((xs[from] ?? 0) + ((xs[to] ?? 0) - (xs[from] ?? 0)) * share) * scale + dx;
    const y = ((ys[from] ?? 0) + ((ys[to] ?? 0) - (ys[from] ?? 0)) * share) * scale + dy;
    this.#lost.add(x - CROSS, y - CROSS, x + CROSS, y + CROSS);
    this.#lost.add(x + CROSS, y - CROSS, x - CROSS, y + CROSS);
  }
}

/**
 * @param {CanvasRenderingContext2D} ink
 * @param {Numbers} strokes
 * @param {string} style
 * @param {number} width
 * @param {number} alpha
 */
function strokeAll(ink, { values, count }, style, width, alpha) {
  if (count === 0) return;
  ink.strokeStyle = style;
  ink.lineWidth = width;
  ink.globalAlpha = alpha;
  ink.beginPath();
  for (let i = 0; i < count; i += 4) {
    ink.moveTo(values[i] ?? 0, values[i + 1] ?? 0);
    ink.lineTo(values[i + 2] ?? 0, values[i + 3] ?? 0);
  }
  ink.stroke();
  ink.globalAlpha = 1;
}
