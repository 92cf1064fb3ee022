"""Pieces of work on a page: what is open, where it is done, and what a translator needs to see for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.changes import word_diff
from docs_i18n.markdown import plain_of
from docs_i18n.model import SegmentState
from docs_i18n.section_titles import TOP, SectionTitle, SectionTitles

if TYPE_CHECKING:
    from docs_i18n.changes import Part
    from docs_i18n.model import Importance, Kind, PageStatus, SegmentStatus
    from docs_i18n.site import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenSegment:
    """A piece of work."""

    state: SegmentState
    importance: Importance
    kind: Kind
    section: str
    path: str
    """The file to edit, from the project's root."""
    line: int
    """The line of that file; for a text with no translation yet, that of the English file."""
    words: int
    minutes: float
    old: str
    """The English as it was translated; "" where it was not."""
    new: str
    """Today's English; "" where it was removed."""
    note: str
    translation: str = ""
    """Today's translation; "" where there is none."""
    after_line: int = 0
    """For a text with no translation: the line of the translation that stands before its place; 0 at the beginning."""
    title: SectionTitle = TOP
    """The section it stands in."""

    @property
    def plain_old(self) -> str:
        """The old English as it is read, without its Markdown."""
        return self._plain(self.old)

    @property
    def plain_new(self) -> str:
        return self._plain(self.new)

    @property
    def plain_translation(self) -> str:
        return self._plain(self.translation)

    def _plain(self, text: str) -> str:
        return plain_of(text, self.kind)

    @property
    def diff(self) -> tuple[Part, ...]:
        """Both English texts in one, word by word."""
        return word_diff(self.plain_old, self.plain_new)


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenLinks:
    """Links to mend in a text that is translated: nothing to write, only to copy."""

    section: str
    path: str
    """The file to edit, from the project's root."""
    line: int
    gone: tuple[str, ...]
    """Targets that the English has no more."""
    come: tuple[str, ...]
    """Targets that it has instead, or besides."""


def open_links(status: PageStatus, target: Page | None) -> tuple[OpenLinks, ...]:
    """Where links of a translation do not lead where those of the English lead now, in the order of the page."""
    return tuple(
        OpenLinks(
            section=segment.section,
            path=target.place,
            line=segment.target.line,
            gone=segment.links.gone,
            come=segment.links.come,
        )
        for segment in status.segments
        if segment.links and segment.target and target
    )


def open_segments(status: PageStatus, source: Page, target: Page | None) -> tuple[OpenSegment, ...]:
    """The work on a page, in the order of the page."""
    opened = []
    before = 0
    # A page that is not there needs no titles: the whole of it is one piece of work.
    titles = SectionTitles(source.document, target.document) if target and status.open else None
    for segment in status.segments:
        if segment.is_open:
            title = titles.of(segment) if titles else TOP
            opened.append(_open_segment(segment, source, target, before, title))
        if segment.source and segment.target:
            before = segment.target.line
    return tuple(opened)


def _open_segment(
    segment: SegmentStatus, source: Page, target: Page | None, before: int, title: SectionTitle
) -> OpenSegment:
    if target and segment.target:
        page, line = target, segment.target.line
    else:
        page, line = source, segment.source.line if segment.source else 1
    is_done = segment.state is not SegmentState.UNTRANSLATED
    kind = segment.source.kind if segment.source else segment.target.kind if segment.target else None
    if kind is None:
        raise ValueError("a segment with neither English nor translation")
    return OpenSegment(
        state=segment.state,
        importance=segment.importance,
        kind=kind,
        section=segment.section,
        path=page.place,
        line=line,
        words=segment.words,
        minutes=segment.minutes,
        old=segment.record.text if segment.record and is_done else "",
        new=segment.source.text if segment.source else "",
        note=segment.note,
        translation=segment.target.text if segment.target and is_done else "",
        after_line=0 if segment.target else before,
        title=title,
    )
