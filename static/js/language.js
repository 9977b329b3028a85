/** The language of the page: chosen by hand and remembered, else what the browser asks for. Changing it needs no reload. */
import { effect } from "@preact/signals";
import { recall, remember } from "./memory.js";
import { loadLanguage, t } from "./sentences.js";
import { language } from "./state.js";

/** @typedef {"en" | "zh"} Language */

/** @type {readonly Language[]} */
export const LANGUAGES = ["en", "zh"];

export async function keepLanguage() {
  const preferred = navigator.languages.some((tag) => tag.startsWith("zh")) && !navigator.language.startsWith("en") ? "zh" : "en";
  const first = recall("language", LANGUAGES, preferred);
  await loadLanguage(first);
  language.value = first;
  effect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
    document.title = t("page-title");
  });
}

/** @param {Language} tag */
export async function setLanguage(tag) {
  await loadLanguage(tag);
  language.value = tag;
  remember("language", tag);
}

export function toggleLanguage() {
  return setLanguage(language.value === "zh" ? "en" : "zh");
}
