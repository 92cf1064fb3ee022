"""Notices, pages of changes and status pages in every state, by axe, at 320 px, and in the language they declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from page_pool import PagePool
from site_pages import LOCALES, PROJECT, prefix, site_pages
from site_server import SiteServer
from test_axe import run_everywhere
from test_browser_reflow import FIND_LOST, TEXT_SPACING, UNFOLD
from test_languages_of_pages import detected, read
from tracked_site import BRIEF, GUIDE, IDEA, build_tracked_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from small_site import Outcome

TRANSLATED = [language.locale for language in PROJECT.translations]


def address(relative: str) -> str:
    return relative.removesuffix(".md") + "/"


KINDS = {
    "outdated page": (TRANSLATED, address(GUIDE)),
    "page reviewed in part, wholly or unverified": (TRANSLATED, address(IDEA)),
    "page that is begun": (["it"], address(BRIEF)),
    "changes": (TRANSLATED, f"translate/changes/{address(GUIDE)}"),
    "changes of a page that is begun": (["it"], f"translate/changes/{address(BRIEF)}"),
    "status": (LOCALES, "translate/status/"),
    "coordination": (LOCALES, "translate/coordination/"),
}
PAGES = [(locale, url) for locales, url in KINDS.values() for locale in locales]


@pytest.fixture(scope="module")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    outcome = build_tracked_site(tmp_path_factory.mktemp("tracked"))
    assert outcome.log == ()
    return outcome


@pytest.fixture(scope="module")
def window(browser: Browser, tracked: Outcome) -> Iterator[Page]:
    """Open a page without limits of policy, because axe is a script of the test's own."""
    with SiteServer(tracked.site, reads_host_files=True) as server:
        pool = PagePool(browser, server.url, (server.origin,))
        watched = pool.take(script=True, bypass_policy=True, fresh=True)
        watched.guard.begin(expects_not_found=False)
        yield watched.page
        problems = watched.guard.finish()
        pool.close()
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(("locale", "url"), PAGES, ids=lambda value: value)
def test_axe(window: Page, figure: Callable[[str], None], locale: str, url: str) -> None:
    """Acceptance 14: 0 violations on notices and on the tracker's pages, whatever there is to show."""
    window.goto(prefix(locale) + url)
    run_everywhere(window, figure, f"{url} {locale}")


@pytest.mark.parametrize(("locale", "url"), PAGES, ids=lambda value: value)
def test_narrow(window: Page, locale: str, url: str) -> None:
    """Acceptance 18: at 320 px nothing is lost, folded or unfolded, also with wide spacing."""
    window.set_viewport_size({"width": 320, "height": 640})
    window.goto(prefix(locale) + url)
    window.evaluate(UNFOLD)
    assert window.evaluate(FIND_LOST) == []
    window.add_style_tag(content=TEXT_SPACING)
    assert window.evaluate(FIND_LOST) == []


def test_declared_language(tracked: Outcome) -> None:
    """Acceptance 1: English quotations, translations and everything else are in the language they declare."""
    wrong = []
    for page in site_pages(tracked.site):
        reading = read(page)
        for part in (*reading.regions, *reading.blocks):
            found = detected(part.text)
            if found and found != part.lang.split("-")[0]:
                wrong.append(f"/{page.url}: <{part.tag} lang={part.lang}> is {found}: {part.text[:90]}")
    assert not wrong, "\n".join(wrong)
