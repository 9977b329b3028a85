/** The quorum picture in the inspector: the acceptors in a row, so ordered that Q and R are two stretches that overlap. */
import { html } from "htm/preact";
import { t } from "../sentences.js";
import { inRow } from "./quorum_row.js";

const STEP = 34;
const MIDDLE = 42;
const EDGE = 10;

/** @param {{picture: import("../protocols/view.js").QuorumPicture}} props */
export function Quorums({ picture }) {
  const { order, asked, may } = inRow(picture);
  const x = (/** @type {number} */ i) => EDGE + STEP * (i + 0.5);
  const width = 2 * EDGE + STEP * order.length;
  const { acceptors, votes, says } = picture;
  const [answered, quorum] = [picture.answered, picture.quorum].map((some) => acceptors.filter((node) => some.includes(node)));
  const shared = acceptors.filter((node) => quorum?.includes(node) && answered?.includes(node));
  const words = quorum?.length ? t("paxos-figure", { answered, quorum, shared }) : t("paxos-figure-free", { answered });
  const stretch = (/** @type {[number, number]} */ [from, to], /** @type {string} */ kind, /** @type {number} */ half) =>
    html`<rect class=${`stretch ${kind}`} x=${x(from) - STEP / 2 + 1} y=${MIDDLE - half} width=${STEP * (to - from + 1) - 2} height=${2 * half} rx=${half} />`;
  return html`<figure class="quorum-figure">
    <svg viewBox=${`0 0 ${width} 84`} width=${width} height="84" role="img" aria-label=${words}>
      ${stretch(asked, "asked", 21)}
      ${may && stretch(may, "may", 25)}
      <text class="which asked" x=${x(asked[0])} y="10">Q</text>
      ${may && html`<text class="which may" x=${x(may[1])} y="10">R</text>`}
      ${order.map(
        (node, i) => html`<g class=${shared.includes(node) ? "acceptor both" : "acceptor"}>
          <circle cx=${x(i)} cy=${MIDDLE} r="13" />
          <text x=${x(i)} y=${MIDDLE}>${node}</text>
          <text class="vote-cast" x=${x(i)} y="77">${votes[node] ?? ""}</text>
        </g>`,
      )}
    </svg>
    <figcaption>${says}</figcaption>
  </figure>`;
}
