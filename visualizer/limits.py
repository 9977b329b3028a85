"""The limits that one server holds, as a value: those of `core/limits.py`, unless a test tightens them."""

from __future__ import annotations

from dataclasses import dataclass

from visualizer.core import limits


@dataclass(frozen=True, slots=True)
class Limits:
    """What one session, one client and one server may use; `core/limits.py` describes each under the same name."""

    steps_per_session: int = limits.STEPS_PER_SESSION
    steps_ahead: int = limits.STEPS_AHEAD
    steps_a_batch: int = limits.STEPS_A_BATCH
    light_steps_a_batch: int = limits.LIGHT_STEPS_A_BATCH
    steps_a_search: int = limits.STEPS_A_SEARCH
    steps_before: int = limits.STEPS_BEFORE
    steps_after: int = limits.STEPS_AFTER
    branches_per_session: int = limits.BRANCHES_PER_SESSION
    connections: int = limits.CONNECTIONS
    sessions_in_memory: int = limits.SESSIONS_IN_MEMORY
    steps_in_memory: int = limits.STEPS_IN_MEMORY
    idle_seconds: float = limits.IDLE_SECONDS
    slice_seconds: float = limits.SLICE_SECONDS
    batch_seconds: float = limits.BATCH_SECONDS
    playhead_seconds: float = limits.PLAYHEAD_SECONDS
    events_a_second: float = limits.EVENTS_A_SECOND
    events_at_once: int = limits.EVENTS_AT_ONCE
    busy_seconds: float = limits.BUSY_SECONDS
    frame_bytes: int = limits.FRAME_BYTES
    frames_waiting: int = limits.FRAMES_WAITING
    run_bytes: int = limits.RUN_BYTES
    runs_a_second: float = limits.RUNS_A_SECOND
    runs_at_once: int = limits.RUNS_AT_ONCE


def declared() -> dict[str, int]:
    """The limits that the page has to know, by name."""
    return {
        "nodes": limits.NODES_ON_PAGE,
        "nodes_in_full": limits.NODES_IN_FULL,
        "clients": limits.CLIENTS_PER_RUN,
        "commands": limits.COMMANDS_PER_RUN,
        "seed": limits.SEED,
        "text": limits.TEXT_LENGTH,
        "branches": limits.BRANCHES_PER_SESSION,
        "steps": limits.STEPS_PER_SESSION,
        "batch": limits.STEPS_A_BATCH,
        "frame": limits.FRAME_BYTES,
        "run": limits.RUN_BYTES,
        "depth": limits.JSON_DEPTH,
    }
