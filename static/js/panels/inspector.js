/** The chosen node as it is at the playhead: what is on its disk, what is only in memory, and what this step changed. */
import { html } from "htm/preact";
import { useMemo } from "preact/hooks";
import { command, openMenu, selectNode } from "../actions.js";
import { addressOf } from "../addresses.js";
import { allows, joinCommand, nodeChoices } from "../possible.js";
import { commonNow, hueOf, kindInCrowd, viewOf } from "../protocols/view.js";
import { named, operationText, t, timerName, wordFor } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { glimpse } from "./glimpse.js";
import { LogCells } from "./log.js";
import { Press } from "./press.js";
import { Promises } from "./promises.js";
import { Quorums } from "./quorums.js";
import { turnedTo } from "./told.js";
import { isNothing, valueText, withoutNothing } from "./values.js";
import { wholeNode } from "./whole.js";

/**
 * @typedef {import("../types.d.ts").State} State
 * @typedef {import("../world.js").World} World
 */

/** Up to so many nodes have a button each; more are chosen from a list. */
const BUTTONS = 12;

/** About as wide as a menu of a node: it opens to the left of its button. */
const MENU_WIDTH = 240;

/** Fields that the head of the inspector shows already. */
const SHOWN_ABOVE = new Set(["up"]);

export function Inspector() {
  const seq = shownSeq();
  const world = store.worldAt(seq);
  const names = Object.keys(world.state);
  const node = shownNode(world.state);
  const fields = node === null ? null : world.state[node];
  return html`
    <div class="node" role="group" aria-label=${t("choose-node")} tabindex="0">
      <div class="choosing">
        <${Chooser} names=${names} states=${world.state} chosen=${node} />
        ${allows(state.declared.value, "join") && html`<${Press} icon="plus" label=${t("join-node")} onClick=${() => command(joinCommand(world))} />`}
      </div>
      ${node !== null && fields && html`<${Node} key=${node} node=${node} fields=${fields} world=${world} />`}
    </div>
    <${Promises} />
  `;
}

/** The step whose world is shown. With a crowd every frame brings another one: there it is looked at now and then. */
function shownSeq() {
  if (state.isCrowd.value) return glimpse.value.seq;
  void state.revision.value;
  return state.nowSeq.value;
}

/**
 * The node that was chosen; while none is, the one that the steps turn to.
 * @param {Readonly<Record<string, State>>} states
 */
function shownNode(states) {
  const chosen = state.selectedNode.value;
  if (chosen !== null && chosen in states) return chosen;
  const here = store.stepAt(turnedTo.value)?.node;
  return here ?? Object.keys(states)[0] ?? null;
}

/** @param {{names: string[], states: Readonly<Record<string, State>>, chosen: string | null}} props */
function Chooser({ names, states, chosen }) {
  const pressed = state.selectedNode.value;
  // The same options each time: a thousand of them are not compared again with every step.
  const options = useMemo(() => names.map((name) => html`<option value=${name}>${name}</option>`), [names.join()]);
  if (names.length > BUTTONS) {
    return html`<select class="chooser" aria-label=${t("choose-node")} value=${pressed ?? ""}
      onChange=${(/** @type {Event} */ event) => selectNode(/** @type {HTMLSelectElement} */ (event.target).value || null)}>
      <option value="">${t("choose-follow")}</option>
      ${options}
    </select>`;
  }
  return html`<div class="chooser" role="group" aria-label=${t("choose-node")}>
    ${names.map(
      (name) => html`<button type="button" class=${name === chosen ? "shown" : ""} aria-pressed=${name === pressed}
        title=${name === pressed ? t("choose-follow") : undefined}
        style=${{ "--hue": `var(--${hueOf(/** @type {State} */ (states[name]))})` }}
        onClick=${() => selectNode(name === pressed ? null : name)}>${name}</button>`,
    )}
  </div>`;
}

/** @param {{node: string, fields: State, world: World}} props */
function Node({ node, fields, world }) {
  const isClient = node.startsWith("c");
  const kind = viewOf(state.run.value?.protocol);
  const role = state.isCrowd.value && !isClient ? t(kindInCrowd(fields).name) : kind.nodeFace(fields, commonNow()).role;
  const whole = wholeNode(node, world.seq);
  const picture = isClient || !whole ? null : kind.picture(whole.state);
  const life = t(`life-${lifeOf(node, world)}`, { role });
  /** @param {MouseEvent} event */
  function more(event) {
    const { right, bottom } = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    openMenu({ kind: isClient ? "client" : "node", id: node, x: right - MENU_WIDTH, y: bottom + 4 });
  }
  return html`
    <div class="node-head" style=${{ "--hue": `var(--${hueOf(fields)})` }}>
      <h2>${node}</h2>
      ${isClient
        ? html`<p>${t("client")}</p>`
        : html`<p><span class="number">${addressOf(node)}</span> · <strong class="role">${life}</strong></p>`}
      <${Press} icon="more" label=${t("more", { node })} menu onClick=${more} />
    </div>
    <${Buttons} node=${node} world=${world} isClient=${isClient} onAsk=${more} />
    ${picture && html`<${Quorums} picture=${picture} />`}
    ${whole
      ? html`<${Fields} ...${whole} world=${world} isClient=${isClient} />
          <${Timers} node=${node} timers=${whole.timers} world=${world} />`
      : html`<p class="rule">${t("whole-coming")}</p>`}
  `;
}

