/** How the gossip family is drawn: who knows what, what is news to whom, trees that are walked, deltas that are cut. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { bothTrees } from "../../static/js/protocols/gossip/merkle.js";
import { lackingIn, parted } from "../../static/js/protocols/gossip/reconciliation.js";
import { Reach, Series, Staleness } from "../../static/js/protocols/gossip/series.js";
import { textbook } from "../../static/js/protocols/gossip/textbook.js";
import { behind, byAge, newest } from "../../static/js/protocols/gossip/versions.js";
import { treesOf } from "../../static/js/protocols/gossip/walk.js";
import { glyphOf, labelOf, settle, viewOf } from "../../static/js/protocols/view.js";
import { addLanguage } from "../../static/js/sentences.js";
import { catalogue, run } from "../../static/js/state.js";
import { Store } from "../../static/js/store.js";
import { sent } from "./fixtures/election.js";

/**
 * @typedef {import("../../static/js/protocols/gossip/versions.js").Version} Version
 * @typedef {import("../../static/js/protocols/gossip/versions.js").Item} Item
 * @typedef {import("../../static/js/types.d.ts").Step} Step
 */

const FILES = ["page", "gossip", "gossip-rumor", "gossip-antientropy", "gossip-scuttlebutt", "client"];
addLanguage("en", FILES.map((name) => readFileSync(new URL(`../../visualizer/locales/en/${name}.ftl`, import.meta.url), "utf8")).join("\n"));
catalogue.value = /** @type {any} */ ({ views: ["gossip"], limits: { nodes_in_full: 60 } });

/**
 * @param {string} protocol
 * @param {Record<string, any>} [params]
 */
async function playing(protocol, params = {}) {
  run.value = /** @type {any} */ ({ protocol, nodes: 5, params, network: { delay: [10, 20] } });
  await settle(protocol);
  return viewOf(protocol);
}

/**
 * @param {string} type
 * @param {Record<string, any>} body
 */
function message(type, body) {
  return sent(1, "n3", "n1", type, 0, 10, { body });
}

/**
 * @param {number} counter
 * @param {string} [node]
 * @returns {Version}
 */
const version = (counter, node = "n1") => [counter, node];

/**
 * @param {unknown} value
 * @param {number} counter
 * @returns {Item}
 */
const item = (value, counter) => ({ value, version: version(counter), deleted: value === null });

const X = { key: "x", value: 7, version: version(1) };

describe("versions", () => {
  test("the higher counter wins, then the higher number of the node", () => {
    assert.ok(byAge(version(2, "n1"), version(1, "n9")) > 0);
    assert.ok(byAge(version(1, "n10"), version(1, "n9")) > 0);
    assert.equal(byAge(version(1), version(1)), 0);
  });

  test("a store is behind by the keys that it lacks or holds older", () => {
    const of = newest([{ x: item(1, 1), y: item(2, 2) }, { x: item(3, 3) }]);
    assert.deepEqual(of, { x: version(3), y: version(2) });
    assert.equal(behind({ x: item(1, 1) }, of), 2);
    assert.equal(behind({ x: item(3, 3), y: item(2, 2) }, of), 0);
  });
});

const rumor = await playing("gossip-rumor");
const antientropy = await playing("gossip-antientropy");
const scuttlebutt = await playing("gossip-scuttlebutt");

describe("a node of rumor mongering", () => {
  const view = rumor;
  before(() => playing("gossip-rumor", { k: 3, stop: "counter" }));

  test("that has not heard, that spreads and that has lost interest each have their hue and mark", () => {
    const looks = ["susceptible", "infective", "removed"].map((state) => {
      const face = view.nodeFace({ up: true, state, rumors: [], counter: 1 });
      return `${view.rolePaint({ up: true, state })} ${face.mark} ${face.badge}`;
    });
    assert.deepEqual(looks, ["follower  ", "candidate ↗ 1/3", "leader ✓ "]);
  });

  test("shows its rumors, those that it still tells full", () => {
    const [row] = view.shelf({ up: true, state: "infective", rumors: [X, { ...X, key: "y", version: version(2) }], hot: ["y"] }, null, 9);
    assert.deepEqual(row?.chips.map(({ text, look }) => `${text} ${look}`), ["x=7 waiting", "y=7 solid"]);
  });

  test("is of the kind that its state says in a crowd", () => {
    const kinds = ["susceptible", "infective", "removed"].map((state) => view.crowd.kindOf({ up: true, state }, null));
    assert.deepEqual(kinds, [0, 1, 2]);
    assert.equal(view.crowd.kinds[0]?.hollow, true);
  });
});

