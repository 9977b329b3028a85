/**
 * What the whole page looks at: one signal a fact. Drawings and panels read them; actions.js and playback.js write them.
 * The steps themselves are in the store (store.js); `revision` rises whenever they changed.
 *
 * @typedef {import("./types.d.ts").Run} Run
 * @typedef {import("./types.d.ts").Place} Place
 * @typedef {import("./types.d.ts").Branch} Branch
 */
import { computed, signal } from "@preact/signals";

/** The run of the current branch; null until the first view has come. */
export const run = signal(/** @type {Run | null} */ (null));

/** What `/catalogue.json` declares: protocols, scenarios, limits. */
export const catalogue = signal(/** @type {any} */ (null));

export const session = signal(/** @type {string | null} */ (null));
export const branch = signal(/** @type {string | null} */ (null));
export const branches = signal(/** @type {Branch[]} */ ([]));
export const canUndo = signal(false);

export const connection = signal(/** @type {"connecting" | "live" | "lost"} */ ("connecting"));

/** "engine" where the run was made by another engine version: its steps may come out differently here. */
export const warning = signal(/** @type {null | "engine"} */ (null));

/** Why the run cannot go on past what is computed (a command that failed, a limit). */
export const stopped = signal(/** @type {import("./types.d.ts").Refusal | null} */ (null));

/** Rises whenever the store's steps changed. */
export const revision = signal(0);

/** Where the viewer is: `at` is the virtual time now; `seq` the last step that has happened. */
export const playhead = signal(/** @type {Place} */ ({ seq: 0, at: 0 }));
export const playing = signal(false);

/** The last step that has happened: what only changes with a step reads this and not the playhead, which moves all the time. */
export const nowSeq = computed(() => playhead.value.seq);

/** Virtual ms per wall ms: 1/1000 … 1. */
export const speed = signal(1 / 20);

/** The kind of milestone that "next" and "previous" go to; null: any. */
export const milestone = signal(/** @type {string | null} */ (null));

/** A node or a client. */
export const selectedNode = signal(/** @type {string | null} */ (null));
export const selectedMessage = signal(/** @type {number | null} */ (null));

/** The step chosen by hand; null while the explained step follows the playhead. */
export const pinnedStep = signal(/** @type {number | null} */ (null));

/** The step that `why` explains. Choose one with actions.selectStep. */
export const selectedStep = computed(() => pinnedStep.value ?? nowSeq.value);

/** Steps and messages that led to the selected step, to be lit in the drawings; filled by main.js from the store. */
export const causes = signal(
  /** @type {{seqs: Set<number>, messages: Set<number>}} */ ({ seqs: new Set(), messages: new Set() }),
);

export const language = signal(/** @type {"en" | "zh"} */ ("en"));
export const theme = signal(/** @type {"light" | "dark" | "system"} */ ("system"));

/** The theme that is shown: what `theme` resolves to. Canvas drawings read their colours anew when it changes. */
export const shownTheme = signal(/** @type {"light" | "dark"} */ ("light"));

export const menu = signal(/** @type {import("./types.d.ts").Menu | null} */ (null));
export const cutting = signal(/** @type {import("./types.d.ts").Cutting | null} */ (null));

/** Declared facts about the protocol of the current run, from the catalogue. */
export const declared = computed(() => {
  const id = run.value?.protocol;
  return catalogue.value?.protocols.find((/** @type {{id: string}} */ p) => p.id === id) ?? null;
});

/**
 * The family of a protocol: `paxos` for `paxos-basic` and its kin, which share drawings and words.
 * @param {string | undefined} protocol
 */
export function familyOf(protocol = "") {
  return /^[a-z]*/.exec(protocol)?.[0] ?? "";
}

/** Whether the run has so many nodes that the page gets only what the stage draws of them. */
export const isCrowd = computed(() => (run.value?.nodes ?? 0) > catalogue.value?.limits.nodes_in_full);

/** Names of the run's nodes at its start, n1 first. Nodes that joined later are in the store's world alone. */
export const nodes = computed(() => names("n", run.value?.nodes ?? 0));
export const clients = computed(() => names("c", run.value?.clients ?? 0));

/**
 * @param {string} letter
 * @param {number} count
 */
function names(letter, count) {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
}
