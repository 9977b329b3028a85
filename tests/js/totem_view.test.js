/** How Totem is drawn: rings and tokens, windows, ideas of the ring to be, and the order of what was delivered. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { view as totem } from "../../static/js/protocols/totem.js";
import { ideas, runsOf } from "../../static/js/protocols/totem/gathering.js";
import { History } from "../../static/js/protocols/totem/history.js";
import { roundOf } from "../../static/js/protocols/totem/messages.js";
import { held, ringText, rings } from "../../static/js/protocols/totem/rings.js";
import { windowOf } from "../../static/js/protocols/totem/window.js";
import { glyphOf, labelOf, settle } from "../../static/js/protocols/view.js";
import { addLanguage } from "../../static/js/sentences.js";
import { catalogue, run } from "../../static/js/state.js";
import { Store } from "../../static/js/store.js";
import { NO_FAULTS, sent, step } from "./fixtures/election.js";

/** @typedef {import("../../static/js/types.d.ts").State} State */

const files = ["page", "totem", "totem_page", "client"].map((name) => readFileSync(new URL(`../../visualizer/locales/en/${name}.ftl`, import.meta.url), "utf8"));
addLanguage("en", files.join("\n"));
catalogue.value = /** @type {any} */ ({ views: ["totem"] });
run.value = /** @type {any} */ ({ protocol: "totem", nodes: 5, clients: 1, params: {} });
await settle("totem");
const view = /** @type {import("../../static/js/protocols/view.js").ProtocolView} */ (totem);

const FIVE = ["n1", "n2", "n3", "n4", "n5"];
const TOKEN = { ring_id: [4, "n1"], token_seq: 9, seq: 12, aru: 10, aru_id: "n2", rtr: [11], fcc: 0, backlog: 0, retrans_flg: false };
/** @type {State} */
const MEMBER = {
  up: true,
  state: "operational",
  ring_id: [4, "n1"],
  members: FIVE,
  represents: false,
  has_token: false,
  my_aru: 0,
  my_token_seq: 1,
  high_delivered: 0,
  safe_seq: 0,
  received: [],
  queue: [],
  token: null,
  proc_set: FIVE,
  fail_set: [],
  consensus: [],
  gather_reason: null,
  recovery: null,
};
const GATHERS = { ...MEMBER, state: "gather", gather_reason: "token_loss", consensus: ["n1"] };
/** @param {Partial<State>} [differing] @returns {Record<string, State>} five members, n1 perhaps another than the rest */
const five = (differing = {}) => Object.fromEntries(FIVE.map((node, i) => [node, i === 0 ? { ...MEMBER, ...differing } : MEMBER]));
const commitToken = (/** @type {number} */ index, members = FIVE) => ({ ring_id: [8, "n1"], members: members.map((id) => ({ id })), index });

/** @param {string} type @param {Record<string, any>} body @param {string} [from] */
function message(type, body, from = "n1") {
  return sent(1, from, "n2", type, 0, 10, { body });
}

const BROADCAST = { ring_id: [4, "n1"], seq: 7, sender: "n1", contents: "hello", service: "agreed", recovered: null };

