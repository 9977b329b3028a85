/** What stands beside the stage: a step from near, where the protocol shows any, and the curves. */
import { html } from "htm/preact";
import { view } from "../protocols/view.js";
import { t } from "../sentences.js";
import * as state from "../state.js";
import { Curves } from "./curves.js";
import { Exhibit } from "./exhibit.js";
import { beside } from "./places.js";
import { Press } from "./press.js";

/** Whether there is anything to show there. */
export function hasBeside() {
  return (state.declared.value?.gauges ?? []).length > 0 || view().hasExhibits();
}

/** How the stage makes room for it. */
export function roomBeside() {
  if (!hasBeside() || !beside.value) return undefined;
  return view().hasExhibits() ? "wide" : "narrow";
}

export function Beside() {
  return html`<section class="beside" aria-label=${t("beside")}>
    <div class="beside-scroll" tabindex="0" role="group" aria-label=${t("beside")}>
      <${Exhibit} />
      <${Curves} />
    </div>
    <${Press} icon="close" size=${16} label=${t("beside-close")} onClick=${() => (beside.value = false)} />
  </section>`;
}
