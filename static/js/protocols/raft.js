/**
 * How Raft is drawn: ★ leads; a candidate gathers votes; the log's entries are coloured by term, solid once committed.
 * A vote is asked for and given in the candidate's hue, entries travel in the leader's, heartbeats are dots.
 *
 * @typedef {import("../types.d.ts").State} State
 * @typedef {import("../types.d.ts").Sent} Sent
 */
import { milestoneName, optional, t } from "../sentences.js";
import { shortOperation } from "./client.js";

/** @type {Readonly<Record<string, string>>} */
const HUES = { leader: "leader", candidate: "candidate", pre_candidate: "candidate" };

/** @type {Partial<import("./view.js").ProtocolView>} */
export const view = { common, nodeFace, rolePaint, cells, shelf, shownTimer, messageKind, messageLabel, milestone, counted };

/**
 * The highest term that has a leader: one of a lower term leads nobody any more.
 * @param {Readonly<Record<string, State>>} states
 */
function common(states) {
  return Math.max(0, ...Object.values(states).map(({ up, role, current_term: term }) => (up && role === "leader" ? term : 0)));
}

/**
 * @param {State} state
 * @param {number} [led] the highest term that has a leader
 * @returns {import("./view.js").Face}
 */
function nodeFace(state, led = 0) {
  const { role, current_term: term } = state;
  const isOutdated = role === "leader" && term < led;
  return {
    role: optional(`raft-role-${role}`) ?? role,
    mark: role !== "leader" ? "" : isOutdated ? "☆" : "★",
    badge: t("term", { term }),
    solid: role === "leader" && !isOutdated,
    outdated: isOutdated,
    poll: HUES[role] === "candidate" ? poll(state) : null,
  };
}

/** @param {State} state */
function poll({ votes, config }) {
  /** @type {string[]} */
  const of = [...new Set([...config.old, ...(config.new ?? [])])];
  return { of, got: /** @type {string[]} */ (votes), need: Math.floor(config.old.length / 2) + 1 };
}

/** @param {State} state */
function rolePaint({ role }) {
  return HUES[role] ?? "follower";
}

/**
 * @param {string} field
 * @param {State} state
 * @returns {import("./view.js").Cell[] | null}
 */
function cells(field, state) {
  if (field !== "log") return null;
  return entries(state, Infinity).map(({ index, term, text, committed }) => ({ index, text, under: t("term", { term }), committed }));
}

/**
 * The last entries of its log.
 * @param {State} state
 * @param {number} last how many
 * @returns {{index: number, term: number, text: string, committed: boolean}[]}
 */
function entries({ log = [], commit_index: commit = 0 }, last) {
  const first = Math.max(0, log.length - last);
  return log.slice(first).map((/** @type {any} */ { term, command }, /** @type {number} */ i) => {
    const index = first + i + 1;
    return { index, term, text: commandText(command), committed: index <= commit };
  });
}

/**
 * @param {State} state
 * @param {unknown} _
 * @param {number} most
 * @returns {import("./view.js").Row[]}
 */
function shelf(state, _, most) {
  const found = entries(state, most);
  return [{ chips: found.map(chipOf), hidden: (found[0]?.index ?? 1) - 1, keep: "end" }];
}

/**
 * @param {{index: number, term: number, text: string, committed: boolean}} entry
 * @returns {import("./view.js").Chip}
 */
function chipOf({ index, term, text, committed }) {
  return { shape: "cell", text: String(term), title: `${index}: ${text}`, tone: term, look: committed ? "solid" : "dashed" };
}

/** @param {Record<string, any>} command */
function commandText({ op, config }) {
  if (op) return shortOperation(op);
  return config ? "C" : t("stage-noop");
}

/** @param {State} state */
function shownTimer({ role }) {
  return role === "leader" ? "heartbeat" : "election";
}

/**
 * @param {Sent} message
 * @returns {import("./view.js").Glyph}
 */
function messageKind({ type, body }) {
  switch (type) {
    case "RequestVote":
    case "PreVote":
      return { shape: "pill", hue: "candidate", text: "?", faint: false, dashed: type === "PreVote", reply: false };
    case "Vote":
    case "PreVoteReply":
      return { shape: "pill", hue: "candidate", text: body.granted ? "✓" : "✗", faint: false, dashed: type !== "Vote", reply: true };
    case "AppendEntries":
      return body.entries.length === 0
        ? { shape: "dot", hue: "leader", text: "", faint: true, dashed: false, reply: false }
        : { shape: "card", hue: "leader", text: entriesText(body.entries), faint: false, dashed: false, reply: false };
    default:
      return { shape: "round", hue: "leader", text: body.success === false ? "✗" : "✓", faint: body.success !== false, dashed: false, reply: true };
  }
}

/** @param {readonly Record<string, any>[]} entries */
function entriesText(entries) {
  const last = entries.at(-1);
  const text = last ? commandText(last.command) : "";
  return entries.length > 1 ? `${text} +${entries.length - 1}` : text;
}

/** @param {Sent} message */
function messageLabel({ type, body }) {
  const { term } = body;
  switch (type) {
    case "RequestVote":
    case "PreVote":
      return t("stage-asks", { term, index: body.last_log_index, last: body.last_log_term });
    case "Vote":
    case "PreVoteReply":
      return t(body.granted ? "stage-granted" : "stage-refused", { term });
    case "AppendEntries":
      return t("stage-entries", { term, count: body.entries.length, index: body.prev_log_index, commit: body.leader_commit });
    default:
      return t(body.success ? "stage-matches" : "stage-mismatches", { term, index: body.match_index ?? 0 });
  }
}

/**
 * @param {string} name
 * @param {State | undefined} state of the node that reached it, right after
 * @returns {import("./view.js").MilestoneLabel | null}
 */
function milestone(name, state) {
  switch (name) {
    case "leader_elected":
      return { mark: "★", text: t("stage-leader-of", { term: state?.current_term ?? 0 }), hue: "leader", major: true };
    case "entry_committed":
      return { mark: "✓", text: t("stage-committed", { index: state?.commit_index ?? 0 }), hue: "leader" };
    case "leader_lost":
      return state?.up ? { mark: "", text: milestoneName(name), hue: "text-soft" } : null;
    default:
      return { mark: "", text: milestoneName(name), hue: "candidate" };
  }
}

/**
 * The vote that makes a leader was counted with the other votes of the term; the answer that commits an entry, with
 * those of the other servers that hold it.
 * @type {import("../causes.js").Counted}
 */
function counted(message, before, after) {
  if (message.type === "Vote" && before.role !== "leader" && after.role === "leader") {
    return ({ type, body }) => type === "Vote" && body.granted && body.term === after.current_term;
  }
  if (message.type === "PreVoteReply" && before.role === "pre_candidate" && after.role === "candidate") {
    return ({ type, body }) => type === "PreVoteReply" && body.granted && body.term === after.current_term;
  }
  if (message.type === "AppendReply" && after.commit_index > before.commit_index) {
    return ({ type, body }) => type === "AppendReply" && body.success && body.match_index >= after.commit_index;
  }
  return null;
}
