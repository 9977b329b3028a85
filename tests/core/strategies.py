"""Random commands for runs of `Chatter`, each of which can be carried out or ends the run with a sentence."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.core.play import Json, put

CHATTER_MS = 300.0
"""How long (ms) the runs of the random commands are."""

NODES = ("n1", "n2", "n3")
PLACES = (*NODES, "c1")
KINDS = ("Ping", "Pong", "ClientRequest", "ClientReply")

_one_node = {"node": st.sampled_from(NODES)}
_sides = {
    "from": st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True),
    "to": st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True),
    "one_way": st.booleans(),
}
_delay = st.tuples(st.integers(0, 20), st.integers(20, 60))
_operation = st.one_of(
    st.builds(put, st.sampled_from("xy"), st.one_of(st.integers(0, 9), st.booleans(), st.none(), st.text(max_size=3))),
    st.builds(lambda key: {"do": "incr", "key": key}, st.sampled_from("xy")),
)
_message = {
    "match": st.fixed_dictionaries({}, optional={"from": st.sampled_from(PLACES), "type": st.sampled_from(KINDS)})
}

_COMMANDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "crash": _one_node,
    "restart": _one_node,
    "pause": _one_node,
    "resume": _one_node,
    "isolate": _one_node,
    "cut": _sides,
    "heal": {},
    "clock": {"node": st.sampled_from(NODES), "rate": st.sampled_from((0.3, 0.5, 1.0, 2.0, 7.0))},
    "link": {
        "from": st.sampled_from(PLACES), "to": st.sampled_from(PLACES), "delay": _delay,
        "loss": st.sampled_from((0.0, 0.5)), "duplicate": st.sampled_from((0.0, 0.5)),
    },
    "request": {"client": st.just("c1"), "op": _operation},
    "inject": {
        "from": st.sampled_from(NODES), "to": st.sampled_from(NODES), "type": st.sampled_from(("Ping", "Pong")),
        "body": st.just({"beat": 0}), "now": st.booleans(),
    },
    "timeout": {"node": st.sampled_from(NODES), "timer": st.just("beat")},
    "drop": _message, "hold": _message, "release": _message, "deliver": _message, "duplicate": _message,
}  # fmt: skip

_MAY_FAIL = ("timeout", "drop", "hold", "release", "deliver", "duplicate", "lose_disk")
"""What is an error where the world is not so: it would end most runs at once."""


def _moments(last_ms: float) -> st.SearchStrategy[float]:
    return st.integers(0, int(last_ms) * 4).map(lambda quarter: quarter / 4)


@st.composite
def _command(draw: st.DrawFn, kinds: tuple[str, ...], last_ms: float) -> Json:
    kind = draw(st.sampled_from(kinds))
    when: Json = {"at": draw(_moments(last_ms))}
    if draw(st.integers(0, 5)) == 0:
        when = {"when": draw(st.sampled_from(("rest", "fell", "first-beat"))), "after": draw(_moments(60))}
    return {**when, "do": kind, **{name: draw(values) for name, values in _COMMANDS[kind].items()}}


def chatter_commands(
    *, without: tuple[str, ...] = (), may_fail: bool = False, last_ms: float = CHATTER_MS
) -> st.SearchStrategy[list[Json]]:
    """Lists of commands. `may_fail`: a few of them are such that can end the run."""
    kinds = tuple(kind for kind in _COMMANDS if kind not in without and (may_fail or kind not in _MAY_FAIL))
    return st.lists(_command(kinds, last_ms), max_size=12)
