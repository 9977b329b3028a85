/** A dialog over the page: the browser's own, which keeps the focus inside and gives it back. */
import { html } from "htm/preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../sentences.js";
import { Press } from "./press.js";

/** @param {{title: string, class?: string, onClose: () => void, children?: any}} props */
export function Dialog({ title, class: kind = "", onClose, children }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  const isClosed = useRef(false);
  useEffect(() => box.current?.showModal(), []);
  // The browser says that it has closed a dialog some time after Escape was pressed; the next key may come before that.
  function close() {
    if (isClosed.current) return;
    isClosed.current = true;
    // By the browser's own way, which gives the focus back.
    box.current?.close();
    onClose();
  }
  /** @param {MouseEvent} event */
  function pressed(event) {
    // A press on the backdrop is a press on the dialog itself, outside its content.
    if (event.target === box.current) box.current?.close();
  }
  return html`<dialog ref=${box} class=${`dialog ${kind}`} aria-labelledby=${id} onCancel=${close} onClose=${close}
    onClick=${pressed}>
    <div class="dialog-content">
      <header>
        <h2 id=${id} tabindex="-1" autofocus>${title}</h2>
        <${Press} icon="close" label=${t("close")} onClick=${() => box.current?.close()} />
      </header>
      ${children}
    </div>
  </dialog>`;
}
