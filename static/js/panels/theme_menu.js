/** The choice of light, dark, or what the system says. */
import { html } from "htm/preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../sentences.js";
import { theme } from "../state.js";
import { THEMES } from "../theme.js";
import { Icon } from "./icons.js";
import { moveFocus } from "./menus.js";
import { Popover } from "./popover.js";

export function ThemeMenu() {
  const [place, setPlace] = useState(/** @type {{x: number, y: number} | null} */ (null));
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const close = () => setPlace(null);

  function toggle() {
    const { right, bottom } = /** @type {HTMLButtonElement} */ (button.current).getBoundingClientRect();
    setPlace(place ? null : { x: right, y: bottom + 4 });
  }

  return html`
    <button type="button" ref=${button} class="icon-button" aria-haspopup="menu" aria-expanded=${place !== null}
      aria-label=${t("theme")} title=${t("theme")}
      onClick=${toggle}><${Icon} name="theme" /></button>
    ${place &&
    html`<${Popover} ...${place} anchor=${button.current} role="menu" label=${t("theme")} class="menu" onClose=${close}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => moveFocus(event, close)}>
      ${THEMES.map(
        (name) => html`<button type="button" role="menuitemradio" tabindex="-1" class="menu-item"
          aria-checked=${theme.value === name}
          data-first=${theme.value === name || undefined} onClick=${() => ((theme.value = name), close())}>
          <span>${t(`theme-${name}`)}</span>${theme.value === name && html`<${Icon} name="check" size=${16} />`}
        </button>`,
      )}
    <//>`}
  `;
}
