/** Which field of a form the server's refusal speaks of. Pure. */

/**
 * The place in what was sent names it (`params.quorum`), or the values of the sentence do, or the sentence is of that
 * parameter alone: `input-quorum-size`.
 * @param {Pick<import("../types.d.ts").Refusal, "where" | "id" | "args">} refusal
 * @param {readonly {name: string}[]} fields
 * @returns {string | null}
 */
export function fieldAt({ where, id = "", args = {} }, fields) {
  const [, path] = /(?:^|\.)params(?:\.(.*))?$/.exec(where ?? "") ?? [];
  const [named = ""] = (path ?? "").split(/[.[]/);
  const isField = (/** @type {unknown} */ name) => fields.some((field) => field.name === name);
  if (isField(named)) return named;
  if (typeof args.name === "string" && isField(args.name)) return args.name;
  const about = fields.filter(({ name }) => `${id}-`.includes(`-${name.replaceAll("_", "-")}-`));
  return about.toSorted((a, b) => b.name.length - a.name.length)[0]?.name ?? null;
}
