/** What this browser remembers of its user's taste. A browser that forbids storage forgets, and nothing else changes. */

/**
 * @template {string} T
 * @param {string} name
 * @param {readonly T[]} allowed
 * @param {T} otherwise
 * @returns {T}
 */
export function recall(name, allowed, otherwise) {
  try {
    const kept = localStorage.getItem(`concord.${name}`);
    return allowed.find((value) => value === kept) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(`concord.${name}`, value);
  } catch {
    // Storage is forbidden or full: the choice holds for this page alone.
  }
}
