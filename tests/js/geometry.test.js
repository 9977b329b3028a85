/** Where things stand on the stage, and how they lie to each other. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  crossing,
  distance,
  groupsOf,
  keepRight,
  part,
  pointOn,
  ring,
  route,
  shorten,
  sidesOf,
  wallsBetween,
} from "../../static/js/geometry.js";

const CENTRE = { x: 0, y: 0 };
const FIVE = ["n1", "n2", "n3", "n4", "n5"];
const straight = route({ x: 0, y: 0 }, { x: 100, y: 0 }, []);

/**
 * Both directions between all of one side and all of the other.
 * @param {string[]} one
 * @param {string[]} other
 */
function cutBetween(one, other) {
  return one.flatMap((a) => other.flatMap((b) => /** @type {[string, string][]} */ ([[a, b], [b, a]])));
}

/** @param {{x: number, y: number}} point */
function rounded({ x, y }) {
  return [Math.round(x) + 0, Math.round(y) + 0];
}

describe("a ring", () => {
  test("begins at the top and goes round clockwise", () => {
    const places = ring(4, CENTRE, 20, 10).map(rounded);
    assert.deepEqual(places, [[0, -10], [20, 0], [0, 10], [-20, 0]].map(([x, y]) => [x, y]));
  });

  test("of one is the middle; of two, side by side", () => {
    assert.deepEqual(ring(1, CENTRE, 20, 10), [CENTRE]);
    assert.deepEqual(ring(2, CENTRE, 20, 10).map(rounded), [[-20, 0], [20, 0]]);
  });

  test("of sixty keeps them all apart", () => {
    const places = ring(60, CENTRE, 300, 150);
    const gaps = places.map((place, i) => distance(place, places[(i + 1) % 60] ?? place));
    assert.ok(Math.min(...gaps) > 15);
  });
});

describe("a way", () => {
  test("is straight where nothing stands on it", () => {
    assert.deepEqual(pointOn(straight, 0.5), { x: 50, y: 0 });
  });

  test("bows around what stands on it, and keeps clear of it", () => {
    const node = { x: 50, y: 4, r: 20 };
    const way = route({ x: 0, y: 0 }, { x: 100, y: 0 }, [node]);
    for (let share = 0; share <= 1; share += 0.05) assert.ok(distance(pointOn(way, share), node) >= node.r - 1);
  });

  test("is cut short at the rims of the nodes", () => {
    const { from, to } = shorten(straight, 10, 20);
    assert.deepEqual([rounded(from), rounded(to)], [[10, 0], [80, 0]]);
  });

  test("has parts that lie on it", () => {
    const bowed = { from: { x: 0, y: 0 }, middle: { x: 50, y: 80 }, to: { x: 100, y: 0 } };
    const half = part(bowed, 0.25, 0.75);
    assert.deepEqual(rounded(pointOn(half, 0.5)), rounded(pointOn(bowed, 0.5)));
    assert.deepEqual(rounded(half.from), rounded(pointOn(bowed, 0.25)));
  });

  test("and its way back lie beside each other", () => {
    const back = route({ x: 100, y: 0 }, { x: 0, y: 0 }, []);
    assert.equal(pointOn(keepRight(straight, 5), 0.5).y, 5);
    assert.equal(pointOn(keepRight(back, 5), 0.5).y, -5);
  });

  test("meets a wall where it crosses it", () => {
    assert.equal(crossing(straight, { x1: 25, y1: -5, x2: 25, y2: 5 })?.toFixed(3), "0.250");
    assert.equal(crossing(straight, { x1: 25, y1: 1, x2: 25, y2: 5 }), null);
  });
});

describe("a line across the stage", () => {
  test("has two sides, even where it is short", () => {
    const places = /** @type {const} */ ([
      ["n1", { x: -10, y: -50 }],
      ["n2", { x: 10, y: 50 }],
      ["c1", { x: -90, y: 80 }],
    ]);
    assert.deepEqual(sidesOf({ x1: 0, y1: 0, x2: 0, y2: 1 }, places), [["n2"], ["n1", "c1"]]);
  });
});

describe("cuts", () => {
  test("make groups that cannot reach each other", () => {
    assert.deepEqual(groupsOf(FIVE, cutBetween(["n1", "n2"], ["n3", "n4", "n5"])), [["n1", "n2"], ["n3", "n4", "n5"]]);
  });

  test("make none while a way round is left", () => {
    assert.deepEqual(groupsOf(FIVE, cutBetween(["n1"], ["n2"])), [FIVE]);
  });

  test("in one direction alone part nobody", () => {
    assert.deepEqual(groupsOf(["n1", "n2"], [["n1", "n2"]]), [["n1", "n2"]]);
  });
});

describe("a wall", () => {
  const places = ring(5, CENTRE, 200, 150);

  test("stands between two groups, so that every link between them crosses it and no other does", () => {
    const groups = [["n1", "n2"], ["n3", "n4", "n5"]];
    const [wall] = wallsBetween(groups, FIVE, places, CENTRE, 30);
    assert.ok(wall);
    for (const [i, a] of FIVE.entries()) {
      for (const [j, b] of FIVE.entries()) {
        if (i >= j) continue;
        const way = route(places[i] ?? CENTRE, places[j] ?? CENTRE, []);
        const apart = groups.some((group) => group.includes(a) !== group.includes(b));
        assert.equal(crossing(way, wall) !== null, apart, `${a}–${b}`);
      }
    }
  });

  test("runs from the middle outwards, one between each two, where there are three groups", () => {
    assert.equal(wallsBetween([["n1"], ["n2", "n3"], ["n4", "n5"]], FIVE, places, CENTRE, 30).length, 3);
  });

  test("is not drawn where the groups stand mixed, or where there is but one", () => {
    assert.deepEqual(wallsBetween([["n1", "n3"], ["n2", "n4", "n5"]], FIVE, places, CENTRE, 30), []);
    assert.deepEqual(wallsBetween([FIVE], FIVE, places, CENTRE, 30), []);
  });

  test("stands upright between two nodes", () => {
    const pair = ring(2, CENTRE, 100, 100);
    const [wall] = wallsBetween([["n1"], ["n2"]], ["n1", "n2"], pair, CENTRE, 30);
    assert.ok(wall && crossing(route(pair[0] ?? CENTRE, pair[1] ?? CENTRE, []), wall) !== null);
  });
});
