/** Run files opened by choosing one or by dropping one on the page. The server says what is wrong with one. */
import { restart, say } from "./actions.js";
import { RUN_LIMIT, parseRun } from "./share.js";
import { t } from "./sentences.js";
import { catalogue } from "./state.js";

/**
 * @param {File} file a run file, or a trace
 * @returns {Promise<boolean>} whether its run is shown now
 */
export async function openFile(file) {
  let run;
  try {
    // Of a trace only the first line is wanted, however long it is.
    run = parseRun(await file.slice(0, RUN_LIMIT).text());
  } catch {
    say(t("file-unreadable", { name: file.name }));
    return false;
  }
  // The server cuts the line of whoever sends more than a frame may hold.
  if (new Blob([JSON.stringify(run)]).size > catalogue.value.limits.frame * 0.9) {
    say(t("file-too-large", { name: file.name }));
    return false;
  }
  return restart(run);
}

/** Takes a file that is dropped anywhere on the page. */
export function takeDroppedFiles() {
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void openFile(file);
  });
}
