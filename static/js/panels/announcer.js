/** Says the current step to a screen reader: every one while stepping, only the headlines, and not too often, while playing. */
import { html } from "htm/preact";
import { useEffect, useState } from "preact/hooks";
import * as state from "../state.js";
import { store } from "../store.js";
import { toldStep } from "./told.js";
import { headline } from "./why.js";

/** Wall ms between two announcements while the run plays: about one spoken sentence. */
const BREATH = 4_000;

export function Announcer() {
  const [said, say] = useState({ text: "", when: -BREATH });
  const seq = toldStep.value;
  const playing = state.playing.value;
  useEffect(() => {
    const step = store.stepAt(seq);
    if (!step) return;
    const worthIt = step.why.some((note) => note.weight === 2);
    const now = performance.now();
    if (playing && (!worthIt || now - said.when < BREATH)) return;
    say({ text: headline(step).text, when: now });
  }, [seq, playing, state.language.value]);
  return html`<p class="unseen" aria-live="polite">${said.text}</p>`;
}
