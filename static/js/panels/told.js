/**
 * Which step the panels speak of. While the run stands, the selected one. While it plays, steps go by faster than anybody
 * reads: then the weightiest of the last moment, one at a time, so that heartbeats do not chase an election off the page.
 */
import { effect, signal } from "@preact/signals";
import { nowSeq, playing, selectedStep } from "../state.js";
import { store } from "../store.js";

/** Wall ms that a step is spoken of at least while the run plays. */
const BREATH = 350;

/** The step that is explained. */
export const toldStep = signal(0);

/** The last step that was worth turning to: the one selected, or a headline that went by. Its node is shown. */
export const turnedTo = signal(0);

export function tellSteps() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let breath;
  const tell = () => {
    breath = undefined;
    if (!playing.peek() || nowSeq.peek() === toldStep.peek()) return;
    toldStep.value = weightiest(toldStep.peek(), nowSeq.peek(), (seq) => store.stepAt(seq));
    if (weightOf(store.stepAt(toldStep.peek())) === 2) turnedTo.value = toldStep.peek();
    breath = setTimeout(tell, BREATH);
  };
  effect(() => {
    const seq = selectedStep.value;
    if (playing.value) {
      if (breath === undefined) tell();
      return;
    }
    clearTimeout(breath);
    breath = undefined;
    toldStep.value = seq;
    turnedTo.value = nowSeq.peek();
  });
}

/**
 * @param {number} after
 * @param {number} upTo
 * @param {(seq: number) => import("../types.d.ts").Step | null} stepAt
 * @returns {number} the weightiest step of the stretch, of several the last; where there is no stretch, its end
 */
export function weightiest(after, upTo, stepAt) {
  let found = upTo;
  for (let seq = upTo - 1; seq > after; seq--) if (weightOf(stepAt(seq)) > weightOf(stepAt(found))) found = seq;
  return found;
}

/** @param {import("../types.d.ts").Step | null} step */
function weightOf(step) {
  return Math.max(-1, ...(step?.why ?? []).map(({ weight }) => weight));
}
