"""The world before anything has happened: every node as it has never run, or as the run overrides it."""

from __future__ import annotations

from heapq import heapify
from typing import Any

import msgspec

from visualizer.core.client import Client, ClientState
from visualizer.core.model import State
from visualizer.core.names import NodeId, Roster
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.core.world import World


def genesis(run: Run, roster: Roster, protocol: Protocol[Any], client: Client | None) -> World:
    """The first world of a run: its nodes are about to start, its commands wait for their time."""
    states: dict[NodeId, State] = {node: protocol.initial(node, roster.introduced(node)) for node in roster.nodes}
    if client is not None:
        states |= {name: client.initial(name, roster.nodes) for name in run.client_names}
    for node, fields in run.initial.items():
        states[node] = msgspec.structs.replace(states[node], **fields)
    for node in run.initial:
        for name, serial in protocol.requests_in(states[node]):
            known = states.get(name)
            if isinstance(known, ClientState) and serial > known.serial:
                states[name] = msgspec.structs.replace(known, serial=serial)
    world = World(states, roster)
    world.starting = [node for node in reversed(roster.nodes) if states[node].up]
    world.schedule = [(micros(c.at), i) for i, c in enumerate(run.commands) if c.at is not None]
    heapify(world.schedule)
    return world
