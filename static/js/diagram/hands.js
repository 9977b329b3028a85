/**
 * Hands on the diagram: a drag scrubs, a click chooses the nearest step; on the axis a drag moves the view and a click the
 * playhead. The wheel zooms about the pointer, with Shift it moves the view. As a slider it has the keys of one.
 */
import { openMenu, selectStep } from "../actions.js";
import { pause, seekSeq, seekTime, seen, stepBack, stepForward } from "../playback.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { AXIS } from "./grid.js";
import { nearestStep } from "./lines.js";

/** A pointer that moved less than this has clicked. CSS pixels. */
const CLICK = 4;
/** How far from the pointer a step on its lane is looked for before those of other lanes. CSS pixels. */
const REACH = 14;
/** How near to the playhead's handle counts as on it. CSS pixels. */
const HANDLE = 11;
/** Zoom for a pixel of the wheel. */
const WHEEL = 0.0016;
/** Pixels of a wheel that counts in lines. */
const LINE = 16;

/**
 * @param {import("./canvas.js").DiagramCanvas} diagram
 * @param {() => void} repaint
 */
export function handle(diagram, repaint) {
  const { canvas } = diagram;
  /** @type {{x: number, y: number, last: number, mode: "wait" | "scrub" | "pan", onAxis: boolean} | null} */
  let held = null;

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const { offsetX: x, offsetY: y } = event;
    const onHandle = y < AXIS && Math.abs(x - diagram.xOf(state.playhead.value.at)) < HANDLE;
    held = { x, y, last: x, mode: "wait", onAxis: y < AXIS && !onHandle };
    canvas.setPointerCapture(event.pointerId);
    openMenu(null);
  });

  canvas.addEventListener("pointermove", (event) => {
    const { offsetX: x, offsetY: y } = event;
    if (!held) {
      canvas.style.cursor = y < AXIS ? "ew-resize" : "pointer";
      return;
    }
    if (held.mode === "wait" && Math.abs(x - held.x) + Math.abs(y - held.y) >= CLICK) {
      held.mode = held.onAxis ? "pan" : "scrub";
      if (held.mode === "scrub") pause();
    }
    if (held.mode === "scrub") scrub(x);
    if (held.mode === "pan") {
      diagram.pan(held.last - x);
      repaint();
    }
    held.last = x;
  });

  canvas.addEventListener("pointerup", () => {
    const was = held;
    held = null;
    if (!was || was.mode !== "wait") return;
    if (was.onAxis) {
      pause();
      scrub(was.x);
    } else {
      choose(was.x, was.y);
    }
  });

  canvas.addEventListener("pointercancel", () => (held = null));

  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) diagram.pan((event.deltaX || event.deltaY) * unit);
      else diagram.zoom(Math.exp(event.deltaY * unit * WHEEL), event.offsetX);
      repaint();
    },
    { passive: false },
  );

  canvas.addEventListener("keydown", (event) => {
    const { at } = state.playhead.value;
    const screen = diagram.viewport.span * 0.8;
    /** @type {Record<string, (() => unknown) | undefined>} */
    const keys = {
      ArrowLeft: stepBack,
      ArrowDown: stepBack,
      ArrowRight: stepForward,
      ArrowUp: stepForward,
      PageUp: () => leap(at - screen),
      PageDown: () => leap(Math.min(at + screen, seen.value.at)),
      Home: () => (pause(), seekSeq(0)),
      End: () => leap(seen.value.at),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    diagram.follow();
    void act();
  });

  /** @param {number} at */
  function leap(at) {
    pause();
    return seekTime(at);
  }

  /** @param {number} x */
  function scrub(x) {
    const right = diagram.xOf(diagram.viewport.start + diagram.viewport.span);
    state.pinnedStep.value = null;
    void seekTime(diagram.timeAt(Math.min(Math.max(x, diagram.xOf(diagram.viewport.start)), right)));
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  function choose(x, y) {
    const at = Math.min(diagram.timeAt(x), Math.max(seen.value.at, state.playhead.value.at));
    const within = (REACH / diagram.plot) * diagram.viewport.span;
    const seq = nearestStep(store, at, diagram.laneAt(y), within);
    if (seq === null) return;
    pause();
    selectStep(seq);
  }
}
