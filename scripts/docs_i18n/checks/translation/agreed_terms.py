"""Rule `agreed-terms`: a term of the field is translated as agreed, in whatever form the sentence needs.

The terms are in data/terms.csv. Where the English segment has a term, its translation must have the words of the agreed
one, in any order and with any ending; of several ways, divided by " / ", one. Inside a longer term no shorter one is
looked for: no "integration" where "intercultural integration" stands. Words compare by how they begin, because a wrong
alarm costs a translator more than a missed one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.lists import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding

RULE = "agreed-terms"
_BRACKETS = re.compile(r"\([^()]*\)")
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
    locale = pair.language.locale
    terms = _terms(locale)
    if not terms:
        return
    pattern = _pattern(locale)
    for both in pair.translated:
        found = {_singular(match[0]): match[0] for match in pattern.finditer(pair.prose(both.source))}
        words = _words(both.target.plain) if found else frozenset()
        for singular, term in found.items():
            ways = terms.get(singular, ())
            if ways and not any(_is_used(way, words) for way in ways):
                yield pair.finding(
                    both.target.line,
                    RULE,
                    f"“{term}” is not translated as agreed; write “{' or '.join(ways)}” in the form that fits",
                )


@cache
def _terms(locale: str) -> Mapping[str, tuple[str, ...]]:
    """English terms in the singular to the agreed ways of saying them."""
    rows = read_table("terms")
    if not rows or locale not in rows[0]:
        return {}
    return {
        _singular(_bare(row["en"])): tuple(_bare(way) for way in row[locale].split(" / "))
        for row in rows
        if row[locale]
    }


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    """Finds any of the terms, the longest first; the last word may be a plural."""
    terms = sorted(_terms(locale), key=len, reverse=True)
    written = (re.sub(r"y$", "(?:y|ies)", re.escape(term)) + "(?:s|es)?" for term in terms)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?![\w-])", re.IGNORECASE)


def _bare(term: str) -> str:
    return " ".join(_BRACKETS.sub(" ", term).split())


def _singular(term: str) -> str:
    lowered = term.lower()
    if lowered.endswith("ies"):
        return f"{lowered[:-3]}y"
    return lowered[:-1] if lowered.endswith("s") and not lowered.endswith(("ss", "us", "is")) else lowered


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_folded(text)))


def _is_used(way: str, words: frozenset[str]) -> bool:
    return all(
        any(_same_word(wanted, word) for word in words)
        for wanted in _WORD.findall(_folded(way))
        if wanted not in _LITTLE
    )


@cache
def _folded(text: str) -> str:
    """Small letters without accents, so that "ação" and "ações" begin alike; й and ї stay what they are."""
    lowered = _APOSTROPHE.sub("", unicodedata.normalize("NFC", text.lower()))
    return "".join(_PLAIN.get(letter, letter) for letter in lowered)


_PLAIN = {letter: unicodedata.normalize("NFD", letter)[0] for letter in "áàâãäéèêëíìîïóòôõöúùûüçñ"}


def _same_word(wanted: str, word: str) -> bool:
    """Whether both begin alike: three fifths of the agreed word, so that рівність has рівності and чутка чуток."""
    stem = min(len(wanted), max(3, len(wanted) * 3 // 5))
    return word[:stem] == wanted[:stem] and len(word) <= len(wanted) + 5
