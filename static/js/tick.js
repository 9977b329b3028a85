/**
 * Playing without a clock: where the playhead is after some wall time, and when to ask the server for more. Pure; the loop
 * that has the clock is playback.js.
 *
 * @typedef {object} Tape
 * @property {number} at the playhead, virtual ms
 * @property {number} speed virtual ms per wall ms
 * @property {number} computed virtual ms up to which nothing is missing
 *
 * @typedef {object} Credit what the server was last asked to compute
 * @property {number} until virtual ms
 * @property {number} askedAt wall ms
 */

/** A frame that took longer than this (a hidden tab, a slept laptop) counts as this long: nothing is leapt over. Wall ms. */
export const LONGEST_FRAME = 100;

/** Once less than this is left to play, more is asked for. Wall ms. */
const ENOUGH = 1500;
/** Once less than this is at hand, it is asked again, whatever was asked for before. Wall ms. */
const SHORT = 500;
/** How far ahead is asked for. Wall ms. */
const AHEAD = 3000;
/** … and at least so much, in virtual ms, so that slow motion asks seldom. */
const AHEAD_AT_LEAST = 20;
/** At most four requests a second. Wall ms. */
const PATIENCE = 250;

/**
 * The tape after some wall time. It never runs past what is computed.
 * @template {Tape} T
 * @param {T} tape
 * @param {number} wallDelta wall ms
 * @returns {T}
 */
export function advance(tape, wallDelta) {
  const wanted = tape.at + Math.min(Math.max(0, wallDelta), LONGEST_FRAME) * tape.speed;
  return { ...tape, at: Math.max(tape.at, Math.min(wanted, tape.computed)) };
}

/**
 * What to ask the server for now, if anything.
 * @param {Tape} tape
 * @param {Credit | null} credit
 * @param {number} now wall ms
 * @returns {Credit | null}
 */
export function wanted(tape, credit, now) {
  const least = (/** @type {number} */ ahead) => Math.max(tape.speed * ahead, (AHEAD_AT_LEAST * ahead) / AHEAD);
  const covered = Math.max(tape.computed, credit?.until ?? 0) - tape.at;
  // The server computes only so many steps past the playhead that it knows: of a crowd, less than what was asked for.
  const isShort = tape.computed - tape.at < least(SHORT);
  if (covered >= least(ENOUGH) && !isShort) return null;
  if (credit && now - credit.askedAt < PATIENCE) return null;
  return { until: tape.at + least(AHEAD), askedAt: now };
}

/**
 * Whether two runs are the same up to a place: the same world at the start, and the same commands before the place. Then
 * the steps up to there are the same, and those at hand can be kept.
 * @param {import("./types.d.ts").Run} one
 * @param {import("./types.d.ts").Run} other
 * @param {import("./types.d.ts").Place} place
 */
export function sameUpTo(one, other, place) {
  const { commands: mine, ...start } = one;
  const { commands: theirs, ...otherStart } = other;
  return same(start, otherStart) && same(before(mine, place), before(theirs, place));
}

/**
 * @param {import("./types.d.ts").Command[]} commands
 * @param {import("./types.d.ts").Place} place
 */
function before(commands, { seq, at }) {
  return commands.filter((command) => (command.step == null ? (command.at ?? 0) <= at : command.step < seq));
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
