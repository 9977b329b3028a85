/** The buttons in the corner of the stage: a node joins, where the protocol lets any; the curves, where they are put away. */
import { html } from "htm/preact";
import { command } from "../actions.js";
import { allows } from "../possible.js";
import { t } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { hasBeside } from "./beside.js";
import { beside } from "./places.js";

export function StageTools() {
  const joins = allows(state.declared.value, "join");
  const curves = hasBeside() && !beside.value;
  if (!joins && !curves) return null;
  return html`<div class="stage-tools">
    ${joins && html`<button type="button" class="button" onClick=${join}>+ ${t("join-node")}</button>`}
    ${curves && html`<button type="button" class="button wide-only" onClick=${() => (beside.value = true)}>${t("curves")}</button>`}
  </div>`;
}

/** The next free number starts. */
function join() {
  const { state: states } = store.worldAt(state.nowSeq.value);
  const numbers = Object.keys(states).flatMap((name) => (name.startsWith("n") ? [Number(name.slice(1))] : []));
  return command({ do: "join", node: `n${Math.max(0, ...numbers) + 1}` });
}
