"""Every page is found: a menu that can be taken in at a glance, and no page further than three clicks from the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

import pytest
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.glossary import is_source_file
from site_pages import LOCALES, ROOT, SITE_URL, SitePage, prefix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_ENTRIES = 7
MOST_LEVELS = 3
MOST_CLICKS = 3


@pytest.fixture(scope="module")
def nav() -> list[Any]:
    """The menu as mkdocs.yml lists it."""
    listed = load_config(str(ROOT / "mkdocs.yml")).nav
    assert isinstance(listed, list)
    return listed


def entries(items: list[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    """Level and path of every page of the menu."""
    for item in items:
        value = next(iter(item.values())) if isinstance(item, dict) else item
        if isinstance(value, list):
            yield from entries(value, level + 1)
        else:
            yield level, value


def test_menu_at_a_glance(nav: list[Any], figure: Callable[[str], None]) -> None:
    """At most seven entries at the top, the home page apart, and three levels."""
    top = [item for item in nav if item != "index.md"]
    deepest = max(level for level, _ in entries(nav))
    figure(f"menu: {len(top)} entries at the top, {deepest} levels, {len(list(entries(nav)))} pages")

    assert nav[0] == "index.md"
    assert len(top) <= MOST_ENTRIES
    assert deepest <= MOST_LEVELS


@pytest.mark.parametrize("locale", LOCALES)
def test_entries_at_the_top_of_every_page(pages: list[SitePage], locale: str) -> None:
    """The row and the menu of each page show those entries in its language, and never the home page among them."""
    home = f"{SITE_URL}{prefix(locale)}"
    for page in pages:
        if page.language.locale != locale or page.is_error_page:
            continue
        html = LexborHTMLParser(page.html)
        row = [urljoin(SITE_URL + page.url, href(link)) for link in html.css(".sections a")]
        menu = [urljoin(SITE_URL + page.url, href(link)) for link in html.css(".menu__panel > ul > li > a")]
        assert 5 <= len(row) <= MOST_ENTRIES, page.url
        assert menu == [*row, f"{home}all-pages/"], page.url
        assert home not in row, page.url


def href(node: Any) -> str:
    return str(node.attributes.get("href") or "")


def test_every_page_stands_in_the_menu(nav: list[Any]) -> None:
    """No English page is forgotten, and none stands there twice."""
    docs = ROOT / "docs"
    written = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    listed = [path for _, path in entries(nav)]

    assert len(listed) == len(set(listed))
    assert {path for path in written if not is_source_file(path)} <= set(listed)


@pytest.mark.parametrize("locale", LOCALES)
def test_three_clicks(pages: list[SitePage], figure: Callable[[str], None], locale: str) -> None:
    """From the home page of a language every page of it is reached in three clicks, without the list of all pages."""
    own = {each.url: each for each in pages if each.language.locale == locale and not each.is_error_page}
    home = prefix(locale)
    clicks = {home: 0}
    ring = [home]
    while ring:
        reached = [target for url in ring for target in links(own[url]) if target in own]
        ring = [url for url in dict.fromkeys(reached) if url not in clicks]
        clicks |= dict.fromkeys(ring, max(clicks.values()) + 1)
        ring = [url for url in ring if url != f"{home}all-pages/"]
    far = sorted(url for url, number in clicks.items() if number > MOST_CLICKS)
    counts = [list(clicks.values()).count(number) for number in range(max(clicks.values()) + 1)]
    figure(
        f"clicks from home {locale}: {counts[1]} pages in one, {counts[2]} in two, {sum(counts[3:])} in three"
    )

    assert sorted(set(own) - set(clicks)) == [], "not reached at all"
    assert far == [], "further than three clicks"


def links(page: SitePage) -> Iterator[str]:
    """Addresses below the home page of the site that a page leads to."""
    for link in LexborHTMLParser(page.html).css("a[href]"):
        target = urldefrag(urljoin(SITE_URL + page.url, href(link))).url
        if target.startswith(SITE_URL):
            yield target.removeprefix(SITE_URL)
