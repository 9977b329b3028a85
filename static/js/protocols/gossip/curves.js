/**
 * What the curves beside the stage show of the family: who knows, against the textbook; messages that were useful and those
 * that were not; bytes; and of Scuttlebutt how stale everybody is, and how fast it may update.
 *
 * @typedef {import("../view.js").Chart} Chart
 * @typedef {import("../view.js").Line} Line
 */
import { isCrowd, nowSeq, run } from "../../state.js";
import { NEWS, WASTED } from "./messages.js";
import { Reach, Series, Staleness } from "./series.js";
import { textbook } from "./textbook.js";
import { byAge } from "./versions.js";

/** @typedef {import("./versions.js").Version} Version */

const rumorReach = new Series(new Reach(({ rumors }) => newestOf(rumors?.map((/** @type {any} */ { version }) => version)), byAge));
const dataReach = new Series(new Reach(({ data }) => newestOf(data && Object.values(data).map(({ version }) => version)), byAge));
const staleness = new Series(new Staleness());

/**
 * @param {readonly Version[] | undefined} versions
 * @returns {Version | undefined}
 */
function newestOf(versions) {
  return versions?.reduce((best, version) => (byAge(version, best) > 0 ? version : best), /** @type {any} */ (undefined));
}

/** @type {Chart} */
const MESSAGES = {
  name: "curve-messages",
  unit: "count",
  stacked: true,
  lines: [{ gauge: "useful", hue: NEWS }, { gauge: "redundant", hue: WASTED }],
};

/** @type {Chart} */
const BYTES = { name: "curve-bytes", unit: "bytes", lines: [{ gauge: "bytes", hue: "follower" }] };

/** @returns {readonly Chart[]} */
export function rumorCurves() {
  return [informed(rumorReach, [{ gauge: "infective", hue: "candidate" }]), MESSAGES, BYTES];
}

/** @returns {readonly Chart[]} */
export function antientropyCurves() {
  return [informed(dataReach, []), MESSAGES, BYTES];
}

/** @returns {readonly Chart[]} */
export function scuttlebuttCurves() {
  const { load = 0 } = run.value?.params ?? {};
  /** @type {Chart[]} */
  const charts = [MESSAGES, BYTES];
  if (load > 0) charts.unshift({ name: "curve-rate", unit: "rate", lines: [{ gauge: "rate", hue: "leader" }] });
  if (!isCrowd.value) charts.unshift({ name: "curve-staleness", unit: "number", lines: [{ series: staleness, name: "curve-staleness-line", hue: "candidate" }] });
  charts.push({ name: "curve-left-out", unit: "count", lines: [{ gauge: "left_out", hue: "candidate" }] });
  return charts;
}

/**
 * Of a crowd the page does not have what its nodes hold: there those count who know anything at all.
 * @param {Series} reach
 * @param {readonly Line[]} others
 * @returns {Chart}
 */
function informed(reach, others) {
  /** @type {Line} */
  const line = isCrowd.value ? { gauge: "informed", hue: "leader" } : { series: reach, name: "curve-informed-newest", hue: "leader" };
  return { name: "curve-informed", unit: "share", lines: [line, ...others], textbook: book };
}

/** @type {NonNullable<Chart["textbook"]>} */
const book = {
  says: () => {
    const { mode = "push", synchronous = false } = run.value?.params ?? {};
    return `curve-textbook-${synchronous ? "cycles" : "logistic"}-${mode.replace("_", "-")}`;
  },
  points: (count, points, until) => {
    const start = riseBefore(points, nowSeq.peek());
    const params = run.value?.params;
    if (start === null || !params) return [];
    const [least, most] = run.value?.network.delay ?? [0, 0];
    const { mode, interval, fanout, synchronous } = params;
    return textbook({ mode, interval, fanout, synchronous, delay: (least + most) / 2 }, count, start, until);
  },
};

/**
 * When the spreading that is under way began: the last time that only one knew, up to a step.
 * @param {readonly (readonly [number, number, number])[]} points
 * @param {number} seq
 */
function riseBefore(points, seq) {
  let start = null;
  let before = 0;
  for (const [of, at, value] of points) {
    if (of > seq) break;
    if (value >= 1 && (before < 1 || value < before / 2)) start = at;
    before = value;
  }
  return start;
}
