/** A link holds the run, whole and exact; what is not a run is refused before anything is sent. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LINK_LIMIT, decodeRun, encodeRun, holdsRun, parseRun, runFile } from "../../static/js/share.js";

/** Bytes of a run that the server takes. */
const LIMIT = 1_000_000;

/** @type {any} */
const RUN = {
  concord: 1,
  protocol: "raft",
  variant: null,
  nodes: 5,
  clients: 1,
  seed: 9007199254740991,
  params: { election_timeout: [150, 300] },
  network: { delay: [10, 20], loss: 0, duplicate: 0, disk_write: [0, 0] },
  initial: {},
  commands: [{ at: 412.503, do: "request", client: "c1", op: { do: "put", key: "x", value: "中文 <b>&'\"" } }],
};

test("a run comes out of its link as it went in", async () => {
  assert.deepEqual(await decodeRun(await encodeRun(RUN), LIMIT), RUN);
});

test("a link is made of characters that no mail program breaks", async () => {
  assert.match(await encodeRun(RUN), /^#run=[A-Za-z0-9_-]+$/);
});

test("the link of a run with a few commands is far below the limit", async () => {
  const commands = Array.from({ length: 40 }, (_, i) => ({ at: i * 12.5, do: "crash", node: `n${(i % 5) + 1}` }));
  assert.ok((await encodeRun({ ...RUN, commands })).length < LINK_LIMIT / 4);
});

test("another fragment is not taken for a run", () => {
  assert.equal(holdsRun("#run=abc"), true);
  assert.equal(holdsRun("#chapter-2"), false);
  assert.equal(holdsRun(""), false);
});

for (const [what, fragment] of [
  ["cut short", (await encodeRun(RUN)).slice(0, 60)],
  ["not base64", "#run=~~~~"],
  ["not deflated", "#run=AAAA"],
  ["empty", "#run="],
]) {
  test(`a link that is ${what} is refused`, async () => {
    await assert.rejects(decodeRun(/** @type {string} */ (fragment), LIMIT));
  });
}

test("a small link cannot unfold to a huge run", async () => {
  const bomb = await encodeRun({ ...RUN, protocol: "x".repeat(2 * LIMIT) });
  assert.ok(bomb.length < LINK_LIMIT);
  await assert.rejects(decodeRun(bomb, LIMIT), RangeError);
});

test("a run file is opened, and so is the header of a trace", () => {
  assert.deepEqual(parseRun(runFile(RUN).text), RUN);
  const trace = [JSON.stringify({ concord: 1, run: RUN, nodes: [] }), JSON.stringify({ seq: 1 }), ""].join("\n");
  assert.deepEqual(parseRun(trace), RUN);
});

test("a file that holds no object is refused", () => {
  for (const text of ["[1, 2]", "null", "3", "not json", ""]) assert.throws(() => parseRun(text));
});

test("a file is named after what the run is", () => {
  assert.equal(runFile({ ...RUN, variant: "double-vote", seed: 7 }).name, "raft-double-vote-seed-7.json");
});
