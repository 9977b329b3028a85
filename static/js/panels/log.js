/** A log as cells: solid where the node knows the entry to be committed, dashed where it does not yet. */
import { html } from "htm/preact";

/** @param {{cells: readonly import("../protocols/view.js").Cell[]}} props */
export function LogCells({ cells }) {
  if (cells.length === 0) return null;
  return html`<ol class="log">
    ${cells.map(({ index, text, under, committed }) => html`<li class=${committed ? "committed" : "open"}>
      <span>${text}</span><small>${under ? `${index} · ${under}` : index}</small>
    </li>`)}
  </ol>`;
}
