/**
 * How a protocol is drawn and labelled. Each family has a module of its own beside this one, named after it, which is
 * fetched when a run first needs it: `raft.js` for `raft`, `paxos.js` for `paxos-basic` and its kin. What a module leaves
 * out, or a protocol without one, is drawn by what all protocols have in common (generic.js).
 *
 * @typedef {import("../types.d.ts").Sent} Sent
 * @typedef {import("../types.d.ts").State} State
 *
 * @typedef {object} Face how a node looks
 * @property {string} role in words
 * @property {string} mark beside its badge: ★ leads
 * @property {string} badge a word or two under its name, such as "term 2"
 * @property {boolean} solid whether it stands out from its kind
 * @property {Poll | null} poll what it is gathering, while it is
 *
 * @typedef {object} Poll
 * @property {readonly string[]} of who is asked
 * @property {readonly string[]} got who has answered as hoped
 * @property {number} need how many it takes
 *
 * @typedef {object} Cell an entry of a node's log
 * @property {number} index
 * @property {number} term
 * @property {string} text what it holds
 * @property {boolean} committed as far as the node knows
 *
 * @typedef {object} Glyph how a message looks
 * @property {"card" | "pill" | "round" | "dot" | "tag"} shape
 * @property {string} hue a token's name
 * @property {string} text
 * @property {boolean} faint whether it is of the kind that goes to and fro all the time
 * @property {boolean} dashed whether nothing is certain yet, whatever comes of it
 * @property {boolean} reply
 *
 * @typedef {object} MilestoneLabel
 * @property {string} mark
 * @property {string} text
 * @property {string} hue
 *
 * @typedef {object} ProtocolView
 * @property {(state: State) => Face} nodeFace
 * @property {(state: State) => string} rolePaint the hue of its lane: a token's name
 * @property {(state: State, last?: number) => Cell[]} logCells all, or the last so many
 * @property {(state: State) => string | null} shownTimer the timer whose running down is worth seeing
 * @property {(message: Sent) => Glyph} messageKind
 * @property {(message: Sent) => string} messageLabel one line that says what it holds
 * @property {(name: string, state: State | undefined) => MilestoneLabel | null} milestone null: not worth a label
 * @property {import("../causes.js").Counted} counted
 */
import { effect, signal } from "@preact/signals";
import { catalogue, revision, run } from "../state.js";
import { store } from "../store.js";
import { isClientMessage, clientGlyph, clientLabel } from "./client.js";
import { generic } from "./generic.js";

/** @type {import("@preact/signals").Signal<Readonly<Record<string, ProtocolView>>>} by family */
const views = signal({});

/**
 * The view of a protocol: the generic one until its own is there.
 * @param {string | undefined} protocol
 * @returns {ProtocolView}
 */
export function viewOf(protocol) {
  return views.value[familyOf(protocol)] ?? generic;
}

/** The view of the current run's protocol. */
export function view() {
  return viewOf(run.value?.protocol);
}

/**
 * The hue of a node or a client: a token's name.
 * @param {State} state
 */
export function hueOf(state) {
  if (!state.up) return "down";
  return isClientState(state) ? "client" : view().rolePaint(state);
}

/**
 * @param {Sent} message
 * @returns {Glyph}
 */
export function glyphOf(message) {
  return isClientMessage(message) ? clientGlyph(message) : view().messageKind(message);
}

/**
 * What a message holds, in one line.
 * @param {Sent} message
 */
export function labelOf(message) {
  return isClientMessage(message) ? clientLabel(message) : view().messageLabel(message);
}

/** @param {State} state */
function isClientState(state) {
  return "serial" in state && "queue" in state;
}

/** @param {string | undefined} protocol */
function familyOf(protocol = "") {
  return /^[a-z]*/.exec(protocol)?.[0] ?? "";
}

/** @param {string} family */
async function fetchView(family) {
  const isThere = catalogue.value?.views.includes(family);
  const module = isThere ? await import(`./${family}.js`) : { view: {} };
  views.value = { ...views.value, [family]: { ...generic, ...module.view } };
}

effect(() => {
  const family = familyOf(run.value?.protocol);
  if (family && catalogue.value && !views.value[family]) void fetchView(family);
});

effect(() => {
  store.counted = view().counted;
  revision.value = revision.peek() + 1;
});
