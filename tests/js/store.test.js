/** The store tells what the steps tell: nothing more, nothing less, in any order that it is asked. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Store } from "../../static/js/store.js";
import { flightsAt, fold, timerLeft, worldFrom } from "../../static/js/world.js";
import { NO_FAULTS, sent, start, step, steps } from "./fixtures/election.js";

const LAST = 17;

/** A store that holds the whole run. */
function whole() {
  const store = new Store();
  store.reset(start, steps, 340);
  return store;
}

/**
 * What is seen of one message at a moment.
 * @param {Store} store
 * @param {number} seq
 * @param {number} at
 * @param {number} id
 */
function sight(store, seq, at, id) {
  return flightsAt(store.worldAt(seq), at).find((sighting) => sighting.id === id);
}

describe("a world", () => {
  test("is the start with every step's changes laid over it", () => {
    const store = whole();
    assert.equal(store.worldAt(0).state.n3?.role, "follower");
    assert.equal(store.worldAt(4).state.n3?.role, "candidate");
    assert.equal(store.worldAt(7).state.n3?.role, "leader");
    assert.equal(store.worldAt(7).state.n3?.voted_for, "n3", "what a step did not touch stays");
  });

  test("is the same whichever way one came to it", () => {
    const store = whole();
    const forwards = Array.from({ length: LAST + 1 }, (_, seq) => structuredClone(store.worldAt(seq)));
    for (let seq = LAST; seq >= 0; seq--) assert.deepEqual(store.worldAt(seq), forwards[seq]);
  });

  test("is that of the nearest step where none of that number is held", () => {
    const store = whole();
    assert.equal(store.worldAt(999).seq, LAST);
    assert.equal(store.worldAt(-1).seq, 0);
  });

  test("can be asked for anywhere in a run of twenty thousand steps", () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      step(i + 1, i, { kind: "timer", timer: "heartbeat" }, "n1", { set: { n1: { current_term: i } } }),
    );
    const store = new Store();
    store.reset(start, many, 20_000);
    for (const seq of [20_000, 3, 14_999, 15_000, 1, 101, 100]) {
      assert.equal(store.worldAt(seq).state.n1?.current_term, seq - 1);
    }
  });
});

describe("time", () => {
  test("the last step at or before a moment is the one that has happened", () => {
    const store = whole();
    assert.equal(store.seqAtTime(149.9), 3);
    assert.equal(store.seqAtTime(150), 4);
    assert.equal(store.seqAtTime(1e9), LAST);
  });

  test("of several steps at one moment all have happened", () => {
    assert.equal(whole().seqAtTime(0), 3);
  });
});

describe("a message", () => {
  test("is on its way in proportion to the time since it was sent", () => {
    assert.deepEqual(
      [155, 157.5].map((at) => sight(whole(), 4, at, 2)?.progress),
      [0.5, 0.75],
    );
  });

  test("is gone once it was delivered", () => {
    assert.equal(sight(whole(), 5, 160, 2), undefined);
  });

  test("that is lost falls on the way, is seen where it fell for a while, and then no more", () => {
    const store = whole();
    assert.equal(sight(store, 6, 163, 4)?.phase, "moving");
    const fallen = sight(store, 7, 178, 4);
    assert.equal(fallen?.phase, "lost");
    assert.ok(fallen && fallen.progress > 0.3 && fallen.progress < 0.7);
    assert.ok(fallen.fade > 0 && fallen.fade < 1);
    assert.equal(sight(store, 13, 300, 4), undefined);
  });

  test("to a node that is down falls at its door", () => {
    const found = sight(whole(), 12, 202, 8);
    assert.deepEqual([found?.phase, found?.progress], ["lost", 1]);
  });

  test("under a cut falls where it was", () => {
    const found = sight(whole(), 16, 328, 10);
    assert.deepEqual([found?.phase, found?.progress], ["lost", 0.5]);
  });

  test("that is held stands still until it is let go", () => {
    const store = whole();
    for (const at of [321, 325, 339]) assert.deepEqual([sight(store, 16, at, 9)?.phase, sight(store, 16, at, 9)?.progress], ["held", 0.25]);
    assert.equal(store.worldAt(16).flights.get(9)?.held, true);
    assert.equal(store.worldAt(17).flights.get(9)?.held, false);
  });

  test("waits at the door of a paused node", () => {
    assert.equal(sight(whole(), 17, 345, 9)?.phase, "arrived");
  });

  test("waits at its sender until the disk has written", () => {
    const store = new Store();
    store.reset(start, [step(1, 5, { kind: "start" }, "n1", { sent: [sent(1, "n1", "n2", "Vote", 9, 15)] })], 20);
    assert.equal(sight(store, 1, 8, 1)?.phase, "waiting");
    assert.equal(sight(store, 1, 12, 1)?.progress, 0.5);
  });
});

