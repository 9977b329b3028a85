/** The addresses of nodes: 10.0.0.1 for n1, 10.0.1.0 for n256. Pure. */

/** @param {string} node */
export function addressOf(node) {
  const number = Number(node.slice(1));
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}

/** @param {string} address */
export function numberOf(address) {
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}

/** @param {string} address */
export function nodeAt(address) {
  return `n${numberOf(address) - numberOf("10.0.0.0")}`;
}
