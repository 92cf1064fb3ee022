"""Which segment of a translation belongs to which English one, from what both pages look like.

Sections pair by their ids, or by position where both pages have the same headings. Inside a section segments pair
in order, kind by kind; where one side has more of a kind than the other, it is not known which is missing, and
that is said rather than guessed. Known pairs (from the ledger) cut a section into smaller pieces first.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from docs_i18n.model import UNTRANSLATABLE, Document, Kind, Segment
from docs_i18n.subsequence import common_subsequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Unclear:
    """A place where it cannot be known which segment belongs to which."""

    sources: tuple[int, ...]
    """Numbers of English segments; empty where the translation only has more than the English page."""
    targets: tuple[int, ...]
    """Numbers of segments of the translation; empty where it only lacks something."""
    kind: Kind
    section: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pairing:
    """Numbers of English segments to those of the translation, and what could not be paired."""

    pairs: Mapping[int, int]
    unclear: tuple[Unclear, ...]


def pair(
    source: Document,
    target: Document,
    known: Mapping[int, int] | None = None,
    aside: Collection[int] = (),
) -> Pairing:
    """Pair two pages; `known` are pairs that are certain. Local text has no partner and is left out.

    `aside` are segments of the translation that certainly have no partner: their English was removed.
    """
    pairs = dict(known or {})
    taken = set(pairs.values())
    names = {
        segment.name: n
        for n, segment in enumerate(target.segments)
        if segment.kind is Kind.META and n not in taken
    }
    for number, segment in enumerate(source.segments):
        if segment.kind is Kind.META and number not in pairs and segment.name in names:
            pairs[number] = names[segment.name]
    unclear: list[Unclear] = []
    ours, theirs = _sections(source), _sections(target, aside)
    for section, partner in _pair_sections(source, target):
        unclear.extend(
            _pair_section(
                source, target, ours.get(section, []), theirs.get(partner, []) if partner is not None else [], pairs
            )
        )  # fmt: skip
    visited = {partner for _, partner in _pair_sections(source, target)}
    known_targets = set(pairs.values())
    for section, numbers in theirs.items():
        extra = [number for number in numbers if number not in known_targets]
        if section not in visited and extra:
            unclear.extend(_unclear(target, kind, [], run) for kind, run in _runs(target, extra))
    return Pairing(pairs=pairs, unclear=tuple(unclear))


def section_name(document: Document, section: int) -> str:
    """The id of a section, by its number; "" above the first and where its heading has none."""
    return section_among(document.section_ids(), section)


def section_among(ids: Sequence[str], section: int) -> str:
    """The same, where the ids of all sections are at hand."""
    return ids[section - 1] if 0 < section <= len(ids) else ""


def _sections(document: Document, aside: Collection[int] = ()) -> Mapping[int, list[int]]:
    sections: defaultdict[int, list[int]] = defaultdict(list)
    for number, segment in enumerate(document.segments):
        if segment.local is None and segment.kind is not Kind.META and number not in aside:
            sections[segment.section].append(number)
    return sections


def _pair_sections(source: Document, target: Document) -> Iterator[tuple[int, int | None]]:
    """The numbers of English sections with those of the translation."""
    yield 0, 0
    ours, theirs = _headings(source), _headings(target)
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for segment in theirs:
        if segment.name:
            waiting[segment.name].append(segment.section)
    # An id that stands twice on a page is a fault, but each still has its partner.
    by_id = {heading.section: waiting[heading.name].popleft() for heading in ours if waiting[heading.name]}
    same = [heading.level for heading in ours] == [heading.level for heading in theirs]
    taken = set(by_id.values())
    for position, heading in enumerate(ours):
        if heading.section in by_id:
            yield heading.section, by_id[heading.section]
        elif same and theirs[position].section not in taken and not theirs[position].name:
            yield heading.section, theirs[position].section
        else:
            yield heading.section, None


def _headings(document: Document) -> list[Segment]:
    return [
        segment for segment in document.segments if segment.kind is Kind.HEADING and segment.local is None
    ]


def _pair_section(
    source: Document, target: Document, ours: Sequence[int], theirs: Sequence[int], pairs: dict[int, int]
) -> Iterator[Unclear]:
    """Add the pairs of one section; yield what stays unclear."""
    known_targets = set(pairs.values())
    free = [number for number in theirs if number not in known_targets]
    open_ours = [number for number in ours if number not in pairs]
    # Code and formulas are the same in both languages, and so tell where they belong.
    fixed = [n for n in open_ours if source.segments[n].kind in UNTRANSLATABLE]
    fixed_free = [n for n in free if target.segments[n].kind in UNTRANSLATABLE]
    equal = common_subsequence(
        [source.segments[n].plain for n in fixed], [target.segments[n].plain for n in fixed_free]
    )
    pairs.update({fixed[left]: fixed_free[right] for left, right in equal})
    for gap_ours, gap_theirs in _gaps(ours, theirs, pairs):
        if gap_ours or gap_theirs:
            yield from _pair_gap(source, target, gap_ours, gap_theirs, pairs)


def _gaps(
    ours: Sequence[int], theirs: Sequence[int], pairs: Mapping[int, int]
) -> Iterator[tuple[list[int], list[int]]]:
    """The unpaired numbers of both sides between each two neighbouring pairs that are in order."""
    positions = {number: position for position, number in enumerate(theirs)}
    taken = set(pairs.values())
    gap: list[int] = []
    begin = 0
    for number in ours:
        if number not in pairs:
            gap.append(number)
            continue
        position = positions.get(pairs[number], -1)
        if position < begin:  # it was moved, so it says nothing of its neighbours
            continue
        yield gap, [other for other in theirs[begin:position] if other not in taken]
        gap, begin = [], position + 1
    yield gap, [other for other in theirs[begin:] if other not in taken]


def _pair_gap(
    source: Document, target: Document, ours: Sequence[int], theirs: Sequence[int], pairs: dict[int, int]
) -> Iterator[Unclear]:
    our_runs = _runs(source, ours)
    their_runs = _runs(target, theirs)
    matched = common_subsequence([kind for kind, _ in our_runs], [kind for kind, _ in their_runs])
    our_matched = {left for left, _ in matched}
    their_matched = {right for _, right in matched}
    for left, right in matched:
        kind, our_run = our_runs[left]
        their_run = their_runs[right][1]
        if len(our_run) == len(their_run):
            pairs.update(zip(our_run, their_run, strict=True))
        else:
            yield _unclear(source, kind, our_run, their_run)
    for number, (kind, run) in enumerate(our_runs):
        if number not in our_matched:
            yield _unclear(source, kind, run, [])
    for number, (kind, run) in enumerate(their_runs):
        if number not in their_matched:
            yield _unclear(target, kind, [], run)


def _runs(document: Document, numbers: Sequence[int]) -> list[tuple[Kind, list[int]]]:
    runs = groupby(numbers, key=lambda number: document.segments[number].kind)
    return [(kind, list(run)) for kind, run in runs]


def _unclear(document: Document, kind: Kind, sources: Sequence[int], targets: Sequence[int]) -> Unclear:
    section = document.segments[(sources or targets)[0]].section
    return Unclear(
        sources=tuple(sources),
        targets=tuple(targets),
        kind=kind,
        section=section_name(document, section),
    )
