"""What helps to write a row: the words that the glossary has agreed on, and how the same sentence was translated before.

The ledgers are the translation memory: they hold the English of every text that was ever translated, in clear. A page
is read only where one of its sentences is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from docs_i18n.ledger import read_records
from docs_i18n.markdown import normalised
from docs_i18n.matching import match_page
from docs_i18n.model import UNTRANSLATABLE, Origin
from docs_i18n.row_text import targets, to_row
from docs_i18n.sentences import sentences
from docs_i18n.site import ledger_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from docs_i18n.model import Record
    from docs_i18n.site import Page, Site
    from docs_i18n.term_base import TermBase

_MOST_EARLIER = 2
"""Translations shown of one sentence."""
_FEWEST_WORDS = 4
"""Of a sentence inside a text; shorter ones say little. A whole text may be as short as it likes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """What helps with one text."""

    terms: tuple[tuple[str, str], ...] = ()
    """Words of the English that the glossary has, and what it calls them in the language."""
    earlier: tuple[tuple[str, str], ...] = ()
    """Sentences of the English with a translation that was made of them before; "" for the whole text."""


Memory = dict[str, tuple[str, ...]]
"""English sentences and texts as they are read, with their translations, the most frequent first."""


def find_hints(
    english: str, today: str, terms: TermBase | None, memory: Mapping[str, tuple[str, ...]]
) -> Hints:
    """Hints for an English text; what stands in the translation of today already is no news."""
    plain = normalised(english)
    earlier = [("", own) for own in memory.get(plain, ()) if own not in today]
    if not earlier:
        earlier = [
            (sentence, own)
            for sentence in _sentences(plain)
            for own in memory.get(sentence, ())
            if own not in today and sentence != plain
        ]
    return Hints(terms=tuple(_terms(plain, today, terms)) if terms else (), earlier=tuple(earlier))


def _terms(plain: str, today: str, terms: TermBase) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for match in terms.source.find(plain):
        entry = terms.entries.get(match.concept)
        if entry and match.concept not in seen and entry.term.casefold() not in today.casefold():
            seen.add(match.concept)
            yield plain[match.start : match.end], entry.term


def asked(english: Iterable[str]) -> set[str]:
    """The sentences and whole texts that a memory is asked for."""
    found: set[str] = set()
    for text in english:
        plain = normalised(text)
        found.update((plain, *_sentences(plain)))
    return found


def read_memory(
    site: Site, locale: str, wanted: AbstractSet[str], source_of: Callable[[str], Page | None]
) -> Memory:
    """How these sentences and texts were translated into a language, on whatever page; `source_of` reads English pages."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    language = site.project.language(locale)
    for relative in site.pages[locale] if wanted else ():
        file = ledger_file(site.project, language, relative)
        if not file.is_file():
            continue
        records, _ = read_records(file.read_bytes().decode("utf-8", "replace"))
        if any(not wanted.isdisjoint(_texts(record)) for record in records):
            pages = source_of(relative), site.page(locale, relative)
            for english, own in _pairs(*pages, records):
                if english in wanted:
                    found[english][own] = found[english].get(own, 0) + 1
    return {
        english: tuple(sorted(ways, key=lambda own: (-ways[own], own))[:_MOST_EARLIER])
        for english, ways in found.items()
    }


def _texts(record: Record) -> tuple[str, ...]:
    if record.kind in UNTRANSLATABLE or record.origin is Origin.UNTRANSLATED:
        return ()
    plain = normalised(record.text)
    return (plain, *_sentences(plain))


# The same English stands in the ledgers of every language.
@lru_cache(maxsize=8192)
def _sentences(plain: str) -> tuple[str, ...]:
    return tuple(one for one in sentences(plain) if len(one.split()) >= _FEWEST_WORDS)


def _pairs(
    source: Page | None, target: Page | None, records: tuple[Record, ...]
) -> Iterator[tuple[str, str]]:
    """Yield the texts of a page with their translations, and their sentences where both have as many."""
    if source is None or target is None:
        return
    matching = match_page(source.document, target.document, records)
    for number, place in matching.record_targets.items():
        record, own = records[number], target.document.segments[place]
        if not (texts := _texts(record)):
            continue
        yield texts[0], to_row(own.text, targets(record.text))
        english, translated = sentences(texts[0]), sentences(own.plain)
        if 1 < len(english) == len(translated):
            yield from zip(english, translated, strict=True)
