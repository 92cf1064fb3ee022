"""Every state, decided here and nowhere else: of a segment, and of a page from its segments."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from docs_i18n import effort
from docs_i18n.alignment import How, Match
from docs_i18n.changes import importance
from docs_i18n.fingerprint import VERSION, page_hash, source_hash, target_hash, version_of
from docs_i18n.inline import read_inline
from docs_i18n.markdown import plain_of
from docs_i18n.matching import Matching, match_page
from docs_i18n.model import (
    UNTRANSLATABLE,
    Document,
    Importance,
    Kind,
    LinkChange,
    Origin,
    PageState,
    PageStatus,
    Precision,
    Record,
    Segment,
    SegmentState,
    SegmentStatus,
    Signature,
)
from docs_i18n.pairing import section_among

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two equal words are likely a name; three are a text nobody has translated yet.
_FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")

_SAME_WORDS = frozenset({SegmentState.CURRENT, SegmentState.MOVED, SegmentState.CONFIRMED})

_NOTHING_MATCHES = Matching(sources={}, targets={}, record_targets={}, removed=(), parts={}, unclear=())
"""Of a page that is not there."""

SPLIT = "the English paragraph was split; the words are the same"
MERGED = "English paragraphs were joined; the words are the same"
UNREAD_ENGLISH = (
    "the front matter of the English page cannot be read, so title and description are not compared"
)
UNREAD_TRANSLATION = "the front matter of this page cannot be read, so title and description are not compared"
LOST = "the translation of this was deleted"


def page_status(
    page: str,
    locale: str,
    source: Document,
    target: Document | None,
    records: Sequence[Record],
    *,
    source_version: str = "",
) -> PageStatus:
    """Where a translation stands; `source_version` is what its head says, for a page that has no records."""
    unread = _unread(source, target)
    if unread:
        source, target, records = _without_head(source), target and _without_head(target), _of_texts(records)
    document = target or Document(text="", segments=())
    matching = match_page(source, document, records) if target or records else _NOTHING_MATCHES
    sections = source.section_ids()
    segments = [
        _segment_status(source, document, records, matching, number, sections)
        for number, segment in enumerate(source.segments)
        if segment.local is None
    ]
    segments = _with_removed(segments, document, records, matching)
    precision = Precision.SEGMENT
    note = ""
    if not records:
        is_known = target is not None and version_of(source_version) == VERSION and not unread
        precision = Precision.PAGE if is_known else Precision.STRUCTURE
        note = _unverified_note(source_version, source) if target else ""
    return PageStatus(
        page=page,
        locale=locale,
        state=_page_state(segments, has_page=target is not None, has_records=bool(records)),
        precision=precision,
        segments=tuple(segments),
        note=unread or note,
    )


def _unread(source: Document, target: Document | None) -> str:
    """What could not be compared, for whoever asks; "" where all could."""
    if not source.has_readable_head:
        return UNREAD_ENGLISH
    return UNREAD_TRANSLATION if target and not target.has_readable_head else ""


def _without_head(document: Document) -> Document:
    segments = tuple(segment for segment in document.segments if segment.kind is not Kind.META)
    return replace(document, segments=segments)


def _of_texts(records: Sequence[Record]) -> tuple[Record, ...]:
    return tuple(record for record in records if record.kind is not Kind.META)


def is_untranslated(source: Segment, plain: str) -> bool:
    """Whether a text in a translation is still the English one; two equal words may be a name."""
    return (
        source.kind not in UNTRANSLATABLE
        and source.plain == plain
        and len(_WORD.findall(plain)) >= _FEWEST_WORDS
    )


def _segment_status(
    source: Document,
    target: Document,
    records: Sequence[Record],
    matching: Matching,
    number: int,
    sections: Sequence[str],
) -> SegmentStatus:
    segment = source.segments[number]
    matches = matching.sources.get(number, ())
    partner = matching.targets.get(number, matching.parts.get(number))
    translation = target.segments[partner] if partner is not None else None
    record = records[matches[0].old] if matches else None
    state, note = _state(segment, translation, records, matches)
    words = effort.count_words(segment.plain, segment.kind)
    weight = Importance.NONE
    minutes = 0.0
    if state is SegmentState.CHANGED and record and not note:
        old = plain_of(record.text, record.kind)
        weight = importance(old, segment.plain)
        if weight is not Importance.NONE and _link_change(record.text, segment.text):
            weight = Importance.MEANING
        minutes = effort.minutes_to_update(old, segment.plain)
    elif state is SegmentState.CHANGED:
        minutes = effort.minutes_to_update("", "")
    elif state in {SegmentState.NEW, SegmentState.UNTRANSLATED}:
        minutes = effort.minutes_to_translate(words)
    links = None
    if record and translation and state in _SAME_WORDS and record.text != segment.text:
        links = _link_change(record.text, segment.text, translation.text)
    return SegmentStatus(
        state=state,
        section=section_among(sections, segment.section),
        source=segment,
        target=translation,
        record=record,
        importance=weight,
        note=note,
        words=words,
        minutes=minutes,
        reviewed=_valid_review(record, segment, translation),
        links=links,
    )


def _state(
    segment: Segment, translation: Segment | None, records: Sequence[Record], matches: Sequence[Match]
) -> tuple[SegmentState, str]:
    """The state of an English segment, and what more is to be said of it."""
    record = records[matches[0].old] if matches else None
    if translation is None:
        return (SegmentState.NEW, LOST if record and record.origin is not Origin.UNTRANSLATED else "")
    if segment.kind in UNTRANSLATABLE and translation.plain == segment.plain:
        return SegmentState.CURRENT, ""
    if record is None:
        if is_untranslated(segment, translation.plain):
            return SegmentState.UNTRANSLATED, ""
        return (SegmentState.NEW if records else SegmentState.UNVERIFIED), ""
    how = matches[0].how
    still_english = record.origin is Origin.UNTRANSLATED and record.target == target_hash(translation.plain)
    if still_english or (not record.confirmed and is_untranslated(segment, translation.plain)):
        return SegmentState.UNTRANSLATED, ""
    if how in {How.SPLIT, How.MERGED}:
        return SegmentState.CHANGED, SPLIT if how is How.SPLIT else MERGED
    if how is How.CHANGED:
        return SegmentState.CHANGED, ""
    if how is How.MOVED:
        return SegmentState.MOVED, ""
    return (SegmentState.CONFIRMED if record.confirmed else SegmentState.CURRENT), ""


def _link_change(old: str, new: str, translation: str | None = None) -> LinkChange | None:
    """What changed in the links of an English text; None where nothing did, or the translation has followed already."""
    before, now = _links(old), _links(new)
    # Records of earlier versions name a target that stood elsewhere; what it was then nobody knows.
    if before == now or "[" in {link[:1] for link in read_inline(old).links}:
        return None
    if translation is not None and _links(translation) == now:
        return None
    return LinkChange(gone=tuple((before - now).elements()), come=tuple((now - before).elements()))


def _links(markdown: str) -> Counter[str]:
    """The targets; `[a][one]` without a target anywhere is no link."""
    return Counter(link for link in read_inline(markdown).links if not link.startswith("["))


def _valid_review(record: Record | None, segment: Segment, translation: Segment | None) -> Signature | None:
    if record is None or translation is None or record.source != source_hash(segment.plain):
        return None
    return record.reviewed if record.target == target_hash(translation.plain) else None


def _with_removed(
    segments: Sequence[SegmentStatus], target: Document, records: Sequence[Record], matching: Matching
) -> list[SegmentStatus]:
    """With the translations whose English is gone, each where it was: below what was recorded before it.

    A record of which nothing is left on either side says nothing.
    """
    still_used = set(matching.targets.values())
    numbers = {id(record): number for number, record in enumerate(records)}
    placed = [(numbers[id(segment.record)] if segment.record else -1, segment) for segment in segments]
    for number in matching.removed:
        partner = matching.record_targets.get(number)
        if partner is None or partner in still_used:
            continue
        above = [(other, place) for place, (other, _) in enumerate(placed) if 0 <= other < number]
        status = _removed(records[number], target.segments[partner])
        placed.insert(max(above)[1] + 1 if above else 0, (number, status))
    return [segment for _, segment in placed]


def _removed(record: Record, translation: Segment) -> SegmentStatus:
    return SegmentStatus(
        state=SegmentState.REMOVED,
        section=record.section,
        source=None,
        target=translation,
        record=record,
        words=effort.count_words(plain_of(record.text, record.kind), record.kind),
        minutes=effort.minutes_to_update("", ""),
    )


def _page_state(segments: Sequence[SegmentStatus], *, has_page: bool, has_records: bool) -> PageState:
    """The state of a page from the states of its segments, the worst first."""
    states = {segment.state for segment in segments}
    if not has_page or (segments and not any(segment.target for segment in segments)):
        return PageState.MISSING
    if SegmentState.UNTRANSLATED in states and not any(map(_differs, segments)):
        return PageState.MISSING
    if not has_records:
        return PageState.UNVERIFIED
    if states & {SegmentState.CHANGED, SegmentState.NEW, SegmentState.REMOVED}:
        return PageState.OUTDATED
    if SegmentState.UNTRANSLATED in states:
        return PageState.INCOMPLETE
    return made_state(segments)


def made_state(segments: Sequence[SegmentStatus]) -> PageState:
    """What a reader is to know of the making of what is translated: machine-draft, draft or reviewed.

    A text that was reviewed before its English changed counts as reviewed here; that it is open is another matter.
    """
    left_out = {SegmentState.NEW, SegmentState.UNTRANSLATED, SegmentState.REMOVED}
    read = [
        segment for segment in segments if segment.words and segment.record and segment.state not in left_out
    ]
    unread = [segment.record for segment in read if not _was_reviewed(segment)]
    if read and not unread:
        return PageState.REVIEWED
    if any(record is not None and record.origin is Origin.MACHINE for record in unread):
        return PageState.MACHINE_DRAFT
    return PageState.DRAFT


def _was_reviewed(segment: SegmentStatus) -> bool:
    if segment.state is SegmentState.CHANGED and segment.record and segment.target:
        is_same = segment.record.target == target_hash(segment.target.plain)
        return is_same and segment.record.reviewed is not None
    return segment.reviewed is not None


def _differs(segment: SegmentStatus) -> bool:
    """Whether somebody wrote something else there than the English."""
    source, target = segment.source, segment.target
    if source and source.kind is Kind.SNIPPET:  # the included file was translated, this page was not
        return False
    return target is not None and (source is None or source.plain != target.plain)


def _unverified_note(source_version: str, source: Document) -> str:
    if source_version and version_of(source_version) != VERSION:
        return (
            f"no records, and `source_version: {source_version}` is no hash that this docs-i18n can compare"
        )
    if source_version == page_hash(source.segments):
        return "no records, but made from today's English; `docs-i18n record` writes them"
    if source_version:
        return "no records, and made from another English version; what changed is not known"
    return "no records; `docs-i18n record` writes them once you know which English it was made from"
