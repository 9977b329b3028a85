"""Fifty tabs at one server on one core, each playing its own run at the default speed and giving commands.

`python -m tests.load.fifty_tabs [--tabs 50] [--seconds 20]` prints how long a command waits for its answer. The server
is one process with one busy thread, so it never has more than a core; the tabs share this process, beside it.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from pathlib import Path
from statistics import median, quantiles

from tests.running import RunningApp
from tests.web.line import Json, Line

SPEED = 1 / 20
"""Virtual ms a wall ms: the page's default."""

AHEAD_MS = 300.0
"""Virtual ms of steps that a tab asks for ahead of its playhead: six seconds of the wall clock."""

CREDIT_SECONDS = 0.5
COMMAND_SECONDS = 2.0


class PlayingTab:
    """A tab that plays, and gives a command about every two seconds. `waits`: seconds until each was answered."""

    def __init__(self, app: RunningApp, seed: int) -> None:
        self.waits: list[float] = []
        self.steps = 0
        self._random = random.Random(seed)
        self._line = Line(app)
        self._adopt(self._line.ask("open", {"session": None, "run": {"protocol": "raft", "seed": seed}})["view"])

    def _adopt(self, view: Json) -> None:
        self._branch: str = view["branch"]
        self._held: list[Json] = view["steps"]
        self._first: int = view["base"]["seq"]
        self._computed: float = view["computed"]
        self._at: float = view["playhead"]["at"]
        self._seq: int = view["playhead"]["seq"]
        self._clock = time.monotonic()

    def play(self, until: float) -> None:
        """Play until a moment of the monotonic clock."""
        next_command = time.monotonic() + self._random.uniform(0, COMMAND_SECONDS)
        while time.monotonic() < until:
            self._move()
            self._ask_for_more()
            if time.monotonic() >= next_command:
                self._command()
                next_command += self._random.uniform(0.5, 1.5) * COMMAND_SECONDS
            time.sleep(self._random.uniform(0.5, 1.0) * CREDIT_SECONDS)

    def close(self) -> None:
        """Go away."""
        self._line.close()

    def _move(self) -> None:
        now = time.monotonic()
        self._at = min(self._at + (now - self._clock) * 1000 * SPEED, max(self._at, self._computed))
        self._clock = now
        for step in self._held:
            if self._seq < step["seq"] and step["at"] <= self._at:
                self._seq = step["seq"]

    def _ask_for_more(self) -> None:
        have = self._held[-1]["seq"] if self._held else self._first
        place = {"seq": self._seq, "at": self._at}
        credit = {"branch": self._branch, "have": have, "until": self._at + AHEAD_MS, "count": None, "playhead": place}
        answer = self._line.ask("play", credit)
        assert answer["ok"], answer
        for batch in self._line.events:
            fresh = [step for step in batch["steps"] if not self._held or step["seq"] > self._held[-1]["seq"]]
            if batch["branch"] == self._branch and batch["from"] <= have:
                self._held += fresh
                self._computed = max(self._computed, batch["computed"])
                have = self._held[-1]["seq"] if self._held else have
                self.steps += len(fresh)
        self._line.events.clear()

    def _command(self) -> None:
        node = f"n{self._random.randint(1, 5)}"
        command = self._random.choice(
            [
                {"do": "crash", "node": node},
                {"do": "restart", "node": node},
                {"do": "isolate", "node": node},
                {"do": "heal"},
                {"do": "request", "client": "c1", "op": {"do": "incr", "key": "x"}},
            ]
        )
        place = {"branch": self._branch, "seq": self._seq, "at": self._at}
        asked = time.perf_counter()
        answer = self._line.ask("command", {**place, "command": command})
        self.waits.append(time.perf_counter() - asked)
        assert answer["ok"], answer
        self._adopt(answer["view"])


def main() -> None:
    """Run the tabs, and print what a command waits."""
    parser = argparse.ArgumentParser(description="Many tabs at one server: how long a command waits for its answer.")
    parser.add_argument("--tabs", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, RunningApp(Path(folder) / "data") as app:
        begun = time.monotonic()
        tabs = [PlayingTab(app, seed) for seed in range(1, options.tabs + 1)]
        print(f"{options.tabs} tabs open after {time.monotonic() - begun:.2f} s")
        until = time.monotonic() + options.seconds
        threads = [threading.Thread(target=tab.play, args=(until,)) for tab in tabs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for tab in tabs:
            tab.close()
        waits = sorted(1000 * wait for tab in tabs for wait in tab.waits)
        steps = sum(tab.steps for tab in tabs)
        assert app.errors == "", app.errors
    print(f"{len(waits)} commands, {steps} steps streamed in {options.seconds:g} s")
    p99 = quantiles(waits, n=100)[98]
    print(f"a command waits: median {median(waits):.1f} ms, p99 {p99:.1f} ms, longest {waits[-1]:.1f} ms")


if __name__ == "__main__":
    main()
