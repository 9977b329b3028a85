/** The menus of the stage: what can be done to a node, a message or a link, where the pointer asked for it. */
import { html } from "htm/preact";
import { command, openMenu } from "../actions.js";
import { allows, leaveChoices, linkChoices, messageChoices, nodeChoices } from "../possible.js";
import { t, timerName } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { form } from "./places.js";
import { Popover } from "./popover.js";

/** @typedef {import("../possible.js").Choice} Choice */
/** @typedef {{label: string, args?: Record<string, unknown>, key?: string, harm?: boolean, run: () => void}} Item */

export function Menus() {
  const menu = state.menu.value;
  if (!menu) return null;
  const content = contentOf(menu);
  if (!content) return null;
  const close = () => openMenu(null);
  return html`<${Popover} key=${JSON.stringify(menu)} x=${menu.x} y=${menu.y} role="menu" label=${content.title}
    class="menu" onClose=${close}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => moveFocus(event, close)}>
    <p class="menu-title" role="presentation">${content.title}</p>
    ${content.items.map(
      (item) => html`<button type="button" role="menuitem" tabindex="-1" aria-keyshortcuts=${item.key}
        class=${item.harm ? "menu-item harm" : "menu-item"}
        onClick=${() => (close(), item.run())}>
        <span>${t(item.label, item.args)}</span>
        ${item.key && html`<kbd aria-hidden="true">${item.key}</kbd>`}
      </button>`,
    )}
  <//>`;
}

/**
 * All that can be done to a client is to ask for something: its menu is the request form itself (forms.js).
 * @param {import("../types.d.ts").Menu} menu
 * @returns {{title: string, items: Item[]} | null}
 */
function contentOf(menu) {
  const world = store.worldAt(state.playhead.value.seq);
  const { x, y } = menu;
  switch (menu.kind) {
    case "node": {
      const node = String(menu.id);
      return {
        title: node,
        items: [
          ...nodeChoices(world, node).map(item),
          ...(allows(state.declared.value, "leave") ? leaveChoices(world, node).map(item) : []),
          ...asking(node, x, y),
          { label: "do-clock", run: () => (form.value = { kind: "clock", node, x, y }) },
        ],
      };
    }
    case "client":
      return null;
    case "message": {
      const flight = world.flights.get(Number(menu.id));
      if (!flight) return null;
      const { type, from, to } = flight;
      return { title: t("message-title", { type, from, to }), items: messageChoices(flight).map(item) };
    }
    case "link": {
      const [from, to] = /** @type {[string, string]} */ (menu.id);
      return {
        title: t("link-title", { from, to }),
        items: [
          ...linkChoices(world.faults, from, to).map(item),
          { label: "do-link-settings", run: () => (form.value = { kind: "link", from, to, x, y }) },
        ],
      };
    }
  }
}

/**
 * @param {Choice} choice
 * @returns {Item}
 */
function item(choice) {
  const { timer, ...rest } = choice;
  return { ...rest, ...(timer && { args: { timer: timerName(timer) } }), run: () => void command(choice.command) };
}

/**
 * The request form, where the run has a client to ask with.
 * @param {string} node
 * @param {number} x
 * @param {number} y
 * @returns {Item[]}
 */
function asking(node, x, y) {
  if (state.clients.value.length === 0) return [];
  return [{ label: "do-ask", key: "r", run: () => (form.value = { kind: "request", client: null, node, x, y }) }];
}

/**
 * The keys of a menu: arrows, Home and End move within it; Tab leaves it.
 * @param {KeyboardEvent} event
 * @param {() => void} close
 */
export function moveFocus(event, close) {
  const items = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll("[role^=menuitem]")];
  const here = items.indexOf(/** @type {Element} */ (document.activeElement));
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    /** @type {HTMLElement} */ (items[(to + items.length) % items.length]).focus();
  } else if (event.key === "Tab") {
    event.preventDefault();
    close();
  }
}
