"""How long the page's scripts take a frame, while five nodes play with some fifty messages in flight.

`python -m tests.load.page_frames [--seconds 10] [--chromium PATH]` plays such a run in a headless Chromium without a
GPU, records what the browser itself says of each frame, and prints the frames a second and the time of all scripts in
each.
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

SCRIPT_EVENTS = {"FireAnimationFrame", "FunctionCall", "EventDispatch", "TimerFire", "RunMicrotasks"}
"""What Chromium's timeline calls the running of scripts; of nested ones the outermost counts."""


def play(page: Page, address: str, seconds: float) -> int:
    """Open the page, play for so many seconds of the wall clock; the number of messages in flight at the end."""
    page.goto(address)
    page.wait_for_selector(".node")
    page.evaluate(
        """async ([run, at]) => {
            const [actions, playback, state] = await Promise.all(
                ["actions", "playback", "state"].map((name) => import(`/static/js/${name}.js`)));
            const whole = { ...state.run.value, ...run, params: { ...state.run.value.params, ...run.params },
                            network: { ...state.run.value.network, ...run.network }, commands: [] };
            await actions.restart(whole);
            playback.setSpeed(1);
            playback.play();
            while (state.playhead.value.at < at) await new Promise((resolve) => setTimeout(resolve, 50));
            playback.setSpeed(1 / 20);
        }""",
        [RUN, LED],
    )
    page.wait_for_timeout(seconds * 1000)
    return page.locator(".message").count()


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
        messages = play(page, app.address, options.seconds)
        trace: Json = json.loads(browser.stop_tracing())
        browser.close()
    times = script_times(trace["traceEvents"], options.seconds)
    print(f"messages in flight  {messages}")
    print(f"frames a second     {len(times) / options.seconds:.0f}")
    p95 = quantiles(times, n=20)[18]
    print(f"script a frame      p50 {median(times):.2f} ms, p95 {p95:.2f} ms, most {max(times):.2f} ms")


if __name__ == "__main__":
    main()
