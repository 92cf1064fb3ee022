"""An address that opens in another language than the reader may expect says so beside the link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.front_matter import read_front_matter
from docs_i18n.strings import load_strings
from site_pages import LANGUAGES, ROOT, language

if TYPE_CHECKING:
    from pathlib import Path

    from docs_i18n.strings import Strings
    from site_pages import SitePage

# How the sites that we quote most name the language in an address.
_LANGUAGE = re.compile(r"//(?:www\.)?coe\.int/(\w\w)/|europa\.eu/.*_(\w\w)$")
_LINK = re.compile(r"\]\((https?://[^)]+)\)([^.]*)")

PAGES = [(each, path) for each in LANGUAGES for path in sorted((ROOT / each.folder).rglob("*.md"))]


def strings_of(locale: str) -> Strings:
    each = language(locale)
    return load_strings(ROOT / "overrides", locale, each.lang, is_source=each.is_source)


def opened(url: str) -> str:
    """Return the language that an address names; English where it names none."""
    found = _LANGUAGE.search(url)
    return next(filter(None, found.groups())) if found else "en"


@pytest.mark.parametrize("path", [path for _, path in PAGES], ids=lambda path: str(path.relative_to(ROOT)))
def test_sources(path: Path) -> None:
    """Each source whose address names another language than that of its title says which one opens."""
    sources: list[dict[str, Any]] = (
        read_front_matter(path.read_text(encoding="utf-8")).values.get("sources") or []
    )
    sources = [source for source in sources if "url" in source]  # some can only be read on paper
    wanted = [(source["url"], opened(source["url"])) for source in sources if _LANGUAGE.search(source["url"])]

    assert [
        (url, next(s for s in sources if s["url"] == url).get("opens_in", "en")) for url, _ in wanted
    ] == wanted
    assert [source["url"] for source in sources if "/c/portal/update_language" in source["url"]] == []


@pytest.mark.parametrize(("locale", "path"), [(each.locale, path) for each, path in PAGES], ids=str)
def test_links_in_the_text(locale: str, path: Path) -> None:
    """A link in the text to a page in a third language names that language in the same sentence."""
    body = read_front_matter(path.read_text(encoding="utf-8")).body
    for url, rest in _LINK.findall(body):
        if opened(url) not in {"en", locale}:
            name = strings_of(locale).language_name(opened(url))
            assert name[:-1].lower() in rest.lower(), url


def test_list_of_sources(pages: list[SitePage]) -> None:
    """The list below the text names the language in the reader's own."""
    said = {}
    for page in pages:
        if page.url.endswith("citizens/what-you-can-do/"):
            marks = LexborHTMLParser(page.html).css(".sources .lang-mark")
            said[page.language.locale] = [mark.text() for mark in marks]

    assert said == {
        "en": ["(page in Albanian)"],
        "pt": ["(página em albanês)"],
        "es": ["(página en albanés)"],
        "uk": ["(сторінка албанською)"],
        "it": ["(pagina in albanese)"],
    }


def test_sources_in_other_languages(pages: list[SitePage]) -> None:
    """A title in Ukrainian is marked for all readers but those of Ukrainian; one in English or the reader's own for none."""
    said = {}
    for page in pages:
        if page.url.endswith("briefs/health-information/") and page.language.locale in {"en", "uk"}:
            lists = LexborHTMLParser(page.html).css(".sources li")
            titles = [node for node in lists if node.css_first("a[lang=uk]")]
            said[page.language.locale] = {bool(node.css_first(".lang-mark")) for node in titles}

    assert said == {"en": {True}, "uk": {False}}


def test_dates_of_sources(pages: list[SitePage]) -> None:
    """A date that can be read for sure is said in the reader's language, and only what is left is English."""
    left = set()
    for page in pages:
        if page.language.locale == "uk" and not page.is_error_page:
            left |= {
                node.text()
                for node in LexborHTMLParser(page.html).css(".sources li > span[lang=en]:not(:first-of-type)")
            }

    dates = {text for text in left if re.search(r"\b(19|20)\d\d\b", text)}
    assert not [text for text in dates if re.fullmatch(r"(about )?(\d+ )?([A-Z]\w+ )?\d{4}", text)], dates
