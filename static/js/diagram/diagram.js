/** The space-time diagram: a lane a node and a client, and the scrubber of the whole page. */
import { effect, signal, useSignal } from "@preact/signals";
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
  const diagram = useSignal(/** @type {DiagramCanvas | null} */ (null));
  useEffect(() => (place.current ? mount(place.current, diagram) : undefined), []);
  return html`<div class="diagram">
    <${Slider} place=${place} />
    <div class="diagram-tools">
      <button type="button" aria-label=${t("diagram-zoom-out")} title=${t("diagram-zoom-out")} onClick=${() => zoom(diagram.value, ZOOM)}>−</button>
      <button type="button" aria-label=${t("diagram-zoom-in")} title=${t("diagram-zoom-in")} onClick=${() => zoom(diagram.value, 1 / ZOOM)}>+</button>
    </div>
    <${Branches} diagram=${diagram.value} />
  </div>`;
}

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

/**
 * @param {DiagramCanvas | null} diagram
 * @param {number} factor
 */
function zoom(diagram, factor) {
  if (!diagram) return;
  const { at } = state.playhead.value;
  const x = diagram.xOf(at);
  diagram.zoom(factor, x > NAMES && x < diagram.width ? x : NAMES + diagram.plot / 2);
  shown.value++;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("@preact/signals").Signal<DiagramCanvas | null>} made
 */
function mount(canvas, made) {
  const diagram = new DiagramCanvas(canvas);
  made.value = diagram;
  const paint = () => {
    const { start, span } = diagram.viewport;
    diagram.paint();
    if (start !== diagram.viewport.start || span !== diagram.viewport.span) shown.value++;
  };
  handle(diagram, () => shown.value++);
  const sized = new ResizeObserver(([entry]) => {
    if (!entry) return;
    diagram.resize(entry.contentRect.width, entry.contentRect.height);
    shown.value++;
  });
  sized.observe(/** @type {HTMLElement} */ (canvas.parentElement));
  const stopFollowing = effect(() => {
    if (state.playing.value) diagram.follow();
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
