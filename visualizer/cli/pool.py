"""Work for all cores: the same function for many tasks, the answers in their order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


@contextmanager
def shared_out(work: Callable[[T], R], tasks: Sequence[T], at_once: int = 1) -> Iterator[Iterator[R]]:
    """The answers to all tasks, in order. `at_once`: tasks that a process is handed together; few need no process."""
    processes = min(_cores(), -(-len(tasks) // at_once))
    if processes == 1:
        yield map(work, tasks)
        return
    # Started afresh on every system alike; Ctrl-C is for the one process that people talk to.
    spawning = multiprocessing.get_context("spawn")
    with spawning.Pool(processes, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
        yield pool.imap(work, tasks, chunksize=at_once)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