describe("a timer", () => {
  test("runs down from when it was armed to when it is due", () => {
    assert.equal(timerLeft(whole().worldAt(3), "n3", "election", 75), 0.5);
  });

  test("that fired or was cancelled is not armed", () => {
    const store = whole();
    assert.equal(timerLeft(store.worldAt(7), "n3", "election", 180), null, "cancelled by the new leader");
    assert.equal(timerLeft(store.worldAt(11), "n3", "heartbeat", 201), null, "lost in the crash");
    const after = new Store();
    after.reset(start, [steps[0], step(2, 200, { kind: "timer", timer: "election" }, "n1")].filter((s) => s !== undefined), 200);
    assert.equal(timerLeft(after.worldAt(2), "n1", "election", 200), null, "fired");
  });

  test("of a paused node stands where it stood", () => {
    const world = whole().worldAt(14);
    assert.equal(timerLeft(world, "n2", "election", 318), timerLeft(world, "n2", "election", 210));
  });

  test("keeps the share that is left when its clock is set to another rate", () => {
    const store = new Store();
    const slowed = step(2, 100, { kind: "command", command: { do: "clock", node: "n1", rate: 0.5 } }, "n1", {
      timers: { n1: { election: 300 } },
      faults: { ...NO_FAULTS, clocks: { n1: 0.5 } },
    });
    store.reset(start, [step(1, 0, { kind: "start" }, "n1", { timers: { n1: { election: 200 } } }), slowed], 300);
    assert.equal(timerLeft(store.worldAt(2), "n1", "election", 100), 0.5);
    assert.equal(timerLeft(store.worldAt(2), "n1", "election", 200), 0.25);
  });
});

describe("what was there before", () => {
  test("is told for the fields that the step changed, and for no other", () => {
    assert.deepEqual(whole().before(10), { n3: { commit_index: 1 } });
  });
});

describe("the causes of a step", () => {
  test("lead back through messages to the timer that began it all", () => {
    assert.deepEqual(
      whole().causesOf(8).map((link) => link.seq),
      [4, 5, 7, 8],
    );
  });

  test("name the message that brought each step about", () => {
    assert.deepEqual(whole().causesOf(5), [
      { seq: 4, message: null },
      { seq: 5, message: 2 },
    ]);
  });

  test("of a quorum are all the answers that it counted, each back to its own beginning", () => {
    const five = new Store();
    const asked = ["n2", "n3", "n4"].map((to, i) => sent(i + 1, "n1", to, "RequestVote", 0, 10 + i));
    const granted = asked.map(({ to }, i) => sent(i + 4, to, "n1", "Vote", 10 + i, 20 + i, { body: { granted: i !== 1 } }));
    five.reset(
      { ...start, state: { n1: { up: true } } },
      [
        step(1, 0, { kind: "timer", timer: "election" }, "n1", { sent: asked }),
        ...granted.map((vote, i) => step(i + 2, 10 + i, { kind: "deliver", message: i + 1 }, vote.from, { sent: [vote] })),
        ...granted.map((_, i) => step(i + 5, 20 + i, { kind: "deliver", message: i + 4 }, "n1")),
      ],
      30,
    );
    five.counted = () => (earlier) => earlier.body.granted;
    const links = five.causesOf(7);
    assert.deepEqual(links.map((link) => link.seq), [1, 2, 4, 5, 7], "n3 refused: neither its answer nor its step counts");
  });
});

