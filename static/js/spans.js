/** Many names in few words: those whose numbers follow each other are told by the first and the last. Pure. */

/**
 * @param {readonly string[]} names of nodes and clients, by number
 * @returns {string[]} such as n1–n500, n502
 */
export function spansOf(names) {
  /** @type {string[][]} the first of each span and, where there are more, the last */
  const spans = [];
  for (const name of names) {
    const span = spans.at(-1);
    const before = span?.at(-1);
    if (span && before && name[0] === before[0] && Number(name.slice(1)) === Number(before.slice(1)) + 1) span[1] = name;
    else spans.push([name]);
  }
  return spans.map((span) => span.join("–"));
}
