"""What a crowd costs: a thousand nodes and about a thousand messages in flight, at the default speed.

`python -m tests.load.crowd [--seconds 10] [--tabs 10]` opens a run of rumor mongering as a page does and plays it. It
prints the time from `open` to the view, the bytes of steps for 100 ms of play before compression, how long the commands
of other tabs with small runs wait before and meanwhile, and what folding takes of the page's time (`fold.js`, in Node).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import subprocess
import tempfile
import threading
import time
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.load.fifty_tabs import SPEED, PlayingTab
from tests.running import RunningApp
from tests.web.line import Json, Line

RUN: Json = {
    "protocol": "gossip-rumor",
    "nodes": 1000,
    "clients": 1,
    "seed": 7,
    "params": {"interval": 20.0, "k": 4, "stop": "coin"},
    "commands": [{"do": "request", "client": "c1", "op": {"do": "update", "key": "x", "value": 1}, "at": 1.0}],
}
"""One update, which four in five of a thousand nodes are eager to tell at its height."""

AHEAD_MS = 150.0
"""Virtual ms that a page asks for ahead of its playhead: three seconds of the wall clock."""

PLAYED_MS = 100.0 * SPEED
"""Virtual ms of 100 ms of play."""

CREDIT_SECONDS = 0.25


class Viewer:
    """A tab that plays the crowd. `batches`: the events that came; `opened`: seconds from `open` to the view."""

    def __init__(self, app: RunningApp) -> None:
        self.batches: list[Json] = []
        self._line = Line(app)
        begun = time.perf_counter()
        self.view: Json = self._line.ask("open", {"session": None, "run": RUN})["view"]
        self.opened = time.perf_counter() - begun

    def play(self, seconds: float) -> None:
        """Play for so many seconds of the wall clock."""
        begun = time.monotonic()
        have = self.view["steps"]["seq"] + len(self.view["steps"]["rows"])
        reached, computed = have, self.view["computed"]
        while (passed := time.monotonic() - begun) < seconds:
            at = min(passed * 1000 * SPEED, computed)
            place = self._place(at)
            credit = {"branch": "b1", "have": reached, "until": at + AHEAD_MS, "count": None, "playhead": place}
            answer = self._line.ask("play", credit)
            assert answer["ok"], answer
            time.sleep(CREDIT_SECONDS)
            self._line.ask("playhead", {"branch": "b1", **place})
            for batch in self._line.events:
                if batch["from"] == reached:
                    self.batches.append(batch)
                    reached += len(batch["steps"]["rows"])
                    computed = batch["computed"]
            self._line.events.clear()

    def _place(self, at: float) -> Json:
        """The place of a moment among the steps that came."""
        seq, now = 0, 0.0
        for steps in (self.view["steps"], *(batch["steps"] for batch in self.batches)):
            now = steps["at"] / 1000
            for i, row in enumerate(steps["rows"], 1):
                now += row[0] / 1000
                if now > at:
                    return {"seq": seq, "at": at}
                seq = steps["seq"] + i
        return {"seq": seq, "at": at}

    def close(self) -> None:
        """Go away."""
        self._line.close()


def bytes_played(view: Json, batches: list[Json]) -> list[float]:
    """Of every batch, its bytes for 100 ms of play."""
    found = []
    before = view["computed"]
    for batch in batches:
        size = len(json.dumps(batch, separators=(",", ":"), ensure_ascii=False).encode())
        if batch["computed"] > before:
            found.append(size * PLAYED_MS / max(PLAYED_MS, batch["computed"] - before))
        before = batch["computed"]
    return found


def waits_of(tabs: list[PlayingTab], seconds: float) -> list[float]:
    """How long the commands of these tabs wait while they play, in ms."""
    for tab in tabs:
        tab.waits.clear()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=tab.play, args=(until,)) for tab in tabs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [1000 * wait for tab in tabs for wait in tab.waits]


def folded(view: Json, batches: list[Json], folder: Path) -> Any:
    """What folding these steps takes, as `fold.js` says it."""
    file = folder / "batches.json"
    file.write_text(json.dumps({"view": view, "batches": batches}), encoding="utf-8")
    script = Path(__file__).with_name("fold.js")
    said = subprocess.run(["node", str(script), str(file)], capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def watch(app: RunningApp, seconds: float, seen: SimpleQueue[Any]) -> None:
    """Open the crowd and play it; what was seen of it."""
    viewer = Viewer(app)
    viewer.play(seconds)
    viewer.close()
    seen.put((viewer.opened, viewer.view, viewer.batches))


def tell_waits(when: str, waits: list[float]) -> None:
    """Print how long commands waited."""
    p95 = quantiles(waits, n=20)[18] if len(waits) > 1 else max(waits)
    print(f"a command {when}: median {median(waits):.1f} ms, p95 {p95:.1f} ms, most {max(waits):.1f} ms")


def main() -> None:
    """Play, and print what it cost."""
    parser = argparse.ArgumentParser(description="A crowd at one server: bytes, waits, and what folding takes.")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--tabs", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, RunningApp(Path(folder) / "data") as app:
        tabs = [PlayingTab(app, seed) for seed in range(1, options.tabs + 1)]
        if tabs:
            tell_waits("of the others before", waits_of(tabs, options.seconds))
        # A process of its own: reading so many steps would hold the other tabs up, which share this one.
        apart = multiprocessing.get_context("fork")
        seen = apart.SimpleQueue()
        playing = apart.Process(target=watch, args=(app, options.seconds, seen))
        playing.start()
        if tabs:
            tell_waits("of the others meanwhile", waits_of(tabs, options.seconds))
        opened, view, batches = seen.get()
        playing.join()
        print(f"from open to the view: {1000 * opened:.0f} ms, {len(json.dumps(view))} bytes")
        sizes = bytes_played(view, batches)
        print(f"bytes for 100 ms of play: median {median(sizes):.0f}, most {max(sizes):.0f}")
        told = folded(view, batches, Path(folder))
        for name in ("append", "world", "seen"):
            print(f"{name}: p50 {told[name]['p50']} ms, p95 {told[name]['p95']} ms, most {told[name]['most']} ms")
        print(f"{told['steps']} steps in {told['frames']} frames, at most {told['flights']} messages in flight")
        for tab in tabs:
            tab.close()
        assert app.errors == "", app.errors


if __name__ == "__main__":
    main()
