"""Rule `abbreviations`: a translation explains as many abbreviations as the English, and only letters it uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding

RULE = "abbreviations"


def find(pair: PagePair) -> Iterator[Finding]:
    ours, theirs = _abbreviations(pair.source), _abbreviations(pair.target)
    if len(theirs) < len(ours):
        yield pair.finding(
            next(iter(theirs.values()), 1),
            RULE,
            f"the English explains {', '.join(ours)}, the translation {', '.join(theirs) or 'nothing'};"
            f" explain as many, with the letters used in {pair.language.name}: `*[letters]: words`",
        )
    text, english = _running_text(pair.target), _running_text(pair.source)
    for letters, line in theirs.items():
        # Letters that the English page explains and does not use itself may serve a page that includes it.
        is_for_another_page = letters in ours and not _occurs(letters, english)
        if not _occurs(letters, text) and not is_for_another_page:
            yield pair.finding(
                line,
                RULE,
                f"{letters} stands nowhere else on the page; write the letters the text uses between * and :",
            )


def _abbreviations(document: Document) -> Mapping[str, int]:
    """The letters that a page explains, with their lines."""
    return {
        segment.text.partition(": ")[0]: segment.line
        for segment in document.segments
        if segment.kind is Kind.ABBREVIATION and segment.local is None
    }


def _running_text(document: Document) -> str:
    return " ".join(segment.plain for segment in document.segments if segment.kind is not Kind.ABBREVIATION)


def _occurs(letters: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(letters)}(?!\w)", text) is not None
