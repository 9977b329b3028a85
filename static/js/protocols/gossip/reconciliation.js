/**
 * What one participant lacks of what another knows, and what of it went into a delta. Pure; the paper's §3 as the server has
 * it (scuttlebutt/reconciliation.py).
 *
 * @typedef {Readonly<Record<string, Readonly<Record<string, {value: unknown, version: number, deleted: boolean}>>>>} Data
 * @typedef {{who: string, key: string, value: unknown, version: number, deleted: boolean}} Entry
 */

/**
 * What the sender of a digest lacks, by participant, the lowest version first.
 * @param {Data} data what is known here
 * @param {{versions?: Readonly<Record<string, number>>, keys?: Readonly<Record<string, Readonly<Record<string, number>>>>}} digest
 * @param {boolean} isPrecise whether the digest has the version of every key
 * @returns {Entry[]}
 */
export function lackingIn(data, { versions = {}, keys = {} }, isPrecise) {
  return Object.entries(data).flatMap(([who, entries]) =>
    Object.entries(entries)
      .map(([key, entry]) => ({ who, key, ...entry }))
      .filter(({ key, version }) => version > (isPrecise ? (keys[who]?.[key] ?? 0) : (versions[who] ?? 0)))
      .sort((a, b) => a.version - b.version),
  );
}

/**
 * Which of the entries are in a delta.
 * @param {readonly Entry[]} lacking
 * @param {readonly (readonly [string, string, unknown, number, boolean])[]} sent
 * @returns {{sent: Entry[], left: Entry[]}}
 */
export function parted(lacking, sent) {
  const keys = new Set(sent.map(([who, key]) => `${who} ${key}`));
  const isSent = (/** @type {Entry} */ { who, key }) => keys.has(`${who} ${key}`);
  return { sent: sent.map(([who, key, value, version, deleted]) => ({ who, key, value, version, deleted })), left: lacking.filter((entry) => !isSent(entry)) };
}
