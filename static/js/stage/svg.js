/** Drawing in SVG by hand: elements that are made once and touched only where something changed. */

const SVG = "http://www.w3.org/2000/svg";

/** For texts that stand on a button whose accessible name says the same, in words. */
export const UNSAID = { "aria-hidden": "true" };

/** @type {WeakMap<Element, Map<string, string>>} */
const written = new WeakMap();

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Element | null} parent
 * @param {Record<string, string | number>} [attributes]
 * @returns {SVGElementTagNameMap[Name]}
 */
export function make(name, parent, attributes = {}) {
  const element = /** @type {SVGElementTagNameMap[Name]} */ (document.createElementNS(SVG, name));
  for (const [attribute, value] of Object.entries(attributes)) put(element, attribute, value);
  parent?.append(element);
  return element;
}

/**
 * What can be pressed of something on the stage. Its texts stand beside it, not in it: they are no label of it, for its
 * accessible name says more than they do.
 * @param {Element} parent
 * @param {string} item whom it stands for
 */
export function makeButton(parent, item) {
  return make("g", parent, { class: "button-part", role: "button", tabindex: -1, "data-item": item, "aria-haspopup": "menu" });
}

/**
 * Sets an attribute, unless it has that value; null takes it away.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | null} value
 */
export function put(element, name, value) {
  let values = written.get(element);
  if (!values) written.set(element, (values = new Map()));
  const text = value === null ? "" : String(value);
  if (values.get(name) === text && value !== null) return;
  if (value === null) {
    if (values.delete(name)) element.removeAttribute(name);
    return;
  }
  values.set(name, text);
  element.setAttribute(name, text);
}

/**
 * Sets the text of an element, unless it says that.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Gives an element the colour of a meaning: `--hue` and its kin, by the token's name.
 * @param {SVGElement} element
 * @param {string} hue
 */
export function paint(element, hue) {
  if (element.dataset.hue === hue) return;
  element.dataset.hue = hue;
  element.style.setProperty("--hue", `var(--${hue})`);
  element.style.setProperty("--hue-soft", `var(--${hue}-soft, var(--panel))`);
  element.style.setProperty("--on-hue", `var(--on-${hue}, var(--panel))`);
}

/** @param {number} x */
export function round(x) {
  return Math.round(x * 100) / 100;
}

/**
 * @param {import("../geometry.js").Way} way
 */
export function pathOf({ from, middle, to }) {
  return `M${round(from.x)} ${round(from.y)}Q${round(middle.x)} ${round(middle.y)} ${round(to.x)} ${round(to.y)}`;
}

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;
/** @type {Map<string, number>} */
const widths = new Map();

/**
 * How wide a label is, in CSS pixels.
 * @param {string} text
 */
export function labelWidth(text) {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (!ruler) {
    ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    // Widths that were measured before the typeface was there are those of another.
    void document.fonts.ready.then(() => widths.clear());
    ruler.font = `600 12px ${getComputedStyle(document.documentElement).getPropertyValue("--sans")}`;
  }
  const { width } = ruler.measureText(text);
  if (widths.size > 2000) widths.clear();
  widths.set(text, width);
  return width;
}
