"""What changed between an old and a new English text: which words, and how much it matters to a reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from docs_i18n.model import Importance

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"https?://[^\s<>()\"']+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\w+(?:[.,:/’'-]\w+)*|[^\w\s]", re.UNICODE
)
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
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
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
    starts = {text.split()[0].strip("“\"'(") for text in (old, new) if text.split()}
    if any(_carries_meaning(word, at_start=word in starts) for word in changed):
        return Importance.MEANING
    return Importance.WORDING


def _tokens(text: str) -> list[str]:
    return [match.group() for match in _TOKEN.finditer(text)]


def _changed_words(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The words, not the marks, that only one of both texts has at a place."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changed: list[str] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            changed.extend(old[old_from:old_to])
            changed.extend(new[new_from:new_to])
    return [word for word in changed if word[0].isalnum()]


def _carries_meaning(word: str, *, at_start: bool) -> bool:
    lowered = word.lower()
    return (
        any(map(str.isdigit, word))
        or "@" in word
        or "://" in word
        or not _NUMBERS.isdisjoint(re.split(r"[-’']", lowered))
        or lowered in _NEGATIONS
        or lowered.endswith(("n't", "n’t"))
        # A capital letter inside a sentence begins a name.
        or (word[0].isupper() and not at_start)
        or (lowered in _DATES and word[0].isupper())
    )
