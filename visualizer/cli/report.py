"""What came of a run, as words and as a line of JSON."""

from __future__ import annotations

from typing import IO, Any

import msgspec

from visualizer.cli.arguments import BAD_USAGE
from visualizer.cli.course import Goal, Outcome
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.units import millis
from visualizer.scenario import Unmet
from visualizer.sentences import Sentences, line_of, sentences
from visualizer.wire import violation_json

Json = dict[str, Any]


class Report(msgspec.Struct, frozen=True):
    """A run and what came of it."""

    run: Run
    goal: Goal
    outcome: Outcome
    is_story: bool = False
    """Whether the run is a scenario's."""
    unmet: list[Unmet] | None = None
    """What the scenario says and the run does not reach; None where that was not asked."""

    @property
    def status(self) -> int:
        """The exit status: 0 well, 1 a broken promise or an expectation that was not met, 2 an error."""
        if self.outcome.error is not None:
            return BAD_USAGE
        # A story says itself which promises it breaks, and more than those is not met.
        is_broken = self.unmet if self.unmet is not None else self.outcome.found
        return 1 if is_broken or self.missed_milestone else 0

    @property
    def missed_milestone(self) -> str | None:
        """The milestone that the run was to end at, where it did not come."""
        wanted = self.goal.milestone
        return wanted if wanted is not None and wanted not in self.outcome.firsts else None


def report_json(report: Report, protocol: Protocol[Any]) -> Json:
    """A line a run: seed, end, steps, violations, and when each milestone was first reached (times in ms)."""
    outcome = report.outcome
    shown: Json = {
        "seed": report.run.seed,
        "end": millis(outcome.end),
        "steps": outcome.steps,
        "violations": [
            {"seq": found.seq, "at": millis(found.at), **violation_json(found.violation, protocol)}
            for found in outcome.found
        ],
        "milestones": {name: millis(at) for name, at in outcome.firsts.items()},
    }
    if report.unmet is not None:
        shown["unmet"] = [sentences("en").say(one.sentence, one.args) for one in report.unmet]
    if outcome.error is not None:
        shown["error"] = line_of(outcome.error)
    return shown


def print_report(report: Report, protocol: Protocol[Any], language: str, target: IO[str]) -> None:
    """The same in words."""
    for line in _lines(report, protocol, sentences(language)):
        print(line, file=target)


def _lines(report: Report, protocol: Protocol[Any], words: Sentences) -> list[str]:
    run, outcome = report.run, report.outcome
    names = {"protocol": words.say(protocol.id), "seed": run.seed, "nodes": run.nodes, "clients": run.clients}
    lines = [words.say("report-run" if run.variant is None else "report-twin", names | {"variant": run.variant})]
    lines.append(words.say("report-length", {"steps": outcome.steps, "end": millis(outcome.end)}))
    for name, at in outcome.firsts.items():
        lines.append(words.say("report-milestone", {"name": name, "at": millis(at)}))
    for found in outcome.found:
        says = words.say(f"{protocol.id}-invariant-{found.violation.invariant}.broken", found.violation.args)
        lines.append(words.say("report-broken", {"seq": found.seq, "at": millis(found.at), "says": says}))
    if not outcome.found:
        lines.append(words.say("report-kept"))
    if report.missed_milestone is not None:
        lines.append(words.say("report-missed", {"milestone": report.missed_milestone}))
    lines += [words.say(one.sentence, one.args) for one in report.unmet or ()]
    if report.is_story and not report.unmet:
        lines.append(words.say("report-changed-story" if report.unmet is None else "report-story"))
    return lines
