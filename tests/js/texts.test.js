/** Every word that the page asks for stands in both languages; colours keep their contrast. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FluentResource } from "@fluent/bundle";
import { addLanguage, commandText, refusalText, t, tell } from "../../static/js/sentences.js";
import { language } from "../../static/js/state.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const LANGUAGES = /** @type {const} */ (["en", "zh"]);

/** @param {string} tag */
function sourceOf(tag) {
  const folder = join(ROOT, "visualizer/locales", tag);
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

/** @param {string} tag */
function idsOf(tag) {
  const { body } = new FluentResource(sourceOf(tag));
  return new Map(body.map((entry) => [entry.id, Object.keys(entry.attributes)]));
}

const IDS = { en: idsOf("en"), zh: idsOf("zh") };
for (const tag of LANGUAGES) addLanguage(tag, sourceOf(tag));

/** The ids that the page's modules write out; those made of parts are covered by the parts' own tests. */
function idsUsed() {
  const folder = join(ROOT, "static/js");
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".js"));
  return files.flatMap((name) => {
    const source = readFileSync(join(folder, name), "utf8");
    const calls = [...source.matchAll(/\b(?:t|optional)\("([^"]+)"/g)];
    const tables = [...source.matchAll(/\b(?:label|group|problem): "([a-z]+-[a-z-]+)"/g)];
    return [...calls, ...tables].map(([, id]) => ({ id: String(id), name }));
  });
}

for (const tag of LANGUAGES) {
  test(`every text that the page names stands in ${tag}`, () => {
    const missing = idsUsed().filter(({ id }) => {
      const [message = "", attribute] = id.split(".");
      const attributes = IDS[tag].get(message);
      return !attributes || (attribute && !attributes.includes(attribute));
    });
    assert.deepEqual(missing, []);
  });

  test(`no text stands in ${tag} twice`, () => {
    const all = new FluentResource(sourceOf(tag)).body.map(({ id }) => id);
    assert.deepEqual(all.filter((id, i) => all.indexOf(id) !== i), []);
  });
}

test("both languages have the same texts", () => {
  assert.deepEqual([...IDS.en.keys()].sort(), [...IDS.zh.keys()].sort());
  for (const [id, attributes] of IDS.en) assert.deepEqual(IDS.zh.get(id)?.toSorted(), attributes.toSorted(), id);
});

/** @param {() => void} body */
function inEach(body) {
  for (const tag of LANGUAGES) {
    language.value = tag;
    body();
  }
  language.value = "en";
}

test("a reason is told with its rule and its section, for the node of its step", () => {
  const note = { reason: "world.crashed", args: {}, weight: /** @type {const} */ (2) };
  assert.equal(tell(note, "n2").text, "You crashed n2.");
  inEach(() => {
    const { text, rule, section } = tell(note, "n2");
    assert.ok(text.includes("n2") && rule && section);
  });
});

test("a reason without a sentence is named rather than hidden", () => {
  assert.equal(tell({ reason: "zab.unheard_of", args: {}, weight: 1 }, "n1").text, "zab.unheard_of");
});

test("numbers are written without grouping, lists with the language's own comma", () => {
  const args = { nodes: ["n1", "n2"], others: ["n3"] };
  assert.equal(t("step-number", { seq: 12345 }), "step 12345");
  assert.match(t("world-cut", args), /n1, n2/);
  language.value = "zh";
  assert.match(t("world-cut", args), /n1、n2/);
  language.value = "en";
});

test("every command has its label", () => {
  const commands = [
    ...["crash", "restart", "lose_disk", "pause", "resume", "isolate"].map((kind) => ({ do: kind, node: "n2" })),
    { do: "cut", from: ["n1"], to: ["n2", "n3"] },
    { do: "heal" },
    { do: "link", from: "n1", to: "n2" },
    ...["drop", "hold", "release", "deliver", "duplicate"].map((kind) => ({ do: kind, message: 7 })),
    { do: "timeout", node: "n2", timer: "election" },
    { do: "clock", node: "n2", rate: 0.5 },
    { do: "request", client: "c1", op: { do: "put", key: "x", value: 5 } },
    { do: "inject", from: "n1", to: "n2", type: "Vote" },
  ];
  inEach(() => {
    for (const command of commands) assert.doesNotMatch(commandText(command), /[{}]/, command.do);
  });
  assert.equal(commandText({ do: "crash", node: "n2", at: 12 }), "crash n2");
});

test("a refusal is said in the page's language where the server has named a sentence", () => {
  const refusal = { code: "command", says: "n2 is paused: nothing happens there", id: "cannot-time-out-paused", args: { node: "n2" } };
  assert.equal(refusalText(refusal), "This cannot be done now: n2 is paused: nothing happens there.");
  language.value = "zh";
  assert.equal(refusalText(refusal), "现在做不到：n2 已暂停，那里什么都不会发生。");
  assert.match(refusalText({ ...refusal, id: "of-a-newer-server" }), /n2 is paused/);
  language.value = "en";
});

test("every code of a refusal has its frame in both languages", () => {
  const codes = ["input", "command", "limit", "gone", "busy", "failed", "offline", "silent"];
  inEach(() => {
    for (const code of codes) assert.ok(refusalText({ code, says: "" }).length > 5, code);
    assert.match(refusalText({ code: "input", says: "x", where: "run.seed" }), /run\.seed/);
  });
});

test("a refusal says what the server said, and where", () => {
  assert.match(refusalText({ code: "input", says: "there is no 'n9' in this run", where: "command.node" }), /no 'n9'.*command\.node/);
  assert.match(refusalText({ code: "unheard-of", says: "no" }), /no/);
});
