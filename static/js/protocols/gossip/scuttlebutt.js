/**
 * How Scuttlebutt is drawn: beside each participant, how far it has followed every other one. Who lags behind anybody is on
 * its way, who has followed all of them is certain; a delta that could not hold all leaves a mark.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {Readonly<Record<string, number>>} Versions a version a participant
 * @typedef {readonly [participant: string, key: string, value: unknown, version: number, deleted: boolean]} Told
 */
import { milestoneName, t } from "../../sentences.js";
import { run } from "../../state.js";
import { short } from "../client.js";
import { scuttlebuttCurves } from "./curves.js";
import { exhibit } from "./exhibits.js";
import { standing } from "./lanes.js";
import { controlGlyph, dataGlyph, passing, shortKey } from "./messages.js";

/** Entries, or participants, that a line of text names. */
const NAMED = 3;
/** Entries that the inspector lists. */
const LISTED = 60;

/** @type {Partial<import("../view.js").ProtocolView>} */
export const view = {
  common,
  nodeFace,
  rolePaint: (state, of = {}) => hueOf(state, of),
  lanePaint,
  cells,
  shelf,
  passing,
  shownTimer: () => "gossip",
  messageKind,
  messageLabel,
  milestone,
  cargoOf,
  exhibit,
  hasExhibits: () => true,
  curves: scuttlebuttCurves,
  crowd: {
    kinds: [
      { name: "gossip-left-nothing", hue: "leader", hollow: false },
      { name: "gossip-left-some", hue: "candidate", hollow: false },
    ],
    kindOf: ({ left_out: leftOut }) => (leftOut > 0 ? 1 : 0),
    bands: [{ gauge: "informed", hue: "leader", name: "gossip-holds-something" }],
  },
};

/**
 * The newest version of every participant.
 * @param {Readonly<Record<string, State>>} states
 * @returns {Record<string, number>}
 */
function common(states) {
  /** @type {Record<string, number>} */
  const newest = {};
  for (const name in states) {
    const known = states[name]?.max_version ?? {};
    for (const who in known) if (known[who] > (newest[who] ?? 0)) newest[who] = known[who];
  }
  return newest;
}

/**
 * How many versions somebody lags behind all participants together.
 * @param {Versions} known
 * @param {Versions} newest
 */
function lag(known, newest) {
  let sum = 0;
  for (const who in newest) sum += (newest[who] ?? 0) - (known[who] ?? 0);
  return sum;
}

/**
 * @param {State} state
 * @param {Versions} newest
 */
function hueOf({ max_version: known = {} }, newest) {
  if (Object.keys(known).length === 0) return "follower";
  return lag(known, newest) > 0 ? "candidate" : "leader";
}

/**
 * Under a steady load there is always something newer: then the lanes show what each of them knows by itself, that it had to
 * leave something out.
 * @param {State} state
 */
function ownHue({ left_out: leftOut, max_version: known = {} }) {
  if (leftOut > 0) return "candidate";
  return Object.keys(known).length === 0 ? "follower" : "leader";
}

/** @type {{of: unknown, paint: (state: State) => string}} */
let lanes = { of: null, paint: ownHue };

function lanePaint() {
  if (run.value?.params?.load > 0) return ownHue;
  const newest = standing(common);
  if (newest !== lanes.of) lanes = { of: newest, paint: (state) => hueOf(state, newest) };
  return lanes.paint;
}

/**
 * @param {State} state
 * @param {Versions} [newest]
 * @returns {import("../view.js").Face}
 */
function nodeFace({ max_version: known = {}, left_out: leftOut = 0, rate = 0 }, newest = {}) {
  const lacks = lag(known, newest);
  const isComplete = lacks === 0 && Object.keys(known).length > 0;
  const isEmpty = Object.keys(known).length === 0;
  return {
    role: t(isComplete ? "gossip-up-to-date" : isEmpty ? "gossip-holds-nothing" : "gossip-behind"),
    mark: isComplete ? "✓" : leftOut > 0 ? "…" : "",
    badge: rate > 0 ? t("gossip-rate-short", { rate: rate.toFixed(1) }) : lacks > 0 ? `−${lacks}` : "",
    solid: isComplete,
    poll: null,
    says: [
      lacks > 0 ? t("gossip-lags", { count: lacks }) : "",
      leftOut > 0 ? t("gossip-left-out", { count: leftOut }) : "",
      rate > 0 ? t("gossip-rate", { rate: rate.toFixed(1) }) : "",
    ],
  };
}

