/** How the Paxos family is drawn: gates, hands, answers, slots, quorums; and the numbers that it is all about. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { views } from "../../static/js/protocols/paxos.js";
import { compareIds, idText, isProposalID, shortId } from "../../static/js/protocols/paxos/ids.js";
import { picture } from "../../static/js/protocols/paxos/picture.js";
import { glyphOf, labelOf, settle } from "../../static/js/protocols/view.js";
import { addLanguage } from "../../static/js/sentences.js";
import { catalogue, run } from "../../static/js/state.js";
import { sent } from "./fixtures/election.js";

/** @typedef {import("../../static/js/protocols/paxos/ids.js").ProposalID} ProposalID */
/** @typedef {import("../../static/js/protocols/view.js").Chip} Chip */

const files = ["page", "paxos", "paxos-basic", "client"].map((name) => readFileSync(new URL(`../../visualizer/locales/en/${name}.ftl`, import.meta.url), "utf8"));
addLanguage("en", files.join("\n"));
catalogue.value = /** @type {any} */ ({ views: ["paxos"] });

const ALL = ["proposer", "acceptor", "learner"];
/** @type {(number: number, node: number) => ProposalID} */
const id = (number, node) => [number, `10.0.0.${node}`];
const proposal = (/** @type {number} */ number, /** @type {number} */ node, /** @type {unknown} */ value) => ({ id: id(number, node), value });

/**
 * @param {string} protocol
 * @param {Record<string, unknown>} [params]
 * @param {number} [nodes]
 */
async function playing(protocol, params = {}, nodes = 5) {
  run.value = /** @type {any} */ ({ protocol, nodes, clients: 1, params: { roles: "all", quorum: null, ...params } });
  await settle(protocol);
  return /** @type {import("../../static/js/protocols/view.js").ProtocolView} */ (views[protocol]);
}

const basic = await playing("paxos-basic");
const BASIC = { up: true, roles: ALL, promised: null, accepted: null, phase: "idle", proposal: null, value: null, promises: {}, accepts: [], learned: null };

/** @param {readonly import("../../static/js/protocols/view.js").Row[]} rows */
function textsOf(rows) {
  return rows.map(({ chips }) => chips.map(({ text, small }) => (small ? `${text} ${small}` : text)));
}

/** @param {string} type @param {Record<string, any>} body */
function message(type, body) {
  return sent(1, "n3", "n1", type, 0, 10, { body });
}

describe("a ProposalID", () => {
  test("is shown in full as timestamp and address, and in short where the network is the same for all", () => {
    assert.equal(idText(id(1042, 3)), "1042·10.0.0.3");
    assert.equal(shortId(id(1042, 3)), "1042·3");
    assert.equal(shortId([1042, "10.0.1.0"]), "1042·10.0.1.0");
  });

  test("is compared by timestamp first, then by address as a number and not as a text", () => {
    const low = compareIds(id(1, 9), id(1, 10));
    assert.ok(low < 0 && compareIds(id(2, 1), id(1, 9)) > 0 && compareIds(null, id(1, 1)) < 0);
    assert.equal(compareIds(id(3, 2), id(3, 2)), 0);
  });

  test("is told from any other pair", () => {
    assert.deepEqual([id(1, 1), [1, 2], ["10.0.0.1", 1], [1, "A"], [1, "10.0.0.1", 2]].map(isProposalID), [true, false, false, false, false]);
  });
});

