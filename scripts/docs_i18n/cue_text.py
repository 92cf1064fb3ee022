r"""The text of one subtitle: what is read of it, what is markup in it, and how it is broken into lines.

Markup is what WebVTT and SubRip know: `<i>`, `<v Maria>` (who speaks), `<00:00:02.000>`, `{\an8}`. In a row of a worksheet a
subtitle stands on one line; its line breaks are made anew, because no program keeps them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from functools import lru_cache

MOST_LINES = 2
LONGEST_LINE = 42
"""Characters of a line; two lines and 42 characters are what Netflix asks of subtitles in most languages (Timed Text
Style Guide, English template), and what most hints on subtitling say after it."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<\d[\d:.]{1,20}>|\{\\[^{}]{0,200}\}")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_DASH = "-‐–—"
_SPEAKERS = re.compile(rf"(?P<first>[{_DASH}]\s?\S.*?\S)\s+(?P<second>[{_DASH}]\s?\S.*)", re.DOTALL)
_PAUSE = re.compile(r"[.,;:!?…][»”\"’')\]]*$")
_PAUSE_WORTH = 12
"""By how many characters two lines may differ more where the voice pauses between them."""
_TOO_LONG_WORTH = 1_000
ARROW = "-->"
"""Parts two times; in a text it would begin another subtitle."""


@lru_cache(maxsize=4096)
def cue_plain(text: str) -> str:
    """What is read of a subtitle, on one line, in the one spelling that is compared (NFC)."""
    words = unescaped(_TAG.sub("", text))
    return unicodedata.normalize("NFC", " ".join(words.split()))


def unescaped(text: str) -> str:
    """A text with `&amp;` and the like as what they stand for; without their semicolon they stand for themselves."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def tags(text: str) -> list[str]:
    """The markup in a text, in order."""
    return _TAG.findall(text)


def changed_tags(english: str, text: str) -> tuple[list[str], list[str]]:
    """Markup of the English that a translation lacks, and markup that it has instead or besides."""
    ours, theirs = Counter(tags(english)), Counter(tags(text))
    foreign = list((theirs - ours).elements())
    return list((ours - theirs).elements()), foreign + ([ARROW] if ARROW in _TAG.sub("", text) else [])


def visible_length(line: str) -> int:
    """The characters of a line that are seen, spaces counted, accents with their letters."""
    words = unicodedata.normalize("NFC", unescaped(_TAG.sub("", line))).strip()
    return sum(1 for character in words if not unicodedata.combining(character))


def escaped(text: str) -> str:
    """A text as WebVTT writes it: `&` and `<` that are no markup as `&amp;` and `&lt;`."""
    parts = []
    end = 0
    for match in sorted((*_TAG.finditer(text), *_ENTITY.finditer(text)), key=re.Match.start):
        if match.start() < end:
            continue
        parts += [_plainly_escaped(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, _plainly_escaped(text[end:])])


def _plainly_escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def broken_lines(text: str) -> list[str]:
    """A text on one line, or on two where it is too long for one or where two people speak.

    The break is where the lines are about as long, rather after a mark than within a phrase.
    """
    text = " ".join(text.split())
    speakers = _SPEAKERS.fullmatch(text)
    if speakers and not re.search(rf"\s[{_DASH}]\s?\S", speakers["second"][1:]):
        return [speakers["first"], speakers["second"]]
    spaces = _spaces(text)
    if visible_length(text) <= LONGEST_LINE or not spaces:
        return [text]
    best = min(spaces, key=lambda place: _cost(text[:place], text[place + 1 :]))
    return [text[:best], text[best + 1 :]]


def _spaces(text: str) -> list[int]:
    """The places of spaces that are not inside of markup."""
    inside = [match.span() for match in _TAG.finditer(text)]
    return [
        match.start()
        for match in re.finditer(" ", text)
        if not any(start <= match.start() < end for start, end in inside)
    ]


def _cost(first: str, second: str) -> int:
    lengths = visible_length(first), visible_length(second)
    too_long = sum(max(0, length - LONGEST_LINE) for length in lengths)
    pause = _PAUSE_WORTH if _PAUSE.search(_TAG.sub("", first)) else 0
    return too_long * _TOO_LONG_WORTH + abs(lengths[0] - lengths[1]) - pause
