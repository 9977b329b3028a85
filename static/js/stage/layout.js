/**
 * Where everything stands on a stage of a given size: nodes on a ring, what lies beside them on the outer side of it so that
 * nothing that travels crosses it, or nodes in columns; clients at the bottom left; and the ways between them all. Pure.
 * Lengths are CSS pixels.
 *
 * @typedef {import("../geometry.js").Point} Point
 * @typedef {import("../geometry.js").Way} Way
 *
 * @typedef {object} Shelf where a node's log lies, or what else lies beside it, seen from the node's middle
 * @property {number} x where it begins, or the middle of its room where it grows both ways
 * @property {number} y its upper edge
 * @property {-1 | 0 | 1} grows to the left, both ways from the node's middle as far as it can, or to the right
 * @property {number} room how wide it may be; 0: there is none
 * @property {number} rows how many rows of cells it can hold
 *
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {Point} centre
 * @property {number} r the radius of a node
 * @property {"full" | "brief" | "small"} detail what a node of that size can hold: name and term, its name, nothing
 * @property {ReadonlyMap<string, Point>} places of nodes and clients
 * @property {ReadonlyMap<string, Shelf>} shelves
 * @property {{width: number, height: number, captions: boolean, room: number}} box a client's; room: for its caption
 * @property {readonly {text: string, x: number, y: number}[]} headings of columns
 * @property {{x: number, y: number, room: number} | null} note where a sentence about all of it stands, in lines that are
 *   so wide at most; null: there is no room
 * @property {(a: string, b: string) => boolean} neighbours whether the link between two is shown while nothing travels on it
 * @property {boolean} isRing whether the nodes stand on a ring
 * @property {(from: string, to: string) => Lane | null} lane the way of messages in one direction; null where an end is unknown
 * @property {(from: string, to: string) => Lane | null} arc the same round the ring: bowed outwards from each to the next
 *
 * @typedef {object} Lane
 * @property {Way} way from rim to rim
 * @property {number} length
 *
 * @typedef {{width: number, height: number}} Size
 *
 * @typedef {object} Wish
 * @property {number} [rows] how many rows lie beside a node
 * @property {import("../protocols/view.js").Columns | null} [columns]
 */
import { inColumns } from "./columns.js";
import { CELL_STEP, GAP, MARGIN, NARROW, RIM, shelfHeight } from "./measures.js";
import { between, distance, keepRight, ring, route, shorten } from "../geometry.js";

/** The least room for a log beside its node: three entries. */
const BESIDE = 3 * CELL_STEP + GAP;
/** Room for what stands under a client, and how far it reaches beyond it. */
const CAPTION = 22;
const CAPTION_BEYOND = 62;
/** How far the way round the ring bows out, as a share of its length. */
const ARC = 0.2;

/**
 * @param {number} width
 * @param {number} height
 * @param {readonly string[]} nodes
 * @param {readonly string[]} clients
 * @param {Wish} [wish]
 * @returns {Layout}
 */
export function layOut(width, height, nodes, clients, { rows = 1, columns = null } = {}) {
  const box = clientBox(clients.length, width, columns !== null);
  const caption = box.captions ? CAPTION : 6;
  const below = width < NARROW && clients.length > 0 ? box.height + caption : 0;
  const left = width >= NARROW && clients.length > 0 ? 22 + box.width + (box.captions ? CAPTION_BEYOND : 0) : 0;
  const { places, wished, r, centre, headings } = columns
    ? inColumns({ width, height }, columns, { left, below: width < NARROW ? below : CAPTION })
    : onRing({ width, height }, nodes, rows, below, clients.length > 0 ? box.width : 0);
  for (const [name, place] of named(clients, clientPlaces(clients.length, box, width, height))) places.set(name, place);
  const shelves = new Map(nodes.map((node) => [node, fitted(node, wished, places, r, box)]));
  const detail = r >= 26 ? "full" : r >= 14 ? "brief" : "small";
  const isRing = columns === null;
  const note = width < NARROW ? null : isRing ? { x: 16, y: 40, room: width / 2 - 110 } : { x: left + 16, y: height - 12, room: width - left - 32 };
  const ground = { places, shelves, nodes, r, box, isRing };
  const lane = lanes(ground, { width, height });
  const arc = arcs(ground, lane);
  return { width, height, centre, r, detail, places, shelves, box, headings, note, neighbours: neighbours(columns), isRing, lane, arc };
}

