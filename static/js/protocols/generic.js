/**
 * How a protocol is drawn that has said nothing about it: by what all of them have. Its messages are cards with the
 * initials of their type, its nodes follow, and the timer that was named first is the one that is seen.
 */
import { milestoneName, t } from "../sentences.js";

/** Values of a message that its line names. */
const NAMED = 4;

/** @type {import("./view.js").ProtocolView} */
export const generic = {
  nodeFace: (state) => ({ role: state.up ? t("stage-up") : t("stage-down"), mark: "", badge: "", solid: false, poll: null }),
  rolePaint: () => "follower",
  logCells: () => [],
  shownTimer: () => null,
  messageKind: ({ type }) => ({ shape: "card", hue: "follower", text: initials(type), faint: false, dashed: false, reply: /Reply$/.test(type) }),
  messageLabel: ({ body }) =>
    Object.entries(body)
      .filter(([, value]) => typeof value !== "object")
      .slice(0, NAMED)
      .map(([name, value]) => `${name} ${value}`)
      .join(" · "),
  milestone: (name) => ({ mark: "◆", text: milestoneName(name), hue: "text-soft" }),
  counted: () => null,
};

/** @param {string} type a name such as RequestVote */
function initials(type) {
  return type.replace(/[^A-Z]/g, "") || type.slice(0, 2);
}
