/** A box at a point of the viewport that keeps inside it, closes on Escape or a press outside, and gives the focus back. */
import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

const MARGIN = 8;

/**
 * @param {{x: number, y: number, role: string, label: string, class?: string, anchor?: Element | null,
 *   onClose: () => void, children?: any, onKeyDown?: (event: KeyboardEvent) => void}} props
 *   anchor: the button that opened it, and closes it by itself
 */
export function Popover({ x, y, role, label, class: kind = "", anchor = null, onClose, onKeyDown, children }) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(MARGIN, Math.min(x, innerWidth - width - MARGIN))}px`;
    element.style.top = `${Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN))}px`;
  }, [x, y]);

  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const find = (/** @type {string} */ selector) => box.current?.querySelector(selector);
    const first = find("[data-first]") ?? find("[role^=menuitem], input, select, button");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
    if (first instanceof HTMLInputElement) first.select();
    /** @param {PointerEvent} event */
    const outside = (event) => {
      const target = /** @type {Node} */ (event.target);
      if (!box.current?.contains(target) && !anchor?.contains(target)) onClose();
    };
    addEventListener("pointerdown", outside, true);
    return () => {
      removeEventListener("pointerdown", outside, true);
      // Only where the focus would be lost with the box: a press elsewhere has already moved it.
      const here = document.activeElement;
      if (box.current?.contains(here) || here === document.body) before?.focus({ preventScroll: true });
    };
  }, []);

  /** @param {KeyboardEvent} event */
  function keys(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    } else onKeyDown?.(event);
  }

  return html`<div ref=${box} class=${`popover ${kind}`} role=${role} aria-label=${label}
    onKeyDown=${keys}>${children}</div>`;
}
