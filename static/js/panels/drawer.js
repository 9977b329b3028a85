/** The drawer at the right: stories to play, the set-up of a new run, and what can be set while the run goes on. */
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../sentences.js";
import { Live } from "./live.js";
import { drawer } from "./places.js";
import { Press } from "./press.js";
import { Scenarios } from "./scenario_list.js";
import { SetUp } from "./setup.js";

/** @type {readonly ("scenarios" | "setup" | "live")[]} */
const TABS = ["scenarios", "setup", "live"];

export function Drawer() {
  const shown = drawer.value;
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const open = shown !== null;

  useEffect(() => {
    if (!open) return undefined;
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    /** @type {HTMLElement | null | undefined} */ (box.current?.querySelector("[aria-selected=true]"))?.focus();
    return () => before?.focus();
  }, [open]);

  if (!open) return null;

  /** @param {KeyboardEvent} event */
  function keys(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    drawer.value = null;
  }

  return html`<div class="drawer" ref=${box} role="dialog" aria-label=${t("setup-open")} onKeyDown=${keys}>
    <div class="drawer-head">
      <${Tabs} shown=${shown} />
      <${Press} icon="close" label=${t("close")} onClick=${() => (drawer.value = null)} />
    </div>
    <div class="drawer-body" role="tabpanel" aria-label=${t(`drawer-${shown}`)}>
      ${shown === "scenarios" && html`<${Scenarios} />`}
      ${shown === "setup" && html`<${SetUp} />`}
      ${shown === "live" && html`<${Live} />`}
    </div>
  </div>`;
}

/** @param {{shown: string}} props */
function Tabs({ shown }) {
  /** @param {KeyboardEvent} event */
  function keys(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const list = /** @type {HTMLElement} */ (event.currentTarget);
    const to = (TABS.indexOf(/** @type {any} */ (shown)) + by + TABS.length) % TABS.length;
    drawer.value = TABS[to] ?? null;
    /** @type {HTMLElement} */ (list.children[to]).focus();
  }
  return html`<div class="tabs" role="tablist" aria-label=${t("setup-open")} onKeyDown=${keys}>
    ${TABS.map(
      (tab) => html`<button type="button" role="tab" aria-selected=${tab === shown} tabindex=${tab === shown ? 0 : -1}
        onClick=${() => (drawer.value = tab)}>${t(`drawer-${tab}`)}</button>`,
    )}
  </div>`;
}