/**
 * On a ring all links are shown; of columns, those from each to the next, and those of clients to the first.
 * @param {import("../protocols/view.js").Columns | null} columns
 * @returns {Layout["neighbours"]}
 */
function neighbours(columns) {
  if (!columns) return () => true;
  const columnOf = new Map(columns.flatMap(({ nodes }, i) => nodes.map((node) => [node, i])));
  return (a, b) => Math.abs((columnOf.get(a) ?? -1) - (columnOf.get(b) ?? -1)) === 1;
}

/**
 * @typedef {object} Standing where nodes stand, before what is in the way of their shelves is known
 * @property {Map<string, Point>} places
 * @property {ReadonlyMap<string, Shelf>} wished
 * @property {number} r
 * @property {Point} centre
 * @property {Layout["headings"]} headings
 */

/**
 * @param {Size} size
 * @param {readonly string[]} nodes
 * @param {number} rows
 * @param {number} below what is kept free below
 * @param {number} clientWidth 0: there are no clients
 * @returns {Standing}
 */
function onRing({ width, height }, nodes, rows, below, clientWidth) {
  const shelf = nodes.length <= 12 ? shelfHeight(rows) + GAP : 0;
  const wish = Math.min(44, Math.min(height, width * 0.8) * 0.088);
  let r = wish;
  let oval = ovalFor(r);
  // Radius and ring depend on each other: a smaller node leaves more room for the ring.
  for (let i = 0; i < 4; i++) {
    r = Math.max(6, Math.min(wish, 0.24 * spacing(oval.rx, oval.ry, nodes.length)));
    oval = ovalFor(r);
  }

  /** @param {number} radius */
  function ovalFor(radius) {
    const around = radius + RIM + shelf + MARGIN + (radius < 16 ? 14 : 0);
    const ry = Math.max(20, (height - below) / 2 - around);
    const beside = width < NARROW ? 0 : shelf > 0 ? BESIDE : clientWidth;
    const widest = width / 2 - radius - RIM - MARGIN - beside - (radius < 16 ? 18 : 0);
    return { rx: Math.max(20, Math.min(widest, ry * (1.3 + 0.05 * nodes.length))), ry };
  }

  const centre = { x: width / 2, y: (height - below) / 2 };
  const places = new Map(named(nodes, ring(nodes.length, centre, oval.rx, oval.ry)));
  const wished = new Map(nodes.map((node) => [node, shelfFor(/** @type {Point} */ (places.get(node)), centre, r, width, shelf ? rows : 0)]));
  return { places, wished, r, centre, headings: [] };
}

/**
 * The least distance between two neighbours on an oval.
 * @param {number} rx
 * @param {number} ry
 * @param {number} count
 */
function spacing(rx, ry, count) {
  if (count < 2) return Infinity;
  const places = ring(count, { x: 0, y: 0 }, rx, ry);
  return Math.min(...places.map((place, i) => distance(place, places[(i + 1) % count] ?? place)));
}

/**
 * @param {readonly string[]} names
 * @param {readonly Point[]} places
 * @returns {[string, Point][]}
 */
function named(names, places) {
  return names.map((name, i) => [name, /** @type {Point} */ (places[i])]);
}

/**
 * A node's log lies on the side of it that looks away from the middle: beside it where there is room, else above or below.
 * @param {Point} place
 * @param {Point} centre
 * @param {number} r
 * @param {number} width
 * @param {number} rows 0: there is no shelf
 * @returns {Shelf}
 */
