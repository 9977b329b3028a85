/** What forms take and refuse, how values read, and how branches, stories and speeds are told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder } from "../../static/js/panels/branch_order.js";
import { OWN, check, checkAll, rawAll } from "../../static/js/panels/fields.js";
import { fieldOf, linkOf } from "../../static/js/panels/live_fields.js";
import { inRow } from "../../static/js/panels/quorum_row.js";
import { fieldAt } from "../../static/js/panels/refused.js";
import { weightiest } from "../../static/js/panels/told.js";
import { typedValue, valueText } from "../../static/js/panels/values.js";
import { again, scenarioOf } from "../../static/js/scenarios.js";
import { LAST_NOTCH, notchOf, speedOf, speedText } from "../../static/js/speed.js";

/** @typedef {import("../../static/js/panels/fields.js").Declaration} Declaration */

/** @type {Declaration} */
const TIMEOUT = { name: "election_timeout", kind: "range", low: 0.001, high: 1000 };

test("a range is taken when both ends are numbers within the bounds and in order", () => {
  assert.deepEqual(check(TIMEOUT, ["150", " 300 "]), { value: [150, 300] });
  assert.deepEqual(check(TIMEOUT, ["5", "5"]), { value: [5, 5] });
});

for (const [texts, problem] of /** @type {[[string, string], string][]} */ ([
  [["300", "150"], "problem-order"],
  [["0", "150"], "problem-bounds"],
  [["1", "1001"], "problem-bounds"],
  [["", "150"], "problem-number"],
  [["NaN", "150"], "problem-number"],
  [["1", "Infinity"], "problem-number"],
  [["1e999", "2"], "problem-number"],
])) {
  test(`the range ${texts.join("–")} is marked with ${problem}`, () => assert.equal(check(TIMEOUT, texts).problem, problem));
}

test("a whole number has no fraction", () => {
  assert.equal(check({ name: "nodes", kind: "whole", low: 1, high: 60 }, "5").value, 5);
  assert.equal(check({ name: "nodes", kind: "whole", low: 1, high: 60 }, "5.5").problem, "problem-whole");
  assert.equal(check({ name: "nodes", kind: "whole", low: 1, high: 60 }, "61").problem, "problem-bounds");
});

test("a text longer than the server takes is marked", () => {
  assert.equal(check({ name: "key", kind: "text", length: 3 }, "abcd").problem, "problem-long");
});

test("a form says all that is wrong with it at once", () => {
  /** @type {Declaration[]} */
  const fields = [TIMEOUT, { name: "loss", kind: "number", low: 0, high: 1 }, { name: "noop", kind: "flag" }];
  const { values, problems } = checkAll(fields, { election_timeout: ["2", "1"], loss: "7", noop: true });
  assert.deepEqual(values, { noop: true });
  assert.deepEqual(Object.keys(problems), ["election_timeout", "loss"]);
});

test("what a form shows for a value is what it takes for it", () => {
  /** @type {Declaration[]} */
  const fields = [TIMEOUT, { name: "loss", kind: "number" }, { name: "noop", kind: "flag" }, { name: "key", kind: "text" }];
  const values = { election_timeout: [150, 300.5], loss: 0.25, noop: false, key: "x" };
  assert.deepEqual(checkAll(fields, rawAll(fields, values)).values, values);
});

test("a form is made from what the catalogue declares", () => {
  assert.deepEqual(fieldOf({ name: "delay", type: "range", min: 0, max: 9, unit: "ms" }), { name: "delay", kind: "range", low: 0, high: 9, unit: "ms" });
  assert.equal(fieldOf({ name: "noop", type: "true or false" }).kind, "flag");
  assert.equal(fieldOf({ name: "value", type: "text or whole number or null" }).kind, "value");
  assert.deepEqual(fieldOf({ name: "service", type: "one of 'agreed', 'safe'", choices: ["agreed", "safe"] }).choices, ["agreed", "safe"]);
});

/** As the catalogue declares Paxos's roles and quorum. */
const ROLES = fieldOf({ name: "roles", type: "one of 'all' or role counts", choices: ["all"], fields: ["proposers", "acceptors"].map((name) => ({ name, type: "whole number", min: 1, max: 60 })) });
const QUORUM = fieldOf({ name: "quorum", type: "whole number or null", min: 1, max: 60, optional: true });

