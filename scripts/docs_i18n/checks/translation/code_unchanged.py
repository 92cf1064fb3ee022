"""Rule `code-unchanged`: code and formulas are those of the English page, so that what is copied works.

Comments in code may be translated, and so may what is meant for people: blocks marked `text` or `mermaid`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from docs_i18n.inline import read_inline
from docs_i18n.model import UNTRANSLATABLE, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair, SegmentPair
    from docs_i18n.model import Document, Finding, Segment

RULE = "code-unchanged"
_COMMENT = re.compile(r"(?:^|[ \t])(?:#|//|--|;|%)[ \t].*$|<!--.{0,2000}?-->", re.MULTILINE)
_FOR_PEOPLE = re.compile(r"(?:`{3,}|~{3,})[ \t]*\{?[ \t]*\.?(?:text|txt|mermaid)\b[^\n]*\n\s*\Z")
_KINDS = {Kind.CODE: "code block", Kind.MATH: "formula"}


def find(pair: PagePair) -> Iterator[Finding]:
    for both in pair.segments:
        if both.source.kind in UNTRANSLATABLE:
            yield from _check_block(pair, both)
        else:
            yield from _check_inline(pair, both)
    for unclear in pair.unclear:
        if unclear.kind in UNTRANSLATABLE and len(unclear.sources) > len(unclear.targets):
            lines = [pair.target.segments[number].line for number in unclear.targets]
            first = pair.source.segments[unclear.sources[0]]
            yield pair.finding(
                lines[0] if lines else 1,
                RULE,
                f"a {_KINDS[unclear.kind]} of the English is missing, perhaps “{_short(first.text)}”; copy it from there",
            )


def _check_block(pair: PagePair, both: SegmentPair) -> Iterator[Finding]:
    if _bare(both.source.text) == _bare(both.target.text) or _is_for_people(pair.source, both.source):
        return
    changed = _first_change(both.source.text, both.target.text)
    yield pair.finding(
        both.target.line + changed[0],
        RULE,
        f"the {_KINDS[both.source.kind]} is not the English one; write “{_short(changed[1])}” as there",
    )


def _bare(code: str) -> list[str]:
    """The lines of a block without comments and the space at their ends."""
    return [line.rstrip() for line in _COMMENT.sub("", code).splitlines() if line.strip()]


def _first_change(ours: str, theirs: str) -> tuple[int, str]:
    """The number of the first line that differs, from 0, and how it is in English."""
    our_lines, their_lines = ours.splitlines() or [""], theirs.splitlines()
    for number, line in enumerate(our_lines):
        if number >= len(their_lines) or _COMMENT.sub("", line) != _COMMENT.sub("", their_lines[number]):
            return min(number, max(len(their_lines) - 1, 0)), line.strip() or ours.strip().partition("\n")[0]
    return len(our_lines) - 1, our_lines[-1].strip()


def _is_for_people(document: Document, segment: Segment) -> bool:
    before = document.text[max(0, segment.start - 300) : segment.start]
    return _FOR_PEOPLE.search(before) is not None


def _check_inline(pair: PagePair, both: SegmentPair) -> Iterator[Finding]:
    ours, theirs = (Counter(read_inline(segment.text).code) for segment in (both.source, both.target))
    foreign = list((theirs - ours).elements())
    for number, code in enumerate((ours - theirs).elements()):
        if code in theirs:  # a translation may repeat it less often
            continue
        found = (
            f"“{foreign[number]}” is not the English code"
            if number < len(foreign)
            else f"`{code}` is missing"
        )
        yield pair.finding(both.target.line, RULE, f"{found}; write `{code}` as in English")


def _short(text: str, length: int = 60) -> str:
    first = text.strip().partition("\n")[0]
    return first if len(first) <= length else f"{first[: length - 1]}…"
