/** The page's one screen: four places, always the same, and what stands open over them. */
import { html } from "htm/preact";
import { Diagram } from "../diagram/diagram.js";
import { t } from "../sentences.js";
import { Stage } from "../stage/stage.js";
import * as state from "../state.js";
import { Announcer } from "./announcer.js";
import { Banners } from "./banner.js";
import { Beside, hasBeside, nameBeside, roomBeside } from "./beside.js";
import { Drawer } from "./drawer.js";
import { Forms } from "./forms.js";
import { Header } from "./header.js";
import { Help } from "./help.js";
import { Inspector } from "./inspector.js";
import { Menus } from "./menus.js";
import { tab } from "./places.js";
import { Share } from "./share_dialog.js";
import { StageTools } from "./stage_tools.js";
import { Toast } from "./toast.js";
import { Transport } from "./transport.js";
import { Why } from "./why.js";

export function App() {
  const ready = state.run.value !== null && state.catalogue.value !== null;
  return html`
    <${Header} />
    <${Banners} />
    <main class="work" data-tab=${tab.value === "beside" && !hasBeside() ? "why" : tab.value} data-beside=${roomBeside()}>
      <h1 class="unseen">${t("page-title")}</h1>
      ${ready
        ? html`
            <section class="why" aria-label=${t("why")} tabindex="0"><${Why} /></section>
            <section class="stage-place" aria-label=${t("stage")}><${Stage} /><${StageTools} /></section>
            ${hasBeside() && html`<${Beside} />`}
            <section class="state" aria-label=${t("state")}><${Inspector} /></section>
            <${Transport} />
            <${Tabs} />
            <section class="time" aria-label=${t("diagram")}><${Diagram} /></section>
          `
        : html`<p class="loading" role="status">${t("connecting")}</p>`}
      <${Menus} />
    </main>
    <${Drawer} /><${Forms} /><${Help} /><${Share} /><${Toast} />
    ${ready && html`<${Announcer} />`}
  `;
}

/** On a narrow screen: which panel stands under the transport. */
function Tabs() {
  return html`<div class="tabs narrow-tabs" role="group" aria-label=${t("panels")}>
    ${/** @type {const} */ (["why", "state", "time", ...(hasBeside() ? /** @type {const} */ (["beside"]) : [])]).map(
      (name) => html`<button type="button" aria-pressed=${tab.value === name}
        onClick=${() => (tab.value = name)}>${name === "beside" ? nameBeside() : t(`tab-${name}`)}</button>`,
    )}
  </div>`;
}
