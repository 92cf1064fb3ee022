"""The words of the project as records; no input or output, and nothing of ours imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """One language of the site; mkdocs.yml holds the only list of them."""

    locale: str
    """The code in addresses and folder names: `pt`. Never written into HTML."""

    lang: str
    """The BCP 47 tag written in HTML: `pt-PT`. Never written into an address."""

    name: str
    """The language's name in the language itself: `Português`."""

    folder: str
    """The folder its pages are kept in, relative to the project root: `docs_pt`."""

    is_source: bool
    """True for the one language the others are translated from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something a check found wrong, addressed to the person who can mend it."""

    path: str
    """The file, with `/`, relative to the project root; for the finished site the address of the page (`/pt/guides/`)."""

    line: int | None
    """The line of that file, counted from 1; None where a file has no lines or the fault no single place."""

    rule: str
    """The name of the rule that was broken, as its check documents it: `unsafe-markup`."""

    message: str
    """What is wrong, then what to write instead, separated by a semicolon."""

    def __str__(self) -> str:
        """Write it as editors and terminals expect it, so that the place can be clicked."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.rule}: {self.message}"


class Kind(StrEnum):
    """What a segment is in its page; the values stand in ledgers and reports."""

    META = "meta"
    """A front-matter value that readers see: the title, the description."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """The text of a list item."""
    ROW = "row"
    """A row of a table, its cells joined by ` | `."""
    TITLE = "title"
    """The title of an admonition, a collapsible block or a code block."""
    TAB = "tab"
    """The label of a content tab."""
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    ABBREVIATION = "abbreviation"
    """`*[ICC]: Intercultural Cities`: the letters and what they stand for."""
    IMAGE = "image"
    """The alternative text of an image that stands alone."""
    HTML = "html"
    CODE = "code"
    MATH = "math"
    CUE = "cue"
    """A subtitle: what is shown from one time to another."""
    SNIPPET = "snippet"
    """The text of another file, shown here by `--8<--`."""


UNTRANSLATABLE = frozenset({Kind.CODE, Kind.MATH})
"""Kinds that a translation carries over as they are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """The unit of translation: a part of a page that is read, translated and recorded on its own."""

    kind: Kind
    text: str
    """Its Markdown on one line, wrapping and indentation gone, targets of links in their places; code keeps its lines."""
    plain: str
    """What a reader reads of it (NFC): no link targets, no marks of emphasis. Two texts with the same are the same."""
    start: int
    """Offset of its first character in the file."""
    end: int
    """Offset after its last character."""
    line: int
    """The line of the file (from 1) on which it begins."""
    section: int
    """Number of headings up to and including the one it stands under; 0 above the first."""
    name: str = ""
    """The key of a front-matter value (`doors.city.title`), the id of a heading, the label of a footnote, the times of a subtitle."""
    level: int = 0
    """1 to 6 for a heading."""
    local: str | None = None
    """The name of the local block it stands in, "" for a block without a name; None outside."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A Markdown file and the segments in it; what stands between them is markup."""

    text: str
    """The whole file, byte order mark and line ends as they are."""
    segments: tuple[Segment, ...]
    """In the order of the file, without overlap."""
    head: Mapping[str, str] = field(default_factory=dict)
    """Single values of the front matter as they are written, by their keys: `translation.source_version`."""
    has_readable_head: bool = True
    """Whether its front matter could be read: where not, nothing is known of the values in it."""
    problems: tuple[tuple[int, str], ...] = ()
    """Line and message of what cannot be read as meant: a local block that is never closed."""
    is_subtitles: bool = False
    """Whether the file is WebVTT or SubRip and not Markdown."""
    slots: tuple[str, ...] = ()
    """Names of the local blocks, in order, empty ones included."""

    def section_ids(self) -> tuple[str, ...]:
        """The id of each heading in order; "" where one has none."""
        return tuple(segment.name for segment in self.segments if segment.kind is Kind.HEADING)


