"""Which text of an older list is which of a newer one: the same, moved, changed, split, merged, new or gone.

Identity is content plus occurrence; position is only a hint. What has a name of its own (a heading with an id, a
front-matter value) meets by name; then the longest common subsequence of equal texts, then equal texts that moved,
texts that were cut in two or joined, the most similar ones in the same section, then anywhere, and last as many texts
as there were between the same neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from docs_i18n.markdown import plain_of
from docs_i18n.model import UNTRANSLATABLE, Kind
from docs_i18n.subsequence import common_subsequence

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

# Below it two sentences share little more than the small words of their language (trackers.md §4.2).
SIMILAR = 0.5
# Comparing each with each is quadratic; pages with more leftovers than this were written anew.
_MOST_COMPARISONS = 40_000
# Comparing word by word is quadratic too; longer texts are compared by the words they share, in any order.
_MOST_WORDS = 2_000


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
    text: str
    """Its Markdown, as in a segment."""
    kind: Kind
    section: str
    name: str = ""

    @property
    def plain(self) -> str:
        """What a reader reads of it; found out only of what has no equal."""
        return plain_of(self.text, self.kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A text of the older list and one of the newer, by their numbers."""

    old: int
    new: int
    how: How


def align(old: Sequence[Item], new: Sequence[Item]) -> list[Match]:
    """The matches in order of the newer list; a text may be in several only where it was split or merged."""
    aligner = _Aligner(old, new)
    aligner.by_name(_has_name)
    aligner.by_sequence()
    aligner.by_content()
    aligner.by_name(_has_label)
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
        # A front-matter value meets by its name or not at all.
        self.old_left = {n: None for n, item in enumerate(old) if item.kind is not Kind.META}
        self.new_left = {n: None for n, item in enumerate(new) if item.kind is not Kind.META}

    def _add(self, old: int, new: int, how: How) -> None:
        self.matches.append(Match(old=old, new=new, how=how))
        self.old_left.pop(old, None)
        self.new_left.pop(new, None)

    def by_name(self, has_name: Callable[[Item], bool]) -> None:
        taken = {match.old for match in self.matches}
        named: defaultdict[tuple[Kind, str], deque[int]] = defaultdict(deque)
        for number, item in enumerate(self.old):
            if has_name(item) and number not in taken:
                named[item.kind, item.name].append(number)
        done = {match.new for match in self.matches}
        for number, item in enumerate(self.new):
            if has_name(item) and number not in done and (queue := named[item.kind, item.name]):
                partner = queue.popleft()
                same = self.old[partner].key == item.key
                self._add(partner, number, How.SAME if same else How.CHANGED)

    def by_sequence(self) -> None:
        """Headings that met by name hold their place, so that a repeated text meets the one in its own section."""
        old_keys: dict[int, Hashable] = {n: self.old[n].key for n in self.old_left}
        new_keys: dict[int, Hashable] = {n: self.new[n].key for n in self.new_left}
        for match in self.matches:
            if self.new[match.new].kind is Kind.HEADING:
                old_keys[match.old] = new_keys[match.new] = match
        old, new = sorted(old_keys), sorted(new_keys)
        pairs = common_subsequence([old_keys[n] for n in old], [new_keys[n] for n in new])
        for left, right in pairs:
            if old[left] in self.old_left:
                self._add(old[left], new[right], How.SAME)

    def by_content(self) -> None:
        """The same text elsewhere, in its own section if there is one."""
        identities: tuple[Callable[[Item], Hashable], ...] = (_key_in_section, _key)
        for identity in identities:
            waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
            for number in self.old_left:
                waiting[identity(self.old[number])].append(number)
            for number in list(self.new_left):
                if queue := waiting[identity(self.new[number])]:
                    self._add(queue.popleft(), number, How.MOVED)

    def by_parts(self) -> None:
        if len(self.old_left) * len(self.new_left) > _MOST_COMPARISONS:
            return
        for whole, parts in _assembled(self.old, self.old_left, self.new, self.new_left):
            for part in parts:
                self._add(whole, part, How.SPLIT)
        for whole, parts in _assembled(self.new, self.new_left, self.old, self.old_left):
            for part in parts:
                self._add(part, whole, How.MERGED)

    def by_similarity(self, *, within_section: bool) -> None:
        scores = []
        for old, new in self._candidates(within_section=within_section):
            score = similarity(self.old[old].plain, self.new[new].plain)
            if score >= SIMILAR:
                scores.append((-score, abs(old - new), old, new))
        for _, _, old, new in sorted(scores):
            if old in self.old_left and new in self.new_left:
                self._add(old, new, How.CHANGED)

    def _candidates(self, *, within_section: bool) -> Iterator[tuple[int, int]]:
        """Pairs worth comparing: code only with code; none where there are too many."""
        old_groups: defaultdict[Hashable, list[int]] = defaultdict(list)
        new_groups: defaultdict[Hashable, list[int]] = defaultdict(list)
        for items, left, groups in (
            (self.old, self.old_left, old_groups),
            (self.new, self.new_left, new_groups),
        ):
            for number in left:
                item = items[number]
                groups[item.kind in UNTRANSLATABLE, within_section and item.section].append(number)
        both = [(olds, new_groups[group]) for group, olds in old_groups.items() if group in new_groups]
        for olds, news in both:
            if len(olds) * len(news) <= _MOST_COMPARISONS:
                yield from product(olds, news)

    def by_gap(self) -> None:
        """As many texts between the same neighbours in both lists were written anew, one for one."""
        above_old = _above(len(self.old), {match.old: (match.old, match.new) for match in self.matches})
        above_new = _above(len(self.new), {match.new: (match.old, match.new) for match in self.matches})
        old_gaps = _grouped((above_old[n], self.old[n].kind, n) for n in self.old_left)
        new_gaps = _grouped((above_new[n], self.new[n].kind, n) for n in self.new_left)
        for gap, olds in old_gaps.items():
            news = new_gaps.get(gap, [])
            if len(olds) == len(news):
                for old, new in zip(olds, news, strict=True):
                    self._add(old, new, How.CHANGED)


