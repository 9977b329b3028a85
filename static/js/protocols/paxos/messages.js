/**
 * How the messages of the family look: phase 1 in the candidate's hue, pills; phase 2 in the leader's, the question a card
 * with number and value; what is wanted or known is a tag. Basic and Fast have one value, Multi one a slot.
 *
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {import("../view.js").Glyph} Glyph
 */
import { operationText, t } from "../../sentences.js";
import { short, shortOperation } from "../client.js";
import { idText, shortId } from "./ids.js";

/** @type {Readonly<Record<string, Partial<Glyph>>>} what is not said is as in `PLAIN` */
const LOOKS = {
  Prepare: { shape: "pill", hue: "candidate" },
  Promise: { shape: "pill", hue: "candidate", reply: true },
  Accept: { shape: "card", hue: "leader" },
  Accepted: { shape: "round", hue: "leader", reply: true },
  Nack: { shape: "round", hue: "candidate", reply: true },
  Learn: { shape: "tag", hue: "leader" },
  Ask: { shape: "pill", hue: "follower" },
  CatchUp: { shape: "pill", hue: "follower" },
  Heartbeat: { shape: "dot", hue: "leader", faint: true },
  Any: { shape: "pill", hue: "leader" },
  Propose: { shape: "tag", hue: "client" },
  Vote: { shape: "pill", hue: "leader", reply: true },
};

/** @type {Glyph} */
const PLAIN = { shape: "card", hue: "follower", text: "", faint: false, dashed: false, reply: false };

/**
 * @param {Sent} message
 * @returns {Glyph}
 */
export function messageKind({ type, body }) {
  // An acceptance in Multi comes with every command.
  const faint = type === "Accepted" && "slot" in body;
  return { ...PLAIN, ...LOOKS[type], ...(faint && { faint }), text: glyphText(type, body) };
}

/**
 * @param {string} type
 * @param {Record<string, any>} body
 */
function glyphText(type, body) {
  switch (type) {
    case "Prepare":
      return `${numberOf(body)} ?`;
    case "Promise":
      return ["✓", promisedText(body)].filter(Boolean).join(" ");
    case "Accept":
      return "command" in body ? `${body.slot} ${commandText(body.command)}` : `${numberOf(body)} ${short(body.value)}`;
    case "Accepted":
      return "✓";
    case "Nack":
      return "✗";
    case "Learn":
      return "command" in body ? `${body.slot} ${commandText(body.command)}` : `✓ ${short(body.value)}`;
    case "Ask":
      return "?";
    case "CatchUp":
      return `${body.from_slot} …`;
    case "Any":
      return `${numberOf(body)} ${t("paxos-any")}`;
    case "Propose":
    case "Vote":
      return short(body.value);
    default:
      return "";
  }
}

/**
 * The number of a message: a ProposalID in short, or a round.
 * @param {Record<string, any>} body
 */
function numberOf({ id, round }) {
  return id ? shortId(id) : String(round);
}

/**
 * What an acceptor that promises has accepted so far.
 * @param {Record<string, any>} body
 */
function promisedText({ accepted, voted_value: voted, from_slot: slot }) {
  if (slot !== undefined) return Object.keys(accepted ?? {}).length > 0 ? `+${Object.keys(accepted).length}` : "";
  const value = accepted ? accepted.value : voted;
  return value === null || value === undefined ? "" : short(value);
}

/**
 * A command in short; a blank one is ∅.
 * @param {Record<string, any>} command
 */
export function commandText({ op }) {
  return op ? shortOperation(op) : "∅";
}

/**
 * What a message holds, in one line.
 * @param {Sent} message
 */
export function messageLabel({ type, body }) {
  const number = body.id ? idText(body.id) : (body.round ?? 0);
  const value = body.command ? commandWords(body.command) : String(body.value ?? "");
  const slot = body.slot ?? body.from_slot ?? 0;
  const isMulti = "slot" in body || "from_slot" in body;
  switch (type) {
    case "Prepare":
      return t(isMulti ? "paxos-prepare-from" : "paxos-prepare", { number, slot });
    case "Promise":
      return promiseLabel(body, number);
    case "Accept":
      return t(isMulti ? "paxos-accept-slot" : "paxos-accept", { number, value, slot });
    case "Accepted":
      return t(isMulti ? "paxos-accepted-slot" : "paxos-accepted", { number, value, slot });
    case "Nack":
      return t("paxos-nack", { number, promised: body.promised ? idText(body.promised) : (body.promised_round ?? "") });
    case "Learn":
      return t(isMulti ? "paxos-learn-slot" : "paxos-learn", { value, slot });
    case "Ask":
      return t("paxos-asks");
    case "CatchUp":
      return t("paxos-catch-up", { slot });
    case "Heartbeat":
      return t("paxos-heartbeat", { number, slot });
    case "Any":
      return t("paxos-any-round", { number });
    case "Vote":
      return t("paxos-vote", { number, value });
    default:
      return value;
  }
}

/**
 * @param {Record<string, any>} body
 * @param {unknown} number
 */
function promiseLabel({ accepted, voted_round: round, voted_value: voted, from_slot: slot }, number) {
  if (slot !== undefined) return t("paxos-promise-slots", { number, count: Object.keys(accepted ?? {}).length });
  if (accepted) return t("paxos-promise-with", { number, value: String(accepted.value), under: idText(accepted.id) });
  if (voted !== null && voted !== undefined) return t("paxos-promise-with", { number, value: String(voted), under: round });
  return t("paxos-promise", { number });
}

/** @param {Record<string, any>} command */
export function commandWords({ op }) {
  return op ? operationText(op) : t("paxos-noop");
}