describe("an acceptor of Basic Paxos", () => {
  test("has a gate that stands open until it promises, and then shows the number", () => {
    const [[open] = [], [closed] = []] = [BASIC, { ...BASIC, promised: id(2, 1) }].map((state) => basic.shelf(state, [], 9)[0]?.chips ?? []);
    assert.deepEqual([open?.shape, open?.text, open?.look], ["gate", "open", "empty"]);
    assert.deepEqual([closed?.shape, closed?.text, closed?.look], ["gate", "2·1", "solid"]);
    assert.equal(closed?.title, "promised 2·10.0.0.1");
  });

  test("holds what it accepted in its hand: dashed until a learner knows it to be chosen, then solid", () => {
    const state = { ...BASIC, promised: id(2, 1), accepted: proposal(2, 1, "A") };
    const handOf = (/** @type {unknown[]} */ chosen) => basic.shelf(state, chosen, 9)[0]?.chips[1];
    assert.deepEqual([handOf([])?.text, handOf([])?.small, handOf([])?.look], ["A", "2·1", "dashed"]);
    assert.deepEqual([handOf(["A"])?.text, handOf(["A"])?.look], ["✓ A", "solid"]);
    assert.equal(handOf(["B"])?.look, "dashed");
  });

  test("says in full what is drawn in short", () => {
    const face = basic.nodeFace({ ...BASIC, promised: id(2, 1), accepted: proposal(1, 3, "A") }, [], "n4");
    assert.deepEqual(face.says?.filter(Boolean), ["10.0.0.4", "promised 2·10.0.0.1", "accepted A under 1·10.0.0.3"]);
  });

  test("that answers a Prepare or an Accept with no promise and no acceptance has turned it away", () => {
    /** @type {(type: string, answers: string[]) => boolean | undefined} */
    const refused = (type, answers) => {
      const step = /** @type {any} */ ({ cause: { kind: "deliver" }, sent: answers.map((answer) => message(answer, {})), set: {}, node: "n1" });
      return basic.passing?.(step, message(type, { id: id(1, 1) }), BASIC, BASIC)?.refused;
    };
    assert.deepEqual([refused("Prepare", []), refused("Accept", ["Nack"]), refused("Prepare", ["Promise"]), refused("Accept", ["Accepted"])], [true, true, undefined, undefined]);
    assert.equal(refused("Promise", []), undefined);
  });
});

describe("a proposer of Basic Paxos", () => {
  const preparing = { ...BASIC, phase: "prepare", proposal: id(3, 1), value: "C" };

  test("gathers promises, then acceptances, towards a quorum", () => {
    const promises = { n2: null, n3: null };
    const { poll } = basic.nodeFace({ ...preparing, promises });
    assert.deepEqual([poll?.got, poll?.need, poll?.of.length, poll?.text], [["n2", "n3"], 3, 5, "2 of 3 promises"]);
    assert.equal(basic.nodeFace({ ...preparing, phase: "accept", accepts: ["n2"] }).poll?.text, "1 of 3 acceptances");
    assert.equal(basic.nodeFace(BASIC).poll, null);
  });

  test("shows the answers side by side, and lights the highest number and not the latest", () => {
    const state = { ...preparing, phase: "accept", value: "B", promises: { n2: proposal(1, 3, "A"), n3: proposal(2, 2, "B"), n4: null, n5: proposal(1, 3, "A") } };
    const [, row] = basic.shelf(state, [], 9);
    assert.deepEqual(row?.chips.map(({ text, small, lit }) => [text, small, lit ?? false]), [["A ×2", "1·3", false], ["B", "2·2", true], ["none", undefined, false], ["→ B", undefined, false]]);
    assert.equal(row?.chips[1]?.title, "n3: B (2·10.0.0.2), the highest told");
  });

  test("is free where no answer holds a value, and shows that it is", () => {
    const state = { ...preparing, phase: "accept", promises: { n2: null, n3: null, n4: null } };
    assert.deepEqual(textsOf(basic.shelf(state, [], 9))[1], ["none ×3", "→ C free"]);
  });

  test("concludes nothing while answers are lacking", () => {
    assert.deepEqual(textsOf(basic.shelf({ ...preparing, promises: { n2: proposal(1, 3, "A") } }, [], 9))[1], ["A 1·3"]);
  });

  test("has a lane in the hue of its phase", () => {
    assert.deepEqual(["idle", "prepare", "accept", "done"].map((phase) => basic.rolePaint({ ...BASIC, phase })), ["follower", "candidate", "leader", "leader"]);
  });
});

