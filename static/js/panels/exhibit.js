/**
 * A step seen from near, as the protocol's view makes it: a table, or two trees and the walk between them. It shows the message
 * that was chosen, or else what the steps turn to.
 *
 * @typedef {import("../protocols/view.js").Exhibit} Picture
 * @typedef {import("../types.d.ts").Sent} Sent
 */
import { html } from "htm/preact";
import { view } from "../protocols/view.js";
import { t } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { messageOf } from "../world.js";
import { toldStep } from "./told.js";
import { Trees } from "./trees.js";
import { wholeNode, wholeStep } from "./whole.js";

export function Exhibit() {
  void state.revision.value;
  const kind = view();
  if (!kind.hasExhibits()) return null;
  const isHurried = state.isCrowd.value && state.playing.value;
  const picture = isHurried ? null : (kind.exhibit?.(near()) ?? null);
  return html`<section class="exhibit" aria-label=${t("exhibit")}>
    ${picture === null ? html`<p class="rule">${t(isHurried ? "exhibit-standing" : "exhibit-none")}</p>` : picture.kind === "trees" ? html`<${Trees} picture=${picture} />` : html`<${Table} picture=${picture} />`}
  </section>`;
}

/** @returns {import("../protocols/view.js").Near} */
function near() {
  const seq = toldStep.value;
  const world = store.worldAt(seq);
  const step = store.stepAt(seq);
  return {
    seq,
    node: state.selectedNode.value ?? step?.node ?? null,
    message: messageOfStep(seq),
    states: world.state,
    flights: [...world.flights.values()],
    state: (node, of) => (node in world.state ? (wholeNode(node, of)?.state ?? null) : null),
    stepAt: wholeStep,
    sent: wholeMessage,
    sentIn: (id) => store.sentIn(id),
  };
}

/**
 * The message that was chosen; of a step that of its messages which says most: data that it sent, what came, what else it sent.
 * @param {number} seq
 */
function messageOfStep(seq) {
  const chosen = state.selectedMessage.value;
  if (chosen !== null) return wholeMessage(chosen);
  const step = store.stepAt(seq);
  const { cargoOf } = view();
  const data = step?.sent.find((sent) => cargoOf && cargoOf(sent, undefined, undefined) !== "control" && sent.to.startsWith("n"));
  if (data) return wholeMessage(data.id);
  const came = step ? messageOf(step) : undefined;
  if (came !== undefined) return wholeMessage(came);
  const [first] = step?.sent ?? [];
  return first ? wholeMessage(first.id) : null;
}

/**
 * A message with what it holds; of a crowd it comes with the step that sent it.
 * @param {number} id
 * @returns {Sent | null}
 */
function wholeMessage(id) {
  const seq = store.sentIn(id);
  if (seq === null) return store.message(id);
  return wholeStep(seq)?.sent.find((sent) => sent.id === id) ?? null;
}

/** @param {{picture: Extract<Picture, {kind: "table"}>}} props */
function Table({ picture: { title, heads, rows, more, says } }) {
  return html`
    <h3>${title}</h3>
    ${rows.length > 0 &&
    html`<table class="exhibit-table">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map(({ cells, look }) => html`<tr class=${look}>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>`}
    ${more > 0 && html`<p class="rule small">${t("exhibit-more", { count: more })}</p>`}
    <p class="rule small">${says}</p>
  `;
}
