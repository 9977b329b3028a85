/**
 * How a protocol is drawn and labelled. Each family has a module of its own beside this one, named after it, which is
 * fetched when a run first needs it: `raft.js` for `raft`, `paxos.js` for `paxos-basic` and its kin. It exports a `view`, or
 * `views` by protocol. What a module leaves out, or a protocol without one, is drawn by what all protocols have in common
 * (generic.js).
 *
 * @typedef {import("../types.d.ts").Sent} Sent
 * @typedef {import("../types.d.ts").State} State
 * @typedef {import("../types.d.ts").Step} Step
 *
 * @typedef {object} Face how a node looks
 * @property {string} role in words
 * @property {string} mark beside its badge: ★ leads
 * @property {string} badge a word or two under its name, such as "term 2"
 * @property {boolean} solid whether it stands out from its kind
 * @property {boolean} [outdated] whether it takes itself for what another has become since
 * @property {Poll | null} poll what it is gathering, while it is
 * @property {readonly string[]} [says] what else is to be known of it, in full
 *
 * @typedef {object} Poll
 * @property {readonly string[]} of who is asked
 * @property {readonly string[]} got who has answered as hoped
 * @property {number} need how many it takes
 * @property {string} [text] in words; votes, where nothing is said
 *
 * @typedef {object} Cell an entry of a node's log
 * @property {number} index
 * @property {string} text what it holds
 * @property {string} under by whom it was put there: its term, its number
 * @property {boolean} committed as far as the node knows
 *
 * @typedef {object} Chip something small that lies beside a node
 * @property {"cell" | "card" | "gate" | "answer" | "note" | "slot" | "member"} shape
 * @property {string} text
 * @property {string} [small] said after it in lighter type
 * @property {string} title what it is, in full
 * @property {number} [tone] what it is told apart from others of its kind by
 * @property {"solid" | "dashed" | "struck" | "waiting" | "empty"} look dashed: not certain yet; struck: it came too late;
 *   waiting: nothing was done with it yet; empty: there is nothing
 * @property {boolean} [lit] whether it is the one that matters
 *
 * @typedef {object} Row chips in a row
 * @property {readonly Chip[]} chips
 * @property {number} hidden how many come before them
 * @property {"all" | "end"} keep what is kept where there is no room for all: as many as fit, or the last ones
 *
 * @typedef {{heading: string, nodes: readonly string[]}[]} Columns from left to right
 *
 * @typedef {object} QuorumPicture who was asked, and which of them tell what may have been chosen
 * @property {readonly string[]} acceptors all there are
 * @property {readonly string[]} answered Q
 * @property {readonly string[]} quorum R: a quorum that may have chosen; nobody where none can have
 * @property {Readonly<Record<string, string>>} votes what those who answered have voted for
 * @property {boolean} free whether any value would do
 * @property {string} says in a sentence
 *
 * @typedef {object} Passing what is seen of a step for a moment only
 * @property {boolean} [refused] whether the node turned away the message that came
 * @property {"useful" | "redundant"} [came] whether the message that came told the node anything
 * @property {QuorumPicture} [picture]
 *
 * @typedef {object} Glyph how a message looks
 * @property {"card" | "pill" | "round" | "dot" | "tag" | "coin" | "diamond"} shape
 * @property {string} hue a token's name
 * @property {string} text
 * @property {readonly string[]} [beside] what stands beside it, line by line
 * @property {boolean} [wave] whether those of one broadcast are drawn as one wave
 * @property {boolean} [around] whether it takes the way round the ring rather than across it
 * @property {boolean} faint whether it is of the kind that goes to and fro all the time
 * @property {boolean} dashed whether nothing is certain yet, whatever comes of it
 * @property {boolean} reply
 *
 * @typedef {object} Ring nodes that hand something round
 * @property {number} tone by which it is told from other rings
 * @property {readonly {from: string, to: string, look: "solid" | "dashed" | "dotted" | "broken"}[]} arcs dashed: not in force
 *   yet; dotted: planned; broken: an end of it is no longer, or not yet, of this ring
 *
 * @typedef {object} Held what a node has in its hands, drawn as the message that brought it
 * @property {string} node
 * @property {string} next to whom it will go
 * @property {string} hue a token's name
 * @property {readonly string[]} beside what stands beside it, line by line
 * @property {string} timer the timer that says how long it is held
 *
 * @typedef {object} OwnPanel a panel of the protocol's own beside the stage
 * @property {string} name the id of its title
 * @property {() => any} Body a Preact component
 *
 * @typedef {object} MilestoneLabel
 * @property {string} mark
 * @property {string} text
 * @property {string} hue
 * @property {boolean} [major] whether it is named even where there is little room
 *
 * @typedef {"news" | "wasted" | "control"} Cargo what a message is to its receiver: data that it lacks, data that it knows all
 *   of, or no data
 * @typedef {(message: Sent, receiver: State | undefined, sender: State | undefined) => Cargo} CargoOf
 *
 * @typedef {object} CrowdKind of the bodies of a crowd
 * @property {string} name the id of its text
 * @property {string} hue
 * @property {boolean} hollow
 *
 * @typedef {object} CrowdView how a crowd is drawn, of which only the protocol's drawn fields are at hand
 * @property {readonly CrowdKind[]} kinds
 * @property {(states: Readonly<Record<string, State>>) => any} [common] what the kind depends on besides the own state
 * @property {(state: State, common: any) => number} kindOf by its place in the list
 * @property {readonly {gauge: string, hue: string, name: string}[]} bands of the diagram: how many nodes, each in front of the
 *   one before it; name: the id of its text
 *
 * @typedef {object} Line of a chart: a gauge, or a series that is made of the steps at hand
 * @property {string} [gauge]
 * @property {{of: (store: import("../store.js").Store) => readonly (readonly [seq: number, at: number, value: number])[]}} [series]
 * @property {string} [name] the id of its text; that of its gauge, where nothing is said
 * @property {string} hue
 *
 * @typedef {object} Chart
 * @property {string} name the id of its title
 * @property {"share" | "count" | "bytes" | "rate" | "number"} unit share: of all nodes
 * @property {boolean} [stacked] whether each line stands on the one before it
 * @property {readonly Line[]} lines the first is the one that the chart is about
 * @property {{says: () => string, points: (count: number, points: readonly (readonly [number, number, number])[], until: number) =>
 *   readonly (readonly [at: number, share: number])[]}} [textbook] what is expected: the id of its caption, and its points for
 *   so many nodes
 *
 * @typedef {{cells: readonly string[], look: "same" | "lacks" | "ahead" | "sent" | "left"}} TableRow
 *
 * @typedef {{kind: "table", title: string, heads: readonly string[], rows: readonly TableRow[], more: number, says: string}
 *   | {kind: "trees", title: string, trees: import("./gossip/walk.js").Trees, says: string,
 *      bytes: {sofar: number, full: number} | null}} Exhibit a step seen from near
 *
 * @typedef {object} Near what an exhibit is made of; of a crowd, what is not at hand is asked for, and null until it comes
 * @property {number} seq
 * @property {string | null} node
 * @property {Sent | null} message that the step is about
 * @property {Readonly<Record<string, State>>} states
 * @property {readonly Sent[]} flights
 * @property {(node: string, seq: number) => State | null} state
 * @property {(seq: number) => Step | null} stepAt
 * @property {(id: number) => Sent | null} sent
 * @property {(id: number) => number | null} sentIn
 *
 * @typedef {object} ProtocolView
 * @property {(states: Readonly<Record<string, State>>) => any} common what the look of a node depends on besides its own
 *   state, made of the states of all; as JSON it is equal where nothing looks otherwise
 * @property {(state: State, common?: any, name?: string) => Face} nodeFace
 * @property {(state: State, common?: any) => string} rolePaint its hue: a token's name
 * @property {(() => (state: State) => string) | null} lanePaint how its lane is painted now; null: as the node is by itself
 * @property {(field: string, state: State) => Cell[] | null} cells the entries of a field that is a log; null: it is none
 * @property {(state: State, common: any, most: number) => Row[]} shelf what lies beside a node; of a long row, `most` will do
 * @property {number} shelfRows how many rows there are at most
 * @property {(nodes: readonly string[]) => Columns | null} columns how the nodes of the run stand; null: on a ring
 * @property {((step: Step, message: Sent | null, before: State, after: State) => Passing | null) | null} passing null:
 *   nothing ever is
 * @property {(state: State) => string | null} shownTimer the timer whose running down is worth seeing
 * @property {(message: Sent) => Glyph} messageKind
 * @property {(message: Sent) => string} messageLabel one line that says what it holds
 * @property {(states: Readonly<Record<string, State>>) => readonly Ring[]} rings of the states of all, clients among them
 * @property {(states: Readonly<Record<string, State>>) => readonly Held[]} held of the states of all, clients among them
 * @property {OwnPanel | null} panel
 * @property {(state: State) => QuorumPicture | null} picture of the last choice that the node has made
 * @property {(name: string, state: State | undefined) => MilestoneLabel | null} milestone null: not worth a label
 * @property {import("../causes.js").Counted} counted
 * @property {CargoOf | null} cargoOf null: it makes no difference
 * @property {CrowdView} crowd
 * @property {((gauges: readonly string[]) => readonly Chart[])} curves
 * @property {((near: Near) => Exhibit | null) | null} exhibit null: there never is one
 * @property {() => boolean} hasExhibits whether a place is kept for them
 */
