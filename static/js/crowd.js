/**
 * What the server sends of a crowd: snapshots and steps as rows of numbers (docs/trace.md), which hold only what the stage
 * draws. Here they become the shapes that all of the page reads, marked as light: only clients' messages have a body, timers
 * and all notes but headlines are left out, and of a node's state there is only what is drawn. Pure.
 *
 * @typedef {import("./types.d.ts").Step} Step
 * @typedef {import("./types.d.ts").Snapshot} Snapshot
 * @typedef {import("./types.d.ts").Sent} Sent
 * @typedef {import("./types.d.ts").State} State
 *
 * @typedef {number | string | null} Place a node by its number, a client by its name
 *
 * @typedef {[to: Place, kind: number, travel: number, more?: {fate?: Sent["fate"], id?: number, from?: Place, wait?: number,
 *   of?: number, cast?: number, body?: Sent["body"]}]} SentRow times in whole microseconds
 * @typedef {[since: number, node: Place, cause: number | [number] | null | Step["cause"], sent?: 0 | SentRow[], set?: 0 | any[],
 *   rest?: Omit<Partial<Step>, "why" | "faults"> & {why?: [reason: number, args: Record<string, any>][], faults?: LightFaults}]} StepRow
 *
 * @typedef {object} LightSteps
 * @property {number} seq the step before the first row, and its time in whole microseconds
 * @property {number} at
 * @property {string[]} kinds of messages
 * @property {string[]} timers
 * @property {string[]} fields of a node's state
 * @property {string[]} reasons of headlines
 * @property {number} message the first message that the rows speak of
 * @property {StepRow[]} rows
 *
 * @typedef {[id: number, from: Place, to: Place, kind: number, ago: number, travel: number,
 *   more?: {held?: boolean, of?: number, cast?: number, body?: Sent["body"]}]} FlightRow
 *
 * @typedef {object} LightSnapshot
 * @property {number} seq
 * @property {number} at in whole microseconds
 * @property {number} nodes
 * @property {Record<string, {values: any[], of?: number[]}>} drawn
 * @property {Record<string, State>} clients
 * @property {string[]} kinds
 * @property {FlightRow[]} flights
 * @property {LightFaults} faults
 *
 * @typedef {Omit<Snapshot["faults"], "cuts" | "sides"> & {cuts: [senders: Place[], receivers: Place[]][]}} LightFaults
 */

const US_PER_MS = 1000;

/** The weight of the only notes that are sent. */
const HEADLINE = 2;

/** What a light step does not hold: the same emptiness for all of them. */
const NO_LIST = /** @type {any[]} */ (/** @type {unknown} */ (Object.freeze([])));
const NO_MAP = /** @type {Record<string, any>} */ (Object.freeze({}));

/** @type {Step["cause"]} */
const START = Object.freeze({ kind: "start" });

/** @type {string[]} names of nodes by number, each made once */
const NAMES = [];

/** @param {number} number */
function nodeName(number) {
  return (NAMES[number] ??= `n${number}`);
}

/** @param {Place} place */
function nameOf(place) {
  return typeof place === "number" ? nodeName(place) : place;
}

/**
 * An answer or an event of the server in which everything has the shapes of the page.
 * @param {any} answer `steps` and `base`, in it or in its `view`, may be light
 * @returns {any}
 */
export function unpacked(answer) {
  const { view, base, steps } = answer;
  if (view) return { ...answer, view: unpacked(view) };
  if (!base?.drawn && (!steps || Array.isArray(steps))) return answer;
  return { ...answer, base: base?.drawn ? snapshotOf(base) : base, steps: steps?.rows ? stepsOf(steps) : steps };
}

/**
 * @param {LightSteps} light
 * @returns {Step[]}
 */
export function stepsOf({ seq, at, kinds, timers, fields, reasons, message: first, rows }) {
  const fired = timers.map((timer) => /** @type {Step["cause"]} */ ({ kind: "timer", timer }));
  let now = at;
  let next = first;
  return rows.map(([since, place, cause, sent, set, rest], i) => {
    now += since;
    const node = nameOf(place);
    const messages = (sent || NO_LIST).map((/** @type {SentRow} */ row) => {
      const id = row[3]?.id === undefined ? next : first + row[3].id;
      next = id + 1;
      return sentOf(row, id, node, now, kinds);
    });
    /** @type {Step} */
    const step = {
      seq: seq + i + 1,
      at: now / US_PER_MS,
      cause: causeOf(cause, first, fired),
      node,
      set: setOf(node, set || NO_LIST, fields, rest?.set),
      timers: NO_MAP,
      sent: messages.length > 0 ? messages : NO_LIST,
      lost: rest?.lost ?? NO_LIST,
      replies: NO_LIST,
      delivered: NO_LIST,
      why: rest?.why?.map(([reason, args]) => ({ reason: reasons[reason] ?? "", args, weight: HEADLINE })) ?? NO_LIST,
      milestones: rest?.milestones ?? NO_LIST,
      violations: rest?.violations ?? NO_LIST,
      light: true,
    };
    if (rest?.moved) step.moved = rest.moved;
    if (rest?.faults) step.faults = faultsOf(rest.faults);
    return step;
  });
}

