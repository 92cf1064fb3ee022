"""Numbers, times, dates and amounts of a text, each with every value it may be read as in its language.

"1.000" is a thousand in Portuguese and one in English; "14h00", "14:00" and "2 pm" are one time; "22/11/2026" and
"22 November 2026" are one day. What a text means is not always certain, so a quantity holds all readings, and two
quantities are the same if they share one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.number_words import (
    CARDINALS,
    CURRENCIES,
    MONTHS,
    MULTIPLES,
    NOT_CERTAIN,
    ORDINALS,
    PERCENT,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = " \u00a0\u2009\u202f"
_NUMBER = re.compile(
    rf"""
      (?P<iso>(?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d))
    | (?P<date>(?<!\d)(?P<day>\d{{1,2}})[./-](?P<month>\d{{1,2}})[./-](?P<year>\d{{4}})(?!\d))
    | (?P<clock>(?<![\d.,:])(?P<hour>\d{{1,2}})(?:(?::|[ ]?h[ ]?)(?P<minute>[0-5]\d)|[ ]?h(?!\w))(?!\d))
    | (?P<plain>\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[.,]\d{{1,9}})?(?![\d]) | \d{{1,40}}(?:[.,'’]\d{{1,40}}){{0,12}})
    """,
    re.VERBOSE,
)
_HALF_DAY = re.compile(r"\s{0,2}([ap])\.?\s?m\b\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_ROMAN = re.compile(r"(?<!\w)[IVXLCІХСМ]{1,8}(?!\w)")
_ROMAN_LETTERS = str.maketrans("ІХСМ", "IXCM")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "M": 1000}
_UNIT = re.compile(r"[€£$₴]|(?<!\w)[^\W\d_]+(?!\w)")
_UNIT_BEFORE = re.compile(r"(?:[€£$₴]|(?<!\w)[^\W\d_]+)$")
_NEAR = 14
"""Letters between a number and a word that belongs to it: "22 de noviembre"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number in a text."""

    written: str
    readings: frozenset[str]
    """What it may mean: `1000`, `14:00`, `month 11`."""
    is_certain: bool = True
    """False for a word that may mean something else, and a Roman numeral."""
    is_word: bool = False
    unit: str = ""
    """`%`, a currency's code, or ""."""


def read_quantities(text: str, locale: str) -> tuple[Quantity, ...]:
    """Total; in the order of the text, except that words come last. A telephone number counts as a number."""
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        found.extend(_read_number(text, match, locale))
    found.extend(_months(text, locale))
    found.extend(_words(text, locale))
    return tuple(found)


def _read_number(text: str, match: re.Match[str], locale: str) -> Iterator[Quantity]:
    written = match[0]
    if match["iso"]:
        year, month, day = written.split("-")
        yield from _date(written, day, month, year)
    elif match["date"]:
        day, month = match["day"], match["month"]
        yield from _date(written, *((month, day) if int(month) > 12 else (day, month)), match["year"])
    elif match["clock"]:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        yield Quantity(written=written, readings=_times(hour, minute, text, match.end()))
    else:
        readings = set(_values(written, locale))
        readings |= _multiples(readings, text[match.end() :][:12], locale)
        readings |= _half_day_times(written, text, match.end())
        yield Quantity(
            written=written,
            readings=frozenset(readings),
            unit=_unit(text[max(0, match.start() - 5) : match.start()], text[match.end() :][:16], locale),
        )


def _date(written: str, day: str, month: str, year: str) -> Iterator[Quantity]:
    yield Quantity(written=written, readings=frozenset({str(int(day))}))
    yield Quantity(written=written, readings=frozenset({f"month {int(month)}"}))
    yield Quantity(written=written, readings=frozenset({year}))


def _times(hour: int, minute: int, text: str, end: int) -> frozenset[str]:
    half = _HALF_DAY.match(text, end)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1] in "pP" else 0)
    exact = {f"{hour}:{minute:02}"}
    # "at 14" is a full hour too, and "2 in the afternoon" says what 14:00 says.
    return frozenset(exact if minute else exact | {str(hour), str((hour - 1) % 12 + 1)})


