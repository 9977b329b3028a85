/** What stands on the lanes: milestones reached, commands given, promises broken, and the step that is explained. */
import { view } from "../protocols/view.js";
import { commandText } from "../sentences.js";
import { language } from "../state.js";
import { AXIS, NAMES } from "./grid.js";
import { colour, font } from "./palette.js";

/** @typedef {import("./lanes.js").Scene} Scene */
/** @typedef {{seq: number, at: number, x: number, y: number, text: string, mark: string, hue: string, weight: number}} Label */

/** Where commands stand that concern no single lane: under the axis. CSS pixels. */
const TOP = AXIS + 9;
/** Commands that do harm. */
const HARM = new Set(["crash", "lose_disk", "cut", "isolate", "drop"]);
/** Lanes nearer to each other than this have no labels, only marks. */
const LABELLED = 15;
/** At more ms than this a CSS pixel, a milestone that comes with every entry is a mark without words. */
const ROOMY = 0.22;
/** Such marks stand no nearer to each other on their lane. CSS pixels. */
const APART = 10;

/**
 * @param {Scene} scene
 * @param {number} dim how strongly what lies ahead of the playhead is shown
 */
export function drawMarks(scene, dim) {
  const { ink, at, viewport, width } = scene;
  const broken = brokenIn(scene);
  for (const { at: when } of broken) drawBreak(scene, scene.x(when), when > at ? dim : 1);
  const roomy = viewport.span / width < ROOMY;
  const labels = [...commandsIn(scene), ...milestonesIn(scene, roomy)].sort((a, b) => b.weight - a.weight);
  /** @type {{left: number, right: number, y: number}[]} */
  const taken = [];
  for (const label of labels) {
    ink.globalAlpha = label.at > at ? dim : 1;
    drawLabel(scene, label, taken);
  }
  ink.globalAlpha = 1;
  drawCauses(scene);
}

/**
 * The marks of a list, in order of time, that lie in view.
 * @template {{at: number}} Mark
 * @param {readonly Mark[]} marks
 * @param {Scene} scene
 */
function inView(marks, { from, to }) {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {Mark} */ (marks[middle]).at < from) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let i = low; i < marks.length && /** @type {Mark} */ (marks[i]).at <= to; i++) found.push(/** @type {Mark} */ (marks[i]));
  return found;
}

/** @param {Scene} scene */
function brokenIn(scene) {
  return inView(scene.store.violations(), scene);
}

/**
 * @param {Scene} scene
 * @returns {Label[]}
 */
function commandsIn(scene) {
  const { store, lanes, x } = scene;
  return inView(store.faultMarks(), scene).map(({ seq, at, command }) => {
    const who = command.node ?? command.client ?? command.from;
    const lane = typeof who === "string" ? lanes.y.get(who) : undefined;
    const harm = HARM.has(command.do);
    return { seq, at, x: x(at), y: lane ?? TOP, text: commandText(command), mark: harm ? "✕" : "▾", hue: harm ? "loss" : "hand", weight: harm ? 2 : 1 };
  });
}

/**
 * @param {Scene} scene
 * @param {boolean} roomy
 * @returns {Label[]}
 */
function milestonesIn(scene, roomy) {
  const { lanes, x } = scene;
  /** @type {Map<string, number>} */
  const lastOn = new Map();
  return inView(scene.store.milestones(), scene).flatMap((mark) => {
    const { seq, at, node } = mark;
    const y = node === null ? undefined : lanes.y.get(node);
    const label = labelOf(mark, scene.store);
    if (!label || node === null || y === undefined) return [];
    const major = label.major ?? false;
    const here = x(at);
    if (!major && !roomy && here - (lastOn.get(node) ?? -Infinity) < APART) return [];
    lastOn.set(node, here);
    return [{ seq, at, x: here, y, mark: label.mark, text: major || roomy ? label.text : "", hue: label.hue, weight: major ? 3 : 0 }];
  });
}

/** @type {WeakMap<import("../store.js").MilestoneMark, {kind: unknown, words: string, label: import("../protocols/view.js").MilestoneLabel | null}>} */
const labels = new WeakMap();

