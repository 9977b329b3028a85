/**
 * The curves beside the stage: what a protocol's gauges come to over the run, as small charts one above the other, each with
 * its values at the playhead.
 *
 * @typedef {import("../protocols/view.js").Chart} Chart
 * @typedef {import("../protocols/view.js").Line} Line
 * @typedef {import("./plot.js").Points} Points
 */
import { effect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { paintSoon } from "../frames.js";
import { view } from "../protocols/view.js";
import { named, optional, t } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { glimpse } from "./glimpse.js";
import { HEIGHT, WIDTH, axisEnd, polyline, roundUp, stacked, stairs, valueAt } from "./plot.js";

/** How far a playhead moves before it is drawn anew, in units of the plot. */
const STEP = 0.25;

export function Curves() {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => (box.current ? moveHeads(box.current) : undefined), []);
  const { seq, at, until } = glimpse.value;
  const { names } = store.gauges;
  if (names.length === 0) return null;
  const axes = { end: axisEnd(until), until };
  const nodes = nodesAt(seq);
  return html`<div class="curves" ref=${box} role="group" aria-label=${t("curves")}>
    ${view().curves(names).map((chart) => html`<${Plot} key=${chart.name} chart=${chart} nodes=${nodes} at=${at} axes=${axes} />`)}
    <p class="curve-axis" aria-hidden="true"><span>0</span><span>${timeText(axes.end)}</span></p>
  </div>`;
}

/** @param {{chart: Chart, nodes: number, at: number, axes: {end: number, until: number}}} props */
function Plot({ chart, nodes, at, axes: { end, until } }) {
  const { name, unit, lines, textbook } = chart;
  const points = lines.map(pointsOf);
  const shown = chart.stacked ? stacked(points) : points;
  const highest = Math.max(...shown.map((line) => line.reduce((most, [, when, value]) => (when <= until ? Math.max(most, value) : most), 0)));
  const most = unit === "share" ? nodes : roundUp(highest);
  const axes = { end, until, most };
  const expected = textbook?.points(nodes, points[0] ?? [], end) ?? [];
  const values = lines.map((line, i) => ({ line, value: valueAt(points[i] ?? [], at) ?? 0 }));
  return html`<figure class="curve">
    <figcaption>
      <strong>${optional(name) ?? named("gauge", name) ?? name}</strong>
      ${values.map(({ line, value }) => html`<span class="curve-value" style=${{ "--hue": `var(--${line.hue})` }}>
        ${lines.length > 1 && html`<i aria-hidden="true"></i>${nameOf(line)} `}<b class="number">${valueText(value, unit, nodes)}</b>
      </span>`)}
      ${chart.stacked && html`<span class="curve-value">${shareText(values.map(({ value }) => value))}</span>`}
    </figcaption>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line class="base" x1="0" x2=${WIDTH} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5} />
      ${chart.stacked
        ? shown.map((line, i) => [line, i]).reverse().map(([line, i]) => html`<path class="area" style=${{ "--hue": `var(--${lines[/** @type {number} */ (i)]?.hue})` }} d=${stairs(/** @type {Points} */ (line), axes, true)} />`)
        : shown.map((line, i) => html`<path class="stairs" style=${{ "--hue": `var(--${lines[i]?.hue})` }} d=${stairs(line, axes)} />`)}
      ${expected.length > 1 && html`<path class="expected" d=${polyline(expected.map(([when, share]) => [when, share * nodes]), axes)} />`}
      <line class="head" y1="0" y2=${HEIGHT} data-end=${end} />
    </svg>
    ${textbook && expected.length > 1 && html`<p class="curve-says">${t(textbook.says())}</p>`}
  </figure>`;
}

/**
 * @param {Line} line
 * @returns {Points}
 */
function pointsOf({ gauge, series }) {
  if (series) return series.of(store);
  const { names, samples } = store.gauges;
  const column = names.indexOf(gauge ?? "") + 2;
  return column < 2 ? [] : samples.map((sample) => /** @type {const} */ ([sample[0], sample[1], sample[column] ?? 0]));
}

/** @param {Line} line */
function nameOf({ name, gauge = "" }) {
  return name ? t(name) : (named("gauge", gauge) ?? gauge);
}

/**
 * @param {number} value
 * @param {Chart["unit"]} unit
 * @param {number} nodes
 */
function valueText(value, unit, nodes) {
  switch (unit) {
    case "share":
      return t("curve-share", { value, percent: Math.round((100 * value) / Math.max(1, nodes)) });
    case "bytes":
      return value < 10_000 ? t("curve-b", { value }) : value < 1e6 ? t("curve-kb", { value: (value / 1000).toFixed(1) }) : t("curve-mb", { value: (value / 1e6).toFixed(2) });
    case "rate":
      return t("curve-per-second", { value: value.toFixed(1) });
    case "number":
      return value.toFixed(2);
    default:
      return String(value);
  }
}

/**
 * How much of what came was no news.
 * @param {readonly number[]} values
 */
function shareText([useful = 0, redundant = 0]) {
  const all = useful + redundant;
  return all === 0 ? "" : t("curve-redundant", { percent: Math.round((100 * redundant) / all) });
}

/** @param {number} ms */
function timeText(ms) {
  return ms >= 1000 ? `${Number((ms / 1000).toFixed(1))} s` : `${Math.round(ms)} ms`;
}

/**
 * How many nodes there are after a step.
 * @param {number} seq
 */
function nodesAt(seq) {
  let count = 0;
  const { state: states } = store.worldAt(seq);
  for (const name in states) if (name.startsWith("n")) count++;
  return count;
}

/**
 * Moves the playheads of all charts with the clock, without drawing the charts anew.
 * @param {HTMLElement} box
 * @returns {() => void} stops it
 */
function moveHeads(box) {
  /** @type {WeakMap<Element, number>} */
  const places = new WeakMap();
  const move = () => {
    const { at } = state.playhead.peek();
    for (const head of box.querySelectorAll("line.head")) {
      const x = Math.round(((at / Number(head.getAttribute("data-end"))) * WIDTH) / STEP) * STEP;
      if (places.get(head) === x) continue;
      places.set(head, x);
      head.setAttribute("x1", String(x));
      head.setAttribute("x2", String(x));
    }
  };
  return effect(() => {
    void [state.playhead.value, glimpse.value];
    paintSoon(move);
  });
}
