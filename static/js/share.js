/**
 * A run as a link and as a file. The link's fragment holds the whole run, JSON deflated and in base64url, so that it needs
 * no server to be kept anywhere; the server checks what comes out of it like any other input.
 *
 * @typedef {import("./types.d.ts").Run} Run
 */

/** Characters of a fragment beyond which a link is likely to be cut short on its way: then a file is offered. */
export const LINK_LIMIT = 8_000;

const PREFIX = "#run=";

/**
 * @param {Run} run
 * @returns {Promise<string>} the fragment, `#run=…`
 */
export async function encodeRun(run) {
  const deflated = await pipe(new Blob([JSON.stringify(run)]), new CompressionStream("deflate-raw"));
  const text = btoa(Array.from(deflated, (byte) => String.fromCharCode(byte)).join(""));
  return PREFIX + text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} fragment */
export function holdsRun(fragment) {
  return fragment.startsWith(PREFIX);
}

/**
 * @param {string} fragment as `encodeRun` made it
 * @param {number} limit bytes that it may unfold to
 * @returns {Promise<Run>} what it holds, unchecked; rejected where it is not such a fragment
 */
export async function decodeRun(fragment, limit) {
  const text = fragment.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const inflated = await pipe(new Blob([bytes]), new DecompressionStream("deflate-raw"), limit);
  return parseRun(new TextDecoder("utf-8", { fatal: true }).decode(inflated));
}

/**
 * @param {string} text a run file, or a trace: its header holds the run
 * @returns {Run} unchecked but for being an object; throws where it is none
 */
export function parseRun(text) {
  const value = text.includes("\n{") ? JSON.parse(text.slice(0, text.indexOf("\n{"))) : JSON.parse(text);
  const run = value?.run ?? value;
  if (run === null || typeof run !== "object" || Array.isArray(run)) throw new TypeError("not an object");
  return run;
}

/** @param {Run} run */
export function runFile(run) {
  const name = [run.protocol, run.variant, `seed-${run.seed}`].filter(Boolean).join("-");
  return { name: `${name}.json`, text: `${JSON.stringify(run, null, 1)}\n` };
}

/**
 * @param {Blob} blob
 * @param {CompressionStream | DecompressionStream} through
 * @param {number} [limit] bytes that may come out
 */
async function pipe(blob, through, limit = Infinity) {
  const reader = blob.stream().pipeThrough(through).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    // A few hundred bytes can unfold to gigabytes.
    if (size > limit) throw new RangeError("too large");
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
