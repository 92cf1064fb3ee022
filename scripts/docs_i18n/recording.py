"""Records made, confirmed and reviewed: what a person says of a translation, turned into ledger lines.

Pure: a page's documents and records go in, new records and sentences for the person come out. The laws: recording
twice changes nothing; nobody's record is dropped while its translation stands; an unclear pairing is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docs_i18n.alignment import How
from docs_i18n.fingerprint import source_hash, target_hash
from docs_i18n.markdown import plain_of
from docs_i18n.matching import Matching, match_page
from docs_i18n.model import UNTRANSLATABLE, Document, Kind, Origin, Record, Segment, Signature
from docs_i18n.names import VOLUNTEER
from docs_i18n.pairing import section_name
from docs_i18n.status import is_untranslated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from docs_i18n.pairing import Unclear

_KINDS = {
    Kind.META: "front-matter value",
    Kind.ITEM: "list item",
    Kind.ROW: "table row",
    Kind.TAB: "tab label",
    Kind.TITLE: "title of a box",
    Kind.TERM: "term of a definition list",
    Kind.IMAGE: "picture",
    Kind.CODE: "code block",
    Kind.MATH: "formula",
    Kind.HTML: "HTML block",
    Kind.SNIPPET: "included file",
    Kind.CUE: "subtitle",
}

_SAME_NUMBER = "give both the same number, or mark text of your own with <!-- local -->"
_TO_WRITE = "write it, then record again"
_GONE = "its English is gone; take it out, or mark it with <!-- local --> if it shall stay"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """What recording a page gives."""

    records: tuple[Record, ...]
    """All records of the page, in the order of the English."""
    refused: tuple[str, ...] = ()
    """Why nothing may be written; empty where it may."""
    notes: tuple[str, ...] = ()
    """What is left for the person to do."""


def record_page(
    source: Document, target: Document, records: Sequence[Record], *, by: Signature, origin: Origin
) -> Recorded:
    """Record a translation as made from today's English, paragraph by paragraph.

    A paragraph begun from an older English (`start`) is recorded with that English, so that what changed meanwhile
    shows up; a paragraph whose English changed and whose translation did not keeps its record.
    """
    matching = match_page(source, target, records)
    # What the translation only lacks is not unclear: it is still to be written.
    unclear = [one for one in matching.unclear if one.targets]
    if unclear:
        return Recorded(
            records=tuple(records), refused=tuple(_unclear(source, target, one) for one in unclear)
        )
    is_complete = _is_complete(source, target, records, matching)
    new: list[Record] = []
    notes: list[str] = []
    for number, segment in enumerate(source.segments):
        partner = matching.targets.get(number)
        if segment.local is not None or partner is None:
            continue
        old = _old(matching, records, number)
        made, note = _record(source, segment, target.segments[partner], old, by, origin)
        is_today = made.source == source_hash(segment.plain)
        if made.origin is Origin.UNTRANSLATED and is_complete and is_today:
            # All else is translated, so two words that are still the English ones are meant.
            made = replace(made, origin=origin, made=by if origin is not made.origin else made.made)
        new.append(made)
        if note:
            notes.append(f"line {target.segments[partner].line}: {note}")
    for number, partner in _kept(matching):
        new.append(records[number])
        notes.append(f"line {target.segments[partner].line}: {_GONE}")
    notes.extend(_unclear(source, target, one, _TO_WRITE) for one in matching.unclear)
    return Recorded(records=tuple(new), notes=tuple(notes))


def _is_complete(source: Document, target: Document, records: Sequence[Record], matching: Matching) -> bool:
    """Whether no text is left that is surely still English."""
    return not any(
        is_untranslated(source.segments[number], target.segments[partner].plain)
        and not ((old := _old(matching, records, number)) and old[0].confirmed)
        for number, partner in matching.targets.items()
    )


def _old(matching: Matching, records: Sequence[Record], number: int) -> tuple[Record, How] | None:
    matches = matching.sources.get(number, ())
    return (records[matches[0].old], matches[0].how) if matches else None


def _record(
    source: Document,
    segment: Segment,
    translation: Segment,
    old: tuple[Record, How] | None,
    by: Signature,
    origin: Origin,
) -> tuple[Record, str]:
    """The record of one pair, and what is left to say about it."""
    today = target_hash(translation.plain)
    fresh = Record(
        kind=segment.kind,
        section=section_name(source, segment.section),
        name=segment.name,
        source=source_hash(segment.plain),
        text=segment.text,
        target=today,
        origin=Origin.UNTRANSLATED if is_untranslated(segment, translation.plain) else origin,
        made=by,
    )
    if old is None:
        return fresh, ""
    record, how = old
    placed = replace(record, kind=fresh.kind, section=fresh.section, name=fresh.name)
    if record.source == fresh.source:
        if record.target == today:
            return replace(placed, text=fresh.text), ""
        return fresh, ""
    if record.target == today and how in {How.SPLIT, How.MERGED}:
        return placed, "the English paragraph was cut or joined; do the same here, then record again"
    if record.target == today:
        return (
            placed,
            "the English has changed and the translation has not; change it, or say that it holds: confirm",
        )
    if record.origin is Origin.UNTRANSLATED and fresh.origin is not Origin.UNTRANSLATED:
        begun = replace(placed, target=today, origin=origin, made=by, reviewed=None, confirmed=None)
        return begun, "the English has changed since you began; see what changed with: diff"
    return fresh, ""


def _kept(matching: Matching) -> Iterator[tuple[int, int]]:
    """Records whose English is gone, as long as their translation stands, with its number."""
    used = set(matching.targets.values())
    for number in matching.removed:
        partner = matching.record_targets.get(number)
        if partner is not None and partner not in used:
            yield number, partner


def _unclear(source: Document, target: Document, unclear: Unclear, advice: str = _SAME_NUMBER) -> str:
    """One sentence for a translator: where, what stands there, what is needed."""
    kind = _KINDS.get(unclear.kind, unclear.kind.value)
    where = f"section #{unclear.section}" if unclear.section else "the beginning of the page"
    ours, theirs = len(unclear.sources), len(unclear.targets)
    first = target.segments[unclear.targets[0]] if unclear.targets else None
    line = f"line {first.line}: " if first else ""
    counts = f"the English has {_count(ours, kind)}, the translation {_count(theirs, kind)}"
    quoted = f" (English: “{_short(source.segments[unclear.sources[0]].text)}”)" if unclear.sources else ""
    return f"{line}in {where} {counts}{quoted}; {advice}"


def _count(number: int, kind: str) -> str:
    return f"no {kind}" if number == 0 else f"{number} {kind}{'' if number == 1 else 's'}"


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def confirm_segment(
    source: Document, target: Document, records: Sequence[Record], number: int, *, by: Signature
) -> Recorded:
    """Record that a translation holds although its English changed; `number` counts English segments from 0."""
    matching = match_page(source, target, records)
    old = _old(matching, records, number)
    partner = matching.targets.get(number)
    if partner is None or old is None:
        return Recorded(
            records=tuple(records), refused=("there is no recorded translation to confirm; record it first",)
        )
    segment, translation = source.segments[number], target.segments[partner]
    record, _ = old
    is_english = segment.plain == translation.plain and (
        record.origin is Origin.UNTRANSLATED or is_untranslated(segment, translation.plain)
    )
    if record.source == source_hash(segment.plain) and (record.confirmed or not is_english):
        return Recorded(records=tuple(records), refused=("its English has not changed; nothing to confirm",))
    confirmed = Record(
        kind=segment.kind,
        section=section_name(source, segment.section),
        name=segment.name,
        source=source_hash(segment.plain),
        text=segment.text,
        target=target_hash(translation.plain),
        origin=record.origin if record.origin is not Origin.UNTRANSLATED else Origin.PERSON,
        made=record.made,
        confirmed=by,
    )
    place = matching.sources[number][0].old
    return Recorded(records=(*records[:place], confirmed, *records[place + 1 :]))


def review_segments(
    source: Document, target: Document, records: Sequence[Record], numbers: Sequence[int], *, by: Signature
) -> Recorded:
    """Record that a person has read these segments and stands by them; refused where one is open."""
    matching = match_page(source, target, records)
    reviewed = list(records)
    refused = []
    own = False
    for number in numbers:
        segment = source.segments[number]
        old = _old(matching, records, number)
        partner = matching.targets.get(number)
        translation = target.segments[partner] if partner is not None else None
        if (
            old is None
            or translation is None
            or old[0].source != source_hash(segment.plain)
            or old[0].target != target_hash(translation.plain)
            or old[0].origin is Origin.UNTRANSLATED
        ):
            line = translation.line if translation else segment.line
            refused.append(f"line {line}: “{_short(segment.text)}” is open; translate and record it first")
            continue
        own = own or (by.by != VOLUNTEER and old[0].made.by.casefold() == by.by.casefold())
        place = matching.sources[number][0].old
        before = reviewed[place].reviewed
        if before is None or before.by != by.by:
            reviewed[place] = replace(reviewed[place], reviewed=by)
    notes = (f"{by.by} also translated some of it; a second pair of eyes sees more",) if own else ()
    return Recorded(
        records=tuple(records) if refused else tuple(reviewed), refused=tuple(refused), notes=notes
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class RowRecords:
    """What has come to a page in single rows."""

    pairs: Mapping[int, int]
    """Numbers of English segments to those of the page as it is now: those that were written or set in."""
    written: Collection[int]
    """Those of them that somebody translated; the others are still English."""
    older: Mapping[int, str]
    """The English that some were made from, where it has changed since."""
    gone: Collection[int] = ()
    """Numbers of records whose translation was taken out."""


def record_rows(
    source: Document, target: Document, records: Sequence[Record], rows: RowRecords, *, by: Signature
) -> tuple[Record, ...]:
    """Record single texts of a page; the records of all others stay as they are, whatever their state.

    `records` belong to the page as it was before the rows came, and match its English of today.
    """
    sources = match_page(source, target, records).sources
    fresh = {n: _row_record(source, target, rows, n, by) for n in rows.pairs}
    numbers = {match.old: number for number, found in sources.items() for match in found}
    placed: list[tuple[int, Record]] = []
    for place, record in enumerate(records):
        number = numbers.get(place, -1)
        if number in fresh:
            placed.append((number, fresh.pop(number)))
        elif place not in rows.gone and number not in rows.pairs:
            placed.append((number, record))
    for number in sorted(fresh):
        above = [place for place, (other, _) in enumerate(placed) if 0 <= other < number]
        placed.insert(above[-1] + 1 if above else 0, (number, fresh[number]))
    return tuple(record for _, record in placed)


def _row_record(source: Document, target: Document, rows: RowRecords, number: int, by: Signature) -> Record:
    segment = source.segments[number]
    text = rows.older.get(number, segment.text)
    is_english = number not in rows.written and segment.kind not in UNTRANSLATABLE
    return Record(
        kind=segment.kind,
        section=section_name(source, segment.section),
        name=segment.name,
        source=source_hash(plain_of(text, segment.kind))
        if number in rows.older
        else source_hash(segment.plain),
        text=text,
        target=target_hash(target.segments[rows.pairs[number]].plain),
        origin=Origin.UNTRANSLATED if is_english else Origin.PERSON,
        made=by,
    )