/**
 * @param {StepRow[2]} cause
 * @param {number} first
 * @param {Step["cause"][]} fired
 * @returns {Step["cause"]}
 */
function causeOf(cause, first, fired) {
  if (typeof cause === "number") return { kind: "deliver", message: first + cause };
  if (cause === null) return START;
  return Array.isArray(cause) ? /** @type {Step["cause"]} */ (fired[cause[0]]) : cause;
}

/**
 * @param {SentRow} row
 * @param {number} id
 * @param {string | null} node whose step it is
 * @param {number} now
 * @param {string[]} kinds
 * @returns {Sent}
 */
function sentOf([to, kind, travel, more], id, node, now, kinds) {
  const left = now + (more?.wait ?? 0);
  return messageOf(id, more?.from === undefined ? node : nameOf(more.from), to, kinds[kind], left, travel, more);
}

/**
 * @param {number} id
 * @param {string | null} from
 * @param {Place} to
 * @param {string | undefined} type
 * @param {number} left
 * @param {number} travel
 * @param {{fate?: Sent["fate"], of?: number, cast?: number, body?: Sent["body"]}} [more]
 * @returns {Sent}
 */
function messageOf(id, from, to, type, left, travel, more) {
  /** @type {Sent} */
  const message = {
    id,
    from: from ?? "",
    to: nameOf(to) ?? "",
    type: type ?? "",
    body: more?.body ?? NO_MAP,
    sent_at: left / US_PER_MS,
    arrives_at: (left + travel) / US_PER_MS,
    fate: more?.fate ?? "arrive",
  };
  // Most have neither: objects of one shape are the quickest to go through.
  if (more?.of !== undefined) message.of = more.of;
  if (more?.cast !== undefined) message.cast = more.cast;
  return message;
}

/**
 * @param {string | null} node
 * @param {any[]} changes the number of a field and its value, in turn
 * @param {string[]} fields
 * @param {Step["set"]} [others] clients, and other nodes
 * @returns {Step["set"]}
 */
function setOf(node, changes, fields, others) {
  if (changes.length === 0 || node === null) return others ?? NO_MAP;
  /** @type {Record<string, any>} */
  const own = {};
  for (let i = 0; i < changes.length; i += 2) own[/** @type {string} */ (fields[changes[i]])] = changes[i + 1];
  return { [node]: own, ...others };
}

/**
 * @param {LightSnapshot} light
 * @returns {Snapshot}
 */
export function snapshotOf({ seq, at, nodes, drawn, clients, kinds, flights, faults }) {
  const columns = Object.entries(drawn);
  /** @type {Record<string, State>} */
  const state = {};
  for (let number = 1; number <= nodes; number++) {
    const one = /** @type {State} */ ({ up: true });
    for (const [name, { values, of }] of columns) one[name] = values[of ? /** @type {number} */ (of[number - 1]) : 0];
    state[nodeName(number)] = one;
  }
  return {
    seq,
    at: at / US_PER_MS,
    state: { ...state, ...clients },
    timers: {},
    flights: flights.map(([id, from, to, kind, ago, travel, more]) => ({
      ...messageOf(id, nameOf(from), to, kinds[kind], at - ago, travel, more),
      held: more?.held ?? false,
    })),
    faults: faultsOf(faults),
    light: true,
  };
}

/**
 * The faults in force. A crowd that is cut in two has half a million links that are cut: they are written out one by one only
 * where somebody asks for them so.
 * @param {LightFaults} light
 * @returns {Snapshot["faults"]}
 */
function faultsOf({ cuts: groups, ...others }) {
  const sides = groups.map(([from, to]) => ({ from: namesOf(from), to: namesOf(to) }));
  /** @type {[string, string][] | undefined} */
  let cuts;
  return {
    ...others,
    sides,
    get cuts() {
      return (cuts ??= sides.flatMap(({ from, to }) => pairs(from, to)));
    },
  };
}

/** @param {Place[]} places */
function namesOf(places) {
  return places.map((place) => nameOf(place) ?? "");
}

/**
 * @param {string[]} senders
 * @param {string[]} receivers
 */
function pairs(senders, receivers) {
  return senders.flatMap((from) => receivers.filter((to) => to !== from).map((to) => /** @type {[string, string]} */ ([from, to])));
}
