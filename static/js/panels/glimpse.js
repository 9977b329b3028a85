/**
 * Where the run is, for what need not be drawn anew with every frame: while it plays, only now and then.
 */
import { effect, signal } from "@preact/signals";
import { seen } from "../playback.js";
import * as state from "../state.js";

/** Wall ms between two glimpses while the run plays. */
const BREATH = 250;

/** `until`: the last moment that has been seen, in virtual ms. */
export const glimpse = signal({ seq: 0, at: 0, until: 0 });

/** Keeps the glimpse up to date, from now on. */
export function keepGlimpse() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let last = -Infinity;
  const look = () => {
    clearTimeout(waiting);
    waiting = undefined;
    last = performance.now();
    const { seq, at } = state.playhead.peek();
    glimpse.value = { seq, at, until: Math.max(seen.peek().at, at) };
  };
  effect(() => {
    void [state.playhead.value, state.revision.value, seen.value];
    const left = state.playing.value ? BREATH - (performance.now() - last) : 0;
    if (left <= 0) look();
    else waiting ??= setTimeout(look, left);
  });
}