describe("a lane", () => {
  /** @param {import("../../static/js/types.d.ts").State} state */
  const role = (state) => state.role;

  test("is a stretch for each role, and for each time that the node was down or paused", () => {
    const store = whole();
    assert.deepEqual(
      store.rolesOf("n3", role).map(({ from, to, hue, life }) => [from, to, hue, life]),
      [
        [0, 150, "follower", "up"],
        [150, 174, "candidate", "up"],
        [174, 201, "leader", "up"],
        [201, Infinity, "follower", "down"],
      ],
    );
    assert.deepEqual(
      store.rolesOf("n2", role).map(({ from, life }) => [from, life]),
      [
        [0, "up"],
        [210, "paused"],
      ],
    );
  });

  test("goes on as steps come, and forgets those that went", () => {
    const store = new Store();
    store.reset(start, steps.slice(0, 4), 150);
    assert.equal(store.rolesOf("n3", role).length, 2);
    store.append(steps.slice(4), 340);
    assert.equal(store.rolesOf("n3", role).length, 4);
    store.truncate(3);
    assert.equal(store.rolesOf("n3", role).length, 1);
  });
});

describe("holding steps", () => {
  test("marks are told in order: what was reached, what was done by hand", () => {
    const store = whole();
    assert.deepEqual(store.milestones().map((mark) => mark.name), ["leader_elected", "entry_committed", "leader_lost"]);
    assert.deepEqual(store.faultMarks().map((mark) => mark.command.do), ["crash", "pause", "hold", "cut", "release"]);
  });

  test("steps that are held already are passed over", () => {
    const store = whole();
    assert.equal(store.append(steps.slice(10), 400), true);
    assert.equal(store.last, LAST);
    assert.equal(store.computed, 400);
  });

  test("steps after a gap are refused", () => {
    const store = new Store();
    store.reset(start, steps.slice(0, 4), 150);
    assert.equal(store.append(steps.slice(6), 340), false);
    assert.equal(store.last, 4);
  });

  test("a truncated future leaves nothing behind", () => {
    const store = whole();
    store.worldAt(LAST);
    store.truncate(9);
    const short = new Store();
    short.reset(start, steps.slice(0, 9), 190);
    assert.deepEqual(store.worldAt(99), short.worldAt(99));
    assert.deepEqual([store.last, store.computed], [9, 190]);
    assert.deepEqual(store.milestones(), short.milestones());
    assert.deepEqual([store.sentIn(9), store.endOf(7), store.endOf(3)?.seq], [null, null, 7]);
  });

  test("the past that is fetched later joins on without a seam", () => {
    const late = new Store();
    const whole_ = whole();
    const middle = whole_.worldAt(9);
    late.reset(
      { ...middle, timers: {}, flights: [...middle.flights.values()].map((flight) => ({ ...flight, held: false })) },
      steps.slice(9),
      340,
    );
    assert.equal(late.first, 9);
    late.prepend(start, steps.slice(0, 9));
    assert.equal(late.first, 0);
    for (let seq = 0; seq <= LAST; seq++) assert.deepEqual(late.worldAt(seq), whole_.worldAt(seq));
  });

  test("what became of each message is known", () => {
    const store = whole();
    assert.deepEqual([3, 8, 10, 9].map((id) => store.endOf(id)?.how), ["delivered", "down", "dropped", undefined]);
    assert.deepEqual([1, 3].map((id) => store.sentIn(id)), [4, 5]);
    assert.equal(store.message(3)?.type, "Vote");
  });
});

