/** One field of a form: its label, its control, its help, and what is wrong with it. */
import { html } from "htm/preact";
import { useId } from "preact/hooks";
import { t } from "../sentences.js";
import { OWN } from "./fields.js";

/**
 * @typedef {import("./fields.js").Declaration} Declaration
 * @typedef {{value: string, label: string}} Option
 * @typedef {{problem: string, args: Record<string, unknown>} | {says: string}} Problem a sentence of the page, or one in full
 */

/**
 * @param {{field: Declaration, label: string, help?: string | null, raw: any, first?: boolean,
 *   problem?: Problem, options?: Option[], word?: (name: string) => string | null,
 *   onInput: (raw: unknown) => void}} props
 *   word: what one of its choices or fields is called, and, for `empty`, what it means to leave it empty
 */
export function Field({ field, label, help = null, raw, problem, options, first, word = () => null, onInput }) {
  const id = useId();
  const about = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  const invalid = problem ? "true" : undefined;
  const shared = { id, "aria-describedby": about, "aria-invalid": invalid, "data-first": first || undefined };
  return html`<div class=${`form-field${problem ? " invalid" : ""}`}>
    ${field.kind === "range"
      ? html`<span class="form-label" id=${`${id}-label`}>${label}${unitOf(field)}</span>
          <${Range} ...${shared} labelled=${`${id}-label`} raw=${raw} onInput=${onInput} />`
      : html`<label for=${id}>${label}${unitOf(field)}</label>
          <${Control} field=${field} shared=${shared} raw=${raw} options=${options} word=${word} onInput=${onInput} />`}
    ${field.kind === "record" && raw.choice === OWN && html`<${OwnFields} field=${field} label=${label} invalid=${invalid} raw=${raw} word=${word} onInput=${onInput} />`}
    ${help && html`<p class="form-help" id=${`${id}-help`}>${help}</p>`}
    ${problem && html`<p class="form-problem" id=${`${id}-problem`}>${"says" in problem ? problem.says : t(problem.problem, problem.args)}</p>`}
  </div>`;
}

/** @param {Declaration} field */
function unitOf({ unit }) {
  return unit && html` <span class="unit">${unit}</span>`;
}

/**
 * @param {{field: Declaration, shared: object, raw: any, options?: Option[], word: (name: string) => string | null,
 *   onInput: (raw: unknown) => void}} props
 *   shared: the attributes that every control has
 */
function Control({ field, shared, raw, options, word, onInput }) {
  const typed = (/** @type {Event} */ event) => onInput(/** @type {HTMLInputElement} */ (event.target).value);
  if (field.kind === "flag") {
    return html`<input type="checkbox" ...${shared} checked=${raw}
      onInput=${(/** @type {Event} */ event) => onInput(/** @type {HTMLInputElement} */ (event.target).checked)} />`;
  }
  if (field.kind === "choice") {
    const shown = options ?? choicesOf(field, word);
    return html`<select ...${shared} value=${raw} onChange=${typed}>
      ${shown.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
    </select>`;
  }
  if (field.kind === "record") {
    const shown = [...choicesOf(field, word), { value: OWN, label: word("own") ?? "…" }];
    return html`<select ...${shared} value=${raw.choice}
      onChange=${(/** @type {Event} */ event) => onInput({ ...raw, choice: /** @type {HTMLSelectElement} */ (event.target).value })}>
      ${shown.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
    </select>`;
  }
  const numeric = field.kind === "number" || field.kind === "whole";
  return html`<input type="text" class=${numeric ? "numeric" : ""} inputmode=${numeric ? "decimal" : undefined}
    autocomplete="off" spellcheck=${false} placeholder=${(field.optional && word("empty")) || undefined} ...${shared}
    value=${raw} onInput=${typed} />`;
}

/**
 * @param {Declaration} field
 * @param {(name: string) => string | null} word
 * @returns {Option[]}
 */
function choicesOf({ choices = [] }, word) {
  return choices.map((value) => ({ value, label: word(value) ?? value }));
}

/**
 * The values of a record that is none of the choices.
 * @param {{field: Declaration, label: string, invalid: string | undefined, raw: import("./fields.js").RawRecord,
 *   word: (name: string) => string | null, onInput: (raw: unknown) => void}} props
 */
function OwnFields({ field, label, invalid, raw, word, onInput }) {
  const { fields = [] } = field;
  return html`<div class="record" role="group" aria-label=${label}>
    ${fields.map(
      ({ name }) => html`<label>${word(name) ?? name}
        <input type="text" class="numeric" inputmode="decimal" autocomplete="off" aria-invalid=${invalid} value=${raw.raw[name]}
          onInput=${(/** @type {Event} */ event) => onInput({ ...raw, raw: { ...raw.raw, [name]: /** @type {HTMLInputElement} */ (event.target).value } })} />
      </label>`,
    )}
  </div>`;
}

/**
 * @param {{id: string, labelled: string, raw: [string, string], onInput: (raw: unknown) => void}
 *   & Record<string, unknown>} props
 */
function Range({ id, labelled, raw, onInput, ...shared }) {
  const end = (/** @type {0 | 1} */ i) => html`<input type="text" class="numeric" inputmode="decimal" autocomplete="off"
    id=${i === 0 ? id : `${id}-high`} ...${i === 0 ? shared : { ...shared, "data-first": undefined }}
    aria-label=${t(i === 0 ? "range-low" : "range-high")} value=${raw[i]}
    onInput=${(/** @type {Event} */ event) => onInput(raw.with(i, /** @type {HTMLInputElement} */ (event.target).value))} />`;
  return html`<span class="range" role="group" aria-labelledby=${labelled}>
    ${end(0)}<span aria-hidden="true">–</span>${end(1)}
  </span>`;
}
