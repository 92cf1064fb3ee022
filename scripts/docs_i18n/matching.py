"""English of today, records, translation of today: which belongs to which.

Records meet the English by content (alignment) and the translation by its hash; what is left between two known
neighbours meets by position (pairing).
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.alignment import Item, Match, align
from docs_i18n.fingerprint import VERSION, source_hash, target_hash, version_of
from docs_i18n.markdown import normalised
from docs_i18n.model import UNTRANSLATABLE, Document, Kind, Record
from docs_i18n.pairing import Unclear, pair, section_name

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
    unclear: tuple[Unclear, ...]
    """Where position did not tell what belongs together."""


def match_page(source: Document, target: Document, records: Sequence[Record]) -> Matching:
    """Match the segments of both pages with the records, local text aside."""
    ours = [number for number, segment in enumerate(source.segments) if segment.local is None]
    items = [_source_item(source, number) for number in ours]
    matches = align([_record_item(record) for record in records], items)
    sources: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches:
        sources[ours[match.new]].append(match)
    record_targets = _by_hash(target, records)
    known: dict[int, int] = {}
    for number, found in sources.items():
        for match in found:
            partner = record_targets.get(match.old)
            if partner is not None and partner not in known.values():
                known.setdefault(number, partner)
    pairing = pair(source, target, known)
    for number, partner in pairing.pairs.items():
        for match in sources.get(number, []):
            record_targets.setdefault(match.old, partner)
    matched = {match.old for match in matches}
    return Matching(
        sources={number: tuple(found) for number, found in sources.items()},
        targets=pairing.pairs,
        record_targets=record_targets,
        removed=tuple(number for number in range(len(records)) if number not in matched),
        unclear=pairing.unclear,
    )


def _source_item(document: Document, number: int) -> Item:
    segment = document.segments[number]
    return Item(
        key=source_hash(segment.plain),
        plain=segment.plain,
        kind=segment.kind,
        section=section_name(document, segment.section),
        name=segment.name,
    )


def _record_item(record: Record) -> Item:
    plain = record.text if record.kind in UNTRANSLATABLE else normalised(record.text)
    # A hash of an older normalisation compares with nothing; the text in clear gives today's.
    is_old = version_of(record.source) != VERSION
    return Item(
        key=source_hash(plain) if is_old else record.source,
        plain=plain,
        kind=record.kind,
        section=record.section,
        name=record.name,
    )


def _by_hash(target: Document, records: Sequence[Record]) -> dict[int, int]:
    """Numbers of records to segments whose translation is the one recorded; each segment once."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    named: dict[tuple[Kind, str], int] = {}
    for number, segment in enumerate(target.segments):
        if segment.local is not None:
            continue
        if segment.kind is Kind.META:
            named[segment.kind, segment.name] = number
        else:
            waiting[target_hash(segment.plain)].append(number)
    found = {}
    for number, record in enumerate(records):
        if (record.kind, record.name) in named and record.kind is Kind.META:
            found[number] = named[record.kind, record.name]
        elif queue := waiting[record.target]:
            found[number] = queue.popleft()
    return found
