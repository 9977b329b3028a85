/**
 * How Basic Paxos is drawn: the promise as a gate that shows its number, the accepted value in the acceptor's hand, and at
 * the proposer the answers that it gathers and which of them wins.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../../types.d.ts").Sent} Sent
 */
import { addressOf } from "../../addresses.js";
import { milestoneName, t } from "../../sentences.js";
import { short } from "../client.js";
import { choice } from "./answers.js";
import { cast, columns, quorum, rolesText } from "./cast.js";
import { gate, hand, isThere, learned, learnt } from "./chips.js";
import { compareIds, idText, isSameId, shortId } from "./ids.js";
import { messageKind, messageLabel } from "./messages.js";
import { isAtWork, rolePaint } from "./phases.js";
import { passing } from "./refusals.js";

/** @type {Partial<import("../view.js").ProtocolView>} */
export const view = {
  common: learned,
  nodeFace,
  rolePaint,
  shelf,
  shelfRows: 2,
  columns,
  passing,
  shownTimer: ({ phase }) => (phase === "prepare" || phase === "accept" || phase === "idle" ? "retry" : null),
  messageKind,
  messageLabel,
  milestone,
  counted,
};

/**
 * @param {State} state
 * @param {unknown} _
 * @param {string} [name]
 * @returns {import("../view.js").Face}
 */
function nodeFace(state, _, name) {
  const { roles, phase, proposal, promised, accepted, value } = state;
  const isLearned = isThere(state.learned);
  const works = isAtWork(state);
  return {
    role: works ? t(`paxos-works-${phase}`) : rolesText(roles),
    mark: isLearned ? "✓" : "",
    badge: proposal ? shortId(proposal) : "",
    solid: isLearned,
    poll: works ? poll(state) : null,
    says: [
      name ? addressOf(name) : "",
      works ? t("paxos-says-proposes", { value: String(value), id: idText(proposal) }) : "",
      promised ? t("paxos-says-promised", { id: idText(promised) }) : "",
      accepted ? t("paxos-says-accepted", { value: String(accepted.value), id: idText(accepted.id) }) : "",
      isLearned ? t("paxos-says-learned", { value: String(state.learned) }) : "",
    ],
  };
}

/** @param {State} state */
function poll({ phase, promises, accepts }) {
  const got = phase === "prepare" ? Object.keys(promises) : accepts;
  const need = quorum();
  return { of: cast().acceptors, got, need, text: t(`paxos-poll-${phase}`, { got: got.length, need }) };
}

/**
 * @param {State} state
 * @param {readonly unknown[]} [chosen]
 * @returns {import("../view.js").Row[]}
 */
function shelf(state, chosen = []) {
  const { roles = [], promised, accepted } = state;
  const chips = [];
  if (roles.includes("acceptor")) {
    chips.push(gate(promised && shortId(promised), promised ? t("paxos-says-promised", { id: idText(promised) }) : t("paxos-says-open")));
    if (accepted) {
      const title = t("paxos-says-accepted", { value: String(accepted.value), id: idText(accepted.id) });
      chips.push(hand(accepted.value, shortId(accepted.id), chosen.includes(accepted.value), title));
    }
  }
  if (isThere(state.learned) && accepted?.value !== state.learned) chips.push(learnt(state.learned));
  return [
    { chips, hidden: 0, keep: "all" },
    { chips: isAtWork(state) ? choices(state) : [], hidden: 0, keep: "all" },
  ];
}

/**
 * What was answered to its Prepare, and what it therefore proposes.
 * @param {State} state
 */
function choices({ promises, phase, value }) {
  const all = /** @type {[string, any][]} */ (Object.entries(promises));
  const ranked = all.flatMap(([, accepted]) => (accepted ? [accepted.id] : [])).toSorted(compareIds).map(idText);
  const answers = all.map(([node, accepted]) => {
    const answer = accepted && { value: accepted.value, number: shortId(accepted.id), full: idText(accepted.id), rank: ranked.lastIndexOf(idText(accepted.id)) };
    return /** @type {const} */ ([node, answer]);
  });
  const isForced = ranked.length > 0;
  const why = t(isForced ? "paxos-forced" : "paxos-free-why", { value: String(value) });
  return choice(answers, phase === "accept" ? { value, isForced, why } : null);
}

/**
 * @param {string} name
 * @param {State | undefined} state
 * @returns {import("../view.js").MilestoneLabel | null}
 */
function milestone(name, state) {
  switch (name) {
    case "prepared":
      return { mark: "", text: t("paxos-prepared", { id: state?.proposal ? shortId(state.proposal) : "" }), hue: "candidate" };
    case "value_chosen":
      return { mark: "✓", text: t("paxos-chosen", { value: short(state?.learned ?? state?.value ?? state?.accepted?.value) }), hue: "leader", major: true };
    case "value_learned":
      return { mark: "✓", text: t("paxos-learned", { value: short(state?.learned) }), hue: "leader" };
    default:
      return { mark: "", text: milestoneName(name), hue: "candidate" };
  }
}

/**
 * The promise that makes a quorum was counted with the others of its number, and so was the acceptance by which a value is
 * known to be chosen.
 * @type {import("../../causes.js").Counted}
 */
function counted(message, before, after) {
  const { id } = message.body;
  const isOne = (/** @type {string} */ kind) => (/** @type {Sent} */ { type, body }) => type === kind && isSameId(body.id, id);
  if (message.type === "Promise" && before.phase === "prepare" && after.phase === "accept") return isOne("Promise");
  const learns = !isThere(before.learned) && isThere(after.learned);
  if (message.type === "Accepted" && (learns || (before.phase === "accept" && after.phase === "done"))) return isOne("Accepted");
  return null;
}
