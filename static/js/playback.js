/**
 * The playhead and the wall clock: playing, stepping and seeking, and asking the server for the steps that these need.
 * The only module that knows what time it is outside.
 */
import { batch, effect, signal } from "@preact/signals";
import { tickWith } from "./frames.js";
import * as state from "./state.js";
import { store } from "./store.js";
import { advance, sameUpTo, wanted } from "./tick.js";
import { onSteps, request } from "./wire.js";

/** @typedef {import("./types.d.ts").Place} Place */

/** Steps fetched before the first one held, whenever more of the past is wanted; of a crowd, whose steps are light. */
const PAST = 400;
const LIGHT_PAST = 1000;
/** Steps of a crowd held behind the playhead; older ones are forgotten, and fetched again when somebody goes back to them. */
const HELD = 20_000;
/** A place farther than this from the steps held is gone to without those between. */
const FAR = 4000;
/** Wall ms that the playhead has to rest before the server is told where it is. */
const REPORT_AFTER = 500;
/** Wall ms that one step ahead is waited for. */
const STEP_WITHIN = 5000;

/** The farthest place that the viewer has seen on this branch. What lies beyond is not shown: it has not been played. */
export const seen = signal(/** @type {Place} */ ({ seq: 0, at: 0 }));

/** @type {import("./tick.js").Credit | null} */
let credit = null;
/** @type {import("./types.d.ts").Run | null} */
let run = null;
/** Rises with every view: answers to what was asked before it are of no use. */
let generation = 0;
let lastFrame = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let report;
/** @type {Place | null} where the viewer is, as long as the server was not told */
let unsaid = null;
/** @type {Place} the farthest place on this branch that the server knows to have been seen */
let told = { seq: 0, at: 0 };

/**
 * Takes over what the server answered. The steps at hand are kept where they belong to this run too.
 * @param {import("./types.d.ts").View} view
 */
export function adopt(view) {
  const { base, steps, computed, gauges } = view;
  const keeps = run !== null && sameUpTo(run, view.run, base) && base.seq >= store.first && base.seq <= store.last;
  generation++;
  run = view.run;
  credit = null;
  unsaid = null;
  told = view.seen;
  clearTimeout(report);
  if (keeps) {
    store.truncate(base.seq);
    store.append(steps, computed);
  } else {
    store.reset(base, steps, computed);
  }
  store.gauges.reset(gauges);
  batch(() => {
    state.revision.value++;
    seen.value = view.seen;
    move(view.playhead);
  });
  if (store.first > 0) void fetchPast();
}

export function play() {
  if (state.playing.value) return;
  lastFrame = performance.now();
  batch(() => {
    state.playing.value = true;
    state.pinnedStep.value = null;
  });
  tickWith(tick);
}

export function pause() {
  if (!state.playing.value) return;
  state.playing.value = false;
  tickWith(null);
}

/** @param {number} now wall ms */
function tick(now) {
  const tape = { at: state.playhead.value.at, speed: state.speed.value, computed: store.computed };
  const next = advance(tape, now - lastFrame);
  lastFrame = now;
  const waits = next.at === tape.at;
  if (waits && state.stopped.value) return pause();
  if (!waits) move({ seq: Math.max(store.seqAtTime(next.at), state.playhead.value.seq), at: next.at });
  const ask = wanted(next, credit, now);
  if (ask) {
    credit = ask;
    askFor(ask.until, null);
  }
}

/**
 * Asks for credit. A refusal here needs no words: the line's banner, or `stopped`, says why nothing comes.
 * @param {number} until virtual ms
 * @param {number | null} count steps
 */
function askFor(until, count) {
  const { value: playhead } = state.playhead;
  request("play", { branch: state.branch.value, have: store.last, until, count, playhead }).catch(forgetCredit);
}

/** What was asked for will not come, or is not what is wanted: it is asked for anew, but no sooner than patience allows. */
function forgetCredit() {
  if (credit) credit = { ...credit, until: 0 };
}

/** @param {Place} place */
function move(place) {
  batch(() => {
    state.playhead.value = place;
    if (isFarther(place, seen.value)) seen.value = later(seen.value, place);
  });
}

/**
 * @param {Place} a
 * @param {Place} b
 * @returns {Place}
 */
function later(a, b) {
  return { seq: Math.max(a.seq, b.seq), at: Math.max(a.at, b.at) };
}

/** @param {number} x virtual ms per wall ms */
export function setSpeed(x) {
  state.speed.value = Math.min(1, Math.max(1 / 1000, x));
  forgetCredit();
}

/** To the step after this one, computed now where it is not there yet. */
export async function stepForward() {
  pause();
  const next = state.playhead.value.seq + 1;
  if (next > store.last) {
    askFor(state.playhead.value.at, 20);
    if (!(await arrived(next))) return;
  }
  await seekSeq(next);
}

export async function stepBack() {
  pause();
  await seekSeq(state.playhead.value.seq - 1);
}

/**
 * @param {number} seq 0: before anything
 */
export async function seekSeq(seq) {
  const wantedSeq = Math.max(0, seq);
  if (!(await ensure(wantedSeq))) return;
  move({ seq: wantedSeq, at: store.stepAt(wantedSeq)?.at ?? store.worldAt(wantedSeq).at });
}