test("a number that may be left out is null where nothing is typed, and bounded where something is", () => {
  assert.deepEqual([QUORUM.kind, QUORUM.optional], ["whole", true]);
  assert.deepEqual(check(QUORUM, ""), { value: null });
  assert.deepEqual(check(QUORUM, "4"), { value: 4 });
  assert.equal(check(QUORUM, "0").problem, "problem-bounds");
});

test("a word or counts: the word is taken as it is, the counts as an object of numbers", () => {
  const raw = { proposers: "2", acceptors: "3" };
  assert.deepEqual(check(ROLES, { choice: "all", raw }), { value: "all" });
  assert.deepEqual(check(ROLES, { choice: OWN, raw }), { value: { proposers: 2, acceptors: 3 } });
  assert.equal(check(ROLES, { choice: OWN, raw: { ...raw, acceptors: "0" } }).problem, "problem-bounds");
  assert.equal(check(ROLES, { choice: "all", raw: { ...raw, acceptors: "0" } }).problem, undefined);
});

test("counts that are not chosen are offered at their lowest, counts that are, as they are", () => {
  assert.deepEqual(rawAll([ROLES], { roles: "all" }).roles, { choice: "all", raw: { proposers: "1", acceptors: "1" } });
  assert.deepEqual(rawAll([ROLES], { roles: { proposers: 2, acceptors: 5 } }).roles, { choice: OWN, raw: { proposers: "2", acceptors: "5" } });
});

test("what the server refuses is said at the field that it is about", () => {
  const fields = ["roles", "quorum", "fast_quorum", "election_timeout"].map((name) => ({ name }));
  assert.equal(fieldAt({ where: "params.roles.proposers" }, fields), "roles");
  assert.equal(fieldAt({ where: "run.params.quorum" }, fields), "quorum");
  assert.equal(fieldAt({ where: "params", id: "input-order-of", args: { name: "election_timeout" } }, fields), "election_timeout");
  assert.equal(fieldAt({ where: "params", id: "input-quorum-apart" }, fields), "quorum");
  assert.equal(fieldAt({ where: "params", id: "input-fast-quorum-size" }, fields), "fast_quorum");
  assert.equal(fieldAt({ where: "params", id: "input-shape" }, fields), null);
});

test("two quorums stand in a row as two stretches that overlap", () => {
  const acceptors = ["n1", "n2", "n3", "n4", "n5"];
  assert.deepEqual(inRow({ acceptors, answered: ["n4", "n1", "n5"], quorum: ["n1", "n4", "n2", "n3"] }), {
    order: ["n5", "n1", "n4", "n2", "n3"],
    asked: [0, 2],
    may: [1, 4],
  });
  assert.equal(inRow({ acceptors, answered: ["n1"], quorum: [] }).may, null);
});

test("a typed value is a number, true, false or null where it is written like one", () => {
  assert.deepEqual(["5", "-0.5", "true", "null", "five", "05", "1e3", ""].map(typedValue), [5, -0.5, true, null, "five", "05", "1e3", ""]);
});

test("a number that JSON could not carry exactly stays a text", () => {
  assert.equal(typedValue("9007199254740993"), "9007199254740993");
});

test("values of a state read on one line", () => {
  const op = (/** @type {Record<string, unknown>} */ { key, value }) => `${key}=${value}`;
  const text = (/** @type {unknown} */ value) => valueText(value, op);
  assert.equal(text(null), "—");
  assert.equal(text([]), "—");
  assert.equal(text({}), "—");
  assert.equal(text(0), "0");
  assert.equal(text(12.3456), "12.346");
  assert.equal(text(["n2", "n3"]), "n2 n3");
  assert.equal(text({ n2: 3, n4: 3 }), "n2\u00a03 · n4\u00a03");
  assert.equal(text({ do: "put", key: "x", value: 5 }), "x=5");
  assert.equal(text([1042, "10.0.0.3"]), "1042·10.0.0.3");
  assert.equal(text({ n2: { id: [1, "10.0.0.1"], value: "A" }, n3: null }), "n2\u00a0(id\u00a01·10.0.0.1, value\u00a0A) · n3\u00a0—");
  assert.equal(text([{ op: { do: "put", key: "x", value: 5 }, node: null }]), "op\u00a0x=5 · node\u00a0—");
});

test("a link has its own settings where it has some, else the network's", () => {
  /** @type {any} */
  const faults = { links: [{ from: "n1", to: "n2", delay: [50, 60], loss: null, duplicate: 0 }] };
  /** @type {any} */
  const network = { delay: [10, 20], loss: 0.1, duplicate: 0.2 };
  assert.deepEqual(linkOf(faults, network, "n1", "n2"), { delay: [50, 60], loss: 0.1, duplicate: 0 });
  assert.deepEqual(linkOf(faults, network, "n2", "n1"), { delay: [10, 20], loss: 0.1, duplicate: 0.2 });
});

