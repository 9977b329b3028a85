/**
 * The walk of two nodes through their trees, as a picture: every place with what they have found out about it. Pure.
 *
 * @typedef {import("./merkle.js").Place} Place
 * @typedef {import("./versions.js").Store} Store
 *
 * @typedef {"same" | "passed" | "differs" | "found" | "mended"} Look same: nobody looked, and it is the same; passed: compared
 *   and found equal; differs: it differs, and nobody has found out yet; found: they know that it differs; mended: it
 *   differed, and is the same by now
 *
 * @typedef {object} Spot
 * @property {string} path
 * @property {number} depth
 * @property {number} row of its middle, counted from 0
 * @property {Look} look
 * @property {readonly [string, string]} hashes
 * @property {string | null} key at a leaf
 * @property {number} count keys below it
 * @property {number | null} under the spot that it hangs from, by its number
 * @property {readonly string[]} from the nodes whose hash of it is on its way
 *
 * @typedef {object} Trees
 * @property {readonly [string, string]} nodes
 * @property {readonly Spot[]} spots a spot comes before those that hang from it
 * @property {number} rows
 * @property {number} depth of the deepest spot
 */

/** So many keys are shown one by one; of more, what nobody has to look at is folded. */
const SHOWN = 10;

/**
 * @param {readonly [string, string]} nodes
 * @param {Place | null} tree
 * @param {ReadonlySet<string>} found paths at which their hashes differed
 * @param {readonly {path: string, from: string}[]} flying hashes on their way
 * @returns {Trees}
 */
export function treesOf(nodes, tree, found, flying) {
  /** @type {Spot[]} */
  const spots = [];
  let rows = 0;
  let deepest = 0;
  const isFolding = (tree?.keys.length ?? 0) > SHOWN;

  /**
   * @param {Place} place
   * @param {number | null} under
   * @param {number} depth
   * @returns {number} its row
   */
  function add(place, under, depth) {
    const { path, keys, hashes, halves } = place;
    const own = spots.length;
    const [only] = keys;
    /** @type {Spot} */
    const spot = {
      path,
      depth,
      row: 0,
      look: lookOf(place, found),
      hashes,
      key: keys.length === 1 && only !== undefined ? only : null,
      count: keys.length,
      under,
      from: flying.filter((one) => one.path === path).map(({ from }) => from),
    };
    spots.push(spot);
    deepest = Math.max(deepest, depth);
    const isFolded = halves.length === 0 || (isFolding && keys.length > 1 && (spot.look === "same" || spot.look === "passed"));
    const below = isFolded ? [] : halves.map((half) => add(half, own, depth + 1));
    spot.row = below.length > 0 ? (Math.min(...below) + Math.max(...below)) / 2 : rows++;
    return spot.row;
  }

  if (tree) add(tree, null, 0);
  return { nodes, spots, rows, depth: deepest };
}

/**
 * @param {Place} place
 * @param {ReadonlySet<string>} found
 * @returns {Look}
 */
function lookOf({ path, hashes: [one, other] }, found) {
  const isSame = one === other;
  if (found.has(path)) return isSame ? "mended" : "found";
  // Below a place that differs, both halves are compared.
  const isCompared = path === "" ? found.size > 0 : found.has(path.slice(0, -1));
  if (isSame) return isCompared ? "passed" : "same";
  return "differs";
}
