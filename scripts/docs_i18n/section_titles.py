"""The titles of a page's sections in the reader's language, for notices and lists of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.model import Kind

if TYPE_CHECKING:
    from docs_i18n.model import Document, Segment, SegmentStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionTitle:
    """A section of a page, as a reader of the translation finds it."""

    id: str
    """The id of its heading; "" above the first heading, and where it has none."""
    text: str
    """The words of its heading; "" above the first."""
    is_translated: bool
    """False where the heading is still that of the English page."""


TOP = SectionTitle(id="", text="", is_translated=True)
"""What stands above the first heading."""


def section_title(segment: SegmentStatus, source: Document, target: Document | None) -> SectionTitle:
    """The section a piece of work belongs to: by its English heading, in the words of the translation if it has any."""
    english = _english_heading(segment, source)
    theirs = _headings(target) if target else []
    if english is None:
        number = segment.target.section if segment.source is None and segment.target else 0
        return _title(theirs[number - 1], is_translated=True) if 0 < number <= len(theirs) else TOP
    ours = _headings(source)
    partner = next((heading for heading in theirs if heading.name and heading.name == english.name), None)
    if partner is None and not english.name and len(theirs) == len(ours):
        partner = theirs[ours.index(english)]
    if partner is None or partner.plain == english.plain:
        return _title(english, is_translated=False)
    return _title(partner, is_translated=True)


def _english_heading(segment: SegmentStatus, source: Document) -> Segment | None:
    headings = _headings(source)
    if segment.source:
        number = segment.source.section
        return headings[number - 1] if 0 < number <= len(headings) else None
    return next((heading for heading in headings if heading.name and heading.name == segment.section), None)


def _headings(document: Document) -> list[Segment]:
    return [segment for segment in document.segments if segment.kind is Kind.HEADING]


def _title(heading: Segment, *, is_translated: bool) -> SectionTitle:
    return SectionTitle(id=heading.name, text=heading.plain, is_translated=is_translated)
