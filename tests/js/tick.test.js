/** Playing: how the playhead moves with the wall clock, and when more is asked for. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LONGEST_FRAME, advance, sameUpTo, wanted } from "../../static/js/tick.js";

const tape = { at: 100, speed: 0.05, computed: 1000 };

describe("the playhead", () => {
  test("moves by the wall time that has gone by, times the speed", () => {
    assert.equal(advance(tape, 20).at, 101);
  });

  test("never runs past what is computed", () => {
    assert.equal(advance({ ...tape, computed: 100.5 }, 20).at, 100.5);
    assert.equal(advance({ ...tape, computed: 90 }, 20).at, 100, "nor back to it");
  });

  test("leaps over nothing when a frame took long", () => {
    assert.equal(advance(tape, 60_000).at, 100 + LONGEST_FRAME * tape.speed);
  });
});

describe("credit", () => {
  test("is asked for once less than a second and a half is left to play", () => {
    assert.equal(wanted({ ...tape, computed: 100 + 0.05 * 1600 }, null, 0), null);
    assert.deepEqual(wanted({ ...tape, computed: 100 + 0.05 * 1400 }, null, 0), { until: 250, askedAt: 0 });
  });

  test("is not asked for again while enough is on its way", () => {
    const some = { ...tape, computed: 130 };
    assert.equal(wanted(some, { until: 250, askedAt: 0 }, 5000), null);
  });

  test("is asked for again where what is at hand runs out: the server computes only so many steps past the playhead", () => {
    const short = { ...tape, computed: 110 };
    assert.deepEqual(wanted(short, { until: 250, askedAt: 0 }, 5000), { until: 250, askedAt: 5000 });
  });

  test("is asked for at most four times a second", () => {
    const short = { ...tape, computed: 110 };
    assert.equal(wanted(short, { until: 120, askedAt: 1000 }, 1249), null);
    assert.notEqual(wanted(short, { until: 120, askedAt: 1000 }, 1250), null);
  });

  test("reaches far enough ahead in the slowest motion that it is seldom asked for", () => {
    const slow = { at: 0, speed: 1 / 1000, computed: 0 };
    assert.equal(wanted(slow, null, 0)?.until, 20);
  });
});

describe("two runs are the same up to a place", () => {
  const run = /** @type {import("../../static/js/types.d.ts").Run} */ (
    /** @type {unknown} */ ({ protocol: "raft", seed: 7, commands: [{ do: "crash", node: "n1", at: 50, step: 4 }] })
  );
  const more = { ...run, commands: [...run.commands, { do: "restart", node: "n1", at: 80, step: 9 }] };

  test("where they part later", () => {
    assert.equal(sameUpTo(run, more, { seq: 9, at: 80 }), true);
  });

  test("not where they have parted before", () => {
    assert.equal(sameUpTo(run, more, { seq: 10, at: 80 }), false);
  });

  test("not where they began otherwise", () => {
    assert.equal(sameUpTo(run, { ...run, seed: 8 }, { seq: 9, at: 80 }), false);
  });
});
