/** The set-up of a run: a form made from what the protocol declares. Nothing happens before "apply", which starts it over. */
import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { restart } from "../actions.js";
import { again, same } from "../scenarios.js";
import { named, optional, refusalText, saidText, t, wordFor } from "../sentences.js";
import * as state from "../state.js";
import { Field } from "./field.js";
import { checkAll, rawAll } from "./fields.js";
import { fieldAt } from "./refused.js";
import { fieldOf } from "./live_fields.js";
import { drawer } from "./places.js";

/**
 * @typedef {import("./fields.js").Declaration} Declaration
 * @typedef {import("../types.d.ts").Run} Run
 * @typedef {{name: string, fields: Declaration[], values: Record<string, unknown>}} Section
 */

/** The choice of the true protocol among its broken twins. */
const TRUE_ONE = "";

export function SetUp() {
  const run = state.run.value;
  const declared = state.declared.value;
  if (!run || !declared) return null;
  // A form belongs to one run: another run, another form.
  const { commands: _, ...start } = run;
  return html`<${Form} key=${JSON.stringify(start)} run=${run} declared=${declared} />`;
}

/** @param {{run: Run, declared: any}} props */
function Form({ run, declared }) {
  const sections = sectionsOf(run, declared, state.catalogue.value.limits);
  const [variant, setVariant] = useState(run.variant ?? TRUE_ONE);
  const [raw, setRaw] = useState(() =>
    Object.fromEntries(sections.map(({ name, fields, values }) => [name, rawAll(fields, values)])),
  );
  const checked = Object.fromEntries(sections.map(({ name, fields }) => [name, checkAll(fields, raw[name] ?? {})]));
  const wrong = Object.values(checked).reduce((count, { problems }) => count + Object.keys(problems).length, 0);
  const [refusal, setRefusal] = useState(/** @type {import("../types.d.ts").Refusal | null} */ (null));
  const refusedAt = refusal && fieldAt(refusal, declared.params);
  const said = wrong > 0 ? t("setup-wrong", { count: wrong }) : refusal && !refusedAt ? refusalText(refusal) : "";

  /** @param {string} id of a twin: parameters that hide its fault are set as it needs them */
  function choose(id) {
    const own = ownDefaults(declared, id, variant);
    const fields = declared.params.map(fieldOf).filter((/** @type {Declaration} */ { name }) => name in own);
    setVariant(id);
    setRaw({ ...raw, params: { ...raw.params, ...rawAll(fields, own) } });
  }

  /** @param {SubmitEvent} event */
  async function apply(event) {
    event.preventDefault();
    if (wrong > 0) {
      /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).querySelector("[aria-invalid]"))?.focus();
      return;
    }
    const { size, params, network } = /** @type {Record<string, {values: any}>} */ (checked);
    const initial = sameNodes(run, size?.values.nodes) ? run.initial : {};
    const chosen = { ...run, ...size?.values, params: params?.values, network: network?.values };
    const made = again({ ...chosen, variant: variant || null, initial }, state.catalogue.value.scenarios);
    if (await restart(made, setRefusal)) drawer.value = null;
  }

  /**
   * @param {string} section
   * @param {string} name
   */
  function problemOf(section, name) {
    if (section === "params" && name === refusedAt && refusal) return { says: saidText(refusal) };
    return checked[section]?.problems[name];
  }

  /**
   * @param {string} section
   * @param {string} name
   * @param {unknown} value
   */
  function input(section, name, value) {
    setRefusal(null);
    setRaw({ ...raw, [section]: { ...raw[section], [name]: value } });
  }

  return html`<form class="setup" onSubmit=${apply} noValidate>
    ${sections.map(
      ({ name, fields }) => html`<fieldset key=${name}>
        <legend class="label">${t(`setup-${name}`)}</legend>
        ${fields.map(
          (field) => html`<${Field} key=${field.name} field=${field} label=${labelOf(name, field.name)}
            help=${helpOf(name, field.name)} word=${(/** @type {string} */ word) => named("param", field.name, word) ?? wordFor(field.name, word)}
            raw=${raw[name]?.[field.name]} problem=${problemOf(name, field.name)}
            onInput=${(/** @type {unknown} */ value) => input(name, field.name, value)} />`,
        )}
      </fieldset>`,
    )}
    <${Variants} variants=${declared.variants} chosen=${variant} onChoose=${choose} />
    <div class="drawer-end">
      <p class="form-problem" role="status">${said}</p>
      <button type="submit" class="button solid">${t("setup-apply")}</button>
    </div>
  </form>`;
}

