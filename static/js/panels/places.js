/** What stands open over the page, at most one of each kind; none of it is part of the run. */
import { signal } from "@preact/signals";

/**
 * A small form at the pointer.
 * @typedef {{kind: "request", client: string | null, node: string | null, x: number, y: number}
 *   | {kind: "clock", node: string, x: number, y: number}
 *   | {kind: "link", from: string, to: string, x: number, y: number}} Form
 */

/** The drawer, by the tab that it shows. */
export const drawer = signal(/** @type {null | "scenarios" | "setup" | "live"} */ (null));

export const dialog = signal(/** @type {null | "help" | "share"} */ (null));

export const form = signal(/** @type {Form | null} */ (null));

/** On a narrow screen: which panel is shown under the transport. */
export const tab = signal(/** @type {"why" | "state" | "time" | "beside"} */ ("why"));

/** Whether what stands beside the stage is shown there. */
export const beside = signal(true);