describe("a ring", () => {
  const looks = (/** @type {Record<string, State>} */ states) => rings(states, () => 0).map(({ arcs }) => arcs.map(({ from, to, look }) => `${from}${to} ${look}`));

  test("leads from member to member and back to the first", () => {
    assert.deepEqual(looks(five()), [["n1n2 solid", "n2n3 solid", "n3n4 solid", "n4n5 solid", "n5n1 solid"]]);
  });

  test("is broken at a member that is down or gathers", () => {
    for (const gone of [{ up: false }, GATHERS]) {
      assert.deepEqual(looks(five(gone)), [["n1n2 broken", "n2n3 solid", "n3n4 solid", "n4n5 solid", "n5n1 broken"]]);
    }
  });

  test("is dashed where somebody still recovers, and dotted while it is committed to", () => {
    assert.deepEqual(looks(five({ state: "recovery" }))[0]?.slice(0, 2), ["n1n2 dashed", "n2n3 solid"]);
    const commits = { ...MEMBER, state: "commit", token: commitToken(1, ["n1", "n2"]) };
    assert.deepEqual(looks({ n1: commits, n2: GATHERS }), [["n1n2 dotted", "n2n1 dotted"]]);
  });

  test("is one of several where the network has fallen apart, each with its tone", () => {
    const left = { ...MEMBER, ring_id: [8, "n1"], members: ["n1", "n2"] };
    const right = { ...MEMBER, ring_id: [8, "n3"], members: ["n3", "n4", "n5"] };
    const both = rings({ n1: left, n2: left, n3: right, n4: right, n5: right }, (ring) => (ring === "8·n1" ? 2 : 5));
    assert.deepEqual(both.map(({ tone, arcs }) => [tone, arcs.length]), [[2, 2], [5, 3]]);
  });

  test("passes over clients and nodes that have none", () => {
    assert.deepEqual(rings({ c1: { up: true, serial: 0, queue: [] }, n1: { ...GATHERS, ring_id: null } }, () => 0), []);
  });
});

describe("the token", () => {
  test("lies with its numbers in the hand of its holder, and goes to the next member from there", () => {
    const [coin] = held(five({ has_token: true, token: TOKEN }), () => 2);
    assert.deepEqual(coin, { node: "n1", next: "n2", hue: "term-2", beside: ["seq 12", "aru 10", "rtr 11"], timer: "hold" });
    assert.deepEqual(held(five({ up: false, has_token: true, token: TOKEN }), () => 2), []);
    assert.equal(held({ n5: { ...MEMBER, has_token: true, token: TOKEN } }, () => 2)[0]?.next, "n1");
  });

  test("is a coin that goes round the ring, and the commit token a diamond with its round", () => {
    const coin = glyphOf(message("Token", TOKEN));
    assert.deepEqual([coin.shape, coin.around, coin.beside], ["coin", true, ["seq 12", "aru 10", "rtr 11"]]);
    const rounds = [1, 5, 6, 10].map((index) => glyphOf(message("CommitToken", commitToken(index))).text);
    assert.deepEqual(rounds, ["1", "1", "2", "2"]);
    assert.equal(roundOf(commitToken(3, ["n1", "n2"])), 2);
  });

  test("names a few requests and counts the others", () => {
    const [coin] = held(five({ has_token: true, token: { ...TOKEN, rtr: [1, 2, 3, 4, 5], retrans_flg: true } }), () => 0);
    assert.deepEqual(coin?.beside.slice(2), ["rtr 1 2 +3", "flg ↑"]);
  });

  test("is turned away where it changes nothing", () => {
    const after = { ...MEMBER, my_token_seq: 9 };
    const passing = (/** @type {State} */ to) => view.passing?.(/** @type {any} */ (null), message("Token", TOKEN), MEMBER, to);
    assert.deepEqual([passing(after), passing(MEMBER)], [{ refused: false }, { refused: true }]);
  });
});

describe("a broadcast", () => {
  test("is a wave, agreed and safe told apart by shape and hue", () => {
    const [agreed, safe] = ["agreed", "safe"].map((service) => glyphOf(message("Message", { ...BROADCAST, service })));
    assert.ok(agreed?.wave && safe?.wave);
    assert.notEqual(agreed?.shape, safe?.shape);
    assert.notEqual(agreed?.hue, safe?.hue);
  });

  test("shows when it is one that was asked for again, or of an old ring", () => {
    assert.equal(glyphOf(message("Message", BROADCAST, "n3")).text, "↺ 7");
    const old = { ...BROADCAST, recovered: { ring_id: [4, "n1"], seq: 3 }, ring_id: [8, "n1"] };
    assert.equal(glyphOf(message("Message", old)).text, "↺ 3");
    assert.match(labelOf(message("Message", old)), /^3 of the old ring 4·n1/);
  });

  test("is said in a line with its place, its service and its contents", () => {
    assert.equal(labelOf(message("Message", BROADCAST)), "7 of ring 4·n1, agreed, from n1: hello");
  });
});

