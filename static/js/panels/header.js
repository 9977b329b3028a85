/** The top line: what is shown, and what concerns the whole page. */
import { html } from "htm/preact";
import { restart } from "../actions.js";
import { LANGUAGES, setLanguage } from "../language.js";
import { scenarioOf } from "../scenarios.js";
import { named, optional, t } from "../sentences.js";
import * as state from "../state.js";
import { Icon, Mark } from "./icons.js";
import { dialog, drawer } from "./places.js";
import { Press } from "./press.js";
import { ThemeMenu } from "./theme_menu.js";

export function Header() {
  return html`<header class="head">
    <a class="brand" href="/" aria-label="Concord"><${Mark} /><span>Concord</span></a>
    <${Protocols} />
    <${Title} />
    <div class="head-tools">
      <${Tool} icon="stories" label=${t("drawer-scenarios")} onClick=${() => toggleDrawer("scenarios")}
        expanded=${drawer.value === "scenarios"} />
      <${Tool} icon="settings" label=${t("setup-open")} onClick=${() => toggleDrawer("setup")}
        expanded=${drawer.value === "setup"} />
      <${Tool} icon="share" label=${t("share-open")} onClick=${() => (dialog.value = "share")} />
      <div class="languages" role="group" aria-label=${t("language")}>
        ${LANGUAGES.map(
          (tag) => html`<button type="button" lang=${tag === "zh" ? "zh-CN" : "en"}
            aria-pressed=${state.language.value === tag} title=${tag === "zh" ? "中文" : "English"}
            onClick=${() => setLanguage(tag)}>${tag === "zh" ? "中文" : "EN"}</button>`,
        )}
      </div>
      <${ThemeMenu} />
      <${Press} icon="help" label=${t("help-open")} hint="?" onClick=${() => (dialog.value = "help")} />
    </div>
  </header>`;
}

/** @param {"scenarios" | "setup"} tab */
function toggleDrawer(tab) {
  drawer.value = drawer.value === tab ? null : tab;
}

/** @param {{icon: string, label: string, onClick: () => void, expanded?: boolean}} props */
function Tool({ icon, label, onClick, expanded }) {
  return html`<button type="button" class="tool" aria-label=${label} aria-expanded=${expanded} onClick=${onClick}>
    <${Icon} name=${icon} size=${18} /><span>${label}</span>
  </button>`;
}

/** The protocol shown; where there are several, a choice among them. */
function Protocols() {
  const protocols = state.catalogue.value?.protocols ?? [];
  const run = state.run.value;
  if (!run) return null;
  const { seed } = run;
  /** @param {Event} event */
  function choose(event) {
    const protocol = /** @type {HTMLSelectElement} */ (event.target).value;
    return restart({ concord: 1, protocol, seed });
  }
  if (protocols.length < 2) return html`<span class="protocol">${protocolName(run.protocol)}</span>`;
  return html`<select class="protocol" aria-label=${t("protocol")} value=${run.protocol}
    onChange=${choose}>
    ${protocols.map((/** @type {{id: string}} */ { id }) => html`<option value=${id}>${protocolName(id)}</option>`)}
  </select>`;
}

/** @param {string} id */
function protocolName(id) {
  return optional(id) ?? id;
}

/** The story that is told, or what this free run is. */
function Title() {
  const run = state.run.value;
  if (!run) return html`<p class="title"></p>`;
  /** @type {import("./scenario_list.js").Scenario[]} */
  const scenarios = state.catalogue.value?.scenarios ?? [];
  const scenario = scenarioOf(run, scenarios);
  const variant = run.variant && (named("variant", run.variant) ?? run.variant);
  return html`<p class="title">
    <strong>${scenario?.title[state.language.value] ?? t("title-free", { nodes: run.nodes, clients: run.clients })}</strong>
    ${variant && html`<span class="variant">${t("title-variant", { variant })}</span>`}
    <span class="title-seed">${t("title-seed", { seed: run.seed })}</span>
  </p>`;
}
