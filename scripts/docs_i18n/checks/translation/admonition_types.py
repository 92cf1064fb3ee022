"""Rule `admonition-types`: the word after `!!!`, `???` or `///` is markup, the same in every language; the title is not."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.checks.translation.page_pair import open_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding

RULE = "admonition-types"
_BOX = re.compile(r"(?<!\S)(?P<mark>!!!|\?\?\?\+?|/{3,9})[ ]?(?P<type>[^\W\d_][\w-]{0,100})")


class _Box(NamedTuple):
    mark: str
    type: str
    line: int


def find(pair: PagePair) -> Iterator[Finding]:
    ours, theirs = list(_boxes(pair.source)), list(_boxes(pair.target))
    our_types, their_types = [box.type for box in ours], [box.type for box in theirs]
    if Counter(our_types) == Counter(their_types):
        return
    matcher = SequenceMatcher(None, our_types, their_types, autojunk=False)
    for tag, our_from, our_to, their_from, their_to in matcher.get_opcodes():
        if tag == "equal":
            continue
        wrong, wanted = theirs[their_from:their_to], ours[our_from:our_to]
        for box, other in zip(wrong, wanted, strict=False):
            yield pair.finding(
                box.line,
                RULE,
                f"`{box.mark} {box.type}` is no kind the English uses here; write `{box.mark} {other.type}`,"
                " the title after it is what is translated",
            )
        for box in wrong[len(wanted) :]:
            yield pair.finding(
                box.line,
                RULE,
                f"the English has no box `{box.mark} {box.type}` here; take it out, or mark it as local",
            )
        for other in wanted[len(wrong) :]:
            line = theirs[min(their_from, len(theirs) - 1)].line if theirs else 1
            yield pair.finding(
                line, RULE, f"a box `{other.mark} {other.type}` is missing; put it where the English has it"
            )


def _boxes(document: Document) -> Iterator[_Box]:
    for piece in open_pieces(document):
        if piece.segment is not None:
            continue
        for match in _BOX.finditer(piece.text):
            yield _Box(match["mark"], match["type"], piece.line)
