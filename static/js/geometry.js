/**
 * Where things stand and how they lie to each other in the plane. Pure. Lengths are in the units of the drawing, y grows
 * downwards.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {Point & {r: number}} Disc
 * @typedef {{x1: number, y1: number, x2: number, y2: number}} Segment
 *
 * A way from one place to another: a quadratic curve, straight where `middle` lies on the line between its ends.
 * @typedef {{from: Point, middle: Point, to: Point}} Way
 */

/** Corners by which the length of an oval is measured. */
const CORNERS = 720;

/**
 * Places on an oval, evenly spread along it, the first at the top, clockwise. A single one stands in the middle; two stand
 * side by side.
 * @param {number} count
 * @param {Point} centre
 * @param {number} rx
 * @param {number} ry
 * @returns {Point[]}
 */
export function ring(count, centre, rx, ry) {
  if (count === 1) return [centre];
  const turn = count === 2 ? Math.PI : -Math.PI / 2;
  const corners = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / CORNERS;
    return { x: centre.x + rx * Math.cos(angle), y: centre.y + ry * Math.sin(angle) };
  });
  let walked = 0;
  const lengths = corners.map((corner, i) => (walked += i === 0 ? 0 : distance(/** @type {Point} */ (corners[i - 1]), corner)));
  let at = 0;
  return Array.from({ length: count }, (_, i) => {
    while (/** @type {number} */ (lengths[at]) < (walked * i) / count) at++;
    return /** @type {Point} */ (corners[at]);
  });
}

/**
 * @param {Point} a
 * @param {Point} b
 */
