/** Every colour that carries text reads on every surface that it stands on: WCAG 2.2, 4.5 : 1. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const SHEET = readFileSync(new URL("../../static/css/tokens.css", import.meta.url), "utf8");

/** @param {string} block */
function tokensOf(block) {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

const [light = "", dark = ""] = SHEET.split(':root[data-theme="dark"]');
const THEMES = { light: tokensOf(light), dark: tokensOf(dark) };

/** @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const share = parseInt(hex.slice(i, i + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * Number(r) + 0.7152 * Number(g) + 0.0722 * Number(b);
}

/**
 * @param {string} a
 * @param {string} b
 */
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (Number(high) + 0.05) / (Number(low) + 0.05);
}

const SURFACES = ["ground", "panel", "raised", "future", "hand-soft"];
const TEXTS = ["text", "text-soft", "text-faint", "hand", "loss", "leader", "follower", "candidate", "mender", "disk", "down", "client"];
const MEANINGS = ["leader", "follower", "candidate", "mender", "loss", "disk", "hand"];

for (const [theme, tokens] of Object.entries(THEMES)) {
  /**
   * @param {string} text
   * @param {string} surface
   * @param {number} least
   */
  const holds = (text, surface, least) => {
    const ratio = contrast(String(tokens[text]), String(tokens[surface]));
    assert.ok(ratio >= least, `${text} on ${surface}: ${ratio.toFixed(2)}`);
  };

  test(`${theme}: text reads on every surface`, () => {
    for (const text of TEXTS) for (const surface of SURFACES) holds(text, surface, 4.5);
  });

  test(`${theme}: text reads on a fill of its own meaning`, () => {
    for (const name of MEANINGS) {
      holds(`on-${name}`, name, 4.5);
      holds(name, `${name}-soft`, 4.5);
      holds("text", `${name}-soft`, 4.5);
    }
  });

  test(`${theme}: the border of a control is seen on every surface`, () => {
    for (const surface of SURFACES) holds("edge", surface, 3);
  });
}

test("both themes give every colour a value", () => {
  assert.deepEqual(Object.keys(THEMES.dark).sort(), Object.keys(THEMES.light).sort());
});
