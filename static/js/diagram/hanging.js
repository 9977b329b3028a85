/**
 * The branches that hang on the course which is shown: those that left it, or that it left itself. Pure.
 *
 * @typedef {import("../types.d.ts").Branch} Branch
 */

/**
 * @param {readonly Branch[]} branches
 * @returns {{branch: Branch, at: number}[]} each with the moment, in virtual ms, at which its course and the current one part
 */
export function hanging(branches) {
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  let course = branches.find((branch) => branch.current);
  let shared = Infinity;
  /** @type {{branch: Branch, at: number}[]} */
  const found = [];
  while (course) {
    const { id, parent } = course;
    for (const branch of branches) {
      if (branch.parent === id && branch.at <= shared && !branch.current && !isAbove(byId, branch)) found.push({ branch, at: branch.at });
    }
    shared = Math.min(shared, course.at);
    course = parent === null ? undefined : byId.get(parent);
    if (course) found.push({ branch: course, at: shared });
  }
  return found.sort((a, b) => a.at - b.at);
}

/**
 * Whether the current branch descends from this one.
 * @param {ReadonlyMap<string, Branch>} byId
 * @param {Branch} branch
 */
function isAbove(byId, branch) {
  for (let one = [...byId.values()].find(({ current }) => current); one; one = one.parent === null ? undefined : byId.get(one.parent)) {
    if (one.id === branch.id) return true;
  }
  return false;
}