describe("a long run of a crowd", () => {
  const NODES = 150;
  const crowd = { ...start, state: Object.fromEntries(Array.from({ length: NODES }, (_, i) => [`n${i + 1}`, { up: true, mood: 0 }])) };
  /** Each node in turn passes a message on to the next, which takes longer than all the others' turns. */
  const long = Array.from({ length: 3000 }, (_, i) => {
    const [node, to] = [`n${(i % NODES) + 1}`, `n${((i + 1) % NODES) + 1}`];
    const came = i - NODES + 1;
    return step(i + 1, i, came > 0 ? { kind: "deliver", message: came } : { kind: "start" }, node, {
      set: { [node]: { mood: i } },
      sent: [sent(i + 1, node, to, "Rumor", i, i + NODES)],
      milestones: i === 500 ? ["half_informed"] : [],
    });
  });

  /** @returns {Store} */
  function played() {
    const store = new Store();
    store.reset(crowd, long, 3000);
    return store;
  }

  test("is the same world after any step once its past was forgotten", () => {
    const [all, late] = [played(), played()];
    late.forgetBefore(2000);
    assert.ok(late.first > 1800 && late.first <= 2000);
    for (const seq of [late.first, 2000, 2001, 2951, 3000]) assert.deepEqual(late.worldAt(seq), all.worldAt(seq));
    assert.equal(late.stepAt(late.first), null);
    assert.equal(late.stepAt(late.first + 1)?.seq, late.first + 1);
  });

  test("knows of messages on their way what it has forgotten where they were sent", () => {
    const late = played();
    late.forgetBefore(2000);
    const id = late.first;
    assert.equal(late.sentIn(id), null);
    assert.equal(late.message(id)?.type, "Rumor");
    assert.equal(late.message(id - NODES), null, "this one had arrived");
    assert.equal(late.endOf(id)?.how, "delivered");
  });

  test("remembers what was reached in the past that it has forgotten", () => {
    const late = played();
    late.forgetBefore(2000);
    assert.deepEqual(late.milestones().map(({ seq }) => seq), [501]);
  });

  test("goes on after it was forgotten, is truncated, and gets its past back", () => {
    const late = new Store();
    late.reset(crowd, long.slice(0, 2500), 2500);
    late.forgetBefore(2000);
    const { first } = late;
    assert.equal(late.append(long.slice(2500), 3000), true);
    late.truncate(2600);
    assert.deepEqual(late.worldAt(99_999), played().worldAt(2600));
    late.prepend(crowd, long.slice(0, first));
    assert.deepEqual([late.first, late.last], [0, 2600]);
    for (const seq of [0, 77, first, 2600]) assert.deepEqual(late.worldAt(seq), played().worldAt(seq));
  });

  test("is not forgotten for a few steps", () => {
    const store = played();
    store.forgetBefore(NODES - 1);
    assert.equal(store.first, 0);
  });

  test("says which step of a node was its last", () => {
    const store = played();
    assert.deepEqual([store.lastOf("n7", 3000), store.lastOf("n7", 2857), store.lastOf("n7", 2856)], [2857, 2857, 2707]);
    assert.equal(store.lastOf("n7", 5), 0, "it has done nothing yet");
  });

  test("costs little more to fold in one go than a single step of it does", () => {
    const state = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`n${i + 1}`, { up: true, mood: 0 }]));
    const world = worldFrom({ ...crowd, state });
    /** @param {number} steps */
    const spent = (steps) => {
      const some = long.slice(0, steps);
      const begun = performance.now();
      for (let i = 0; i < 40; i++) fold(world, some);
      return performance.now() - begun;
    };
    spent(50);
    const times = Array.from({ length: 5 }, () => spent(50) / spent(1));
    assert.ok(Math.min(...times) < 20, "a copy of the world is made once, and not with every step");
  });
});
