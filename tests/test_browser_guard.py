"""The guard of the browser tests sees each fault it is there for; a blind guard would pass everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from page_guard import PageGuard
from site_server import SiteServer

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

POLICY = "default-src 'self'; script-src 'self'; img-src 'self' data:"
HEAD = '<!doctype html><title>x</title><link rel="icon" href="data:,">'
FAULTS = {
    "inline script": ("<script>document.title = 1</script>", "policy: script-src-elem"),
    "inline style": ('<p style="color: red">x</p>', "policy: style-src-attr"),
    "image of another host": ('<img src="https://example.net/x.png" alt="">', "policy: img-src"),
    "missing file": ('<script src="missing.js"></script>', "answer 404"),
    "script error": ('<script src="broken.js"></script>', "script error"),
    "console": ('<script src="complains.js"></script>', "console error: oh"),
    "cookie": ('<script src="cookie.js"></script>', "cookie: a"),
}
SCRIPTS = {
    "broken.js": "throw new Error('x')",
    "complains.js": "console.error('oh')",
    "cookie.js": "document.cookie = 'a=b'",
}


@pytest.mark.parametrize("fault", [*FAULTS, "none", "request to another host"])
def test_guard(browser: Browser, tmp_path: Path, fault: str) -> None:
    """Acceptance 23: a request, a cookie or a blocked script would not go unseen; a sound page has no problems."""
    html, expected = FAULTS.get(fault, ("", ""))
    policy = f"/*\n  Content-Security-Policy: {POLICY}\n"
    if fault == "request to another host":
        html, expected, policy = '<img src="https://example.net/x.png" alt="">', fault, ""
    for name, text in {**SCRIPTS, "index.html": HEAD + html, "_headers": policy, "_redirects": ""}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with SiteServer(tmp_path, reads_host_files=True) as server:
        context = browser.new_context()
        guard = PageGuard(context, (server.origin,), expects_not_found=False)
        page = context.new_page()
        page.goto(server.url)
        page.evaluate("document.cookie")  # Chromium sets cookies in the background; reading them waits for it
        problems = guard.finish()
        context.close()
    if expected:
        assert any(expected in problem for problem in problems), problems
    else:
        assert not problems


@pytest.mark.parametrize("is_expected", [True, False])
def test_missing_page(browser: Browser, tmp_path: Path, *, is_expected: bool) -> None:
    """A page that answers 404 is a fault, unless the test went to see the error page."""
    (tmp_path / "404.html").write_text(HEAD, encoding="utf-8")
    with SiteServer(tmp_path, reads_host_files=False) as server:
        context = browser.new_context()
        guard = PageGuard(context, (server.origin,), expects_not_found=is_expected)
        context.new_page().goto(f"{server.url}nothing/")
        problems = guard.finish()
        context.close()
    assert bool(problems) is not is_expected, problems