/**
 * @param {string} field
 * @param {State} state
 * @returns {import("../view.js").Cell[] | null}
 */
function cells(field, { data = {} }) {
  if (field !== "data") return null;
  return Object.entries(/** @type {Record<string, Record<string, any>>} */ (data))
    .flatMap(([who, entries]) =>
      Object.entries(entries)
        .toSorted(([, a], [, b]) => a.version - b.version)
        .map(([key, { value, version, deleted }]) => ({ index: version, text: `${shortKey(key)}=${deleted ? "∅" : short(value)}`, under: who, committed: !deleted })),
    )
    .slice(0, LISTED);
}

/**
 * How far it has followed each participant; dashed where it lags behind.
 * @param {State} state
 * @param {Versions} newest
 * @param {number} most
 * @returns {import("../view.js").Row[]}
 */
function shelf({ max_version: known = {} }, newest, most) {
  const names = Object.keys(newest ?? {}).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const shown = names.slice(-most);
  return [{ chips: shown.map((who) => chipOf(who, known[who] ?? 0, newest[who] ?? 0)), hidden: names.length - shown.length, keep: "end" }];
}

/**
 * @param {string} who
 * @param {number} version
 * @param {number} newest
 * @returns {import("../view.js").Chip}
 */
function chipOf(who, version, newest) {
  const look = version === 0 ? "empty" : version < newest ? "dashed" : "solid";
  return { shape: "cell", text: `${who.slice(1)}:${version}`, title: t("gossip-followed", { who, version, newest }), tone: Number(who.slice(1)), look };
}

/**
 * @param {Sent} message
 * @returns {import("../view.js").Glyph}
 */
function messageKind(message) {
  const { type, body } = message;
  if (type === "Digest") return controlGlyph(digestText(body.versions), { faint: true, reply: body.answer === true });
  return dataGlyph(message, deltaText(body.entries));
}

/** @param {Versions | undefined} versions */
function digestText(versions = {}) {
  return `Σ${Object.values(versions).reduce((sum, version) => sum + version, 0)}`;
}

/** @param {readonly Told[] | undefined} entries */
function deltaText(entries = []) {
  const [first] = entries;
  if (!first) return "";
  const text = `${first[0]}.${shortKey(first[1])}`;
  return entries.length > 1 ? `${text} +${entries.length - 1}` : text;
}

/** @param {Sent} message */
function messageLabel({ type, body }) {
  if (type === "Digest") {
    const versions = Object.entries(body.versions ?? {}).map(([who, version]) => `${who} ${version}`);
    return versions.length > 0 ? listed(versions) : t("gossip-knows-nothing");
  }
  return listed((body.entries ?? []).map((/** @type {Told} */ [who, key, value, version, deleted]) => `${who}.${key} = ${deleted ? "∅" : String(value)} (${version})`));
}

/** @param {string[]} texts */
function listed(texts) {
  const named = texts.slice(0, NAMED);
  if (texts.length > named.length) named.push(`+${texts.length - named.length}`);
  return named.join(t("list-separator"));
}

/**
 * @param {string} name
 * @returns {import("../view.js").MilestoneLabel}
 */
function milestone(name) {
  const isCut = name === "delta_overflowed";
  const mark = { half_informed: "½", all_informed: "✓", delta_overflowed: "…" }[name] ?? "=";
  return { mark, text: milestoneName(name), hue: isCut ? "candidate" : "leader", major: name !== "half_informed" };
}

/** @type {import("../view.js").CargoOf} */
function cargoOf({ type, body }, receiver) {
  if (type !== "Delta") return "control";
  /** @type {readonly Told[] | undefined} */
  const entries = body.entries;
  const data = receiver?.data;
  if (!entries || !data) return "news";
  return entries.every(([who, key, , version]) => (data[who]?.[key]?.version ?? 0) >= version) ? "wasted" : "news";
}