describe("a rumor on its way", () => {
  const { cargoOf } = rumor;
  before(() => playing("gossip-rumor"));
  const cargo = (/** @type {any[]} */ rumors, /** @type {any} */ receiver) => cargoOf?.(message("Push", { rumors }), receiver, { up: true, state: "infective" });

  test("is news to who has not heard it, or holds an older version", () => {
    assert.equal(cargo([X], { up: true, rumors: [] }), "news");
    assert.equal(cargo([{ ...X, version: version(2) }], { up: true, rumors: [X] }), "news");
  });

  test("is wasted on who knows all of it", () => {
    assert.equal(cargo([X], { up: true, rumors: [{ ...X, version: version(2) }] }), "wasted");
  });

  test("is told by the receiver's state where the page does not have what it holds, as in a crowd", () => {
    const light = message("Push", {});
    assert.equal(cargoOf?.(light, { up: true, state: "susceptible" }, undefined), "news");
    assert.equal(cargoOf?.(light, { up: true, state: "removed" }, undefined), "wasted");
  });

  test("carries no data where it only asks or says what was known", () => {
    assert.equal(cargoOf?.(message("Feedback", { known: ["x"] }), { up: true }, undefined), "control");
    assert.equal(cargoOf?.(message("PullReply", { rumors: [] }), { up: true, rumors: [] }, undefined), "control");
  });

  test("looks like what it is", () => {
    const looks = [message("Push", { rumors: [X] }), message("PullRequest", {}), message("PullReply", { rumors: [] }), message("Feedback", { known: [] }), message("Feedback", { known: ["x"] })];
    assert.deepEqual(looks.map((one) => `${glyphOf(one).shape} ${glyphOf(one).text}`), ["card x=7", "pill ?", "round ∅", "round +", "round ="]);
    assert.equal(labelOf(message("Feedback", { known: ["x"] })), "knew x already");
  });
});

describe("a node of anti-entropy", () => {
  const view = antientropy;
  before(() => playing("gossip-antientropy"));
  const states = { n1: { up: true, data: { x: item("new", 2) }, root: "ab12" }, n2: { up: true, data: { x: item("old", 1) } }, n3: { up: true, data: {} } };
  const of = view.common(states);

  test("holds nothing, is behind, or is up to date with the newest that anybody holds", () => {
    assert.deepEqual(Object.values(states).map((state) => view.rolePaint(state, of)), ["leader", "candidate", "follower"]);
    assert.deepEqual(Object.values(states).map((state) => view.nodeFace(state, of).role), ["up to date", "behind", "holds nothing"]);
  });

  test("shows what is old dashed", () => {
    const [row] = view.shelf(states.n2, of, 9);
    assert.deepEqual(row?.chips.map(({ text, look }) => `${text} ${look}`), ["x=old dashed"]);
  });

  test("in a crowd is told by its root: nothing, what most hold, or something else", () => {
    const roots = ["0000000000000000", "aa", "aa", "bb"].map((root, i) => [`n${i + 1}`, { up: true, root }]);
    const crowd = Object.fromEntries(roots);
    const most = view.crowd.common?.(crowd);
    assert.deepEqual(Object.values(crowd).map((state) => view.crowd.kindOf(state, most)), [0, 2, 2, 1]);
  });
});

