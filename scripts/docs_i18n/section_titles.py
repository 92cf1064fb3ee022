"""The titles of a page's sections in the reader's language, for notices and lists of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class SectionTitles:
    """The sections of a page, for its pieces of work."""

    def __init__(self, source: Document, target: Document) -> None:
        self._ours = _headings(source)
        self._theirs = _headings(target)
        self._our_ids = _by_id(self._ours)
        self._their_ids = _by_id(self._theirs)

    def of(self, segment: SegmentStatus) -> SectionTitle:
        """The section it belongs to: by its English heading, in the words of the translation if it has any."""
        english = self._english(segment)
        if english is None:
            number = segment.target.section if segment.source is None and segment.target else 0
            heading = _numbered(self._theirs, number)
            return _title(heading, is_translated=True) if heading else TOP
        partner = self._their_ids.get(english.name)
        if partner is None and not english.name and len(self._theirs) == len(self._ours):
            partner = self._theirs[self._ours.index(english)]
        if partner is None or partner.plain == english.plain:
            return _title(english, is_translated=False)
        return _title(partner, is_translated=True)

    def _english(self, segment: SegmentStatus) -> Segment | None:
        if segment.source:
            return _numbered(self._ours, segment.source.section)
        return self._our_ids.get(segment.section)


def _headings(document: Document) -> list[Segment]:
    return [segment for segment in document.segments if segment.kind is Kind.HEADING]


def _by_id(headings: Sequence[Segment]) -> dict[str, Segment]:
    """The first heading of each id."""
    return {heading.name: heading for heading in reversed(headings) if heading.name}


def _numbered(headings: Sequence[Segment], number: int) -> Segment | None:
    return headings[number - 1] if 0 < number <= len(headings) else None


def _title(heading: Segment, *, is_translated: bool) -> SectionTitle:
    return SectionTitle(id=heading.name, text=heading.plain, is_translated=is_translated)
