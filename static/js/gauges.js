/**
 * The gauges of a run: numbers of its nodes, summed over all of them by the server, as samples from the beginning up to
 * what is computed. Pure.
 *
 * @typedef {[seq: number, at: number, ...sums: number[]]} Sample the step after which it was taken, its time in virtual ms,
 *   and the sums in the order of the names
 * @typedef {{names: string[], samples: Sample[]}} Gauged as the server sends them
 */

/** Samples that are held at most: once there are more, every second one goes. */
const MOST = 1000;

export class Gauges {
  /** What is summed, in the order in which samples have it; empty where the protocol has no gauges. @type {readonly string[]} */
  names = [];
  /** In the order of their steps. @type {readonly Sample[]} */
  samples = [];

  /**
   * Forgets everything, and holds these.
   * @param {Gauged | null | undefined} gauged from the beginning of the run
   */
  reset(gauged) {
    this.names = gauged?.names ?? [];
    this.samples = gauged?.samples ?? [];
  }

  /**
   * Takes samples of a stretch of the run in place of those held of it.
   * @param {Gauged | null | undefined} gauged
   */
  take(gauged) {
    const fresh = gauged?.samples ?? [];
    const [from] = fresh[0] ?? [];
    const [to] = fresh.at(-1) ?? [];
    if (from === undefined || to === undefined) return;
    const before = this.samples.filter(([seq]) => seq < from);
    const after = this.samples.filter(([seq]) => seq > to);
    this.samples = thinned([...before, ...fresh, ...after]);
  }

  /**
   * Forgets what was measured after this step.
   * @param {number} seq
   */
  truncate(seq) {
    this.samples = this.samples.filter(([of]) => of <= seq);
  }

  /**
   * What the gauges show after a step, as far as it was sampled: the last sample not after it; null where there is none.
   * @param {number} seq
   * @returns {Readonly<Record<string, number>> | null}
   */
  at(seq) {
    let low = 0;
    let high = this.samples.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Sample} */ (this.samples[middle])[0] <= seq) low = middle + 1;
      else high = middle;
    }
    const sample = this.samples[low - 1];
    return sample ? Object.fromEntries(this.names.map((name, i) => [name, sample[i + 2] ?? 0])) : null;
  }
}

/**
 * The first and the last stay whatever happens: the curve begins at the beginning and goes to the end.
 * @param {Sample[]} samples
 */
function thinned(samples) {
  if (samples.length <= MOST) return samples;
  return samples.filter((_, i) => i % 2 === 0 || i === samples.length - 1);
}
