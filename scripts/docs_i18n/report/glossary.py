"""How plain the glossary is: a line per language, then the entries that most need a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.readability import FORMULAS, count, score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.glossary import Entry, Glossary
    from docs_i18n.readability import Counts


class Reading(NamedTuple):
    """An entry and how hard it is to read."""

    entry: Entry
    counts: Counts
    score: float


def glossary_lines(glossary: Glossary, locale: str, worst: int) -> Iterator[str]:
    """Yield the lines on one language. The figures compare versions and entries, never languages."""
    entries = glossary.entries[locale].values()
    total = count((each.plain for entry in entries for each in entry.paragraphs), locale)
    if not entries:
        yield f"{locale}: none of {len(glossary.concepts)} entries"
        return
    unsourced = sum(not entry.is_sourced for entry in entries)
    line = (
        f"{locale}: {len(entries)} of {len(glossary.concepts)} entries, {unsourced} with an unsourced term;"
        f" {total.average:.1f} words in a sentence, longest {total.longest}"
    )
    value = score(total, locale)
    yield line if value is None else f"{line}; {FORMULAS[locale].name} {value:.1f}"
    for reading in _worst(list(entries), locale)[:worst]:
        yield (
            f"  {reading.entry.place}: {FORMULAS[locale].name} {reading.score:.1f},"
            f" {reading.counts.average:.1f} words in a sentence, longest {reading.counts.longest}"
        )


def _worst(entries: list[Entry], locale: str) -> list[Reading]:
    """The entries from the hardest to the easiest; none where the language has no formula."""
    readings = []
    for entry in entries:
        counts = count((each.plain for each in entry.paragraphs), locale)
        value = score(counts, locale)
        if value is not None:
            readings.append(Reading(entry, counts, value))
    sign = 1 if locale in FORMULAS and FORMULAS[locale].higher_is_easier else -1
    return sorted(readings, key=lambda reading: (sign * reading.score, reading.entry.concept))
