/** The tokens of tokens.css as a canvas needs them: read once, and anew when the theme changes. */

/** @type {Map<string, string>} */
const known = new Map();

/**
 * @param {string} token its name without the dashes
 */
export function colour(token) {
  let value = known.get(token);
  if (value === undefined) {
    const style = getComputedStyle(document.documentElement);
    value = style.getPropertyValue(`--${token}`).trim() || style.getPropertyValue("--text-soft").trim();
    known.set(token, value);
  }
  return value;
}

/** @param {number} size CSS pixels
 * @param {number} weight
 * @param {"sans" | "mono"} [family] */
export function font(size, weight, family = "sans") {
  return `${weight} ${size}px ${colour(family)}`;
}

export function forgetColours() {
  known.clear();
}
