/**
 * A tab is a session: which one is kept in sessionStorage, so that a reload finds it again, beside the link that the tab
 * last showed. The address bar always holds the run. A duplicated tab inherits the storage but must not share the session:
 * it asks over a BroadcastChannel who holds it, and starts a session of its own with the same run.
 *
 * @typedef {import("./types.d.ts").Run} Run
 */
import { effect } from "@preact/signals";
import { adopt, restart, say } from "./actions.js";
import * as playback from "./playback.js";
import { settle } from "./protocols/view.js";
import { saidText, t } from "./sentences.js";
import { LINK_LIMIT, decodeRun, encodeRun, holdsRun } from "./share.js";
import { openRun, startRun } from "./runs.js";
import * as state from "./state.js";
import { store } from "./store.js";
import { request } from "./wire.js";

/** Wall ms that a tab has to say that it holds the session that another tab inherited. */
const ANSWER_WITHIN = 150;

/** Wall ms between two changes of the address bar: browsers refuse more than a few a second. */
const ADDRESS_EVERY = 400;

/** Wall ms that the steps up to the playhead are waited for after the server was started again. */
const COMPUTED_WITHIN = 5_000;

const SESSION = "concord.session";
const LINK = "concord.link";

/** The tabs of this browser; each answers for the session that it holds. */
const tabs = new BroadcastChannel("concord");

/** Opens the session of this tab: the one that it had, the run in the address bar, or a new one. */
export async function openSession() {
  if (state.session.value) return resume(state.session.value);
  const held = sessionStorage.getItem(SESSION);
  const fragment = location.hash;
  const same = held !== null && (!holdsRun(fragment) || fragment === sessionStorage.getItem(LINK));
  if (!same) return open(null, await runOf(fragment));
  const other = await heldElsewhere(held);
  return other ? open(null, other) : open(held, await runOf(fragment));
}

/**
 * The line was down: back to the same session at the same place. A server that has lost it gets the run again.
 * @param {string} id
 */
async function resume(id) {
  const before = { run: state.run.value, place: state.playhead.value, branch: state.branch.value, playing: state.playing.value };
  playback.pause();
  const ack = await request("open", { session: id, run: null });
  await enter(ack);
  if (!ack.resumed && before.run) await enter(await startRun(before.run));
  if (!ack.resumed || ack.view.branch === before.branch) await returnTo(before.place);
  if (before.playing) playback.play();
}

/**
 * Goes back to where this page was, which the server has to compute anew where it was started again.
 * @param {import("./types.d.ts").Place} place
 */
async function returnTo({ seq, at }) {
  if (store.computed < at || store.last < seq) {
    const { branch, playhead } = state;
    const credit = { have: store.last, until: at, count: null };
    await request("play", { branch: branch.value, playhead: playhead.value, ...credit });
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, COMPUTED_WITHIN);
      const stop = effect(() => {
        if (state.revision.value < 0 || store.last < seq || store.computed < at) return;
        clearTimeout(timer);
        queueMicrotask(() => (stop(), resolve(null)));
      });
    });
  }
  if (store.last < seq) return;
  await playback.seekSeq(seq);
  if (store.seqAtTime(at) === seq) await playback.seekTime(at);
}

/**
 * @param {string | null} id the session to find again, or null for a new one
 * @param {Run | null} run what to start with where there is none to be found
 */
async function open(id, run) {
  if (id !== null) {
    const ack = await request("open", { session: id, run: null });
    if (ack.resumed || run === null) return enter(ack);
  }
  try {
    await enter(await openRun(run));
  } catch (error) {
    if (run === null) throw error;
    say(() => t("link-refused", { says: saidText(/** @type {any} */ (error)) }));
    await enter(await openRun(null));
  }
}

/** @param {{session?: string, view: import("./types.d.ts").View}} ack */
async function enter({ session, view }) {
  await settle(view.run.protocol);
  if (session) state.session.value = session;
  adopt(view);
}

/**
 * @param {string} fragment
 * @returns {Promise<Run | null>}
 */
async function runOf(fragment) {
  if (!holdsRun(fragment)) return null;
  try {
    return await decodeRun(fragment, state.catalogue.value.limits.run);
  } catch {
    say(() => t("link-unreadable"));
    return null;
  }
}

/**
 * @param {string} id
 * @returns {Promise<Run | null>} the run of the tab that holds this session; null where none does
 */
function heldElsewhere(id) {
  return new Promise((resolve) => {
    const stop = () => tabs.removeEventListener("message", listen);
    const timer = setTimeout(() => (stop(), resolve(null)), ANSWER_WITHIN);
    /** @param {MessageEvent} event */
    function listen({ data }) {
      if (data.held !== id) return;
      clearTimeout(timer);
      stop();
      resolve(data.run);
    }
    tabs.addEventListener("message", listen);
    tabs.postMessage({ asked: id });
  });
}

/** Keeps the session and the run in the address bar, answers other tabs, and opens a link pasted over the old one. */
export function keepAddress() {
  tabs.addEventListener("message", ({ data }) => {
    if (data.asked !== undefined && data.asked === state.session.value) {
      tabs.postMessage({ held: data.asked, run: state.run.value });
    }
  });

  effect(() => {
    if (state.session.value) sessionStorage.setItem(SESSION, state.session.value);
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  effect(() => {
    const run = state.run.value;
    if (!run) return;
    // Until the bar is written, what stands in it counts as this session's: a reload meanwhile must not open the old run.
    sessionStorage.setItem(LINK, location.hash);
    clearTimeout(later);
    later = setTimeout(async () => {
      const fragment = await encodeRun(run);
      if (run !== state.run.value) return;
      const shown = fragment.length > LINK_LIMIT ? "" : fragment;
      if (shown === "" && location.hash !== "") say(() => t("share-too-long"));
      history.replaceState(null, "", location.pathname + shown);
      sessionStorage.setItem(LINK, shown);
    }, ADDRESS_EVERY);
  });

  addEventListener("hashchange", async () => {
    if (location.hash === sessionStorage.getItem(LINK)) return;
    const run = await runOf(location.hash);
    if (run) await restart(run);
  });

  // A page that comes back from the browser's back-forward cache has a dead socket and may share its session.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
