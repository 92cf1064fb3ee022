"""English of today, records, translation of today: which belongs to which.

Records meet the English by content (alignment) and the translation by its hash; what is left between two known
neighbours meets by position (pairing).
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docs_i18n.alignment import How, Item, Match, align
from docs_i18n.fingerprint import VERSION, source_hash, target_hash, version_of
from docs_i18n.model import Document, Kind, Record, Segment
from docs_i18n.pairing import Unclear, pair, section_among
from docs_i18n.subsequence import common_subsequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Matching:
    """The three lists of a page by their numbers."""

    sources: Mapping[int, tuple[Match, ...]]
    """Numbers of English segments to the records they were matched with; several where texts were merged."""
    targets: Mapping[int, int]
    """Numbers of English segments to those of the translation."""
    record_targets: Mapping[int, int]
    """Numbers of records to segments of the translation."""
    removed: tuple[int, ...]
    """Numbers of records whose English is gone."""
    parts: Mapping[int, int]
    """Numbers of English segments cut from another to the translation of that other, as long as it stands."""
    unclear: tuple[Unclear, ...]
    """Where position did not tell what belongs together."""


def match_page(source: Document, target: Document, records: Sequence[Record]) -> Matching:
    """Match the segments of both pages with the records, local text aside."""
    ours = [number for number, segment in enumerate(source.segments) if segment.local is None]
    theirs = [number for number, segment in enumerate(target.segments) if segment.local is None]
    if _is_as_recorded(source, ours, target, theirs, records):
        return _one_to_one(ours, theirs)
    matches = _align(source, ours, records) if records else []
    sources: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches:
        sources[ours[match.new]].append(match)
    record_targets = _by_hash(target, records)
    known: dict[int, int] = {}
    parts: dict[int, int] = {}
    for number, found in sources.items():
        partners = [record_targets[match.old] for match in found if match.old in record_targets]
        if (
            partners
        ):  # a record stands for one translation, and its number is in one match but where it was split
            (parts if found[0].how is How.SPLIT else known)[number] = partners[0]
    matched = {match.old for match in matches}
    removed = tuple(number for number in range(len(records)) if number not in matched)
    aside = {record_targets[number] for number in removed if number in record_targets}
    pairing = pair(source, target, known, aside)
    for number, partner in pairing.pairs.items():
        for match in sources.get(number, []):
            record_targets.setdefault(match.old, partner)
    return Matching(
        sources={number: tuple(found) for number, found in sources.items()},
        targets=pairing.pairs,
        record_targets=record_targets,
        removed=removed,
        parts={number: partner for number, partner in parts.items() if number not in pairing.pairs},
        unclear=pairing.unclear,
    )


def _align(source: Document, ours: Sequence[int], records: Sequence[Record]) -> list[Match]:
    segments = [source.segments[number] for number in ours]
    if is_english_recorded(segments, records):
        return _each_with_its_own(len(records))
    sections = source.section_ids()
    items = [_source_item(segment, sections) for segment in segments]
    return align([_record_item(record) for record in records], items)


def _is_as_recorded(
    source: Document, ours: Sequence[int], target: Document, theirs: Sequence[int], records: Sequence[Record]
) -> bool:
    """Whether both pages are, text by text, what was recorded; most pages are, most of the time."""
    return (
        len(theirs) == len(records)
        and is_english_recorded([source.segments[our] for our in ours], records)
        and all(
            record.target == target_hash(target.segments[their].plain)
            and (record.kind is not Kind.META or record.name == target.segments[their].name)
            for their, record in zip(theirs, records, strict=True)
        )
    )


def is_english_recorded(segments: Sequence[Segment], records: Sequence[Record]) -> bool:
    """Whether these English segments are, one by one, those the records were made from."""
    return len(segments) == len(records) and all(
        record.source == source_hash(segment.plain) and record.name == segment.name
        for segment, record in zip(segments, records, strict=True)
    )


def _one_to_one(ours: Sequence[int], theirs: Sequence[int]) -> Matching:
    return Matching(
        sources={our: (match,) for our, match in zip(ours, _each_with_its_own(len(ours)), strict=True)},
        targets=dict(zip(ours, theirs, strict=True)),
        record_targets=dict(enumerate(theirs)),
        removed=(),
        parts={},
        unclear=(),
    )


def _each_with_its_own(count: int) -> list[Match]:
    return [Match(old=number, new=number, how=How.SAME) for number in range(count)]


def _source_item(segment: Segment, sections: Sequence[str]) -> Item:
    return Item(
        key=source_hash(segment.plain),
        text=segment.text,
        kind=segment.kind,
        section=section_among(sections, segment.section),
        name=segment.name,
    )


def _record_item(record: Record) -> Item:
    # A hash of an older normalisation compares with nothing; the text in clear gives today's.
    is_old = version_of(record.source) != VERSION
    item = Item(
        key=record.source, text=record.text, kind=record.kind, section=record.section, name=record.name
    )
    return replace(item, key=source_hash(item.plain)) if is_old else item


def _by_hash(target: Document, records: Sequence[Record]) -> dict[int, int]:
    """Numbers of records to segments whose translation is the one recorded, first those in order; each segment once."""
    named = {s.name: n for n, s in enumerate(target.segments) if s.kind is Kind.META and s.local is None}
    body = [n for n, s in enumerate(target.segments) if s.kind is not Kind.META and s.local is None]
    hashes = {number: target_hash(target.segments[number].plain) for number in body}
    rest = [number for number, record in enumerate(records) if record.kind is not Kind.META]
    in_order = common_subsequence([records[n].target for n in rest], [hashes[n] for n in body])
    found = {rest[left]: body[right] for left, right in in_order}
    taken = set(found.values())
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for number in body:
        if number not in taken:
            waiting[hashes[number]].append(number)
    for number, record in enumerate(records):
        if record.kind is Kind.META:
            if record.name in named:
                found[number] = named.pop(record.name)
        elif number not in found and (queue := waiting[record.target]):
            found[number] = queue.popleft()
    return found
