/**
 * What can be done to a node, a message or a link as it is now. Menus, buttons and keys all ask here, so that none of them
 * offers what would be refused. Pure: a world in, commands out.
 *
 * @typedef {import("./types.d.ts").Command} Command
 * @typedef {import("./types.d.ts").Faults} Faults
 * @typedef {{label: string, args?: Record<string, unknown>, timer?: string, key?: string, harm?: boolean,
 *   command: Command}} Choice
 *   label: the id of its text, with its args and the timer that it speaks of. key: the key that does the same.
 * @typedef {Pick<import("./world.js").World, "state" | "timers" | "faults">} World
 */

/**
 * Whether a protocol takes a kind of command that not all of them do.
 * @param {{commands: readonly {do: string}[]} | null} declared
 * @param {string} kind
 */
export function allows(declared, kind) {
  return declared?.commands.some((command) => command.do === kind) ?? false;
}

/**
 * The command by which the next free number starts.
 * @param {Pick<World, "state">} world
 * @returns {Command}
 */
export function joinCommand({ state }) {
  const numbers = Object.keys(state).flatMap((name) => (name.startsWith("n") ? [Number(name.slice(1))] : []));
  return { do: "join", node: `n${Math.max(0, ...numbers) + 1}` };
}

/**
 * What a node that is at work can do where members come and go.
 * @param {World} world
 * @param {string} node
 * @returns {Choice[]}
 */
export function leaveChoices(world, node) {
  const isThere = (world.state[node]?.up ?? false) && !world.faults.paused.includes(node);
  return isThere ? [{ label: "do-leave", harm: true, command: { do: "leave", node } }] : [];
}

/**
 * @param {World} world
 * @param {string} node
 * @returns {Choice[]}
 */
export function nodeChoices(world, node) {
  const up = world.state[node]?.up ?? false;
  const paused = world.faults.paused.includes(node);
  /** @type {Choice[]} */
  const choices = up
    ? [
        { label: "do-crash", key: "c", harm: true, command: { do: "crash", node } },
        paused
          ? { label: "do-resume", key: "s", command: { do: "resume", node } }
          : { label: "do-pause", key: "s", command: { do: "pause", node } },
      ]
    : [
        { label: "do-restart", key: "c", command: { do: "restart", node } },
        { label: "do-lose-disk", harm: true, command: { do: "lose_disk", node } },
      ];
  choices.push(
    isIsolated(world, node)
      ? { label: "do-rejoin", key: "i", command: healCommand(world, node) }
      : { label: "do-isolate", key: "i", harm: true, command: { do: "isolate", node } },
  );
  return up && !paused ? [...choices, ...timerChoices(world, node)] : choices;
}

/**
 * The armed timers of a node, each to fire now.
 * @param {World} world
 * @param {string} node
 * @returns {Choice[]}
 */
export function timerChoices(world, node) {
  return Object.keys(world.timers[node] ?? {}).map((timer, i) => ({
    label: "do-timeout",
    timer,
    ...(i === 0 && { key: "t" }),
    command: { do: "timeout", node, timer },
  }));
}

/**
 * @param {{id: number, due: number | null}} flight
 * @returns {Choice[]}
 */
export function messageChoices({ id, due }) {
  return [
    { label: "do-drop", harm: true, command: { do: "drop", message: id } },
    due === null
      ? { label: "do-release", command: { do: "release", message: id } }
      : { label: "do-hold", command: { do: "hold", message: id } },
    { label: "do-deliver", command: { do: "deliver", message: id } },
    { label: "do-duplicate", command: { do: "duplicate", message: id } },
  ];
}

/**
 * @param {Faults} faults
 * @param {string} a
 * @param {string} b
 * @returns {Choice[]}
 */
export function linkChoices(faults, a, b) {
  const there = isCut(faults, a, b);
  const back = isCut(faults, b, a);
  /** @type {Choice[]} */
  const choices = [];
  if (!there || !back) choices.push({ label: "do-cut", harm: true, command: { do: "cut", from: [a], to: [b] } });
  for (const [from, to, cut] of /** @type {[string, string, boolean][]} */ ([[a, b, there], [b, a, back]])) {
    if (!cut) {
      choices.push({
        label: "do-cut-one-way",
        args: { from, to },
        harm: true,
        command: { do: "cut", from: [from], to: [to], one_way: true },
      });
    }
  }
  if (there || back) choices.push({ label: "do-heal", command: { do: "heal", from: [a], to: [b] } });
  return choices;
}

/**
 * @param {Faults} faults
 * @param {string} from
 * @param {string} to
 */
export function isCut(faults, from, to) {
  if (faults.sides) return from !== to && faults.sides.some((side) => side.from.includes(from) && side.to.includes(to));
  return faults.cuts.some(([a, b]) => a === from && b === to);
}

/**
 * Whether a node can neither reach nor be reached by any other node.
 * @param {World} world
 * @param {string} node
 */
export function isIsolated({ state, faults }, node) {
  const others = Object.keys(state).filter((name) => name !== node && name.startsWith("n"));
  return others.length > 0 && others.every((other) => isCut(faults, node, other) && isCut(faults, other, node));
}

/**
 * @param {World} world
 * @param {string} node
 * @returns {Command}
 */
function healCommand({ state }, node) {
  return { do: "heal", from: [node], to: Object.keys(state).filter((name) => name !== node) };
}
