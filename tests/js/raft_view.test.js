/** How Raft is drawn: what each message and each node looks like, and whose answers a step counted. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { glyphOf, labelOf, settle } from "../../static/js/protocols/view.js";
import { view } from "../../static/js/protocols/raft.js";
import { addLanguage } from "../../static/js/sentences.js";
import { catalogue, run } from "../../static/js/state.js";
import { sent } from "./fixtures/election.js";

const files = ["page", "raft", "client"].map((name) => readFileSync(new URL(`../../visualizer/locales/en/${name}.ftl`, import.meta.url), "utf8"));
addLanguage("en", files.join("\n"));
catalogue.value = /** @type {any} */ ({ views: ["raft"] });
run.value = /** @type {any} */ ({ protocol: "raft" });
await settle("raft");

const put = { term: 2, command: { client: "c1", serial: 1, op: { do: "put", key: "x", value: 5 } } };
const noop = { term: 2, command: { noop: true } };

/**
 * @param {string} type
 * @param {Record<string, any>} body
 */
function message(type, body) {
  return sent(1, "n3", "n1", type, 0, 10, { body });
}

/** @param {Record<string, any>} more */
function state(more) {
  const config = { old: ["n1", "n2", "n3", "n4", "n5"], new: null, learners: [] };
  return { up: true, role: "follower", current_term: 2, log: [], commit_index: 0, votes: [], config, ...more };
}

const face = (/** @type {Record<string, any>} */ more) => view.nodeFace?.(state(more)) ?? assert.fail();
const counted = (/** @type {Parameters<import("../../static/js/causes.js").Counted>} */ ...args) => view.counted?.(...args) ?? null;

describe("a message", () => {
  test("that asks for a vote, the vote, entries, a heartbeat and an answer each have a look of their own", () => {
    const looks = [
      message("RequestVote", { term: 2 }),
      message("Vote", { term: 2, granted: true }),
      message("Vote", { term: 2, granted: false }),
      message("AppendEntries", { term: 2, entries: [put] }),
      message("AppendEntries", { term: 2, entries: [] }),
      message("AppendReply", { term: 2, success: true }),
    ].map((one) => `${glyphOf(one).shape} ${glyphOf(one).text}`);
    assert.deepEqual(looks, ["pill ?", "pill ✓", "pill ✗", "card x=5", "dot ", "round ✓"]);
  });

  test("with several entries shows the last and how many more", () => {
    assert.equal(glyphOf(message("AppendEntries", { entries: [noop, put, put] })).text, "x=5 +2");
  });

  test("of PreVote looks like that of a vote, but dashed", () => {
    assert.equal(glyphOf(message("PreVote", {})).dashed, true);
    assert.equal(glyphOf(message("RequestVote", {})).dashed, false);
  });

  test("that goes to and fro all the time is faint, a refusal is not", () => {
    const isFaint = (/** @type {string} */ type, /** @type {Record<string, any>} */ body) => glyphOf(message(type, body)).faint;
    assert.equal(isFaint("AppendEntries", { entries: [] }), true);
    assert.equal(isFaint("AppendReply", { success: true }), true);
    assert.equal(isFaint("AppendReply", { success: false }), false);
  });

  test("from a client says what it asks for, its answer what came of it", () => {
    assert.equal(glyphOf(message("ClientRequest", { client: "c1", serial: 1, op: put.command.op })).text, "x=5");
    assert.equal(glyphOf(message("ClientReply", { serial: 1, ok: true, result: "ok", leader: null })).text, "✓ ok");
    assert.equal(glyphOf(message("ClientReply", { serial: 1, ok: false, result: null, leader: "n3" })).text, "→ n3");
  });

  test("says in a line what it holds", () => {
    assert.equal(labelOf(message("Vote", { term: 2, granted: false })), "refused, term 2");
    assert.match(labelOf(message("AppendEntries", { term: 2, entries: [put], prev_log_index: 3, leader_commit: 2 })), /1 entry after 3/);
  });
});

describe("a node", () => {
  test("that leads bears the star and stands out", () => {
    const { mark, solid, badge, role } = face({ role: "leader" });
    assert.deepEqual([mark, solid, badge, role], ["★", true, "term 2", "leader"]);
  });

  test("that leads a lower term than another looks outdated", () => {
    const states = { n1: state({ role: "leader", current_term: 2 }), n2: state({ role: "leader", current_term: 3 }) };
    const led = view.common?.(states);
    const { mark, solid, outdated } = view.nodeFace?.(states.n1, led) ?? assert.fail();
    assert.deepEqual([mark, solid, outdated], ["☆", false, true]);
    assert.equal(view.nodeFace?.(states.n2, led).mark, "★");
  });

  test("that stands for election shows who is asked and how many votes it takes", () => {
    assert.deepEqual(face({ role: "candidate", votes: ["n3", "n2"] }).poll, { of: ["n1", "n2", "n3", "n4", "n5"], got: ["n3", "n2"], need: 3 });
    assert.equal(face({}).poll, null);
  });

  test("has a log whose entries are solid up to the commit index", () => {
    const cells = view.cells?.("log", state({ log: [put, noop, put], commit_index: 2 })) ?? [];
    assert.deepEqual(cells.map(({ index, text, committed }) => [index, text, committed]), [[1, "x=5", true], [2, "blank", true], [3, "x=5", false]]);
  });

  test("shows the last entries of a long log without looking at the others", () => {
    const log = Array.from({ length: 5000 }, () => put);
    const [row] = view.shelf?.(state({ log }), null, 2) ?? [];
    assert.deepEqual([row?.chips.map(({ title }) => title), row?.hidden], [["4999: x=5", "5000: x=5"], 4998]);
  });
});

describe("whose answers a step counted", () => {
  const vote = message("Vote", { term: 2, granted: true });

  test("a leader was made by the votes of its term", () => {
    const counts = counted(vote, state({ role: "candidate" }), state({ role: "leader" })) ?? assert.fail();
    assert.equal(counts(vote), true);
    assert.equal(counts(message("Vote", { term: 1, granted: true })), false);
    assert.equal(counts(message("Vote", { term: 2, granted: false })), false);
  });

  test("an entry was committed by those who hold it", () => {
    const answer = message("AppendReply", { term: 2, success: true, match_index: 3 });
    const counts = counted(answer, state({ role: "leader", commit_index: 2 }), state({ role: "leader", commit_index: 3 })) ?? assert.fail();
    assert.equal(counts(answer), true);
    assert.equal(counts(message("AppendReply", { term: 2, success: true, match_index: 2 })), false);
  });

  test("a step that completed nothing counted nothing", () => {
    assert.equal(counted(vote, state({ role: "candidate" }), state({ role: "candidate" })), null);
  });
});