/**
 * @param {Run} run
 * @param {any} declared
 * @param {Record<string, number>} limits
 * @returns {Section[]}
 */
function sectionsOf(run, declared, limits) {
  const clients = { name: "clients", type: "whole number", min: 0, ...bound("max", limits.clients) };
  const size = [
    { name: "nodes", type: "whole number", min: 1, ...bound("max", Math.min(limits.nodes, declared.most_nodes)) },
    ...(declared.operations.length > 0 ? [clients] : []),
    { name: "seed", type: "whole number", min: 0, ...bound("max", limits.seed) },
  ];
  return [
    { name: "size", fields: size.map(fieldOf), values: { nodes: run.nodes, clients: run.clients, seed: run.seed } },
    { name: "params", fields: declared.params.map(fieldOf), values: run.params },
    { name: "network", fields: declared.network.map(fieldOf), values: { ...run.network } },
  ];
}

/**
 * The parameters that a twin has other defaults for than the one chosen before.
 * @param {any} declared
 * @param {string} id
 * @param {string} before
 * @returns {Record<string, unknown>}
 */
function ownDefaults(declared, id, before) {
  const defaults = (/** @type {string} */ of) => {
    const { params } = declared.variants.find((/** @type {{id: string}} */ twin) => twin.id === of) ?? declared;
    return new Map(params.map((/** @type {import("./live_fields.js").Declared} */ param) => [param.name, param.default]));
  };
  const old = defaults(before);
  return Object.fromEntries([...defaults(id)].filter(([name, value]) => !same(value, old.get(name))));
}

/**
 * @param {"max"} name
 * @param {number | undefined} value
 */
function bound(name, value) {
  return value === undefined ? {} : { [name]: value };
}

/**
 * @param {Run} run
 * @param {unknown} nodes
 */
function sameNodes({ initial }, nodes) {
  return Object.keys(initial).every((node) => Number(node.slice(1)) <= Number(nodes));
}

/**
 * @param {string} section
 * @param {string} name
 */
function labelOf(section, name) {
  return (section === "params" ? named("param", name) : optional(`${section}-${name}`)) ?? name;
}

/**
 * @param {string} section
 * @param {string} name
 */
function helpOf(section, name) {
  return section === "params" ? named("param", name, "help") : optional(`${section}-${name}.help`);
}

/** @param {{variants: {id: string}[], chosen: string, onChoose: (variant: string) => void}} props */
function Variants({ variants, chosen, onChoose }) {
  if (variants.length === 0) return null;
  const options = [{ id: TRUE_ONE, label: t("variant-none"), lesson: t("variant-none.help") }].concat(
    variants.map(({ id }) => ({
      id,
      label: named("variant", id) ?? id,
      lesson: named("variant", id, "help") ?? "",
    })),
  );
  return html`<fieldset class="variants">
    <legend class="label">${t("setup-variants")}</legend>
    ${options.map(
      ({ id, label, lesson }) => html`<label class="variant-choice">
        <input type="radio" name="variant" value=${id} checked=${id === chosen} onChange=${() => onChoose(id)} />
        <span><strong>${label}</strong> <span class="form-help">${lesson}</span></span>
      </label>`,
    )}
  </fieldset>`;
}