class Origin(StrEnum):
    """How the translation of a segment came about; the values stand in ledgers."""

    UNTRANSLATED = "untranslated"
    """Not yet: the English text stands there, waiting."""
    MACHINE = "machine-draft"
    PERSON = "draft"


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """Who vouches for something, and since when."""

    by: str
    """A name or a handle; it is the person's choice which."""
    on: str
    """A day, as in `2026-11-22`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What is known of one translated segment: from which English it was made, and what it was then."""

    kind: Kind
    section: str
    """The id of its heading in English; "" above the first, and where headings have none."""
    name: str
    """As in the segment."""
    source: str
    """The hash of the English text that was translated."""
    text: str
    """That English text in clear, on one line."""
    target: str
    """The hash of the translation."""
    origin: Origin
    made: Signature
    """Who wrote the translation."""
    reviewed: Signature | None = None
    """Who has read this translation of this English and stands by it."""
    confirmed: Signature | None = None
    """Who said that the translation holds although the English has changed."""


class SegmentState(StrEnum):
    """Where the translation of one segment stands; the values stand in reports."""

    CURRENT = "current"
    CHANGED = "changed"
    """The English was changed since it was translated."""
    NEW = "new"
    """The English has no translation: it was added, or its translation was deleted."""
    REMOVED = "removed"
    """The translation has no English any more."""
    MOVED = "moved"
    """The English stands elsewhere now; nothing to translate."""
    UNTRANSLATED = "untranslated"
    """The English text still stands in the translation."""
    CONFIRMED = "confirmed"
    """The English was changed, and a person says the translation still holds."""
    UNVERIFIED = "unverified"
    """A translation stands there, and nothing is known of the English it was made from."""


class PageState(StrEnum):
    """Where a translated page stands; always derived, never stored."""

    MISSING = "missing"
    """No file, or a file in which everything is still English."""
    UNVERIFIED = "unverified"
    OUTDATED = "outdated"
    INCOMPLETE = "incomplete"
    MACHINE_DRAFT = "machine-draft"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    ORPHAN = "orphan"
    LOCAL = "local"
    """A page in one language only, on purpose."""


class Importance(IntEnum):
    """How much a change of the English matters to a reader of the translation."""

    NONE = 0
    PUNCTUATION = 1
    WORDING = 2
    MEANING = 3
    """A number, date, amount, address, name or negation changed: a reader may be misled."""


class Precision(StrEnum):
    """How closely a report could look at a page, the closest first.

    There is nothing between segment and page: records are kept by segment, and without them nothing is known of a
    section alone.
    """

    SEGMENT = "segment"
    PAGE = "page"
    """Only the hash of the whole English page is known."""
    STRUCTURE = "structure"
    """Nothing is known but what both pages look like today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkChange:
    """Links of an English text lead elsewhere than when it was translated; its words are the same."""

    gone: tuple[str, ...]
    """Targets it has no more."""
    come: tuple[str, ...]
    """Targets it had not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SegmentStatus:
    """One segment of a page and where its translation stands."""

    state: SegmentState
    section: str
    """The id of the English section it belongs to."""
    source: Segment | None
    """Today's English; None where it was removed."""
    target: Segment | None
    """Today's translation; None where there is none, and where a settled page was not read."""
    record: Record | None
    importance: Importance = Importance.NONE
    """Of a changed segment."""
    note: str = ""
    """What more is known, as that an English paragraph was split in two."""
    words: int = 0
    """Words of the English segment; of a removed one, of the English that was."""
    minutes: float = 0.0
    """What the work on it takes; 0 where there is none."""
    reviewed: Signature | None = None
    """Who stands by this translation of this English; None once either has changed."""
    links: LinkChange | None = None
    """Nothing to translate, but links to mend; None once those of the translation are those of the English."""

    @property
    def is_open(self) -> bool:
        """Whether there is work to do."""
        return self.state in OPEN_STATES


OPEN_STATES = frozenset(
    {SegmentState.CHANGED, SegmentState.NEW, SegmentState.REMOVED, SegmentState.UNTRANSLATED}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageStatus:
    """A page in one language and where it stands."""

    page: str
    """Its path inside the language folder: `guides/x.md`."""
    locale: str
    state: PageState
    precision: Precision
    segments: tuple[SegmentStatus, ...]
    """In the order of the English page, removed ones where they were; empty for orphans and local pages.

    Of a settled page that was not read, those made and read by the same people on the same days are one.
    """
    note: str = ""
    """What more is known of the page, as that it may have been renamed."""

    @property
    def open(self) -> tuple[SegmentStatus, ...]:
        return tuple(segment for segment in self.segments if segment.is_open)

    @property
    def words(self) -> int:
        return sum(segment.words for segment in self.segments if segment.state is not SegmentState.REMOVED)

    @property
    def minutes(self) -> float:
        return sum(segment.minutes for segment in self.segments)
