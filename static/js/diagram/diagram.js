/** The space-time diagram: a lane a node and a client, and the scrubber of the whole page. */
import { effect, signal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { switchBranch } from "../actions.js";
import { paintSoon } from "../frames.js";
import { seen } from "../playback.js";
import { branchName } from "../panels/branches.js";
import { t } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { DiagramCanvas } from "./canvas.js";
import { NAMES } from "./grid.js";
import { handle } from "./hands.js";
import { hanging } from "./hanging.js";

/** How much a press of a zoom button shows less or more. */
const ZOOM = 1.6;

export function Diagram() {
  const place = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  useEffect(() => (place.current ? mount(place.current) : undefined), []);
  return html`<div class="diagram">
    <${Slider} place=${place} />
    <div class="diagram-tools">
      <button type="button" aria-label=${t("diagram-zoom-out")} title=${t("diagram-zoom-out")} onClick=${zoomOut}>−</button>
      <button type="button" aria-label=${t("diagram-zoom-in")} title=${t("diagram-zoom-in")} onClick=${zoomIn}>+</button>
    </div>
    <${Branches} diagram=${diagram.value} />
  </div>`;
}

/** The canvas that is on the screen. */
const diagram = signal(/** @type {DiagramCanvas | null} */ (null));

/** Rises when the diagram shows another stretch of time. */
const shown = signal(0);

/** @param {{place: import("preact").RefObject<HTMLCanvasElement>}} props */
function Slider({ place }) {
  const seq = state.nowSeq.value;
  void state.revision.value;
  const at = store.stepAt(seq)?.at ?? 0;
  return html`<canvas ref=${place} role="slider" tabindex="0" aria-label=${t("diagram-label")} aria-valuemin="0"
    aria-valuemax=${Math.round(Math.max(seen.peek().at, at))} aria-valuenow=${Math.round(at)} aria-valuetext=${t("diagram-at", { at, seq })}></canvas>`;
}

/** Shows less time, larger, about the playhead where it is in view. */
export function zoomIn() {
  zoom(1 / ZOOM);
}

/** Shows more time. */
export function zoomOut() {
  zoom(ZOOM);
}

/** @param {number} factor */
function zoom(factor) {
  const canvas = diagram.value;
  if (!canvas) return;
  const { at } = state.playhead.value;
  const x = canvas.xOf(at);
  canvas.zoom(factor, x > NAMES && x < canvas.width ? x : NAMES + canvas.plot / 2);
  shown.value++;
}

/** @param {HTMLCanvasElement} place */
function mount(place) {
  const canvas = new DiagramCanvas(place);
  diagram.value = canvas;
  const paint = () => {
    const { start, span } = canvas.viewport;
    canvas.paint();
    if (start !== canvas.viewport.start || span !== canvas.viewport.span) shown.value++;
  };
  handle(canvas, () => shown.value++);
  const sized = new ResizeObserver(([entry]) => {
    if (!entry) return;
    canvas.resize(entry.contentRect.width, entry.contentRect.height);
    shown.value++;
  });
  sized.observe(/** @type {HTMLElement} */ (place.parentElement));
  const stopFollowing = effect(() => {
    if (state.playing.value) canvas.follow();
  });
  const stop = effect(() => {
    DiagramCanvas.watch();
    void shown.value;
    paintSoon(paint);
  });
  return () => {
    stop();
    stopFollowing();
    sized.disconnect();
    diagram.value = null;
  };
}

/**
 * The branches, each under the place where it left.
 * @param {{diagram: DiagramCanvas | null}} props
 */
function Branches({ diagram }) {
  void shown.value;
  if (!diagram) return null;
  const found = hanging(state.branches.value);
  return html`<ul class="hanging">
    ${found.map(({ branch, at }) => {
      const left = diagram.xOf(at);
      const name = branchName(branch);
      return html`<li key=${branch.id} hidden=${left < NAMES || left > diagram.width - 30} style=${{ left: `${left}px` }}>
        <button type="button" aria-label=${t("diagram-branch", { at: at.toFixed(1), name })} onClick=${() => switchBranch(branch.id)}>${name}</button>
      </li>`;
    })}
  </ul>`;
}
