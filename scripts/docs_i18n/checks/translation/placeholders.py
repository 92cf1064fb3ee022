"""Rule `placeholders`: what the site fills in, `{{ name }}` and `{% … %}`, stands in the translation untouched."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.page_pair import open_pieces
from docs_i18n.inline import read_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair, Piece
    from docs_i18n.model import Document, Finding

RULE = "placeholders"


def find(pair: PagePair) -> Iterator[Finding]:
    ours, theirs = list(_placeholders(pair.source)), list(_placeholders(pair.target))
    missing = Counter(name for name, _ in ours) - Counter(name for name, _ in theirs)
    foreign = Counter(name for name, _ in theirs) - Counter(name for name, _ in ours)
    for name, piece in ours:
        if missing[name] > 0:
            missing[name] -= 1
            yield pair.finding(
                pair.line_of(piece.segment),
                RULE,
                f"{name} is missing; write it letter by letter as in English",
            )
    for name, piece in theirs:
        if foreign[name] > 0:
            foreign[name] -= 1
            yield pair.finding(
                piece.line,
                RULE,
                f"the English has no {name}; what stands in braces is not translated, copy it",
            )


def _placeholders(document: Document) -> Iterator[tuple[str, Piece]]:
    for piece in open_pieces(document):
        for name in read_inline(piece.text).placeholders:
            yield name, piece
