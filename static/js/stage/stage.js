/** The stage: nodes, links and messages in flight, drawn to the size of its place. */
import { effect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { paintSoon } from "../frames.js";
import { Hands } from "./hands.js";
import { Scene } from "./scene.js";

export function Stage() {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => (place.current ? mount(place.current) : undefined), []);
  return html`<div class="stage" ref=${place}></div>`;
}

/**
 * @param {HTMLElement} place
 * @returns {() => void} takes it down again
 */
function mount(place) {
  const scene = new Scene(place);
  const hands = new Hands(scene);
  const paint = () => {
    const focused = scene.svg.contains(document.activeElement) ? document.activeElement : null;
    scene.paint();
    hands.settle(focused);
  };
  const sized = new ResizeObserver(([entry]) => {
    if (!entry) return;
    scene.resize(entry.contentRect.width, entry.contentRect.height);
    paintSoon(paint);
  });
  sized.observe(place);
  const stop = effect(() => {
    Scene.watch();
    paintSoon(paint);
  });
  return () => {
    stop();
    sized.disconnect();
    scene.svg.remove();
  };
}
