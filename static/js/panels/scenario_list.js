/** The stories that the catalogue has for this protocol, each started by a press. */
import { html } from "htm/preact";
import { restart } from "../actions.js";
import { scenarioOf } from "../scenarios.js";
import { t } from "../sentences.js";
import * as state from "../state.js";
import { drawer } from "./places.js";

/**
 * @typedef {import("../types.d.ts").Run} Run
 * @typedef {{id: string, protocol: string, title: Record<string, string>, about: Record<string, string>, run: Run}} Scenario
 */

export function Scenarios() {
  const run = state.run.value;
  /** @type {Scenario[]} */
  const all = state.catalogue.value?.scenarios ?? [];
  const scenarios = all.filter(({ protocol }) => protocol === run?.protocol);
  const told = run && scenarioOf(run, scenarios);
  const language = state.language.value;
  if (scenarios.length === 0) return html`<p class="rule">${t("scenarios-none")}</p>`;
  return html`
    <p class="rule">${t("scenarios-about")}</p>
    <ul class="scenarios">
      ${scenarios.map(
        (scenario) => html`<li><button type="button" aria-current=${scenario === told ? "true" : undefined}
          onClick=${() => start(scenario)}>
          <strong>${scenario.title[language]}</strong>
          <span>${scenario.about[language]}</span>
        </button></li>`,
      )}
    </ul>
  `;
}

/** @param {Scenario} scenario */
async function start({ run }) {
  if (await restart(run)) drawer.value = null;
}
