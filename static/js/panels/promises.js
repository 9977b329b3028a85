/** The promises that the protocol makes, checked after every step: kept, or broken somewhere up to the playhead. */
import { html } from "htm/preact";
import { jumpTo } from "../actions.js";
import { named, t } from "../sentences.js";
import * as state from "../state.js";
import { broken } from "./banner.js";
import { Icon } from "./icons.js";

/** On a tall screen there is room for the list beside the node's fields. */
const roomy = matchMedia("(min-height: 1000px)").matches;

export function Promises() {
  /** @type {string[]} */
  const invariants = state.declared.value?.invariants ?? [];
  if (invariants.length === 0) return null;
  const firstBroken = new Map(broken.value.toReversed().map(({ seq, violation }) => [violation.invariant, seq]));
  const count = invariants.length;
  const inOrder = invariants.toSorted((a, b) => Number(firstBroken.has(b)) - Number(firstBroken.has(a)));
  const isBroken = firstBroken.size > 0;
  const summary = isBroken ? t("promises-broken", { broken: firstBroken.size, count }) : t("promises-kept", { count });
  return html`<details class=${isBroken ? "promises broken" : "promises"} open=${roomy}>
    <summary><${Icon} name=${isBroken ? "broken" : "check"} size=${16} />${summary}</summary>
    <ul tabindex="0">${inOrder.map((name) => html`<${Promised} name=${name} seq=${firstBroken.get(name)} />`)}</ul>
  </details>`;
}

/** @param {{name: string, seq: number | undefined}} props seq: the step that broke it */
function Promised({ name, seq }) {
  const sentence = named("invariant", name) ?? name;
  if (seq === undefined) {
    return html`<li>
      <${Icon} name="check" size=${16} /><span>${sentence}</span><span class="unseen">${t("promise-kept")}</span>
    </li>`;
  }
  return html`<li class="broken">
    <${Icon} name="broken" size=${16} /><span>${sentence}</span>
    <button type="button" class="link" onClick=${() => jumpTo(seq)}>${t("promise-broken", { seq })}</button>
  </li>`;
}
