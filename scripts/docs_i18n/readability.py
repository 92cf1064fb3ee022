"""How hard a text is to read: sentences, words, and one formula per language; an alarm, not a proof.

Figures of two languages cannot be compared. For Ukrainian no validated formula is known, so LIX compares its own
versions only; the bands of the others are in the documentation of each formula.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

AVERAGE_LIMIT = 15
"""Words in a sentence, on average, that everybody can follow."""
LONGEST_LIMIT = 25
_LONG_WORD = 6
"""LIX counts words of more letters than this."""

_END = re.compile(r"(?<=[.!?…])[»”’\")\]]*\s+(?=[«“‘\"(\[¿¡—–]*[\d\W]*[^\W\d_])")
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ‑-][^\W_]+)*")
# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|art|p|ex|p\. ex|núm|n|ст|р|рр|напр|тис|млн|грн)\.)$", re.IGNORECASE
)
_VOWELS = {
    "en": re.compile(r"[aeiouy]+"),
    # Hiatus in writing: an accented í or ú beside a vowel is a syllable of its own, and so are two strong vowels.
    "es": re.compile(r"[íú]|[iuü]?[aeoáéó][iuy]?(?![aeoáéóíú])|[iuü]?[aeoáéó]|[iuüy]+"),
    "pt": re.compile(r"[íú]|[iu]?[aeoáéóâêôàãõ][iuoe]?(?![aeoáéóâêôíú])|[iu]?[aeoáéóâêôàãõ]|[iuüy]+"),
}
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcgh])es$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """What the formulas are made of."""

    words: int
    sentences: int
    syllables: int = 0
    letters: int = 0
    long_words: int = 0
    longest: int = 0
    """Words of the longest sentence."""

    @property
    def average(self) -> float:
        """Words in a sentence; 0 where there is none."""
        return self.words / self.sentences if self.sentences else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """One of the formulas that are in use for a language."""

    name: str
    of: Callable[[Counts], float]
    higher_is_easier: bool
    limit: float | None
    """What a glossary should reach; ours, not official. None where no figure has a meaning of its own."""


FORMULAS: Mapping[str, Formula] = {
    "en": Formula(
        name="Flesch",
        of=lambda c: 206.835 - 1.015 * c.average - 84.6 * c.syllables / c.words,
        higher_is_easier=True,
        limit=60,
    ),
    "es": Formula(
        name="INFLESZ",
        of=lambda c: 206.835 - 62.3 * c.syllables / c.words - c.average,
        higher_is_easier=True,
        limit=65,
    ),
    "it": Formula(
        name="Gulpease",
        of=lambda c: 89 + (300 * c.sentences - 10 * c.letters) / c.words,
        higher_is_easier=True,
        limit=60,
    ),
    # The coefficients were found for Brazilian texts; those of the Portuguese study of 2019 are not published.
    "pt": Formula(
        name="Martins",
        of=lambda c: 248.835 - 1.015 * c.average - 84.6 * c.syllables / c.words,
        higher_is_easier=True,
        limit=50,
    ),
    "uk": Formula(
        name="LIX",
        of=lambda c: c.average + 100 * c.long_words / c.words,
        higher_is_easier=False,
        limit=None,
    ),
}


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph of plain text."""
    found: list[str] = []
    for part in _END.split(text.strip()):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def words(text: str) -> list[str]:
    """A compound with a hyphen is one word, and so is one with an apostrophe."""
    return _WORD.findall(text)


def syllables(word: str, locale: str) -> int:
    """Syllables of a word, by the written vowels; at least one. Exact for Ukrainian, near enough for the others."""
    plain = unicodedata.normalize("NFC", word).lower()
    if locale == "uk":
        return max(1, len(re.findall("[аеєиіїоуюя]", plain)))
    pattern = _VOWELS.get(locale, _VOWELS["en"])
    count = len(pattern.findall(plain))
    if pattern is _VOWELS["en"] and count > 1 and _SILENT.search(plain):
        count -= 1
    return max(1, count)


def count(paragraphs: Iterable[str], locale: str) -> Counts:
    """The counts of a text, paragraph by paragraph: a sentence does not go on in the next one."""
    split = [words(sentence) for paragraph in paragraphs for sentence in sentences(paragraph)]
    split = [each for each in split if each]
    every = [word for each in split for word in each]
    return Counts(
        words=len(every),
        sentences=len(split),
        syllables=sum(syllables(word, locale) for word in every),
        letters=sum(len(re.sub(r"[\W_]", "", word)) for word in every),
        long_words=sum(len(re.sub(r"[\W_]", "", word)) > _LONG_WORD for word in every),
        longest=max(map(len, split), default=0),
    )


def score(counts: Counts, locale: str) -> float | None:
    """The figure of the language's formula; None where there is no formula or no text."""
    formula = FORMULAS.get(locale)
    return formula.of(counts) if formula and counts.words else None