def _half_day_times(written: str, text: str, end: int) -> frozenset[str]:
    """The times of `2 pm` and `2.30 pm`; of `14.00` where no half of the day is named."""
    hour, _, minute = written.partition(".")
    if len(hour) > 2 or not hour.isdigit() or int(hour) > 24:
        return frozenset()
    if _HALF_DAY.match(text, end) and (not minute or re.fullmatch(r"[0-5]\d", minute)):
        return _times(int(hour), int(minute or 0), text, end)
    if re.fullmatch(r"[0-5]\d", minute):
        return _times(int(hour), int(minute), "", 0)
    return frozenset()


def _values(written: str, locale: str) -> Iterator[str]:
    """What a row of digits and marks may mean."""
    group, decimal = (",", ".") if locale == "en" else (".", ",")
    digits = re.sub(rf"[{_SPACE}'’]", "", written)
    grouped = re.fullmatch(
        rf"(\d{{1,3}}(?:{re.escape(group)}\d{{3}})+)(?:{re.escape(decimal)}(\d+))?", digits
    )
    if grouped and not digits.startswith("0"):
        yield _normal(grouped[1].replace(group, "") + (f".{grouped[2]}" if grouped[2] else ""))
    elif re.fullmatch(r"\d+,\d+", digits):
        yield _normal(digits.replace(",", "."))
    # A version (2.2) keeps its full stop in every language; an English comma is never what it looks like here.
    if "," not in digits or not (grouped or re.fullmatch(r"\d+,\d+", digits)):
        yield _normal(digits)


def _normal(digits: str) -> str:
    """`007`, `7.0` and `7` are one number; what is no number stays as it is, as a version (`1.2.3`) or `1,000` does."""
    if "," in digits:
        return digits
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return digits
    return f"{value.normalize():f}" if len(digits) < 25 else digits


def _multiples(readings: set[str], after: str, locale: str) -> set[str]:
    word = after.lstrip(f"{_SPACE}-").lower()
    factor = next(
        (factor for stem, factor in MULTIPLES.get(locale, {}).items() if word.startswith(stem)), None
    )
    if factor is None:
        return set()
    numbers = {reading for reading in readings if re.fullmatch(r"\d{1,20}(?:\.\d{1,20})?", reading)}
    return {_normal(str(Decimal(number) * factor)) for number in numbers}


def _unit(before: str, after: str, locale: str) -> str:
    after = after.lstrip(_SPACE).lower()
    before = before.rstrip(_SPACE).lower()
    if after.startswith(PERCENT.get(locale, ("%",))):
        return "%"
    beside = {match[0] for match in (_UNIT.match(after), _UNIT_BEFORE.search(before)) if match}
    return next((code for code, names in CURRENCIES.items() if beside & set(names)), "")


def _months(text: str, locale: str) -> Iterator[Quantity]:
    """Names of months; certain only beside a number, because "may" is a verb and "março" needs no day."""
    names = MONTHS.get(locale, {})
    for match in _WORD.finditer(text):
        number = names.get(match[0].lower())
        if number is None:
            continue
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() :][:_NEAR]
        is_beside = re.search(r"\d[\w.ºª°]{0,4}\s(?:de\s|of\s)?$", before) or re.match(
            r",?\s(?:de\s|del\s)?\d", after
        )
        if locale == "en" and match[0].islower():
            continue
        yield Quantity(
            written=match[0],
            readings=frozenset({f"month {number}"}),
            is_certain=is_beside is not None,
            is_word=True,
        )


def _words(text: str, locale: str) -> Iterator[Quantity]:
    cardinals, ordinals = CARDINALS.get(locale, {}), ORDINALS.get(locale, ())
    for match in _WORD.finditer(text):
        word = match[0].lower().replace("'", "’").replace("ʼ", "’")
        number = cardinals.get(word)
        if number is not None:
            # "one" and its like are articles and pronouns more often than numbers.
            certain = number > 1 and word not in NOT_CERTAIN
            yield Quantity(
                written=match[0], readings=frozenset({str(number)}), is_certain=certain, is_word=True
            )
            continue
        may_be = frozenset(str(number) for stem, number in ordinals if word.startswith(stem))
        if may_be:
            yield Quantity(written=match[0], readings=may_be, is_certain=False, is_word=True)
    for match in _ROMAN.finditer(text):
        value = _roman(match[0].translate(_ROMAN_LETTERS))
        yield Quantity(written=match[0], readings=frozenset({str(value)}), is_certain=False, is_word=True)


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
