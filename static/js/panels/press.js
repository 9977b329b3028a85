/** A button that is an icon: its name for those who cannot see it, and the key that does the same. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";

/**
 * @param {{icon: string, label: string, hint?: string, size?: number, disabled?: boolean, menu?: boolean,
 *   onClick: (event: MouseEvent) => void}} props menu: whether it opens one
 */
export function Press({ icon, label, hint, size = 20, disabled = false, menu = false, onClick }) {
  return html`<button type="button" class="icon-button" aria-label=${label} title=${hint ? `${label} (${hint})` : label}
    aria-haspopup=${menu ? "menu" : undefined} disabled=${disabled} onClick=${onClick}>
    <${Icon} name=${icon} size=${size} />
  </button>`;
}
