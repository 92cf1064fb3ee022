"""Rule `attribute-lines`: a line such as `{ #need-b7 }` below an item is markup, the same in every language.

Without it the build does not know which pages answer the item, or which picture a drawing shows beside it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.page_pair import open_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding

RULE = "attribute-lines"
_ATTRIBUTES = re.compile(r"\s*\{:?\s*(?P<text>[#.][^{}]*?)\s*\}\s*")


def find(pair: PagePair) -> Iterator[Finding]:
    ours, theirs = list(_lines(pair.source)), list(_lines(pair.target))
    matcher = SequenceMatcher(None, [text for text, _ in ours], [text for text, _ in theirs], autojunk=False)
    for tag, our_from, our_to, their_from, their_to in matcher.get_opcodes():
        if tag == "equal":
            continue
        for text, line in theirs[their_from:their_to]:
            message = (
                f"the English has no line `{{ {text} }}` here; copy the lines in braces as they stand there"
            )
            yield pair.finding(line, RULE, message)
        for text, _ in ours[our_from:our_to]:
            line = theirs[min(their_from, len(theirs) - 1)][1] if theirs else 1
            message = f"the line `{{ {text} }}` is missing; copy it below the text it belongs to"
            yield pair.finding(line, RULE, message)


def _lines(document: Document) -> Iterator[tuple[str, int]]:
    """What stands in braces on lines of its own, with its line; not what stands behind the words of a heading."""
    is_own_line = True
    for piece in open_pieces(document):
        if piece.segment is not None:
            is_own_line = False
            continue
        if is_own_line and (match := _ATTRIBUTES.fullmatch(piece.text)):
            yield " ".join(match["text"].split()), piece.line
        is_own_line = True
