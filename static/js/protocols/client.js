/**
 * Clients and what passes between them and the nodes: the same in every protocol that has them.
 *
 * @typedef {import("../types.d.ts").Sent} Sent
 */
import { operationText, t } from "../sentences.js";

/** Characters of a key or a value that a label shows. */
const LONGEST = 8;

/** @param {Sent} message */
export function isClientMessage({ type }) {
  return type === "ClientRequest" || type === "ClientReply";
}

/**
 * @param {Sent} message
 * @returns {import("./view.js").Glyph}
 */
export function clientGlyph({ type, body }) {
  const reply = type === "ClientReply";
  return { shape: "tag", hue: "client", text: reply ? replyText(body) : shortOperation(body.op), faint: false, dashed: false, reply };
}

/** @param {Sent} message */
export function clientLabel({ type, body }) {
  return type === "ClientReply" ? replyText(body) : operationText(body.op);
}

/** @param {Record<string, any>} body */
function replyText({ ok, result, leader }) {
  if (ok) return `✓ ${short(result)}`;
  return leader === null ? t("stage-no-leader") : `→ ${leader}`;
}

/**
 * What a client asks for, as short as a card can hold it: `x=5`.
 * @param {Record<string, any>} op
 * @returns {string}
 */
export function shortOperation(op) {
  const key = short(op.key);
  switch (op.do) {
    case "put":
      return `${key}=${short(op.value)}`;
    case "get":
      return `${key}?`;
    case "append":
      return `${key}+=${short(op.value)}`;
    case "incr":
      return `${key}+1`;
    case "cas":
      return `${key}:${short(op.expect)}→${short(op.value)}`;
    case "delete":
      return `${key}=∅`;
    case "update":
      return `${key}=${short(op.value)}`;
    default:
      return short(op.value ?? op.contents ?? op.do);
  }
}

/** @param {unknown} value */
export function short(value) {
  const text = value === null || value === undefined ? "∅" : typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
