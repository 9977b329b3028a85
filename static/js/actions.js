/**
 * What a hand on the page can do: each function carries out one act, wherever it was asked for (menu, key, button,
 * drawing). Those that talk to the server say what went wrong in a toast, and then return false; they never throw.
 *
 * @typedef {import("./types.d.ts").Command} Command
 * @typedef {import("./types.d.ts").View} View
 */
import { batch, signal } from "@preact/signals";
import * as playback from "./playback.js";
import { settle } from "./protocols/view.js";
import { startRun } from "./runs.js";
import { again } from "./scenarios.js";
import * as state from "./state.js";
import { refusalText, saidText, t } from "./sentences.js";
import { request } from "./wire.js";

/** What went wrong last, for the toast; null when there is nothing to say. */
export const toast = signal(/** @type {{id: number, says: () => string} | null} */ (null));

let toasts = 0;

/** New seeds are below this: short enough to be read out in class. */
const NEW_SEEDS = 100_000;

/** @param {() => string} says asked whenever it is drawn: the language may change while it stands there */
export function say(says) {
  toast.value = { id: ++toasts, says };
}

/**
 * Takes over what the server answered: the branch, its run, its steps and the place in it.
 * @param {View} view
 */
export function adopt(view) {
  batch(() => {
    state.run.value = view.run;
    state.branch.value = view.branch;
    state.branches.value = view.branches;
    state.canUndo.value = view.can_undo;
    state.warning.value = view.warning;
    state.stopped.value = null;
    state.pinnedStep.value = null;
    state.selectedMessage.value = null;
    state.menu.value = null;
    playback.adopt(view);
  });
}

/**
 * @param {string} event
 * @param {Record<string, unknown>} payload
 * @returns {Promise<boolean>} whether the server did it
 */
function ask(event, payload) {
  return shown(request(event, payload));
}

/**
 * @param {Promise<{session?: string, view: View}>} answer
 * @param {(refusal: import("./types.d.ts").Refusal) => void} [refused] says what the server did not do; a toast, unless given
 * @returns {Promise<boolean>} whether the server did it
 */
async function shown(answer, refused = sayRefused) {
  try {
    const { session, view } = await answer;
    await settle(view.run.protocol);
    if (session) state.session.value = session;
    adopt(view);
    toast.value = null;
    return true;
  } catch (error) {
    refused(/** @type {any} */ (error));
    return false;
  }
}

/** @param {import("./types.d.ts").Refusal} refusal */
function sayRefused(refusal) {
  say(() => refusalText(refusal));
}

/**
 * Gives a command to the world at the playhead.
 * @param {Command} command without `at`
 */
export function command(command) {
  const { seq, at } = state.playhead.value;
  return ask("command", { branch: state.branch.value, seq, at, command });
}

/** Takes the last command of this branch back. */
export function undo() {
  if (!state.canUndo.value) return Promise.resolve(false);
  return ask("undo", { branch: state.branch.value });
}

/**
 * Goes to another branch, at the place where its viewer left it.
 * @param {string} branch
 */
export function switchBranch(branch) {
  return ask("switch", { branch });
}

/**
 * Starts over with this run.
 * @param {Partial<import("./types.d.ts").Run>} run what is left out is as the server has it
 * @param {(refusal: import("./types.d.ts").Refusal) => void} [refused]
 */
export function restart(run, refused) {
  return shown(startRun(run), refused);
}

/** The same run from its beginning, with the commands of its story but without what was done by hand. */
export function restartSame() {
  const run = state.run.value;
  return run ? restart(again(run, state.catalogue.value.scenarios)) : Promise.resolve(false);
}

/** The same with another seed. */
export function restartWithNewSeed() {
  const run = state.run.value;
  if (!run) return Promise.resolve(false);
  return restart({ ...again(run, state.catalogue.value.scenarios), seed: Math.floor(Math.random() * NEW_SEEDS) });
}

/**
 * Goes to the milestone of the chosen kind that comes next, or that came before.
 * @param {"next" | "previous"} direction
 */
export async function toMilestone(direction) {
  state.pinnedStep.value = null;
  const go = direction === "next" ? playback.toNext : playback.toPrevious;
  try {
    toast.value = null;
    const none = await go(state.milestone.value);
    if (none) say(() => t("milestone-none", { says: saidText(none) }));
  } catch (error) {
    say(() => refusalText(/** @type {any} */ (error)));
  }
}

/**
 * Explains a step without moving the playhead; null: follow the playhead again.
 * @param {number | null} seq
 */
export function selectStep(seq) {
  state.pinnedStep.value = seq === state.playhead.value.seq ? null : seq;
}

/**
 * Moves the playhead to a step and explains it.
 * @param {number} seq
 */
export function jumpTo(seq) {
  playback.pause();
  state.pinnedStep.value = null;
  return playback.seekSeq(seq);
}

/** @param {string | null} node a node or a client */
export function selectNode(node) {
  state.selectedNode.value = node;
}

/** @param {number | null} message */
export function selectMessage(message) {
  state.selectedMessage.value = message;
}

/** @param {import("./types.d.ts").Menu | null} menu */
export function openMenu(menu) {
  state.menu.value = menu;
}

/**
 * Cuts all links between two sides, both ways.
 * @param {string[]} from
 * @param {string[]} to
 */
export function cut(from, to) {
  return command({ do: "cut", from, to });
}