/**
 * @param {number} at virtual ms; past what is computed: as far as there is
 */
export async function seekTime(at) {
  const wantedAt = Math.min(Math.max(0, at), store.computed);
  if (store.first > 0 && wantedAt < store.worldAt(store.first).at) {
    const place = await asked("place", { at: wantedAt });
    if (!place || !(await ensure(place.seq))) return;
  }
  move({ seq: store.seqAtTime(wantedAt), at: wantedAt });
}

/**
 * To the next time that a milestone is reached.
 * @param {string | null} milestone null: whichever comes first
 * @returns {Promise<import("./types.d.ts").Says | null>} why there is none within reach; null where it is gone to
 */
export function toNext(milestone) {
  return find(milestone, "next");
}

/**
 * @param {string | null} milestone null: whichever was last
 * @returns {Promise<import("./types.d.ts").Says | null>} why there is none; null where it is gone to
 */
export function toPrevious(milestone) {
  return find(milestone, "previous");
}

/**
 * @param {string | null} milestone
 * @param {"next" | "previous"} direction
 */
async function find(milestone, direction) {
  pause();
  const begun = generation;
  const from = state.playhead.value.seq;
  const { seq, ...says } = await request("find", { branch: state.branch.value, from, milestone, direction });
  if (begun !== generation) return null;
  if (seq === null) return says;
  await seekSeq(seq);
  return null;
}

/**
 * Sees to it that a step is held, where there is one.
 * @param {number} seq
 * @returns {Promise<boolean>}
 */
async function ensure(seq) {
  if (seq > store.last + FAR || seq < store.first - FAR) await fetchAround(seq);
  while (seq < store.first) if (!(await fetchPast())) return false;
  while (seq > store.last) if (!(await fetchMore(seq))) return false;
  return true;
}

/**
 * @param {string} event
 * @param {Record<string, unknown>} what
 * @returns {Promise<any>} null where the branch has changed meanwhile, or the server does not answer
 */
async function asked(event, what) {
  const begun = generation;
  const ack = await request(event, { branch: state.branch.value, ...what }).catch(() => null);
  return begun === generation ? ack : null;
}

function past() {
  return state.isCrowd.value ? LIGHT_PAST : PAST;
}

/** @param {number} seq */
async function fetchAround(seq) {
  const ack = await asked("fetch", { from: Math.max(0, seq - past()), to: seq, base: true });
  if (!ack) return;
  store.reset(ack.base, ack.steps, 0);
  store.gauges.take(ack.gauges);
  state.revision.value++;
}

/** @param {number} seq */
async function fetchMore(seq) {
  const { last } = store;
  const ack = await asked("fetch", { from: last, to: seq, base: false });
  if (!ack) return false;
  store.append(ack.steps, 0);
  store.gauges.take(ack.gauges);
  state.revision.value++;
  return store.last > last;
}

/** @type {Promise<boolean> | null} */
let fetchingPast = null;

/**
 * Fetches steps before the first one held.
 * @returns {Promise<boolean>} whether some came
 */
export function fetchPast() {
  fetchingPast ??= earlier().finally(() => (fetchingPast = null));
  return fetchingPast;
}

async function earlier() {
  const { first } = store;
  if (first === 0) return false;
  const ack = await asked("fetch", { from: Math.max(0, first - past()), to: first, base: true });
  if (!ack || ack.steps.length === 0 || store.first !== first) return false;
  store.prepend(ack.base, ack.steps);
  state.revision.value++;
  return true;
}

/**
 * @param {number} seq
 * @returns {Promise<boolean>} whether the step has come; false where the run stops before it
 */
function arrived(seq) {
  return new Promise((resolve) => {
    const finish = (/** @type {boolean} */ there) => {
      stop();
      clearTimeout(timer);
      resolve(there);
    };
    const timer = setTimeout(() => finish(false), STEP_WITHIN);
    const stop = effect(() => {
      void state.revision.value;
      if (store.last >= seq || state.stopped.value) queueMicrotask(() => finish(store.last >= seq));
    });
  });
}

onSteps(({ branch, steps, gauges, computed, stopped }) => {
  if (branch !== state.branch.value) return;
  if (!store.append(steps, computed)) return forgetCredit();
  store.gauges.take(gauges);
  if (state.isCrowd.value) store.forgetBefore(state.playhead.value.seq - HELD);
  batch(() => {
    state.stopped.value = stopped;
    state.revision.value++;
  });
});

/**
 * Says where the viewer is, once the playhead has come to rest. A place farther than all that the server knows of is told at
 * once when it is left: what was seen decides whether a command changes the past.
 */
effect(() => {
  const place = state.playhead.value;
  if (state.playing.value || state.branch.value === null || state.connection.value !== "live") return;
  clearTimeout(report);
  if (unsaid && isFarther(unsaid, told) && isFarther(unsaid, place)) tell(unsaid);
  unsaid = place;
  report = setTimeout(() => tell(place), REPORT_AFTER);
});

/** @param {Place} place */
function tell(place) {
  told = later(told, place);
  unsaid = null;
  request("playhead", { branch: state.branch.peek(), ...place }).catch(() => {});
}

/**
 * @param {Place} a
 * @param {Place} b
 */
function isFarther(a, b) {
  return a.at > b.at || a.seq > b.seq;
}
