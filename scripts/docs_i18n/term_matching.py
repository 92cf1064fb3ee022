"""Terms of the glossary in running text, in whatever inflected form its sources list.

A trie over words: a text is read once, however many forms there are. The longest form wins, and what two concepts
share is no form of either.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docs_i18n.glossary import Entry

_APOSTROPHES = "’'ʼ"
_WORD = re.compile(r"[^\W_]+")
# In Ukrainian an apostrophe stands inside a word; elsewhere between two: l’integrazione, a city’s plan.
_UKRAINIAN_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_SPACE = re.compile(r"\s+|\s*[-‑\u2010]\s*")
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")
# What explains a term is no part of it: "second generation (children of migrants)".
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# A word of so few letters in capitals is an abbreviation: "ROM" is no "rom".
_SHORT = 4
# Beside one of these a word is part of something longer: non-discrimination, an address.
_JOINING = frozenset("-‑\u2010_@/\\#&=")


class Match(NamedTuple):
    """A term in a text."""

    start: int
    end: int
    concept: str


@dataclass(slots=True)
class _Node:
    """A word of a form, and the words that may follow."""

    following: dict[str, _Node] = field(default_factory=dict)
    spellings: dict[tuple[str, ...], str] = field(default_factory=dict)
    """For a form that ends here: its words as they must be written where capitals matter, else (), and its concept."""


class TermMatcher:
    """Finds the terms of one language."""

    def __init__(self, entries: Iterable[Entry], locale: str) -> None:
        self._word = _UKRAINIAN_WORD if locale == "uk" else _WORD
        self._root = _Node()
        owners: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}
        for entry in entries:
            for form in entry.surface:
                words = self._words(_BRACKETS.sub("", unicodedata.normalize("NFC", form)))
                key = (tuple(map(str.casefold, words)), tuple(words) if _is_name(words) else ())
                # "" for what two concepts share.
                owners[key] = entry.concept if owners.get(key, entry.concept) == entry.concept else ""
        for (words_of_form, spelling), concept in owners.items():
            if concept and words_of_form:
                node = self._root
                for word in words_of_form:
                    node = node.following.setdefault(word, _Node())
                node.spellings[spelling] = concept

    def _words(self, form: str) -> list[str]:
        """The words of a form; one that follows an apostrophe keeps it."""
        words: list[str] = []
        end = 0
        for match in self._word.finditer(form):
            joint = "’" if words and _APOSTROPHE.fullmatch(form, end, match.start()) else ""
            words.append(joint + _APOSTROPHE.sub("’", match[0]))
            end = match.end()
        return words

    def find(self, text: str) -> Iterator[Match]:
        """Yield the terms of a text from left to right, the longest at each place; none overlap."""
        words = [
            (match.start(), match.end(), _APOSTROPHE.sub("’", match[0]))
            for match in self._word.finditer(text)
        ]
        number = 0
        while number < len(words):
            length, concept = self._longest(text, words, number)
            if concept:
                yield Match(words[number][0], words[number + length - 1][1], concept)
            number += max(length, 1)

    def _longest(self, text: str, words: list[tuple[int, int, str]], first: int) -> tuple[int, str]:
        """How many words the longest form that begins here has, and its concept; 0 where none does."""
        if (first and text[words[first][0] - 1] in _JOINING) or (
            not first and text[: words[0][0]][-1:] in _JOINING
        ):
            return 0, ""
        best = (0, "")
        node = self._root
        written: list[str] = []
        for number in range(first, len(words)):
            start, end, word = words[number]
            if written:
                gap = (words[number - 1][1], start)
                if _APOSTROPHE.fullmatch(text, *gap):
                    word = f"’{word}"
                elif not _SPACE.fullmatch(text, *gap):
                    break
            following = node.following.get(word.casefold())
            if following is None:
                break
            node = following
            written.append(word)
            concept = node.spellings.get(tuple(written)) or node.spellings.get(())
            is_abbreviation = len(written) == 1 and len(word) <= _SHORT and word.isupper() and len(word) > 1
            if is_abbreviation and tuple(written) not in node.spellings:
                concept = None
            if concept and not _goes_on(text, end):
                best = (len(written), concept)
        return best


def _is_name(words: list[str]) -> bool:
    """Whether capitals tell a form from another word: Roma, the people, from "roma"."""
    return any(word.lstrip("’")[:1].isupper() for word in words)


def _goes_on(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return after[:1] in _JOINING if after[:1] else False
