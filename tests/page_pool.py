"""Watched pages for the tests: kept and emptied between tests, because a browser takes a second to open a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from playwright.sync_api import expect

from page_guard import PageGuard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, CDPSession, Page

_TIMEOUT = 15_000.0


class NewPage(Protocol):
    """Opens a page that is watched; the test fails for what the guard has seen."""

    def __call__(
        self,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        script: bool = True,
        not_found: bool = False,
        bypass_policy: bool = False,
        permissions: Sequence[str] = (),
        fresh: bool = False,
    ) -> Page:
        """Return an empty page.

        `not_found`: pages that answer 404 are meant to. `bypass_policy`: the test brings its own scripts.
        `fresh`: it changes what cannot be undone, such as scripts for every page, or must find nothing cached.
        """


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """The only page of a browser context of its own."""

    page: Page
    guard: PageGuard
    session: CDPSession


class PagePool:
    """The pages of one worker."""

    def __init__(self, browser: Browser, base_url: str, origins: tuple[str, ...]) -> None:
        expect.set_options(timeout=_TIMEOUT)
        self._browser = browser
        self._base_url = base_url
        self._origins = origins
        self._idle: dict[tuple[bool, bool], WatchedPage] = {}

    def take(self, *, script: bool, bypass_policy: bool, fresh: bool) -> WatchedPage:
        """Return an empty page: one that is kept, or a new one."""
        kept = None if fresh else self._idle.pop((script, bypass_policy), None)
        return kept or self._open(script=script, bypass_policy=bypass_policy)

    def _open(self, *, script: bool, bypass_policy: bool) -> WatchedPage:
        context = self._browser.new_context(
            java_script_enabled=script, bypass_csp=bypass_policy, base_url=self._base_url
        )
        context.set_default_timeout(_TIMEOUT)
        guard = PageGuard(context, self._origins, expects_not_found=False)
        page = context.new_page()
        return WatchedPage(page, guard, context.new_cdp_session(page))

    def give_back(self, watched: WatchedPage, *, script: bool, bypass_policy: bool, fresh: bool) -> list[str]:
        """Empty a page, with all that it has left behind, and keep it; what went wrong on it."""
        key = (script, bypass_policy)
        context = watched.page.context
        if fresh or key in self._idle or len(context.pages) > 1:
            problems = watched.guard.finish()
            context.close()
            return problems
        watched.page.goto("about:blank")
        problems = watched.guard.finish()
        context.clear_cookies()
        context.clear_permissions()
        for origin in self._origins:
            watched.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        watched.page.emulate_media(media="null", color_scheme="null")
        self._idle[key] = watched
        return problems

    def close(self) -> None:
        for watched in self._idle.values():
            watched.page.context.close()
