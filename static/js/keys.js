/** What each key does, in one table: the page listens by it, and the help is made from it. */
import * as actions from "./actions.js";
import { zoomIn, zoomOut } from "./diagram/diagram.js";
import { toggleLanguage } from "./language.js";
import { dialog, drawer, form } from "./panels/places.js";
import * as playback from "./playback.js";
import { nodeChoices } from "./possible.js";
import { t } from "./sentences.js";
import { notchOf, speedOf } from "./speed.js";
import * as state from "./state.js";
import { store } from "./store.js";
import { toggleTheme } from "./theme.js";

/**
 * @typedef {object} Key
 * @property {string} label the id of the sentence in the help
 * @property {readonly string[]} keys as KeyboardEvent.key has them; the first is the one shown
 * @property {string} [shown] what the help shows in their place
 * @property {(key: string) => unknown} run
 */

/** @type {readonly {group: string, keys: readonly Key[]}[]} */
export const KEYS = [
  {
    group: "keys-time",
    keys: [
      { label: "key-play", keys: [" "], shown: "key-space", run: playOrPause },
      { label: "key-back", keys: ["ArrowLeft"], shown: "←", run: () => playback.stepBack() },
      { label: "key-forward", keys: ["ArrowRight"], shown: "→", run: () => playback.stepForward() },
      { label: "key-next", keys: ["n"], run: () => actions.toMilestone("next") },
      { label: "key-previous", keys: ["p"], run: () => actions.toMilestone("previous") },
      { label: "key-faster", keys: ["+", "="], run: () => faster(1) },
      { label: "key-slower", keys: ["-"], run: () => faster(-1) },
      { label: "diagram-zoom-in", keys: ["]"], run: () => zoomIn() },
      { label: "diagram-zoom-out", keys: ["["], run: () => zoomOut() },
    ],
  },
  {
    group: "keys-hands",
    keys: [
      { label: "key-select", keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], shown: "1 … 9", run: select },
      { label: "key-crash", keys: ["c"], run: doToNode },
      { label: "key-pause", keys: ["s"], run: doToNode },
      { label: "key-isolate", keys: ["i"], run: doToNode },
      { label: "key-timeout", keys: ["t"], run: doToNode },
      { label: "key-request", keys: ["r"], run: openRequest },
      { label: "key-heal", keys: ["h"], run: () => actions.command({ do: "heal" }) },
      { label: "key-undo", keys: ["u"], run: () => actions.undo() },
    ],
  },
  {
    group: "keys-page",
    keys: [
      { label: "key-setup", keys: ["o"], run: () => (drawer.value = drawer.value ? null : "scenarios") },
      { label: "key-language", keys: ["l"], run: () => toggleLanguage() },
      { label: "key-theme", keys: ["d"], run: () => toggleTheme() },
      { label: "key-help", keys: ["?"], run: () => (dialog.value = "help") },
      { label: "key-escape", keys: ["Escape"], shown: "Esc", run: leave },
    ],
  },
];

/** @type {Map<string, Key>} */
const BY_KEY = new Map();
for (const entry of KEYS.flatMap(({ keys }) => keys)) for (const key of entry.keys) BY_KEY.set(key, entry);

/** About as wide as a small form: one opened by a key stands in the middle. CSS pixels. */
const FORM_WIDTH = 284;

/** Controls that need the key for themselves. */
const TAKES_TEXT = "input:not([type=checkbox], [type=radio], [type=range]), select, textarea, [contenteditable]";
const TAKES_ARROWS = "[type=range], [type=radio], [role=tab], [role^=menuitem], [role=slider]";
const TAKES_SPACE = "button, a, summary, [role=button], [type=checkbox], [type=radio]";

export function listenToKeys() {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog.value !== null) return;
    const entry = BY_KEY.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!entry || takenBy(/** @type {Element} */ (event.target), event.key)) return;
    event.preventDefault();
    void entry.run(event.key.toLowerCase());
  });
}

/**
 * A control that was pressed with a pointer lets go of the focus, so that the next key means what the help says: after a
 * press on "Crash", the space bar plays, and does not press the same button again.
 */
export function freeFocusAfterPointer() {
  /** @param {Element | null} control */
  const free = (control) => {
    if (control instanceof HTMLElement && !control.matches(":focus-visible")) control.blur();
  };
  /** @type {(selector: string) => (event: Event) => void} */
  const freeOne = (selector) => (event) => free(/** @type {Element} */ (event.target).closest(selector));
  addEventListener("click", freeOne("main button:not([aria-haspopup]), .languages button"));
  addEventListener("change", freeOne("main select, main [type=range]"));
}

/**
 * @param {Element} target
 * @param {string} key
 */
function takenBy(target, key) {
  if (key === "Escape") return false;
  if (target.closest(TAKES_TEXT)) return true;
  if (key.startsWith("Arrow")) return target.closest(TAKES_ARROWS) !== null;
  return key === " " && target.closest(TAKES_SPACE) !== null;
}

function playOrPause() {
  if (state.playing.value) playback.pause();
  else playback.play();
}

/** @param {number} notches */
function faster(notches) {
  playback.setSpeed(speedOf(notchOf(state.speed.value) + notches));
}

/** @param {string} key a digit: the node of that number */
function select(key) {
  const node = `n${key}`;
  if (node in here().state) actions.selectNode(state.selectedNode.value === node ? null : node);
}

/** @param {string} key what the menu of a node shows for the same */
function doToNode(key) {
  const node = chosenNode();
  if (node === null) return;
  const choice = nodeChoices(here(), node).find((possible) => possible.key === key);
  if (choice) void actions.command(choice.command);
  else actions.say(() => t("key-not-now", { node }));
}

/** Asks as the chosen client, at the chosen node, or, where nothing is chosen, as the first client. */
function openRequest() {
  const [firstClient] = state.clients.value;
  if (firstClient === undefined) return actions.say(() => t("no-client"));
  const chosen = state.selectedNode.value ?? firstClient;
  const whom = chosen.startsWith("c") ? { client: chosen, node: null } : { client: null, node: chosen };
  form.value = { kind: "request", ...whom, x: innerWidth / 2 - FORM_WIDTH / 2, y: innerHeight / 3 };
}

function chosenNode() {
  const chosen = state.selectedNode.value;
  if (chosen?.startsWith("n")) return chosen;
  actions.say(() => t("key-choose-first"));
  return null;
}

function leave() {
  if (drawer.value) drawer.value = null;
  else if (state.pinnedStep.value !== null) actions.selectStep(null);
  else if (state.selectedMessage.value !== null) actions.selectMessage(null);
  else actions.selectNode(null);
}

function here() {
  return store.worldAt(state.nowSeq.value);
}
