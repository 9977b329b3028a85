/**
 * Paints the diagram: lanes with roles and down-times, messages as arrows, what was reached and what was done by hand, the
 * axis and the playhead. What has been seen and lies ahead of the playhead is dimmed; what was computed but never played
 * is not shown, so that the question what happens next stays one.
 *
 * @typedef {import("./viewport.js").Viewport} Viewport
 *
 * @typedef {object} Picture what is to be painted
 * @property {CanvasRenderingContext2D} ink in CSS pixels
 * @property {number} width
 * @property {number} height
 * @property {Viewport} viewport
 * @property {readonly string[]} names
 * @property {number} crowd how many nodes there are, where they are too many to have a lane each; else 0
 * @property {boolean} branches whether branches hang below the lanes
 * @property {number} at the playhead
 * @property {number} seen virtual ms
 * @property {number} selected the step that is explained
 * @property {{seqs: ReadonlySet<number>, messages: ReadonlySet<number>} | null} causes null: none are lit
 * @property {import("../store.js").Store} store
 */
import { AXIS, NAMES, laneHeights } from "./grid.js";
import { drawLanes } from "./lanes.js";
import { drawMarks } from "./marks.js";
import { drawMessages } from "./messages.js";
import { drawStrip, nameStrip, stripLanes } from "./strip.js";
import { colour, font } from "./palette.js";
import { ticks, xOf } from "./viewport.js";

const DIM = 0.32;
/** The playhead's handle. */
const HANDLE = { half: 7, height: 15 };

/** @param {Picture} picture */
export function paint(picture) {
  const { ink, width, height, viewport, names, branches, at, seen, crowd } = picture;
  const lanes = crowd > 0 ? stripLanes() : laneHeights(names, height, branches);
  const plot = width - NAMES;
  const x = (/** @type {number} */ time) => NAMES + xOf(viewport, time, plot);
  const now = x(at);
  ink.clearRect(0, 0, width, height);
  ink.fillStyle = colour("future");
  if (now < width) ink.fillRect(Math.max(NAMES, now), AXIS, width, height);
  drawAxis(picture, x);
  const scene = { ...picture, lanes, x, from: viewport.start, to: Math.min(viewport.start + viewport.span, Math.max(seen, at)) };
  const past = { left: NAMES, right: Math.min(now, width), alpha: 1 };
  const ahead = { left: Math.max(NAMES, now), right: Math.min(x(Math.max(seen, at)), width), alpha: DIM };
  for (const { left, right, alpha } of [past, ahead]) {
    if (right <= left) continue;
    ink.save();
    ink.beginPath();
    ink.rect(left, 0, right - left, height);
    ink.clip();
    ink.globalAlpha = alpha;
    if (crowd > 0) drawStrip(scene);
    else drawRun(scene, alpha);
    ink.restore();
  }
  ink.save();
  ink.beginPath();
  ink.rect(NAMES, 0, width, height);
  ink.clip();
  drawMarks(scene, DIM);
  ink.restore();
  if (crowd > 0) nameStrip(picture);
  else drawNames(picture, lanes);
  drawPlayhead(picture, now);
}

/**
 * @param {import("./lanes.js").Scene} scene
 * @param {number} alpha
 */
function drawRun(scene, alpha) {
  drawLanes(scene);
  drawMessages(scene, alpha);
}

/**
 * @param {Picture} picture
 * @param {(time: number) => number} x
 */
function drawAxis({ ink, width, height, viewport, at: playhead }, x) {
  ink.font = font(12, 400);
  ink.textAlign = "center";
  ink.textBaseline = "middle";
  ink.lineWidth = 1;
  ink.strokeStyle = colour("line");
  ink.fillStyle = colour("text-faint");
  ink.beginPath();
  for (const { at, text } of ticks(viewport, width - NAMES)) {
    const here = Math.round(x(at)) + 0.5;
    if (here < NAMES) continue;
    ink.moveTo(here, AXIS);
    ink.lineTo(here, height);
    const free = Math.abs(here - x(playhead)) > HANDLE.half + ink.measureText(text).width / 2 + 2;
    if (free && here > NAMES + 14 && here < width - 20) ink.fillText(text, here, AXIS / 2 + 1);
  }
  ink.stroke();
}

/**
 * @param {Picture} picture
 * @param {import("./lanes.js").Scene["lanes"]} lanes
 */
function drawNames({ ink, names }, { step, y }) {
  ink.textAlign = "left";
  ink.textBaseline = "middle";
  ink.font = font(13, 600);
  ink.fillStyle = colour("text");
  const every = Math.ceil(13 / step);
  names.forEach((name, i) => {
    if (i % every === 0) ink.fillText(name, 20, y.get(name) ?? 0);
  });
}

/**
 * @param {Picture} picture
 * @param {number} now
 */
function drawPlayhead({ ink, width, height }, now) {
  if (now < NAMES - 1 || now > width + 1) return;
  ink.strokeStyle = ink.fillStyle = colour("hand");
  ink.lineWidth = 2;
  ink.beginPath();
  ink.moveTo(now, AXIS - 6);
  ink.lineTo(now, height);
  ink.stroke();
  const { half, height: tall } = HANDLE;
  const top = AXIS - tall - 2;
  ink.beginPath();
  ink.roundRect(now - half, top, 2 * half, tall - 6, 2);
  ink.moveTo(now - half, top + tall - 7);
  ink.lineTo(now, top + tall);
  ink.lineTo(now + half, top + tall - 7);
  ink.fill();
}
