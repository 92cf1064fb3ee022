"""Pages added up: what a language, a section or the core shelf amounts to, in words and hours, never in one percentage."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.effort import whole_minutes
from docs_i18n.model import PageState
from docs_i18n.summary import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docs_i18n.summary import PageSummary


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """Some pages in one language."""

    pages: int
    """English pages; orphans and local pages are not counted."""
    states: Mapping[PageState, int]
    words: Mapping[str, int]
    """English words by what they count as: each word once."""
    minutes: int
    """To translate what is open."""
    review_minutes: int
    """To read what nobody has reviewed."""
    open: int
    """Segments with work."""
    changed_since: str
    """The earliest day on which a segment was translated that has changed since; "" where none has."""

    @property
    def all_words(self) -> int:
        return sum(self.words.values())


def totals(pages: Iterable[PageSummary]) -> Totals:
    """Add up pages of one language."""
    listed = list(pages)
    counted = [page for page in listed if page.state not in {PageState.ORPHAN, PageState.LOCAL}]
    words: Counter[str] = Counter()
    for page in counted:
        words.update(page.words)
    return Totals(
        pages=len(counted),
        states=Counter(page.state for page in listed),
        words={key: words[key] for key in WORDS},
        minutes=whole_minutes(page.minutes for page in counted),
        review_minutes=whole_minutes(page.review_minutes for page in counted),
        open=sum(len(page.open) for page in counted),
        changed_since=min((page.changed_since for page in counted if page.changed_since), default=""),
    )