describe("roles on machines of their own", () => {
  test("stand in three columns, by number", async () => {
    const { columns } = await playing("paxos-basic", { roles: { proposers: 1, acceptors: 3, learners: 1 } });
    const found = columns(["n1", "n2", "n3", "n4", "n5"]);
    assert.deepEqual(found?.map(({ nodes }) => nodes), [["n1"], ["n2", "n3", "n4"], ["n5"]]);
    assert.deepEqual(found?.map(({ heading }) => heading), ["Proposers", "Acceptors", "Learners"]);
  });

  test("only acceptors have gates, and only they are asked", async () => {
    await playing("paxos-basic", { roles: { proposers: 1, acceptors: 3, learners: 1 } });
    assert.deepEqual(textsOf(basic.shelf({ ...BASIC, roles: ["learner"], learned: "A" }, [], 9))[0], ["✓ A"]);
    assert.deepEqual(textsOf(basic.shelf({ ...BASIC, roles: ["proposer"] }, [], 9)), [[], []]);
    const { poll } = basic.nodeFace({ ...BASIC, roles: ["proposer"], phase: "prepare", proposal: id(1, 1), value: "A" });
    assert.deepEqual([poll?.of, poll?.need], [["n2", "n3", "n4"], 2]);
  });

  test("stand on a ring where every machine holds all", async () => {
    const { columns } = await playing("paxos-basic");
    assert.equal(columns(["n1", "n2"]), null);
  });

  test("a quorum that was set is the one that is counted towards", async () => {
    const { nodeFace } = await playing("paxos-basic", { quorum: 4 });
    assert.equal(nodeFace({ ...BASIC, phase: "accept", proposal: id(1, 1), value: "A" }).poll?.need, 4);
  });
});

const multi = await playing("paxos-multi");
const MULTI = { up: true, roles: ALL, promised: id(1, 2), accepted: {}, phase: "idle", ballot: null, promises: [], decided: {}, executed: 0 };
const put = { client: "c1", serial: 1, op: { do: "put", key: "x", value: 5 } };

describe("a node of Multi-Paxos", () => {
  test("has a row of slots: chosen solid, accepted dashed, a gap empty, a no-op ∅", () => {
    const [row] = multi.shelf({ ...MULTI, accepted: { 1: { id: id(1, 2), command: put }, 4: { id: id(1, 2), command: put } }, decided: { 1: put, 2: { noop: true } } }, null, 9);
    assert.deepEqual(row?.chips.map(({ text, look }) => `${text} ${look}`), ["5 solid", "∅ solid", " empty", "5 dashed"]);
    assert.equal(row?.chips[3]?.title, "slot 4: put x = 5, accepted under 1·10.0.0.2");
  });

  test("keeps the end of a long row, and says how many come before", () => {
    const [row] = multi.shelf({ ...MULTI, decided: Object.fromEntries(Array.from({ length: 140 }, (_, i) => [i + 1, put])) }, null, 6);
    assert.deepEqual([row?.chips.length, row?.hidden, row?.keep], [6, 134, "end"]);
    assert.match(row?.chips.at(-1)?.title ?? "", /^slot 140/);
  });

  test("that leads bears the star with its ballot; at a lower ballot than another it looks outdated", () => {
    const states = { n1: { ...MULTI, phase: "accept", ballot: id(1, 1) }, n2: { ...MULTI, phase: "accept", ballot: id(1, 2) } };
    const highest = multi.common(states);
    const [old, now] = [states.n1, states.n2].map((state) => multi.nodeFace(state, highest));
    assert.deepEqual([old?.mark, old?.solid, old?.outdated, old?.badge], ["☆", false, true, "1·1"]);
    assert.deepEqual([now?.mark, now?.solid, now?.outdated, now?.badge], ["★", true, false, "1·2"]);
  });

  test("that is down leads nobody", () => {
    assert.equal(multi.common({ n1: { ...MULTI, up: false, phase: "accept", ballot: id(9, 1) } }), null);
  });

  test("waits for its heartbeat while it leads, else for an election", () => {
    assert.deepEqual(["accept", "prepare", "idle"].map((phase) => multi.shownTimer({ ...MULTI, phase })), ["heartbeat", "election", "election"]);
  });
});

