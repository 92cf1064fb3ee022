"""Rule `mixed-alphabets`: no letter of one alphabet hides in a word of the other.

Latin "a" and Cyrillic "а" look the same; search, speech and spelling do not find the word. Held wrong is a word in
both alphabets whose rarer letters have a double in the other, and a lone "i" or a word of look-alikes only between
Cyrillic words. "QR-код" is two words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding

RULE = "mixed-alphabets"
_LATIN = "aceiopxyABCEHIKMOPTXYïÏë"
_CYRILLIC = "асеіорхуАВСЕНІКМОРТХУїЇё"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_IS_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LONE = frozenset("aiyo")


def find(pair: PagePair) -> Iterator[Finding]:
    english = {word.lower() for segment in pair.source.segments for word in _WORD.findall(segment.plain)}
    for segment in pair.written:
        text = unicodedata.normalize("NFC", pair.prose(segment))
        for word, right in dict.fromkeys(_faults(text, english)):
            hidden = [letter for letter, better in zip(word, right, strict=True) if letter != better]
            alphabet = "Latin" if _IS_LATIN.match(hidden[0]) else "Cyrillic"
            yield pair.finding(
                segment.line,
                RULE,
                f"“{word}” has the {alphabet} {', '.join(dict.fromkeys(hidden))}; type the word again: {right}",
            )


def _faults(text: str, english: set[str]) -> Iterator[tuple[str, str]]:
    """Words with letters of the wrong alphabet, each with the word as it should be."""
    words = list(_WORD.finditer(text))
    for number, match in enumerate(words):
        word = match[0]
        cyrillic, latin = len(_IS_CYRILLIC.findall(word)), len(_IS_LATIN.findall(word))
        if cyrillic and latin:
            right = word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
            if not (_IS_CYRILLIC.search(right) and _IS_LATIN.search(right)):
                yield word, right
        elif latin and _is_among_cyrillic(text, words, number) and _is_disguised(word, english):
            yield word, word.translate(_TO_CYRILLIC)


def _is_disguised(word: str, english: set[str]) -> bool:
    if len(word) == 1:
        return word in _LONE
    looks = not _IS_LATIN.search(word.translate(_TO_CYRILLIC))
    return looks and len(word) > 2 and word.islower() and word not in english


def _is_among_cyrillic(text: str, words: list[re.Match[str]], number: int) -> bool:
    """Whether a Cyrillic word follows and one goes before, with nothing but space between."""
    if number == 0 or number + 1 == len(words):
        return False
    before, word, after = words[number - 1 : number + 2]
    between = (text[before.end() : word.start()], text[word.end() : after.start()])
    return (
        all(part.isspace() or part == ", " for part in between)
        and _IS_CYRILLIC.match(before[0]) is not None
        and _IS_CYRILLIC.match(after[0]) is not None
    )
