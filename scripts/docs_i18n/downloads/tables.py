"""How wide the columns of a table are on paper, decided by what stands in them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Letters of table text (Arial, 10 points) that fit between the margins of A4, and what a cell loses to its edges.
_LINE = 95
_EDGES = 3
# A cell that is to be filled in, because it is empty or has a [place] for it, wants at least so much more room.
_ROOM_TO_WRITE = 24
# A longer word is broken rather than that the other columns starve; a longer text only gets more lines.
_LONGEST_WORD = 22
_LONGEST_TEXT = 240


def column_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Percentages that add up to 100, one for each column; `rows` are the texts of the cells, the header first.

    No word is broken while there is room, and what is left goes to the columns with much text, so that the table
    is low. By square roots: a text four times as long gets twice the width, and the lines double in all columns.
    """
    columns = list(zip_longest(*rows, fillvalue=""))
    needed = [_needed(column) for column in columns]
    left = _LINE - sum(needed)
    wishes = [max(_longest(column) - least, 0) ** 0.5 for column, least in zip(columns, needed, strict=True)]
    if left > 0 and sum(wishes):
        needed = [least + left * wish / sum(wishes) for least, wish in zip(needed, wishes, strict=True)]
    return _percentages(needed)


def _needed(column: Sequence[str]) -> float:
    words = (word for text in column for word in text.split())
    return min(max(map(len, words), default=0), _LONGEST_WORD) + _EDGES


def _longest(column: Sequence[str]) -> int:
    room = _ROOM_TO_WRITE if any(not text or "[" in text for text in column[1:]) else 0
    return min(max(map(len, column), default=0), _LONGEST_TEXT) + room


def _percentages(widths: Sequence[float]) -> list[int]:
    """Whole numbers in proportion that add up to 100: the remainders go to the largest fractions."""
    total = sum(widths)
    exact = [100 * width / total for width in widths]
    whole = [int(share) for share in exact]
    by_fraction = sorted(range(len(exact)), key=lambda number: whole[number] - exact[number])
    for number in by_fraction[: 100 - sum(whole)]:
        whole[number] += 1
    return whole
