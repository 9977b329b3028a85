/**
 * How a protocol is drawn that has said nothing about it: by what all of them have. Its messages are cards with the
 * initials of their type, its nodes follow, and the timer that was named first is the one that is seen.
 */
import { milestoneName, t } from "../sentences.js";

/** Values of a message that its line names. */
const NAMED = 4;

/** @type {import("./view.js").ProtocolView} */
export const generic = {
  common: () => null,
  nodeFace: (state) => ({ role: state.up ? t("stage-up") : t("stage-down"), mark: "", badge: "", solid: false, poll: null }),
  rolePaint: () => "follower",
  lanePaint: null,
  cells: () => null,
  shelf: () => [],
  shelfRows: 1,
  columns: () => null,
  passing: null,
  rings: () => [],
  held: () => [],
  panel: null,
  picture: () => null,
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
  cargoOf: null,
  crowd: { kinds: [{ name: "crowd-nodes", hue: "follower", hollow: false }], kindOf: () => 0, bands: [] },
  curves: (gauges) => gauges.map((gauge) => ({ name: gauge, unit: "count", lines: [{ gauge, hue: "follower" }] })),
  exhibit: null,
  hasExhibits: () => false,
};

/** @param {string} type a name such as RequestVote */
function initials(type) {
  return type.replace(/[^A-Z]/g, "") || type.slice(0, 2);
}
