/** The branches as a tree, written as a list. Pure. */

/** @typedef {import("../types.d.ts").Branch} Branch */

/**
 * Each branch right after the one that it left, with its depth.
 * @param {Branch[]} branches
 * @returns {{branch: Branch, depth: number}[]}
 */
export function inOrder(branches) {
  const known = new Set(branches.map(({ id }) => id));
  /** @type {(parent: string | null, depth: number) => {branch: Branch, depth: number}[]} */
  const below = (parent, depth) =>
    branches
      .filter((branch) => (branch.parent !== null && known.has(branch.parent) ? branch.parent : null) === parent)
      .flatMap((branch) => [{ branch, depth }, ...below(branch.id, depth + 1)]);
  return below(null, 0);
}
