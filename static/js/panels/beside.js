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
  return (state.declared.value?.gauges ?? []).length > 0 || view().hasExhibits() || view().panel !== null;
}

/** How the stage makes room for it. */
export function roomBeside() {
  if (!hasBeside() || !beside.value) return undefined;
  if (view().panel) return "slim";
  return view().hasExhibits() ? "wide" : "narrow";
}

/** What it is called, in a word or two. */
export function nameBeside() {
  const { panel } = view();
  return t(panel ? panel.name : "curves");
}

export function Beside() {
  const { panel } = view();
  return html`<section class="beside" aria-label=${t("beside")}>
    <div class="beside-scroll" tabindex="0" role="group" aria-label=${t("beside")}>
      ${panel ? html`<${panel.Body} />` : html`<${Exhibit} /><${Curves} />`}
    </div>
    <${Press} icon="close" size=${16} label=${t(panel ? `${panel.name}.close` : "beside-close")} onClick=${() => (beside.value = false)} />
  </section>`;
}
