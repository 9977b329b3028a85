/** Where things stand on the stage, at the sizes that it is shown at. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { distance, pointOn } from "../../static/js/geometry.js";
import { arrange } from "../../static/js/stage/chips.js";
import { layOut } from "../../static/js/stage/layout.js";
import { CELL, CELL_STEP, RIM, shelfHeight } from "../../static/js/stage/measures.js";
import { fitted, wrap } from "../../static/js/stage/wrap.js";

/** A projector, a laptop and a phone: what is left for the stage on each. */
const SIZES = /** @type {const} */ ([[704, 395], [792, 520], [390, 335]]);
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** @param {number} count @param {string} [letter] */
function names(count, letter = "n") {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
}

for (const [width, height] of SIZES) {
  describe(`a stage of ${width} by ${height}`, () => {
    test("holds up to nine nodes with their rims and logs", () => {
      for (const count of COUNTS) {
        const { places, shelves, r } = layOut(width, height, names(count), ["c1"]);
        for (const node of names(count)) {
          const { x, y } = places.get(node) ?? assert.fail();
          assert.ok(x - r - RIM >= 0 && x + r + RIM <= width && y - r - RIM >= 0 && y + r + RIM <= height, `${node} of ${count}`);
          const shelf = shelves.get(node) ?? assert.fail();
          assert.ok(y + shelf.y >= 0 && y + shelf.y + CELL <= height, `the log of ${node} of ${count}`);
          assert.ok(shelf.room >= 2 * CELL_STEP, `room for a log at ${node} of ${count}`);
        }
      }
    });

    test("leaves no two logs, and no log and a client, the same room", () => {
      for (const count of COUNTS.filter((count) => count < 8 || width > 500)) {
        const { places, shelves, box } = layOut(width, height, names(count), names(2, "c"));
        const taken = [...places].map(([name, { x, y }]) => {
          const shelf = shelves.get(name);
          if (!shelf) return { name, left: x - box.width / 2, right: x + box.width / 2, top: y - box.height / 2, bottom: y + box.height / 2 };
          const left = x + shelf.x - shelf.room * [1, 0.5, 0][shelf.grows + 1];
          return { name, left, right: left + shelf.room, top: y + shelf.y, bottom: y + shelf.y + CELL };
        });
        for (const one of taken) {
          for (const other of taken) {
            const apart = one.right <= other.left || one.left >= other.right || one.bottom <= other.top || one.top >= other.bottom;
            assert.ok(one === other || apart, `${one.name} and ${other.name} of ${count}`);
          }
        }
      }
    });

    test("keeps nodes and clients apart", () => {
      for (const count of COUNTS) {
        const { places, r, box } = layOut(width, height, names(count), ["c1"]);
        const client = places.get("c1") ?? assert.fail();
        for (const node of names(count)) {
          const place = places.get(node) ?? assert.fail();
          const dx = Math.max(0, Math.abs(place.x - client.x) - box.width / 2);
          const dy = Math.max(0, Math.abs(place.y - client.y) - box.height / 2);
          assert.ok(Math.hypot(dx, dy) > r, `${node} of ${count} and c1`);
          for (const other of names(count)) {
            if (other !== node) assert.ok(distance(place, places.get(other) ?? assert.fail()) > 2 * r + 8, `${node} and ${other} of ${count}`);
          }
        }
      }
    });
  });
}

describe("a lane", () => {
  const layout = layOut(704, 395, names(5), ["c1"]);

  test("leads from rim to rim", () => {
    const lane = layout.lane("n1", "n3") ?? assert.fail();
    assert.ok(distance(lane.way.from, layout.places.get("n1") ?? assert.fail()) > layout.r);
    assert.ok(distance(lane.way.to, layout.places.get("n3") ?? assert.fail()) > layout.r);
  });

  test("lies beside the one that leads back", () => {
    const there = layout.lane("n1", "n3") ?? assert.fail();
    const back = layout.lane("n3", "n1") ?? assert.fail();
    assert.ok(distance(pointOn(there.way, 0.5), pointOn(back.way, 0.5)) > 12);
  });

  test("from a client goes round the nodes that stand between", () => {
    for (const node of names(5)) {
      const lane = layout.lane("c1", node) ?? assert.fail();
      for (const other of names(5)) {
        if (other === node) continue;
        for (let share = 0; share <= 1; share += 0.05) {
          assert.ok(distance(pointOn(lane.way, share), layout.places.get(other) ?? assert.fail()) > layout.r, `c1 to ${node} past ${other}`);
        }
      }
    }
  });

  test("to oneself is a bow outside of the node", () => {
    const lane = layout.lane("n2", "n2") ?? assert.fail();
    assert.ok(distance(pointOn(lane.way, 0.5), layout.places.get("n2") ?? assert.fail()) > layout.r + 10);
  });

  test("to nowhere is none", () => {
    assert.equal(layout.lane("n1", "n9"), null);
  });
});

describe("many nodes", () => {
  test("up to sixty stand apart, small", () => {
    const { places, r, detail } = layOut(704, 395, names(60), names(3, "c"));
    assert.equal(detail, "small");
    const all = names(60).map((node) => places.get(node) ?? assert.fail());
    all.forEach((place, i) => assert.ok(distance(place, all[(i + 1) % 60] ?? place) > 2 * r + 4));
  });
});

