/**
 * How anti-entropy is drawn: who holds nothing is hollow, who lacks something is on its way, who holds the newest of
 * everything is certain. "Newest" is what no node can know: it is read off all of them.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {import("./versions.js").Item} Item
 * @typedef {import("./versions.js").Version} Version
 */
import { milestoneName, t } from "../../sentences.js";
import { run } from "../../state.js";
import { short } from "../client.js";
import { antientropyCurves } from "./curves.js";
import { exhibit } from "./exhibits.js";
import { standing } from "./lanes.js";
import { controlGlyph, dataGlyph, passing, shortKey } from "./messages.js";
import { behind, byAge, newest, toneOf, versionText } from "./versions.js";

/** The hash of a store that holds nothing. */
const EMPTY = "0000000000000000";
/** Digits of a hash that are shown. */
const DIGITS = 4;
/** Entries of a store that the inspector lists. */
const LISTED = 60;

/** @type {Partial<import("../view.js").ProtocolView>} */
export const view = {
  common,
  nodeFace,
  rolePaint: (state, of = {}) => hueOf(state, of),
  lanePaint: () => lanePaint(standing(common)),
  cells,
  shelf,
  passing,
  shownTimer: () => "gossip",
  messageKind,
  messageLabel,
  milestone,
  cargoOf,
  exhibit,
  hasExhibits: () => run.value?.params?.exchange === "merkle",
  curves: antientropyCurves,
  crowd: {
    kinds: [
      { name: "gossip-holds-nothing", hue: "follower", hollow: true },
      { name: "gossip-holds-other", hue: "candidate", hollow: false },
      { name: "gossip-holds-most-common", hue: "leader", hollow: false },
    ],
    common: commonRoot,
    kindOf: ({ root }, most) => (root === EMPTY ? 0 : root === most ? 2 : 1),
    bands: [{ gauge: "informed", hue: "leader", name: "gossip-holds-something" }],
  },
};

/**
 * The newest version of every key.
 * @param {Readonly<Record<string, State>>} states
 * @returns {Record<string, Version>}
 */
function common(states) {
  return newest(Object.values(states).map(({ data = {} }) => data));
}

/**
 * The root that most of those have who hold anything.
 * @param {Readonly<Record<string, State>>} states
 */
function commonRoot(states) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let most = EMPTY;
  for (const name in states) {
    const { root } = /** @type {State} */ (states[name]);
    if (!root || root === EMPTY) continue;
    const count = (counts.get(root) ?? 0) + 1;
    counts.set(root, count);
    if (most === EMPTY || count > (counts.get(most) ?? 0)) most = root;
  }
  return most;
}

/**
 * @param {State} state
 * @param {Record<string, Version>} of
 */
function hueOf({ data = {} }, of) {
  if (isEmpty(data)) return "follower";
  return behind(data, of) > 0 ? "candidate" : "leader";
}

/** @type {{of: Record<string, Version> | null, paint: (state: State) => string}} */
let lanes = { of: null, paint: (state) => hueOf(state, {}) };

/**
 * The lanes show how far what is newest now has come.
 * @param {Record<string, Version>} of
 */
function lanePaint(of) {
  if (of !== lanes.of) lanes = { of, paint: (state) => hueOf(state, of) };
  return lanes.paint;
}

/**
 * @param {State} state
 * @param {Record<string, Version>} [of]
 * @returns {import("../view.js").Face}
 */
function nodeFace({ data = {}, root = EMPTY }, of = {}) {
  const lacks = behind(data, of);
  const isComplete = lacks === 0 && !isEmpty(data);
  return {
    role: t(isComplete ? "gossip-up-to-date" : isEmpty(data) ? "gossip-holds-nothing" : "gossip-behind"),
    mark: isComplete ? "✓" : "",
    badge: root === EMPTY ? "" : root.slice(0, DIGITS),
    solid: isComplete,
    poll: null,
    says: [lacks > 0 ? t("gossip-lacks", { count: lacks }) : "", root === EMPTY ? "" : t("gossip-root", { root: root.slice(0, DIGITS) })],
  };
}

/**
 * @param {string} key
 * @param {Item} item
 */
function itemText(key, { value, deleted }) {
  return deleted ? t("gossip-deleted", { key }) : `${key} = ${String(value)}`;
}

/**
 * @param {string} key
 * @param {Item} item
 */