def _has_name(item: Item) -> bool:
    """Front-matter values, included files and headings with an id have a name, which outlives any wording."""
    return item.kind in {Kind.META, Kind.SNIPPET} or (item.kind is Kind.HEADING and bool(item.name))


def _has_label(item: Item) -> bool:
    """Footnotes have one too, but a new footnote may have taken it."""
    return item.kind is Kind.FOOTNOTE


def _key(item: Item) -> Hashable:
    return item.key


def _key_in_section(item: Item) -> Hashable:
    return item.key, item.section


def _above(length: int, matched: dict[int, tuple[int, int]]) -> list[tuple[int, int] | None]:
    """For each number the nearest matched pair above it."""
    above: tuple[int, int] | None = None
    found: list[tuple[int, int] | None] = []
    for number in range(length):
        found.append(above)
        above = matched.get(number, above)
    return found


def _grouped(places: Iterable[tuple[Hashable, Kind, int]]) -> dict[tuple[Hashable, Kind], list[int]]:
    groups: defaultdict[tuple[Hashable, Kind], list[int]] = defaultdict(list)
    for gap, kind, number in places:
        groups[gap, kind].append(number)
    return groups


def _assembled(
    wholes: Sequence[Item], whole_left: Iterable[int], parts: Sequence[Item], part_left: Iterable[int]
) -> list[tuple[int, list[int]]]:
    """Each whole with the run of neighbouring parts that have its words, one after the other; each part once."""
    words = {number: parts[number].plain.split() for number in part_left}
    beginnings: defaultdict[str, list[int]] = defaultdict(list)
    for number, part in words.items():
        if part:
            beginnings[part[0]].append(number)
    found = []
    for whole in whole_left:
        wanted = wholes[whole].plain.split()
        runs = (_run(wanted, words, number) for number in beginnings.get(wanted[0] if wanted else "", []))
        if run := next(filter(None, runs), None):
            found.append((whole, run))
            for number in run:
                words[number] = []
    return found


def _run(wanted: Sequence[str], words: dict[int, list[str]], number: int) -> list[int]:
    """The parts from a number on that have these words between them; empty where they have not."""
    run: list[int] = []
    done = 0
    while done < len(wanted):
        part = words.get(number)
        if not part or wanted[done : done + len(part)] != part:
            return []
        run.append(number)
        done += len(part)
        number += 1
    return run if len(run) > 1 else []


def similarity(old: str, new: str) -> float:
    """0 to 1: the share of words in common, in order; texts that share few words at all are not looked at closer."""
    old_words, new_words = _words(old), _words(new)
    total = len(old_words) + len(new_words)
    if not total:
        return 0.0
    common = sum((Counter(old_words) & Counter(new_words)).values())
    if 2 * common / total < SIMILAR or total > _MOST_WORDS:
        return 2 * common / total
    return SequenceMatcher(None, old_words, new_words, autojunk=False).ratio()


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())
