/** What is fetched of a crowd is asked for once, kept for a while, and told when it has come. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Wholes } from "../../static/js/wholes.js";

/** A server that writes down what it is asked, and answers when it is told to. */
function server() {
  /** @type {{key: string, answer: (what: string) => void, refuse: () => void}[]} */
  const asked = [];
  const told = { count: 0 };
  /** @type {Wholes<string>} */
  const wholes = new Wholes(
    (key) => new Promise((answer, refuse) => asked.push({ key, answer, refuse: () => refuse(new Error("gone")) })),
    () => void told.count++,
    2,
  );
  return { asked, told, wholes };
}

/** Lets promises that are settled take effect. */
const soon = () => new Promise((resolve) => setImmediate(resolve));

test("what is not there is asked for once, however often it is wanted, and told of when it comes", async () => {
  const { asked, told, wholes } = server();
  assert.deepEqual([wholes.get("7", {}), wholes.get("7", {})], [null, null]);
  assert.equal(asked.length, 1);
  asked[0]?.answer("step 7");
  await soon();
  assert.deepEqual([told.count, wholes.get("7", {}), asked.length], [1, "step 7", 1]);
});

test("of more than are kept the longest unused goes", async () => {
  const { asked, wholes } = server();
  for (const key of ["1", "2"]) wholes.get(key, {});
  for (const { answer, key } of asked) answer(key);
  await soon();
  wholes.get("1", {});
  wholes.get("3", {});
  asked[2]?.answer("3");
  await soon();
  assert.deepEqual([wholes.get("1", {}), wholes.get("3", {}), wholes.get("2", {})], ["1", "3", null]);
});

test("what was refused says nothing, and is asked for again when it is wanted again", async () => {
  const { asked, told, wholes } = server();
  wholes.get("7", {});
  asked[0]?.refuse();
  await soon();
  assert.equal(told.count, 0);
  assert.equal(wholes.get("7", {}), null);
  assert.equal(asked.length, 2);
});
