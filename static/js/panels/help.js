/** The help: every key, and what the marks of the drawings mean. */
import { html } from "htm/preact";
import { KEYS } from "../keys.js";
import { t } from "../sentences.js";
import { Dialog } from "./dialog.js";
import { dialog } from "./places.js";

/** The marks of the drawings, each with the class that draws its sample. */
const MARKS = ["selected", "crashed", "paused", "solid", "dashed", "lost", "timer", "cut"];

export function Help() {
  if (dialog.value !== "help") return null;
  const [time, hands, page] = KEYS.map(({ group, keys }) => html`<${Keys} title=${t(group)} keys=${keys} />`);
  return html`<${Dialog} title=${t("help-title")} class="help" onClose=${() => (dialog.value = null)}>
    <p class="rule">${t("help-about")}</p>
    <div class="key-groups">
      ${time}${hands}
      <section>
        <h3 class="label">${t("marks")}</h3>
        <dl class="keys">
          ${MARKS.map((mark) => html`<div><dt><${Sample} mark=${mark} /></dt><dd>${t(`mark-${mark}`)}</dd></div>`)}
        </dl>
      </section>
      ${page}
    </div>
  <//>`;
}

/** @param {{title: string, keys: readonly import("../keys.js").Key[]}} props */
function Keys({ title, keys }) {
  return html`<section>
    <h3 class="label">${title}</h3>
    <dl class="keys">
      ${keys.map((key) => html`<div><dt><kbd>${nameOf(key)}</kbd></dt><dd>${t(key.label)}</dd></div>`)}
    </dl>
  </section>`;
}

/** @param {import("../keys.js").Key} key */
function nameOf({ keys: [key], shown }) {
  return shown?.startsWith("key-") ? t(shown) : (shown ?? key);
}

/** @param {{mark: string}} props */
function Sample({ mark }) {
  return html`<svg class=${`sample ${mark}`} width="36" height="22" viewBox="0 0 36 22"
    aria-hidden="true">${SAMPLES[mark]?.()}</svg>`;
}

/** @type {Record<string, () => any>} */
const SAMPLES = {
  selected: () => html`<circle cx="18" cy="11" r="6" /><circle class="ring" cx="18" cy="11" r="9.5" />`,
  crashed: () => html`<circle cx="18" cy="11" r="8" /><path d="m15.5 8.5 5 5m0-5-5 5" />`,
  paused: () => html`<circle cx="18" cy="11" r="8" /><path d="M16 8v6m4-6v6" />`,
  solid: () => html`<rect x="8" y="4" width="20" height="14" rx="3" />`,
  dashed: () => html`<rect x="8" y="4" width="20" height="14" rx="3" />`,
  lost: () => html`<path d="m14 7 8 8m0-8-8 8" />`,
  timer: () => html`<path d="M18 2.5a8.5 8.5 0 1 1-7.4 12.7" />`,
  cut: () => html`<path d="M2 11h12m8 0h12M15 4l6 14" />`,
};
