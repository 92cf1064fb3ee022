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
_QUOTE = re.compile(r"\s*[«“„\"]")
_CLOSING = frozenset('»”“"')
# What explains a term is no part of it: "second generation (children of migrants)".
_BRACKETS = re.compile(r"\s*\([^)]*\)")
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
    """For forms that end here: their words, capitals kept where they belong to a name, and the concept."""

    def concept(self, written: list[str]) -> str:
        """The concept of the form that ends here and is written so; "" where there is none."""
        for spelling, concept in self.spellings.items():
            if all(word in {each, each.casefold()} for word, each in zip(spelling, written, strict=True)):
                # A word of few letters in capitals is an abbreviation: "ROM" is no "rom".
                is_other = len(written) == 1 and 1 < len(written[0]) <= _SHORT and written[0].isupper()
                return "" if is_other and spelling[0] != written[0] else concept
        return ""


def surface_forms(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield whatever stands for a concept in running text, each with the concept."""
    return ((form, entry.concept) for entry in entries for form in entry.surface)


def avoided_forms(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield what should not stand for a concept, each with the concept."""
    return ((form, entry.concept) for entry in entries for form in entry.avoided_terms)


class TermMatcher:
    """Finds forms of terms in texts of one language."""

    def __init__(self, forms: Iterable[tuple[str, str]], locale: str) -> None:
        self._word = _UKRAINIAN_WORD if locale == "uk" else _WORD
        self._root = _Node()
        owners: dict[tuple[str, ...], str] = {}
        for form, concept in forms:
            words = self._words(_BRACKETS.sub("", unicodedata.normalize("NFC", form)))
            key = tuple(word if _is_name(word) else word.casefold() for word in words)
            # "" for what two concepts share.
            owners[key] = concept if owners.get(key, concept) == concept else ""
        for spelling, concept in owners.items():
            if concept and spelling:
                node = self._root
                for word in spelling:
                    node = node.following.setdefault(word.casefold(), _Node())
                node.spellings[spelling] = concept

    def _words(self, form: str) -> list[str]:
        """The words of a form; one that follows an apostrophe or a quotation mark has it before it."""
        words: list[str] = []
        end = 0
        for match in self._word.finditer(form):
            joint = _joint(form, end, match.start()) if words else ""
            words.append((joint or "") + _APOSTROPHE.sub("’", match[0]))
            end = match.end()
        return words

    def find(self, text: str) -> Iterator[Match]:
        """Yield the terms of a text from left to right, the longest at each place; none overlap."""
        text = _APOSTROPHE.sub("’", text)  # one character for another: places stay
        words = list(self._word.finditer(text))
        first_words = self._root.following
        number = 0
        while number < len(words):
            if words[number][0].casefold() not in first_words:  # most words begin no form
                number += 1
                continue
            length, concept = self._longest(text, words, number)
            if concept:
                start, end = words[number].start(), words[number + length - 1].end()
                if _QUOTE.search(text, start, end) and text[end : end + 1] in _CLOSING:
                    end += 1
                yield Match(start, end, concept)
            number += max(length, 1)

    def _longest(self, text: str, words: list[re.Match[str]], first: int) -> tuple[int, str]:
        """How many words the longest form that begins here has, and its concept; 0 where none does."""
        beginning = words[first].start()
        if text[max(0, beginning - 1) : beginning] in _JOINING:
            return 0, ""
        best = (0, "")
        node = self._root
        written: list[str] = []
        for number in range(first, len(words)):
            word, end = words[number][0], words[number].end()
            if written:
                joint = _joint(text, words[number - 1].end(), words[number].start())
                if joint is None:
                    break
                word = joint + word
            following = node.following.get(word.casefold())
            if following is None:
                break
            node = following
            written.append(word)
            concept = node.concept(written)
            if concept and text[end : end + 1] not in _JOINING:
                best = (len(written), concept)
        return best


def _joint(text: str, start: int, end: int) -> str | None:
    """What stands between two words of a form: "" for a space or hyphen; None for what ends every form."""
    if _SPACE.fullmatch(text, start, end):
        return ""
    if _APOSTROPHE.fullmatch(text, start, end):
        return "’"
    return "«" if _QUOTE.fullmatch(text, start, end) else None


def _is_name(word: str) -> bool:
    """Whether its capital tells a word from another: Roma, the people, from "roma"."""
    return word.lstrip("’«")[:1].isupper()