function shelfFor(place, centre, r, width, rows) {
  const dx = place.x - centre.x;
  const dy = place.y - centre.y;
  if (rows === 0) return { x: 0, y: 0, grows: 0, room: 0, rows };
  const beside = r + RIM + GAP - 2;
  const room = (dx > 0 ? width - place.x : place.x) - beside - MARGIN;
  if (Math.abs(dx) > Math.abs(dy) && room >= BESIDE - GAP) {
    return { x: dx > 0 ? beside : -beside, y: -shelfHeight(rows) / 2, grows: dx > 0 ? 1 : -1, room, rows };
  }
  const y = dy <= 0 && dx * dx + dy * dy > 1 ? -r - RIM - GAP - shelfHeight(rows) + 4 : r + RIM + GAP - 4;
  return { x: 0, y, grows: 0, room: 2 * Math.min(place.x, width - place.x, 4 * r) - 2 * MARGIN, rows };
}

/**
 * A shelf with the room that nodes, clients and other logs in its row leave it. Two logs meet in the middle.
 * @param {string} node
 * @param {ReadonlyMap<string, Shelf>} shelves
 * @param {ReadonlyMap<string, Point>} places
 * @param {number} r
 * @param {Layout["box"]} box
 * @returns {Shelf}
 */
function fitted(node, shelves, places, r, box) {
  const shelf = /** @type {Shelf} */ (shelves.get(node));
  const here = /** @type {Point} */ (places.get(node));
  const from = here.x + shelf.x;
  const half = shelfHeight(shelf.rows) / 2;
  const row = here.y + shelf.y + half;
  let left = shelf.grows === 1 ? from : from - shelf.room / (shelf.grows === 0 ? 2 : 1);
  let right = left + shelf.room;
  /** @param {number} x the middle of what is in the way @param {number} reach half of its width */
  const keepClear = (x, reach) => {
    if (x < from) left = Math.max(left, x + reach + GAP);
    else right = Math.min(right, x - reach - GAP);
  };
  for (const [name, { x, y }] of places) {
    if (name === node) continue;
    const isClient = name.startsWith("c");
    const tall = isClient ? box.height / 2 : r + RIM;
    const below = isClient && box.captions ? CAPTION : 0;
    if (row > y - tall - half && row < y + tall + below + half) keepClear(x, isClient ? box.width / 2 : r + RIM);
    const other = shelves.get(name);
    const meets = other && shelf.grows === 0 && other.grows === 0 && Math.abs(y + other.y + half - row) < 2 * half + GAP;
    if (meets) keepClear((x + here.x) / 2, 0);
  }
  const room = Math.max(0, right - left);
  return { ...shelf, x: shelf.grows === 0 ? (left + right) / 2 - here.x : shelf.x, room };
}

/**
 * @param {number} count
 * @param {number} width of the stage
 * @param {boolean} isBeside whether nodes stand right beside the clients
 */
function clientBox(count, width, isBeside) {
  const room = width < NARROW ? (width - 32) / Math.max(1, count) - 8 : isBeside ? 62 + CAPTION_BEYOND - GAP : Infinity;
  return count <= 2 ? { width: 62, height: 34, captions: true, room } : { width: 44, height: 26, captions: false, room };
}

/**
 * From the bottom left corner upwards, past six from the bottom right too; along the bottom edge of a narrow stage.
 * @param {number} count
 * @param {{width: number, height: number, captions: boolean}} box
 * @param {number} width
 * @param {number} height
 * @returns {Point[]}
 */
function clientPlaces(count, box, width, height) {
  const caption = box.captions ? CAPTION : 0;
  const bottom = height - 10 - caption - box.height / 2;
  if (width < NARROW) {
    const step = (width - 32) / Math.max(1, count);
    return Array.from({ length: count }, (_, i) => ({ x: 16 + box.width / 2 + i * step, y: bottom }));
  }
  const left = 22 + box.width / 2;
  const rise = box.height + caption + 10;
  return Array.from({ length: count }, (_, i) => ({ x: i < 6 ? left : width - left, y: bottom - (i % 6) * rise }));
}

/**
 * @typedef {object} Ground what ways lead past
 * @property {ReadonlyMap<string, Point>} places
 * @property {ReadonlyMap<string, Shelf>} shelves
 * @property {readonly string[]} nodes
 * @property {number} r
 * @property {Size} box
 * @property {boolean} isRing
 */

/**
 * @param {Ground} ground
 * @param {Size} field
 * @returns {Layout["lane"]}
 */
