"""Telephone numbers in a text and its translation, told from numbers of other kinds, and met by their digits.

How digits are grouped is the language's own business: `020 7946 0958`, `(020) 79 46 09 58` and `020-7946-0958` are one
number. With its country (`+44 …`) a number is one for certain. Without, it is one if it begins with 0, if it is called
one ("call 600 000 016"), or if no other kind of number is grouped so; and if it stands so in the other text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What follows a digit and a space belongs to a large number: 1 001 234 567.
_WITH_COUNTRY = re.compile(
    r"(?<![\w+])(?:\+|(?<!\d[ \u00a0\u2009\u202f])00)[1-9](?:[\s().\u2011/-]{0,2}\d){6,14}(?!\d)"
)
_BETWEEN = r"[ \u00a0\u2009\u202f().\u2011-]{1,3}"
_RUN = re.compile(rf"(?<![\w+.,:/-])\(?\d{{1,15}}(?:{_BETWEEN}\d{{1,15}}){{0,8}}(?!\w)")
_GROUP = re.compile(r"\d+")
_DATE = re.compile(r"\d{1,2}[ .-]\d{1,2}[ .-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}")
_DECIMAL = re.compile(r"0\.\d+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+")
_SMALL = re.compile(r"[1-9]\d{0,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
# With these words the five languages say that a telephone number follows.
_CALLED_SO = re.compile(
    r"\b(?:tel|(?:tele)?phones?|calls?|dial|ring|fax|mobile|hotline|helpline|whatsapp|sms|viber|telefon\w*|telem[oó]vel"
    r"|lig(?:ue|ar)|teléfonos?|llam\w*|móvil(?:es)?|cell|cellulare|chiam\w*|тел|телефон\w*|по?дзвон\w*|дзвон\w*"
    r"|зателефон\w*|моб\w*|факс)\b[^\w!?;]{0,3}(?:\w+[^\w.!?;]{1,3}){0,3}$",
    re.IGNORECASE,
)
_NEAR = 40
_FEWEST_DIGITS = 7
_FEWEST_WHERE_CALLED_SO = 6
_MOST_DIGITS = 15
_FEWEST_GROUPS = 3


class Telephone(NamedTuple):
    """A telephone number in a text."""

    digits: str
    """What is compared; with `+` before the number of a country."""
    start: int
    end: int


class _Run(NamedTuple):
    """Groups of digits with nothing but spaces and marks between."""

    text: str
    groups: tuple[tuple[int, int], ...]
    """Where each begins and ends."""

    @property
    def whole(self) -> Telephone:
        return self.part(0, len(self.groups) - 1)

    def part(self, first: int, last: int) -> Telephone:
        digits = "".join(self.text[start:end] for start, end in self.groups[first : last + 1])
        return Telephone(digits, self.groups[first][0], self.groups[last][1])

    def parts(self) -> Iterator[Telephone]:
        """All of it and what is left without groups at its ends, the longest first."""
        count = len(self.groups)
        for length in range(count, 0, -1):
            for first in range(count - length + 1):
                yield self.part(first, first + length - 1)


def telephones(ours: str, theirs: str) -> tuple[tuple[Telephone, ...], tuple[Telephone, ...]]:
    """The telephone numbers of a text and of its translation, each in the order of the text.

    What is one in the one text is one in the other. A number may stand beside another ("0800 123 456 24 hours a day"): of
    such a run that much is the telephone number that stands alone in the other text.
    """
    our_runs, their_runs = list(_runs(ours)), list(_runs(theirs))
    found_ours = _found(our_runs, their_runs)
    found_theirs = _found(their_runs, our_runs)
    return (
        _in_order((*_with_country(ours), *found_ours, *_said_in(found_theirs, our_runs))),
        _in_order((*_with_country(theirs), *found_theirs, *_said_in(found_ours, their_runs))),
    )


def without(text: str, found: Sequence[Telephone]) -> str:
    """The text with blanks for its telephone numbers."""
    for one in found:
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    return text


def _with_country(text: str) -> Iterator[Telephone]:
    for match in _WITH_COUNTRY.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        yield Telephone(f"+{digits.removeprefix('00')}", match.start(), match.end())


def _runs(text: str) -> Iterator[_Run]:
    rest = without(text, tuple(_with_country(text)))
    for match in _RUN.finditer(rest):
        groups = tuple(group.span() for group in _GROUP.finditer(rest, match.start(), match.end()))
        yield _Run(rest, groups)


def _found(runs: Sequence[_Run], others: Sequence[_Run]) -> list[Telephone]:
    """What is a telephone number for itself, cut to what stands alone in the other text where that is less."""
    alone = {other.whole.digits for other in others}
    inside = {part.digits for other in others for part in other.parts()}
    found = []
    for run in filter(_is_telephone, runs):
        enough = (part for part in run.parts() if len(part.digits) >= _FEWEST_WHERE_CALLED_SO)
        cut = next((part for part in enough if part.digits in alone), run.whole)
        found.append(run.whole if run.whole.digits in inside else cut)
    return found


def _said_in(found: Sequence[Telephone], runs: Sequence[_Run]) -> Iterator[Telephone]:
    """What is a telephone number because it is one in the other text."""
    wanted = {one.digits for one in found}
    for run in runs:
        yield from (part for part in run.parts() if part.digits in wanted)


def _in_order(found: Sequence[Telephone]) -> tuple[Telephone, ...]:
    return tuple(sorted(set(found), key=lambda one: one.start))


def _is_telephone(run: _Run) -> bool:
    digits, start, end = run.whole
    written = run.text[start:end]
    groups = [run.text[first:last] for first, last in run.groups]
    if len(digits) > _MOST_DIGITS or _is_of_another_kind(written, groups):
        return False
    is_large_number = _THOUSANDS.fullmatch(written) is not None
    if _CALLED_SO.search(run.text[max(0, start - _NEAR) : start].rstrip("( ") + " "):
        return len(digits) >= _FEWEST_WHERE_CALLED_SO and not (is_large_number and groups[-1] == "000")
    if len(digits) < _FEWEST_DIGITS or is_large_number:
        return False
    return digits.startswith("0") or _is_grouped_so(groups)


def _is_of_another_kind(written: str, groups: Sequence[str]) -> bool:
    """Whether it is a date, a decimal number, hours (`9.00-17.00`, `8-12 13-17`) or from a number to another."""
    if _DATE.fullmatch(written) or _DECIMAL.fullmatch(written):
        return True
    marks = set(_GROUP.split(written)) - {""}
    is_of_one_kind = len(marks) <= 1
    if not is_of_one_kind and ("." in "".join(marks) or all(len(group) <= 2 for group in groups)):
        return True
    ends = re.split(r"\s*[\u2011-]\s*", written)
    return (
        len(ends) > 1
        and any(map(_THOUSANDS.fullmatch, ends))
        and all(_THOUSANDS.fullmatch(one) or _SMALL.fullmatch(one) for one in ends)
    )


def _is_grouped_so(groups: Sequence[str]) -> bool:
    """Whether nothing but a telephone number is grouped like this."""
    return (
        len(groups) >= _FEWEST_GROUPS
        and any(len(group) > 2 for group in groups)
        and not any(map(_YEAR.fullmatch, groups))
    )
