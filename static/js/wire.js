/**
 * The line to the server: one WebSocket, requests whose answers are promises, and the stream of steps. It comes up again
 * by itself; each time it does, `onUp` opens the session anew before anything else is asked.
 */
import { io } from "socket.io-client";
import { unpacked } from "./crowd.js";
import { connection } from "./state.js";

/** Wall ms after which a request counts as unanswered. */
const PATIENCE = 10_000;

/** A request that the server refused or did not answer: what it said of that, as it sent it. */
export class Refused extends Error {
  /** @param {import("./types.d.ts").Refusal} refusal */
  constructor({ code, says, where = null, id, args }) {
    super(says);
    this.code = code;
    this.says = says;
    this.where = where;
    this.id = id;
    this.args = args;
  }
}

/** @type {import("socket.io-client").Socket | null} */
let socket = null;

/** @type {Set<(event: import("./types.d.ts").StepsEvent) => void>} */
const listeners = new Set();

/**
 * @param {() => Promise<void>} onUp opens the session, at first and after every break
 */
export function connect(onUp) {
  socket = io({ transports: ["websocket"], reconnectionDelay: 300, reconnectionDelayMax: 3000 });
  socket.on("connect", () => {
    onUp().then(
      () => (connection.value = "live"),
      () => (connection.value = "lost"),
    );
  });
  socket.on("disconnect", () => (connection.value = "lost"));
  socket.on("connect_error", () => (connection.value = "lost"));
  socket.on("steps", (event) => {
    const steps = unpacked(event);
    listeners.forEach((listen) => listen(steps));
  });
}

/**
 * Asks the server. While the line is down nothing is kept back to be sent later: the promise is rejected at once.
 * @param {string} event
 * @param {Record<string, unknown>} payload
 * @returns {Promise<any>} the acknowledgement; rejected with Refused
 */
export async function request(event, payload) {
  if (!socket?.connected) throw new Refused({ code: "offline", says: "There is no connection to the server." });
  let ack;
  try {
    ack = await socket.timeout(PATIENCE).emitWithAck(event, payload);
  } catch {
    throw new Refused({ code: "silent", says: "The server does not answer." });
  }
  if (!ack.ok) throw new Refused(ack.error);
  return unpacked(ack);
}

/**
 * Calls `listen` with every batch of steps that the server streams.
 * @param {(event: import("./types.d.ts").StepsEvent) => void} listen
 * @returns {() => void} stops it
 */
export function onSteps(listen) {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
