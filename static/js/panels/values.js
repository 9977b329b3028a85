/** The values of a node's state as short text, however they are nested. Pure. */

import { idText, isProposalID } from "../protocols/paxos/ids.js";

/** Digits after the point that a value is shown with: the engine's clock has no more. */
const DIGITS = 3;

const NONE = "—";

/**
 * A line breaks between the entries of a map, never within one.
 * @param {unknown} value
 * @param {(op: Record<string, unknown>) => string} operation says what a client asks for
 * @returns {string}
 */
export function valueText(value, operation) {
  if (value === null || value === undefined || value === "") return NONE;
  if (typeof value === "number") return String(Number(value.toFixed(DIGITS)));
  if (typeof value !== "object") return String(value);
  if (isProposalID(value)) return idText(value);
  if (Array.isArray(value)) return listText(value, operation);
  const fields = /** @type {Record<string, unknown>} */ (value);
  if (typeof fields.do === "string") return operation(fields);
  return entryTexts(fields, operation).join(" · ") || NONE;
}

/**
 * A record within a record stands in brackets.
 * @param {Record<string, unknown>} fields
 * @param {(op: Record<string, unknown>) => string} operation
 * @returns {string[]}
 */
function entryTexts(fields, operation) {
  return Object.entries(fields)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `${name}\u00a0${isRecord(inner) ? `(${entryTexts(inner, operation).join(", ")})` : valueText(inner, operation)}`);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("do" in value) && Object.keys(value).length > 0;
}

/**
 * Whether a value says nothing: none, empty or zero.
 * @param {unknown} value
 */
export function isNothing(value) {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === 0 || value === "" || value === false;
}

/**
 * A record without its fields that hold nothing; any other value as it is.
 * @param {unknown} value
 */
export function withoutNothing(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => !isNothing(inner)));
}

/**
 * @param {unknown[]} list
 * @param {(op: Record<string, unknown>) => string} operation
 */
function listText(list, operation) {
  const nested = list.some((item) => typeof item === "object" && item !== null);
  return list.map((item) => valueText(item, operation)).join(nested ? " · " : " ") || NONE;
}

/**
 * What a person typed as a value: a number, true, false or null where it is written like one, else the text itself.
 * @param {string} text
 * @returns {string | number | boolean | null}
 */
export function typedValue(text) {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  if (trimmed === "null") return null;
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(trimmed) && Math.abs(Number(trimmed)) <= Number.MAX_SAFE_INTEGER) return Number(trimmed);
  return text;
}
