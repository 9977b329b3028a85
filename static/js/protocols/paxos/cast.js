/**
 * Who plays which role in the current run, and how many acceptors are enough.
 *
 * @typedef {{proposers: readonly string[], acceptors: readonly string[], learners: readonly string[]}} Cast
 */
import { t } from "../../sentences.js";
import { nodes as ofRun, run } from "../../state.js";

const ROLES = /** @type {const} */ (["proposers", "acceptors", "learners"]);

/**
 * The lowest numbers propose, those after them accept, the last ones learn; or everybody does it all.
 * @param {readonly string[]} [nodes]
 * @returns {Cast}
 */
export function cast(nodes = ofRun.value) {
  const roles = run.value?.params?.roles;
  if (typeof roles !== "object" || roles === null) return { proposers: nodes, acceptors: nodes, learners: nodes };
  const first = roles.proposers;
  const then = first + roles.acceptors;
  return { proposers: nodes.slice(0, first), acceptors: nodes.slice(first, then), learners: nodes.slice(then) };
}

/** How many acceptors are enough. */
export function quorum() {
  return run.value?.params?.quorum ?? majority();
}

export function majority() {
  return Math.floor(cast().acceptors.length / 2) + 1;
}

/**
 * The roles in columns, where machines have one each.
 * @param {readonly string[]} nodes
 * @returns {import("../view.js").Columns | null}
 */
export function columns(nodes) {
  if (typeof run.value?.params?.roles !== "object") return null;
  const byRole = cast(nodes);
  return ROLES.map((role) => ({ heading: t(`paxos-${role}`), nodes: byRole[role] }));
}

/**
 * The roles of a node in words.
 * @param {readonly string[] | undefined} roles
 */
export function rolesText(roles = []) {
  if (roles.length === ROLES.length) return t("paxos-roles-all");
  return roles.map((role) => t(`paxos-roles-${role}`)).join(" · ");
}
