"""A run at the border: what is refused, in which words, and that what was accepted is a value like any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.chatter import Chatter, chatting
from tests.core.play import Json, Play, do, played, tell, timeline_of
from tests.core.strategies import chatter_commands
from tests.core.toys import Clerk, Puppet
from visualizer import wire
from visualizer.core import limits
from visualizer.core.command import COMMANDS
from visualizer.core.errors import InputError
from visualizer.core.persistent import Map
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run, checked
from visualizer.protocols.raft.engine import Raft
from visualizer.sentences import line_of

N1_TO_N2 = {"from": "n1", "to": "n2"}
PUPPET = {"protocol": "puppet", "nodes": 3, "clients": 1}
INJECT = {"at": 1, "do": "inject", "from": "n1", "to": "n2", "type": "Word", "body": {}}


def refusal(document: Json, protocol: type[Protocol[Any]] = Puppet) -> str:
    """The line with which a run is refused."""
    with pytest.raises(InputError) as refused:
        checked(wire.decode_run(document), protocol)
    return line_of(refused.value)


def accepted(document: Json, protocol: type[Protocol[Any]] = Puppet) -> Run:
    """The run, checked."""
    return checked(wire.decode_run(document), protocol)


# --- the run itself --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"concord": 2}, "concord: format 2 is not known; this is format 1"),
        ({"colour": "red"}, "run: object contains unknown field 'colour'"),
        ({"nodes": 0}, "run.nodes: expected 'int' >= 1"),
        ({"nodes": limits.NODES_OF_A_CROWD + 1}, f"run.nodes: expected 'int' <= {limits.NODES_OF_A_CROWD}"),
        ({"nodes": 2.5}, "run.nodes: expected 'int', got 'float'"),
        ({"nodes": "3"}, "run.nodes: expected 'int', got 'str'"),
        ({"clients": -1}, "run.clients: expected 'int' >= 0"),
        ({"clients": limits.CLIENTS_PER_RUN + 1}, f"run.clients: expected 'int' <= {limits.CLIENTS_PER_RUN}"),
        ({"seed": -1}, "run.seed: expected 'int' >= 0"),
        ({"seed": limits.SEED + 1}, f"run.seed: expected 'int' <= {limits.SEED}"),
        ({"seed": True}, "run.seed: expected 'int', got 'bool'"),
        ({"network": {"speed": 1}}, "run.network: object contains unknown field 'speed'"),
        ({"network": {"loss": 1.1}}, "run.network.loss: expected 'float' <= 1.0"),
        ({"network": {"loss": float("nan")}}, "run.network.loss: expected 'float' >= 0.0"),
        ({"network": {"delay": [20, 10]}}, "network.delay: the low end 20 is above the high end 10"),
        ({"network": {"delay": [10]}}, "run.network.delay: expected 'array' of length 2, got 1"),
        ({"network": {"delay": [-1, 10]}}, "run.network.delay[0]: expected 'float' >= 0.0"),
        ({"network": {"disk_write": [2, 1]}}, "network.disk_write: the low end 2 is above the high end 1"),
        ({"commands": {}}, "run.commands: expected 'array', got 'object'"),
    ],
    ids=str,
)  # fmt: skip
def test_a_run_of_another_shape_is_refused(given: Json, line: str) -> None:
    assert refusal(PUPPET | given) == line


def test_a_run_has_no_more_commands_than_the_limit() -> None:
    line = f"run.commands: expected 'array' of length <= {limits.COMMANDS_PER_RUN}"
    assert refusal(PUPPET | {"commands": [do(1, "heal")] * (limits.COMMANDS_PER_RUN + 1)}) == line


def test_a_run_names_its_protocol() -> None:
    assert refusal({"nodes": 3}) == "run: object missing required field 'protocol'"


@pytest.mark.parametrize(
    ("params", "line"),
    [
        ({"election": 3}, "params: object contains unknown field 'election'"),
        ({"election_timeout": 150}, "params.election_timeout: expected 'array', got 'int'"),
        ({"election_timeout": [300, 150]}, "params: election_timeout: the low end 300 is above the high end 150"),
        ({"heartbeat_interval": 0}, "params.heartbeat_interval: expected 'float' >= 0.001"),
        ({"heartbeat_interval": "50"}, "params.heartbeat_interval: expected 'float', got 'str'"),
    ],
    ids=str,
)
def test_parameters_that_the_protocol_does_not_have_or_that_contradict_each_other_are_refused(
    params: Json, line: str
) -> None:
    assert refusal({"protocol": "raft", "params": params}, Raft).startswith(line)


@pytest.mark.parametrize(
    ("initial", "line"),
    [
        ([], "initial: expected an object from node to fields"),
        ({"n4": {}}, "initial: there is no 'n4' in this run"),
        ({"c1": {}}, "initial: there is no 'c1' in this run"),
        ({"@writer": {}}, "initial: there is no '@writer' in this run"),
        ({"n1": 7}, "initial.n1: expected an object from field to value"),
        ({"n1": {"mood": 7}}, "initial.n1: puppet has no state field 'mood'"),
        ({"n1": {"heard": "7"}}, "initial.n1.heard: expected 'int', got 'str'"),
        ({"n1": {"heard": -7}}, "initial.n1.heard: expected 'int' >= 0"),
        ({"n1": {"up": 1}}, "initial.n1.up: expected 'bool', got 'int'"),
        ({"n1": {"spans": {"a": [1, "2"]}}}, "initial.n1.spans[...][1]: expected 'int', got 'str'"),
        ({"n1": {"spans": [1]}}, "initial.n1.spans: expected 'object', got 'array'"),
    ],
    ids=str,
)
def test_an_initial_state_that_the_protocol_does_not_have_is_refused(initial: Any, line: str) -> None:
    assert refusal(PUPPET | {"initial": initial}) == line


def test_an_initial_state_is_shown_as_it_was_given() -> None:
    """By the names and in the units that the trace shows: whoever takes a state out of a trace can begin with it."""
    given = {"disk": "x", "heard": 7, "told_at": 12.5, "spans": {"b": [1, 2]}}
    timeline = Play(Puppet, initial={"n2": given}).timeline
    shown = msgspec.json.decode(msgspec.json.encode(wire.header_json(timeline)))
    assert {name: shown["state"]["n2"][name] for name in given} == given
    assert shown["run"]["initial"] == {"n2": given}


# --- commands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (7, "commands[0]: expected an object"),
        ({"at": 1}, "commands[0].do: there is no command None"),
        ({"at": 1, "do": "explode"}, "commands[0].do: there is no command 'explode'"),
        ({"at": 1, "do": ["crash"]}, "commands[0].do: there is no command ['crash']"),
        (do(1, "crash"), "commands[0]: object missing required field 'node'"),
        (do(1, "crash", "n1", hard=True), "commands[0]: object contains unknown field 'hard'"),
        ({"do": "heal"}, "commands[0]: a command has either 'at' or 'when'"),
        (do(1, "heal", when="one"), "commands[0]: a command has either 'at' or 'when'"),
        ({"when": "three", "do": "heal"}, "commands[0].when: puppet has no milestone 'three'"),
        ({"when": "one", "do": "heal", "count": 0}, "commands[0].count: expected 'int' >= 1"),
        ({"when": "one", "do": "heal", "after": -1}, "commands[0].after: expected 'float' >= 0.0"),
        (do(-1, "heal"), "commands[0].at: expected 'float' >= 0.0"),
        (do(limits.TIME_MS + 1, "heal"), f"commands[0].at: expected 'float' <= {limits.TIME_MS}"),
        (do(float("nan"), "heal"), "commands[0].at: expected 'float' >= 0.0"),
        (do(1, "heal", step=-1), "commands[0].step: expected 'int' >= 0"),
        (do(1, "crash", "n4"), "commands[0].node: there is no 'n4' in this run"),
        (do(1, "crash", "c1"), "commands[0].node: there is no 'c1' in this run"),
        (do(1, "crash", "@leader"), "commands[0].node: puppet has no role '@leader'"),
        (do(1, "crash", 1), "commands[0].node: expected 'str', got 'int'"),
        (do(1, "cut", **{"from": ["n1"], "to": ["n2", "n4"]}), "commands[0].to[1]: there is no 'n4' in this run"),
        (do(1, "heal", **{"from": ["n1"]}), "commands[0]: has both 'from' and 'to', or neither"),
        (do(1, "link", **N1_TO_N2, loss=2), "commands[0].loss: expected 'float' <= 1.0"),
        (do(1, "link", **N1_TO_N2, delay=[9, 1]), "commands[0].delay: the low end 9 is above the high end 1"),
        (do(1, "link", **{"from": "n1", "to": "n4"}), "commands[0].to: there is no 'n4' in this run"),
        (do(1, "timeout", "n1", timer="d"), "commands[0].timer: puppet has no timer 'd'"),
        (do(1, "clock", "n1", rate=0), "commands[0].rate: expected 'float' >= 0.01"),
        (do(1, "clock", "n1", rate=101), "commands[0].rate: expected 'float' <= 100.0"),
        (do(1, "drop"), "commands[0]: names a message either by 'message' or by 'match'"),
        (do(1, "drop", message=1, match={}), "commands[0]: names a message either by 'message' or by 'match'"),
        (do(1, "drop", message=-1), "commands[0].message: expected 'int' >= 0"),
        (do(1, "drop", match={"from": "n4"}), "commands[0].match.from: there is no 'n4' in this run"),
        (do(1, "drop", match={"type": "Vote"}), "commands[0].match.type: puppet has no message 'Vote'"),
        (do(1, "drop", match={"of": 1}), "commands[0].match: object contains unknown field 'of'"),
        (INJECT | {"type": "Vote"}, "commands[0].type: puppet has no message 'Vote'"),
        (INJECT | {"type": "ClientReply"}, "commands[0].type: puppet has no message 'ClientReply'"),
        (INJECT | {"to": "c1"}, "commands[0].type: c1 does not take Word"),
        (INJECT | {"body": {"words": 1}}, "commands[0].body: object contains unknown field 'words'"),
        (INJECT | {"body": {"text": 1}}, "commands[0].body.text: expected 'str', got 'int'"),
        (INJECT | {"body": None}, "commands[0].body: expected 'object', got 'null'"),
        (do(1, "request", client="c2", op={}), "commands[0].client: there is no 'c2' in this run"),
        (do(1, "request", client="n1", op={}), "commands[0].client: there is no 'n1' in this run"),
        (do(1, "request", client="c1", op={"do": "get"}), "commands[0].op.do: puppet has no operation 'get'"),
    ],
    ids=str,
)  # fmt: skip
def test_a_command_that_speaks_of_what_is_not_there_is_refused(command: Any, line: str) -> None:
    assert refusal(PUPPET | {"commands": [command]}) == line


@pytest.mark.parametrize(
    ("op", "line"),
    [
        (7, "commands[0].op.do: clerk has no operation None"),
        ({"do": "propose", "value": 1}, "commands[0].op.do: clerk has no operation 'propose'"),
        ({"do": "get"}, "commands[0].op: object missing required field 'key'"),
        ({"do": "get", "key": "x", "value": 1}, "commands[0].op: object contains unknown field 'value'"),
        ({"do": "get", "key": "x" * 257}, "commands[0].op.key: expected 'str' of length <= 256"),
        ({"do": "incr", "key": 1}, "commands[0].op.key: expected 'str', got 'int'"),
        ({"do": "put", "key": "x", "value": 2**53}, f"commands[0].op.value: expected 'int' <= {2**53 - 1}"),
    ],
    ids=str,
)  # fmt: skip
def test_an_operation_that_the_protocol_does_not_know_is_refused(op: Any, line: str) -> None:
    request = do(1, "request", client="c1", op=op)
    assert refusal({"protocol": "clerk", "commands": [request]}, Clerk) == line


@pytest.mark.parametrize("to", ["n2", "@quiet"])
def test_a_node_takes_no_reply_that_is_for_a_client(to: str) -> None:
    body = {"serial": 1, "ok": True, "result": None, "leader": None}
    command = do(1, "inject", **{"from": "n1", "to": to}, type="ClientReply", body=body)
    assert refusal({"protocol": "clerk", "commands": [command]}, Clerk) == (
        f"commands[0].type: {to} does not take ClientReply"
    )


def test_a_request_made_by_hand_holds_an_operation_of_the_protocol() -> None:
    request = {"client": "c1", "serial": 1, "op": {"do": "propose"}}
    command = do(1, "inject", **{"from": "c1", "to": "n2"}, type="ClientRequest", body=request)
    assert refusal({"protocol": "clerk", "commands": [command]}, Clerk) == (
        "commands[0].body.op.do: clerk has no operation 'propose'"
    )


def test_the_second_of_two_commands_is_the_one_that_is_named() -> None:
    assert refusal(PUPPET | {"commands": [do(1, "heal"), do(1, "crash", "n9")]}).startswith("commands[1].node: ")


@settings(max_examples=120)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
        max_leaves=6,
    ),
    st.sampled_from([str(kind.__struct_config__.tag) for kind in COMMANDS]),
    st.data(),
)
def test_whatever_stands_in_a_field_of_a_command_it_is_accepted_or_refused_in_one_line(
    value: Any, name: str, data: st.DataObject
) -> None:
    shape = next(kind for kind in COMMANDS if kind.__struct_config__.tag == name)
    fields = [field.encode_name for field in msgspec.structs.fields(shape)]
    likely: Mapping[str, Any] = {"at": 1, "node": "n1", "from": ["n1"], "to": ["n2"], "client": "c1", "message": 1}
    command = {field: likely[field] for field in fields if field in likely} | {
        data.draw(st.sampled_from(fields)): value
    }
    document = PUPPET | {"commands": [{**command, "do": name}]}
    try:
        accepted(document)
    except InputError as refused:
        line = line_of(refused)
    else:
        line = "accepted"
    assert line.isprintable()


# --- what was accepted -----------------------------------------------------------------------------------------------


def test_what_is_not_given_is_as_the_reference_says() -> None:
    run = accepted({"protocol": "puppet"})
    assert (run.variant, run.nodes, run.clients, run.seed) == (None, 5, 1, 1)
    assert (run.network.delay, run.network.disk_write) == ((10.0, 20.0), (0.0, 0.0))
    assert (run.network.loss, run.network.duplicate) == (0.0, 0.0)
    assert (run.initial, run.commands) == ({}, ())


def test_nodes_and_clients_are_named_by_their_numbers() -> None:
    run = accepted({"protocol": "puppet", "nodes": 11, "clients": 2})
    assert run.node_names == ("n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10", "n11")
    assert run.client_names == ("c1", "c2")


def test_what_is_checked_is_typed_and_can_be_hashed_where_it_is_state() -> None:
    run = accepted(PUPPET | {"initial": {"n1": {"spans": {"a": [1, 2]}}}, "commands": [tell(1, "n1", arm={"a": 5})]})
    assert run.initial["n1"]["spans"] == Map(a=(1, 2))
    assert type(run.initial["n1"]["spans"]) is Map
    assert type(run.commands[0].body.arm) is Map


INITIAL = {"n1": {"beats": 3, "data": {"x": 1, "y": None}, "resting": True}, "n3": {"up": False, "heard_at": None}}


@settings(max_examples=25)
@given(chatter_commands(may_fail=True), st.sampled_from(({}, INITIAL)), st.integers(0, limits.SEED))
def test_a_run_goes_through_json_and_back_unchanged(commands: list[Json], initial: Json, seed: int) -> None:
    run, _ = chatting(*commands, initial=initial, seed=seed)
    document = msgspec.json.encode(wire.run_json(run))
    back = checked(wire.decode_run(wire.parse(document)), Chatter)
    assert back == run
    assert msgspec.json.encode(wire.run_json(back)) == document


@settings(max_examples=25)
@given(chatter_commands(may_fail=True), st.sampled_from(({}, INITIAL)))
def test_to_check_a_run_again_changes_nothing(commands: list[Json], initial: Json) -> None:
    run, _ = chatting(*commands, initial=initial)
    assert checked(run, Chatter) == run


@settings(max_examples=10)
@given(chatter_commands(may_fail=True))
def test_a_run_that_went_through_json_gives_the_same_steps(commands: list[Json]) -> None:
    run, _ = chatting(*commands, initial=INITIAL)
    back = checked(wire.decode_run(wire.parse(msgspec.json.encode(wire.run_json(run)))), Chatter)
    assert played(timeline_of(Chatter, run), 200) == played(timeline_of(Chatter, back), 200)