describe("nodes in columns", () => {
  const columnsOf = (/** @type {number[]} */ ...counts) => {
    let next = 1;
    return counts.map((count) => ({ heading: "", nodes: Array.from({ length: count }, () => `n${next++}`) }));
  };

  for (const [width, height] of SIZES) {
    for (const counts of [[1, 3, 1], [2, 3, 1], [2, 5, 2], [3, 7, 2]]) {
      const columns = columnsOf(...counts);
      const nodes = columns.flatMap((column) => column.nodes);
      test(`${counts.join(", ")} stand apart from each other and from clients, with their shelves, on ${width} by ${height}`, () => {
        const { places, shelves, r, box } = layOut(width, height, nodes, names(2, "c"), { rows: 2, columns });
        for (const node of nodes) {
          const { x, y } = places.get(node) ?? assert.fail();
          const shelf = shelves.get(node) ?? assert.fail();
          assert.ok(x - r >= 0 && x + r <= width && y - r >= 0 && y + r <= height, `${node} is on the stage`);
          assert.ok(shelf.room >= 2 * CELL_STEP && y + shelf.y + shelfHeight(shelf.rows) <= height, `${node} has a shelf`);
          for (const [other, place] of places) {
            if (other === node) continue;
            const half = other.startsWith("c") ? box.width / 2 : r;
            assert.ok(Math.abs(place.x - x) > half + r || distance(place, { x, y }) > half + r, `${node} and ${other}`);
          }
        }
      });
    }
  }

  test("are read from left to right, each under its heading", () => {
    const { places, headings } = layOut(704, 395, names(5), [], { columns: columnsOf(1, 3, 1) });
    const xs = headings.map(({ x }) => x);
    assert.deepEqual(xs, xs.toSorted((a, b) => a - b));
    for (const { y } of headings) for (const place of places.values()) assert.ok(y < place.y);
  });

  test("show the links from each column to the next", () => {
    const { neighbours } = layOut(704, 395, names(5), ["c1"], { columns: columnsOf(1, 3, 1) });
    assert.deepEqual([["n1", "n2"], ["n2", "n5"], ["n1", "n5"], ["n2", "n3"], ["c1", "n1"], ["c1", "n2"]].map(([a = "", b = ""]) => neighbours(a, b)), [true, true, false, false, true, false]);
  });

  test("messages within a column go round those that stand between", () => {
    const layout = layOut(792, 520, names(5), [], { columns: columnsOf(1, 3, 1) });
    const lane = layout.lane("n2", "n4") ?? assert.fail();
    const between = layout.places.get("n3") ?? assert.fail();
    for (let share = 0; share <= 1; share += 0.05) assert.ok(distance(pointOn(lane.way, share), between) > layout.r);
  });
});

describe("what lies beside a node", () => {
  const measure = (/** @type {string} */ text) => 7 * text.length;
  /** @type {(text: string, shape?: "cell" | "gate" | "card") => import("../../static/js/protocols/view.js").Chip} */
  const chip = (text, shape = "cell") => ({ shape, text, title: "", look: "solid" });

  test("of a long row the end is kept, after the count of what comes before", () => {
    const chips = Array.from({ length: 9 }, (_, i) => chip(String(i % 10)));
    const [line] = arrange([{ chips, hidden: 91, keep: "end" }], 120, 1, measure);
    assert.equal(line?.hidden, 100 - (line?.chips.length ?? 0));
    assert.equal(line?.chips.at(-1)?.chip.text, "8");
    assert.ok((line?.width ?? Infinity) <= 120);
  });

  test("a short row is shown whole", () => {
    const [line] = arrange([{ chips: [chip("1"), chip("2")], hidden: 0, keep: "end" }], 120, 1, measure);
    assert.deepEqual([line?.hidden, line?.chips.map(({ x }) => x)], [0, [0, CELL_STEP]]);
  });

  test("a gate and a card share a line where there is room, and have one each where there is not", () => {
    const row = { chips: [chip("2·1", "gate"), chip("A", "card")], hidden: 0, keep: /** @type {const} */ ("all") };
    assert.equal(arrange([row], 120, 2, measure).length, 1);
    assert.equal(arrange([row], 50, 2, measure).length, 2);
  });

  test("what comes first is kept where there are too few lines", () => {
    const row = (/** @type {string} */ text) => ({ chips: [chip(text, "gate")], hidden: 0, keep: /** @type {const} */ ("all") });
    assert.deepEqual(arrange([row("1"), row("2"), row("3")], 60, 2, measure).map(({ chips }) => chips[0]?.chip.text), ["1", "2"]);
  });
});

describe("a text that has to fit", () => {
  const measure = (/** @type {string} */ text) => text.length;

  test("breaks after words, and in Chinese after any sign, but not before a stop", () => {
    assert.deepEqual(wrap("all voted B in round 1", 10, measure), ["all voted", "B in round", "1"]);
    assert.deepEqual(wrap("因此只能选定，没有别的", 6, measure), ["因此只能选定，", "没有别的"]);
  });

  test("is cut where it is too long", () => {
    assert.equal(fitted("put x = 9 · waiting", 10, measure), "put x = 9…");
    assert.equal(fitted("waiting", 10, measure), "waiting");
  });
});

describe("the way round the ring", () => {
  const five = ["n1", "n2", "n3", "n4", "n5"];
  const { arc, lane, centre } = layOut(700, 420, five, []);
  const reach = (/** @type {import("../../static/js/stage/layout.js").Lane | null} */ way) => (way ? distance(pointOn(way.way, 0.5), centre) : NaN);

  test("bows out from each to the next, so that what goes round is told from what goes across", () => {
    five.forEach((from, i) => {
      const to = /** @type {string} */ (five[(i + 1) % 5]);
      assert.ok(reach(arc(from, to)) > reach(lane(from, to)) + 5, `${from} to ${to}`);
    });
  });

  test("of two is there and back by different ways", () => {
    assert.ok(reach(arc("n1", "n2")) > reach(arc("n2", "n1")) + 10);
  });

  test("is the straight one where others stand between", () => {
    assert.deepEqual(arc("n5", "n3"), lane("n5", "n3"));
  });
});
