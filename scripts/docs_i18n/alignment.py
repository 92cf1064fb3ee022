"""Which text of an older list is which of a newer one: the same, moved, changed, split, merged, new or gone.

Identity is content plus occurrence; position is only a hint. First the longest common subsequence of equal
texts, then equal texts that moved, then texts that were cut in two or joined, then the most similar ones in the same
section, then anywhere, and last the one text that stands in the only gap.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

# Below it two sentences share little more than the small words of their language (trackers.md §4.2).
SIMILAR = 0.5
# Comparing each with each is quadratic; pages with more leftovers than this were written anew.
_MOST_COMPARISONS = 40_000


class How(StrEnum):
    """What happened to a text."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    SPLIT = "split"
    """Its words now stand in several texts."""
    MERGED = "merged"
    """Its words now stand in one text with those of others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A text to be aligned."""

    key: str
    """Equal for two texts that are the same."""
    plain: str
    kind: Kind
    section: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A text of the older list and one of the newer, by their numbers."""

    old: int
    new: int
    how: How


def align(old: Sequence[Item], new: Sequence[Item]) -> list[Match]:
    """The matches in order of the newer list; a text may be in several only where it was split or merged."""
    aligner = _Aligner(old, new)
    aligner.by_name()
    aligner.by_sequence()
    aligner.by_content()
    aligner.by_parts()
    aligner.by_similarity(within_section=True)
    aligner.by_similarity(within_section=False)
    aligner.by_gap()
    return sorted(aligner.matches, key=lambda match: (match.new, match.old))


class _Aligner:
    """What is matched so far."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old = old
        self.new = new
        self.matches: list[Match] = []
        self.old_left = dict.fromkeys(range(len(old)))
        self.new_left = dict.fromkeys(range(len(new)))

    def _add(self, old: int, new: int, how: How) -> None:
        self.matches.append(Match(old=old, new=new, how=how))
        self.old_left.pop(old, None)
        self.new_left.pop(new, None)

    def by_name(self) -> None:
        """Front-matter values and footnotes have a name, which outlives any wording."""
        named = {(item.kind, item.name): number for number, item in enumerate(self.old) if _is_named(item)}
        for number, item in enumerate(self.new):
            partner = named.pop((item.kind, item.name), None) if _is_named(item) else None
            if partner is not None:
                same = self.old[partner].key == item.key
                self._add(partner, number, How.SAME if same else How.CHANGED)

    def by_sequence(self) -> None:
        old, new = list(self.old_left), list(self.new_left)
        pairs = common_subsequence([self.old[n].key for n in old], [self.new[n].key for n in new])
        for left, right in pairs:
            self._add(old[left], new[right], How.SAME)

    def by_content(self) -> None:
        waiting: defaultdict[str, deque[int]] = defaultdict(deque)
        for number in self.old_left:
            waiting[self.old[number].key].append(number)
        for number in list(self.new_left):
            if queue := waiting[self.new[number].key]:
                self._add(queue.popleft(), number, How.MOVED)

    def by_parts(self) -> None:
        for whole, parts in list(_assembled(self.old, list(self.old_left), self.new, list(self.new_left))):
            if whole in self.old_left and all(part in self.new_left for part in parts):
                for part in parts:
                    self._add(whole, part, How.SPLIT)
        for whole, parts in list(_assembled(self.new, list(self.new_left), self.old, list(self.old_left))):
            if whole in self.new_left and all(part in self.old_left for part in parts):
                for part in parts:
                    self._add(part, whole, How.MERGED)

    def by_similarity(self, *, within_section: bool) -> None:
        if len(self.old_left) * len(self.new_left) > _MOST_COMPARISONS:
            return
        scores = []
        for old in self.old_left:
            for new in self.new_left:
                if within_section and self.old[old].section != self.new[new].section:
                    continue
                if (self.old[old].kind is Kind.CODE) != (self.new[new].kind is Kind.CODE):
                    continue
                score = similarity(self.old[old].plain, self.new[new].plain)
                if score >= SIMILAR:
                    scores.append((-score, abs(old - new), old, new))
        for _, _, old, new in sorted(scores):
            if old in self.old_left and new in self.new_left:
                self._add(old, new, How.CHANGED)

    def by_gap(self) -> None:
        """One text between the same neighbours in both lists was written anew."""
        before_old = _gaps(len(self.old), {match.old: (match.old, match.new) for match in self.matches})
        before_new = _gaps(len(self.new), {match.new: (match.old, match.new) for match in self.matches})
        old_gaps: defaultdict[Hashable, list[int]] = defaultdict(list)
        new_gaps: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number in self.old_left:
            old_gaps[before_old[number], self.old[number].kind].append(number)
        for number in self.new_left:
            new_gaps[before_new[number], self.new[number].kind].append(number)
        for gap, olds in old_gaps.items():
            news = new_gaps.get(gap, [])
            if len(olds) == len(news) == 1:
                self._add(olds[0], news[0], How.CHANGED)


def _is_named(item: Item) -> bool:
    return item.kind in {Kind.META, Kind.FOOTNOTE, Kind.SNIPPET} or (
        item.kind is Kind.HEADING and bool(item.name)
    )


def _gaps(length: int, matched: dict[int, tuple[int, int]]) -> list[tuple[int, int] | None]:
    """For each number the nearest matched pair above it."""
    above: tuple[int, int] | None = None
    gaps: list[tuple[int, int] | None] = []
    for number in range(length):
        gaps.append(above)
        above = matched.get(number, above)
    return gaps


def _assembled(
    wholes: Sequence[Item], whole_numbers: Sequence[int], parts: Sequence[Item], part_numbers: Sequence[int]
) -> Iterator[tuple[int, list[int]]]:
    """Yield a whole with the run of neighbouring parts that have its words, one after the other."""
    beginnings: defaultdict[str, list[int]] = defaultdict(list)
    for position, number in enumerate(part_numbers):
        words = parts[number].plain.split()
        if words:
            beginnings[words[0]].append(position)
    for whole in whole_numbers:
        words = wholes[whole].plain.split()
        for position in beginnings.get(words[0], []) if words else []:
            run = _run(words, parts, part_numbers, position)
            if run:
                yield whole, run
                break


def _run(
    words: Sequence[str], parts: Sequence[Item], numbers: Sequence[int], position: int
) -> list[int] | None:
    run: list[int] = []
    done = 0
    while done < len(words) and position < len(numbers):
        if run and numbers[position] != run[-1] + 1:
            return None
        part = parts[numbers[position]].plain.split()
        if words[done : done + len(part)] != part:
            return None
        run.append(numbers[position])
        done += len(part)
        position += 1
    return run if done == len(words) and len(run) > 1 else None


def common_subsequence(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of numbers of equal items in the same order in both; equal beginnings and ends cost only their length."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    pairs = [(number, number) for number in range(start)]
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    if middle_old and middle_new:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=len(middle_old) > 2000)
        for block in matcher.get_matching_blocks():
            pairs.extend((start + block.a + n, start + block.b + n) for n in range(block.size))
    pairs.extend((len(old) - end + n, len(new) - end + n) for n in range(end))
    return pairs


def similarity(old: str, new: str) -> float:
    """0 to 1: the share of words in common, in order; texts that share few words at all are not looked at closer."""
    old_words, new_words = _words(old), _words(new)
    total = len(old_words) + len(new_words)
    if not total:
        return 0.0
    common = sum((Counter(old_words) & Counter(new_words)).values())
    if 2 * common / total < SIMILAR:
        return 2 * common / total
    return SequenceMatcher(None, old_words, new_words, autojunk=False).ratio()


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())