function lanes(ground, field) {
  const { places, r, box, isRing } = ground;
  /** @type {Map<string, Lane | null>} */
  const made = new Map();
  const reach = (/** @type {string} */ name) => (name.startsWith("c") ? Math.hypot(box.width, box.height) / 2 + 4 : r + 10);
  const apart = Math.min(12, Math.max(3, r * 0.3));
  const make = (/** @type {string} */ from, /** @type {string} */ to) => {
    const a = places.get(from);
    const b = places.get(to);
    if (!a || !b) return null;
    if (from === to) return ownLoop(a, r);
    // On a ring nothing stands between two nodes.
    const isFree = isRing && from.startsWith("n") && to.startsWith("n");
    const obstacles = isFree ? [] : obstaclesFor(ground, from, to);
    // Both directions take the same way around what is between them.
    const [first, second] = from < to ? [a, b] : [b, a];
    const there = route(first, second, obstacles, field);
    const way = from < to ? there : { from: there.to, middle: there.middle, to: there.from };
    const lane = shorten(keepRight(way, apart), reach(from), reach(to));
    return { way: lane, length: distance(lane.from, lane.middle) + distance(lane.middle, lane.to) };
  };
  return (from, to) => {
    const key = `${from} ${to}`;
    let lane = made.get(key);
    if (lane === undefined) made.set(key, (lane = make(from, to)));
    return lane;
  };
}

/**
 * The ways round the ring. Seen from above, one keeps to the left of the straight way, so that there and back do not meet;
 * between two that others stand between, it is the straight way.
 * @param {Ground} ground
 * @param {Layout["lane"]} lane
 * @returns {Layout["arc"]}
 */
function arcs({ places, nodes, r, isRing }, lane) {
  /** @type {Map<string, Lane | null>} */
  const made = new Map();
  const at = new Map(nodes.map((node, i) => [node, i]));
  const make = (/** @type {string} */ from, /** @type {string} */ to) => {
    const a = places.get(from);
    const b = places.get(to);
    const apart = Math.abs((at.get(from) ?? -1) - (at.get(to) ?? -1));
    if (!a || !b || !isRing || (apart !== 1 && apart !== nodes.length - 1)) return lane(from, to);
    const { middle } = keepRight({ from: a, middle: between(a, b, 0.5), to: b }, -ARC * distance(a, b));
    const bowed = shorten({ from: a, middle, to: b }, r + 10, r + 10);
    return { way: bowed, length: distance(bowed.from, bowed.middle) + distance(bowed.middle, bowed.to) };
  };
  return (from, to) => {
    const key = `${from} ${to}`;
    let arc = made.get(key);
    if (arc === undefined) made.set(key, (arc = make(from, to)));
    return arc;
  };
}

/**
 * What a message has to go round: the other nodes and their logs.
 * @param {Ground} ground
 * @param {string} from
 * @param {string} to
 */
function obstaclesFor({ places, shelves, nodes, r, isRing }, from, to) {
  return nodes
    .filter((node) => node !== from && node !== to)
    .flatMap((node) => {
      const { x, y } = /** @type {Point} */ (places.get(node));
      const shelf = shelves.get(node);
      // Between columns there is little room: there messages pass under what lies beside a node.
      const disc = { x, y, r: r + (isRing ? RIM + 6 : 6) };
      if (!isRing || !shelf || shelf.room === 0) return [disc];
      const log = { x: x + shelf.x + shelf.grows * 1.5 * CELL_STEP, y: y + shelf.y + shelfHeight(shelf.rows) / 2, r: 1.5 * CELL_STEP };
      return [disc, log];
    });
}

/**
 * The way of a message to oneself: a small bow over the node's right shoulder.
 * @param {Point} place
 * @param {number} r
 * @returns {Lane}
 */
function ownLoop(place, r) {
  const out = r + 10;
  const from = { x: place.x + out * 0.5, y: place.y - out * 0.87 };
  const to = { x: place.x + out * 0.87, y: place.y - out * 0.5 };
  const corner = between(from, to, 0.5);
  const middle = { x: corner.x + out * 0.9, y: corner.y - out * 0.9 };
  return { way: { from, middle, to }, length: distance(from, middle) + distance(middle, to) };
}
