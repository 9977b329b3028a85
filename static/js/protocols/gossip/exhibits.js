/**
 * What a step of the family is seen by from near: the walk of two nodes through their trees; a digest beside what its receiver
 * knows; a delta with what was left out of it, and why.
 *
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {import("../../types.d.ts").Step} Step
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../view.js").Exhibit} Exhibit
 * @typedef {import("../view.js").Near} Near
 */
import { t } from "../../sentences.js";
import { run } from "../../state.js";
import { messageOf } from "../../world.js";
import { short } from "../client.js";
import { bothTrees } from "./merkle.js";
import { lackingIn, parted } from "./reconciliation.js";
import { treesOf } from "./walk.js";

/** Rows of a table that are shown. */
const ROWS = 14;
/** Steps that are looked back for the beginning of a walk. */
const LOOK_BACK = 4000;
/** The orders in which a digest has the version of every key. */
const PRECISE = ["oldest", "newest"];

/**
 * @param {Near} near
 * @returns {Exhibit | null}
 */
export function exhibit(near) {
  const { message } = near;
  switch (message?.type) {
    case "TreeNode":
    case "TreeLeaves":
      return walkBetween(message.from, message.to, near);
    case "Digest":
      return digest(message, near);
    case "Delta":
      return delta(message, near);
    default:
      return run.value?.protocol === "gossip-scuttlebutt" ? lags(near) : lastWalk(near);
  }
}

// --- Merkle ----------------------------------------------------------------------------------------------------------

/**
 * The walk that the node of the step took part in last.
 * @param {Near} near
 */
function lastWalk(near) {
  const walk = near.node ? near.state(near.node, near.seq)?.walk : null;
  return walk && near.node ? walkBetween(near.node, walk.partner, near) : null;
}

/**
 * @param {string} one
 * @param {string} other
 * @param {Near} near
 * @returns {Exhibit | null}
 */