test("each branch is listed under the one that it left", () => {
  /** @type {(id: string, parent: string | null) => any} */
  const branch = (id, parent) => ({ id, parent });
  const listed = inOrder([branch("a", null), branch("b", "a"), branch("c", "a"), branch("d", "b")]);
  assert.deepEqual(
    listed.map(({ branch: { id }, depth }) => `${id}${depth}`),
    ["a0", "b1", "d2", "c1"],
  );
});

test("a branch whose parent is forgotten is still listed", () => {
  assert.deepEqual(inOrder([/** @type {any} */ ({ id: "x", parent: "gone" })]).length, 1);
});

const CAST = { protocol: "raft", variant: null, nodes: 5, clients: 1, initial: {}, params: { noop: true }, seed: 3 };
const CRASH = { when: "leader_elected", do: "crash", node: "@leader" };
/** @type {any[]} */
const STORIES = [{ id: "election", run: { ...CAST, commands: [] } }, { id: "crash", run: { ...CAST, commands: [CRASH] } }];
/** @type {(changes: object) => any} */
const run = (changes) => ({ ...CAST, engine: 1, commands: [], ...changes });

test("a run that begins as a story does keeps its title, whatever was done since", () => {
  assert.equal(scenarioOf(run({ commands: [CRASH, { at: 5, do: "heal" }] }), STORIES)?.id, "crash");
});

test("a story with a plot stays the same story with another seed or as a broken twin", () => {
  assert.equal(scenarioOf(run({ seed: 9, variant: "votes-twice", commands: [CRASH] }), STORIES)?.id, "crash");
});

test("a story in which nothing is done is told by its seed", () => {
  assert.equal(scenarioOf(run({}), STORIES)?.id, "election");
  assert.equal(scenarioOf(run({ seed: 9 }), STORIES), null);
});

test("another number of nodes tells no story", () => {
  assert.equal(scenarioOf(run({ nodes: 7, commands: [CRASH] }), STORIES), null);
});

test("starting over keeps the story's commands and drops those of the hand", () => {
  assert.deepEqual(again(run({ commands: [CRASH, { at: 5, do: "heal" }] }), STORIES).commands, [CRASH]);
  assert.deepEqual(again(run({ seed: 9, commands: [{ at: 5, do: "heal" }] }), STORIES).commands, []);
});

test("starting over is for this engine, whichever made the run", () => {
  assert.equal("engine" in again(run({}), STORIES), false);
});

test("speed runs from a thousandth to real time, and stays within", () => {
  assert.equal(speedText(speedOf(-1)), "1/1000");
  assert.equal(speedText(speedOf(LAST_NOTCH + 1)), "1");
});

test("every notch is faster than the one before, by at most twice", () => {
  for (let notch = 1; notch <= LAST_NOTCH; notch++) {
    const times = speedOf(notch) / speedOf(notch - 1);
    assert.ok(times > 1 && times <= 2, speedText(speedOf(notch)));
    assert.equal(notchOf(speedOf(notch)), notch);
  }
});

test("a fraction and real time are written as a class says them", () => {
  assert.deepEqual([1 / 20, 1 / 1000, 0.5, 1].map(speedText), ["1/20", "1/1000", "1/2", "1"]);
});

/** @param {number[]} weights of steps 1, 2, … */
const stepsOf = (weights) => (/** @type {number} */ seq) => /** @type {any} */ ({ why: [{ weight: weights[seq - 1] }] });

test("while a run plays, the weightiest step of the last moment is told, of several the last", () => {
  assert.equal(weightiest(0, 4, stepsOf([0, 2, 0, 0])), 2);
  assert.equal(weightiest(0, 4, stepsOf([1, 0, 1, 0])), 3);
  assert.equal(weightiest(2, 4, stepsOf([2, 2, 0, 1])), 4);
});

test("a leap to elsewhere tells the step where it ends", () => {
  assert.equal(weightiest(90, 4, stepsOf([2, 2, 0, 0])), 4);
});

test("a choice that nobody has made yet is the first of its words, as the list shows", () => {
  const fields = /** @type {const} */ ([{ name: "service", kind: "choice", choices: ["agreed", "safe"] }]);
  assert.deepEqual([rawAll(fields, {}), rawAll(fields, { service: "safe" })], [{ service: "agreed" }, { service: "safe" }]);
});
