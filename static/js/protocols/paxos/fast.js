/**
 * How Fast Paxos is drawn: the vote in each acceptor's hand with its round, the proposals that came too late struck through,
 * so that two orders of arrival are seen; and where a coordinator picks, the quorums on which the pick rests.
 *
 * @typedef {import("../../types.d.ts").State} State
 * @typedef {import("../../types.d.ts").Sent} Sent
 * @typedef {import("../view.js").Chip} Chip
 */
import { addressOf } from "../../addresses.js";
import { milestoneName, t } from "../../sentences.js";
import { short } from "../client.js";
import { choice } from "./answers.js";
import { cast, columns, rolesText } from "./cast.js";
import { gate, hand, isThere, learned, learnt, toneOf } from "./chips.js";
import { messageKind, messageLabel } from "./messages.js";
import { isAtWork, rolePaint } from "./phases.js";
import { picture } from "./picture.js";
import { isTurnedAway } from "./refusals.js";

/** Proposals beside the one in an acceptor's hand that are shown. */
const LATE = 3;

/** @type {Partial<import("../view.js").ProtocolView>} */
export const view = {
  common: learned,
  nodeFace,
  rolePaint,
  shelf,
  shelfRows: 2,
  columns,
  passing,
  picture: (state) => (state.pick ? picture(state.pick, cast().acceptors) : null),
  shownTimer: ({ phase }) => (phase === "done" ? null : "retry"),
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
  const { roles, phase, proposal, round, voted_round: votedRound, voted_value: voted, any_open: isOpen } = state;
  const isLearned = isThere(state.learned);
  const works = isAtWork(state);
  return {
    role: works ? t(`paxos-works-${phase}`) : rolesText(roles),
    mark: isLearned ? "✓" : "",
    badge: works || phase === "done" ? roundText(proposal) : "",
    solid: isLearned,
    poll: works ? poll(state) : null,
    says: [
      name ? addressOf(name) : "",
      round > 0 ? t(isOpen ? "paxos-says-any" : "paxos-says-round", { round }) : "",
      isThere(voted) ? t("paxos-says-voted", { value: String(voted), round: votedRound }) : "",
      isLearned ? t("paxos-says-learned", { value: String(state.learned) }) : "",
    ],
  };
}

/** @param {number} round */
function roundText(round) {
  return round > 0 ? t("paxos-round", { round }) : "";
}

/** @param {State} state */
function poll({ phase, proposal, promises, votes, quorums }) {
  const got = Object.keys((phase === "prepare" ? promises : votes[proposal]) ?? {});
  const isFast = quorums.fast_rounds === "all" || (quorums.fast_rounds === "odd" && proposal % 2 === 1);
  const need = isFast ? quorums.fast : quorums.classic;
  return { of: cast().acceptors, got, need, text: t(phase === "prepare" ? "paxos-poll-prepare" : "paxos-poll-votes", { got: got.length, need }) };
}

/**
 * @param {State} state
 * @param {readonly unknown[]} [chosen]
 * @returns {import("../view.js").Row[]}
 */
function shelf(state, chosen = []) {
  const { roles = [], learned: value, voted_value: voted } = state;
  const chips = roles.includes("acceptor") ? acceptorChips(state, chosen) : [];
  if (isThere(value) && !(roles.includes("acceptor") && voted === value)) chips.push(learnt(value));
  const answers = isAtWork(state) ? choices(state) : [];
  return [
    { chips, hidden: 0, keep: "all" },
    { chips: answers, hidden: 0, keep: "all" },
  ];
}

/**
 * The gate with the acceptor's round, its vote, and the proposals that it has heard besides, in order of arrival.
 * @param {State} state
 * @param {readonly unknown[]} chosen
 * @returns {Chip[]}
 */
