"""Rule `abbreviations`: a translation explains as many abbreviations as the English, and only letters it uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding, Segment

RULE = "abbreviations"


def find(pair: PagePair) -> Iterator[Finding]:
    ours, theirs = _abbreviations(pair.source), _abbreviations(pair.target)
    if len(theirs) < len(ours):
        names = {segment.name for segment in theirs}
        missing = ", ".join(segment.name for segment in ours if segment.name not in names)
        yield pair.finding(
            theirs[0].line if theirs else 1,
            RULE,
            f"the English explains {len(ours)} abbreviations, the translation {len(theirs)};"
            f" explain {missing} too, with the letters used in {pair.language.name}: `*[letters]: words`",
        )
    text = " ".join(
        segment.plain for segment in pair.target.segments if segment.kind is not Kind.ABBREVIATION
    )
    english = " ".join(
        segment.plain for segment in pair.source.segments if segment.kind is not Kind.ABBREVIATION
    )
    for segment in theirs:
        # Letters that the English page explains and does not use itself may serve a page that includes it.
        if not _occurs(segment.name, text) and (
            _occurs(segment.name, english) or segment.name not in _names(ours)
        ):
            yield pair.finding(
                segment.line,
                RULE,
                f"{segment.name} stands nowhere else on the page; write the letters the text uses between * and :",
            )


def _abbreviations(document: Document) -> list[Segment]:
    return [
        segment
        for segment in document.segments
        if segment.kind is Kind.ABBREVIATION and segment.local is None
    ]


def _names(segments: list[Segment]) -> set[str]:
    return {segment.name for segment in segments}


def _occurs(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
