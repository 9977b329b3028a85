/**
 * The world as the steps tell it: folding steps into a world gives a later one. Pure: no clock, no page. A world is
 * never changed; what a step did not touch is shared with the world before it.
 *
 * @typedef {import("./types.d.ts").Step} Step
 * @typedef {import("./types.d.ts").Snapshot} Snapshot
 * @typedef {import("./types.d.ts").Sent} Sent
 * @typedef {import("./types.d.ts").Faults} Faults
 *
 * @typedef {object} Timer
 * @property {number} armed when it was armed, in virtual ms
 * @property {number} due when it fires
 *
 * A message on its way. At the time `since` it had covered the share `start` of its way, and it covers the rest until
 * `due`; while it is held, `due` is null.
 * @typedef {Sent & {start: number, since: number, due: number | null, held: boolean}} Flight
 *
 * A message that a step took out of flight.
 * @typedef {object} Fallen
 * @property {Flight} flight
 * @property {number} at when it fell, in virtual ms
 * @property {number} share the share of its way that it had covered
 *
 * @typedef {object} World
 * @property {number} seq
 * @property {number} at
 * @property {Readonly<Record<string, import("./types.d.ts").State>>} state
 * @property {Readonly<Record<string, Readonly<Record<string, Timer>>>>} timers
 * @property {ReadonlyMap<number, Flight>} flights
 * @property {readonly number[]} doomed those of the flights that never arrive
 * @property {readonly Fallen[]} fallen
 * @property {Faults} faults
 * @property {Readonly<Record<string, number>>} pausedAt when each paused node was paused
 *
 * What a message looks like at one moment.
 * @typedef {object} Sighting
 * @property {number} id
 * @property {Flight} flight
 * @property {"waiting" | "moving" | "held" | "arrived" | "lost"} phase `waiting`: for its sender's disk; `arrived`: at a node
 *   that cannot take it yet
 * @property {number} progress 0 at the sender, 1 at the receiver
 * @property {number} fade 0 while it lives; a lost one rises to 1 and is gone
 */

/** How long a lost message is still seen, as a multiple of the time that its whole way would have taken. */
const LINGER = 2;
/** … and at least this long, in virtual ms. */
const LINGER_AT_LEAST = 20;

/** @type {Faults} */
const NO_FAULTS = { cuts: [], paused: [], clocks: {}, links: [], held: [] };

/**
 * The world of a snapshot. What came before it is not known: its timers count as armed, and held messages as held, then.
 * @param {Snapshot} snapshot
 * @returns {World}
 */
export function worldFrom(snapshot) {
  const { seq, at } = snapshot;
  const faults = snapshot.faults ?? NO_FAULTS;
  const timers = Object.fromEntries(
    Object.entries(snapshot.timers ?? {}).map(([node, armed]) => [
      node,
      Object.fromEntries(Object.entries(armed).map(([name, due]) => [name, { armed: Math.min(at, due), due }])),
    ]),
  );
  const flights = new Map(
    (snapshot.flights ?? []).map((sent) => {
      const flight = launch(sent);
      return [sent.id, sent.held ? hold(flight, at) : flight];
    }),
  );
  const doomed = [...flights.values()].flatMap(({ id, fate }) => (fate === "arrive" ? [] : [id]));
  const pausedAt = Object.fromEntries(faults.paused.map((node) => [node, at]));
  return { seq, at, state: snapshot.state, timers, flights, doomed, fallen: [], faults, pausedAt };
}

/**
 * The world after some steps. What they touch is copied once for all of them: with a thousand nodes the copies are
 * nearly all of the work.
 * @param {World} world the world right before the first of them
 * @param {Iterable<Step>} steps
 * @returns {World}
 */
export function fold(world, steps) {
  const folding = new Folding(world);
  for (const step of steps) folding.take(step);
  return folding.world();
}

/** A world that is being gone on from. Its own tables are nobody else's until it is done. */
class Folding {
  /** @type {World} */
  #from;
  #seq;
  #at;
  #faults;
  #pausedAt;
  /** @type {Record<string, import("./types.d.ts").State> | null} null: as they were, like those below */
  #state = null;
  /** @type {Record<string, Readonly<Record<string, Timer>>> | null} */
  #timers = null;
  /** @type {Map<number, Flight> | null} */
  #flights = null;
  /** @type {number[]} messages of these steps that never arrive */
  #doomed = [];
  /** @type {Fallen[]} those that fell in these steps */
  #fell = [];
  /** When messages were last touched: by then lost ones that had lain long enough were gone. */
  #swept = 0;