const fast = await playing("paxos-fast");
const FAST = {
  ...{ up: true, roles: ALL, round: 1, voted_round: 0, voted_value: null, any_open: false, proposals: [], votes: {}, phase: "idle", proposal: 0 },
  ...{ value: null, promises: {}, pick: null, learned: null, quorums: { classic: 3, fast: 4, fast_rounds: "odd" } },
};

describe("an acceptor of Fast Paxos", () => {
  test("shows its round as a gate, and whether any value will do", () => {
    assert.deepEqual(textsOf(fast.shelf({ ...FAST, any_open: true }, [], 9))[0], ["1 any"]);
    assert.deepEqual(textsOf(fast.shelf({ ...FAST, round: 0 }, [], 9))[0], ["open"]);
  });

  test("shows the order in which values arrived: the first in its hand, the later ones struck", () => {
    const [one, other] = [["A", "B"], ["B", "A"]].map((proposals) => fast.shelf({ ...FAST, voted_round: 1, voted_value: proposals[0], proposals }, [], 9)[0]);
    assert.deepEqual(one?.chips.slice(1).map(({ text, look }) => `${text} ${look}`), ["A dashed", "B struck"]);
    assert.deepEqual(other?.chips.slice(1).map(({ text, look }) => `${text} ${look}`), ["B dashed", "A struck"]);
    assert.equal(one?.chips[2]?.title, "B came as number 2, after the vote: it gets none");
  });

  test("keeps what comes before the round is open", () => {
    const [row] = fast.shelf({ ...FAST, proposals: ["A"] }, [], 9);
    assert.equal(row?.chips[1]?.look, "waiting");
  });

  test("counts towards the quorum of its round: a fast one is larger", () => {
    const need = (/** @type {number} */ proposal) => fast.nodeFace({ ...FAST, phase: "accept", proposal }).poll?.need;
    assert.deepEqual([need(1), need(2)], [4, 3]);
  });
});

describe("the quorum picture of a pick", () => {
  const acceptors = ["n1", "n2", "n3", "n4", "n5"];
  const base = { round: 2, quorum: ["n4", "n1", "n5"], highest: 1, needed: 4, unheard: ["n2", "n3"] };

  test("forced: R is those of Q who voted for it and those who were not heard", () => {
    const made = picture({ ...base, votes: { n4: "B", n1: "B", n5: "A" }, rule: "forced", value: "B", witness: ["n4", "n1"] }, acceptors);
    assert.deepEqual(made.answered, ["n4", "n1", "n5"]);
    assert.deepEqual([...made.quorum].sort(), ["n1", "n2", "n3", "n4"]);
    assert.equal(made.free, false);
    assert.equal(made.says, "Q ∩ R = n1, n4: all voted B in round 1. So B is forced.");
  });

  test("split: no R can have voted alike, and the choice is free", () => {
    const made = picture({ ...base, needed: 5, votes: { n4: "B", n1: "C", n5: "A" }, rule: "split", value: "B", witness: [] }, acceptors);
    assert.deepEqual([made.quorum, made.free], [[], true]);
  });

  test("nobody has voted: there is no R to look for", () => {
    const made = picture({ ...base, highest: 0, needed: 0, votes: {}, rule: "unvoted", value: null, witness: [] }, acceptors);
    assert.deepEqual([made.quorum, made.free, made.says], [[], true, "Nobody in Q has voted. The choice is free."]);
  });

  test("is seen at the step of the pick, and there alone", () => {
    const pick = { ...base, votes: { n4: "B", n1: "B", n5: "A" }, rule: "forced", value: "B", witness: ["n4", "n1"] };
    const step = (/** @type {Record<string, unknown>} */ set) => /** @type {any} */ ({ cause: { kind: "deliver" }, sent: [], set, node: "n1" });
    const vote = message("Vote", { round: 1, value: "A" });
    assert.equal(fast.passing?.(step({ n1: { pick } }), vote, FAST, { ...FAST, pick })?.picture?.answered.length, 3);
    assert.equal(fast.passing?.(step({ n1: { votes: {} } }), vote, { ...FAST, pick }, { ...FAST, pick }), null);
  });
});

