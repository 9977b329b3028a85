/** Run files opened by choosing one or by dropping one on the page. The server says what is wrong with one. */
import { restart, say } from "./actions.js";
import { parseRun } from "./share.js";
import { t } from "./sentences.js";
import { catalogue } from "./state.js";

/**
 * @param {File} file a run file, or a trace
 * @returns {Promise<boolean>} whether its run is shown now
 */
export async function openFile(file) {
  const limit = catalogue.value.limits.run;
  try {
    // Of a trace only the first line is wanted, however long it is.
    return await restart(parseRun(await file.slice(0, limit).text()));
  } catch {
    say(() => t(file.size > limit ? "file-too-large" : "file-unreadable", { name: file.name }));
    return false;
  }
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
