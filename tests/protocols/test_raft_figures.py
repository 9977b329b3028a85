"""Figures 7 and 8 of the paper, set up as they stand there and played on; and what else a run may begin with."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.raft_server import Cluster, Server, entries, index_map, log_json, put, terms, violations_of
from visualizer.core.run import Run

# --- Figure 7 --------------------------------------------------------------------------------------------------------

FIGURE_7 = {
    "n2": "111445566",
    "n3": "1114",
    "n4": "11144556666",
    "n5": "111445566677",
    "n6": "1114444",
    "n7": "11122233333",
}


@pytest.mark.parametrize("hint", [False, True])
def test_figure_7_the_leader_brings_every_log_into_consistency_with_its_own(hint: bool) -> None:
    """The leader handles inconsistencies by forcing the followers' logs to duplicate its own. This means that
    conflicting entries in follower logs will be overwritten with entries from the leader's log (§5.3, Figure 7).
    """
    leader = {"role": "leader", "current_term": 8, "log": log_json("1114455666")}
    followers = {node: {"current_term": 7, "log": log_json(log)} for node, log in FIGURE_7.items()}
    cluster = Cluster(
        *({"at": 300 + i, "do": "request", "client": "c1", "op": put("x", i), "node": "n1"} for i in range(2)),
        nodes=7,
        params={"conflict_hint": hint, "election_timeout": [1000, 2000]},
        initial={"n1": leader, **followers},
    )
    assert set(cluster.goes_on(1).state("n1").next_index.values()) == {11}
    cluster.goes_on(299)
    logs = {node: terms(cluster.state(node).log) for node in FIGURE_7}
    assert logs == dict.fromkeys(FIGURE_7, "1114455666") | {"n4": FIGURE_7["n4"], "n5": FIGURE_7["n5"]}
    cluster.goes_on(900)
    assert {terms(cluster.state(node).log) for node in FIGURE_7} == {"111445566688"}
    assert cluster.violations == []


def test_the_hint_saves_messages() -> None:
    """One AppendEntries RPC will be required for each term with conflicting entries, rather than one RPC per entry
    (§5.3).
    """

    def refusals(hint: bool) -> int:
        cluster = Cluster(
            nodes=2,
            params={"conflict_hint": hint, "election_timeout": [1000, 2000]},
            initial={
                "n1": {"role": "leader", "current_term": 8, "log": log_json("1114455666")},
                "n2": {"current_term": 3, "log": log_json("11122233333")},
            },
            until=900,
        )
        assert terms(cluster.state("n2").log) == "1114455666"
        return cluster.why("n2").count("append_refused_term") + cluster.why("n2").count("append_refused_short")

    assert refusals(hint=True) < 4 < 6 < refusals(hint=False)


# --- Figure 8 --------------------------------------------------------------------------------------------------------

ALL = ["n1", "n2", "n3", "n4", "n5"]


def figure_8(*, variant: str | None = None, at: str) -> Cluster:
    """Figure 8, up to and with (c): n1 leads term 4 and has copied index 2, of term 2, to n3; n5 has one of term 3.

    at: where it goes on from there, "d" or "e".
    """
    held = {"n1": "12", "n2": "12", "n3": "1", "n4": "1", "n5": "13"}
    initial: dict[str, dict[str, Any]] = {
        node: {"current_term": 4, "voted_for": "n1", "log": log_json(log)} for node, log in held.items()
    }
    initial["n1"]["role"] = "leader"
    initial["n5"] |= {"current_term": 3, "voted_for": "n5", "up": False}
    overwritten = [
        {"at": 130, "do": "crash", "node": "n1"},
        {"at": 140, "do": "restart", "node": "n5"},
        {"at": 150, "do": "timeout", "node": "n5", "timer": "election"},
        {"at": 200, "do": "timeout", "node": "n5", "timer": "election"},
    ]
    committed = [
        {"at": 130, "do": "request", "client": "c1", "op": put("x", "4"), "node": "n1"},
        {"at": 200, "do": "crash", "node": "n1"},
        {"at": 210, "do": "restart", "node": "n5"},
        *({"at": 220 + i, "do": "timeout", "node": "n5", "timer": "election"} for i in range(0, 200, 60)),
    ]
    return Cluster(
        {"at": 1, "do": "cut", "from": ["n1"], "to": ["n4"]},
        *(overwritten if at == "d" else committed),
        params={"noop": False, "heartbeat_interval": 50, "election_timeout": [1000, 2000]},
        initial=initial,
        variant=variant,
        until=129,
    )


def test_figure_8_an_entry_of_an_older_term_is_not_committed_though_a_majority_holds_it() -> None:
    """At this point, the log entry from term 2 has been replicated on a majority of the servers, but it is not
    committed (Figure 8, c).
    """
    cluster = figure_8(at="d")
    assert [terms(cluster.state(node).log) for node in ALL] == ["12", "12", "12", "1", "13"]
    assert cluster.state("n1").commit_index == 0
    assert "old_term_waits" in cluster.why("n1")


def test_figure_8_such_an_entry_may_still_be_overwritten() -> None:
    """If S1 crashes as in (d), S5 could be elected leader (with votes from S2, S3, and S4) and overwrite the entry with
    its own entry from term 3 (Figure 8, d).
    """
    cluster = figure_8(at="d").goes_on(600)
    assert cluster.leader == "n5"
    assert [terms(cluster.state(node).log) for node in ALL[1:]] == ["13"] * 4
    assert cluster.violations == []


def test_figure_8_an_entry_of_the_own_term_commits_all_before_it() -> None:
    """However, if S1 replicates an entry from its current term on a majority of the servers before crashing, as in (e),
    then this entry is committed (S5 cannot win an election) (Figure 8, e).
    """
    cluster = figure_8(at="e").goes_on(199)
    assert cluster.state("n1").commit_index == 3
    assert terms(cluster.state("n1").log) == "124"
    cluster.goes_on(800)
    assert cluster.leaders == [], "n5 has tried again and again"
    assert cluster.why("n5").count("vote_denied") >= 4
    assert cluster.violations == []


def test_figure_8_is_what_the_variant_gets_wrong() -> None:
    """A leader cannot determine commitment using log entries from older terms (Figure 8)."""
    cluster = figure_8(variant="commits-old-terms", at="d").goes_on(600)
    assert [violation.invariant for violation in cluster.violations][:2] == [
        "committed_for_good",
        "leader_completeness",
    ]


# --- a run may begin in the middle -----------------------------------------------------------------------------------


def test_a_run_may_begin_with_a_leader_that_appends_nothing() -> None:
    """`on_start` arms what it needs: a leader has its heartbeat, and next_index is last + 1 where it is not given."""
    leader = Server(role="leader", current_term=3, log=entries("12"), next_index=index_map(n2=2)).starts()
    assert leader.timers == {"heartbeat": 50_000, "election": None}
    assert leader.me.next_index == {"n2": 2, "n3": 3}
    assert leader.me.match_index == {"n2": 0, "n3": 0}
    assert leader.said == []
    assert terms(leader.me.log) == "12"


def test_a_run_may_begin_with_entries_applied() -> None:
    """The machine is what the applied entries have made of it (§5.3)."""
    log = [{"term": 1, "command": {"client": "c1", "serial": 1, "op": {"do": "incr", "key": "x"}}}] * 2
    cluster = Cluster(
        {"at": 100, "do": "request", "client": "c1", "op": {"do": "get", "key": "x"}},
        initial={node: {"current_term": 1, "log": log, "commit_index": 2, "last_applied": 2} for node in ALL},
        until=1500,
    )
    assert cluster.state("n1").machine == {"x": 1}, "the second entry repeats the first"


def test_a_leader_at_the_beginning_has_its_term() -> None:
    """At most one leader can be elected in a given term (Figure 3): who starts as leader counts."""
    leader = {"role": "leader", "current_term": 2}
    assert violations_of(Run("raft", initial={"n1": leader, "n2": leader}), until=1) == ("election_safety",)
