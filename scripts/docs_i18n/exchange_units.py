"""What goes into files for translation tools: the texts of pages with where they stand, and the pairs of the records.

The ids of the segments are the codes of the Word file's rows, so whatever comes back finds its place in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.exchange.tmx_file import Pair
from docs_i18n.exchange.unit import ExchangeFile, Standing, Unit, UnitPage
from docs_i18n.fingerprint import target_hash
from docs_i18n.markdown import normalised
from docs_i18n.matching import match_page
from docs_i18n.model import UNTRANSLATABLE, Kind, Origin
from docs_i18n.row_code import Purpose
from docs_i18n.row_decisions import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docs_i18n.model import Language, Record, SegmentStatus, Signature
    from docs_i18n.sheet_words import SheetWords
    from docs_i18n.site import Page
    from docs_i18n.worksheet import PageRows, Row
    from docs_i18n.worksheets import SheetMaker

_BEST = (Standing.OPEN, Standing.MACHINE, Standing.DRAFT, Standing.REVIEWED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """Makes the files of one language."""

    maker: SheetMaker
    language: Language
    words: SheetWords
    on: str
    """The day."""

    def file(self, name: str, pages: Sequence[str], purpose: Purpose) -> ExchangeFile:
        """The texts of pages in one file: all of them or, to be reviewed, those that can be; empty where there are none."""
        is_whole = purpose is Purpose.WORK
        found = [
            rows
            for page in pages
            if (rows := self.maker.rows(self.language.locale, page, purpose, is_whole=is_whole))
        ]
        source = self.maker.site.project.source
        return ExchangeFile(
            name=name,
            source_lang=source.lang,
            lang=self.language.lang,
            language_name=self.language.name,
            purpose=purpose,
            pages=tuple(
                page_units(rows, self.words, source.folder)
                for rows in self.maker.helped(self.language.locale, found, purpose)
            ),
            on=self.on,
            instructions=self.words.tool_instructions,
            before=self.words.before,
        )

    def pairs(self, pages: Iterable[str]) -> list[Pair]:
        """What has been translated on these pages, the same pair once, with the most that is known of it."""
        best: dict[tuple[str, str], Pair] = {}
        for page in pages:
            for pair in self._pairs(page):
                key = pair.english, pair.translation
                known = best.get(key)
                if known is None or _BEST.index(pair.standing) > _BEST.index(known.standing):
                    best[key] = pair
        return list(best.values())

    def _pairs(self, page: str) -> Iterator[Pair]:
        source = self.maker.source(page)
        target = self.maker.site.page(self.language.locale, page)
        if source is None or source.is_local or target is None:
            return
        matching = match_page(source.document, target.document, target.records)
        english = {segment.plain for segment in source.document.segments}
        for number, place in sorted(matching.record_targets.items()):
            record, own = target.records[number], target.document.segments[place]
            if _is_pair(record, own.plain):
                yield Pair(
                    english=record.text,
                    translation=own.text,
                    standing=_made(record, record.reviewed),
                    on=record.made.on,
                    place=source.place,
                    is_current=normalised(record.text) in english,
                )


def page_units(page: PageRows, words: SheetWords, folder: str) -> UnitPage:
    """The rows of a page as segments; `folder` is that of the English pages."""
    units = tuple(
        Unit(
            id=row.code,
            kind=row.kind.value,
            line=row.segment.source.line,
            standing=standing(row.segment),
            english=row.segment.source.text,
            today=row.segment.target.text if row.segment.target and today(row.segment) else "",
            before=row.segment.record.text if row.before and row.segment.record else "",
            notes=tuple(_notes(page, row, words)),
        )
        for row in page.rows
        if row.segment.source
    )
    return UnitPage(place=f"{folder}/{page.page}", units=units)


def _notes(page: PageRows, row: Row, words: SheetWords) -> Iterator[str]:
    said = words.notes(page, row, says_section=row.kind is not Kind.HEADING)
    yield " · ".join([page.page, *said])
    if row.hints.terms:
        yield f"{words.glossary}: {'; '.join(f'{english} = {own}' for english, own in row.hints.terms)}"
    for english, own in row.hints.earlier:
        yield f"{words.earlier}: {f'{english} = ' if english else ''}{own}"


def _is_pair(record: Record, translation: str) -> bool:
    """Whether a text is the translation that was recorded, and not one that somebody has changed since, or English."""
    return (
        record.kind not in UNTRANSLATABLE
        and record.origin is not Origin.UNTRANSLATED
        and record.target == target_hash(translation)
        and any(map(str.isalpha, record.text))
    )


def standing(segment: SegmentStatus) -> Standing:
    """Where a text stands for people who count in open, translated and reviewed."""
    if segment.is_open or segment.record is None:
        return Standing.OPEN
    return _made(segment.record, segment.reviewed)


def _made(record: Record, reviewed: Signature | None) -> Standing:
    if reviewed:
        return Standing.REVIEWED
    return Standing.MACHINE if record.origin is Origin.MACHINE else Standing.DRAFT


def left_out(maker: SheetMaker, locale: str, pages: Iterable[str]) -> list[Page]:
    """Translations of which nobody knows the English they were made from: they are in no file."""
    found = (maker.site.page(locale, page) for page in pages)
    return [page for page in found if page and not page.records and not page.is_local]
