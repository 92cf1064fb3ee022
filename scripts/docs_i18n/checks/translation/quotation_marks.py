"""Rule `quotation-marks`: quotation marks and apostrophes are those of the language.

Ukrainian has « », inside them „ “ or “ ”, and the apostrophe ’. Portuguese, Spanish and Italian have « » or “ ”, one
of them for a whole page, the other inside; their apostrophe is ’. Straight marks are in no language's print.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding, Segment

RULE = "quotation-marks"
_LOCALES = frozenset({"pt", "es", "it", "uk"})
_APOSTROPHE = re.compile(r"[^\W\d_]{1,40}(?P<mark>['`´ʼ‘])[^\W\d_]{1,40}")
_STRAIGHT = re.compile(r'(?<!\d)"|(?<!\w)\'(?=\w)|(?<=[\w.!?])\'(?!\w)')


class _Outer(NamedTuple):
    segment: Segment
    mark: str


def find(pair: PagePair) -> Iterator[Finding]:
    locale = pair.language.locale
    if locale not in _LOCALES:
        return
    outer: list[_Outer] = []
    for segment in pair.written:
        text = pair.prose(segment)
        yield from _straight(pair, segment, text)
        outer.extend(_Outer(segment, mark) for mark in dict.fromkeys(_outer_marks(text)))
    yield from _one_kind(pair, outer)


def _straight(pair: PagePair, segment: Segment, text: str) -> Iterator[Finding]:
    usual = "« »" if pair.language.locale == "uk" else "« » or “ ”"
    for word in dict.fromkeys(match[0] for match in _APOSTROPHE.finditer(text)):
        right = re.sub(r"['`´ʼ‘]", "’", word)
        yield pair.finding(segment.line, RULE, f"“{word}” has not the apostrophe of print; write {right}")
    text = _APOSTROPHE.sub(" ", text)
    if straight := _STRAIGHT.search(text):
        yield pair.finding(
            segment.line, RULE, f"straight quotation marks ({straight[0]}) are for typewriters; write {usual}"
        )


def _outer_marks(text: str) -> Iterator[str]:
    """The opening marks that stand inside no other quotation."""
    depth: list[str] = []
    closing = {"»": "«", "”": "“„", "“": "„"}
    for mark in re.findall("[«»“”„]", text):
        if depth and mark in closing and depth[-1] in closing[mark]:
            depth.pop()
        elif mark in "«“„":
            if not depth:
                yield mark
            depth.append(mark)


def _one_kind(pair: PagePair, outer: list[_Outer]) -> Iterator[Finding]:
    kinds = [found.mark for found in outer]
    prefers_angles = pair.language.locale == "uk" or kinds.count("«") >= kinds.count("“")
    usual = "«" if prefers_angles else "“"
    right = {"«": "« »", "“": "“ ”"}[usual]
    for found in outer:
        if found.mark != usual:
            reason = "Ukrainian quotes" if pair.language.locale == "uk" else "the page quotes elsewhere"
            yield pair.finding(
                found.segment.line,
                RULE,
                f"{found.mark} opens a quotation, {reason} with {right}; write {right}",
            )
