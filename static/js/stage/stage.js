/** The stage: nodes, links and messages in flight, drawn to the size of its place; of a crowd, bodies on a canvas. */
import { effect } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { paintSoon } from "../frames.js";
import { isCrowd } from "../state.js";
import { CrowdScene } from "./crowd.js";
import { CrowdHands } from "./crowd_hands.js";
import { CrowdKey, hands as crowdHands } from "./crowd_key.js";
import { Hands } from "./hands.js";
import { Scene } from "./scene.js";

export function Stage() {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  const crowd = isCrowd.value;
  useEffect(() => (place.current ? (crowd ? mountCrowd : mount)(place.current) : undefined), [crowd]);
  return html`<div class="stage" ref=${place}></div>
    ${crowd && html`<${CrowdKey} />`}`;
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
  const stop = keepPainted(place, scene, paint, Scene.watch);
  return () => {
    stop();
    scene.svg.remove();
  };
}

/**
 * @param {HTMLElement} place
 * @returns {() => void} takes it down again
 */
function mountCrowd(place) {
  const scene = new CrowdScene(place);
  scene.canvas.setAttribute("aria-describedby", "crowd-key crowd-hint");
  const paint = () => scene.paint();
  crowdHands.value = new CrowdHands(scene, paint);
  const stop = keepPainted(place, scene, paint, CrowdScene.watch);
  return () => {
    stop();
    scene.canvas.remove();
    crowdHands.value = null;
  };
}

/**
 * Paints whenever something has changed, and to the size of the place.
 * @param {HTMLElement} place
 * @param {{resize: (width: number, height: number) => void}} scene
 * @param {() => void} paint
 * @param {() => void} watch reads all that is painted
 * @returns {() => void} stops it
 */
function keepPainted(place, scene, paint, watch) {
  const sized = new ResizeObserver(([entry]) => {
    if (!entry) return;
    scene.resize(entry.contentRect.width, entry.contentRect.height);
    paintSoon(paint);
  });
  sized.observe(place);
  const stop = effect(() => {
    watch();
    paintSoon(paint);
  });
  return () => {
    stop();
    sized.disconnect();
  };
}
