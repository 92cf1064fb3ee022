"""Rule `images`: a translation shows the pictures of its English page, each with words in its own language.

A picture may be another file made for the language: `plan.pt.png` or `plan-pt.png` for `plan.png`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.checks.translation.page_pair import open_pieces
from docs_i18n.inline import read_inline
from docs_i18n.markdown import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding, Segment

RULE = "images"
_LETTER = re.compile(r"[^\W\d_]")


class _Image(NamedTuple):
    file: str
    words: str
    line: int
    segment: Segment | None


def find(pair: PagePair) -> Iterator[Finding]:
    free = list(_images(pair.target))
    for image in _images(pair.source):
        partner = next(
            (other for other in free if _is_version(image.file, other.file, pair.language.locale)), None
        )
        if partner is None:
            yield pair.finding(
                pair.line_of(image.segment),
                RULE,
                f"the picture {image.file} is missing; put it where the English has it",
            )
            continue
        free.remove(partner)
        yield from _check_words(pair, image, partner)
    for other in free:
        yield pair.finding(
            other.line, RULE, f"the English has no picture {other.file}; take it out, or mark it as local"
        )


def _images(document: Document) -> Iterator[_Image]:
    for piece in open_pieces(document):
        for file, words in read_inline(piece.text).images:
            yield _Image(file, words, piece.line, piece.segment)


def _is_version(file: str, other: str, locale: str) -> bool:
    stem, dot, ending = file.rpartition(".")
    return other in {file, f"{stem}.{locale}{dot}{ending}", f"{stem}-{locale}{dot}{ending}"}


def _check_words(pair: PagePair, image: _Image, partner: _Image) -> Iterator[Finding]:
    # Words that are a name, or letters of no language, are the same in both.
    ours = pair.names.hide(normalised(image.words))
    theirs = pair.names.hide(normalised(partner.words))
    if image.words.strip() and not partner.words.strip():
        yield pair.finding(
            partner.line,
            RULE,
            f"{partner.file} has no words for people who cannot see it; translate “{image.words}”",
        )
    elif ours == theirs and len(ours.split()) > 1 and _LETTER.search(ours):
        yield pair.finding(
            partner.line, RULE, f"the words of {partner.file} are still English; translate “{image.words}”"
        )
