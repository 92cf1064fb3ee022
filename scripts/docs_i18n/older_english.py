"""The English that a row was made from where it is no longer that of its page, and what has become of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.alignment import SIMILAR, similarity
from docs_i18n.fingerprint import source_hash
from docs_i18n.row_code import english_key
from docs_i18n.row_text import from_row, targets

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from docs_i18n.answers import Answer
    from docs_i18n.model import SegmentStatus

_LINK_LINE = re.compile(r"\((?P<number>\d{1,4})\)\s*→?\s*(?P<target>\S+)")
_MOST_OCCURRENCES = 50


def older_english(answer: Answer, plain: Callable[[str], str]) -> str:
    """The English of a row in Markdown, if it is the text that the row's code speaks of; "" where it is not.

    `plain` says what is read of a text of its page.
    """
    lines = [match for line in answer.shown if (match := _LINK_LINE.fullmatch(line))]
    links = {int(match["number"]): match["target"] for match in lines}
    for text in answer.shown:
        source = source_hash(plain(text))
        keys = (english_key(source, occurrence) for occurrence in range(_MOST_OCCURRENCES))
        if answer.code and answer.code.english in keys:
            wanted = [target for target in targets(text) if target.isdigit()]
            if len(links) < len(wanted):
                return ""
            return from_row(text, [links[number] for number in sorted(links)])
    return ""


def become(states: Mapping[int, SegmentStatus], older: str, claimed: Collection[int]) -> int:
    """What an English text has become, if that is clear: the one most like it among those nobody else has; else -1."""
    scores = sorted(
        (
            (similarity(older, state.source.plain if state.source else ""), number)
            for number, state in states.items()
            if number not in claimed
            and (state.is_open or state.record is None or state.record.source == source_hash(older))
        ),
        reverse=True,
    )
    best = [number for score, number in scores if score >= SIMILAR and score == scores[0][0]]
    return best[0] if len(best) == 1 else -1