function acceptorChips({ round, any_open: isOpen, voted_round: votedRound, voted_value: voted, proposals = [] }, chosen) {
  const title = t(round === 0 ? "paxos-says-open" : isOpen ? "paxos-says-any" : "paxos-says-round", { round });
  const chips = [{ ...gate(round > 0 ? String(round) : null, title), ...(isOpen && { small: t("paxos-any") }) }];
  const hasVoted = votedRound > 0;
  if (hasVoted) chips.push(hand(voted, t("paxos-round-short", { round: votedRound }), chosen.includes(voted), t("paxos-says-voted", { value: String(voted), round: votedRound })));
  const late = proposals.filter((/** @type {unknown} */ value) => !hasVoted || value !== voted);
  return [...chips, ...late.slice(0, LATE).map((/** @type {unknown} */ value) => lateChip(value, proposals.indexOf(value) + 1, hasVoted))];
}

/**
 * @param {unknown} value
 * @param {number} place in the order of arrival
 * @param {boolean} isLate whether the acceptor had voted when it came
 * @returns {Chip}
 */
function lateChip(value, place, isLate) {
  const title = t(isLate ? "paxos-came-late" : "paxos-waits", { value: String(value), place });
  return { shape: "card", text: short(value), title, tone: toneOf(value), look: isLate ? "struck" : "waiting" };
}

/**
 * What was answered to its Prepare, or what votes were taken for such answers, and what it therefore proposes.
 * @param {State} state
 */
function choices({ promises, phase, value, proposal, pick }) {
  const answers = /** @type {[string, any][]} */ (Object.entries(promises)).map(([node, { voted_round: round, voted_value: voted }]) => {
    const answer = round > 0 ? { value: voted, number: t("paxos-round-short", { round }), full: roundText(round), rank: round } : null;
    return /** @type {const} */ ([node, answer]);
  });
  if (phase !== "accept" || pick?.round !== proposal) return choice(answers, null);
  const { free, says } = picture(pick, cast().acceptors);
  return choice(answers, { value, isForced: !free, why: says });
}

/**
 * @param {import("../../types.d.ts").Step} step
 * @param {Sent | null} message
 * @returns {import("../view.js").Passing | null}
 */
function passing(step, message) {
  const pick = step.node === null ? null : step.set[step.node]?.pick;
  const refused = isTurnedAway(step, message);
  if (!pick && !refused) return null;
  return { refused, ...(pick && { picture: picture(pick, cast().acceptors) }) };
}

/**
 * @param {string} name
 * @param {State | undefined} state
 * @returns {import("../view.js").MilestoneLabel | null}
 */
function milestone(name, state) {
  switch (name) {
    case "prepared":
      return { mark: "", text: t("paxos-prepared", { id: roundText(state?.proposal ?? 0) }), hue: "candidate" };
    case "value_chosen":
      return { mark: "✓", text: t("paxos-chosen", { value: short(state?.learned ?? state?.voted_value) }), hue: "leader", major: true };
    case "value_learned":
      return { mark: "✓", text: t("paxos-learned", { value: short(state?.learned) }), hue: "leader" };
    case "collision":
      return { mark: "≠", text: milestoneName(name), hue: "candidate", major: true };
    default:
      return { mark: "", text: milestoneName(name), hue: "candidate" };
  }
}

/**
 * A pick was made by the promises, or votes, of its round; a value was learned by the votes for it.
 * @type {import("../../causes.js").Counted}
 */
function counted({ type: kind, body: { round, value } }, before, after) {
  const isPick = after.pick !== null && after.pick?.round !== before.pick?.round;
  const learns = !isThere(before.learned) && isThere(after.learned);
  if (kind === "Promise" && (isPick || (before.phase === "prepare" && after.phase === "accept"))) {
    return ({ type, body }) => type === "Promise" && body.round === round;
  }
  if (kind === "Vote" && learns) return ({ type, body }) => type === "Vote" && body.round === round && body.value === value;
  if (kind === "Vote" && isPick) return ({ type, body }) => type === "Vote" && body.round === round;
  return null;
}
