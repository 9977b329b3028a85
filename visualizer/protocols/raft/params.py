"""Raft's parameters, in milliseconds, with the numbers of the classroom."""

from __future__ import annotations

from visualizer.core.client import ClientParams
from visualizer.core.units import PositiveMillis, PositiveRange


class RaftParams(ClientParams, frozen=True):
    """What a person can set. Odd settings (a heartbeat slower than the election timeout) are lessons, not errors."""

    election_timeout: PositiveRange = (150.0, 300.0)
    """Drawn afresh at each reset (§5.2)."""
    heartbeat_interval: PositiveMillis = 50.0
    noop: bool = True
    """Whether a leader begins its term with a blank entry (§8); without it, it is the paper's plain §5."""
    pre_vote: bool = False
    """Whether a server asks before it raises its term (dissertation §9.6)."""
    check_quorum: bool = False
    """Whether nobody votes while a leader is heard, and a leader that hears no majority steps down (§4.2.3, §6.2)."""
    conflict_hint: bool = False
    """Whether a refusal says where the logs part (§5.3)."""
    read_index: bool = False
    """Whether reads bypass the log (dissertation §6.4)."""