export function distance(a, b) {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/**
 * @param {Point} a
 * @param {Point} b
 * @param {number} share 0 at a, 1 at b
 */
export function between(a, b, share) {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/**
 * The way between two places: straight where nothing stands on it, else bowed to the side that asks for less, just so
 * far that it keeps clear.
 * @param {Point} from
 * @param {Point} to
 * @param {readonly Disc[]} obstacles each with the room that it wants around it as its radius
 * @param {{width: number, height: number}} [field] what the way must not leave
 * @returns {Way}
 */
export function route(from, to, obstacles, field) {
  const length = distance(from, to) || 1;
  const side = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const centre = between(from, to, 0.5);
  /** @type {Way} */
  let best = { from, middle: centre, to };
  let bestClear = -Infinity;
  for (const bow of [0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.65, -0.65]) {
    const way = { from, middle: { x: centre.x + side.x * bow * length, y: centre.y + side.y * bow * length }, to };
    const clear = clearance(way, obstacles, field);
    if (clear >= 0) return way;
    if (clear > bestClear) [best, bestClear] = [way, clear];
  }
  return best;
}

/**
 * How much room is left between a way and the obstacle nearest to it; negative where it runs through one.
 * @param {Way} way
 * @param {readonly Disc[]} obstacles
 * @param {{width: number, height: number}} [field]
 */
function clearance(way, obstacles, field) {
  let least = Infinity;
  for (let i = 1; i < 16; i++) {
    const point = pointOn(way, i / 16);
    if (field) least = Math.min(least, point.x, point.y, field.width - point.x, field.height - point.y);
    for (const disc of obstacles) least = Math.min(least, distance(point, disc) - disc.r);
  }
  return least;
}

/**
 * @param {Way} way
 * @param {number} share 0 at its beginning, 1 at its end
 * @returns {Point}
 */
export function pointOn({ from, middle, to }, share) {
  const rest = 1 - share;
  const a = rest * rest;
  const b = 2 * rest * share;
  const c = share * share;
  return { x: a * from.x + b * middle.x + c * to.x, y: a * from.y + b * middle.y + c * to.y };
}

/**
 * The same way, shortened at both ends.
 * @param {Way} way
 * @param {number} atStart
 * @param {number} atEnd
 * @returns {Way}
 */
export function shorten(way, atStart, atEnd) {
  const length = distance(way.from, way.middle) + distance(way.middle, way.to) || 1;
  const most = 0.45;
  return part(way, Math.min(most, atStart / length), 1 - Math.min(most, atEnd / length));
}

/**
 * The stretch of a way between two shares of it.
 * @param {Way} way
 * @param {number} start
 * @param {number} end
 * @returns {Way}
 */
export function part(way, start, end) {
  const from = pointOn(way, start);
  const to = pointOn(way, end);
  const middle = between(between(way.from, way.middle, start), between(way.middle, way.to, start), end);
  return { from, middle, to };
}

/**
 * The same way moved to its right, as one drives: so the two directions of a link do not meet.
 * @param {Way} way
 * @param {number} by
 * @returns {Way}
 */
export function keepRight({ from, middle, to }, by) {
  const length = distance(from, to) || 1;
  const dx = (-(to.y - from.y) / length) * by;
  const dy = ((to.x - from.x) / length) * by;
  const moved = (/** @type {Point} */ { x, y }) => ({ x: x + dx, y: y + dy });
  return { from: moved(from), middle: moved(middle), to: moved(to) };
}

/**
 * The share of a way at which it crosses a line, or null where it does not.
 * @param {Way} way
 * @param {Segment} line
 */
export function crossing(way, line) {
  const STEPS = 24;
  for (let i = 0; i < STEPS; i++) {
    const a = pointOn(way, i / STEPS);
    const b = pointOn(way, (i + 1) / STEPS);
    const met = meets({ x1: a.x, y1: a.y, x2: b.x, y2: b.y }, line);
    if (met !== null) return (i + met) / STEPS;
  }
  return null;
}

/**
 * The share of a segment at which it meets another, or null.
 * @param {Segment} a
 * @param {Segment} b
 */
export function meets(a, b) {
  const ax = a.x2 - a.x1;
  const ay = a.y2 - a.y1;
  const bx = b.x2 - b.x1;
  const by = b.y2 - b.y1;
  const cross = ax * by - ay * bx;
  if (cross === 0) return null;
  const s = ((b.x1 - a.x1) * by - (b.y1 - a.y1) * bx) / cross;
  const t = ((b.x1 - a.x1) * ay - (b.y1 - a.y1) * ax) / cross;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1 ? s : null;
}

/**
 * The two sides of a line that is thought of as endless: who stands left of it, and who right, in the order given.
 * @template {string} Name
 * @param {Segment} line
 * @param {Iterable<readonly [Name, Point]>} places
 * @returns {[Name[], Name[]]}
 */
export function sidesOf({ x1, y1, x2, y2 }, places) {
  /** @type {[Name[], Name[]]} */
  const sides = [[], []];
  for (const [name, { x, y }] of places) sides[(x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) < 0 ? 0 : 1].push(name);
  return sides;
}

/**
 * Who can still reach whom: the groups that the cuts have made. Nodes that one direction still joins stand together.
 * @param {readonly string[]} nodes
 * @param {readonly (readonly [string, string])[]} cuts directed
 * @returns {string[][]} in the order of the nodes
 */
export function groupsOf(nodes, cuts) {
  const cut = new Set(cuts.map(([from, to]) => `${from} ${to}`));
  const isApart = (/** @type {string} */ a, /** @type {string} */ b) => cut.has(`${a} ${b}`) && cut.has(`${b} ${a}`);
  const left = new Set(nodes);
  const groups = [];
  for (const node of nodes) {
    if (!left.delete(node)) continue;
    const group = [node];
    for (const member of group) {
      for (const other of left) {
        if (isApart(member, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(nodes.filter((name) => group.includes(name)));
  }
  return groups;
}

/**
 * The walls between groups of nodes on a ring: where each group stands together, one wall for each gap between two of
 * them. Two gaps share one straight wall; of more, each runs from the middle outwards. None where the groups lie mixed.
 * @param {readonly (readonly string[])[]} groups
 * @param {readonly string[]} nodes in the order of the ring
 * @param {readonly Point[]} places theirs
 * @param {Point} centre
 * @param {number} beyond how far a wall reaches beyond the ring
 * @returns {Segment[]}
 */
export function wallsBetween(groups, nodes, places, centre, beyond) {
  if (groups.length < 2) return [];
  const groupOf = new Map(groups.flatMap((group, i) => group.map((node) => /** @type {const} */ ([node, i]))));
  const gaps = [];
  for (let i = 0; i < nodes.length; i++) {
    const next = (i + 1) % nodes.length;
    if (groupOf.get(String(nodes[i])) === groupOf.get(String(nodes[next]))) continue;
    gaps.push(between(/** @type {Point} */ (places[i]), /** @type {Point} */ (places[next]), 0.5));
  }
  if (nodes.length === 2) return [across(gaps[0] ?? centre, places, beyond)];
  if (gaps.length !== groups.length) return [];
  const [a, b] = gaps;
  if (gaps.length === 2 && a && b) {
    const start = further(b, a, beyond);
    const end = further(a, b, beyond);
    return [{ x1: start.x, y1: start.y, x2: end.x, y2: end.y }];
  }
  return gaps.map((gap) => {
    const end = further(centre, gap, beyond);
    return { x1: centre.x, y1: centre.y, x2: end.x, y2: end.y };
  });
}

/**
 * The wall between two that stand side by side.
 * @param {Point} gap
 * @param {readonly Point[]} places
 * @param {number} beyond
 * @returns {Segment}
 */
function across(gap, places, beyond) {
  const [a = gap, b = gap] = places;
  const length = distance(a, b) || 1;
  const dx = (-(b.y - a.y) / length) * beyond * 2;
  const dy = ((b.x - a.x) / length) * beyond * 2;
  return { x1: gap.x - dx, y1: gap.y - dy, x2: gap.x + dx, y2: gap.y + dy };
}

/**
 * The point so far beyond `to`, seen from `from`.
 * @param {Point} from
 * @param {Point} to
 * @param {number} by
 */
function further(from, to, by) {
  return between(from, to, 1 + by / (distance(from, to) || 1));
}
