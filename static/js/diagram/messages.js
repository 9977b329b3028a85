/**
 * Messages as arrows between the lanes. Those that go to and fro all the time are faint, replies are dashed, lost ones end
 * in a red cross where they fell, held ones in a square; where causes are lit, all others fade. Lines of one look are
 * stroked together.
 */
import { glyphOf } from "../protocols/view.js";
import { linesBetween } from "./lines.js";
import { colour } from "./palette.js";

/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lanes.js").Scene} Scene */

/** With less room than this for a message, those that are faint are left out: CSS pixels for 15 ms. */
const CROWDED = 3;
/** More lines than this are not drawn one by one: only those that are lit. */
const MOST = 12_000;
const HEAD = 6;

/**
 * What a line looks like: drawn in this order.
 * @typedef {{hue: string, faint: boolean, reply: boolean, lit: boolean, faded: boolean, lines: Line[]}} Style
 */

/**
 * @param {Scene} scene
 * @param {number} alpha
 */
export function drawMessages(scene, alpha) {
  const { store, from, to, x } = scene;
  const all = linesBetween(store, from, to);
  const crowded = x(15) - x(0) < CROWDED;
  const shown = all.length > MOST ? all.filter(({ message }) => scene.causes?.messages.has(message.id)) : all;
  for (const style of stylesOf(shown, scene, crowded)) stroke(scene, style, alpha);
}

/**
 * @param {Line[]} lines
 * @param {Scene} scene
 * @param {boolean} crowded
 */
function stylesOf(lines, { causes }, crowded) {
  /** @type {Map<string, Style>} */
  const styles = new Map();
  for (const line of lines) {
    const { hue, faint, reply } = glyphOf(line.message);
    const lit = causes?.messages.has(line.message.id) ?? false;
    if (crowded && faint && !lit) continue;
    const faded = causes !== null && !lit;
    const key = `${lit} ${faint} ${reply} ${hue}`;
    const style = styles.get(key);
    if (style) style.lines.push(line);
    else styles.set(key, { hue, faint, reply, lit, faded, lines: [line] });
  }
  return [...styles.values()].sort((a, b) => rank(a) - rank(b));
}

/** @param {Style} style */
function rank({ lit, faint }) {
  return lit ? 2 : faint ? 0 : 1;
}

/**
 * @param {Scene} scene
 * @param {Style} style
 * @param {number} alpha
 */
function stroke({ ink, lanes, x }, { hue, faint, reply, lit, faded, lines }, alpha) {
  /** @type {[number, number][]} */
  const crosses = [];
  /** @type {[number, number][]} */
  const stops = [];
  ink.strokeStyle = colour(hue);
  ink.lineWidth = lit ? 2.25 : faint ? 1 : 1.5;
  ink.globalAlpha = alpha * (faded ? 0.3 : 1) * (lit || !faint ? 1 : 0.55);
  ink.setLineDash(reply ? [4, 3] : []);
  ink.beginPath();
  /** @type {number[]} tips and angles of the arrow heads, which are never dashed */
  const heads = [];
  for (const { message, left, ended, share, fate } of lines) {
    const y1 = lanes.y.get(message.from);
    const y2 = lanes.y.get(message.to);
    if (y1 === undefined || y2 === undefined) continue;
    const x1 = x(left);
    const x2 = x(ended);
    const y = y1 + (y2 - y1) * share;
    ink.moveTo(x1, y1);
    if (message.from === message.to) ink.quadraticCurveTo((x1 + x2) / 2, y1 - lanes.step * 0.6, x2, y2);
    else ink.lineTo(x2, y);
    if (fate === "lost") crosses.push([x2, y]);
    else if (fate === "held") stops.push([x2, y]);
    else heads.push(x2, y, Math.atan2(y - y1, x2 - x1));
  }
  ink.stroke();
  ink.setLineDash([]);
  ink.beginPath();
  for (let i = 0; i < heads.length; i += 3) drawHead(ink, heads[i] ?? 0, heads[i + 1] ?? 0, heads[i + 2] ?? 0, faint && !lit ? HEAD - 1.5 : HEAD);
  ink.stroke();
  drawCrosses(ink, crosses, alpha * (faded ? 0.4 : 1));
  drawStops(ink, stops, alpha);
}

/**
 * Where a hand holds a message.
 * @param {CanvasRenderingContext2D} ink
 * @param {readonly [number, number][]} places
 * @param {number} alpha
 */
function drawStops(ink, places, alpha) {
  ink.fillStyle = colour("hand");
  ink.globalAlpha = alpha;
  for (const [x, y] of places) ink.fillRect(x - 3.5, y - 3.5, 7, 7);
}

/**
 * @param {CanvasRenderingContext2D} ink
 * @param {number} x
 * @param {number} y
 * @param {number} angle
 * @param {number} size
 */
function drawHead(ink, x, y, angle, size) {
  ink.moveTo(x - size * Math.cos(angle - 0.42), y - size * Math.sin(angle - 0.42));
  ink.lineTo(x, y);
  ink.lineTo(x - size * Math.cos(angle + 0.42), y - size * Math.sin(angle + 0.42));
}

/**
 * @param {CanvasRenderingContext2D} ink
 * @param {readonly [number, number][]} places
 * @param {number} alpha
 */
function drawCrosses(ink, places, alpha) {
  if (places.length === 0) return;
  ink.strokeStyle = colour("loss");
  ink.lineWidth = 2;
  ink.globalAlpha = alpha;
  ink.beginPath();
  for (const [x, y] of places) {
    ink.moveTo(x - 4, y - 4);
    ink.lineTo(x + 4, y + 4);
    ink.moveTo(x + 4, y - 4);
    ink.lineTo(x - 4, y + 4);
  }
  ink.stroke();
}