/** @param {{node: string, world: World, isClient: boolean, onAsk: (event: MouseEvent) => void}} props */
function Buttons({ node, world, isClient, onAsk }) {
  const choices = isClient ? [] : nodeChoices(world, node).filter(({ key }) => key);
  return html`<div class="node-buttons">
    ${choices.map(
      (choice) => html`<button type="button" class="button" title=${choice.key}
        onClick=${() => command(choice.command)}>${t(`${choice.label}.short`)}</button>`,
    )}
    ${isClient && html`<button type="button" class="button" title="r" onClick=${onAsk}>${t("ask")}</button>`}
  </div>`;
}

/** @param {{state: State, was: Record<string, unknown>, world: World, isClient: boolean}} props */
function Fields({ state: fields, was, world, isClient }) {
  /** @type {{name: string, type: string, stable?: boolean}[]} */
  const declared = state.declared.value?.[isClient ? "client_state" : "state"] ?? [];
  const shown = declared.filter(({ name }) => !SHOWN_ABOVE.has(name));
  const kin = Object.entries(world.state).flatMap(([name, other]) => (name.startsWith("c") === isClient ? [other] : []));
  const inUse = (/** @type {string} */ name) => state.isCrowd.value || name in was || kin.some((other) => !isNothing(other[name]));
  const row = (/** @type {{name: string, type: string}} */ { name, type }) =>
    html`<${Field} key=${name} name=${name} isMap=${type.startsWith("map")} fields=${fields} was=${was} />`;
  const memory = shown.filter(({ stable }) => !stable);
  const idle = memory.filter(({ name }) => !inUse(name));
  return html`
    ${!isClient && html`<h3 class="label disk">${t("on-disk")}</h3>`}
    ${!isClient && html`<dl class="fields">${shown.filter(({ stable }) => stable).map(row)}</dl>`}
    <h3 class="label">${t("in-memory")}</h3>
    <dl class="fields">${memory.filter(({ name }) => inUse(name)).map(row)}</dl>
    ${idle.length > 0 &&
    html`<details class="idle">
      <summary>${t("idle-fields", { count: idle.length })}</summary>
      <dl class="fields">${idle.map(row)}</dl>
    </details>`}
  `;
}

/** @param {{name: string, isMap: boolean, fields: State, was: Record<string, unknown>}} props */
function Field({ name, isMap, fields, was }) {
  const changed = name in was;
  const value = fields[name];
  const cells = viewOf(state.run.value?.protocol).cells(name, fields);
  const text = (/** @type {unknown} */ of) => {
    if (cells) return t("entries", { count: lengthOf(of) });
    return wordOf(name, of) ?? valueText(isMap ? of : withoutNothing(of), operationText);
  };
  const now = text(value);
  const before = text(was[name]);
  return html`<div class=${changed ? "field changed" : "field"}>
    <dt title=${helpOf(name)}>${named("field", name) ?? name}</dt>
    <dd>
      <span class="value">${now}</span>
      ${changed && before !== now && html` <span class="was">${t("was", { value: before })}</span>`}
    </dd>
    ${cells && html`<dd class="cells"><${LogCells} cells=${cells} /></dd>`}
  </div>`;
}

/** @param {{node: string, timers: Readonly<Record<string, {due: number}>>, world: World}} props */
function Timers({ node, timers, world }) {
  const armed = Object.entries(timers);
  const rate = world.faults.clocks[node] ?? 1;
  if (armed.length === 0 && rate === 1) return null;
  return html`
    <h3 class="label">${t("timers")}</h3>
    <dl class="fields">
      ${armed.map(
        ([name, { due }]) => html`<div class="field">
          <dt>${timerName(name)}</dt>
          <dd><${Left} due=${due} /></dd>
        </div>`,
      )}
      ${rate !== 1 &&
      html`<div class="field">
        <dt>${t("clock")}</dt>
        <dd class="value">×${valueText(rate, operationText)}</dd>
      </div>`}
    </dl>
  `;
}

/**
 * What is left of a timer; the only part of the inspector that moves with the clock.
 * @param {{due: number}} props
 */
function Left({ due }) {
  const left = Math.max(0, due - state.playhead.value.at);
  return html`<span class="value">${left.toFixed(1)} ms</span>`;
}

/**
 * The words for a value that is one of a few, such as a role, or for a list of such; null where it is not.
 * @param {string} name
 * @param {unknown} value
 */
function wordOf(name, value) {
  if (typeof value === "string") return wordFor(name, value);
  if (!Array.isArray(value) || value.length === 0) return null;
  const words = value.map((one) => (typeof one === "string" ? wordFor(name, one) : null));
  return words.every((word) => word !== null) ? words.join(" · ") : null;
}

/**
 * The field's name as traces have it, and what it is.
 * @param {string} name
 */
function helpOf(name) {
  const help = named("field", name, "help");
  return help === null ? name : `${name}: ${help}`;
}

/**
 * @param {string} node
 * @param {World} world
 */
function lifeOf(node, world) {
  if (!world.state[node]?.up) return "down";
  return world.faults.paused.includes(node) ? "paused" : "up";
}

/** @param {unknown} list */
function lengthOf(list) {
  return typeof list === "object" && list !== null ? Object.keys(list).length : 0;
}
