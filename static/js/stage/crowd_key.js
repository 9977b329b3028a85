/** What stands beside a crowd's canvas: what its colours mean, how many nodes are of each, and the buttons that zoom. */
import { signal } from "@preact/signals";
import { html } from "htm/preact";
import { view } from "../protocols/view.js";
import { t } from "../sentences.js";
import { tally } from "./crowd.js";

/** How much a press of a zoom button shows larger or smaller. */
const ZOOM = 1.6;

/** The hands that are on the stage, for the buttons. */
export const hands = signal(/** @type {import("./crowd_hands.js").CrowdHands | null} */ (null));

export function CrowdKey() {
  const { kinds } = view().crowd;
  const counts = tally.value;
  const rest = counts ? /** @type {const} */ ([["down", counts.down], ["paused", counts.paused], ["cut", counts.cut]]) : [];
  return html`
    <ul class="crowd-key" id="crowd-key" aria-label=${t("crowd-counts")}>
      ${kinds.map(
        ({ name, hue, hollow }, i) => html`<li style=${{ "--hue": `var(--${hue})` }}>
          <span class=${hollow ? "body hollow" : "body"} aria-hidden="true"></span>${t(name)}<span class="number">${counts?.kinds[i] ?? 0}</span>
        </li>`,
      )}
      ${rest.map(([kind, count]) => count > 0 && html`<li class=${kind}><span class=${`body ${kind}`} aria-hidden="true"></span>${t(`crowd-${kind}`)}<span class="number">${count}</span></li>`)}
    </ul>
    <div class="crowd-tools">
      <button type="button" aria-label=${t("crowd-zoom-out")} title=${t("crowd-zoom-out")} onClick=${() => hands.value?.zoom(1 / ZOOM)}>−</button>
      <button type="button" aria-label=${t("crowd-zoom-in")} title=${t("crowd-zoom-in")} onClick=${() => hands.value?.zoom(ZOOM)}>+</button>
      <button type="button" aria-label=${t("crowd-zoom-all")} title=${t("crowd-zoom-all")} onClick=${() => hands.value?.showAll()}>○</button>
    </div>
    <p class="crowd-hint" id="crowd-hint">${t("crowd-hint")}</p>
  `;
}
