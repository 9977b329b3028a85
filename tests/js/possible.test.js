/** Nothing is offered that would be refused, and everything that can be done is offered. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isCut, isIsolated, linkChoices, messageChoices, nodeChoices } from "../../static/js/possible.js";
import { spansOf } from "../../static/js/spans.js";

const FAULTS = { cuts: [], paused: [], clocks: {}, links: [], held: [] };

/**
 * @param {{up?: boolean, timers?: string[], faults?: Partial<import("../../static/js/types.d.ts").Faults>}} n1
 * @returns {import("../../static/js/possible.js").World}
 */
function world({ up = true, timers = ["election"], faults = {} } = {}) {
  const armed = Object.fromEntries(timers.map((name) => [name, { armed: 0, due: 200 }]));
  return {
    state: { n1: { up }, n2: { up: true }, n3: { up: true }, c1: { up: true } },
    timers: { n1: armed },
    faults: { ...FAULTS, ...faults },
  };
}

/** @param {{command: {do: string}}[]} choices */
const deeds = (choices) => choices.map(({ command }) => command.do);

test("a node that is up can crash, pause, be isolated and time out", () => {
  assert.deepEqual(deeds(nodeChoices(world(), "n1")), ["crash", "pause", "isolate", "timeout"]);
});

test("only a node that is down can restart or lose its disk", () => {
  assert.deepEqual(deeds(nodeChoices(world({ up: false, timers: [] }), "n1")), ["restart", "lose_disk", "isolate"]);
});

test("a paused node can resume, and its timers cannot be fired", () => {
  assert.deepEqual(deeds(nodeChoices(world({ faults: { paused: ["n1"] } }), "n1")), ["crash", "resume", "isolate"]);
});

test("every armed timer is offered, and the key fires the first", () => {
  const timeouts = nodeChoices(world({ timers: ["election", "heartbeat"] }), "n1").filter(({ command }) => command.do === "timeout");
  assert.deepEqual(
    timeouts.map(({ command, key }) => [command.timer, key]),
    [["election", "t"], ["heartbeat", undefined]],
  );
});

test("no two choices of a node share a key", () => {
  for (const up of [true, false]) {
    const keys = nodeChoices(world({ up }), "n1").flatMap(({ key }) => key ?? []);
    assert.equal(new Set(keys).size, keys.length);
  }
});

/** @type {[string, string][]} */
const AROUND_N1 = [["n1", "n2"], ["n2", "n1"], ["n1", "n3"], ["n3", "n1"]];

test("a node is isolated when it is cut from every other node both ways", () => {
  assert.equal(isIsolated(world({ faults: { cuts: AROUND_N1 } }), "n1"), true);
  assert.equal(isIsolated(world({ faults: { cuts: AROUND_N1.slice(1) } }), "n1"), false);
  assert.equal(isIsolated(world(), "n1"), false);
});

test("an isolated node can be healed, towards nodes and clients", () => {
  const heal = nodeChoices(world({ faults: { cuts: AROUND_N1 } }), "n1").find(({ command }) => command.do === "heal");
  assert.deepEqual(heal?.command, { do: "heal", from: ["n1"], to: ["n2", "n3", "c1"] });
});

test("a message can be held or, once it is held, released", () => {
  assert.deepEqual(deeds(messageChoices({ id: 7, due: 30 })), ["drop", "hold", "deliver", "duplicate"]);
  assert.deepEqual(deeds(messageChoices({ id: 7, due: null })), ["drop", "release", "deliver", "duplicate"]);
});

test("a whole link can be cut, both ways or one way, and has nothing to heal", () => {
  const ways = linkChoices(FAULTS, "n1", "n2").map(({ command }) => [command.do, command.from, command.one_way]);
  assert.deepEqual(ways, [
    ["cut", ["n1"], undefined],
    ["cut", ["n1"], true],
    ["cut", ["n2"], true],
  ]);
});

test("a link cut one way can be cut the other way too, or healed", () => {
  const faults = { ...FAULTS, cuts: /** @type {[string, string][]} */ ([["n1", "n2"]]) };
  assert.deepEqual(
    linkChoices(faults, "n1", "n2").map(({ command }) => [command.do, command.from, command.one_way]),
    [["cut", ["n1"], undefined], ["cut", ["n2"], true], ["heal", ["n1"], undefined]],
  );
});

test("of a crowd that is cut in two, a link between the sides can be healed, and one within a side be cut", () => {
  const sides = [
    { from: ["n1", "n2"], to: ["n3"] },
    { from: ["n3"], to: ["n1", "n2", "n3"] },
  ];
  assert.ok(deeds(linkChoices({ ...FAULTS, sides }, "n1", "n3")).includes("heal"));
  assert.ok(!deeds(linkChoices({ ...FAULTS, sides }, "n1", "n2")).includes("heal"));
  assert.equal(isCut({ ...FAULTS, sides }, "n3", "n3"), false);
});

test("many names are told by the first and the last of those that follow each other", () => {
  assert.deepEqual(spansOf(["n1", "n2", "n3", "n7", "n9", "n10", "c1", "c2"]), ["n1–n3", "n7", "n9–n10", "c1–c2"]);
  assert.deepEqual(spansOf([]), []);
});
