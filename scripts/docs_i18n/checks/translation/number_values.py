"""Rule `number-values`: numbers, dates, times and amounts of the English stand in the translation, in its own form.

1,000.5 is 1.000,5 in Portuguese, Spanish and Italian and 1 000,5 in Ukrainian (and may be so in all); 2 pm is 14:00 or
14h00; numbers to twelve may be words on either side. A number said once for twice is no fault. A number word is held
against the translation only where another number stands in its place: "three" against "quatro".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.number_words import CARDINALS, MONTH_NAMES
from docs_i18n.checks.translation.quantities import Quantity, read_quantities
from docs_i18n.checks.translation.telephones import telephones, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.checks.translation.page_pair import PagePair, SegmentPair
    from docs_i18n.model import Finding

RULE = "number-values"
_UNITS = {
    "%": "a percent sign",
    "EUR": "euros",
    "GBP": "pounds",
    "USD": "dollars",
    "UAH": "hryvnias",
    "CHF": "francs",
}


def find(pair: PagePair) -> Iterator[Finding]:
    for both in pair.translated:
        yield from _check(pair, both)


def _check(pair: PagePair, both: SegmentPair) -> Iterator[Finding]:
    locale = pair.language.locale
    source, target = pair.prose(both.source), pair.prose(both.target)
    numbers, their_numbers = telephones(source, target)
    ours = read_quantities(without(source, numbers), "en")
    theirs = read_quantities(without(target, their_numbers), locale)
    if (
        locale not in CARDINALS
    ):  # words of the language are not known, so only digits can be held against digits
        ours = tuple(quantity for quantity in ours if not quantity.is_word)
    missing, foreign = _unmet(ours, theirs), _unmet(theirs, ours)
    digits_missing = [quantity for quantity in missing if not quantity.is_word or _is_month(quantity)]
    digits_foreign = [quantity for quantity in foreign if not quantity.is_word or _is_month(quantity)]
    line = both.target.line
    for number, quantity in enumerate(digits_missing):
        found = digits_foreign[number : number + 1]
        yield pair.finding(line, RULE, f"{_fault(quantity, found)}; write {_advice(quantity, locale)}")
    for quantity in digits_foreign[len(digits_missing) :]:
        yield pair.finding(
            line, RULE, f"{quantity.written} is not in the English; take it out, or mark the text as local"
        )
    if not digits_missing and not digits_foreign and missing and foreign:
        yield pair.finding(
            line,
            RULE,
            f"the English says “{missing[0].written}”, the translation “{foreign[0].written}”; write the same number",
        )
    yield from _check_units(pair, line, ours, theirs)


def _unmet(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Those that are certain and that no other may mean, each value once."""
    readings = frozenset().union(*(other.readings for other in others))
    unmet: dict[frozenset[str], Quantity] = {}
    for quantity in quantities:
        if quantity.is_certain and not quantity.readings & readings:
            unmet.setdefault(quantity.readings, quantity)
    return list(unmet.values())


def _check_units(
    pair: PagePair, line: int, ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> Iterator[Finding]:
    with_units = {(quantity.readings, quantity.unit): quantity for quantity in ours if quantity.unit}
    for quantity in with_units.values():
        same = [other for other in theirs if other.readings & quantity.readings and not other.is_word]
        # The name of a currency may stand elsewhere in the sentence, but not another one at the number.
        wrong = [
            other for other in same if other.unit != quantity.unit and (other.unit or quantity.unit == "%")
        ]
        if same and len(wrong) == len(same):
            yield pair.finding(
                line,
                RULE,
                f"the English says {quantity.written} with {_UNITS[quantity.unit]}, the translation does not;"
                f" write it at {same[0].written}",
            )


def _is_month(quantity: Quantity) -> bool:
    return any(reading.startswith("month ") for reading in quantity.readings)


def _fault(quantity: Quantity, found: Sequence[Quantity]) -> str:
    if found:
        return f"{quantity.written} of the English is {found[0].written} here"
    return f"{quantity.written} of the English is missing"


def _advice(quantity: Quantity, locale: str) -> str:
    """How a quantity is written in the language."""
    if _is_month(quantity):
        number = next(int(r.removeprefix("month ")) for r in quantity.readings if r.startswith("month "))
        names = MONTH_NAMES.get(locale)
        return names[number - 1] if names and 1 <= number <= len(names) else quantity.written
    grouped = re.fullmatch(r"(\d{1,3}(?:,\d{3})+)(\.\d+)?", quantity.written)
    if grouped:
        mark = "." if locale in {"pt", "es", "it"} else "\u00a0"
        return grouped[1].replace(",", mark) + (grouped[2] or "").replace(".", ",")
    if re.fullmatch(r"\d+\.\d+", quantity.written):
        return quantity.written.replace(".", ",")
    return quantity.written
