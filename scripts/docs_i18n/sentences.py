"""Text as sentences and words, for limits of length and for measures of readability."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])(?P<closing>[”»\"’)\]]*)\s+(?=[“«\"(\[]*[^\W\d_a-zа-яіїєґà-ÿ]|[“«\"(\[]*\d)")
# A full stop after one of these ends no sentence.
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|art|p|pp|vol|approx|Mr|Mrs|Ms|Dr|St|Sr|Sra|Srta|D|Dª|n|núm|pág|tel|ecc|sig|dott|"
    r"р|рр|ст|м|вул|тел|грн|ім|п|див|напр|тис|млн|млрд)|\b[^\W\d_])\.$"
)
_WORD = re.compile(r"\w+(?:[’'ʼ.,:/-]\w+)*")


def sentences(text: str) -> list[str]:
    """The sentences of a plain text; a list item or a heading is one of its own."""
    found: list[str] = []
    begin = 0
    for match in _END.finditer(text):
        end = match.end("closing")
        if _ABBREVIATIONS.search(text[begin:end]):
            continue
        found.append(text[begin:end].strip())
        begin = match.end()
    found.append(text[begin:].strip())
    return [sentence for sentence in found if sentence]


def words(text: str) -> list[str]:
    """The words of a text; `20,000`, `10:30` and `well-known` are one each."""
    return [match.group() for match in _WORD.finditer(text)]
