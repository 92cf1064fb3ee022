"""Markdown of a line as text and inline codes, for tools that keep codes out of a translator's way (XLIFF, TMX).

The laws: the pieces of a text, joined, are the text; codes that open and close are nested as brackets are, and what
cannot be paired stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from docs_i18n.inline import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.inline import Mark

_TEXT = frozenset({"escaped", "entity", "bare"})
"""Markup that a translator writes as well as words."""
_EMPTY_TAGS = frozenset({"br", "hr", "img", "input", "wbr"})
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[\w-]+)[^<>]*?(?P<alone>/?)>")
_HINT = re.compile(r"""(?P<before>\s+["'])(?P<hint>.*)(?P<after>["']\s*\))""", re.DOTALL)


class Half(Enum):
    """What a code is to the text beside it."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A piece of markup."""

    text: str
    kind: str
    """As in `inline.Mark`."""
    half: Half = Half.ALONE
    pair: int = 0
    """The same number for both halves of a pair, and for no other code of the text."""


Piece = str | Code


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    start: int
    end: int
    code: Code
    key: str = ""
    """What the other half has as well; "" for what stands alone."""
    may_open: bool = False
    may_close: bool = False


def pieces(markdown: str) -> list[Piece]:
    """A line of Markdown taken apart."""
    spans = _paired(sorted(_spans(markdown), key=lambda span: span.start))
    found: list[Piece] = []
    end = 0
    for span in spans:
        if span.start > end:
            found.append(markdown[end : span.start])
        found.append(span.code)
        end = span.end
    if end < len(markdown):
        found.append(markdown[end:])
    return found


def _spans(markdown: str) -> Iterator[_Span]:
    """Yield every code; of a link its halves, and of a reference to a link nothing that stands inside of it."""
    found = list(marks(markdown))
    whole = [(mark.start, mark.start + len(mark.text)) for mark in found if mark.kind == "reference"]
    for mark in found:
        is_inside = any(start < mark.start < end for start, end in whole)
        if is_inside or mark.kind in _TEXT:
            continue
        if mark.kind in {"link", "image"}:
            yield from _link(markdown, mark)
        else:
            yield _single(mark)


def _single(mark: Mark) -> _Span:
    code = Code(text=mark.text, kind=mark.kind)
    end = mark.start + len(mark.text)
    if mark.kind == "emphasis":
        return _Span(start=mark.start, end=end, code=code, key=mark.text, may_open=True, may_close=True)
    tag = _TAG.fullmatch(mark.text) if mark.kind == "tag" else None
    if tag is None or tag["alone"] or tag["name"].lower() in _EMPTY_TAGS:
        return _Span(start=mark.start, end=end, code=code)
    return _Span(
        start=mark.start,
        end=end,
        code=code,
        key=f"<{tag['name'].lower()}",
        may_open=not tag["close"],
        may_close=bool(tag["close"]),
    )


def _link(markdown: str, mark: Mark) -> Iterator[_Span]:
    """Yield `[` and `](target)`; a hint for the pointer, `](target "hint")`, is text between two codes."""
    end = mark.start + len(mark.text)
    begin = 2 if mark.kind == "image" else 1
    close = markdown.rindex("](", mark.start, mark.target[0])
    key = f"[{mark.start}"
    yield _Span(
        start=mark.start,
        end=mark.start + begin,
        code=Code(text=markdown[mark.start : mark.start + begin], kind=mark.kind),
        key=key,
        may_open=True,
    )
    hint = _HINT.fullmatch(markdown, mark.target[1], end)
    stop = hint.end("before") if hint else end
    code = Code(text=markdown[close:stop], kind=mark.kind)
    yield _Span(start=close, end=stop, code=code, key=key, may_close=True)
    if hint:
        after = hint.start("after")
        yield _Span(start=after, end=end, code=Code(text=markdown[after:end], kind=mark.kind))


def _paired(spans: Sequence[_Span]) -> list[_Span]:
    """The same codes, those that belong together as halves: whatever is open when a pair closes around it stands alone."""
    result = list(spans)
    opened: list[int] = []
    pair = 0
    for number, span in enumerate(spans):
        partner = _partner(spans, opened, span) if span.may_close else -1
        if partner >= 0:
            pair += 1
            first = opened[partner]
            del opened[partner:]
            result[first] = _as_half(spans[first], Half.OPEN, pair)
            result[number] = _as_half(span, Half.CLOSE, pair)
        elif span.may_open:
            opened.append(number)
    return result


def _partner(spans: Sequence[_Span], opened: Sequence[int], span: _Span) -> int:
    """Which of the open codes a code closes; emphasis inside the words of a link closes nothing outside of it."""
    for place in range(len(opened) - 1, -1, -1):
        other = spans[opened[place]]
        if other.key == span.key:
            return place
        if other.key.startswith("[") and not span.key.startswith("["):
            return -1
    return -1


def _as_half(span: _Span, half: Half, pair: int) -> _Span:
    return replace(span, code=replace(span.code, half=half, pair=pair))
