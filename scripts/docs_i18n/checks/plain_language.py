"""Rules `long-sentence`, `in-short` and `abbreviation`: limits that plain language can be held to by a machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.checks.page_shape import IN_SHORT
from docs_i18n.model import Finding, Kind, Segment
from docs_i18n.sentences import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.site import Page

LONG_SENTENCE = "long-sentence"
SHORT = "in-short"
ABBREVIATION = "abbreviation"

_MOST_WORDS = 25
_MOST_WORDS_IN_SHORT = 10
_RUNNING_TEXT = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION, Kind.FOOTNOTE})

# What everybody reads as a word, and what is only ever written so.
KNOWN_ABBREVIATIONS = frozenset(
    # Words to everybody; names that are only ever written so; marks in the numbers of documents.
    [
        "AA",
        "EN",
        "CC",
        "BY",
        "COVID",
        "CSV",
        "EU",
        "HTML",
        "ID",
        "ISBN",
        "JSON",
        "PDF",
        "SMS",
        "SOS",
        "TV",
        "UK",
        "URL",
        "USA",
        "VAT",
        "WCAG",
        "MIT",
        "NVDA",
        "ANAR",
        "CM",
    ]
)
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]{1,6}s?\b")


def find_long_sentences(page: Page) -> Iterator[Finding]:
    """Yield sentences that nobody reads in one breath."""
    for segment in _running_text(page):
        for sentence in sentences(segment.plain):
            count = len(words(sentence))
            if count > _MOST_WORDS:
                message = (
                    f"{count} words in “{_short(sentence)}”; write at most {_MOST_WORDS}, or two sentences"
                )
                yield _finding(page, segment, LONG_SENTENCE, message)


def find_long_points(page: Page) -> Iterator[Finding]:
    """Yield points of #in-short that are longer than a glance, in any language."""
    heading = next((segment for segment in page.document.segments if segment.name == IN_SHORT), None)
    if heading is None:
        return
    for segment in page.document.segments:
        if segment.section == heading.section and segment.kind is Kind.ITEM:
            count = len(words(segment.plain))
            if count > _MOST_WORDS_IN_SHORT:
                message = f"{count} words in “{_short(segment.plain)}”; write at most {_MOST_WORDS_IN_SHORT}"
                yield _finding(page, segment, SHORT, message)


def find_abbreviations(page: Page) -> Iterator[Finding]:
    """Yield abbreviations that the page does not explain, each once: `Intercultural Cities (ICC)` explains one."""
    text = "\n".join(segment.plain for segment in page.document.segments if segment.local is None)
    seen: set[str] = set()
    for segment in _running_text(page):
        for match in _CAPITALS.finditer(segment.plain):
            name = match.group().removesuffix("s")
            if name in seen or name in KNOWN_ABBREVIATIONS:
                continue
            seen.add(name)
            if not re.search(rf"\({name}s?\)|\b{name}s? \(|\b{name}s?: \w|\b{name} – \w", text):
                message = f"`{name}` is not explained; write the words and then ({name}), or leave it out"
                yield _finding(page, segment, ABBREVIATION, message)


def _running_text(page: Page) -> Iterator[Segment]:
    for segment in page.document.segments:
        if segment.kind in _RUNNING_TEXT and segment.local is None:
            yield segment


def _finding(page: Page, segment: Segment, rule: str, message: str) -> Finding:
    return Finding(
        path=f"{page.language.folder}/{page.relative}", line=segment.line, rule=rule, message=message
    )


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
