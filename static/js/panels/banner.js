/** What must not be missed: a broken promise, a lost line, a run that has stopped or that another engine made. */
import { computed } from "@preact/signals";
import { html } from "htm/preact";
import { jumpTo } from "../actions.js";
import { optional, refusalText, t } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { Icon } from "./icons.js";
import { Press } from "./press.js";

export function Banners() {
  const stopped = state.stopped.value;
  return html`<div class="banners">
    <${Violation} />
    ${state.connection.value === "lost" && html`<${Notice}>${t("banner-lost")}<//>`}
    ${stopped && html`<${Notice}>${t("banner-stopped", { says: refusalText(stopped) })}<//>`}
    ${state.warning.value === "engine" && html`<${Notice}>
      ${t("banner-engine")}
      <${Press} icon="close" label=${t("close")} size=${16} onClick=${() => (state.warning.value = null)} />
    <//>`}
  </div>`;
}

/** @param {{children?: any}} props */
function Notice({ children }) {
  return html`<p class="banner notice" role="status">${children}</p>`;
}

/** The first promise broken up to the playhead, and the step that broke it. */
function Violation() {
  const all = broken.value;
  const [first] = all;
  if (!first) return html`<div role="alert"></div>`;
  const more = all.length > 1 ? t("banner-more", { count: all.length - 1 }) : "";
  return html`<div role="alert">
    <p class="banner broken">
      <${Icon} name="warning" />
      <span><strong>${t("banner-violation")}</strong> ${violationText(first.violation)} ${more}</span>
      <button type="button" onClick=${() => jumpTo(first.seq)}>${t("banner-jump", { seq: first.seq })}</button>
    </p>
  </div>`;
}

/** @type {readonly import("../store.js").ViolationMark[]} */
const NONE = [];

/** What is broken up to the playhead, in order. */
export const broken = computed(() => {
  void state.revision.value;
  const seq = state.nowSeq.value;
  const found = store.violations().filter((violation) => violation.seq <= seq);
  return found.length > 0 ? found : NONE;
});

/** @param {import("../types.d.ts").Violation} violation */
export function violationText({ invariant, args, says }) {
  return optional(`${state.run.value?.protocol}-invariant-${invariant}.broken`, args) ?? says;
}