import { effect, signal } from "@preact/signals";
import { catalogue, familyOf, isCrowd, nowSeq, revision, run } from "../state.js";
import { store } from "../store.js";
import { isClientMessage, clientGlyph, clientLabel } from "./client.js";
import { generic } from "./generic.js";

/** @type {import("@preact/signals").Signal<Readonly<Record<string, ProtocolView>>>} by protocol */
const views = signal({});

/**
 * The view of a protocol: the generic one until its own is there.
 * @param {string | undefined} protocol
 * @returns {ProtocolView}
 */
export function viewOf(protocol) {
  return views.value[protocol ?? ""] ?? generic;
}

/** The view of the current run's protocol. */
export function view() {
  return viewOf(run.value?.protocol);
}

/**
 * The hue of a node or a client: a token's name.
 * @param {State} state
 * @param {any} [common] what its look depends on besides its own state; as things stand at the playhead, where it is not given
 */
export function hueOf(state, common) {
  if (!state.up) return "down";
  if (isClientState(state)) return "client";
  return isCrowd.peek() ? kindInCrowd(state).hue : view().rolePaint(state, common ?? commonNow());
}

/**
 * What a node of a crowd is, as far as the page has it.
 * @param {State} state
 * @returns {CrowdKind}
 */
export function kindInCrowd(state) {
  const { kinds, kindOf } = view().crowd;
  return /** @type {CrowdKind} */ (kinds[kindOf(state, commonNow())] ?? kinds[0]);
}

