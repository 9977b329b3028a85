/** The page's few icons and its mark, drawn on a grid of 20 with lines of 1.6; each takes the colour of its text. */
import { html } from "htm/preact";

/** @type {Record<string, string>} */
const PATHS = {
  play: "M6 4.2v11.6L16 10z",
  pause: "M6 4.5v11M14 4.5v11",
  back: "M15 5v10l-7.5-5zM5 5v10",
  forward: "M5 5v10l7.5-5zM15 5v10",
  previous: "M12.5 5 7 10l5.5 5",
  next: "M7.5 5 13 10l-5.5 5",
  undo: "M7.5 4 4 7.5 7.5 11M4.4 7.5H12a4 4 0 0 1 0 8H8.5",
  restart: "M15.5 10a5.5 5.5 0 1 1-1.8-4.1M14.2 2.8v3.4h-3.4",
  seed: "M4.5 4.5h11v11h-11zM7.4 7.4h.01M12.6 7.4h.01M10 10h.01M7.4 12.6h.01M12.6 12.6h.01",
  branch: "M6 4v12M6 12c0-3.5 8-2 8-6.5M14 5.5V4",
  stories: "M10 5.8C8.5 4.6 6.2 4 3.5 4v11c2.7 0 5 .6 6.5 1.8M10 5.8c1.5-1.2 3.8-1.8 6.5-1.8v11c-2.7 0-5 .6-6.5 1.8zM10 5.8v11",
  settings: "M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 6m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7.5 14m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  share: "M10 12.5v-9M6.8 6.2 10 3l3.2 3.2M4.5 10.5v6h11v-6",
  help: "M7.2 7.4a2.8 2.8 0 1 1 4.2 2.4c-.9.6-1.4 1-1.4 2.1M10 15.2v.01",
  theme: "M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M10 3.5v13",
  close: "M5 5l10 10M15 5 5 15",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  check: "M4.5 10.5 8.5 14.5 15.5 6",
  broken: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  warning: "M10 3.5 17.5 16.5h-15zM10 8.5v4M10 14.6v.01",
  down: "M6 8l4 4 4-4",
  plus: "M10 4.5v11M4.5 10h11",
};

const FILLED = new Set(["play", "back", "forward"]);

/** @param {{name: string, size?: number}} props */
export function Icon({ name, size = 20 }) {
  return html`<svg class=${FILLED.has(name) ? "icon filled" : "icon"} width=${size} height=${size} viewBox="0 0 20 20"
    aria-hidden="true">
    <path d=${PATHS[name]} />
  </svg>`;
}

/** Three that agree: one leads, two follow or stand. */
export function Mark() {
  return html`<svg class="mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    <path class="mark-links" d="M12 5.5 5.5 17.5h13z" />
    <circle class="mark-leader" cx="12" cy="5.5" r="4" />
    <circle class="mark-follower" cx="5.5" cy="17.5" r="4" />
    <circle class="mark-candidate" cx="18.5" cy="17.5" r="4" />
  </svg>`;
}
