"""What a reader must be told of a translated page before reading it, decided from the states of its segments.

Three questions, answered apart: how far it agrees with today's English, who made it, and who has read it. A reader is
told of a change only where the words or the meaning changed, never for a comma or a link alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docs_i18n.model import Document, Importance, Origin, PageState, SegmentState, SegmentStatus, Signature
from docs_i18n.section_titles import SectionTitle, SectionTitles
from docs_i18n.status import LOST, made_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.model import PageStatus


_FIRST_WORDS = 8
"""By which a reader finds a text on the page."""


class Agreement(StrEnum):
    """How a translated page stands to today's English, for a reader."""

    FULL = "full"
    OUTDATED = "outdated"
    """Words of the English have changed since."""
    INCOMPLETE = "incomplete"
    """Nothing has changed, but parts are not translated."""
    UNKNOWN = "unknown"
    """Nobody knows from which English it was made."""


class ReviewExtent(StrEnum):
    """How much of what stands on a page a person has read."""

    NONE = "none"
    PART = "part"
    UNLESS_CHANGED = "unless-changed"
    """All of it, but for what has changed since."""
    ALL = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewerText:
    """A text of the translation that was changed after the page had been read."""

    title: SectionTitle
    """The section it stands in."""
    beginning: str
    """Its first words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReaderNotice:
    """What a page says about itself."""

    agreement: Agreement
    made: PageState
    """machine-draft, draft or reviewed."""
    changed: tuple[SectionTitle, ...] = ()
    """The sections whose English has changed in words or meaning, each once, in the order of the page."""
    missing: int = 0
    """Paragraphs and other texts that are not translated."""
    extent: ReviewExtent = ReviewExtent.NONE
    reviews: tuple[Signature, ...] = ()
    """Who has read it and when, each person once, with the last day."""
    is_partly_machine: bool = False
    """Whether a machine wrote a part of what stands there, read since or not: no translator is named for all of it."""
    newer: tuple[NewerText, ...] = ()
    """What nobody has read since it was changed, where all else has been read; what is still English is not in it."""


def reader_notice(status: PageStatus, source: Document, target: Document) -> ReaderNotice:
    """The notice of a page that is translated, at least in part."""
    if status.state is PageState.UNVERIFIED:
        made = _declared(target)
        return ReaderNotice(
            agreement=Agreement.UNKNOWN,
            made=made,
            missing=_missing(status),
            is_partly_machine=made is PageState.MACHINE_DRAFT,
        )
    titles = SectionTitles(source, target)
    changed = tuple(
        dict.fromkeys(titles.of(segment) for segment in status.open if changes_for_reader(segment))
    )
    missing = _missing(status)
    agreement = Agreement.OUTDATED if changed else Agreement.INCOMPLETE if missing else Agreement.FULL
    extent = _extent(status.segments)
    is_known = extent is ReviewExtent.UNLESS_CHANGED
    return ReaderNotice(
        agreement=agreement,
        made=made_state(status.segments),
        changed=changed,
        missing=missing,
        extent=extent,
        reviews=tuple(_reviews(status.segments)),
        is_partly_machine=any(map(_is_machines, status.segments)),
        newer=tuple(_newer(status.segments, titles)) if is_known else (),
    )


def changes_for_reader(segment: SegmentStatus) -> bool:
    """Whether a reader of the translation reads something else there than a reader of the English."""
    if segment.state is SegmentState.CHANGED:
        return segment.importance >= Importance.WORDING
    if segment.state is SegmentState.NEW:
        return segment.note != LOST and bool(segment.words)
    return segment.state is SegmentState.REMOVED and bool(segment.words)


def _missing(status: PageStatus) -> int:
    """Texts that a reader of the translation cannot read in their language."""
    return sum(1 for segment in status.open if segment.words and _is_missing(segment))


def _is_missing(segment: SegmentStatus) -> bool:
    is_new = segment.state is SegmentState.NEW and segment.target is None
    return is_new or segment.state is SegmentState.UNTRANSLATED


def _declared(target: Document) -> PageState:
    """What the head says, where there are no records to know it from."""
    declared = target.head.get("translation.status", "")
    made = (PageState.MACHINE_DRAFT, PageState.REVIEWED)
    return next((state for state in made if state.value == declared), PageState.DRAFT)


def _is_machines(segment: SegmentStatus) -> bool:
    left_out = {SegmentState.NEW, SegmentState.UNTRANSLATED, SegmentState.REMOVED}
    is_there = bool(segment.words) and segment.state not in left_out
    return is_there and segment.record is not None and segment.record.origin is Origin.MACHINE


def _reviews(segments: Sequence[SegmentStatus]) -> Iterator[Signature]:
    last: dict[str, str] = {}
    for segment in segments:
        signature = segment.record.reviewed if segment.record else None
        if signature:
            last[signature.by] = max(last.get(signature.by, ""), signature.on)
    for by, on in last.items():
        yield Signature(by=by, on=on)


def _extent(segments: Sequence[SegmentStatus]) -> ReviewExtent:
    """Whether what nobody has read is only what is newer than the last reading."""
    with_words = [segment for segment in segments if segment.words]
    read_on = [
        segment.record.reviewed.on for segment in with_words if segment.record and segment.record.reviewed
    ]
    if not read_on:
        return ReviewExtent.NONE
    unread = [segment for segment in with_words if not segment.reviewed]
    if not unread:
        return ReviewExtent.ALL
    is_newer = all(_is_newer(segment, max(read_on)) for segment in unread)
    return ReviewExtent.UNLESS_CHANGED if is_newer else ReviewExtent.PART


def _newer(segments: Sequence[SegmentStatus], titles: SectionTitles) -> Iterator[NewerText]:
    """Yield the texts that are newer than their reading; `changed` names those whose English has changed."""
    for segment in segments:
        if segment.words and segment.target and not segment.reviewed and not segment.is_open:
            words = segment.target.plain.split()
            beginning = " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
            yield NewerText(title=titles.of(segment), beginning=beginning)


def _is_newer(segment: SegmentStatus, read_on: str) -> bool:
    """Whether a text was read once and changed since, or was not there when the page was read."""
    record = segment.record
    if record is None or record.reviewed or segment.state is SegmentState.NEW:
        return True
    return segment.state is not SegmentState.UNTRANSLATED and record.made.on > read_on
