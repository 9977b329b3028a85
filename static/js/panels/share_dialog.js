/** Share: the run as a link and as a file, and a file opened in its place. */
import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { openFile } from "../files.js";
import { LINK_LIMIT, encodeRun, runFile } from "../share.js";
import { t } from "../sentences.js";
import * as state from "../state.js";
import { Dialog } from "./dialog.js";
import { dialog } from "./places.js";

export function Share() {
  const run = state.run.value;
  if (dialog.value !== "share" || !run) return null;
  const close = () => (dialog.value = null);
  return html`<${Dialog} title=${t("share-title")} class="share" onClose=${close}>
    <${Link} run=${run} />
    <h3 class="label">${t("share-file")}</h3>
    <p class="form-help">${t("share-file-about")}</p>
    <div class="row">
      <button type="button" class="button" onClick=${() => save(run)}>${t("share-save")}</button>
      <${Open} onDone=${close} />
    </div>
  <//>`;
}

/** @param {{run: import("../types.d.ts").Run}} props */
function Link({ run }) {
  const [link, setLink] = useState(/** @type {string | null} */ (null));
  const [copied, setCopied] = useState(false);
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => void encodeRun(run).then((fragment) => setLink(location.origin + location.pathname + fragment)), [run]);
  if (link === null) return null;
  if (link.length > LINK_LIMIT) return html`<p class="rule">${t("share-too-long")}</p>`;

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link ?? "");
      setCopied(true);
    } catch {
      // No clipboard without a secure address: the link is selected, and the browser's own copy takes it.
      setCopied(document.execCommand("copy"));
    }
  }
  return html`
    <p class="rule">${t("share-about", { count: run.commands.length })}</p>
    <div class="row">
      <input type="text" readonly ref=${field} class="link-field" aria-label=${t("share-link")} value=${link}
        onFocus=${() => field.current?.select()} />
      <button type="button" class="button solid" onClick=${copy}>${t("share-copy")}</button>
    </div>
    <p class="form-help" role="status">${copied ? t("share-copied") : ""}</p>
  `;
}

/** @param {{onDone: () => void}} props */
function Open({ onDone }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  /** @param {Event} event */
  async function chosen(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const file = field.files?.[0];
    if (file && (await openFile(file))) onDone();
    else field.value = "";
  }
  return html`
    <button type="button" class="button" onClick=${() => input.current?.click()}>${t("share-open-file")}</button>
    <input type="file" ref=${input} hidden accept=".json,.jsonl,application/json" aria-label=${t("share-open-file")}
      onChange=${chosen} />
  `;
}

/** @param {import("../types.d.ts").Run} run */
function save(run) {
  const { name, text } = runFile(run);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