describe("a message of the family", () => {
  test("looks like what it is, and says its number or its value", async () => {
    await playing("paxos-basic");
    const looks = [
      message("Prepare", { id: id(2, 1) }),
      message("Promise", { id: id(2, 1), accepted: null }),
      message("Promise", { id: id(2, 1), accepted: proposal(1, 3, "A") }),
      message("Accept", { id: id(2, 1), value: "A" }),
      message("Accepted", { id: id(2, 1), value: "A" }),
      message("Nack", { id: id(1, 1), promised: id(2, 1) }),
      message("Learn", { value: "A" }),
      message("Any", { round: 1 }),
      message("Vote", { round: 1, value: "A" }),
      message("Heartbeat", { id: id(1, 1), slot: 3 }),
      message("Accept", { id: id(1, 1), slot: 3, command: put }),
    ].map((one) => `${glyphOf(one).shape} ${glyphOf(one).hue} ${glyphOf(one).text}`);
    assert.deepEqual(looks, [
      ...["pill candidate 2·1 ?", "pill candidate ✓", "pill candidate ✓ A", "card leader 2·1 A", "round leader ✓", "round candidate ✗"],
      ...["tag leader ✓ A", "pill leader 1 any", "pill leader A", "dot leader ", "card leader 3 x=5"],
    ]);
  });

  test("says in a line what it holds, with the number in full", () => {
    assert.equal(labelOf(message("Promise", { id: id(2, 1), accepted: proposal(1, 3, "A") })), "promises 2·10.0.0.1, has accepted A under 1·10.0.0.3");
    assert.equal(labelOf(message("Accept", { id: id(1, 1), slot: 3, command: { noop: true } })), "slot 3: no-op under 1·10.0.0.1");
  });
});

describe("whose answers a step counted", () => {
  test("a proposer may ask to accept by the promises of its number", () => {
    const promise = message("Promise", { id: id(2, 1), accepted: null });
    const counts = basic.counted(promise, { ...BASIC, phase: "prepare" }, { ...BASIC, phase: "accept" }) ?? assert.fail();
    assert.equal(counts(message("Promise", { id: id(2, 1), accepted: null })), true);
    assert.equal(counts(message("Promise", { id: id(1, 1), accepted: null })), false);
    assert.equal(basic.counted(promise, { ...BASIC, phase: "prepare" }, { ...BASIC, phase: "prepare" }), null);
  });

  test("a learner learns by those who accepted under one number", () => {
    const counts = basic.counted(message("Accepted", { id: id(2, 1), value: "A" }), BASIC, { ...BASIC, learned: "A" }) ?? assert.fail();
    assert.equal(counts(message("Accepted", { id: id(2, 1), value: "A" })), true);
    assert.equal(counts(message("Accepted", { id: id(1, 3), value: "A" })), false);
  });

  test("a slot is decided by those who accepted the same proposal in it", () => {
    const accepted = (/** @type {number} */ slot) => message("Accepted", { id: id(1, 1), slot, command: put });
    const counts = multi.counted(accepted(3), MULTI, { ...MULTI, decided: { 3: put } }) ?? assert.fail();
    assert.deepEqual([counts(accepted(3)), counts(accepted(4))], [true, false]);
  });

  test("a fast value is learned by the votes for it, a pick made by all votes of the round", () => {
    const vote = (/** @type {string} */ value) => message("Vote", { round: 1, value });
    const learns = fast.counted(vote("A"), FAST, { ...FAST, learned: "A" }) ?? assert.fail();
    assert.deepEqual([learns(vote("A")), learns(vote("B"))], [true, false]);
    const picks = fast.counted(vote("A"), FAST, { ...FAST, pick: { round: 2 } }) ?? assert.fail();
    assert.deepEqual([picks(vote("A")), picks(vote("B"))], [true, true]);
  });
});
