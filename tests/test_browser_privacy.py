"""Every page keeps to the policy, asks no other host, sets no cookie and stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_i18n.host_files import HEADERS, POLICY
from site_pages import LOCALES, address

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from page_pool import NewPage
    from site_pages import SitePage
    from site_server import SiteServer

_META = "document.querySelector('meta[http-equiv=Content-Security-Policy]').content"
_LEFT = """async () => [
  document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""


@pytest.mark.parametrize("reads_host_files", [True, False], ids=["header and meta", "meta alone"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_page(
    new_page: NewPage,
    served_site: SiteServer,
    plain_site: SiteServer,
    pages: list[SitePage],
    figure: Callable[[str], None],
    *,
    locale: str,
    reads_host_files: bool,
) -> None:
    """Acceptance 23: under a sub-path, with and without the header: no violation, no other host, nothing left behind.

    The guard of `new_page` sees the violations, the requests, the failures and the cookies.
    """
    server = served_site if reads_host_files else plain_site
    page = new_page(width=360)
    own = [each for each in pages if each.language.locale == locale]
    assert len(own) > 10
    for each in own:
        answer = page.goto(server.url + each.url)
        assert answer
        assert answer.status == 200
        assert answer.headers.get("content-security-policy") == (
            HEADERS["Content-Security-Policy"] if reads_host_files else None
        )
        assert page.evaluate(_META) == POLICY, each.url
        assert page.evaluate(_LEFT) == ["", 0, 0, 0, 0, 0], each.url
    page.wait_for_load_state("networkidle")
    figure(f"privacy {locale}: {len(own)} pages, 0 other hosts, 0 cookies, 0 violations")


def _policy_stops(page: Page, act: str) -> str:
    """The directive that stopped something; "" where nothing did."""
    return str(
        page.evaluate(
            """(act) => new Promise((resolve) => {
              document.addEventListener("securitypolicyviolation", (event) => {
                event.stopImmediatePropagation();
                resolve(event.effectiveDirective);
              }, { capture: true, once: true });
              new Map([
                ["inline script", () => document.head.append(Object.assign(document.createElement("script"), { text: "1" }))],
                ["handler", () => document.body.setAttribute("onclick", "1")],
                ["style", () => document.body.setAttribute("style", "color: red")],
                ["picture", () => { new Image().src = "https://example.net/x.png"; }],
                ["request", () => { fetch("https://example.net/").catch(() => {}); }],
                ["frame", () => document.body.append(Object.assign(document.createElement("iframe"), { src: "https://example.net/" }))],
                ["base", () => document.head.append(Object.assign(document.createElement("base"), { href: "https://example.net/" }))],
                ["object", () => document.body.append(Object.assign(document.createElement("object"), { data: "/res/toolbox/mark.svg" }))],
              ]).get(act)();
              setTimeout(() => resolve(""), 2000);
            })""",
            act,
        )
    )


@pytest.mark.parametrize(
    ("act", "directive"),
    [
        ("inline script", "script-src-elem"),
        ("handler", "script-src-attr"),
        ("style", "style-src-attr"),
        ("picture", "img-src"),
        ("request", "connect-src"),
        ("frame", "frame-src"),
        ("base", "base-uri"),
        ("object", "object-src"),
    ],
)
def test_policy_holds(browser: Browser, plain_site: SiteServer, act: str, directive: str) -> None:
    """Design §4.10: the meta tag alone stops what a page of ours never does."""
    page = browser.new_page()  # not watched: the violation is the point
    page.goto(plain_site.url + address("guide", "en"))
    stopped = _policy_stops(page, act)
    page.close()
    assert stopped == directive
