/** Why: what the selected step did and by which rule, in sentences, and the steps that led to it, each a place to jump to. */
import { html } from "htm/preact";
import { jumpTo, selectNode, selectStep } from "../actions.js";
import { hueOf } from "../protocols/view.js";
import { commandText, optional, t, tell, timerName } from "../sentences.js";
import * as state from "../state.js";
import { store } from "../store.js";
import { toldStep } from "./told.js";
import { wholeStep } from "./whole.js";

/**
 * @typedef {import("../types.d.ts").Step} Step
 * @typedef {{text: string, rule: string | null, section: string | null}} Told
 */

export function Why() {
  void state.revision.value;
  const seq = toldStep.value;
  const held = store.stepAt(seq);
  if (!held) return html`<${Beginning} />`;
  // While a crowd plays, the headlines are told, which are held: there is no time to read more.
  const whole = held.light && state.playing.value ? held : wholeStep(seq);
  const step = whole ?? held;
  const told = notesByWeight(step).map((note) => tell(note, step.node));
  const first = told[0] ?? headline(step);
  const further = told.slice(1);
  return html`
    <h2 class="label">${t("why")}<${Where} step=${step} /></h2>
    <p class="headline">${first.text}</p>
    <${Rule} told=${first} />
    ${!whole && html`<p class="rule">${t("whole-coming")}</p>`}
    <div class="further">${further.map((note) => html`<${Further} key=${`${seq} ${note.text}`} told=${note} />`)}</div>
    <${Causes} step=${step} />
    <${Effects} step=${step} />
  `;
}

function Beginning() {
  return html`
    <h2 class="label">${t("why")}</h2>
    <p class="headline">${t("why-nothing-yet")}</p>
    <p class="rule">${t("why-nothing-yet.rule")}</p>
  `;
}

/**
 * The step's number and time, and the way back where it is not the one at the playhead.
 * @param {{step: Step}} props
 */
function Where({ step }) {
  const pinned = state.pinnedStep.value !== null;
  return html`<span class="where">
    <span class="number">${t("step-at", { seq: step.seq, at: step.at.toFixed(1) })}</span>
    ${pinned && html`<button type="button" class="link" onClick=${() => selectStep(null)}>${t("why-now")}</button>`}
  </span>`;
}

/** @param {{told: Told}} props */
function Rule({ told }) {
  return html`
    ${told.rule && html`<p class="rule">${told.rule}</p>`}
    ${told.section && html`<p class="section">${told.section}</p>`}
  `;
}

/**
 * What the step did besides; its rule unfolds.
 * @param {{told: Told}} props
 */
function Further({ told }) {
  if (!told.rule) return html`<p>${told.text}</p>`;
  return html`<details><summary>${told.text}</summary><${Rule} told=${told} /></details>`;
}

/**
 * The steps that led here, the earliest first.
 * @param {{step: Step}} props
 */
function Causes({ step }) {
  const causes = store
    .causesOf(step.seq)
    .map(({ seq }) => store.stepAt(seq))
    .filter((cause) => cause !== null && cause.seq !== step.seq);
  if (causes.length === 0) return null;
  return html`
    <h3 class="label">${t("why-because")}</h3>
    <ol class="causes">${causes.map((cause) => html`<${Line} step=${cause} />`)}</ol>
  `;
}

/** @param {{step: Step}} props */
function Line({ step }) {
  const node = step.node ?? "";
  return html`<li style=${{ "--hue": `var(--${hueAfter(step)})` }}>
    <button type="button" onClick=${() => jumpTo(step.seq)}>
      <span class="when">${step.at.toFixed(1)}</span>
      <span class="who">${node}</span>
      <span class="what">${withoutName(headline(step).text, node)}</span>
    </button>
  </li>`;
}

/**
 * A sentence that begins with the name that stands before it already.
 * @param {string} text
 * @param {string} name
 */
function withoutName(text, name) {
  return name && text.startsWith(`${name} `) ? text.slice(name.length + 1) : text;
}

/** @param {{step: Step}} props */
function Effects({ step }) {
  if (step.sent.length === 0) return null;
  const types = [...new Set(step.sent.map((sent) => sent.type))];
  return html`
    <h3 class="label">${t("why-therefore")}</h3>
    <ul class="effects">${types.map(
      (type) => html`<li>
        <span class="type">${type}</span>
        ${step.sent.filter((sent) => sent.type === type).map(
          (one) => html`<button type="button" class=${one.fate === "arrive" ? "to" : "to dies"}
            title=${t(`fate-${one.fate}`, { at: one.arrives_at })}
            onClick=${() => selectNode(one.to)}>${one.to}</button>`,
        )}
      </li>`,
    )}</ul>
  `;
}

/**
 * The step in one sentence: that of its heaviest note, or what set it off where it noted nothing.
 * @param {Step} step
 * @returns {Told}
 */
export function headline(step) {
  const [note] = notesByWeight(step);
  if (note) return tell(note, step.node);
  const { kind, message, timer, command } = step.cause;
  const sent = message === undefined ? undefined : store.message(message);
  return {
    text: t(`why-${kind}`, {
      node: step.node,
      timer: timer === undefined ? "" : timerName(timer),
      type: sent?.type ?? "",
      from: sent?.from ?? "",
      command: command ? commandText(command) : "",
    }),
    rule: optional(`why-${kind}.rule`),
    section: null,
  };
}

/** @param {Step} step */
function notesByWeight(step) {
  return step.why.toSorted((a, b) => b.weight - a.weight);
}

/** @param {Step} step */
function hueAfter(step) {
  const after = step.node ? store.worldAt(step.seq)?.state[step.node] : undefined;
  return after ? hueOf(after) : "text-soft";
}