/**
 * What a milestone is called. It asks for the world of its step, so it is asked once.
 * @param {import("../store.js").MilestoneMark} mark
 * @param {import("../store.js").Store} store
 */
function labelOf(mark, store) {
  const kind = view();
  const words = language.peek();
  const known = labels.get(mark);
  if (known?.kind === kind && known.words === words) return known.label;
  const label = kind.milestone(mark.name, mark.node === null ? undefined : store.worldAt(mark.seq).state[mark.node]);
  labels.set(mark, { kind, words, label });
  return label;
}

/**
 * A label beside its moment, above its lane: to the right of it, or to the left, or not at all where another stands.
 * @param {Scene} scene
 * @param {Label} label
 * @param {{left: number, right: number, y: number}[]} taken
 */
function drawLabel({ ink, lanes, width, at, x: xOf }, { x, y, text, mark, hue }, taken) {
  ink.fillStyle = colour(hue);
  ink.textBaseline = "middle";
  if (mark === "✕" || mark === "▾") drawHand(ink, x, y === TOP && mark === "▾" ? y + 5 : y, mark);
  const words = [mark === "▾" || mark === "✕" ? "" : mark, text].filter(Boolean).join(" ");
  if (!words || lanes.step < LABELLED) return;
  ink.font = font(12, 600);
  const wide = ink.measureText(words).width;
  const above = y === TOP ? y : y - Math.min(13, lanes.step * 0.45);
  const away = y === TOP ? 10 : 5;
  const places = [x + away, x - away - wide];
  const now = xOf(at);
  const underPlayhead = x <= now && x + away + wide > now - 6;
  const place = (underPlayhead ? places.reverse() : places).find(
    (left) => left + wide < width && left > NAMES && taken.every((other) => other.y !== y || left > other.right + 6 || left + wide < other.left - 6),
  );
  if (place === undefined) return;
  taken.push({ left: place, right: place + wide, y });
  ink.textAlign = "left";
  ink.lineWidth = 3.5;
  ink.lineJoin = "round";
  ink.strokeStyle = colour("ground");
  ink.strokeText(words, place, above);
  ink.fillText(words, place, above);
}

/**
 * Where a hand came in: a cross for harm, a wedge for the rest.
 * @param {CanvasRenderingContext2D} ink
 * @param {number} x
 * @param {number} y
 * @param {string} mark
 */
function drawHand(ink, x, y, mark) {
  ink.beginPath();
  if (mark === "✕") {
    ink.strokeStyle = ink.fillStyle;
    ink.lineWidth = 2.5;
    ink.moveTo(x - 5, y - 5);
    ink.lineTo(x + 5, y + 5);
    ink.moveTo(x + 5, y - 5);
    ink.lineTo(x - 5, y + 5);
    ink.stroke();
  } else {
    ink.moveTo(x - 4.5, y - 9);
    ink.lineTo(x + 4.5, y - 9);
    ink.lineTo(x, y - 2);
    ink.fill();
  }
}

/**
 * A promise broken: a red line through all lanes.
 * @param {Scene} scene
 * @param {number} x
 * @param {number} alpha
 */
function drawBreak({ ink, height }, x, alpha) {
  ink.globalAlpha = alpha;
  ink.strokeStyle = colour("loss");
  ink.lineWidth = 2.5;
  ink.beginPath();
  ink.moveTo(x, AXIS);
  ink.lineTo(x, height);
  ink.stroke();
}

/**
 * The steps that led to the one that is explained, as rings on their lanes, and that one as the largest.
 * @param {Scene} scene
 */
function drawCauses({ ink, store, lanes, x, causes, selected }) {
  const rings = causes ? [...causes.seqs] : [];
  for (const seq of [...rings.filter((one) => one !== selected), selected]) {
    const step = store.stepAt(seq);
    const y = step?.node ? lanes.y.get(step.node) : undefined;
    if (!step || y === undefined) continue;
    ink.beginPath();
    ink.arc(x(step.at), y, seq === selected ? 7.5 : 4.5, 0, 2 * Math.PI);
    ink.fillStyle = colour("ground");
    ink.strokeStyle = colour(seq === selected ? "hand" : "text");
    ink.lineWidth = seq === selected ? 2.5 : 1.75;
    ink.fill();
    ink.stroke();
  }
}