describe("a window", () => {
  const order = { my_aru: 5, high_delivered: 4, safe_seq: 2, received: [3, 4, 5, 7], used: 8 };

  test("says of each number whether it is safe, delivered, received or missing", () => {
    const fates = windowOf(order, 99).map(({ fate }) => fate);
    assert.deepEqual(fates, ["safe", "safe", "delivered", "delivered", "received", "missing", "received", "missing"]);
  });

  test("keeps its end where there is little room, and counts what comes before", () => {
    assert.deepEqual(windowOf(order, 3).map(({ seq }) => seq), [6, 7, 8]);
    const [row] = view.shelf({ ...MEMBER, ...order, token: { ...TOKEN, seq: 8 } }, { "4·n1": 2 }, 3);
    assert.deepEqual([row?.hidden, row?.keep, row?.chips.map(({ text }) => text)], [5, "end", ["6", "7", "8"]]);
    assert.deepEqual(row?.chips.map(({ look }) => look), ["empty", "dashed", "empty"]);
  });

  test("is empty before anything was sent, and gone with the node", () => {
    assert.deepEqual(windowOf({ my_aru: 0, high_delivered: 0, safe_seq: 0, received: [] }, 9), []);
    assert.deepEqual(view.shelf({ ...MEMBER, ...order, up: false }, {}, 9), []);
  });
});

describe("a gathering", () => {
  test("shows side by side whom each considers, and who agrees", () => {
    const n1 = { ...GATHERS, consensus: ["n1", "n3"], fail_set: ["n2"], proc_set: ["n1", "n2", "n3"] };
    const n3 = { ...GATHERS, consensus: ["n3"], proc_set: ["n1", "n3"] };
    const [first, second] = ideas({ n1, n2: { ...GATHERS, up: false }, n3 }, ["n1", "n2", "n3"]);
    assert.deepEqual(first?.of, [["n1", "agrees"], ["n2", "failed"], ["n3", "agrees"]]);
    assert.deepEqual(second?.of, [["n1", "considered"], ["n2", "unknown"], ["n3", "agrees"]]);
    assert.deepEqual([first?.agreed, second?.agreed], [true, false]);
  });

  test("says at each node why it gathers, whom it wants and whom it has given up", () => {
    const [why, who] = view.shelf({ ...GATHERS, fail_set: ["n2"] }, {}, 9);
    assert.deepEqual(why?.chips.map(({ text }) => text), ["token lost"]);
    assert.deepEqual(who?.chips.map(({ text, look }) => [text, look]), [["1 3–5", "dashed"], ["2", "struck"]]);
    assert.equal(runsOf(["n1", "n2", "n3", "n7", "n8"]), "1–3 7 8");
  });

  test("counts those who agree at the node", () => {
    const { poll, says } = view.nodeFace({ ...GATHERS, fail_set: ["n2"], consensus: ["n1", "n4"] });
    assert.deepEqual([poll?.got.length, poll?.need, poll?.text], [2, 4, "2 of 4 agree"]);
    assert.ok(says?.includes("token lost") && says.includes("counts as failed: n2"));
  });

  test("is concluded by all Joins with the same sets", () => {
    const sets = { proc_set: ["n1", "n2", "n3"], fail_set: [] };
    const join = message("Join", { sender: "n3", ...sets, ring_seq: 4 }, "n3");
    const before = { ...GATHERS, ...sets, consensus: ["n1", "n2"] };
    const counts = view.counted(join, before, { ...before, consensus: ["n1", "n2", "n3"] });
    assert.ok(counts?.(message("Join", { sender: "n2", ...sets, ring_seq: 4 }, "n2")));
    assert.ok(!counts?.(message("Join", { sender: "n2", proc_set: ["n2"], fail_set: [], ring_seq: 4 }, "n2")));
    assert.equal(view.counted(join, { ...before, consensus: ["n1"] }, { ...before, consensus: ["n1", "n3"] }), null);
  });
});

