"""How long a page takes to read: counted in its own language, in whole minutes."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.reading_time import WORDS_A_MINUTE, reading_minutes
from site_pages import LOCALES, SitePage, prefix

WORDS = {"en": "city", "pt": "cidade", "es": "ciudad", "uk": "місто", "it": "città"}


@pytest.mark.parametrize("locale", LOCALES)
def test_minutes_are_rounded_up(locale: str) -> None:
    """A word more than fits into a minute begins another; every language of the site has its speed."""
    speed = WORDS_A_MINUTE[locale]

    assert reading_minutes(f"{WORDS[locale]} " * speed, locale) == 1
    assert reading_minutes(f"{WORDS[locale]} " * (speed + 1), locale) == 2


def test_nothing_takes_a_minute() -> None:
    """Nobody reads “0 minutes”."""
    assert reading_minutes("", "en") == reading_minutes("<p></p>", "uk") == 1


def test_words_are_counted_and_not_their_markup() -> None:
    """Tags and addresses are not read; words in neighbouring cells are two, and one with an apostrophe is one."""
    speed = WORDS_A_MINUTE["en"]
    row = '<tr><td><a href="https://example.org/a-b-c">one</a></td><td>it’s</td></tr>'

    assert reading_minutes(f"<table>{row * (speed // 2)}</table>", "en") == 1
    assert reading_minutes(f"<table>{row * (speed // 2)}</table>more", "en") == 2


def test_language_that_is_new() -> None:
    """Where a language is added, its pages are read at the English speed until somebody measures it."""
    assert reading_minutes("word " * 201, "nl") == reading_minutes("word " * 201, "en")


def test_translations_take_about_as_long(pages: list[SitePage]) -> None:
    """A page is no longer in one language than in another, but for what was left out or added: a minute in ten, or one."""
    shown = {page.url: minutes for page in pages if (minutes := _minutes(page))}
    compared = 0
    for page in pages:
        english = shown.get(page.url.removeprefix(prefix(page.language.locale)))
        own = shown.get(page.url)
        if english and own and not page.language.is_source:
            compared += 1
            assert abs(own - english) <= max(1, english / 10), f"{page.url}: {own} minutes, English {english}"
    assert compared > 60


def _minutes(page: SitePage) -> int | None:
    line = LexborHTMLParser(page.html).css_first(".page-facts")
    found = re.search(r"(\d+)\D*$", line.text()) if line else None
    return int(found[1]) if found else None
