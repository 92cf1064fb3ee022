"""Rule `footnotes`: every note of the English page is called and written in the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.checks.translation.page_pair import open_pieces
from docs_i18n.inline import read_inline
from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding, Segment

RULE = "footnotes"


def find(pair: PagePair) -> Iterator[Finding]:
    calls, our_calls = _calls(pair.target), _calls(pair.source)
    notes, our_notes = _notes(pair.target), _notes(pair.source)
    for note, segment in our_calls.items():
        if note not in calls:
            yield pair.finding(
                pair.line_of(segment), RULE, f"the mark {note} is missing; put it where the English has it"
            )
    for note in our_notes:
        if note not in notes:
            yield pair.finding(1, RULE, f"the note {note} is missing; translate it: `{note}: …`")
    for note, segment in calls.items():
        if note not in notes and note not in our_calls:
            yield pair.finding(
                segment.line if segment else 1,
                RULE,
                f"{note} calls a note that the English has not; copy its mark",
            )


def _calls(document: Document) -> Mapping[str, Segment | None]:
    """Marks of notes with the segment that first has them."""
    calls: dict[str, Segment | None] = {}
    for piece in open_pieces(document):
        if piece.segment is not None:
            for note in read_inline(piece.segment.text).notes:
                calls.setdefault(note, piece.segment)
    return calls


def _notes(document: Document) -> frozenset[str]:
    return frozenset(
        f"[^{segment.name}]"
        for segment in document.segments
        if segment.kind is Kind.FOOTNOTE and segment.local is None and segment.name
    )
