/** The lanes: a bar in the hue of the role, dotted while the node is down, hatched while it is paused. */
import { view } from "../protocols/view.js";
import { colour } from "./palette.js";

/**
 * @typedef {import("./painter.js").Picture & {lanes: {step: number, y: {get: (name: string) => number | undefined}}, x: (time: number) => number,
 *   from: number, to: number}} Scene
 */

/** @param {Scene} scene */
export function drawLanes(scene) {
  const { ink, lanes, names, store, x, from, to } = scene;
  const thick = Math.max(1, Math.min(6, lanes.step * 0.3));
  const kind = view();
  const rolePaint = kind.lanePaint?.() ?? kind.rolePaint;
  for (const name of names) {
    const y = lanes.y.get(name) ?? 0;
    for (const stretch of store.rolesOf(name, name.startsWith("c") ? clientPaint : rolePaint)) {
      if (stretch.to < from || stretch.from > to) continue;
      drawStretch(ink, stretch, x(Math.max(stretch.from, from)), x(Math.min(stretch.to, to)), y, name.startsWith("c") ? Math.min(1.5, thick) : thick);
    }
  }
  ink.setLineDash([]);
}

function clientPaint() {
  return "client";
}

/**
 * @param {CanvasRenderingContext2D} ink
 * @param {import("../lanes.js").Stretch} stretch
 * @param {number} left
 * @param {number} right
 * @param {number} y
 * @param {number} thick
 */
function drawStretch(ink, { hue, life }, left, right, y, thick) {
  ink.strokeStyle = colour(life === "down" ? "down" : hue);
  ink.setLineDash(life === "up" ? [] : life === "down" ? [2.5, 4] : [5, 3]);
  ink.lineWidth = life === "down" ? Math.min(3, thick) : thick;
  ink.beginPath();
  ink.moveTo(left, y);
  ink.lineTo(right, y);
  ink.stroke();
  if (life !== "paused") return;
  // Hatched: solid edges, the inside broken.
  ink.setLineDash([]);
  ink.lineWidth = 1;
  ink.strokeRect(left, y - thick / 2, right - left, thick);
}
