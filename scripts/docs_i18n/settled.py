"""Settled pages: recorded whole, with nothing left to do; while their files stay as they are, nobody need read them.

Where such a page stands is decided from its records alone. The law: the answer is the one that reading would give, so
a page counts as settled only if, when it was recorded, both ways gave the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docs_i18n import effort
from docs_i18n.ledger import write_records
from docs_i18n.matching import is_english_recorded
from docs_i18n.model import Document, PageStatus, Precision, Record, SegmentState, SegmentStatus
from docs_i18n.page_line import page_line
from docs_i18n.pairing import section_among
from docs_i18n.status import made_state, page_status

if TYPE_CHECKING:
    from collections.abc import Sequence

_SNIPPET = "--8<--"
"""What a page shows with it lies in another file, which may change."""


def settled_line(source: Document, target: Document, records: Sequence[Record]) -> str:
    """The line about the page, which stands below its records; "" where the page is not settled."""
    if not _is_settled(source, target, records):
        return ""
    return page_line(english=source.text, translation=target.text, records=write_records(records))


def settled_status(page: str, locale: str, source: Document, records: Sequence[Record]) -> PageStatus | None:
    """Where a settled page stands; its translation was not read, so no segment has its `target`.

    None where the records are not those of this English, one by one.
    """
    ours = [segment for segment in source.segments if segment.local is None]
    if not records or not is_english_recorded(ours, records):
        return None
    sections = source.section_ids()
    segments = tuple(
        SegmentStatus(
            state=SegmentState.CONFIRMED if record.confirmed else SegmentState.CURRENT,
            section=section_among(sections, segment.section),
            source=segment,
            target=None,
            record=record,
            words=effort.count_words(segment.plain, segment.kind),
            reviewed=record.reviewed,
        )
        for segment, record in zip(ours, records, strict=True)
    )
    return PageStatus(
        page=page,
        locale=locale,
        state=made_state(segments),
        precision=Precision.SEGMENT,
        segments=segments,
    )


def _is_settled(source: Document, target: Document, records: Sequence[Record]) -> bool:
    """Whether nothing is left to do on a page, and its records tell all that is reported of it."""
    if target.problems or _SNIPPET in source.text or _SNIPPET in target.text:
        return False
    # Text of its own is listed for English editors, with its line.
    if any(segment.local is not None for segment in target.segments):
        return False
    read = page_status("", "", source, target, records)
    unread = replace(read, segments=tuple(replace(segment, target=None) for segment in read.segments))
    return not read.open and unread == settled_status("", "", source, records)
