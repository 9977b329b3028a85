/** What can be set while the run goes on: a link, a clock, and every cut healed. Each is a command. */
import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { command } from "../actions.js";
import { t } from "../sentences.js";
import { spansOf } from "../spans.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { Field } from "./field.js";
import { ClockForm, LinkForm } from "./forms.js";
import { drawer } from "./places.js";

export function Live() {
  void state.revision.value;
  const world = store.worldAt(state.nowSeq.value);
  const everyone = Object.keys(world.state);
  const nodes = everyone.filter((name) => name.startsWith("n"));
  const [from, setFrom] = useState(everyone[0] ?? "");
  const [to, setTo] = useState(everyone[1] ?? "");
  const [node, setNode] = useState(state.selectedNode.value ?? nodes[0] ?? "");
  const { links, clocks } = world.faults;
  const cuts = cutsIn(world.faults);
  const close = () => (drawer.value = null);
  return html`
    <p class="rule">${t("live-about")}</p>
    <fieldset>
      <legend class="label">${t("live-link")}</legend>
      <div class="pair">
        <${Choice} label=${t("live-from")} names=${everyone} value=${from} onChoose=${setFrom} />
        <${Choice} label=${t("live-to")} names=${everyone.filter((name) => name !== from)} value=${to} onChoose=${setTo} />
      </div>
      ${from !== to && html`<${LinkForm} from=${from} to=${to} onDone=${close} />`}
      <${InForce} id="live-links-set" name="links" list=${links.map((link) => `${link.from} → ${link.to}`)} />
    </fieldset>
    <fieldset>
      <legend class="label">${t("live-clock")}</legend>
      <${Choice} label=${t("live-node")} names=${nodes} value=${node} onChoose=${setNode} />
      <${ClockForm} key=${node} node=${node} onDone=${close} />
      <${InForce} id="live-clocks-set" name="clocks" list=${Object.entries(clocks).map(([name, rate]) => `${name} ×${rate}`)} />
    </fieldset>
    <fieldset>
      <legend class="label">${t("live-cuts")}</legend>
      ${cuts.length === 0 && html`<p class="form-help">${t("live-cuts-none")}</p>`}
      <${InForce} id="live-cuts-set" name="cuts" list=${cuts} />
      <button type="button" class="button" disabled=${cuts.length === 0}
        onClick=${() => command({ do: "heal" })}>${t("heal-all")}</button>
    </fieldset>
  `;
}

/**
 * The links that are cut, one by one; of a crowd in groups.
 * @param {import("../types.d.ts").Faults} faults
 */
function cutsIn(faults) {
  if (!faults.sides) return faults.cuts.map(([from, to]) => `${from} → ${to}`);
  return faults.sides.map(({ from, to }) => `${spansOf(from).join(" ")} → ${spansOf(to).join(" ")}`);
}

/**
 * What is set otherwise than usual, if anything is.
 * @param {{id: string, name: string, list: string[]}} props
 */
function InForce({ id, name, list }) {
  return list.length > 0 && html`<p class="form-help">${t(id, { [name]: list })}</p>`;
}

/** @param {{label: string, names: string[], value: string, onChoose: (name: string) => void}} props */
function Choice({ label, names, value, onChoose }) {
  return html`<${Field} field=${{ name: label, kind: "choice", choices: names }} label=${label} raw=${value}
    onInput=${onChoose} />`;
}
