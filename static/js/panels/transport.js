/** Play, step, jump, speed; and the run as a whole: undo, branches, again, another seed. */
import { html } from "htm/preact";
import { restartSame, restartWithNewSeed, toMilestone, undo } from "../actions.js";
import * as playback from "../playback.js";
import { milestoneName, t } from "../sentences.js";
import { LAST_NOTCH, notchOf, speedOf, speedText } from "../speed.js";
import * as state from "../state.js";
import { Branches } from "./branches.js";
import { Icon } from "./icons.js";
import { Press } from "./press.js";

export function Transport() {
  const playing = state.playing.value;
  const label = t(playing ? "pause" : "play");
  return html`<section class="transport" aria-label=${t("transport")}>
    <div class="group steps">
      <${Press} icon="back" label=${t("step-back")} hint="←" onClick=${() => playback.stepBack()} />
      <button type="button" class="play" aria-label=${label} title=${`${label} (${t("key-space")})`}
        onClick=${() => (playing ? playback.pause() : playback.play())}>
        <${Icon} name=${playing ? "pause" : "play"} size=${22} />
      </button>
      <${Press} icon="forward" label=${t("step-forward")} hint="→" onClick=${() => playback.stepForward()} />
    </div>
    <${Milestones} />
    <${Clock} />
    <${Speed} />
    <div class="group whole">
      <${Press} icon="undo" label=${t("undo")} hint="u" disabled=${!state.canUndo.value} onClick=${undo} />
      <${Branches} />
      <${Press} icon="restart" label=${t("restart-run")} onClick=${restartSame} />
      <${Press} icon="seed" label=${t("new-seed")} onClick=${restartWithNewSeed} />
    </div>
  </section>`;
}

/** The kind of milestone to jump to, before or after the playhead. */
function Milestones() {
  const names = state.declared.value?.milestones ?? [];
  const wanted = state.milestone.value;
  /** @param {Event} event */
  function choose(event) {
    state.milestone.value = /** @type {HTMLSelectElement} */ (event.target).value || null;
  }
  return html`<div class="group milestones">
    <${Press} icon="previous" label=${t("milestone-previous")} hint="p" onClick=${() => toMilestone("previous")} />
    <select aria-label=${t("milestone-kind")} value=${wanted ?? ""} onChange=${choose}>
      <option value="">${t("milestone-any")}</option>
      ${names.map((/** @type {string} */ name) => html`<option value=${name}>${milestoneName(name)}</option>`)}
    </select>
    <${Press} icon="next" label=${t("milestone-next")} hint="n" onClick=${() => toMilestone("next")} />
  </div>`;
}

function Clock() {
  const { seq, at } = state.playhead.value;
  return html`<p class="clock">
    <span class="now">${at.toFixed(1)}<small> ms</small></span>
    <span class="step-number">${t("step-number", { seq })}</span>
  </p>`;
}

function Speed() {
  const speed = state.speed.value;
  /** @param {Event} event */
  function slide(event) {
    playback.setSpeed(speedOf(/** @type {HTMLInputElement} */ (event.target).valueAsNumber));
  }
  return html`<label class="group speed">
    <span>${t("speed")}</span>
    <input type="range" aria-label=${t("speed")} min="0" max=${LAST_NOTCH} step="1" value=${notchOf(speed)}
      aria-valuetext=${t("speed-value", { speed: speedText(speed) })}
      onInput=${slide} />
    <output>${speedText(speed)}</output>
  </label>`;
}
