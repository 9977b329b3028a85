"""How long the page's scripts take a frame: five nodes with some fifty messages in flight, or a crowd with a thousand.

`python -m tests.load.page_frames [--crowd] [--seconds 10] [--chromium PATH]` plays such a run in a headless Chromium
without a GPU, records what the browser itself says of each frame, and prints the frames a second and the time of all
scripts in each.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.load import crowd
from tests.page.runs import fragment_of
from tests.running import RunningApp

Json = dict[str, Any]

RUN: Json = {
    "protocol": "raft",
    "seed": 7,
    "nodes": 5,
    "params": {"heartbeat_interval": 8},
    "network": {"delay": [45, 55]},
}
"""A heartbeat to four followers every 8 ms, and their answers, each 50 ms on its way: 50 messages in flight."""

LED = 600.0
"""Virtual ms after which a leader sends its heartbeats."""

SPREADING = 250.0
"""Virtual ms after which most of the crowd tells the others."""

SCRIPT_EVENTS = {"FireAnimationFrame", "FunctionCall", "EventDispatch", "TimerFire", "RunMicrotasks"}
"""What Chromium's timeline calls the running of scripts; of nested ones the outermost counts."""


def play(page: Page, address: str, run: Json, at: float, seconds: float) -> list[int]:
    """Open the page, play a run from a time on for so many seconds of the wall clock.

    Returns the numbers of messages in flight meanwhile, one a second.
    """
    page.goto(f"{address}/{fragment_of({'concord': 1, **run})}")
    page.wait_for_selector(".stage-drawing, .crowd-drawing")
    page.evaluate(
        """async (at) => {
            const [playback, state] = await Promise.all(
                ["playback", "state"].map((name) => import(`/static/js/${name}.js`)));
            playback.setSpeed(1);
            playback.play();
            while (state.playhead.value.at < at) await new Promise((resolve) => setTimeout(resolve, 20));
            playback.setSpeed(1 / 20);
        }""",
        at,
    )
    flying: list[int] = []
    for _ in range(round(seconds)):
        page.wait_for_timeout(1000)
        flying.append(page.evaluate(_FLYING))
    return flying


_FLYING = """async () => {
    const [{ store }, { nowSeq }] = await Promise.all(
        ["store", "state"].map((name) => import(`/static/js/${name}.js`)));
    return store.worldAt(nowSeq.value).flights.size;
}"""


def script_times(events: Iterable[Json], seconds: float) -> list[float]:
    """From the last seconds of a Chromium trace, the time of all scripts from each animation frame to the next, in ms.

    It is the processor's time, not the wall's: what else runs on the machine is not the page's fault.
    """
    calls = [e for e in events if e.get("ph") == "X" and e["name"] in SCRIPT_EVENTS]
    threads = [(e["pid"], e["tid"]) for e in calls if e["name"] == "FireAnimationFrame"]
    page = max(set(threads), key=threads.count)
    end = max(e["ts"] for e in calls)
    last = (e for e in calls if (e["pid"], e["tid"]) == page and e["ts"] > end - seconds * 1e6)
    times: list[float] = []
    covered = 0.0
    for call in sorted(last, key=lambda e: (e["ts"], -e["dur"])):
        if call["ts"] < covered:
            continue
        covered = call["ts"] + call["dur"]
        if call["name"] == "FireAnimationFrame":
            times.append(0.0)
        if times:
            taken: float = call["tdur"] if "tdur" in call else call["dur"]
            times[-1] += taken / 1000
    return times


def main() -> None:
    """Play, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crowd", action="store_true", help="a thousand nodes in place of five")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        RunningApp(Path(folder) / "data") as app,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        browser.start_tracing(page=page, categories=["devtools.timeline"])
        run, at = (crowd.RUN, SPREADING) if options.crowd else (RUN, LED)
        flying = play(page, app.address, run, at, options.seconds)
        trace: Json = json.loads(browser.stop_tracing())
        browser.close()
    times = script_times(trace["traceEvents"], options.seconds)
    print(f"messages in flight  from {min(flying)} to {max(flying)}")
    print(f"frames a second     {len(times) / options.seconds:.0f}")
    p95 = quantiles(times, n=20)[18]
    print(f"script a frame      p50 {median(times):.2f} ms, p95 {p95:.2f} ms, most {max(times):.2f} ms")


if __name__ == "__main__":
    main()
