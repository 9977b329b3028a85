/**
 * Two Merkle trees that face each other: the roots outside, the keys between them. What the two nodes have found to differ is
 * drawn strongly, what they compared and found equal is closed.
 *
 * @typedef {import("../protocols/gossip/walk.js").Spot} Spot
 * @typedef {Extract<import("../protocols/view.js").Exhibit, {kind: "trees"}>} Picture
 */
import { html } from "htm/preact";
import { t } from "../sentences.js";

/** CSS pixels. */
const WIDTH = 276;
const ROW = 21;
const TOP = 12;
const EDGE = 10;
/** Half of the room that keys have between the trees. */
const KEYS = 38;
/** A bar that says how many bytes. */
const BAR = 9;
const LENGTH = 64;
/** Digits of a hash that are shown. */
const DIGITS = 4;

/** @param {{picture: Picture}} props */
export function Trees({ picture: { title, trees, says, bytes } }) {
  const { nodes, spots, rows, depth } = trees;
  const height = TOP + rows * ROW + 6;
  const step = (WIDTH / 2 - KEYS - EDGE) / Math.max(1, depth);
  const y = (/** @type {Spot} */ { row }) => TOP + (row + 0.5) * ROW;
  const x = (/** @type {Spot} */ spot, /** @type {0 | 1} */ side) => {
    const out = EDGE + (isEnd(spot, spots) ? depth : spot.depth) * step;
    return side === 0 ? out : WIDTH - out;
  };
  const [root] = spots;
  return html`
    <h3>${title}</h3>
    <div class="tree-names">
      ${nodes.map((node, side) => html`<span><b>${node}</b> <span class="number">${root?.hashes[side]?.slice(0, DIGITS) ?? ""}</span></span>`)}
    </div>
    <svg class="trees" viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${`${title}. ${says}`}>
      ${/** @type {const} */ ([0, 1]).map((side) => html`<g>
        ${spots.map((spot) => {
          const above = spot.under === null ? undefined : spots[spot.under];
          return above && html`<path class=${`twig ${spot.look}`} d=${`M${x(above, side)} ${y(above)}C${(x(above, side) + x(spot, side)) / 2} ${y(above)} ${(x(above, side) + x(spot, side)) / 2} ${y(spot)} ${x(spot, side)} ${y(spot)}`} />`;
        })}
        ${spots.map((spot) => html`<${Place} spot=${spot} side=${side} x=${x(spot, side)} y=${y(spot)} isSending=${spot.from.includes(nodes[side])} />`)}
      </g>`)}
      ${spots.filter((spot) => isEnd(spot, spots)).map((spot) => html`<text class=${spot.look} x=${WIDTH / 2} y=${y(spot)}>${spot.key ?? t("trees-folded", { count: spot.count })}</text>`)}
    </svg>
    <p class="rule small">${says}</p>
    ${bytes && html`<${Bytes} ...${bytes} />`}
    <ul class="tree-key">
      ${/** @type {const} */ (["found", "passed", "mended"]).map((look) => html`<li class=${look}><span class="dot" aria-hidden="true"></span>${t(`trees-${look}`)}</li>`)}
    </ul>
  `;
}

/**
 * Whether nothing hangs from a spot.
 * @param {Spot} spot
 * @param {readonly Spot[]} spots
 */
function isEnd(spot, spots) {
  return !spots.some(({ under }) => under !== null && spots[under] === spot);
}

/** @param {{spot: Spot, side: 0 | 1, x: number, y: number, isSending: boolean}} props */
function Place({ spot, side, x, y, isSending }) {
  const { path, look, hashes, key, count } = spot;
  const isThere = !/^0+$/.test(hashes[side]);
  const title = t("trees-place", { path: `/${path}`, hash: isThere ? hashes[side].slice(0, DIGITS) : "—", count, key: key ?? "" });
  return html`<g class=${`spot ${look}${isThere ? "" : " absent"}`}>
    <title>${title}</title>
    ${isSending && html`<circle class="sending" cx=${x} cy=${y} r="8.5" />`}
    ${key === null ? html`<circle class="mark" cx=${x} cy=${y} r="4.5" />` : html`<rect class="mark" x=${x - 5} y=${y - 5} width="10" height="10" rx="2" />`}
  </g>`;
}

/**
 * What the walk has sent, beside what it would be to send each other everything.
 * @param {{sofar: number, full: number}} props
 */
function Bytes({ sofar, full }) {
  const most = Math.max(sofar, full, 1);
  return html`<dl class="tree-bytes">
    ${/** @type {const} */ ([["trees-sofar", sofar, "sofar"], ["trees-full", full, "full"]]).map(
      ([name, value, kind]) => html`<div>
        <dt>${t(name)}</dt>
        <dd><svg width=${LENGTH} height=${BAR} aria-hidden="true"><rect class=${kind} width=${(LENGTH * value) / most} height=${BAR} rx="2" /></svg><span class="number">${t("curve-b", { value })}</span></dd>
      </div>`,
    )}
  </dl>`;
}
