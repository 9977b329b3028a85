/**
 * What lies beside a node: the window of its ring; while it gathers, why, and the members that it considers; while it recovers,
 * the window of the ring that it comes from.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../view.js").Chip} Chip
 * @typedef {import("../view.js").Row} Row
 * @typedef {import("./window.js").Fate} Fate
 */
import { optional, t } from "../../sentences.js";
import { short } from "../client.js";
import { runsOf, wanted } from "./gathering.js";
import { ringText } from "./rings.js";
import { usedIn, windowOf } from "./window.js";

export const SHELF_ROWS = 2;

/** @type {Readonly<Record<Fate, Pick<Chip, "look" | "lit">>>} */
const LOOKS = { safe: { look: "solid", lit: true }, delivered: { look: "solid" }, received: { look: "dashed" }, missing: { look: "empty" } };

/**
 * @param {State} state
 * @param {Readonly<Record<string, number>>} tones of rings
 * @param {number} most
 * @returns {Row[]}
 */
export function chipsOf(state, tones, most) {
  if (!state.up) return [];
  switch (state.state) {
    case "gather":
      return [all([note(optional(`totem-gather_reason-${state.gather_reason}.short`) ?? "")]), all(members(state))];
    case "commit":
      return [slots(state, state.ring_id, tones, most)];
    case "recovery":
      return recovering(state, tones, most);
    default:
      return [slots({ ...state, used: usedIn(state) }, state.ring_id, tones, most), all(waiting(state))];
  }
}

/**
 * The ring that it comes from, which is being completed, and what it has still to send of it.
 * @param {State} state
 * @param {Readonly<Record<string, number>>} tones
 * @param {number} most
 */
function recovering({ recovery, my_aru: aru }, tones, most) {
  const { old = null, pending = [] } = recovery ?? {};
  const words = pending.length > 0 ? t("totem-to-send", { count: pending.length }) : aru > 0 ? t("totem-recovered-count", { count: aru }) : "";
  return [...(old ? [slots(old, old.ring_id, tones, most)] : []), all(words ? [note(words)] : [])];
}

/**
 * @param {any} order
 * @param {import("./rings.js").RingId | null} ring
 * @param {Readonly<Record<string, number>>} tones
 * @param {number} most
 * @returns {Row}
 */
function slots(order, ring, tones, most) {
  const shown = ring ? windowOf(order, most) : [];
  const tone = tones[ringText(ring)] ?? 0;
  const chips = shown.map(({ seq, fate }) => {
    const title = t(`totem-slot-${fate}`, { seq, ring: ringText(ring) });
    return /** @type {Chip} */ ({ shape: "slot", text: String(seq), title, tone, ...LOOKS[fate] });
  });
  return { chips, hidden: (shown[0]?.seq ?? 1) - 1, keep: "end" };
}

/**
 * Whom a gathering node wants in its ring, and whom it takes to have failed.
 * @param {State} state
 * @returns {Chip[]}
 */
function members(state) {
  const hopes = wanted(state);
  const { fail_set: failed, consensus } = state;
  const agreed = hopes.every((node) => consensus.includes(node));
  const look = agreed ? "solid" : "dashed";
  return [
    { shape: "member", text: runsOf(hopes), title: t("totem-says-considers", { nodes: hopes }), look },
    ...(failed.length > 0 ? [/** @type {Chip} */ ({ shape: "member", text: runsOf(failed), title: t("totem-says-failed", { nodes: failed }), look: "struck" })] : []),
  ];
}

/**
 * @param {State} state
 * @returns {Chip[]}
 */
function waiting({ queue = [] }) {
  const [first] = queue;
  if (!first) return [];
  const title = t("totem-waiting", { count: queue.length });
  return [{ shape: "card", text: short(first.op.contents), ...(queue.length > 1 && { small: `+${queue.length - 1}` }), title, tone: 0, look: "waiting" }];
}

/**
 * @param {string} text
 * @returns {Chip}
 */
function note(text) {
  return { shape: "note", text, title: text, look: "solid" };
}

/**
 * @param {Chip[]} chips
 * @returns {Row}
 */
function all(chips) {
  return { chips: chips.filter(({ text }) => text), hidden: 0, keep: "all" };
}
