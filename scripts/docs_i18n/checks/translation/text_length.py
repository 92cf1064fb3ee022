"""Rule `text-length`: a translation is about as long as its English, or something was lost or added.

Counted are words, in segments of twelve English words or more. The bounds are wide: they find a missing sentence in a
short paragraph, not a concise translator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.effort import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding

RULE = "text-length"
SHORTEST = 12
"""Words of English from which a share means something."""
BOUNDS: Mapping[str, tuple[float, float]] = {
    "pt": (0.6, 1.75),
    "es": (0.6, 1.75),
    "it": (0.6, 1.75),
    # No articles, and endings where the others have little words.
    "uk": (0.45, 1.5),
}
"""The least and the most words of a translation for each word of English."""


def find(pair: PagePair) -> Iterator[Finding]:
    if pair.language.locale not in BOUNDS:
        return
    least, most = BOUNDS[pair.language.locale]
    for both in pair.translated:
        ours, theirs = count_words(both.source.plain), count_words(both.target.plain)
        if ours < SHORTEST or least <= theirs / ours <= most:
            continue
        fault, advice = (
            ("short", "see what was left out") if theirs < ours * least else ("long", "see what was added")
        )
        yield pair.finding(
            both.target.line, RULE, f"{theirs} words for {ours} of the English are very {fault}; {advice}"
        )
