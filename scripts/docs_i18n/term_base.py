"""The term base: what the glossary says each concept is called in two languages, and what neither may call it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.term_matching import TermMatcher, avoided_forms, surface_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docs_i18n.glossary import Entry, Glossary


@dataclass(frozen=True, kw_only=True, slots=True)
class TermBase:
    """The words of one language beside those of the source."""

    source: TermMatcher
    """Finds concepts in the source, in whatever form."""
    source_entries: Mapping[str, Entry]
    """What the source says of each concept."""
    entries: Mapping[str, Entry]
    """What the language says of each concept; those that it has not translated are not in it."""
    avoided: TermMatcher
    """Finds the words that the language does not use, by the concept that has better ones."""


def make_term_base(glossary: Glossary, locale: str) -> TermBase:
    source = glossary.entries.get(glossary.source, {})
    entries = glossary.entries.get(locale, {})
    return TermBase(
        source=TermMatcher(surface_forms(source.values()), glossary.source),
        source_entries=source,
        entries=entries,
        avoided=TermMatcher(avoided_forms(entries.values()), locale),
    )
