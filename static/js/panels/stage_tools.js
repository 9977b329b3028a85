/** The button in the corner of the stage that brings back what stood beside it. */
import { html } from "htm/preact";
import { hasBeside, nameBeside } from "./beside.js";
import { beside } from "./places.js";

export function StageTools() {
  if (!hasBeside() || beside.value) return null;
  return html`<div class="stage-tools">
    <button type="button" class="button" onClick=${() => (beside.value = true)}>${nameBeside()}</button>
  </div>`;
}
