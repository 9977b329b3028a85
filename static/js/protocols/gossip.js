/** How the gossip family is drawn: bodies by what they know, messages by whether they are news to whom they reach. */
import { view as antientropy } from "./gossip/antientropy.js";
import { view as rumor } from "./gossip/rumor.js";
import { view as scuttlebutt } from "./gossip/scuttlebutt.js";

/** @type {Readonly<Record<string, Partial<import("./view.js").ProtocolView>>>} */
export const views = { "gossip-rumor": rumor, "gossip-antientropy": antientropy, "gossip-scuttlebutt": scuttlebutt };
