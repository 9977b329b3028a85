/** What went wrong last, said once and loudly enough for a screen reader; it goes by itself or at a press. */
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { toast } from "../actions.js";
import { t } from "../sentences.js";
import { Press } from "./press.js";

/** Wall ms that a sentence stays: long enough to be read twice. */
const STAYS = 9_000;

export function Toast() {
  const shown = toast.value;
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => (toast.value = null), STAYS);
    return () => clearTimeout(timer);
  }, [shown]);
  // The region stands there from the start: an alert that comes into being with its text is not read out everywhere.
  return html`<div class="toast-place" role="alert">
    ${shown && html`<div class="toast">
      <p>${shown.says()}</p>
      <${Press} icon="close" label=${t("close")} size=${16} onClick=${() => (toast.value = null)} />
    </div>`}
  </div>`;
}
