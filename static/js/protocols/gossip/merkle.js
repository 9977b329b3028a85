/**
 * The Merkle trees of two stores as one picture: a tree over the keys of both, in which every place says what each side has
 * there. Pure. The same trees as the server's: a key's place is the BLAKE2b hash of its text, read bit by bit; a leaf's hash is
 * that of its key and its item as JSON, a branch's that of its two halves.
 *
 * @typedef {import("./versions.js").Store} Store
 * @typedef {import("./versions.js").Item} Item
 *
 * @typedef {object} Place
 * @property {string} path 0 is left, 1 is right, "" the root
 * @property {readonly string[]} keys below it, of either side
 * @property {readonly [string, string]} hashes of the first store and of the second, in hexadecimal digits
 * @property {readonly Place[]} halves empty at a leaf
 */
import { blake2b } from "@noble/hashes/blake2.js";

const PLACE_BYTES = 16;
const HASH_BYTES = 8;
const NOTHING = "0".repeat(2 * HASH_BYTES);
/** Leaves whose hashes are kept. */
const KEPT = 20_000;

/** @type {Map<string, string>} */
const bitsOf = new Map();
/** @type {Map<string, string>} */
const leafHashes = new Map();
const encoder = new TextEncoder();

/**
 * Both stores in one tree; null where both are empty.
 * @param {Store} one
 * @param {Store} other
 * @returns {Place | null}
 */
export function bothTrees(one, other) {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  if (keys.length === 0) return null;
  const sorted = keys.map((key) => ({ key, bits: placeOf(key) })).sort((a, b) => (a.bits < b.bits ? -1 : 1));
  return built(sorted, "", one, other);
}

/**
 * The way from the root to a key, as far as hashes go: a 0 or a 1 for each turn.
 * @param {string} key
 */
export function placeOf(key) {
  let bits = bitsOf.get(key);
  if (bits === undefined) {
    const digest = blake2b(encoder.encode(key), { dkLen: PLACE_BYTES });
    bits = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("");
    keep(bitsOf, key, bits);
  }
  return bits;
}

/**
 * @param {readonly {key: string, bits: string}[]} leaves in the order of their places, which agree up to the path
 * @param {string} path
 * @param {Store} one
 * @param {Store} other
 * @returns {Place}
 */
function built(leaves, path, one, other) {
  const keys = leaves.map(({ key }) => key);
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) {
    return { path, keys, hashes: [leafHash(only, one[only]), leafHash(only, other[only])], halves: [] };
  }
  const turn = leaves.findIndex(({ bits }) => bits[path.length] === "1");
  const parts = turn === -1 ? [leaves, []] : [leaves.slice(0, turn), leaves.slice(turn)];
  const halves = parts.map((part, i) => (part.length > 0 ? built(part, `${path}${i}`, one, other) : null));
  const hashes = /** @type {[string, string]} */ ([0, 1].map((side) => branchHash(halves, side)));
  return { path, keys, hashes, halves: /** @type {Place[]} */ (halves.filter((half) => half !== null)) };
}

/**
 * A branch that has one leaf alone on a side is that leaf there: a leaf hangs as high as it can.
 * @param {readonly (Place | null)[]} halves
 * @param {number} side
 */
function branchHash(halves, side) {
  const [left = NOTHING, right = NOTHING] = halves.map((half) => half?.hashes[side]);
  const counts = halves.map((half) => countOn(half, side));
  const count = (counts[0] ?? 0) + (counts[1] ?? 0);
  if (count === 0) return NOTHING;
  if (count === 1) return counts[0] === 1 ? left : right;
  return hex(blake2b(bytesOf(left + right), { dkLen: HASH_BYTES }));
}

/** @type {WeakMap<Place, [number, number]>} */
const counted = new WeakMap();

/**
 * How many keys a side has below a place.
 * @param {Place | null} place
 * @param {number} side
 * @returns {number}
 */
function countOn(place, side) {
  if (!place) return 0;
  let counts = counted.get(place);
  if (!counts) {
    const sum = (/** @type {number} */ i) => place.halves.reduce((total, half) => total + countOn(half, i), 0);
    counts = place.halves.length > 0 ? [sum(0), sum(1)] : [place.hashes[0] === NOTHING ? 0 : 1, place.hashes[1] === NOTHING ? 0 : 1];
    counted.set(place, counts);
  }
  return counts[side] ?? 0;
}

/**
 * @param {string} key
 * @param {Item | undefined} item
 */
function leafHash(key, item) {
  if (!item) return NOTHING;
  const { value, version, deleted } = item;
  const text = JSON.stringify({ [key]: { value, version, deleted } });
  let hash = leafHashes.get(text);
  if (hash === undefined) keep(leafHashes, text, (hash = hex(blake2b(encoder.encode(text), { dkLen: HASH_BYTES }))));
  return hash;
}

/**
 * @param {Map<string, string>} known
 * @param {string} key
 * @param {string} value
 */
function keep(known, key, value) {
  if (known.size >= KEPT) known.clear();
  known.set(key, value);
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} digits */
function bytesOf(digits) {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
