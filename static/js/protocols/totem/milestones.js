/** The milestones of Totem as the diagram names them. */
import { milestoneName } from "../../sentences.js";
import { ringText } from "./rings.js";

/** @type {Readonly<Record<string, Omit<import("../view.js").MilestoneLabel, "text">>>} */
const LOOKS = {
  ring_formed: { mark: "○", hue: "leader", major: true },
  rings_merged: { mark: "∪", hue: "leader" },
  member_joined: { mark: "+", hue: "leader" },
  member_left: { mark: "−", hue: "candidate" },
  token_lost: { mark: "?", hue: "candidate", major: true },
  message_safe: { mark: "■", hue: "leader" },
  retransmission: { mark: "↺", hue: "candidate" },
};

/**
 * @param {string} name
 * @param {import("../../types.d.ts").State | undefined} state of the node that reached it, right after
 * @returns {import("../view.js").MilestoneLabel | null} null for what comes with every rotation
 */
export function milestone(name, state) {
  const look = LOOKS[name];
  if (!look) return null;
  const text = name === "ring_formed" ? ringText(state?.ring_id) : name === "message_safe" ? String(state?.high_delivered ?? "") : milestoneName(name);
  return { ...look, text };
}
