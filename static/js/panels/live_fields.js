/** The fields of the commands that are typed in: a request, a clock's rate, a link's settings. Pure. */

/**
 * @typedef {import("./fields.js").Declaration} Declaration
 * @typedef {{name: string, type: string, default?: unknown, min?: number, max?: number, unit?: string,
 *   choices?: string[], fields?: Declared[], optional?: boolean}} Declared
 */

/** The longest span of virtual time, in ms: one day. */
export const DAY = 86_400_000;

/** The slowest and the fastest clock, as the engine has them. */
export const CLOCK_BOUNDS = { low: 0.01, high: 100 };

/** @type {readonly Declaration[]} */
export const CLOCK_FIELDS = [{ name: "rate", kind: "number", ...CLOCK_BOUNDS }];

/** @type {readonly Declaration[]} */
export const LINK_FIELDS = [
  { name: "delay", kind: "range", low: 0, high: DAY, unit: "ms" },
  { name: "loss", kind: "number", low: 0, high: 1 },
  { name: "duplicate", kind: "number", low: 0, high: 1 },
];

/**
 * A parameter, a setting or an operation's field, as the catalogue declares it, as a field of a form.
 * @param {Declared} declared
 * @returns {Declaration}
 */
export function fieldOf({ name, type, min, max, unit, choices, fields, optional }) {
  const bounds = { name, ...(min !== undefined && { low: min }), ...(max !== undefined && { high: max }), ...(unit && { unit }) };
  if (fields) return { ...bounds, kind: "record", choices: choices ?? [], fields: fields.map(fieldOf) };
  if (choices) return { ...bounds, kind: "choice", choices };
  const number = optional && KINDS[type.replace(/ or null$/, "")];
  return number ? { ...bounds, kind: number, optional: true } : { ...bounds, kind: KINDS[type] ?? "value" };
}

/** @type {Record<string, Declaration["kind"]>} */
const KINDS = { range: "range", number: "number", "whole number": "whole", "true or false": "flag", text: "text" };

/**
 * The settings of a directed link that are in force.
 * @param {import("../types.d.ts").Faults} faults
 * @param {import("../types.d.ts").Network | undefined} network
 * @param {string} from
 * @param {string} to
 */
export function linkOf(faults, network, from, to) {
  const own = faults.links.find((link) => link.from === from && link.to === to);
  return {
    delay: own?.delay ?? network?.delay ?? [0, 0],
    loss: own?.loss ?? network?.loss ?? 0,
    duplicate: own?.duplicate ?? network?.duplicate ?? 0,
  };
}
