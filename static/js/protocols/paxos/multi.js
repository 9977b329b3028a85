/**
 * How Multi-Paxos is drawn: the row of slots at each node, chosen ones solid, accepted ones dashed, gaps empty; ★ leads, with
 * its ballot, and who leads at a lower one than another looks it.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../../types.d.ts").Sent} Sent
 */
import { addressOf } from "../../addresses.js";
import { milestoneName, t } from "../../sentences.js";
import { cast, columns, quorum, rolesText } from "./cast.js";
import { compareIds, idText, isSameId, shortId } from "./ids.js";
import { commandText, commandWords, messageKind, messageLabel } from "./messages.js";
import { passing } from "./refusals.js";

/** @typedef {import("./ids.js").ProposalID} ProposalID */

/** Letters of a command that a cell has room for. */
const LETTERS = 3;

/** @type {Readonly<Record<string, string>>} by phase */
const HUES = { accept: "leader", prepare: "candidate" };

/** @type {Partial<import("../view.js").ProtocolView>} */
export const view = {
  common,
  nodeFace,
  rolePaint: ({ phase }) => HUES[phase] ?? "follower",
  cells,
  shelf,
  columns,
  passing,
  shownTimer: ({ phase }) => (phase === "accept" ? "heartbeat" : "election"),
  messageKind,
  messageLabel,
  milestone,
  counted,
};

/**
 * The highest ballot that somebody leads at.
 * @param {Readonly<Record<string, State>>} states
 * @returns {ProposalID | null}
 */
function common(states) {
  const led = Object.values(states).flatMap(({ up, phase, ballot }) => (up && phase === "accept" && ballot ? [ballot] : []));
  return led.toSorted(compareIds).at(-1) ?? null;
}

/**
 * @param {State} state
 * @param {ProposalID | null} [highest]
 * @param {string} [name]
 * @returns {import("../view.js").Face}
 */
function nodeFace(state, highest = null, name) {
  const { roles, phase, ballot, promised, executed } = state;
  const leads = phase === "accept";
  const isOutdated = leads && compareIds(ballot, highest) < 0;
  const number = ballot ?? promised;
  return {
    role: phase === "idle" ? idleText(roles) : t(leads ? "paxos-leader" : "paxos-works-prepare"),
    mark: !leads ? "" : isOutdated ? "☆" : "★",
    badge: number ? shortId(number) : "",
    solid: leads && !isOutdated,
    outdated: isOutdated,
    poll: phase === "prepare" ? poll(state) : null,
    says: [
      name ? addressOf(name) : "",
      isOutdated ? t("paxos-outdated") : "",
      ballot ? t("paxos-says-ballot", { id: idText(ballot) }) : promised ? t("paxos-says-promised", { id: idText(promised) }) : "",
      executed > 0 ? t("paxos-says-executed", { slot: executed }) : "",
    ],
  };
}

/** @param {readonly string[] | undefined} roles */
function idleText(roles = []) {
  return roles.includes("proposer") ? t("paxos-follower") : rolesText(roles);
}

/** @param {State} state */
function poll({ promises }) {
  const need = quorum();
  return { of: cast().acceptors, got: promises, need, text: t("paxos-poll-prepare", { got: promises.length, need }) };
}

/**
 * The last slots up to the highest of which the node knows anything.
 * @param {State} state
 * @param {unknown} _
 * @param {number} most
 * @returns {import("../view.js").Row[]}
 */
function shelf({ accepted = {}, decided = {} }, _, most) {
  const last = Math.max(highest(accepted), highest(decided));
  const first = Math.max(1, last - most + 1);
  const chips = Array.from({ length: last - first + 1 }, (_, i) => slotChip(first + i, accepted[first + i], decided[first + i]));
  return [{ chips, hidden: first - 1, keep: "end" }];
}

/**
 * @param {string} field
 * @param {State} state
 * @returns {import("../view.js").Cell[] | null}
 */
function cells(field, { accepted = {}, decided = {} }) {
  if (field === "decided") {
    return Object.entries(decided).map(([slot, command]) => ({ index: Number(slot), text: commandText(command), under: "", committed: true }));
  }
  if (field !== "accepted") return null;
  return Object.entries(accepted).map(([slot, { id, command }]) => ({
    index: Number(slot),
    text: commandText(command),
    under: t("paxos-number", { id: shortId(id) }),
    committed: slot in decided,
  }));
}

/** @param {Record<string, unknown>} slots */
function highest(slots) {
  let found = 0;
  for (const slot in slots) found = Math.max(found, Number(slot));
  return found;
}

/**
 * @param {number} slot
 * @param {{id: ProposalID, command: Record<string, any>} | undefined} accepted
 * @param {Record<string, any> | undefined} decided
 * @returns {import("../view.js").Chip}
 */
function slotChip(slot, accepted, decided) {
  const command = decided ?? accepted?.command;
  if (!command) return { shape: "cell", text: "", title: t("paxos-slot-empty", { slot }), look: "empty" };
  const words = commandWords(command);
  const title = decided ? t("paxos-slot-chosen", { slot, command: words }) : t("paxos-slot-accepted", { slot, command: words, id: accepted ? idText(accepted.id) : "" });
  return { shape: "cell", text: cellText(command), title, tone: accepted?.id[0] ?? 0, look: decided ? "solid" : "dashed" };
}

/**
 * What a cell can hold of a command: the value where there is one.
 * @param {Record<string, any>} command
 */
function cellText(command) {
  const value = command.op?.value;
  const text = value === undefined || value === null ? commandText(command) : String(value);
  return text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text;
}

/**
 * @param {string} name
 * @param {State | undefined} state
 * @returns {import("../view.js").MilestoneLabel | null}
 */
function milestone(name, state) {
  const id = state?.ballot ? shortId(state.ballot) : "";
  switch (name) {
    case "leader_elected":
      return { mark: "★", text: t("paxos-leads", { id }), hue: "leader", major: true };
    case "prepared":
      return null;
    case "value_chosen":
      return { mark: "✓", text: t("paxos-chosen-slot", { slot: Object.keys(state?.decided ?? {}).at(-1) ?? "" }), hue: "leader" };
    case "gap_filled":
      return { mark: "∅", text: milestoneName(name), hue: "leader" };
    default:
      return { mark: "", text: milestoneName(name), hue: "text-soft" };
  }
}

/**
 * A leader was made by the promises of its ballot; a slot was decided by those who accepted the same proposal in it.
 * @type {import("../../causes.js").Counted}
 */
function counted(message, before, after) {
  const { id, slot } = message.body;
  if (message.type === "Promise" && before.phase === "prepare" && after.phase === "accept") {
    return ({ type, body }) => type === "Promise" && isSameId(body.id, id);
  }
  if (message.type === "Accepted" && !(slot in before.decided) && slot in after.decided) {
    return ({ type, body }) => type === "Accepted" && body.slot === slot && isSameId(body.id, id);
  }
  return null;
}
