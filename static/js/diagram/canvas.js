/** The diagram's canvas: its size, the stretch of time that it shows, and when it has to be painted again. */
import { firstView, follow, pan, shows, timeAt, xOf, zoom } from "./viewport.js";
import { AXIS, NAMES, laneAt, laneHeights } from "./grid.js";
import { forgetColours } from "./palette.js";
import { paint } from "./painter.js";
import { fetchPast, seen } from "../playback.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { view } from "../protocols/view.js";

export class DiagramCanvas {
  /** @type {import("./viewport.js").Viewport} */
  viewport = firstView(0);
  /** Whether the view goes with the playhead. */
  following = true;
  width = 0;
  height = 0;
  #shownTheme = "";
  #pixels = 0;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.ink = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /** Everything that `paint` reads, so that whoever calls this in an effect is told when it is time to paint. */
  static watch() {
    view();
    const { playhead, revision, playing, selectedStep, causes, branches, language, shownTheme } = state;
    for (const signal of [playhead, revision, playing, selectedStep, causes, branches, language, shownTheme, seen]) void signal.value;
  }

  /** The width of the part that shows time. */
  get plot() {
    return Math.max(1, this.width - NAMES);
  }

  /** Whoever has a lane: nobody of a crowd. */
  get names() {
    if (state.isCrowd.peek()) return [];
    const { state: states } = store.worldAt(state.nowSeq.peek());
    return Object.keys(states).sort((a, b) => (a[0] === b[0] ? Number(a.slice(1)) - Number(b.slice(1)) : a < b ? 1 : -1));
  }

  /** The last moment that is shown. */
  get #end() {
    return Math.max(seen.peek().at, state.playhead.peek().at);
  }

  get #branches() {
    return state.branches.peek().length > 1;
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    if (this.width === 0 && width > 0) this.viewport = firstView(width - NAMES);
    this.width = width;
    this.height = height;
    this.#pixels = 0;
  }

  paint() {
    const { width, height } = this;
    if (width < 80 || height < 60) return;
    const pixels = devicePixelRatio;
    if (pixels !== this.#pixels) {
      this.#pixels = pixels;
      this.canvas.width = Math.round(width * pixels);
      this.canvas.height = Math.round(height * pixels);
      this.ink.setTransform(pixels, 0, 0, pixels, 0, 0);
    }
    const theme = state.shownTheme.peek();
    if (theme !== this.#shownTheme) forgetColours();
    this.#shownTheme = theme;
    const { at } = state.playhead.peek();
    if (this.following) this.viewport = follow(this.viewport, at);
    if (store.first > 0 && this.viewport.start < store.worldAt(store.first).at) void fetchPast();
    paint({
      ink: this.ink,
      width,
      height,
      viewport: this.viewport,
      names: this.names,
      crowd: state.isCrowd.peek() ? countNodes(store.worldAt(state.nowSeq.peek()).state) : 0,
      branches: this.#branches,
      at,
      seen: seen.peek().at,
      selected: state.selectedStep.peek(),
      causes: this.#litCauses(),
      store,
    });
  }

  /** While it plays, and where a step has no cause but itself, nothing is lit: else all would flicker. */
  #litCauses() {
    const causes = state.causes.peek();
    return state.playing.peek() || causes.messages.size === 0 ? null : causes;
  }

  /**
   * The moment at a place.
   * @param {number} x from the canvas's left edge
   */
  timeAt(x) {
    return timeAt(this.viewport, x - NAMES, this.plot);
  }

  /** @param {number} at */
  xOf(at) {
    return NAMES + xOf(this.viewport, at, this.plot);
  }

  /** @param {number} y */
  laneAt(y) {
    return y < AXIS ? null : laneAt(laneHeights(this.names, this.height, this.#branches), y);
  }

  /**
   * @param {number} factor more than 1: more time is shown
   * @param {number} x the place that stays where it is
   */
  zoom(factor, x) {
    this.#show(zoom(this.viewport, Math.max(0, x - NAMES) / this.plot, factor, this.#end));
  }

  /** @param {number} pixels */
  pan(pixels) {
    this.#show(pan(this.viewport, (pixels / this.plot) * this.viewport.span, this.#end));
  }

  /** Back to where the playhead is. */
  follow() {
    this.following = true;
  }

  /** @param {import("./viewport.js").Viewport} viewport */
  #show(viewport) {
    this.viewport = viewport;
    const { at } = state.playhead.peek();
    this.following = shows(viewport, at) && follow(viewport, at) === viewport;
  }
}

/** @param {Readonly<Record<string, unknown>>} states */
function countNodes(states) {
  let count = 0;
  for (const name in states) if (name.startsWith("n")) count++;
  return count;
}
