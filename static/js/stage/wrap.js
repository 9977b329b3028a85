/** Texts that have to fit. Pure. */

/**
 * A text in lines.
 * @param {string} text
 * @param {number} room how wide a line may be
 * @param {(text: string) => number} measure
 * @returns {string[]}
 */
export function wrap(text, room, measure) {
  /** @type {string[]} */
  const lines = [];
  // A line breaks after a space, or after any sign of a script that is written without them.
  for (const piece of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    const line = lines.at(-1);
    const isStop = /^[，。：；、）]$/.test(piece);
    if (line !== undefined && (isStop || measure((line + piece).trimEnd()) <= room)) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}

/**
 * A text, or as much of its beginning as there is room for.
 * @param {string} text
 * @param {number} room
 * @param {(text: string) => number} measure
 */
export function fitted(text, room, measure) {
  if (room === Infinity || measure(text) <= room) return text;
  let length = text.length - 1;
  while (length > 1 && measure(`${text.slice(0, length)}…`) > room) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}
