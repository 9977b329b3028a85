/** The small forms at the pointer: ask the cluster as a client, set a node's clock, set a link. Each gives one command. */
import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { command, openMenu } from "../actions.js";
import { operationName, t, wordFor } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { Field } from "./field.js";
import { checkAll, rawAll } from "./fields.js";
import { CLOCK_FIELDS, LINK_FIELDS, fieldOf, linkOf } from "./live_fields.js";
import { form } from "./places.js";
import { Popover } from "./popover.js";

/** @typedef {import("./fields.js").Declaration} Declaration */

export function Forms() {
  const open = form.value ?? ofClient(state.menu.value);
  if (!open) return null;
  const close = () => {
    form.value = null;
    openMenu(null);
  };
  const title = titleOf(open);
  return html`<${Popover} key=${JSON.stringify(open)} x=${open.x} y=${open.y} role="dialog" label=${title}
    class="small-form" onClose=${close}>
    <h2>${title}</h2>
    ${open.kind === "request" && html`<${RequestForm} client=${open.client} node=${open.node} onDone=${close} />`}
    ${open.kind === "clock" && html`<${ClockForm} node=${open.node} onDone=${close} />`}
    ${open.kind === "link" && html`<${LinkForm} from=${open.from} to=${open.to} onDone=${close} />`}
  <//>`;
}

/**
 * The menu of a client is the request form.
 * @param {import("../types.d.ts").Menu | null} menu
 * @returns {import("./places.js").Form | null}
 */
function ofClient(menu) {
  return menu?.kind === "client" ? { kind: "request", client: String(menu.id), node: null, x: menu.x, y: menu.y } : null;
}

/** @param {import("./places.js").Form} open */
function titleOf(open) {
  if (open.kind === "clock") return t("form-clock", { node: open.node });
  if (open.kind === "link") return t("link-one-way", { from: open.from, to: open.to });
  return open.node ? t("form-ask", { node: open.node }) : t("form-request", { client: open.client ?? "" });
}

/** What was asked last, offered again: a class puts several values, one after the other. */
const last = { do: "", key: "x", count: 0 };

/** @param {{client: string | null, node: string | null, onDone: () => void}} props */
function RequestForm({ client, node, onDone }) {
  /** @type {{do: string, fields: import("./live_fields.js").Declared[]}[]} */
  const declared = state.declared.value?.operations ?? [];
  const operations = declared.map((operation) => operation.do);
  const [kind, setKind] = useState(operations.includes(last.do) ? last.do : (operations[0] ?? ""));
  const [asks, setAsks] = useState(client ?? state.clients.value[0] ?? "");
  const [target, setTarget] = useState(node ?? "");
  const length = state.catalogue.value?.limits.text;
  const operation = declared.find((one) => one.do === kind);
  const fields = (operation?.fields ?? []).map((field) => ({ ...fieldOf(field), length }));
  const nodes = Object.keys(store.worldAt(state.nowSeq.value).state).filter((name) => name.startsWith("n"));
  return html`<${Values} key=${kind} fields=${fields} values=${{ key: last.key, value: last.count + 1, expect: last.count }}
    prefix="op" submit=${t("form-send")}
    onDone=${onDone} first=${fields.some(({ name }) => name === "value") ? "value" : fields[0]?.name}
    onSubmit=${(/** @type {Record<string, unknown>} */ values) => {
      Object.assign(last, { do: kind, key: values.key ?? last.key, count: last.count + 1 });
      return command({ do: "request", client: asks, op: { do: kind, ...values }, ...(target && { node: target }) });
    }}>
    ${state.clients.value.length > 1 &&
    html`<${Field} field=${{ name: "client", kind: "choice", choices: state.clients.value }} label=${t("client")}
      raw=${asks} onInput=${setAsks} />`}
    ${operations.length > 1 &&
    html`<${Field} field=${{ name: "do", kind: "choice" }} label=${t("form-operation")} raw=${kind} onInput=${setKind}
      options=${operations.map((value) => ({ value, label: operationName(value) }))} />`}
    ${node === null &&
    html`<${Field} field=${{ name: "node", kind: "choice" }} label=${t("form-target")} raw=${target} onInput=${setTarget}
      options=${[{ value: "", label: t("form-target-any") }, ...nodes.map((value) => ({ value, label: value }))]} />`}
  <//>`;
}

/** @param {{node: string, onDone: () => void}} props */
export function ClockForm({ node, onDone }) {
  const rate = store.worldAt(state.nowSeq.value).faults.clocks[node] ?? 1;
  return html`<${Values} fields=${CLOCK_FIELDS} values=${{ rate }} prefix="clock" submit=${t("form-set")} onDone=${onDone}
    first="rate"
    onSubmit=${(/** @type {any} */ values) => command({ do: "clock", node, rate: values.rate })} />`;
}

/** @param {{from: string, to: string, onDone: () => void}} props */
export function LinkForm({ from, to, onDone }) {
  const values = linkOf(store.worldAt(state.nowSeq.value).faults, state.run.value?.network, from, to);
  return html`<${Values} key=${`${from} ${to}`} fields=${LINK_FIELDS} values=${values} prefix="link" submit=${t("form-set")}
    onDone=${onDone} first="delay"
    onSubmit=${(/** @type {Record<string, unknown>} */ given) => command({ do: "link", from, to, ...given })} />`;
}

/**
 * Fields, their problems, and a button that sends them where there are none.
 * @param {{fields: readonly Declaration[], values: Record<string, unknown>, prefix: string, submit: string,
 *   first?: string, children?: any,
 *   onSubmit: (values: Record<string, unknown>) => Promise<boolean>, onDone: () => void}} props
 */
export function Values({ fields, values, prefix, submit, first, children, onSubmit, onDone }) {
  const [raw, setRaw] = useState(() => rawAll(fields, values));
  const checked = checkAll(fields, raw);
  /** @param {SubmitEvent} event */
  async function send(event) {
    event.preventDefault();
    if (Object.keys(checked.problems).length > 0) return;
    if (await onSubmit(checked.values)) onDone();
  }
  return html`<form onSubmit=${send} noValidate>
    ${children}
    ${fields.map(
      (field) => html`<${Field} key=${field.name} field=${field} label=${t(`${prefix}-${field.name}`)}
        raw=${raw[field.name]} problem=${checked.problems[field.name]}
        first=${field.name === first} word=${(/** @type {string} */ name) => wordFor(field.name, name)}
        onInput=${(/** @type {unknown} */ value) => setRaw({ ...raw, [field.name]: value })} />`,
    )}
    <div class="form-end"><button type="submit" class="button solid">${submit}</button></div>
  </form>`;
}
