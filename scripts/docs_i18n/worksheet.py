"""The worksheet: what is to be translated or reviewed as rows that a person can fill in without knowing what a file is.

A row says which text it is about (row_code.py), shows the English, what has changed in it, the translation of today and
what helps; the last cell is for the person. Sheets hold at most 3,000 words, about an evening's reading or three
days' writing; a page that is longer is cut where a section begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docs_i18n.changes import Part, word_diff
from docs_i18n.effort import minutes_to_review, whole_minutes
from docs_i18n.hints import Hints, find_hints
from docs_i18n.model import (
    UNTRANSLATABLE,
    Document,
    Importance,
    Kind,
    Origin,
    PageState,
    PageStatus,
    SegmentState,
    SegmentStatus,
)
from docs_i18n.row_code import Purpose, RowCode, all_rows_key, english_keys, place_key, translation_key
from docs_i18n.row_decisions import removed_keys, today
from docs_i18n.row_text import targets, to_row
from docs_i18n.section_titles import SectionTitle, SectionTitles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docs_i18n.hints import Memory
    from docs_i18n.site import Page
    from docs_i18n.term_base import TermBase

MOST_WORDS = 3_000
"""English words of a sheet."""
_NOT_SHOWN = UNTRANSLATABLE | {Kind.SNIPPET}
"""Kinds that nobody is asked to write: they are carried over, or translated where they are kept."""
_READABLE = frozenset({SegmentState.CURRENT, SegmentState.CONFIRMED, SegmentState.MOVED})


_EMPTY = Document(text="", segments=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A text to translate or to review."""

    code: str
    kind: Kind
    name: str
    """As in the segment: which value of the head it is."""
    state: SegmentState
    section: SectionTitle
    english: str
    """Today's English as a person reads it in a row (row_text.py); of a text that is gone, the English that was."""
    links: tuple[str, ...]
    """Where the links that the English numbers lead."""
    words: int
    minutes: float
    segment: SegmentStatus
    """The text as it stands."""
    before: tuple[Part, ...] = ()
    """Old and new English in one, where the words have changed."""
    importance: Importance = Importance.NONE
    note: str = ""
    """What more is known, as in the status of the text."""
    today: str = ""
    """The translation of today; "" where there is none."""
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRows:
    """The rows of a page, or of a part of it."""

    page: str
    title: str
    """The title that its readers know: that of the translation, or the English one."""
    is_title_english: bool
    is_begun: bool
    """Whether there is a translation of the page, at least in part."""
    rows: tuple[Row, ...]
    part: int = 1
    parts: int = 1
    remark: str = ""
    """What is to be known of the page before it is read, in the reader's language."""

    @property
    def words(self) -> int:
        return sum(row.words for row in self.rows)

    @property
    def minutes(self) -> int:
        return whole_minutes(row.minutes for row in self.rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A file to be filled in."""

    locale: str
    purpose: Purpose
    name: str
    """The name of the file, without its ending."""
    pages: tuple[PageRows, ...]
    is_pack: bool = False
    """Whether it is a part of the core shelf, not of one page."""
    number: int = 1
    of: int = 1
    """How many sheets there are of this kind."""

    @property
    def code(self) -> str:
        """Of the row that speaks of all others of the file."""
        return str(RowCode(place_key(self.purpose, self.locale, ""), all_rows_key(), translation_key("")))

    @property
    def is_subtitles(self) -> bool:
        return any(row.kind is Kind.CUE for page in self.pages for row in page.rows)

    @property
    def rows(self) -> int:
        return sum(len(page.rows) for page in self.pages)

    @property
    def words(self) -> int:
        return sum(page.words for page in self.pages)

    @property
    def minutes(self) -> int:
        return whole_minutes(row.minutes for page in self.pages for row in page.rows)


def page_rows(
    status: PageStatus, source: Page, target: Page | None, purpose: Purpose, *, is_whole: bool = False
) -> PageRows | None:
    """The rows of a page; None where there is nothing to do, or nobody knows what the translation was made from.

    A whole page has its settled texts too, but none that is no longer in English.
    """
    is_readable = source.document.has_readable_head and (target is None or target.document.has_readable_head)
    if status.state is PageState.UNVERIFIED or not is_readable:
        return None
    chosen = [
        (segment, key)
        for segment, key in _keyed(status, source.document)
        if _kind(segment) not in _NOT_SHOWN
        and (_is_asked(segment, purpose) or (is_whole and segment.source and segment.words))
        and (segment.source or not is_whole)
    ]
    if not chosen:
        return None
    place = place_key(purpose, status.locale, status.page)
    titles = SectionTitles(source.document, target.document if target else _EMPTY)
    document = target.document if target else None
    own_title = document.head.get("title", document.head.get("term", "")) if document else ""
    title = source.document.head.get("title", source.document.head.get("term", source.relative))
    return PageRows(
        page=status.page,
        title=own_title or title,
        is_title_english=own_title in {"", title},
        is_begun=status.state is not PageState.MISSING,
        rows=tuple(
            _row(segment, RowCode(place, key, translation_key(today(segment))), titles, purpose)
            for segment, key in chosen
        ),
    )


def _keyed(status: PageStatus, source: Document) -> Iterator[tuple[SegmentStatus, str]]:
    """Segments in the order of the page, each with the key of its English."""
    ours = [segment for segment in source.segments if segment.local is None]
    keys = dict(zip(map(id, ours), english_keys(segment.plain for segment in ours), strict=True))
    gone = {id(segment): key for key, segment in removed_keys(status).items()}
    for segment in status.segments:
        yield segment, keys[id(segment.source)] if segment.source else gone[id(segment)]


def _kind(segment: SegmentStatus) -> Kind:
    found = segment.source or segment.target
    if found is None:
        raise ValueError("a segment with neither English nor translation")
    return found.kind


def _is_asked(segment: SegmentStatus, purpose: Purpose) -> bool:
    if not segment.words:
        return False
    if purpose is Purpose.WORK:
        return segment.is_open
    record = segment.record
    is_made = record is not None and record.origin is not Origin.UNTRANSLATED
    return segment.state in _READABLE and is_made and segment.reviewed is None


def _row(segment: SegmentStatus, code: RowCode, titles: SectionTitles, purpose: Purpose) -> Row:
    old = segment.record.text if segment.record else ""
    english = segment.source.text if segment.source else old
    links = () if _kind(segment) is Kind.CUE else targets(english)
    shown = to_row(english, links)
    is_changed = segment.state is SegmentState.CHANGED and not segment.note
    translation = segment.target.text if segment.target and today(segment) else ""
    return Row(
        code=str(code),
        kind=_kind(segment),
        name=segment.source.name if segment.source else "",
        state=segment.state,
        section=titles.of(segment),
        english=shown,
        links=links,
        words=segment.words,
        segment=segment,
        minutes=segment.minutes if purpose is Purpose.WORK else minutes_to_review(segment.words),
        before=word_diff(to_row(old, links), shown) if is_changed else (),
        importance=segment.importance,
        note=segment.note,
        today=to_row(translation, links),
    )


def sheets(
    pages: Sequence[PageRows],
    locale: str,
    purpose: Purpose,
    name: str,
    *,
    is_pack: bool = False,
    most: int = MOST_WORDS,
) -> list[Sheet]:
    """Pages in sheets of at most `most` words, in their order; a row is never cut, and a page only if it is longer."""
    packs: list[list[PageRows]] = []
    for page in pages:
        for piece in _pieces(page, most):
            room = most - sum(one.words for one in packs[-1]) if packs else -1
            if piece.words > room:
                packs.append([])
            packs[-1].append(piece)
    return [
        Sheet(
            locale=locale,
            purpose=purpose,
            name=name if len(packs) == 1 else f"{name}_{number}",
            pages=tuple(pack),
            is_pack=is_pack,
            number=number,
            of=len(packs),
        )
        for number, pack in enumerate(packs, start=1)
    ]


def _pieces(page: PageRows, most: int) -> list[PageRows]:
    """A page in parts that fit into a sheet; the last part of what fits that begins with a section goes to the next."""
    if page.words <= most:
        return [page]
    pieces: list[list[Row]] = [[]]
    for row in page.rows:
        if pieces[-1] and sum(one.words for one in pieces[-1]) + row.words > most:
            pieces.append(_carried(pieces[-1], most))
        pieces[-1].append(row)
    return [
        replace(page, rows=tuple(rows), part=number, parts=len(pieces))
        for number, rows in enumerate(pieces, start=1)
    ]


def _carried(rows: list[Row], most: int) -> list[Row]:
    """Take the section that has just begun off a full part, unless it is most of it."""
    begin = max((number for number, row in enumerate(rows) if row.kind is Kind.HEADING), default=0)
    carried = rows[begin:]
    if not begin or sum(row.words for row in carried) > most // 2:
        return []
    del rows[begin:]
    return carried


def file_name(locale: str, page: str, purpose: Purpose) -> str:
    """`pt_start_why-join`, or with `_review`: a name that still says what a file is when it lies among others."""
    path = page.removesuffix(".md").replace("/", "_")
    return f"{locale}_{path}" + ("_review" if purpose is Purpose.REVIEW else "")


def with_hints(pages: Iterable[PageRows], terms: TermBase | None, memory: Memory) -> list[PageRows]:
    """The same rows, each with what helps to write it."""
    return [
        replace(
            page,
            rows=tuple(
                replace(row, hints=find_hints(row.english, row.today, terms, memory)) for row in page.rows
            ),
        )
        for page in pages
    ]
