/**
 * Every word on the page: the Fluent files of a language, fetched once, and the sentences made from them. The command
 * line reads the same files. Components that call `t` or `tell` are drawn anew when the language changes.
 *
 * @typedef {import("./types.d.ts").Note} Note
 */
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import { signal } from "@preact/signals";
import { familyOf, language, run } from "./state.js";

/** @type {import("@preact/signals").Signal<Readonly<Record<string, FluentBundle>>>} */
const bundles = signal({});

/**
 * Makes the sentences of a language from the text of its Fluent files.
 * @param {string} tag "en" or "zh"
 * @param {string} source
 */
export function addLanguage(tag, source) {
  const bundle = new FluentBundle(tag === "zh" ? "zh-CN" : tag, { useIsolating: false });
  bundle.addResource(new FluentResource(source), { allowOverrides: true });
  bundles.value = { ...bundles.value, [tag]: bundle };
}

/**
 * Fetches a language where it is not there yet.
 * @param {"en" | "zh"} tag
 */
export async function loadLanguage(tag) {
  if (bundles.value[tag]) return;
  const response = await fetch(`/locales/${tag}.ftl`);
  if (!response.ok) throw new Error(`/locales/${tag}.ftl: ${response.status}`);
  addLanguage(tag, await response.text());
}

/**
 * A text of the page in the current language; the id itself where there is none.
 * @param {string} id
 * @param {Record<string, unknown>} [args]
 */
export function t(id, args) {
  return optional(id, args) ?? id;
}

/**
 * A text, or null where the language has none of that id.
 * @param {string} id a message id, with `.attribute` for an attribute of it
 * @param {Record<string, unknown>} [args]
 * @returns {string | null}
 */
export function optional(id, args) {
  const bundle = bundles.value[language.value] ?? bundles.value.en;
  const [name = "", attribute] = id.split(".");
  const message = bundle?.getMessage(name);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!bundle || !pattern) return null;
  return bundle.formatPattern(pattern, fluentArgs(args), []);
}

/**
 * What a reason says: the sentence, the rule behind it, and the paper's section.
 * @param {Note} note
 * @param {string | null} node the node of the step
 * @returns {{text: string, rule: string | null, section: string | null}}
 */
export function tell(note, node) {
  const id = note.reason.replaceAll(".", "-");
  const args = { ...note.args, node: note.args.node ?? node };
  return {
    text: optional(id, args) ?? note.reason,
    rule: optional(`${id}.rule`, args),
    section: optional(`${id}.section`, args),
  };
}

/**
 * What a client asks for, in short: `x=5`.
 * @param {Record<string, unknown>} op
 */
export function operationText({ do: kind, ...args }) {
  return optional(`client-op-${kind}`, args) ?? String(kind);
}

/**
 * The name of a kind of operation, for a list to choose from.
 * @param {string} kind
 */
export function operationName(kind) {
  return optional(`operation-${kind}`) ?? kind;
}

/**
 * What the current protocol, its family, its clients or the world call one of their things; null where they have no word
 * for it.
 * @param {"field" | "timer" | "milestone" | "param" | "invariant" | "variant" | "gauge"} kind
 * @param {string} name
 * @param {string} [attribute]
 */
export function named(kind, name, attribute) {
  const protocol = run.value?.protocol;
  const owners = [protocol, familyOf(protocol), "client", "world"];
  const texts = owners.map((owner) => optional(`${owner}-${kind}-${name}${attribute ? `.${attribute}` : ""}`));
  return texts.find((text) => text !== null) ?? null;
}

/**
 * The word for a value of a field that is one of a few, such as a role; null where there is none.
 * @param {string} field
 * @param {string} value
 */
export function wordFor(field, value) {
  const protocol = run.value?.protocol;
  return optional(`${protocol}-${field}-${value}`) ?? optional(`${familyOf(protocol)}-${field}-${value}`);
}

/**
 * What a hand did, as a label: `crash n2`.
 * @param {import("./types.d.ts").Command} command
 */
export function commandText({ do: kind, at: _, step: __, ...args }) {
  const given = args.match ? { ...args, message: t("message-match") } : args;
  const words = { op: args.op && operationText(args.op), timer: args.timer && timerName(args.timer) };
  return optional(`command-${kind.replaceAll("_", "-")}`, { ...given, ...words }) ?? kind;
}

/** @param {string} name */
export function milestoneName(name) {
  return named("milestone", name) ?? name;
}

/** @param {string} name */
export function timerName(name) {
  return named("timer", name) ?? name;
}

/**
 * What the server says, in the page's language where it has named a sentence.
 * @param {Partial<import("./types.d.ts").Says>} said
 */
export function saidText({ id, args, says }) {
  return (id && optional(id, args)) || (says ?? "");
}

/**
 * What the server refused, and why.
 * @param {Partial<import("./types.d.ts").Refusal>} refusal
 */
export function refusalText(refusal) {
  const args = { says: saidText(refusal), where: refusal.where ?? "" };
  const located = refusal.where ? optional(`refused-${refusal.code}-at`, args) : null;
  return (located ?? optional(`refused-${refusal.code}`, args) ?? args.says) || t("refused");
}

/** @param {Record<string, unknown>} [args] */
function fluentArgs(args = {}) {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, fluentValue(value)]));
}

/**
 * A value as a sentence takes it: numbers ungrouped, lists joined, operations in short.
 * @param {unknown} value
 * @returns {string | FluentNumber}
 */
function fluentValue(value) {
  if (typeof value === "number") return new FluentNumber(value, { useGrouping: false, maximumFractionDigits: 3 });
  return plain(value);
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function plain(value) {
  if (value === null || value === undefined) return "—";
  if (Array.isArray(value)) return value.map(plain).join(t("list-separator"));
  if (typeof value === "object") return "do" in value ? operationText(/** @type {any} */ (value)) : JSON.stringify(value);
  return String(value);
}