function walkBetween(one, other, near) {
  const nodes = /** @type {[string, string]} */ ([one, other].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
  const [first, second] = nodes.map((node) => near.state(node, near.seq));
  if (!first || !second) return null;
  const begun = first.walk?.partner === nodes[1] ? first.walk : second.walk?.partner === nodes[0] ? second.walk : null;
  const found = new Set(/** @type {string[]} */ ([...pathsWith(first, nodes[1]), ...pathsWith(second, nodes[0])]));
  const flying = near.flights.filter(({ type, from, to, body }) => type === "TreeNode" && nodes.includes(from) && nodes.includes(to) && body.path !== undefined);
  const trees = treesOf(nodes, bothTrees(first.data ?? {}, second.data ?? {}), found, flying.map(({ from, body }) => ({ path: body.path, from })));
  const sofar = begun ? bytesSoFar(nodes, begun.begun_by, near) : null;
  const full = [first, second].map(({ data = {} }) => sizeOf({ data })).reduce((sum, size) => sum + size, 0);
  const differs = trees.spots.filter(({ look, key }) => key !== null && (look === "differs" || look === "found")).length;
  return {
    kind: "trees",
    trees,
    title: t("gossip-trees", { one: nodes[0], other: nodes[1] }),
    says: differs > 0 ? t("gossip-trees-differ", { count: differs, found: found.size }) : t("gossip-trees-same", { found: found.size }),
    bytes: sofar === null ? null : { sofar, full },
  };
}

/**
 * @param {State} state
 * @param {string} partner
 * @returns {readonly string[]}
 */
function pathsWith({ walk }, partner) {
  return walk?.partner === partner ? walk.paths : [];
}

/**
 * What the messages of a walk have come to since it began; null where the page does not have it all.
 * @param {readonly [string, string]} nodes
 * @param {string} beginner
 * @param {Near} near
 */
function bytesSoFar(nodes, beginner, { seq, stepAt }) {
  let sum = 0;
  for (let at = seq; at > seq - LOOK_BACK; at--) {
    const step = stepAt(at);
    if (!step || step.light) return null;
    for (const { from, to, type, body } of step.sent) {
      if (!nodes.includes(from) || !nodes.includes(to) || (body.begun_by ?? beginner) !== beginner) continue;
      if (type === "TreeNode" || type === "TreeLeaves") sum += sizeOf(body);
      if (type === "TreeNode" && body.path === "" && from === beginner && step.cause.timer === "gossip") return sum;
    }
  }
  return null;
}

/** @param {unknown} body */
function sizeOf(body) {
  return new TextEncoder().encode(JSON.stringify(body)).length;
}

// --- Scuttlebutt -----------------------------------------------------------------------------------------------------

/**
 * What the sender has followed of everybody, beside what the receiver has.
 * @param {Sent} message
 * @param {Near} near
 * @returns {Exhibit}
 */
function digest({ from, to, body }, { seq, state }) {
  /** @type {Readonly<Record<string, number>>} */
  const theirs = body.versions ?? {};
  /** @type {Readonly<Record<string, number>>} */
  const own = state(to, seq)?.max_version ?? {};
  const names = byNumber([...new Set([...Object.keys(theirs), ...Object.keys(own)])]);
  const rows = names.map((who) => {
    const [knows = 0, has = 0] = [theirs[who], own[who]];
    return row([who, String(knows), String(has)], knows === has ? "same" : knows < has ? "lacks" : "ahead");
  });
  return table(t("gossip-digest", { from, to }), [t("gossip-participant"), from, to], rows, t("gossip-digest-says", { from, to }));
}

/**
 * What went, and what stayed behind.
 * @param {Sent} message
 * @param {Near} near
 * @returns {Exhibit | null}
 */
function delta(message, { state, stepAt, sent, sentIn }) {
  const { id, from, to, body } = message;
  const seq = sentIn(id);
  const step = seq === null ? null : stepAt(seq);
  const asked = step ? messageOf(step) : undefined;
  const request = asked === undefined ? null : sent(asked);
  const data = seq === null ? null : state(from, seq)?.data;
  const { order = "depth" } = run.value?.params ?? {};
  const lacking = request && data ? lackingIn(data, request.body, PRECISE.includes(order)) : [];
  const { sent: went, left } = parted(lacking, body.entries ?? []);
  const cellsOf = (/** @type {import("./reconciliation.js").Entry} */ { who, key, value, version, deleted }) => [who, `${key} = ${deleted ? "∅" : short(value)}`, String(version)];
  const rows = [...went.map((entry) => row(cellsOf(entry), "sent")), ...left.map((entry) => row(cellsOf(entry), "left"))];
  const says = left.length > 0 ? t(`gossip-cut-${order}`, { count: left.length, limit: went.length }) : t("gossip-delta-all", { to });
  return table(t("gossip-delta", { from, to }), [t("gossip-participant"), t("gossip-entry"), t("gossip-version")], rows, says);
}

/**
 * How far the others lag behind each participant: in the mean, and at most.
 * @param {Near} near
 * @returns {Exhibit | null}
 */
function lags({ states }) {
  const known = Object.entries(states).flatMap(([name, { max_version: versions }]) => (name.startsWith("n") && versions ? [{ name, versions }] : []));
  if (known.length < 2) return null;
  const newest = known.flatMap(({ name, versions }) => (versions[name] > 0 ? [{ who: name, version: /** @type {number} */ (versions[name]) }] : []));
  const rows = newest.map(({ who, version }) => {
    const behind = known.filter(({ name }) => name !== who).map(({ versions }) => version - (versions[who] ?? 0));
    const mean = behind.reduce((sum, one) => sum + one, 0) / behind.length;
    const most = Math.max(...behind);
    return row([who, String(version), mean.toFixed(1), String(most)], most > 0 ? "lacks" : "same");
  });
  const heads = [t("gossip-participant"), t("gossip-version"), t("gossip-lag-mean"), t("gossip-lag-most")];
  return table(t("gossip-lag-title"), heads, rows, rows.length > 0 ? t("gossip-lag-says") : t("gossip-lag-none"));
}

/**
 * @param {string} title
 * @param {readonly string[]} heads
 * @param {readonly import("../view.js").TableRow[]} rows
 * @param {string} says
 * @returns {Exhibit}
 */
function table(title, heads, rows, says) {
  return { kind: "table", title, heads, rows: rows.slice(0, ROWS), more: Math.max(0, rows.length - ROWS), says };
}

/**
 * @param {string[]} cells
 * @param {import("../view.js").TableRow["look"]} look
 * @returns {import("../view.js").TableRow}
 */
function row(cells, look) {
  return { cells, look };
}

/** @param {string[]} names */
function byNumber(names) {
  return names.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}
