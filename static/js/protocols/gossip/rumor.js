/**
 * How rumor mongering is drawn: who has heard of nothing is hollow, who tells is full, who has lost interest bears a tick.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {import("./versions.js").Version} Version
 * @typedef {{key: string, value: unknown, version: Version}} Rumor
 */
import { milestoneName, t } from "../../sentences.js";
import { run } from "../../state.js";
import { short } from "../client.js";
import { rumorCurves } from "./curves.js";
import { controlGlyph, dataGlyph, passing, shortKey } from "./messages.js";
import { byAge, toneOf, versionText } from "./versions.js";

/** @type {Readonly<Record<string, {hue: string, mark: string}>>} by state */
const LOOKS = {
  susceptible: { hue: "follower", mark: "" },
  infective: { hue: "candidate", mark: "↗" },
  removed: { hue: "leader", mark: "✓" },
};

/** The bodies of a crowd. */
const KINDS = ["susceptible", "infective", "removed"];

/** @type {Partial<import("../view.js").ProtocolView>} */
export const view = {
  nodeFace,
  rolePaint: ({ state }) => LOOKS[state]?.hue ?? "follower",
  cells,
  shelf,
  passing,
  shownTimer: () => "gossip",
  messageKind,
  messageLabel,
  milestone,
  cargoOf,
  curves: rumorCurves,
  crowd: {
    kinds: KINDS.map((state) => ({ name: `gossip-state-${state}`, hue: LOOKS[state]?.hue ?? "follower", hollow: state === "susceptible" })),
    kindOf: ({ state }) => Math.max(0, KINDS.indexOf(state)),
    bands: [{ gauge: "informed", hue: "leader", name: "gossip-state-removed" }, { gauge: "infective", hue: "candidate", name: "gossip-state-infective" }],
  },
};

/**
 * @param {State} state
 * @returns {import("../view.js").Face}
 */
function nodeFace({ state, rumors = [], counter = 0 }) {
  const { k, stop } = run.value?.params ?? {};
  const isEager = state === "infective";
  const counts = isEager && stop === "counter";
  return {
    role: t(`gossip-state-${state}`),
    mark: LOOKS[state]?.mark ?? "",
    badge: counts ? `${counter}/${k}` : "",
    solid: isEager,
    poll: null,
    says: [counts ? t("gossip-counted", { counter, k }) : "", rumors.length > 0 ? t("gossip-holds", { items: rumors.map(rumorText) }) : ""],
  };
}

/** @param {Rumor} rumor */
function rumorText({ key, value }) {
  return value === null ? t("gossip-deleted", { key }) : `${key} = ${String(value)}`;
}

/**
 * @param {Rumor} rumor
 */
function shortText({ key, value }) {
  return `${shortKey(key)}=${short(value)}`;
}

/**
 * @param {string} field
 * @param {State} state
 * @returns {import("../view.js").Cell[] | null}
 */
function cells(field, { rumors = [] }) {
  if (field !== "rumors") return null;
  return rumors.map((/** @type {Rumor} */ rumor) => ({ index: rumor.version[0], text: shortText(rumor), under: rumor.version[1], committed: true }));
}

/**
 * What it knows, the newest last; what it still tells has an arrow.
 * @param {State} state
 * @param {unknown} _
 * @param {number} most
 * @returns {import("../view.js").Row[]}
 */
function shelf({ rumors = [], hot = [] }, _, most) {
  const last = rumors.toSorted((/** @type {Rumor} */ a, /** @type {Rumor} */ b) => byAge(a.version, b.version)).slice(-most);
  const chips = last.map((/** @type {Rumor} */ rumor) => chipOf(rumor, hot.includes(rumor.key)));
  return [{ chips, hidden: rumors.length - last.length, keep: "end" }];
}

/**
 * @param {Rumor} rumor
 * @param {boolean} isHot
 * @returns {import("../view.js").Chip}
 */
function chipOf(rumor, isHot) {
  const title = t(isHot ? "gossip-rumor-tells" : "gossip-rumor-knows", { rumor: rumorText(rumor), version: versionText(rumor.version) });
  return { shape: "cell", text: shortText(rumor), title, tone: toneOf(rumor.version), look: isHot ? "solid" : "waiting" };
}

/**
 * @param {Sent} message
 * @returns {import("../view.js").Glyph}
 */
function messageKind(message) {
  const { type, body } = message;
  const { rumors, known } = body;
  const more = rumors?.length > 1 ? ` +${rumors.length - 1}` : "";
  switch (type) {
    case "Push":
      return dataGlyph(message, rumors ? shortText(rumors.at(-1)) + more : "");
    case "PullReply":
      if (rumors?.length === 0) return controlGlyph("∅", { shape: "round", faint: true, reply: true });
      return dataGlyph(message, rumors ? shortText(rumors.at(-1)) + more : "", { reply: true });
    case "Feedback":
      return known?.length === 0
        ? controlGlyph("+", { shape: "round", hue: "candidate", reply: true })
        : controlGlyph("=", { shape: "round", hue: "down", reply: true });
    default:
      return controlGlyph("?", { faint: true });
  }
}

/** @param {Sent} message */
function messageLabel({ type, body }) {
  const { rumors = [], known = [] } = body;
  if (type === "PullRequest") return t("gossip-asks");
  if (type === "Feedback") return known.length > 0 ? t("gossip-knew", { keys: known }) : t("gossip-needed");
  return rumors.length > 0 ? rumors.map(rumorText).join(t("list-separator")) : t("gossip-nothing");
}

/**
 * @param {string} name
 * @returns {import("../view.js").MilestoneLabel}
 */
function milestone(name) {
  const hue = name === "rumor_dead" ? "text-soft" : "leader";
  return { mark: name === "rumor_dead" ? "■" : name === "all_informed" ? "✓" : "½", text: milestoneName(name), hue, major: true };
}

/**
 * Of a crowd only the receiver's state is at hand: with one rumor going round that says it all.
 * @type {import("../view.js").CargoOf}
 */
function cargoOf({ type, body }, receiver, sender) {
  if (type !== "Push" && type !== "PullReply") return "control";
  const { rumors } = body;
  if (!rumors) {
    if (type === "PullReply" && sender?.state !== "infective") return "control";
    return receiver && receiver.state !== "susceptible" ? "wasted" : "news";
  }
  if (rumors.length === 0) return "control";
  /** @type {Rumor[]} */
  const held = receiver?.rumors ?? [];
  const knows = (/** @type {Rumor} */ { key, version }) => held.some((own) => own.key === key && byAge(own.version, version) >= 0);
  return rumors.every(knows) ? "wasted" : "news";
}
