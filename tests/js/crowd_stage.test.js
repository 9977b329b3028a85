/** Where a crowd stands, who is at a place of it, what of it is in view; and the lines of its curves. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axisEnd, polyline, roundUp, stacked, stairs, valueAt } from "../../static/js/panels/plot.js";
import { moved, showing, whole, zoomed } from "../../static/js/stage/crowd_camera.js";
import { Neighbourhood, layOutCrowd, towards } from "../../static/js/stage/crowd_layout.js";

const SIZE = { width: 486, height: 395 };
const NODES = Array.from({ length: 1000 }, (_, i) => `n${i + 1}`);
const layout = layOutCrowd(NODES, ["c1"], SIZE.width, SIZE.height);
const at = (/** @type {number} */ i) => ({ x: layout.xs[i] ?? NaN, y: layout.ys[i] ?? NaN });

describe("a crowd of a thousand", () => {
  test("stands on the stage, and no two bodies touch", () => {
    for (let i = 0; i < 1000; i++) {
      const { x, y } = at(i);
      assert.ok(Math.abs(x) + layout.r < SIZE.width / 2 && Math.abs(y) + layout.r < SIZE.height / 2, NODES[i]);
      for (let j = i + 1; j < 1000; j++) assert.ok(Math.hypot(at(j).x - x, at(j).y - y) > 2 * layout.r, `${NODES[i]} and ${NODES[j]}`);
    }
  });

  test("fills its oval evenly: no place of it is far from a body", () => {
    const near = new Neighbourhood(layout);
    for (let angle = 0; angle < 6.2; angle += 0.31) {
      for (const share of [0.2, 0.5, 0.8]) assert.notEqual(near.at(200 * share * Math.cos(angle), 150 * share * Math.sin(angle), 1.5 * layout.spacing), -1);
    }
  });

  test("each is found at its place, nobody beside the crowd, a client in its box", () => {
    const near = new Neighbourhood(layout);
    for (let i = 0; i <= 1000; i++) assert.equal(near.at(at(i).x, at(i).y, layout.r), i);
    assert.equal(near.at(SIZE.width / 2, -SIZE.height / 2, 6), -1);
    assert.equal(near.at(at(1000).x + 15, at(1000).y, 2), 1000);
  });

  test("an arrow key leads to a neighbour in its direction, and back", () => {
    for (const from of [0, 17, 500]) {
      const right = towards(layout, from, 1, 0);
      assert.ok(at(right).x > at(from).x && Math.hypot(at(right).x - at(from).x, at(right).y - at(from).y) < 4 * layout.spacing);
    }
    const edge = layout.xs.indexOf(Math.max(...layout.xs));
    assert.equal(towards(layout, edge, 1, 0), edge);
  });
});

describe("what is in view", () => {
  test("of a zoom the place under the pointer stays where it is", () => {
    const before = zoomed(whole(SIZE), 3, 200, 150, SIZE);
    const after = zoomed(before, 1.7, 120, 90, SIZE);
    const shown = (/** @type {typeof before} */ { scale, dx }) => (120 - dx) / scale;
    assert.ok(Math.abs(shown(before) - shown(after)) < 1e-9);
  });

  test("is never less than the whole, nor moved off the stage", () => {
    assert.deepEqual(zoomed(whole(SIZE), 0.1, 10, 10, SIZE), whole(SIZE));
    assert.deepEqual(moved(whole(SIZE), 500, 500, SIZE), whole(SIZE));
    const far = moved(zoomed(whole(SIZE), 4, 0, 0, SIZE), 9999, 0, SIZE);
    assert.equal(far.dx, (SIZE.width * 4) / 2);
  });

  test("goes along to whoever is chosen", () => {
    const { x, y } = at(999);
    const camera = showing(zoomed(whole(SIZE), 6, 0, 0, SIZE), x, y, SIZE);
    const shown = { x: x * camera.scale + camera.dx, y: y * camera.scale + camera.dy };
    assert.ok(shown.x >= 0 && shown.x <= SIZE.width && shown.y >= 0 && shown.y <= SIZE.height);
  });
});

describe("a curve", () => {
  /** @type {import("../../static/js/panels/plot.js").Points} */
  const points = [[0, 0, 0], [5, 100, 10], [9, 200, 40]];

  test("is a stair: a value holds until the next one, and up to the last moment that was seen", () => {
    assert.equal(stairs(points, { end: 400, most: 40, until: 300 }), "M0 60H60V45.5H120V2H180V2");
  });

  test("shows nothing of what was not seen yet", () => {
    assert.equal(stairs(points, { end: 400, most: 40, until: 150 }), "M0 60H60V45.5H90V45.5");
  });

  test("has the value of its moment", () => {
    assert.deepEqual([-1, 0, 150, 999].map((moment) => valueAt(points, moment)), [null, 0, 10, 40]);
  });

  test("stands on the one below it where they are stacked", () => {
    assert.deepEqual(stacked([points, points])[1]?.map(([, , value]) => value), [0, 20, 80]);
  });

  test("what is expected is a line", () => {
    assert.equal(polyline([[0, 0], [400, 1]], { end: 400, most: 1 }), "M0 60L240 2");
  });

  test("its axes end at round numbers, and that of time grows in leaps", () => {
    assert.deepEqual([0, 7, 23, 480, 1001].map(roundUp), [1, 10, 50, 500, 2000]);
    assert.equal(axisEnd(10), axisEnd(300));
    assert.ok(axisEnd(900) > 900);
  });
});
