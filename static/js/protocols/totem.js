/** How Totem is drawn: the rings and the token on them, windows of messages, and in Gather everybody's idea of the next ring. */
import { chipsOf, SHELF_ROWS } from "./totem/chips.js";
import { counted } from "./totem/counted.js";
import { nodeFace, rolePaint } from "./totem/face.js";
import { toneOf } from "./totem/history.js";
import { messageKind, messageLabel } from "./totem/messages.js";
import { milestone } from "./totem/milestones.js";
import { Panel } from "./totem/panel.js";
import { held, rings, ringsIn } from "./totem/rings.js";

/** @type {Partial<import("./view.js").ProtocolView>} */
export const view = {
  common: (states) => Object.fromEntries(ringsIn(states).map((ring) => [ring, toneOf(ring)])),
  nodeFace,
  rolePaint,
  shelf: chipsOf,
  shelfRows: SHELF_ROWS,
  rings: (states) => rings(states, toneOf),
  held: (states) => held(states, toneOf),
  panel: { name: "totem-panel", Body: Panel },
  passing,
  shownTimer: ({ state }) => (state === "gather" ? "consensus" : "token"),
  messageKind,
  messageLabel,
  milestone,
  counted,
};

/**
 * A token that comes is taken, or turned away: it came twice, or is of a ring that the node has given up.
 * @type {NonNullable<import("./view.js").ProtocolView["passing"]>}
 */
function passing(_, message, before, after) {
  if (message?.type === "Token") return { refused: after.my_token_seq === before.my_token_seq };
  if (message?.type === "CommitToken") return { refused: JSON.stringify(after.token) === JSON.stringify(before.token) && after.state === before.state };
  return null;
}
