"""What to do next: pages with work, the most useful first, and what fits into the time somebody has."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.effort import whole_minutes
from docs_i18n.model import Importance, PageState, SegmentState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docs_i18n.open_segments import OpenSegment
    from docs_i18n.summary import PageSummary

_HOME = "index.md"
# How many readers a page has, as far as its place tells.
_REACH_OF_HOME = 8
_REACH_OF_CORE = 4
# What harm is done while nobody does it: a wrong number misleads, a missing page only sends to the English one.
_RISK = {Importance.MEANING: 8, Importance.WORDING: 3, Importance.PUNCTUATION: 0.5, Importance.NONE: 0.5}
_RISK_OF_REMOVED = 2
_RISK_OF_NEW = 2
_RISK_OF_MISSING = 1
_SHORTEST_BEGINNING = 5
"""Minutes for which it is worth while to begin a page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A page with something to translate."""

    page: PageSummary
    segments: tuple[OpenSegment, ...]
    """What to do, in the order of the page."""
    words: int
    """Words to read and write about: those of the segments."""
    minutes: int

    @property
    def is_new_page(self) -> bool:
        return self.page.state is PageState.MISSING


def queue(pages: Iterable[PageSummary]) -> list[Work]:
    """Pages with open segments by reach × risk ÷ effort, the best first; equal ones by their path."""
    work = [_work(page, page.open) for page in pages if page.open]
    return sorted(work, key=lambda item: (-priority(item.page), item.page.page))


def priority(page: PageSummary) -> float:
    """Reach × risk, divided by the square root of the minutes: an hour's work may wait for four quick ones, not for sixty."""
    reach = _REACH_OF_HOME if page.page == _HOME else _REACH_OF_CORE if page.is_core else 1
    risk = max((_risk(page, segment) for segment in page.open), default=0)
    return reach * risk / math.sqrt(max(page.minutes, 1))


def fitting(pages: Iterable[PageSummary], minutes: int) -> Iterator[Work]:
    """The work that fits into some minutes, the best first; of a page that is too long, as many segments as fit.

    A page is not begun for the few words that would fill the last minutes, unless there is nothing else to do.
    """
    left = float(minutes)
    is_first = True
    for item in queue(pages):
        chosen = _segments_within(item, left)
        taken = sum(segment.minutes for segment in chosen)
        is_whole = len(chosen) == len(item.segments)
        is_worth_it = is_first or is_whole or not item.is_new_page or taken >= _SHORTEST_BEGINNING
        if chosen and is_worth_it:
            left -= taken
            is_first = False
            yield _work(item.page, sorted(chosen, key=item.segments.index))


def _segments_within(item: Work, minutes: float) -> list[OpenSegment]:
    """The segments that fit, the most important first."""
    chosen = []
    for segment in sorted(item.segments, key=lambda one: -one.importance):
        if segment.minutes <= minutes:
            chosen.append(segment)
            minutes -= segment.minutes
    return chosen


def _work(page: PageSummary, segments: Sequence[OpenSegment]) -> Work:
    return Work(
        page=page,
        segments=tuple(segments),
        words=sum(segment.words for segment in segments),
        minutes=whole_minutes(segment.minutes for segment in segments),
    )


def _risk(page: PageSummary, segment: OpenSegment) -> float:
    if page.state is PageState.MISSING:
        return _RISK_OF_MISSING
    if segment.state is SegmentState.CHANGED:
        return _RISK[segment.importance]
    return _RISK_OF_REMOVED if segment.state is SegmentState.REMOVED else _RISK_OF_NEW
