"""`latency`: how long Totem takes to order a message, and to know that everybody has it, in rotations of the token."""

from __future__ import annotations

import argparse
from itertools import pairwise
from statistics import fmean
from typing import Any, Final

import msgspec

from visualizer import registry
from visualizer.cli import arguments
from visualizer.core.errors import InputError
from visualizer.core.kernel import NEVER, Kernel
from visualizer.core.run import Run
from visualizer.core.step import Step
from visualizer.core.units import Micros, millis
from visualizer.protocols.totem.messages import AGREED, SAFE, Delivered
from visualizer.protocols.totem.state import TotemState
from visualizer.sentences import LANGUAGES, sentences

MESSAGES: Final = 1_000
"""Messages of each service, where nothing else is asked for."""

FEWEST: Final = 10
"""Messages of each service, at least."""

MOST: Final = 10_000
"""Messages of each service, at most."""

LOW_LOAD: Final = 1.0
"""Messages a second of every node: hardly ever two that wait for the same visit of the token."""

EXPECTED: Final = {AGREED: (0.4, 0.7), SAFE: (1.8, 2.2)}
"""Rotations from the moment at which a message is there to be sent: half of one until the token comes, and the way; as
safe one and a half more, in the mean over the nodes, until the token has gone on twice."""

_ABOUT = """\
Measure how long Totem takes to deliver a message at low load: a ring of five, a mean over all messages and all nodes,
from the moment at which a message is there to be sent, in rotations of the token.

Exit status: 1 where agreed is not near half a rotation, or safe not near two."""


def add_to(commands: Any) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("latency", help="measure agreed and safe delivery of Totem", description=_ABOUT)
    parser.set_defaults(command=_command)
    parser.add_argument(
        "--messages", metavar="N", type=arguments.whole, default=MESSAGES, help=f"messages of each service ({MESSAGES})"
    )
    parser.add_argument("--json", action="store_true", help="print a line of JSON a service, in place of words")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of what is printed")


def _command(options: argparse.Namespace) -> int:
    if not FEWEST <= options.messages <= MOST:
        raise InputError(f"from {FEWEST} to {MOST} messages", "--messages")
    words, held = sentences(options.lang), True
    for service, (low, high) in EXPECTED.items():
        one = measured(service, options.messages)
        held = held and low <= one.rotations <= high
        if options.json:
            shown = {"service": service, **msgspec.structs.asdict(one), "rotations": round(one.rotations, 3)}
            print(msgspec.json.encode(shown).decode())
        else:
            shown = {name: f"{getattr(one, name):.3g}" for name in ("latency", "rotation", "rotations")}
            print(words.say("latency-line", shown | {"service": service, "messages": options.messages}))
    return 0 if held else 1


class Latency(msgspec.Struct, frozen=True):
    """What came of one service. Times in ms: a message's until it is delivered at a node, and the token's round."""

    latency: float
    rotation: float

    @property
    def rotations(self) -> float:
        """The same as a number of rotations."""
        return self.latency / self.rotation


def measured(service: str, messages: int) -> Latency:
    """The mean over so many messages of one service, and over the nodes that deliver them."""
    params = {"load": LOW_LOAD, "service": service}
    kernel = Kernel(*registry.prepared(Run("totem", clients=0, params=params)), check=False)
    nodes = len(kernel.nodes)
    made: dict[str, Micros] = {}
    rounds: list[Micros] = []
    spans: list[Micros] = []
    while len(spans) < messages * nodes:
        step = kernel.advance(NEVER)
        assert step is not None
        if "token_rotated" in step.milestones:
            rounds.append(step.at)
        if rounds and step.cause.timer == "load" and len(made) < messages:
            made[_newest(step)] = step.at
        spans += [step.at - made[d.contents] for d in step.delivered if isinstance(d, Delivered) and d.contents in made]
    return Latency(millis(round(fmean(spans))), millis(round(fmean(b - a for a, b in pairwise(rounds)))))


def _newest(step: Step) -> str:
    """What the message says that this step's load has made."""
    [change] = step.changed
    assert isinstance(change.after, TotemState)
    contents: str = change.after.queue[-1].op.contents
    return contents
