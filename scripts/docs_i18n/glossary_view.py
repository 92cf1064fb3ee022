"""The glossary as a reader of one language gets it: in the order of the alphabet, what is missing in English."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docs_i18n.collation import initial, sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docs_i18n.glossary import Entry, Glossary

_STATES = ("machine-draft", "draft", "reviewed")
"""From the least to the most looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter of the alphabet and the entries below it."""

    letter: str
    """A capital; "#" for what begins with no letter."""
    entries: tuple[Entry, ...]


def ordered(glossary: Glossary, locale: str) -> tuple[Entry, ...]:
    """An entry of every concept, in the order of the language's alphabet."""
    entries = [glossary.shown(locale, concept) for concept in glossary.concepts]
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry.term, locale), entry.concept)))


def letters(glossary: Glossary, locale: str) -> tuple[Letter, ...]:
    """The letters that are in use, in the order of the alphabet."""
    groups = groupby(ordered(glossary, locale), key=lambda entry: initial(entry.term, locale) or "#")
    return tuple(Letter(letter=letter, entries=tuple(entries)) for letter, entries in groups)


def combined_translation(entries: Sequence[Entry]) -> Mapping[str, Any]:
    """What can be said of all entries of a translation at once: the least sure state, the latest dates, all names.

    Empty where nothing is translated.
    """
    heads = [entry.translation for entry in entries if entry.translation]
    if not heads:
        return {}
    states = [head.get("status") for head in heads]
    combined: dict[str, Any] = {
        "status": min(
            states, key=lambda state: _STATES.index(str(state)) if state in _STATES else 0, default=_STATES[0]
        )
    }
    for key in ("source_date", "translated_on", "reviewed_on"):
        days = [head[key] for head in heads if isinstance(head.get(key), dt.date)]
        if days:
            combined[key] = max(days)
    for key in ("translators", "reviewers"):
        names = [str(name) for head in heads for name in head.get(key) or [] if name]
        combined[key] = list(dict.fromkeys(names))
    return combined
