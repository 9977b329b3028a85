"""A message made by hand, or the answer to one, may come to somebody who has no handler for it: nothing happens."""

from __future__ import annotations

import pytest

from tests.core.play import Json, Play, do
from visualizer.protocols.raft.engine import Raft

VOTE = {"term": 1, "candidate": "n1", "last_log_index": 0, "last_log_term": 0}


def request(client: str) -> Json:
    return {"client": client, "serial": 1, "op": {"do": "get", "key": "x"}}


@pytest.mark.parametrize(
    "inject",
    [
        do(1, "inject", **{"from": "c1", "to": "n2"}, type="RequestVote", body=VOTE, now=True),
        do(1, "inject", **{"from": "n2", "to": "n1"}, type="ClientRequest", body=request("c1"), now=True),
    ],
    ids=["a client is sent a vote", "a server is sent a redirect"],
)
def test_an_answer_that_its_receiver_has_no_use_for_changes_nothing_there(inject: Json) -> None:
    play = Play(Raft, inject, nodes=3, clients=1, until=120)
    [step] = [s for s in play.timeline.steps if "world.not_understood" in [str(n.reason) for n in s.notes]]
    assert (step.changed, step.sent, step.timers) == ((), (), ())


@pytest.mark.parametrize("client", ["n1", "c9"])
def test_a_log_may_speak_of_clients_that_the_run_does_not_have(client: str) -> None:
    command = {"client": client, "serial": 1, "op": {"do": "put", "key": "x", "value": 1}}
    initial = {"n1": {"current_term": 1, "role": "leader", "log": [{"term": 1, "command": command}]}}
    play = Play(Raft, initial=initial, nodes=3, clients=1, until=300)
    assert play.state("n1").commit_index == 1
