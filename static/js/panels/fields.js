/**
 * What a form takes: declared fields with their kinds and bounds, and what is wrong with what was typed. Pure; the server
 * checks it all again.
 *
 * @typedef {object} Declaration
 * @property {string} name
 * @property {"number" | "whole" | "range" | "flag" | "choice" | "text" | "value" | "record"} kind value: a number,
 *   true, false or null where it is written like one, else a text; record: one of the choices, or a value for each of its fields
 * @property {number} [low]
 * @property {number} [high]
 * @property {number} [length] of a text
 * @property {string} [unit]
 * @property {readonly string[]} [choices]
 * @property {readonly Declaration[]} [fields] of a record
 * @property {boolean} [optional] may be left empty: then it is null
 *
 * @typedef {{value: unknown, problem?: undefined} | {problem: string, args: Record<string, unknown>, value?: undefined}} Checked
 *   problem: the id of the sentence that says what is wrong
 * @typedef {{choice: string, raw: Record<string, unknown>}} RawRecord choice: one of the choices, or OWN
 */
import { typedValue } from "./values.js";

/** The choice of a record that is none of its words: a value for each field. */
export const OWN = "";

/**
 * @param {Declaration} field
 * @param {unknown} raw a text; two texts for a range; true or false for a flag; a RawRecord for a record
 * @returns {Checked}
 */
export function check(field, raw) {
  switch (field.kind) {
    case "flag":
      return { value: raw === true };
    case "choice":
      return { value: raw };
    case "text":
      return checkText(field, String(raw));
    case "value": {
      const text = checkText(field, String(raw));
      return text.problem === undefined ? { value: typedValue(String(raw)) } : text;
    }
    case "range":
      return checkRange(field, /** @type {[string, string]} */ (raw));
    case "record":
      return checkRecord(field, /** @type {RawRecord} */ (raw));
    default:
      return checkNumber(field, String(raw));
  }
}

/**
 * @param {Declaration} field
 * @param {string} text
 * @returns {Checked}
 */
function checkText({ length = Infinity }, text) {
  return text.length <= length ? { value: text } : { problem: "problem-long", args: { length } };
}

/**
 * @param {Declaration} field
 * @param {[string, string]} texts
 * @returns {Checked}
 */
function checkRange(field, texts) {
  if (field.optional && texts.every((text) => text.trim() === "")) return { value: null };
  const ends = texts.map((text) => checkNumber({ ...field, optional: false }, text));
  const wrong = ends.find((end) => end.problem !== undefined);
  if (wrong) return wrong;
  const [low, high] = /** @type {[number, number]} */ (ends.map((end) => end.value));
  return low <= high ? { value: [low, high] } : { problem: "problem-order", args: { low, high } };
}

/**
 * @param {Declaration} field
 * @param {RawRecord} record
 * @returns {Checked}
 */
function checkRecord({ fields = [] }, { choice, raw }) {
  if (choice !== OWN) return { value: choice };
  const { values, problems } = checkAll(fields, raw);
  const [first] = Object.values(problems);
  return first ? { ...first } : { value: values };
}

/**
 * @param {Declaration} field
 * @param {string} text
 * @returns {Checked}
 */
function checkNumber({ kind, low = -Infinity, high = Infinity, optional = false }, text) {
  const trimmed = text.trim();
  if (trimmed === "" && optional) return { value: null };
  const value = Number(trimmed);
  if (trimmed === "" || !Number.isFinite(value)) return { problem: "problem-number", args: {} };
  if (kind === "whole" && !Number.isInteger(value)) return { problem: "problem-whole", args: {} };
  if (value < low || value > high) return { problem: "problem-bounds", args: { low, high } };
  return { value };
}

/**
 * A value as the texts (or the flag) that a form shows for it: what `check` takes.
 * @param {Declaration} field
 * @param {unknown} value
 */
function rawOf(field, value) {
  if (field.kind === "flag") return value === true;
  if (field.kind === "record") return rawRecord(field, value);
  if (field.kind === "choice") return String(value ?? field.choices?.[0] ?? "");
  if (field.kind === "range") return Array.isArray(value) ? value.map(String) : ["", ""];
  return value === null || value === undefined ? "" : String(value);
}

/**
 * Where one of the words stands, its fields are offered at their lowest.
 * @param {Declaration} field
 * @param {unknown} value
 * @returns {RawRecord}
 */
function rawRecord({ fields = [] }, value) {
  const isOwn = typeof value === "object" && value !== null;
  const lowest = Object.fromEntries(fields.map(({ name, low }) => [name, low]));
  const raw = rawAll(fields, isOwn ? /** @type {Record<string, unknown>} */ (value) : lowest);
  return { choice: isOwn ? OWN : String(value), raw };
}

/**
 * @param {readonly Declaration[]} fields
 * @param {Readonly<Record<string, unknown>>} values
 * @returns {Record<string, unknown>} what `checkAll` takes
 */
export function rawAll(fields, values) {
  return Object.fromEntries(fields.map((field) => [field.name, rawOf(field, values[field.name])]));
}

/**
 * @param {readonly Declaration[]} fields
 * @param {Readonly<Record<string, unknown>>} raw
 * @returns {{values: Record<string, unknown>, problems: Record<string, {problem: string, args: Record<string, unknown>}>}}
 */
export function checkAll(fields, raw) {
  /** @type {Record<string, unknown>} */
  const values = {};
  /** @type {Record<string, {problem: string, args: Record<string, unknown>}>} */
  const problems = {};
  for (const field of fields) {
    const checked = check(field, raw[field.name]);
    if (checked.problem === undefined) values[field.name] = checked.value;
    else problems[field.name] = checked;
  }
  return { values, problems };
}
