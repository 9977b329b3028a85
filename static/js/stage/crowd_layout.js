/**
 * Where a crowd stands: its nodes as evenly as the seeds of a sunflower over an oval that fills the stage, its clients in the
 * corner at the bottom left; and who is at a place. Pure. Lengths are CSS pixels of the stage as a whole, its middle at 0, 0.
 *
 * @typedef {object} CrowdLayout
 * @property {readonly string[]} names nodes by number, then clients
 * @property {ReadonlyMap<string, number>} index of each name
 * @property {Float32Array} xs
 * @property {Float32Array} ys
 * @property {number} nodes how many of the names are nodes
 * @property {number} r the radius of a node
 * @property {number} spacing from a node to the next
 * @property {{width: number, height: number}} box a client's
 */

/** By so much each seed is turned against the one before it. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Room around the oval: above it stands what its colours mean, below it clients, a hint and buttons. */
const MARGIN = { side: 14, top: 44, bottom: 36 };
/** On a narrow stage what stands above takes more lines. */
const NARROW = 480;
const MORE = 26;
/** The oval is at most so many times as wide as high, or as high as wide. */
const LONGEST = 1.7;
/** The radius of a node, as a share of the distance to the next, and its bounds. */
const SHARE = 0.37;
const LEAST = 1.5;
const MOST = 12;
/** A client's box, and how far the next one stands. */
const BOX = { width: 40, height: 24 };
const STEP = 30;

/**
 * @param {readonly string[]} nodes
 * @param {readonly string[]} clients
 * @param {number} width of the stage
 * @param {number} height
 * @returns {CrowdLayout}
 */
export function layOutCrowd(nodes, clients, width, height) {
  const names = [...nodes, ...clients];
  const xs = new Float32Array(names.length);
  const ys = new Float32Array(names.length);
  const top = MARGIN.top + (width < NARROW ? MORE : 0);
  const high = Math.max(20, (height - top - MARGIN.bottom) / 2);
  const wide = Math.max(20, width / 2 - MARGIN.side);
  const rx = Math.min(wide, high * LONGEST);
  const ry = Math.min(high, wide * LONGEST);
  nodes.forEach((_, i) => {
    const out = Math.sqrt((i + 0.5) / nodes.length);
    xs[i] = rx * out * Math.cos(i * GOLDEN);
    ys[i] = ry * out * Math.sin(i * GOLDEN) + (top - MARGIN.bottom) / 2;
  });
  clients.forEach((_, i) => {
    xs[nodes.length + i] = -width / 2 + BOX.width / 2 + 10;
    ys[nodes.length + i] = height / 2 - BOX.height / 2 - 8 - i * STEP;
  });
  const spacing = Math.sqrt((Math.PI * rx * ry) / Math.max(1, nodes.length));
  const r = Math.min(MOST, Math.max(LEAST, SHARE * spacing));
  return { names, index: new Map(names.map((name, i) => [name, i])), xs, ys, nodes: nodes.length, r, spacing, box: BOX };
}

/** Finds who is near a place without asking everybody. */
export class Neighbourhood {
  /** @type {Map<number, number[]>} */
  #cells = new Map();
  #layout;
  #size;

  /** @param {CrowdLayout} layout */
  constructor(layout) {
    this.#layout = layout;
    this.#size = Math.max(8, layout.spacing * 1.5);
    for (let i = 0; i < layout.names.length; i++) {
      const key = this.#keyOf(layout.xs[i] ?? 0, layout.ys[i] ?? 0, 0, 0);
      const cell = this.#cells.get(key);
      if (cell) cell.push(i);
      else this.#cells.set(key, [i]);
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} right cells to the right
   * @param {number} down cells down
   */
  #keyOf(x, y, right, down) {
    return (Math.floor(x / this.#size) + right + 4096) * 16384 + Math.floor(y / this.#size) + down + 4096;
  }

  /**
   * The nearest one to a place, by its number among the names; -1 where nobody is within reach.
   * @param {number} x
   * @param {number} y
   * @param {number} reach
   */
  at(x, y, reach) {
    const { xs, ys, nodes, box } = this.#layout;
    const cells = Math.ceil(Math.max(reach, box.width / 2) / this.#size);
    let best = -1;
    let least = Infinity;
    for (let right = -cells; right <= cells; right++) {
      for (let down = -cells; down <= cells; down++) {
        for (const i of this.#cells.get(this.#keyOf(x, y, right, down)) ?? []) {
          const dx = Math.abs((xs[i] ?? 0) - x);
          const dy = Math.abs((ys[i] ?? 0) - y);
          const isWithin = i < nodes ? Math.hypot(dx, dy) <= reach : dx <= box.width / 2 && dy <= box.height / 2;
          if (isWithin && Math.hypot(dx, dy) < least) [best, least] = [i, Math.hypot(dx, dy)];
        }
      }
    }
    return best;
  }
}

/**
 * The neighbour that an arrow key leads to: the nearest one in that direction; the same one where there is none.
 * @param {CrowdLayout} layout
 * @param {number} from
 * @param {number} right 1, -1 or 0
 * @param {number} down
 */
export function towards({ xs, ys }, from, right, down) {
  let best = from;
  let least = Infinity;
  for (let i = 0; i < xs.length; i++) {
    const dx = (xs[i] ?? 0) - (xs[from] ?? 0);
    const dy = (ys[i] ?? 0) - (ys[from] ?? 0);
    const along = dx * right + dy * down;
    const beside = Math.abs(dx * down) + Math.abs(dy * right);
    if (i === from || along <= 0 || beside > along) continue;
    const away = along + 2 * beside;
    if (away < least) [best, least] = [i, away];
  }
  return best;
}
