/**
 * How Totem's messages look: the token is a coin in the tone of its ring with its numbers beside it, the commit token a diamond
 * with its round; a broadcast is a wave, round where it is agreed and square where it is safe.
 *
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {import("../view.js").Glyph} Glyph
 */
import { t } from "../../sentences.js";
import { toneOf } from "./history.js";
import { ringText, tokenLines } from "./rings.js";

/** @type {Glyph} */
const PLAIN = { shape: "card", hue: "follower", text: "", faint: false, dashed: false, reply: false };

/**
 * @param {Sent} message
 * @returns {Glyph}
 */
export function messageKind({ type, body, from }) {
  switch (type) {
    case "Token":
      return { ...PLAIN, shape: "coin", hue: `term-${toneOf(ringText(body.ring_id))}`, beside: tokenLines(body), around: true };
    case "CommitToken":
      return { ...PLAIN, shape: "diamond", text: String(roundOf(body)), beside: [t("totem-round", { round: roundOf(body) }), ringText(body.ring_id)], around: true };
    case "Join":
      return { ...PLAIN, shape: body.fail_set.length > 0 ? "pill" : "round", hue: "candidate", text: joinText(body), dashed: true };
    case "Message":
      return { ...PLAIN, ...(body.service === "safe" ? { shape: "card", hue: "leader" } : { shape: "pill" }), ...again(body, from), wave: true };
    default:
      return { ...PLAIN, shape: "dot", faint: true };
  }
}

/**
 * The number of a broadcast, and whether it is one that was asked for again, or is of an old ring.
 * @param {Record<string, any>} body
 * @param {string} from
 */
function again({ seq, sender, recovered }, from) {
  if (recovered) return { text: `↺ ${recovered.seq}`, hue: "mender" };
  return { text: sender === from ? String(seq) : `↺ ${seq}` };
}

/**
 * How many a Join considers, and how many of them it takes to have failed.
 * @param {Record<string, any>} body
 */
function joinText({ proc_set: considered, fail_set: failed }) {
  return failed.length > 0 ? `${considered.length}−${failed.length}` : String(considered.length);
}

/**
 * The round of a commit token: 1 or 2.
 * @param {Record<string, any>} body
 */
export function roundOf({ index, members }) {
  return index <= members.length ? 1 : 2;
}

/**
 * What a message holds, in one line.
 * @param {Sent} message
 */
export function messageLabel({ type, body, from }) {
  const ring = ringText(body.ring_id);
  switch (type) {
    case "Token":
      return t("totem-token", { ring, number: body.token_seq, numbers: tokenLines(body).join(" · ") });
    case "CommitToken":
      return t("totem-commit-token", { ring, round: roundOf(body), members: body.members.map((/** @type {{id: string}} */ { id }) => id) });
    case "Join":
      return t(body.fail_set.length > 0 ? "totem-join-without" : "totem-join", { nodes: body.proc_set, failed: body.fail_set });
    case "Message":
      return messageText(body, from);
    default:
      return t("totem-ring-is", { ring });
  }
}

/**
 * @param {Record<string, any>} body
 * @param {string} from
 */
function messageText({ ring_id: ring, seq, sender, contents, service, recovered }, from) {
  const place = recovered ? { ring: ringText(recovered.ring_id), seq: recovered.seq } : { ring: ringText(ring), seq };
  const args = { ...place, sender, contents: String(contents), service: t(`totem-service-${service}`) };
  return t(recovered ? "totem-message-recovered" : sender === from ? "totem-message" : "totem-message-again", args);
}
