/**
 * The panel beside the stage: while nodes gather, their ideas of the ring to be, side by side; and what each node has delivered,
 * in order, changes of configuration as bars.
 *
 * @typedef {import("./history.js").Line} Line
 * @typedef {import("./gathering.js").Standing} Standing
 */
import { html } from "htm/preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../sentences.js";
import * as state from "../../state.js";
import { store } from "../../store.js";
import { ideas } from "./gathering.js";
import { history } from "./history.js";

/** More columns than this stand close together. */
const CLOSE = 6;
/** Lines that are shown at most. */
const MOST = 60;

/** @type {Readonly<Record<Standing, string>>} */
const SIGNS = { agrees: "●", considered: "○", failed: "✕", unknown: "" };

export function Panel() {
  void state.revision.value;
  const seq = state.nowSeq.value;
  const { state: states } = store.worldAt(seq);
  const nodes = Object.keys(states).filter((name) => name.startsWith("n"));
  return html`<div class="totem-panel">
    <${Ideas} states=${states} nodes=${nodes} />
    <${Deliveries} seq=${seq} nodes=${nodes} />
  </div>`;
}

/**
 * The names of the nodes; where they stand close together, their numbers.
 * @param {{nodes: readonly string[]}} props
 */
function Heads({ nodes }) {
  return nodes.map((node) => html`<th scope="col" title=${node}>${nodes.length > CLOSE ? node.slice(1) : node}</th>`);
}

/** @param {{states: Readonly<Record<string, import("../../types.d.ts").State>>, nodes: readonly string[]}} props */
function Ideas({ states, nodes }) {
  const found = ideas(states, nodes);
  if (found.length === 0) return null;
  return html`<h2>${t("totem-ideas")}</h2>
  <table class="ideas" aria-label=${t("totem-ideas")}>
    <thead><tr><td></td><${Heads} nodes=${nodes} /></tr></thead>
    <tbody>
      ${found.map(({ node, of, agreed, group }) => html`<tr key=${node} class=${agreed ? "agreed" : ""} data-group=${group % 4}>
        <th scope="row">${node}</th>
        ${of.map(([other, standing]) => {
          const says = t(`totem-member-${standing}`, { node: other });
          return html`<td class=${standing} title=${says}><span aria-hidden="true">${SIGNS[standing]}</span><span class="unseen">${says}</span></td>`;
        })}
      </tr>`)}
    </tbody>
  </table>`;
}

/** @param {{seq: number, nodes: readonly string[]}} props */
function Deliveries({ seq, nodes }) {
  const { lines, hidden } = history.delivered(seq, MOST);
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  });
  return html`<h2>${t("totem-panel")}</h2>
  <div class="deliveries-box" ref=${box} tabindex="0" role="group" aria-label=${t("totem-panel")}>
    <table class="deliveries">
      <thead><tr><${Heads} nodes=${nodes} /></tr></thead>
      <tbody>
        ${hidden > 0 && html`<tr><td class="before" colspan=${nodes.length}>+${hidden}</td></tr>`}
        ${lines.map((line, i) => html`<tr key=${hidden + i}>${line.kind === "message" ? cells(line, seq, nodes) : bars(line, seq, nodes)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

/**
 * @param {Line} line
 * @param {number} now
 * @param {readonly string[]} nodes
 */
function cells({ by, seq, service, ring, sender, contents }, now, nodes) {
  const says = t("totem-message", { seq, ring, sender, contents, service: t(`totem-service-${service}`) });
  return nodes.map((node) =>
    (by.get(node) ?? Infinity) <= now ? html`<td><span class=${`given ${service}`} style=${toned(ring)} title=${says}>${seq}</span></td>` : html`<td></td>`,
  );
}

/**
 * A change of configuration: one bar for neighbours that have it together.
 * @param {Line} line
 * @param {number} now
 * @param {readonly string[]} nodes
 */
function bars({ by, kind, ring, members }, now, nodes) {
  const has = (/** @type {number} */ i) => (by.get(nodes[i] ?? "") ?? Infinity) <= now;
  const found = [];
  for (let i = 0; i < nodes.length; i++) {
    let end = i;
    while (has(i) && has(end + 1)) end++;
    const says = t(`totem-configuration-${kind}`, { ring, members });
    const text = end > i ? ring : ring.split("·")[0];
    found.push(has(i) ? html`<td colspan=${end - i + 1}><span class=${`bar ${kind}`} style=${kind === "regular" ? toned(ring) : undefined} title=${says}>${text}</span></td>` : html`<td></td>`);
    i = end;
  }
  return found;
}

/** @param {string} ring */
function toned(ring) {
  return { "--tone": `var(--term-${history.toneOf(ring)})` };
}