/** @type {{of: object | null, kind: ProtocolView | null, value: any}} */
let last = { of: null, kind: null, value: null };

/** What the look of nodes depends on besides their own state, at the playhead. */
export function commonNow() {
  const kind = view();
  const { state } = store.worldAt(nowSeq.peek());
  if (state !== last.of || kind !== last.kind) {
    const value = isCrowd.peek() ? kind.crowd.common?.(state) : kind.common(nodesIn(state));
    last = { of: state, kind, value };
  }
  return last.value;
}

/** @param {Readonly<Record<string, State>>} states */
function nodesIn(states) {
  return Object.fromEntries(Object.entries(states).filter(([name]) => name.startsWith("n")));
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

/**
 * Fetches the view of a protocol where it is not there yet, so that nothing of a run is shown before it.
 * @param {string} protocol
 */
export async function settle(protocol) {
  if (!catalogue.value || views.value[protocol]) return;
  const family = familyOf(protocol);
  const isThere = catalogue.value.views.includes(family);
  const module = isThere ? await import(`./${family}.js`) : {};
  const own = module.views?.[protocol] ?? module.view;
  views.value = { ...views.value, [protocol]: { ...generic, ...own } };
}

effect(() => {
  store.counted = view().counted;
  revision.value = revision.peek() + 1;
});
