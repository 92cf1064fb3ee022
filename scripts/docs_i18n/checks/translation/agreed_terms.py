"""Rule `agreed-terms`: a term of the field is translated as the glossary says, in whatever form the sentence needs.

Where the English segment has a term, its translation must have one of the words that the glossary gives for the concept
in that language: the preferred term, another one that means the same, or a listed form, in any order and with any
ending. English derivations ("diverse", "to mediate") ask for nothing. Inside a longer term no shorter one is looked for: no "integration" where "intercultural integration" stands.
Words compare by how they begin, because a wrong alarm costs a translator more than a missed one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding
    from docs_i18n.term_base import TermBase

RULE = "agreed-terms"
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
# Inside a Ukrainian word; in Italian it parts two words.
_APOSTROPHE = re.compile(r"(?<=[\u0400-\u04ff])['’ʼ](?=[\u0400-\u04ff])")
_LITTLE_WORDS = (
    "a o e de do da dos das em para com por sobre não la el los del y en un una il lo di d l dell della degli per"
    " з на за у в та і й щодо pessoa pessoas persona personas población pueblo comunidades особа"
)
_LITTLE = frozenset(_LITTLE_WORDS.split())
"""Words of an agreed term that need not occur: joints, and "person" where the rest says who."""


def find(pair: PagePair) -> Iterator[Finding]:
    if pair.terms is None:
        return
    for both in pair.translated:
        text = pair.prose(both.source)
        found = dict(_terms(pair.terms, text))
        words = _words(both.target.plain) if found else frozenset()
        for concept, term in found.items():
            entry = pair.terms.entries.get(concept)
            if entry and not any(_is_used(way, words) for way in entry.surface):
                ways = " or ".join(f"“{_BRACKETS.sub('', way)}”" for way in (entry.term, *entry.other_terms))
                yield pair.finding(
                    both.target.line,
                    RULE,
                    f"“{term}” is not translated as agreed; write {ways} in the form that fits",
                )


def _terms(terms: TermBase, text: str) -> Iterator[tuple[str, str]]:
    """Yield each concept that an English text names, with the words it uses."""
    for match in terms.source.find(text):
        written = text[match.start : match.end]
        entry = terms.source_entries[match.concept]
        if _singular(written) in {
            _singular(_BRACKETS.sub("", term)) for term in (entry.term, *entry.other_terms)
        }:
            yield match.concept, written


def _singular(term: str) -> str:
    lowered = term.lower()
    if lowered.endswith("ies"):
        return f"{lowered[:-3]}y"
    return lowered[:-1] if lowered.endswith("s") and not lowered.endswith(("ss", "us", "is")) else lowered


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_folded(text)))


@cache
def _wanted(way: str) -> tuple[str, ...]:
    words = _WORD.findall(_folded(_BRACKETS.sub("", way)))
    return tuple(word for word in words if word not in _LITTLE)


def _is_used(way: str, words: frozenset[str]) -> bool:
    return all(any(_same_word(wanted, word) for word in words) for wanted in _wanted(way))


def _folded(text: str) -> str:
    """Small letters without accents, so that "ação" and "ações" begin alike; й and ї stay what they are."""
    lowered = _APOSTROPHE.sub("", unicodedata.normalize("NFC", text.lower()))
    return "".join(_PLAIN.get(letter, letter) for letter in lowered)


_PLAIN = {letter: unicodedata.normalize("NFD", letter)[0] for letter in "áàâãäéèêëíìîïóòôõöúùûüçñ"}


def _same_word(wanted: str, word: str) -> bool:
    """Whether both begin alike: three fifths of the agreed word, so that рівність has рівності and чутка чуток."""
    stem = min(len(wanted), max(3, len(wanted) * 3 // 5))
    return word[:stem] == wanted[:stem] and len(word) <= len(wanted) + 5
