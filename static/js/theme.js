/** Light, dark, or what the system says: applied to the document and remembered by this browser. */
import { effect } from "@preact/signals";
import { recall, remember } from "./memory.js";
import { shownTheme, theme } from "./state.js";

/** @typedef {"light" | "dark" | "system"} Theme */

/** @type {readonly Theme[]} */
export const THEMES = ["light", "dark", "system"];

export function keepTheme() {
  theme.value = recall("theme", THEMES, "system");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    shownTheme.value = theme.value === "system" ? (system.matches ? "dark" : "light") : theme.value;
    document.documentElement.dataset.theme = shownTheme.value;
  };
  system.addEventListener("change", show);
  effect(() => {
    show();
    remember("theme", theme.value);
  });
}

/** From what is shown to its opposite: one press changes what one sees, whatever the system says. */
export function toggleTheme() {
  theme.value = shownTheme.value === "dark" ? "light" : "dark";
}
