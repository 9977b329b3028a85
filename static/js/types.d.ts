/** The shapes that travel on the wire and in traces (docs/trace.md), and those of the page itself. Times are virtual ms. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type NodeId = string;
export type State = { up: boolean; [field: string]: any };

export interface Network {
  delay: [number, number];
  loss: number;
  duplicate: number;
  disk_write: [number, number];
}

export interface Command {
  do: string;
  at?: number;
  [field: string]: any;
}

export interface Run {
  concord: 1;
  protocol: string;
  variant: string | null;
  nodes: number;
  clients: number;
  seed: number;
  params: Record<string, any>;
  network: Network;
  initial: Record<NodeId, Record<string, any>>;
  commands: Command[];
  engine?: number;
}

export interface Cause {
  kind: "start" | "deliver" | "timer" | "command" | "lost";
  message?: number;
  timer?: string;
  command?: Command;
  index?: number;
}

export interface Sent {
  id: number;
  from: NodeId;
  to: NodeId;
  type: string;
  body: Record<string, any>;
  sent_at: number;
  arrives_at: number;
  fate: "arrive" | "lost" | "cut";
  of?: number;
  cast?: number;
}

/** A message in flight, as a snapshot has it. */
export interface Flight extends Sent {
  held: boolean;
}

export interface Note {
  reason: string;
  args: Record<string, any>;
  weight: 0 | 1 | 2;
}

export interface Violation {
  invariant: string;
  says: string;
  args: Record<string, any>;
  nodes: NodeId[];
}

export interface LinkSettings {
  from: NodeId;
  to: NodeId;
  delay: [number, number] | null;
  loss: number | null;
  duplicate: number | null;
}

export interface Faults {
  cuts: [NodeId, NodeId][];
  /** Of a crowd: the same in groups, senders and the receivers that each of them cannot reach; itself it can. */
  sides?: { from: NodeId[]; to: NodeId[] }[];
  paused: NodeId[];
  clocks: Record<NodeId, number>;
  links: LinkSettings[];
  held: number[];
}

export interface Reply {
  client: NodeId;
  serial: number;
  op: Record<string, any>;
  result: Json;
}

export interface Step {
  seq: number;
  at: number;
  cause: Cause;
  node: NodeId | null;
  set: Record<NodeId, Record<string, any>>;
  timers: Record<NodeId, Record<string, number | null>>;
  sent: Sent[];
  lost: number[];
  moved?: Record<string, number | null>;
  replies: Reply[];
  delivered: Record<string, any>[];
  why: Note[];
  milestones: string[];
  violations: Violation[];
  faults?: Faults;
  /** Of a crowd: it holds only what the stage draws (crowd.js). */
  light?: true;
}

export interface Snapshot {
  seq: number;
  at: number;
  state: Record<NodeId, State>;
  timers: Record<NodeId, Record<string, number>>;
  flights: Flight[];
  faults: Faults;
  /** Of a crowd: it holds only what the stage draws (crowd.js). */
  light?: true;
}

/** A place in a run: all steps up to `seq` have happened, and the clock stands at `at`. */
export interface Place {
  seq: number;
  at: number;
}

export interface Branch {
  id: string;
  parent: string | null;
  /** Where it left its parent. */
  seq: number;
  at: number;
  /** Its first own command. */
  command: Command | null;
  commands: number;
  current: boolean;
}

export interface View {
  branch: string;
  branches: Branch[];
  run: Run;
  playhead: Place;
  seen: Place;
  base: Snapshot;
  steps: Step[];
  gauges: import("./gauges.js").Gauged | null;
  computed: number;
  warning: null | "engine";
  can_undo: boolean;
}

export interface StepsEvent {
  branch: string;
  from: number;
  steps: Step[];
  gauges: import("./gauges.js").Gauged | null;
  computed: number;
  done: boolean;
  stopped: null | Refusal;
}

/** What the server says: an English sentence and, where there is one in every language, its id and its values. */
export interface Says {
  says: string;
  id?: string;
  args?: Record<string, any>;
}

/** Why the server refused something, and the place in what it was sent that this is about. */
export interface Refusal extends Says {
  code: string;
  where?: string | null;
}

export interface Menu {
  kind: "node" | "message" | "link" | "client";
  /** A node, a client, a message's id, or a link as [from, to]. */
  id: string | number | [NodeId, NodeId];
  /** Where it opens, in CSS pixels of the viewport. */
  x: number;
  y: number;
}

/** A cut being drawn across the stage, in the stage's own coordinates, and the two sides that it would make. */
export interface Cutting {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  sides: [NodeId[], NodeId[]];
}
