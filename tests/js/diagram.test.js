/** The space-time diagram: which stretch of time it shows, what lies in it, and which branches hang on it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { laneAt, laneHeights } from "../../static/js/diagram/grid.js";
import { hanging } from "../../static/js/diagram/hanging.js";
import { linesBetween, nearestStep } from "../../static/js/diagram/lines.js";
import { follow, pan, ticks, timeAt, xOf, zoom } from "../../static/js/diagram/viewport.js";
import { Store } from "../../static/js/store.js";
import { start, steps } from "./fixtures/election.js";

const WIDTH = 1000;

function whole() {
  const store = new Store();
  store.reset(start, steps, 340);
  return store;
}

describe("the stretch of time that is shown", () => {
  const viewport = { start: 100, span: 200 };

  test("places and moments belong to each other", () => {
    assert.equal(xOf(viewport, 150, WIDTH), 250);
    assert.equal(timeAt(viewport, 250, WIDTH), 150);
  });

  test("zooms about the pointer: the moment under it stays there", () => {
    const late = { start: 400, span: 200 };
    for (const factor of [0.5, 2]) {
      const zoomed = zoom(late, 0.75, factor, 5000);
      assert.equal(zoomed.span, 200 * factor);
      assert.equal(timeAt(zoomed, 750, WIDTH), timeAt(late, 750, WIDTH));
    }
  });

  test("does not begin before the run does, nor end far past what was seen", () => {
    assert.ok(pan(viewport, -1e6, 500).start > -20);
    assert.ok(zoom({ start: 0, span: 100 }, 0.9, 10, 5000).start > -100);
    assert.ok(pan(viewport, 1e6, 500).start < 500);
  });

  test("is never much longer than the run", () => {
    let shown = viewport;
    for (let i = 0; i < 50; i++) shown = zoom(shown, 0.5, 2, 1000);
    assert.ok(shown.span >= 1000 && shown.span < 2000);
  });

  test("moves with the playhead only once it comes near the edge, and then no more than it must", () => {
    assert.equal(follow(viewport, 200), viewport);
    const followed = follow(viewport, 290);
    assert.ok(followed.start > viewport.start && followed.start < 150);
  });

  test("comes to a playhead that has leapt away", () => {
    for (const at of [5000, 20]) {
      const { start: from, span } = follow(viewport, at);
      assert.ok(at > from && at < from + span);
    }
  });

  test("is named at round moments that have room for their labels", () => {
    assert.deepEqual(ticks(viewport, WIDTH).map(({ text }) => text), ["100", "120", "140", "160", "180", "200", "220", "240", "260", "280", "300"]);
    assert.deepEqual(ticks({ start: 0, span: 4000 }, 400).map(({ text }) => text), ["0 s", "1 s", "2 s", "3 s", "4 s"]);
    assert.deepEqual(ticks({ start: 0, span: 2 }, 300).map(({ text }) => text), ["0", "1", "2"]);
    assert.deepEqual(ticks({ start: 0.1, span: 0.4 }, 400).map(({ text }) => text), ["0.1", "0.2", "0.3", "0.4", "0.5"]);
  });
});

describe("lanes", () => {
  test("lie evenly below each other, and are found again by their height", () => {
    const lanes = laneHeights(["n1", "n2", "c1"], 300, false);
    for (const [name, y] of lanes.y) assert.equal(laneAt(lanes, y), name);
  });
});

describe("messages in a stretch of time", () => {
  test("are those sent in it and those under way when it begins", () => {
    const ids = linesBetween(whole(), 155, 176).map(({ message }) => message.id);
    assert.deepEqual(ids, [1, 2, 3, 4, 5, 6]);
  });

  test("end where they were delivered, and lost ones where they fell", () => {
    const lines = new Map(linesBetween(whole(), 0, 340).map((line) => [line.message.id, line]));
    const seen = [3, 4, 8, 10].map((id) => {
      const line = lines.get(id);
      return [line?.fate, line && Math.round(line.ended * 10) / 10, line?.share];
    });
    assert.deepEqual(seen, [
      ["arrived", 174, 1],
      ["lost", 173, 0.55],
      ["lost", 202, 1],
      ["lost", 328, 0.5],
    ]);
  });
});

describe("a message that is held", () => {
  test("ends where the hand holds it", () => {
    const store = new Store();
    store.reset(start, steps.slice(0, 15), 325);
    const line = linesBetween(store, 300, 340).find(({ message }) => message.id === 9);
    assert.deepEqual([line?.fate, line?.ended, line?.share], ["held", 321, 0.25]);
  });
});

describe("a click", () => {
  test("chooses the nearest step, one on the lane that was hit before others as near", () => {
    const store = whole();
    assert.equal(nearestStep(store, 161, "n2", 5), 5);
    assert.equal(nearestStep(store, 161, "n1", 5), 6);
  });

  test("chooses nothing far from any step", () => {
    assert.equal(nearestStep(whole(), 80, "n1", 1), null);
  });
});

describe("branches", () => {
  /**
   * @param {string} id
   * @param {string | null} parent
   * @param {number} at
   * @param {boolean} [current]
   */
  const branch = (id, parent, at, current = false) => ({ id, parent, at, seq: 0, command: null, commands: 0, current });

  test("hang where they left the course that is shown", () => {
    const found = hanging([branch("main", null, 0, true), branch("b", "main", 50), branch("c", "b", 70)]);
    assert.deepEqual(found.map(({ branch: { id }, at }) => [id, at]), [["b", 50]]);
  });

  test("and the parent hangs where the shown one left it, with those that left it before", () => {
    const found = hanging([branch("main", null, 0), branch("b", "main", 50, true), branch("early", "main", 20), branch("late", "main", 90)]);
    assert.deepEqual(found.map(({ branch: { id }, at }) => [id, at]), [["early", 20], ["main", 50]]);
  });
});
