/** What the server sends of a crowd says the same as whole steps do, as far as the stage draws them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { snapshotOf, stepsOf, unpacked } from "../../static/js/crowd.js";
import { Store } from "../../static/js/store.js";

/**
 * @typedef {import("../../static/js/types.d.ts").Step} Step
 * @typedef {import("../../static/js/types.d.ts").Snapshot} Snapshot
 */

/**
 * Made by tests/web/crowd_rows.py: the same stretch of a run as rows and whole.
 * @type {{drawn: string[], light: {base: any, steps: any}, whole: {base: Snapshot, steps: Step[]}}}
 */
const made = JSON.parse(readFileSync(new URL("fixtures/crowd.json", import.meta.url), "utf8"));
const { drawn, light, whole } = made;

/**
 * Of a node's fields those that are drawn; a client is shown whole.
 * @param {Record<string, Record<string, any>>} nodes
 */
function seen(nodes) {
  const fields = Object.entries(nodes).map(([name, state]) => {
    const kept = Object.entries(state).filter(([field]) => name.startsWith("c") || drawn.includes(field));
    return /** @type {const} */ ([name, Object.fromEntries(kept)]);
  });
  return Object.fromEntries(fields.filter(([, state]) => Object.keys(state).length > 0));
}

/**
 * A message without what it holds, unless it is a client's.
 * @template {import("../../static/js/types.d.ts").Sent} T
 * @param {T} message
 * @returns {T}
 */
function emptied(message) {
  return `${message.from}${message.to}`.includes("c") ? message : { ...message, body: {} };
}

/**
 * A whole step without what the stage does not draw.
 * @param {Step} step
 */
function lightened(step) {
  const sent = step.sent.map(emptied);
  const why = step.why.filter(({ weight }) => weight === 2);
  return { ...step, set: seen(step.set), timers: {}, sent, replies: [], delivered: [], why, light: true };
}

/**
 * Faults with their cuts written out, in order, and not in groups.
 * @param {{faults?: import("../../static/js/types.d.ts").Faults}} of
 */
function plainFaults({ faults }) {
  if (!faults) return {};
  const { sides, cuts, ...others } = faults;
  return { faults: { ...others, cuts: cuts.map((pair) => pair.join(" ")).sort() } };
}

describe("light steps", () => {
  for (const [i, step] of stepsOf(light.steps).entries()) {
    test(`step ${step.seq} says what the whole one says`, () => {
      const expected = lightened(/** @type {Step} */ (whole.steps[i]));
      assert.deepEqual({ ...step, ...plainFaults(step) }, { ...expected, ...plainFaults(expected) });
    });
  }

  test("are as many as the whole ones", () => {
    assert.equal(stepsOf(light.steps).length, whole.steps.length);
    assert.ok(whole.steps.length > 50);
  });

  test("begin with a node's start where the run begins", () => {
    const [step] = stepsOf({ seq: 0, at: 0, kinds: [], timers: [], fields: [], reasons: [], message: 0, rows: [[0, 812, null]] });
    assert.deepEqual([step?.seq, step?.node, step?.cause], [1, "n812", { kind: "start" }]);
  });
});

describe("a light snapshot", () => {
  test("is the world as far as the stage draws it", () => {
    const { base } = whole;
    const flights = base.flights.map(emptied);
    const shown = snapshotOf(light.base);
    const expected = { ...base, state: seen(base.state), timers: {}, flights, light: true, ...plainFaults(base) };
    assert.deepEqual({ ...shown, ...plainFaults(shown) }, expected);
  });

  test("is gone on from by light steps to the very world that whole ones lead to", () => {
    const [few, all] = [new Store(), new Store()];
    few.reset(snapshotOf(light.base), stepsOf(light.steps), 0);
    all.reset({ ...whole.base, timers: {} }, whole.steps.map((step) => ({ ...step, timers: {} })), 0);
    for (let seq = all.first; seq <= all.last; seq++) {
      const { state, flights, fallen, ...rest } = all.worldAt(seq);
      const world = few.worldAt(seq);
      assert.deepEqual(world.state, seen(state));
      assert.deepEqual([...world.flights.keys()], [...flights.keys()]);
      assert.deepEqual(world.fallen.map(({ flight, ...how }) => how), fallen.map(({ flight, ...how }) => how));
      const same = { state: 0, flights: 0, fallen: 0 };
      assert.deepEqual({ ...world, ...plainFaults(world), ...same }, { ...rest, ...plainFaults(rest), ...same });
    }
  });
});

describe("an answer of the server", () => {
  test("has the page's shapes whether it was light or whole, also inside a view", () => {
    for (const answer of [unpacked({ ok: true, ...light }), unpacked({ ok: true, view: light }).view]) {
      assert.deepEqual(JSON.stringify(answer.base), JSON.stringify(snapshotOf(light.base)));
      assert.deepEqual(JSON.stringify(answer.steps), JSON.stringify(stepsOf(light.steps)));
    }
    assert.deepEqual(unpacked({ ok: true, base: null, steps: light.steps }).base, null);
    assert.deepEqual(unpacked({ ok: true, ...whole }), { ok: true, ...whole });
  });

  test("without any steps is left as it is", () => {
    assert.deepEqual(unpacked({ ok: true, seq: 7, at: 1.5 }), { ok: true, seq: 7, at: 1.5 });
  });
});

describe("a crowd that is cut in two", () => {
  const groups = /** @type {[number[], number[]][]} */ ([
    [[1, 2], [3]],
    [[3], [1, 2, 3]],
  ]);
  const row = /** @type {any} */ ([0, null, { kind: "command" }, 0, 0, { faults: { cuts: groups, paused: [], clocks: {}, links: [], held: [] } }]);
  const [step] = stepsOf({ seq: 0, at: 0, kinds: [], timers: [], fields: [], reasons: [], message: 0, rows: [row] });

  test("is told by its sides", () => {
    assert.deepEqual(step?.faults?.sides, [{ from: ["n1", "n2"], to: ["n3"] }, { from: ["n3"], to: ["n1", "n2", "n3"] }]);
  });

  test("has each link that is cut written out for whoever asks", () => {
    assert.deepEqual(step?.faults?.cuts, [["n1", "n3"], ["n2", "n3"], ["n3", "n1"], ["n3", "n2"]]);
  });
});
