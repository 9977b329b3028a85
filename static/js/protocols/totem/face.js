/**
 * How a node looks: its state is its hue; its ring stands under its name, ★ represents it. While it gathers, the dots are those
 * that are known to have the same sets; while it recovers, the visits at which nobody had anything left to recover.
 *
 * @typedef {import("../../types.d.ts").State} State
 */
import { t } from "../../sentences.js";
import { wanted } from "./gathering.js";
import { ringText, ringToBe, tokenLines } from "./rings.js";
import { usedIn, windowOf } from "./window.js";

/** @type {Readonly<Record<string, string>>} */
const HUES = { operational: "leader", gather: "candidate", commit: "follower", recovery: "mender" };

/** Visits with the flag down after which a ring can be installed. */
const VISITS = 3;
/** How far back missing messages are looked for. */
const LOOK_BACK = 1000;

/** @param {State} state */
export function rolePaint({ state }) {
  return HUES[state] ?? "follower";
}

/**
 * @param {State} state
 * @returns {import("../view.js").Face}
 */
export function nodeFace(state) {
  const represents = state.represents === true && (state.state === "operational" || state.state === "recovery");
  return {
    role: t(`totem-state-${state.state}`),
    mark: represents ? "★" : "",
    badge: badge(state),
    solid: represents,
    poll: state.state === "gather" ? agreement(state) : state.state === "recovery" ? visits(state) : null,
    says: says(state),
  };
}

/** @param {State} state */
function badge(state) {
  if (state.state === "gather") return "";
  const next = ringToBe(state);
  return next ? `→ ${ringText(next)}` : ringText(state.ring_id);
}

/** @param {State} state */
function agreement(state) {
  const of = wanted(state);
  const got = of.filter((node) => state.consensus.includes(node));
  return { of, got, need: of.length, text: t("totem-agree", { got: got.length, need: of.length }) };
}

/** @param {State} state */
function visits({ recovery }) {
  const down = Math.min(VISITS, recovery?.down ?? 0);
  const of = Array.from({ length: VISITS }, (_, i) => String(i));
  return { of, got: of.slice(0, down), need: VISITS, text: t("totem-flag-visits", { got: down, need: VISITS }) };
}

/** @param {State} state */
function says(state) {
  if (!state.up) return [];
  const { represents, has_token: has, token, proc_set: considered, fail_set: failed, gather_reason: reason, my_aru: aru } = state;
  if (state.state === "gather") {
    return [
      reason ? t(`totem-gather_reason-${reason}`) : "",
      t("totem-says-considers", { nodes: considered }),
      failed.length > 0 ? t("totem-says-failed", { nodes: failed }) : "",
    ];
  }
  const order = /** @type {import("./window.js").Order} */ (/** @type {unknown} */ ({ ...state, used: usedIn(state) }));
  const missing = state.state === "operational" ? windowOf(order, LOOK_BACK).filter(({ fate }) => fate === "missing") : [];
  return [
    represents ? t("totem-represents") : "",
    has && token ? t("totem-says-token", { numbers: tokenLines(token).join(" · ") }) : "",
    aru > 0 ? t("totem-says-window", { aru, delivered: state.high_delivered, safe: state.safe_seq }) : "",
    missing.length > 0 ? t("totem-says-missing", { seqs: missing.map(({ seq }) => seq) }) : "",
  ];
}