function shortText(key, { value, deleted }) {
  return `${shortKey(key)}=${deleted ? "∅" : short(value)}`;
}

/**
 * @param {string} field
 * @param {State} state
 * @returns {import("../view.js").Cell[] | null}
 */
function cells(field, state) {
  if (field !== "data" && field !== "held") return null;
  return Object.entries(/** @type {Record<string, Item>} */ (state[field] ?? {}))
    .slice(0, LISTED)
    .map(([key, item]) => ({ index: item.version[0], text: shortText(key, item), under: item.version[1], committed: !item.deleted }));
}

/**
 * What it holds, the newest last; dashed where another one holds it newer.
 * @param {State} state
 * @param {Record<string, Version>} of
 * @param {number} most
 * @returns {import("../view.js").Row[]}
 */
function shelf({ data = {} }, of, most) {
  const entries = /** @type {[string, Item][]} */ (Object.entries(data));
  const last = entries.toSorted(([, a], [, b]) => byAge(a.version, b.version)).slice(-most);
  return [{ chips: last.map(([key, item]) => chipOf(key, item, of ?? {})), hidden: entries.length - last.length, keep: "end" }];
}

/**
 * @param {string} key
 * @param {Item} item
 * @param {Record<string, Version>} of
 * @returns {import("../view.js").Chip}
 */
function chipOf(key, item, of) {
  const isOld = byAge(item.version, of[key]) < 0;
  const title = t(isOld ? "gossip-item-old" : "gossip-item", { item: itemText(key, item), version: versionText(item.version) });
  return { shape: "cell", text: shortText(key, item), title, tone: toneOf(item.version), look: isOld ? "dashed" : "solid" };
}

/**
 * @param {Sent} message
 * @returns {import("../view.js").Glyph}
 */
function messageKind(message) {
  const { type, body } = message;
  const reply = body.answer === true;
  switch (type) {
    case "Full":
    case "TreeLeaves":
      return body.data && isEmpty(body.data) ? controlGlyph("∅", { shape: "round", reply }) : dataGlyph(message, dataText(body.data), { reply });
    case "TreeNode":
      return controlGlyph(`${pathText(body.path)} ${String(body.hash ?? "").slice(0, DIGITS)}`, { faint: body.path === "" });
    default:
      return controlGlyph("?", { faint: true });
  }
}

/** @param {Record<string, Item> | undefined} data */
function dataText(data = {}) {
  const [first, ...more] = Object.entries(data);
  if (!first) return "";
  return more.length > 0 ? `${shortText(...first)} +${more.length}` : shortText(...first);
}

/** @param {string | undefined} path */
function pathText(path = "") {
  return `/${path}`;
}

/** @param {Sent} message */
function messageLabel({ type, body }) {
  const path = pathText(body.path);
  switch (type) {
    case "PullRequest":
      return t("gossip-asks-all");
    case "TreeNode":
      return t("gossip-tree-node", { path, hash: body.hash, isEmpty: String(body.hash === EMPTY) });
    case "TreeLeaves":
      return t("gossip-tree-leaves", { path, items: itemTexts(body.data) });
    default:
      return isEmpty(body.data ?? {}) ? t("gossip-nothing") : itemTexts(body.data);
  }
}

/** @param {Record<string, Item> | undefined} data */
function itemTexts(data = {}) {
  const entries = Object.entries(data);
  const named = entries.slice(0, DIGITS).map(([key, item]) => itemText(key, item));
  if (entries.length > named.length) named.push(`+${entries.length - named.length}`);
  return named.join(t("list-separator"));
}

/**
 * @param {string} name
 * @returns {import("../view.js").MilestoneLabel}
 */
function milestone(name) {
  return { mark: { half_informed: "½", all_informed: "✓" }[name] ?? "=", text: milestoneName(name), hue: "leader", major: true };
}

/** @type {import("../view.js").CargoOf} */
function cargoOf({ type, body }, receiver, sender) {
  if (type !== "Full" && type !== "TreeLeaves") return "control";
  const { data } = body;
  if (!data) return receiver && sender && receiver.root === sender.root ? "wasted" : "news";
  const held = receiver?.data ?? {};
  for (const key in data) if (byAge(held[key]?.version, data[key].version) < 0) return "news";
  return isEmpty(data) ? "control" : "wasted";
}

/** @param {object} record */
function isEmpty(record) {
  for (const _ in record) return false;
  return true;
}
