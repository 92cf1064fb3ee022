"""Settled pages: recorded whole, with nothing left to do; while their files stay as they are, nobody need read them.

Where such a page stands is decided from its records alone. The law: the answer is the one that reading would give, so
a page counts as settled only if, when it was recorded, both ways gave the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docs_i18n import effort
from docs_i18n.fingerprint import source_hash
from docs_i18n.ledger import LedgerLineError, read_values, to_record, write_records
from docs_i18n.model import Document, PageStatus, Precision, Record, SegmentState, SegmentStatus
from docs_i18n.page_line import page_line
from docs_i18n.pairing import section_among
from docs_i18n.reader_notice import reader_notice
from docs_i18n.status import made_state, page_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SNIPPET = "--8<--"
"""What a page shows with it lies in another file, which may change."""
_MAKING = ("state", "by", "on", "reviewed", "confirmed")
"""What a line says of how a translation was made, and by whom."""


def settled_line(source: Document, target: Document, records: Sequence[Record]) -> str:
    """The line about the page, which stands below its records; "" where the page is not settled."""
    lines = write_records(records)
    if not _is_settled(source, target, records, lines):
        return ""
    return page_line(english=source.text, translation=target.text, records=lines)


class SettledEnglish:
    """An English page, ready to say of each of its settled translations where it stands."""

    def __init__(self, document: Document) -> None:
        self._segments = [segment for segment in document.segments if segment.local is None]
        self._sections = document.section_ids()
        self._recorded_as = [
            (source_hash(segment.plain), segment.name, segment.text) for segment in self._segments
        ]
        self._words = [effort.count_words(segment.plain, segment.kind) for segment in self._segments]

    def status(self, page: str, locale: str, lines: str) -> PageStatus | None:
        """Where a settled page stands, by the lines of its ledger; its translation was not read.

        What was made and read by the same people on the same days stands in it as one segment (`_folded`): a report
        of a settled page asks for no more, and most pages were made and read at once.
        None where the records are not those of this English, one by one.
        """
        try:
            segments = tuple(self._segment_statuses(read_values(lines)))
        except LedgerLineError:
            return None
        if not segments:
            return None
        return PageStatus(
            page=page,
            locale=locale,
            state=made_state(segments),
            precision=Precision.SEGMENT,
            segments=segments,
        )

    def _segment_statuses(self, lines: Sequence[Mapping[str, Any]]) -> Iterator[SegmentStatus]:
        # The Markdown too: where links lead elsewhere now, the translation has to be read.
        if [
            (line.get("source"), line.get("name", ""), line.get("text")) for line in lines
        ] != self._recorded_as:
            return
        words: dict[tuple[str, ...], int] = {}
        first: dict[tuple[str, ...], int] = {}
        for number, line in enumerate(lines):
            making = tuple(map(str, map(line.get, _MAKING)))
            words[making] = words.get(making, 0) + self._words[number]
            first.setdefault(making, number)
        for making, number in first.items():
            segment, record = self._segments[number], to_record(lines[number])
            yield SegmentStatus(
                state=SegmentState.CONFIRMED if record.confirmed else SegmentState.CURRENT,
                section=section_among(self._sections, segment.section),
                source=segment,
                target=None,
                record=record,
                words=words[making],
                reviewed=record.reviewed,
            )


def _is_settled(source: Document, target: Document, records: Sequence[Record], lines: str) -> bool:
    """Whether nothing is left to do on a page, and its records tell all that is reported of it."""
    if target.problems or not source.has_readable_head or _SNIPPET in source.text or _SNIPPET in target.text:
        return False
    # Text of its own is listed for English editors, with its line.
    if any(segment.local is not None for segment in target.segments):
        return False
    read = page_status("", "", source, target, records)
    unread = replace(read, segments=_folded(read.segments))
    # Of a text that was changed after a reading, readers are told the first words.
    is_named = bool(reader_notice(read, source, target).newer)
    return not is_named and not read.open and unread == SettledEnglish(source).status("", "", lines)


def _folded(segments: Sequence[SegmentStatus]) -> tuple[SegmentStatus, ...]:
    """Of what was made and read by the same people on the same days the first, with the words of all."""
    groups: dict[object, list[SegmentStatus]] = {}
    for segment in segments:
        record = segment.record
        making = record and (record.origin, record.made, record.reviewed, record.confirmed)
        groups.setdefault(making, []).append(segment)
    return tuple(
        replace(same[0], target=None, words=sum(segment.words for segment in same))
        for same in groups.values()
    )
