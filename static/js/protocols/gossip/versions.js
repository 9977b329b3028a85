/**
 * Versions and what two stores differ in. Pure.
 *
 * @typedef {readonly [counter: number, node: string]} Version
 * @typedef {{value: unknown, version: Version, deleted: boolean}} Item
 * @typedef {Readonly<Record<string, Item>>} Store
 */

/**
 * Less than 0 where the first is the older one: the higher counter wins, then the higher number of the node.
 * @param {Version | undefined} one
 * @param {Version | undefined} other
 */
export function byAge(one, other) {
  if (!one || !other) return (one ? 1 : 0) - (other ? 1 : 0);
  return one[0] - other[0] || Number(one[1].slice(1)) - Number(other[1].slice(1));
}

/**
 * The newest version of every key that any of the stores holds.
 * @param {Iterable<Store>} stores
 * @returns {Record<string, Version>}
 */
export function newest(stores) {
  /** @type {Record<string, Version>} */
  const found = {};
  for (const store of stores) {
    for (const key in store) {
      const { version } = /** @type {Item} */ (store[key]);
      if (byAge(version, found[key]) > 0) found[key] = version;
    }
  }
  return found;
}

/**
 * How many keys a store lacks or holds in an older version.
 * @param {Store} store
 * @param {Readonly<Record<string, Version>>} of the newest versions there are
 */
export function behind(store, of) {
  let count = 0;
  for (const key in of) if (byAge(store[key]?.version, of[key]) < 0) count++;
  return count;
}

/**
 * A version as people read it: its counter, and who gave it.
 * @param {Version} version
 */
export function versionText([counter, node]) {
  return `${counter}·${node}`;
}

/**
 * The tone by which a version is told from others: each write has its own.
 * @param {Version} version
 */
export function toneOf([counter, node]) {
  return counter + Number(node.slice(1));
}
