/** The branches of this session: each a what-if that left another one, and a way back to it. */
import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { switchBranch } from "../actions.js";
import { commandText, t } from "../sentences.js";
import * as state from "../state.js";
import { inOrder } from "./branch_order.js";
import { Icon } from "./icons.js";

/** @typedef {import("../types.d.ts").Branch} Branch */

export function Branches() {
  const [open, setOpen] = useState(false);
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  const branches = state.branches.value;
  const current = branches.find((branch) => branch.current);
  const close = () => setOpen(false);

  useEffect(() => {
    if (!open) return undefined;
    /** @param {Event} event */
    const outside = (event) => {
      if (!place.current?.contains(/** @type {Node} */ (event.target))) close();
    };
    addEventListener("pointerdown", outside, true);
    addEventListener("focusin", outside);
    return () => {
      removeEventListener("pointerdown", outside, true);
      removeEventListener("focusin", outside);
    };
  }, [open]);

  /** @param {KeyboardEvent} event */
  function keys(event) {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    close();
    place.current?.querySelector("button")?.focus();
  }

  const name = current ? branchName(current) : t("branch-main");
  const label = branches.length > 1 ? `${name} ${branches.length}: ${t("branches")}` : `${name}: ${t("branches")}`;
  return html`<div class="branches" ref=${place} onKeyDown=${keys}>
    <button type="button" class="tool" aria-expanded=${open} aria-label=${label} onClick=${() => setOpen(!open)}>
      <${Icon} name="branch" size=${18} /><span>${name}</span>
      ${branches.length > 1 && html` <span class="count">${branches.length}</span>`}
    </button>
    ${open &&
    html`<div class="branch-list">
      <h3 class="label">${t("branches")}</h3>
      ${branches.length > 1
        ? html`<ul>
            ${inOrder(branches).map(({ branch, depth }) => html`<${Row} branch=${branch} depth=${depth} onDone=${close} />`)}
          </ul>`
        : html`<p class="rule small">${t("branches-none")}</p>`}
    </div>`}
  </div>`;
}

/** @param {{branch: Branch, depth: number, onDone: () => void}} props */
function Row({ branch, depth, onDone }) {
  const count = branch.commands;
  const at = branch.at.toFixed(1);
  return html`<li style=${{ "--depth": String(depth) }}>
    <button type="button" aria-current=${branch.current ? "true" : undefined}
      onClick=${() => (onDone(), branch.current || void switchBranch(branch.id))}>
      <span>${branchName(branch)}</span>
      <span class="number">${branch.parent === null ? t("branch-commands", { count }) : t("branch-left", { at, count })}</span>
    </button>
  </li>`;
}

/** @param {Branch} branch */
export function branchName({ parent, command }) {
  if (parent === null) return t("branch-main");
  return command ? commandText(command) : t("branch-undone");
}