test("each of the four states has a hue of its own", () => {
  const hues = ["operational", "gather", "commit", "recovery"].map((state) => view.rolePaint({ ...MEMBER, state }));
  assert.equal(new Set(hues).size, 4);
});

test("the representative bears a star, and each node the name of its ring", () => {
  const { mark, badge } = view.nodeFace({ ...MEMBER, represents: true });
  assert.deepEqual([mark, badge, view.nodeFace(MEMBER).mark], ["★", "4·n1", ""]);
  assert.equal(view.nodeFace({ ...MEMBER, state: "commit", token: commitToken(1) }).badge, "→ 8·n1");
});

describe("what was delivered", () => {
  const regular = (/** @type {number} */ seq, /** @type {string[]} */ members) => ({ configuration: "regular", ring: [seq, members[0]], members });
  const given = (/** @type {number} */ seq) => ({ ring: [4, "n1"], seq, sender: "n1", contents: "x", service: "agreed" });

  /** @param {readonly [string, Record<string, any>][]} deliveries */
  function historyOf(deliveries) {
    const store = new Store();
    const steps = deliveries.map(([node, one], i) => step(i + 1, i, { kind: "timer", timer: "hold" }, node, { delivered: [one] }));
    store.reset({ seq: 0, at: 0, state: {}, timers: {}, flights: [], faults: NO_FAULTS }, steps, 100);
    return { history: new History(store), store };
  }

  /** @param {History} history @param {number} seq */
  function seen(history, seq) {
    return history.delivered(seq, 9).lines.map((line) => `${line.seq || ringText([Number(line.ring.split("·")[0]), "n1"])} ${[...line.by].filter(([, at]) => at <= seq).map(([node]) => node)}`);
  }

  test("stands on one line wherever it is delivered in the same order", () => {
    const { history } = historyOf([["n1", regular(4, ["n1", "n2"])], ["n1", given(1)], ["n2", regular(4, ["n1", "n2"])], ["n2", given(1)]]);
    assert.deepEqual(seen(history, 4), ["4·n1 n1,n2", "1 n1,n2"]);
    assert.deepEqual(seen(history, 2), ["4·n1 n1", "1 n1"]);
  });

  test("stands on a line of its own where a node delivers out of order", () => {
    const { history } = historyOf([["n1", given(1)], ["n1", given(2)], ["n2", given(2)], ["n2", given(1)]]);
    assert.deepEqual(seen(history, 4), ["1 n1", "2 n1,n2", "1 n2"]);
  });

  test("keeps the last lines, and counts those before", () => {
    const { history } = historyOf([["n1", given(1)], ["n1", given(2)], ["n1", given(3)]]);
    const { lines, hidden } = history.delivered(3, 2);
    assert.deepEqual([lines.map(({ seq }) => seq), hidden], [[2, 3], 1]);
  });

  test("follows the store as steps come, and begins anew when they change", () => {
    const { history, store } = historyOf([["n1", given(1)]]);
    assert.equal(history.delivered(9, 9).lines.length, 1);
    store.append([step(2, 5, { kind: "timer", timer: "hold" }, "n1", { delivered: [given(2)] })], 101);
    assert.equal(history.delivered(9, 9).lines.length, 2);
    store.truncate(1);
    assert.equal(history.delivered(9, 9).lines.length, 1);
  });

  test("rings that follow each other have different tones, and keep them", () => {
    const { history } = historyOf([]);
    const tones = ["4·n1", "8·n1", "8·n3"].map((ring) => history.toneOf(ring));
    assert.equal(new Set(tones).size, 3);
    assert.equal(history.toneOf("4·n1"), tones[0]);
  });
});

test("a rotation is not worth a label, a ring formed is named", () => {
  assert.equal(view.milestone("token_rotated", MEMBER), null);
  assert.equal(view.milestone("ring_formed", MEMBER)?.text, "4·n1");
});