  /** @param {World} world */
  constructor(world) {
    this.#from = world;
    this.#seq = world.seq;
    this.#at = world.at;
    this.#faults = world.faults;
    this.#pausedAt = world.pausedAt;
  }

  /** @param {Step} step */
  take(step) {
    this.#seq = step.seq;
    this.#at = step.at;
    this.#takeStates(step);
    this.#takeTimers(step);
    this.#takeFlights(step);
    if (!step.faults) return;
    this.#faults = step.faults;
    this.#pausedAt = Object.fromEntries(step.faults.paused.map((node) => [node, this.#pausedAt[node] ?? step.at]));
  }

  /** @param {Step} step */
  #takeStates({ set }) {
    for (const node in set) {
      this.#state ??= { ...this.#from.state };
      this.#state[node] = /** @type {any} */ ({ ...this.#state[node], ...set[node] });
    }
  }

  /**
   * A timer that fires is no longer armed; a change of the clock's rate keeps the share of the timer that is left.
   * @param {Step} step
   */
  #takeTimers({ at, cause, node: own, timers: changed }) {
    const before = this.#timers ?? this.#from.timers;
    const fired = cause.kind === "timer" ? cause.timer : cause.command?.do === "timeout" ? cause.command.timer : undefined;
    if (fired !== undefined && own !== null && before[own]?.[fired]) {
      const { [fired]: _, ...rest } = /** @type {Record<string, Timer>} */ (before[own]);
      this.#timers ??= { ...before };
      this.#timers[own] = rest;
    }
    const keepsShare = cause.command?.do === "clock";
    for (const node in changed) {
      this.#timers ??= { ...before };
      const mine = { ...this.#timers[node] };
      for (const [name, due] of Object.entries(changed[node] ?? {})) {
        if (due === null) delete mine[name];
        else mine[name] = { armed: keepsShare ? sameShare(mine[name], at, due) : at, due };
      }
      this.#timers[node] = mine;
    }
  }

  /** @param {Step} step */
  #takeFlights(step) {
    const { at, cause } = step;
    const ended = messageOf(step);
    if (ended === undefined && step.sent.length === 0 && step.lost.length === 0 && !step.moved) return;
    this.#flights ??= new Map(this.#from.flights);
    this.#swept = at;
    const flights = this.#flights;
    if (ended !== undefined) {
      const flight = flights.get(ended);
      if (flight && cause.kind === "lost") this.#fell.push({ flight, at, share: 1 });
      flights.delete(ended);
    }
    for (const id of step.lost) {
      const flight = flights.get(id);
      if (flight && flights.delete(id)) this.#fell.push({ flight, at, share: shareAt(flight, at) });
    }
    for (const id in step.moved) {
      const flight = flights.get(Number(id));
      const due = step.moved[id] ?? null;
      if (flight) flights.set(flight.id, due === null ? hold(flight, at) : redirect(flight, at, due));
    }
    for (const sent of step.sent) {
      flights.set(sent.id, launch(sent));
      if (sent.fate !== "arrive") this.#doomed.push(sent.id);
    }
  }

  /** Lets go of the messages that have lain where they fell for long enough. */
  #sweep() {
    const flights = /** @type {Map<number, Flight>} */ (this.#flights);
    const doomed = [];
    for (const id of [...this.#from.doomed, ...this.#doomed]) {
      const flight = flights.get(id);
      if (!flight) continue;
      if (isGone(flight, this.#swept)) flights.delete(id);
      else doomed.push(id);
    }
    const fallen = [...this.#from.fallen, ...this.#fell].filter((f) => f.at + linger(f.flight) >= this.#swept);
    return { flights, doomed, fallen };
  }

  /** @returns {World} */
  world() {
    const { state, timers, flights, doomed, fallen } = this.#from;
    return {
      seq: this.#seq,
      at: this.#at,
      state: this.#state ?? state,
      timers: this.#timers ?? timers,
      ...(this.#flights ? this.#sweep() : { flights, doomed, fallen }),
      faults: this.#faults,
      pausedAt: this.#pausedAt,
    };
  }
}

/**
 * When a timer that is now due at `due` would have been armed, had its clock always run as it does now.
 * @param {Timer | undefined} timer
 * @param {number} at
 * @param {number} due
 */
function sameShare(timer, at, due) {
  if (!timer || timer.due <= at || timer.due <= timer.armed) return at;
  const left = (timer.due - at) / (timer.due - timer.armed);
  return due - (due - at) / left;
}

/**
 * The message that came to its receiver in a step, by itself or by hand.
 * @param {Step} step
 * @returns {number | undefined}
 */
export function messageOf({ cause, lost }) {
  const { message, command } = cause;
  if (message !== undefined || command?.do !== "deliver") return message;
  return lost.includes(command.message) ? undefined : command.message;
}

/**
 * @param {Sent} sent
 * @returns {Flight}
 */
function launch(sent) {
  return { ...sent, start: 0, since: sent.sent_at, due: sent.arrives_at, held: false };
}

/**
 * @param {Flight} flight
 * @param {number} at
 */
function hold(flight, at) {
  return { ...flight, start: shareAt(flight, at), since: at, due: null, held: true };
}

/**
 * @param {Flight} flight
 * @param {number} at
 * @param {number} due
 */
function redirect(flight, at, due) {
  return { ...flight, start: shareAt(flight, at), since: Math.max(at, flight.sent_at), due, held: false };
}

/**
 * The share of its way that a message has covered.
 * @param {Flight} flight
 * @param {number} at virtual ms
 */
export function shareAt(flight, at) {
  if (flight.due === null || at <= flight.since) return flight.start;
  if (at >= flight.due) return 1;
  return flight.start + ((1 - flight.start) * (at - flight.since)) / (flight.due - flight.since);
}

/**
 * Where on its way a message that is lost by chance falls: somewhere in the middle, always the same for the same message.
 * @param {Sent} sent
 */
export function fallsAt(sent) {
  return sent.fate === "cut" ? 0.5 : 0.4 + 0.25 * ((sent.id * 0.618034) % 1);
}

/**
 * How long a message is still seen where it fell, in virtual ms.
 * @param {Sent} sent
 */
export function linger(sent) {
  return Math.max(LINGER_AT_LEAST, LINGER * (sent.arrives_at - sent.sent_at));
}

/**
 * Whether a message that never arrives is seen no more.
 * @param {Flight} flight
 * @param {number} at
 */
function isGone(flight, at) {
  return flight.due !== null && flight.due + linger(flight) < at;
}

/**
 * Every message that is seen at a moment: on its way, held, waiting, or lost a moment ago.
 * @param {World} world
 * @param {number} at virtual ms, not before the world's own
 * @param {(flight: Flight) => number | null} [wall] where on its way a message meets the cut that stops it, 0..1
 * @returns {Sighting[]}
 */
export function flightsAt(world, at, wall = () => null) {
  /** @type {Sighting[]} */
  const seen = [];
  for (const flight of world.flights.values()) {
    const progress = shareAt(flight, at);
    const falls = flight.fate === "arrive" ? Infinity : ((flight.fate === "cut" ? wall(flight) : null) ?? fallsAt(flight));
    if (progress >= falls) seen.push(falling(flight, flight.sent_at + falls * (flight.arrives_at - flight.sent_at), falls, at));
    else seen.push({ id: flight.id, flight, phase: phaseAt(flight, progress, at), progress, fade: 0 });
  }
  for (const { flight, at: fell, share } of world.fallen) seen.push(falling(flight, fell, share, at));
  return seen.filter((sighting) => sighting.fade < 1);
}

/**
 * @param {Flight} flight
 * @param {number} progress
 * @param {number} at
 * @returns {Sighting["phase"]}
 */
function phaseAt(flight, progress, at) {
  if (flight.due === null) return "held";
  if (at < flight.sent_at) return "waiting";
  return progress < 1 ? "moving" : "arrived";
}

/**
 * @param {Flight} flight
 * @param {number} fell
 * @param {number} progress
 * @param {number} at
 * @returns {Sighting}
 */
function falling(flight, fell, progress, at) {
  return { id: flight.id, flight, phase: "lost", progress, fade: Math.min(1, (at - fell) / linger(flight)) };
}

/**
 * The share of a timer that is left: 1 when it was just armed, 0 when it is due; null where it is not armed. A paused
 * node's timer stands where it stood when the node was paused, for the node has not seen the time since.
 * @param {World} world
 * @param {string} node
 * @param {string} name
 * @param {number} at virtual ms
 */
export function timerLeft(world, node, name, at) {
  const timer = world.timers[node]?.[name];
  if (!timer) return null;
  const now = world.pausedAt[node] ?? at;
  if (timer.due <= timer.armed) return now < timer.due ? 1 : 0;
  return Math.min(1, Math.max(0, (timer.due - now) / (timer.due - timer.armed)));
}
