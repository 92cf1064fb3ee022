"""Rule `english-left`: no English stays in a translated page but names, titles of works and code.

Looked at are runs of words that no mark of a sentence's end and no little word of the language itself breaks. A run is
English if it was copied from the English segment (four words or more), or if two of its words are telling English ones
(three words or more); a whole segment of one or two words, if it is the same in English and one of them is telling. What stays English on purpose goes into the file of names.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.checks.translation.common_words import ENGLISH, OWN, telling_english, telling_short
from docs_i18n.checks.translation.names import FILE
from docs_i18n.status import is_untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding, Segment

RULE = "english-left"
_COPIED = 4
_SHORTEST = 3
_TELLING = 2
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|[.!?:;|…()«»“”\"{}]|\d+")
_OWN_LETTERS = re.compile(r"[^\x00-\x7f’]")


class _English(NamedTuple):
    """The English segment beside a translation."""

    words: tuple[str, ...]
    known: frozenset[str]
    """Its words, and the commonest of all."""
    rows: frozenset[tuple[str, ...]]
    """Every four words that follow each other in it."""


def find(pair: PagePair) -> Iterator[Finding]:
    partners = {id(both.target): both.source for both in pair.segments}
    for both in pair.segments:
        if is_untranslated(both.source, both.target.plain) and _letters(pair.prose(both.target)):
            yield _finding(pair, both.target, pair.prose(both.target))
    for segment in pair.written:
        partner = partners.get(id(segment))
        words = _words(pair.prose(partner)) if partner else ()
        english = _English(words=words, known=ENGLISH | set(words), rows=frozenset(_rows(words)))
        for run in _runs(pair.prose(segment), pair.language.locale):
            if _is_english(run, english, pair.language.locale):
                yield _finding(pair, segment, " ".join(_core(run, english.known)))


def _finding(pair: PagePair, segment: Segment, text: str) -> Finding:
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return pair.finding(
        segment.line,
        RULE,
        f"“{short.strip()}” is still English; translate it, or, if it is a name or the title of a work, add it to"
        f" {pair.language.folder}/{FILE} with the reason",
    )


def _letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.lower() for token in _TOKEN.findall(text) if token[0].isalpha())


def _runs(text: str, locale: str) -> Iterator[list[str]]:
    """Words that follow each other and may all be English."""
    own = OWN.get(locale, frozenset()) - _between(locale)
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "."]:
        if token.isdigit():
            continue
        if not token[0].isalpha() or token.lower() in own or _OWN_LETTERS.search(token):
            if run:
                yield run
            run = []
        else:
            run.append(token)


@cache
def _between(locale: str) -> frozenset[str]:
    """Little words that English has too: they break no English run."""
    return OWN.get(locale, frozenset()) & (ENGLISH | {"a", "i", "no", "me"})


def _is_english(run: Sequence[str], english: _English, locale: str) -> bool:
    words = [word.lower() for word in run]
    telling = telling_english(locale)
    if len(words) >= _SHORTEST and sum(word in telling for word in words) >= _TELLING:
        return True
    if len(words) < _SHORTEST and tuple(words) == english.words:
        return _is_short_english(run, locale)
    return any(
        row in english.rows and any(word.islower() for word in run[start : start + _COPIED])
        for start, row in enumerate(_rows(words))
    )


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every four words that follow each other."""
    return zip(*(words[at:] for at in range(_COPIED)), strict=False)


def _is_short_english(run: Sequence[str], locale: str) -> bool:
    """Whether a heading or label that is the same in both languages is English: in Cyrillic text any Latin word is."""
    if locale == "uk":
        return any(word[1:].islower() for word in run)
    return any(word.lower() in telling_short(locale) for word in run)


def _core(run: Sequence[str], known: frozenset[str]) -> Sequence[str]:
    """A run without the words of the language at both ends."""
    is_english = [word.lower() in known for word in run]
    first = is_english.index(True)
    last = len(run) - is_english[::-1].index(True)
    return run[first:last]
