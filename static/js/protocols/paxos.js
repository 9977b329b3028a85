/** How the Paxos family is drawn: Basic, Multi and Fast share roles, numbers and the look of their messages. */
import { view as basic } from "./paxos/basic.js";
import { view as fast } from "./paxos/fast.js";
import { view as multi } from "./paxos/multi.js";

/** @type {Readonly<Record<string, Partial<import("./view.js").ProtocolView>>>} */
export const views = { "paxos-basic": basic, "paxos-multi": multi, "paxos-fast": fast };
