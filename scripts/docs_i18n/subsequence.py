"""The longest common subsequence of two lists: what of the one stands in the other, in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

# The exact way looks at each with each; longer lists meet by content and occurrence.
_MOST_CELLS = 1_000_000


def common_subsequence(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of numbers of equal items in the same order in both, in order.

    Equal beginnings and ends and what stands in one list only cost no more than their length.
    """
    both = set(old) & set(new)
    if not both:
        return []
    left = [number for number, item in enumerate(old) if item in both]
    right = [number for number, item in enumerate(new) if item in both]
    shorter = min(len(left), len(right))
    start = 0
    while start < shorter and old[left[start]] == new[right[start]]:
        start += 1
    end = 0
    while end < shorter - start and old[left[-1 - end]] == new[right[-1 - end]]:
        end += 1
    pairs = list(zip(left[:start], right[:start], strict=True))
    middle_left, middle_right = left[start : len(left) - end], right[start : len(right) - end]
    method = _exact if len(middle_left) * len(middle_right) <= _MOST_CELLS else _by_occurrence
    found = method([old[n] for n in middle_left], [new[n] for n in middle_right])
    pairs.extend((middle_left[a], middle_right[b]) for a, b in found)
    pairs.extend(zip(left[len(left) - end :], right[len(right) - end :], strict=True))
    return pairs


def _exact(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """By the table of the lengths that can still be reached from each place."""
    reached = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        row, below = reached[a], reached[a + 1]
        for b in range(len(new) - 1, -1, -1):
            row[b] = below[b + 1] + 1 if old[a] == new[b] else max(below[b], row[b + 1])
    a = b = 0
    while a < len(old) and b < len(new):
        if old[a] == new[b]:
            yield a, b
            a, b = a + 1, b + 1
        elif reached[a + 1][b] >= reached[a][b + 1]:
            a += 1
        else:
            b += 1


def _by_occurrence(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """The first of each with the first, the second with the second; of these the longest rising run."""
    places = {item: number for number, item in enumerate(_numbered(new))}
    pairs = [(a, places[item]) for a, item in enumerate(_numbered(old)) if item in places]
    ends: list[int] = []
    best: list[int] = []
    above: list[int] = []
    for number, (_, b) in enumerate(pairs):
        length = bisect_left(ends, b)
        above.append(best[length - 1] if length else -1)
        ends[length : length + 1] = [b]
        best[length : length + 1] = [number]
    chain = []
    number = best[-1] if best else -1
    while number >= 0:
        chain.append(pairs[number])
        number = above[number]
    yield from reversed(chain)


def _numbered(items: Sequence[Hashable]) -> Iterator[tuple[Hashable, int]]:
    seen: Counter[Hashable] = Counter()
    for item in items:
        seen[item] += 1
        yield item, seen[item]
