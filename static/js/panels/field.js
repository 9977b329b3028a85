/** One field of a form: its label, its control, its help, and what is wrong with it. */
import { html } from "htm/preact";
import { useId } from "preact/hooks";
import { t } from "../sentences.js";

/**
 * @typedef {import("./fields.js").Declaration} Declaration
 * @typedef {{value: string, label: string}} Option
 */

/**
 * @param {{field: Declaration, label: string, help?: string | null, raw: any, first?: boolean,
 *   problem?: {problem: string, args: Record<string, unknown>}, options?: Option[],
 *   onInput: (raw: unknown) => void}} props
 */
export function Field({ field, label, help = null, raw, problem, options, first, onInput }) {
  const id = useId();
  const about = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  const invalid = problem ? "true" : undefined;
  const shared = { id, "aria-describedby": about, "aria-invalid": invalid, "data-first": first || undefined };
  return html`<div class=${`form-field${problem ? " invalid" : ""}`}>
    ${field.kind === "range"
      ? html`<span class="form-label" id=${`${id}-label`}>${label}${unitOf(field)}</span>
          <${Range} ...${shared} labelled=${`${id}-label`} raw=${raw} onInput=${onInput} />`
      : html`<label for=${id}>${label}${unitOf(field)}</label>
          <${Control} field=${field} shared=${shared} raw=${raw} options=${options} onInput=${onInput} />`}
    ${help && html`<p class="form-help" id=${`${id}-help`}>${help}</p>`}
    ${problem && html`<p class="form-problem" id=${`${id}-problem`}>${t(problem.problem, problem.args)}</p>`}
  </div>`;
}

/** @param {Declaration} field */
function unitOf({ unit }) {
  return unit && html` <span class="unit">${unit}</span>`;
}

/**
 * @param {{field: Declaration, shared: object, raw: any, options?: Option[], onInput: (raw: unknown) => void}} props
 *   shared: the attributes that every control has
 */
function Control({ field, shared, raw, options, onInput }) {
  const typed = (/** @type {Event} */ event) => onInput(/** @type {HTMLInputElement} */ (event.target).value);
  if (field.kind === "flag") {
    return html`<input type="checkbox" ...${shared} checked=${raw}
      onInput=${(/** @type {Event} */ event) => onInput(/** @type {HTMLInputElement} */ (event.target).checked)} />`;
  }
  if (field.kind === "choice") {
    const shown = options ?? (field.choices ?? []).map((value) => ({ value, label: value }));
    return html`<select ...${shared} value=${raw} onChange=${typed}>
      ${shown.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
    </select>`;
  }
  const numeric = field.kind === "number" || field.kind === "whole";
  return html`<input type="text" class=${numeric ? "numeric" : ""} inputmode=${numeric ? "decimal" : undefined}
    autocomplete="off" spellcheck=${false} ...${shared} value=${raw} onInput=${typed} />`;
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
