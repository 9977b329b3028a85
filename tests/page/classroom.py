"""A room with a server, in which tabs are opened and watched until the end of a test."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.page.runs import Run, fragment_of
from tests.page.teacher import PATIENCE, Teacher
from tests.page.watch import Watch
from tests.running import RunningApp


class Classroom:
    """Opens tabs, and has them watched."""

    def __init__(self, browser: Browser, server: RunningApp) -> None:
        self.server = server
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._watches: list[Watch] = []

    def context(self, **options: Any) -> BrowserContext:
        """A browser profile of its own. options: those of Playwright, on top of a projector and English."""
        given = {"viewport": {"width": 1280, "height": 720}, "locale": "en-US", "accept_downloads": True, **options}
        context = self._browser.new_context(**given)
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        return context

    def tab(self, context: BrowserContext | None = None, **options: Any) -> Teacher:
        """A tab that shows nothing yet, in a profile that is there or in a new one."""
        page = (context or self.context(**options)).new_page()
        watch = Watch(page, f"127.0.0.1:{self.server.port}")
        self._watches.append(watch)
        return Teacher(page, watch, self.server.address)

    def open(self, run: Run | None = None, **options: Any) -> Teacher:
        """A tab that shows this run, from a link; without one what the server chooses."""
        teacher = self.tab(**options)
        teacher.go("" if run is None else fragment_of(run))
        return teacher

    def leave(self) -> None:
        """Close everything. Raises AssertionError where a tab has complained."""
        for context in self._contexts:
            context.close()
        complaints = [complaint for watch in self._watches for complaint in watch.unexpected]
        assert not complaints, "\n".join(complaints)
