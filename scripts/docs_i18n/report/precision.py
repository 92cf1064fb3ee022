"""How closely a report could look, in words: whoever reads it is told where it knows less than segment by segment."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docs_i18n.model import PageState, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docs_i18n.summary import PageSummary

# Where one of the two pages is not there, there is nothing to look at.
_NOT_COMPARED = frozenset({PageState.MISSING, PageState.ORPHAN, PageState.LOCAL})
_LESS = {
    Precision.PAGE: "by the hash of the whole English page",
    Precision.STRUCTURE: "by what both pages look like today",
}


def known_less_precisely(pages: Iterable[PageSummary]) -> str:
    """`pages known segment by segment: 9 of 12; only by …: 3`; "" where all are."""
    counts = Counter(page.precision for page in pages if page.state not in _NOT_COMPARED)
    less = [f"; only {how}: {counts[precision]}" for precision, how in _LESS.items() if counts[precision]]
    if not less:
        return ""
    return f"pages known segment by segment: {counts[Precision.SEGMENT]} of {counts.total()}{''.join(less)}"
