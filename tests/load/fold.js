/**
 * What folding costs the page while it plays: `node tests/load/fold.js FILE` plays the answers that crowd.py wrote down, frame by
 * frame, and prints as JSON the processor's time: of taking a batch over (`append`), and a frame of the world (`world`) and of
 * the places of its messages (`seen`), in ms.
 */
import { readFileSync } from "node:fs";
import { argv, cpuUsage, stdout } from "node:process";
import { unpacked } from "../../static/js/crowd.js";
import { Store } from "../../static/js/store.js";
import { flightsAt } from "../../static/js/world.js";

/** Wall ms of a frame, and virtual ms that pass in one at the default speed. */
const FRAME = 1000 / 60;
const STEP = FRAME / 20;
/** Frames that are not counted: the first ones are those in which the engine compiles. */
const WARM_UP = 120;

/** @type {{view: any, batches: any[]}} */
const { view, batches } = JSON.parse(readFileSync(argv[2] ?? "", "utf8"));

const store = new Store();
const { base, steps, computed } = unpacked({ view }).view;
store.reset(base, steps, computed);

/** @type {{append: number[], world: number[], seen: number[]}} */
const spent = { append: [], world: [], seen: [] };

/**
 * @param {keyof typeof spent} kind
 * @param {() => T} act
 * @returns {T}
 * @template T
 */
function timed(kind, act) {
  const before = cpuUsage();
  const result = act();
  const { user, system } = cpuUsage(before);
  spent[kind].push((user + system) / 1000);
  return result;
}

let at = store.worldAt(store.last).at;
let played = 0;
let flights = 0;
for (const [i, batch] of batches.entries()) {
  timed("append", () => {
    const { steps, computed } = unpacked(batch);
    store.append(steps, computed);
  });
  while (at + STEP <= (batches[i + 1] ? batch.computed : 0)) {
    at += STEP;
    played++;
    const world = timed("world", () => store.worldAt(store.seqAtTime(at)));
    flights = Math.max(flights, timed("seen", () => flightsAt(world, at)).length);
  }
}

/** @param {number[]} times */
function told(times) {
  const sorted = times.slice(times.length > 2 * WARM_UP ? WARM_UP : 0).sort((a, b) => a - b);
  const p = (/** @type {number} */ share) => Math.round(1000 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 1000;
  return { p50: p(0.5), p95: p(0.95), most: p(1) };
}

stdout.write(
  `${JSON.stringify({ frames: played, steps: store.last, flights, ...Object.fromEntries(
    Object.entries(spent).map(([kind, times]) => [kind, told(times)]),
  ) })}\n`,
);
