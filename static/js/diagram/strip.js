/**
 * The diagram of a crowd: no lane a node, but how many know, as bands over time, and under them how many messages came in each
 * moment, useful and redundant. Drawn from the protocol's gauges.
 */
import { view } from "../protocols/view.js";
import { t } from "../sentences.js";
import { AXIS, NAMES } from "./grid.js";
import { colour, font } from "./palette.js";

/** Room above the bands for what was reached and done, and what the messages below have of the height. */
const TOP = AXIS + 30;
const BOTTOM = 6;
const MESSAGES = 0.3;
const GAP = 14;
/** Width of a bar of messages, in CSS pixels. */
const BAR = 4;

/**
 * Where the strip lies.
 * @param {number} height
 * @param {boolean} branches whether branches hang below it
 */
export function stripHeights(height, branches) {
  const end = height - BOTTOM - (branches ? 24 : 0);
  const room = Math.max(20, end - TOP - GAP);
  const middle = TOP + room * (1 - MESSAGES);
  return { top: TOP, bottom: middle, from: middle + GAP, end };
}

/**
 * Lanes for marks that speak of a node: all of them stand on the upper edge of the strip.
 * @returns {{step: number, y: {get: (name: string) => number | undefined}}}
 */
export function stripLanes() {
  return { step: 40, y: { get: (name) => (name.startsWith("n") ? TOP : undefined) } };
}

/**
 * @typedef {import("./painter.js").Picture & {x: (time: number) => number, from: number, to: number}} Scene
 * @param {Scene} scene
 */
export function drawStrip(scene) {
  const { names, samples } = scene.store.gauges;
  if (samples.length === 0) return;
  const { height, branches, crowd } = scene;
  const { top, bottom, from, end } = stripHeights(height, branches);
  const { bands } = view().crowd;
  for (const { gauge, hue } of bands) {
    const column = names.indexOf(gauge);
    if (column >= 0) drawBand(scene, column + 2, top, bottom, crowd, hue);
  }
  scene.ink.strokeStyle = colour("link");
  scene.ink.lineWidth = 1;
  scene.ink.strokeRect(NAMES - 1, top - 0.5, scene.width, bottom - top + 1);
  drawArrivals(scene, names.indexOf("useful") + 2, names.indexOf("redundant") + 2, from, end);
}

/**
 * @param {Scene} scene
 * @param {number} column
 * @param {number} top
 * @param {number} bottom
 * @param {number} count of all nodes
 * @param {string} hue
 */
function drawBand({ ink, store, x, from, to }, column, top, bottom, count, hue) {
  const { samples } = store.gauges;
  ink.fillStyle = colour(hue);
  ink.beginPath();
  let last = bottom;
  let right = x(from);
  ink.moveTo(right, bottom);
  for (let i = first(samples, from); i < samples.length; i++) {
    const sample = /** @type {import("../gauges.js").Sample} */ (samples[i]);
    if (sample[1] > to) break;
    right = Math.max(right, x(Math.max(sample[1], from)));
    ink.lineTo(right, last);
    last = bottom - ((sample[column] ?? 0) / Math.max(1, count)) * (bottom - top);
    ink.lineTo(right, last);
  }
  ink.lineTo(x(to), last);
  ink.lineTo(x(to), bottom);
  ink.fill();
}

/**
 * The last sample that is not after a moment.
 * @param {readonly import("../gauges.js").Sample[]} samples
 * @param {number} at
 */
function first(samples, at) {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {import("../gauges.js").Sample} */ (samples[middle])[1] <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/**
 * @param {Scene} scene
 * @param {number} useful
 * @param {number} redundant
 * @param {number} top
 * @param {number} bottom
 */
function drawArrivals(scene, useful, redundant, top, bottom) {
  if (useful < 2 || redundant < 2) return;
  const { ink, x, to } = scene;
  const bars = barsOf(scene, useful, redundant);
  const most = Math.max(1, ...bars.map(({ news, waste }) => news + waste));
  const scale = (bottom - top) / most;
  const end = x(to);
  for (const [hue, isNews] of /** @type {[string, boolean][]} */ ([["down", false], ["candidate", true]])) {
    ink.fillStyle = colour(hue);
    ink.beginPath();
    for (const { left, news, waste } of bars) {
      const width = Math.min(BAR - 1, end - left);
      if (width > 0 && isNews) ink.rect(left, bottom - news * scale, width, news * scale);
      else if (width > 0) ink.rect(left, bottom - (news + waste) * scale, width, waste * scale);
    }
    ink.fill();
  }
}

/**
 * How many messages came in each stretch of time that a bar stands for. Where samples lie farther apart than bars, what came
 * between two of them is spread evenly.
 * @param {Scene} scene
 * @param {number} useful
 * @param {number} redundant
 * @returns {{left: number, news: number, waste: number}[]}
 */
function barsOf({ store, viewport, width, x, from, to }, useful, redundant) {
  const { samples } = store.gauges;
  const span = (viewport.span / (width - NAMES)) * BAR;
  const found = [];
  let i = 0;
  const at = (/** @type {number} */ time, /** @type {number} */ column) => {
    while (i > 0 && (samples[i]?.[1] ?? 0) > time) i--;
    while (i + 1 < samples.length && (samples[i + 1]?.[1] ?? Infinity) <= time) i++;
    const [before, after] = [samples[i], samples[i + 1]];
    if (!before || before[1] > time) return 0;
    if (!after || after[1] <= before[1]) return before[column] ?? 0;
    const share = Math.min(1, (time - before[1]) / (after[1] - before[1]));
    return (before[column] ?? 0) + share * ((after[column] ?? 0) - (before[column] ?? 0));
  };
  const begin = Math.max(0, Math.floor(from / span)) * span;
  for (let time = begin; time < to; time += span) {
    const upTo = Math.min(time + span, to);
    const news = at(upTo, useful) - at(time, useful);
    const waste = at(upTo, redundant) - at(time, redundant);
    found.push({ left: x(time), news: Math.max(0, news), waste: Math.max(0, waste) });
  }
  return found;
}

/** @param {import("./painter.js").Picture} picture */
export function nameStrip({ ink, height, branches }) {
  const { top, bottom, from, end } = stripHeights(height, branches);
  ink.textAlign = "left";
  ink.textBaseline = "middle";
  ink.font = font(12, 500);
  ink.fillStyle = colour("text-soft");
  ink.fillText(t("crowd-strip-informed"), 6, (top + bottom) / 2, NAMES - 10);
  ink.fillText(t("crowd-strip-messages"), 6, (from + end) / 2, NAMES - 10);
}
