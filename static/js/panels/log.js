/** A log as cells: solid where the node knows the entry to be committed, dashed where it does not yet. */
import { html } from "htm/preact";
import { viewOf } from "../protocols/view.js";
import { t } from "../sentences.js";
import * as state from "../state.js";

/** @param {{fields: import("../types.d.ts").State}} props */
export function LogCells({ fields }) {
  const cells = viewOf(state.run.value?.protocol).logCells(fields);
  if (cells.length === 0) return null;
  return html`<ol class="log">
    ${cells.map((/** @type {any} */ cell) => html`<li class=${cell.committed ? "committed" : "open"}>
      <span>${cell.text}</span><small>${cell.index} · ${t("term", { term: cell.term })}</small>
    </li>`)}
  </ol>`;
}
