/** The samples of the gauges are a curve from the beginning to what is computed, in whatever pieces they come. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Gauges } from "../../static/js/gauges.js";
import { Store } from "../../static/js/store.js";
import { start, steps } from "./fixtures/election.js";

/**
 * @param {number} from
 * @param {number} to
 * @returns {import("../../static/js/gauges.js").Gauged} a sample after every step
 */
function stretch(from, to) {
  const seqs = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return { names: ["informed", "useful"], samples: seqs.map((seq) => [seq, seq * 10, seq, 2 * seq]) };
}

/** @param {Gauges} gauges */
function seqs({ samples }) {
  return samples.map(([seq]) => seq);
}

test("a gauge shows what its last sample showed", () => {
  const gauges = new Gauges();
  gauges.reset({ names: ["informed"], samples: [[0, 0, 1], [10, 5, 3], [20, 9, 8]] });
  assert.deepEqual([0, 9, 10, 99].map((seq) => gauges.at(seq)), [{ informed: 1 }, { informed: 1 }, { informed: 3 }, { informed: 8 }]);
});

test("a run without gauges has none", () => {
  const gauges = new Gauges();
  gauges.reset(stretch(0, 5));
  gauges.reset(null);
  gauges.take(null);
  assert.deepEqual([gauges.names, gauges.samples, gauges.at(3)], [[], [], null]);
});

test("what comes later is put behind, and what comes again in its place", () => {
  const gauges = new Gauges();
  gauges.reset(stretch(0, 5));
  gauges.take(stretch(6, 8));
  gauges.take(stretch(3, 7));
  assert.deepEqual(seqs(gauges), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("however long a run is, a bounded number is held, from the first to the last", () => {
  const gauges = new Gauges();
  gauges.reset(stretch(0, 0));
  for (let seq = 1; seq <= 5000; seq++) gauges.take(stretch(seq, seq));
  assert.ok(gauges.samples.length <= 1001);
  assert.deepEqual([seqs(gauges)[0], seqs(gauges).at(-1)], [0, 5000]);
  assert.ok(seqs(gauges).every((seq, i, all) => i === 0 || seq > (all[i - 1] ?? seq)));
});

test("a future that is truncated takes its samples with it", () => {
  const store = new Store();
  store.reset(start, steps, 340);
  store.gauges.reset(stretch(0, 17));
  store.truncate(9);
  assert.equal(seqs(store.gauges).at(-1), 9);
});
