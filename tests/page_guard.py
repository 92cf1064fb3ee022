"""Watches a browser context for what no page of ours may do: fail, complain, ask another host, leave a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# The console says what was blocked; the event says it also for what the console leaves out.
_REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} in ${event.documentURI}`);
});
"""


class PageGuard:
    """Everything that went wrong in one browser context, in words."""

    def __init__(self, context: BrowserContext, origins: tuple[str, ...], *, expects_not_found: bool) -> None:
        self.problems: list[str] = []
        self._context = context
        self._own = (*(f"{origin}/" for origin in origins), "data:", "blob:")
        self._expects_not_found = expects_not_found
        self._missing_pages: set[str] = set()
        context.add_init_script(_REPORT_VIOLATIONS)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_request_failed)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def begin(self, *, expects_not_found: bool) -> None:
        """Forget what was: another test begins."""
        self.problems.clear()
        self._missing_pages.clear()
        self._expects_not_found = expects_not_found

    def finish(self) -> list[str]:
        """What went wrong, with the cookies that are left."""
        cookies = [f"cookie: {cookie.get('name')}" for cookie in self._context.cookies()]
        return [*self.problems, *cookies]

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith(self._own):
            self.problems.append(f"request to another host: {request.url}")

    def _on_request_failed(self, request: Request) -> None:
        # Aborted by the browser itself: the reader left the page before its icon had come.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed request: {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status == 404 and is_page and self._expects_not_found:
            self._missing_pages.add(response.url)
        elif response.status >= 400:
            self.problems.append(f"answer {response.status}: {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # Chromium also writes down that the page itself answered 404.
        is_expected = message.location.get("url") in self._missing_pages and "404" in message.text
        if message.type in {"error", "warning"} and not is_expected:
            self.problems.append(f"console {message.type}: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.problems.append(f"script error: {error.error}")
