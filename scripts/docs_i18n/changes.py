"""What changed between an old and a new English text: which words, and how much it matters to a reader."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from docs_i18n.model import Importance

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"""
      https?://[^\s<>()"']{0,2000}[^\s<>()"'.,;:!?]
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}
    | (?<!\w)[-−+±]?\d\w*(?:[.,:/’'-]\w+)*[%‰°]?
    | \w+(?:[.,:/’'-]\w+)*
    | [^\w\s]
    """,
    re.VERBOSE,
)
_SENTENCE_ENDS = frozenset('.!?:•|“”"«(')
# Comparing word by word is quadratic; of longer texts only the beginning and the end that stayed are told apart.
_MOST_COMPARISONS = 4_000_000
_NUMBERS = frozenset(
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "half",
        "twice",
        "first",
        "second",
        "third",
    ]
)
_DATES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_NEGATIONS = frozenset(
    [
        "no",
        "not",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
        "unless",
        "except",
        "only",
        "must",
        "may",
    ]
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A run of words that both texts have, or only one of them."""

    kind: Literal["same", "removed", "added"]
    text: str


def word_diff(old: str, new: str) -> tuple[Part, ...]:
    """Both texts as runs of words: what stayed, what went, what came; a replacement is removed, then added."""
    old_words, new_words = old.split(), new.split()
    parts: list[Part] = []
    for tag, old_from, old_to, new_from, new_to in _opcodes(old_words, new_words):
        if tag == "equal":
            parts.append(Part(kind="same", text=" ".join(old_words[old_from:old_to])))
            continue
        if old_from < old_to:
            parts.append(Part(kind="removed", text=" ".join(old_words[old_from:old_to])))
        if new_from < new_to:
            parts.append(Part(kind="added", text=" ".join(new_words[new_from:new_to])))
    return tuple(parts)


def words_changed(parts: Sequence[Part]) -> tuple[int, int]:
    """How many words went and how many came."""
    removed, added = (
        sum(len(part.text.split()) for part in parts if part.kind == kind) for kind in ("removed", "added")
    )
    return removed, added


def importance(old: str, new: str) -> Importance:
    """How much a change matters: a changed number, date, address, name or negation above wording above punctuation."""
    old_tokens, new_tokens = _tokens(old), _tokens(new)
    if old_tokens == new_tokens:
        return Importance.NONE
    changed = _changed_words(old_tokens, new_tokens)
    if not changed:
        return Importance.PUNCTUATION
    if any(_carries_meaning(word, at_start=at_start) for word, at_start in changed):
        return Importance.MEANING
    return Importance.WORDING


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _changed_words(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, bool]]:
    """The words and signs of currency that only one of both has at a place, and whether a sentence begins there."""
    changed: list[tuple[str, bool]] = []
    for tag, old_from, old_to, new_from, new_to in _opcodes(old, new):
        if tag != "equal":
            for tokens, begin, end in ((old, old_from, old_to), (new, new_from, new_to)):
                changed.extend((tokens[n], _at_start(tokens, n)) for n in range(begin, end))
    return [(word, at_start) for word, at_start in changed if _is_word(word)]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What to do to the one to get the other; very long texts are replaced whole between what stayed at both ends."""
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if (len(old) - start - end) * (len(new) - start - end) <= _MOST_COMPARISONS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    codes = [
        ("equal", 0, start, 0, start),
        ("replace", start, len(old) - end, start, len(new) - end),
        ("equal", len(old) - end, len(old), len(new) - end, len(new)),
    ]
    return [code for code in codes if code[1] < code[2] or code[3] < code[4]]


def _at_start(tokens: Sequence[str], number: int) -> bool:
    return number == 0 or tokens[number - 1] in _SENTENCE_ENDS


def _is_word(token: str) -> bool:
    return (
        token[-1].isalnum() or token[0].isalnum() or all(unicodedata.category(mark) == "Sc" for mark in token)
    )


def _carries_meaning(word: str, *, at_start: bool) -> bool:
    lowered = word.lower()
    return (
        any(map(str.isdigit, word))
        or "@" in word
        or "://" in word
        or not _NUMBERS.isdisjoint(re.split(r"[-’']", lowered))
        or lowered in _NEGATIONS
        or lowered.endswith(("n't", "n’t"))
        or not any(map(str.isalnum, word))  # a sign of currency
        # A capital letter inside a sentence begins a name.
        or (word[0].isupper() and not at_start and word != "I")
        or (lowered in _DATES and word[0].isupper())
    )