describe("a participant of Scuttlebutt", () => {
  const view = scuttlebutt;
  before(() => playing("gossip-scuttlebutt", { load: 0 }));
  const states = { n1: { up: true, max_version: { n1: 3, n2: 1 } }, n2: { up: true, max_version: { n1: 1, n2: 1 }, left_out: 2 } };
  const of = view.common(states);

  test("shows how far it has followed each, dashed where it lags behind", () => {
    const [row] = view.shelf(states.n2, of, 9);
    assert.deepEqual(row?.chips.map(({ text, look }) => `${text} ${look}`), ["1:1 dashed", "2:1 solid"]);
    assert.equal(view.nodeFace(states.n2, of).badge, "−2");
  });

  test("a delta is wasted on who has all of its entries", () => {
    const delta = message("Delta", { entries: [["n1", "k", 5, 3, false]] });
    assert.equal(view.cargoOf?.(delta, { up: true, data: { n1: { k: { value: 5, version: 3 } } } }, undefined), "wasted");
    assert.equal(view.cargoOf?.(delta, { up: true, data: { n1: { k: { value: 4, version: 2 } } } }, undefined), "news");
  });
});

describe("the trees of two stores", () => {
  const fruits = Object.fromEntries(["apple", "cherry", "fig", "grape"].map((key, i) => [key, item(i + 1, i + 1)]));
  /** @type {Record<string, Item>} */
  const store = { ...fruits, plum: { value: "new", version: version(9, "n2"), deleted: false }, 灯: { value: null, version: version(3, "n3"), deleted: true } };

  test("have the hashes that the server's trees have", () => {
    const tree = bothTrees(store, fruits) ?? assert.fail();
    assert.equal(tree.hashes[0], "11edc6f61d619f48");
    assert.deepEqual(tree.halves.map(({ hashes }) => hashes[0]), ["9b3500db0f421a98", "6b85de7376d90bfb"]);
  });

  test("are one tree over the keys of both, in which equal parts have equal hashes", () => {
    const tree = bothTrees(store, { ...store, plum: item("old", 8) }) ?? assert.fail();
    /** @type {string[]} */
    const differing = [];
    const walk = (/** @type {import("../../static/js/protocols/gossip/merkle.js").Place} */ place) => {
      if (place.hashes[0] !== place.hashes[1]) differing.push(place.keys.join());
      place.halves.forEach(walk);
    };
    walk(tree);
    assert.equal(differing.at(-1), "plum");
    assert.ok(differing.every((keys) => keys.split(",").includes("plum")), differing.join("; "));
  });

  test("that are empty are none", () => {
    assert.equal(bothTrees({}, {}), null);
  });

  test("say of every place what the two have found out about it", () => {
    const other = { ...store, plum: item("old", 8) };
    const tree = bothTrees(store, other);
    const lookAt = (/** @type {string[]} */ found) => new Map(treesOf(["n1", "n2"], tree, new Set(found), []).spots.map(({ path, look }) => [path, look]));
    assert.equal(lookAt([]).get(""), "differs");
    const half = tree?.halves.find(({ hashes }) => hashes[0] === hashes[1])?.path ?? assert.fail();
    assert.equal(lookAt([""]).get(""), "found");
    assert.equal(lookAt([""]).get(half), "passed");
    const mended = treesOf(["n1", "n2"], bothTrees(store, store), new Set([""]), []);
    assert.equal(mended.spots[0]?.look, "mended");
  });

  test("of many keys are folded where nobody has to look", () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${i}`, item(i, i + 1)]));
    const trees = treesOf(["n1", "n2"], bothTrees(many, { ...many, k7: item("old", 1) }), new Set([""]), []);
    assert.ok(trees.rows < 20);
    assert.ok(trees.spots.some(({ key }) => key === "k7"));
  });
});

describe("a delta", () => {
  const data = { n1: { a: { value: 1, version: 4, deleted: false }, b: { value: 2, version: 2, deleted: false } }, n2: { a: { value: 1, version: 1, deleted: false } } };

  test("holds what is above the digest, of each participant the lowest version first", () => {
    const lacking = lackingIn(data, { versions: { n1: 1, n2: 1 } }, false);
    assert.deepEqual(lacking.map(({ who, version }) => `${who} ${version}`), ["n1 2", "n1 4"]);
  });

  test("of a precise digest holds every key that is older there", () => {
    const lacking = lackingIn(data, { keys: { n1: { b: 2 } } }, true);
    assert.deepEqual(lacking.map(({ who, key }) => `${who}.${key}`), ["n1.a", "n2.a"]);
  });

  test("leaves out what it could not hold", () => {
    const { sent: went, left } = parted(lackingIn(data, {}, false), [["n1", "b", 2, 2, false]]);
    assert.deepEqual([went.length, left.map(({ who, key }) => `${who}.${key}`)], [1, ["n1.a", "n2.a"]]);
  });
});

describe("the textbook's curve", () => {
  const how = { mode: /** @type {const} */ ("push"), interval: 100, fanout: 1, delay: 0, synchronous: false };

  test("is logistic where nodes act in their own time", () => {
    const points = textbook(how, 1000, 50, 2000);
    for (const [at, share] of points.filter((_, i) => i % 40 === 0)) {
      const exact = 1 / (1 + 999 * Math.exp(-(at - 50) / 100));
      assert.ok(Math.abs(share - exact) < 0.05, `${share} is ${exact} at ${at}`);
    }
  });

  test("is later where messages take time, and steeper with push and pull", () => {
    const half = (/** @type {typeof how | any} */ of) => textbook(of, 1000, 0, 3000).find(([, share]) => share >= 0.5)?.[0] ?? Infinity;
    assert.ok(half({ ...how, delay: 15 }) > half(how));
    assert.ok(half({ ...how, mode: "push_pull" }) < 0.6 * half(how));
  });

  test("in cycles ends as Demers et al. have it: pull squares what is left, push divides it by e", () => {
    const left = (/** @type {any} */ mode) => {
      const points = textbook({ ...how, mode, synchronous: true }, 1000, 0, 4000);
      const ignorant = points.filter((_, i) => i % 2 === 0).map(([, share]) => 1 - share).filter((share) => share > 0 && share < 0.01);
      return ignorant.length > 1 ? /** @type {number} */ (ignorant[1]) / /** @type {number} */ (ignorant[0]) : 0;
    };
    assert.ok(Math.abs(left("push") - 1 / Math.E) < 0.01);
    assert.ok(left("pull") < 0.01);
  });
});

describe("a series over the steps at hand", () => {
  /**
   * @param {number} seq
   * @param {Record<string, Record<string, any>>} set
   */
  const step = (seq, set) => /** @type {Step} */ (/** @type {unknown} */ ({ seq, at: seq * 10, cause: { kind: "timer" }, node: "n1", set, timers: {}, sent: [], lost: [], why: [], milestones: [], violations: [] }));
  const snapshot = (/** @type {Record<string, any>} */ state) => ({ seq: 0, at: 0, state, timers: {}, flights: [], faults: { cuts: [], paused: [], clocks: {}, links: [], held: [] } });

  test("tells how many know the newest write: it falls with every write", () => {
    const store = new Store();
    const [one, two] = [version(1), version(2)];
    store.reset(snapshot({ n1: { up: true }, n2: { up: true } }), [step(1, { n1: { v: one } }), step(2, { n2: { v: one } }), step(3, { n2: { v: two } })], 30);
    const reach = new Series(new Reach(({ v }) => v, byAge));
    assert.deepEqual(reach.of(store).map(([, , value]) => value), [0, 1, 2, 1]);
    store.append([step(4, { n1: { v: two } })], 40);
    assert.deepEqual(reach.of(store).at(-1), [4, 40, 2]);
    store.truncate(2);
    assert.deepEqual(reach.of(store).map(([, , value]) => value), [0, 1, 2]);
  });

  test("tells by how many versions participants lag behind each other, in the mean", () => {
    const store = new Store();
    store.reset(snapshot({ n1: { up: true }, n2: { up: true } }), [step(1, { n1: { max_version: { n1: 2 } } }), step(2, { n2: { max_version: { n1: 2 } } })], 20);
    assert.deepEqual(new Series(new Staleness()).of(store).map(([, , value]) => value), [0, 1, 0]);
  });
});
