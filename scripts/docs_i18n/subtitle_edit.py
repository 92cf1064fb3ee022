"""Translations put into a subtitle file, and times that follow those of the English; nothing else is touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.cue_text import broken_lines, cue_plain, escaped
from docs_i18n.matching import match_page
from docs_i18n.subtitle_syntax import Cue, clock, is_vtt, read_subtitles, split_subtitles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from docs_i18n.model import Document, Record

_LINE_END = re.compile(r"\r\n|\r|\n")


class _Cut(NamedTuple):
    """A piece of the file that gives way to another text."""

    start: int
    end: int
    text: str
    number: int = -1
    """The English segment whose translation it is."""
    inside: int = 0
    """Where in the text the words begin."""


class EditedSubtitles(NamedTuple):
    """A file with translations in it."""

    document: Document
    pairs: Mapping[int, int]
    """Numbers of English segments to those of the file as it is now."""
    refused: frozenset[int]
    """Numbers of English segments that did not go in."""


def edit_subtitles(
    source: Document,
    target: Document,
    partners: Mapping[int, int],
    texts: Mapping[int, str],
    removed: Collection[int] = (),
) -> EditedSubtitles:
    """Write `texts`, by the number of their English segment, and take out `removed`, segments of the file.

    What the file does not have yet is set in with the times of the English, below the subtitle that it follows there.
    """
    cues = {cue.text[0]: cue for cue in read_subtitles(target.text).cues}
    cuts = [
        _replacement(target, partners[number], number, text)
        for number, text in texts.items()
        if number in partners
    ]
    missing = [number for number in sorted(texts) if number not in partners]
    cuts += _insertions(source, target, partners, {number: texts[number] for number in missing}, cues)
    cuts += [_without(target.text, cues[target.segments[number].start]) for number in removed]
    text, starts = _applied(target.text, cuts)
    document = split_subtitles(text)
    places = {segment.start: number for number, segment in enumerate(document.segments)}
    pairs = {number: places[start] for number, start in starts.items() if start in places}
    wrong = {
        number
        for number in texts
        if number not in pairs or document.segments[pairs[number]].plain != cue_plain(texts[number])
    }
    if wrong:
        rest = {number: one for number, one in texts.items() if number not in wrong}
        done = edit_subtitles(source, target, partners, rest, removed)
        return done._replace(refused=done.refused | wrong)
    if removed or missing:
        return EditedSubtitles(split_subtitles(_renumbered(text)), pairs, frozenset())
    return EditedSubtitles(document, pairs, frozenset())


def _newline(text: str) -> str:
    match = _LINE_END.search(text)
    return match[0] if match else "\n"


def _written(target: Document, text: str) -> str:
    lines = _newline(target.text).join(broken_lines(text))
    return escaped(lines) if is_vtt(target.text) else lines


def _replacement(target: Document, partner: int, number: int, text: str) -> _Cut:
    old = target.segments[partner]
    return _Cut(old.start, old.end, _written(target, text), number)


def _insertions(
    source: Document,
    target: Document,
    partners: Mapping[int, int],
    texts: Mapping[int, str],
    cues: Mapping[int, Cue],
) -> Iterator[_Cut]:
    english = {cue.text[0]: cue for cue in read_subtitles(source.text).cues}
    newline = _newline(target.text)
    for number, text in texts.items():
        above = max((n for n in partners if n < number), default=-1)
        below = min((n for n in partners if n > number), default=-1)
        cue = english[source.segments[number].start]
        head = _LINE_END.sub(newline, source.text[cue.begin : cue.text[0]])
        words = _written(target, text)
        if above >= 0:
            place = target.segments[partners[above]].end
            before = newline * 2 + head
            yield _Cut(place, place, before + words, number, len(before))
        elif below >= 0:
            place = cues[target.segments[partners[below]].start].begin
            yield _Cut(place, place, head + words + newline * 2, number, len(head))


def _without(text: str, cue: Cue) -> _Cut:
    """A subtitle with the empty lines below it."""
    end = cue.text[1]
    while match := _LINE_END.match(text, end):
        end = match.end()
    return _Cut(cue.begin, end, "")


def _applied(text: str, cuts: Sequence[_Cut]) -> tuple[str, dict[int, int]]:
    """The text, and where in it the words of each translation begin."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    end = length = 0
    for cut in sorted(cuts, key=lambda one: (one.start, one.end, one.number)):
        parts += [text[end : cut.start], cut.text]
        length += cut.start - end
        if cut.number >= 0:
            starts[cut.number] = length + cut.inside
        length += len(cut.text)
        end = cut.end
    return "".join([*parts, text[end:]]), starts


def _renumbered(text: str) -> str:
    """SubRip with its numbers in order, where subtitles came or went; WebVTT has names, which stay."""
    if is_vtt(text):
        return text
    cuts = [
        _Cut(*cue.name, str(number))
        for number, cue in enumerate(read_subtitles(text).cues, start=1)
        if text[slice(*cue.name)].strip().isdigit()
    ]
    return _applied(text, cuts)[0]


class TimeChange(NamedTuple):
    """A subtitle whose English has other times than when it was recorded."""

    number: int
    """Of the segment of the translation."""
    when: str
    """The times of the English now."""
    follows: bool
    """Whether it had the times of the English until now; times of its own stay."""


def time_changes(source: Document, target: Document, records: Sequence[Record]) -> Iterator[TimeChange]:
    """Yield the subtitles whose English was moved in time since it was recorded."""
    matching = match_page(source, target, records)
    for number, partner in matching.targets.items():
        found = matching.sources.get(number, ())
        before = records[found[0].old].name if len(found) == 1 else ""
        now, own = source.segments[number].name, target.segments[partner].name
        if before and now not in {before, own}:
            yield TimeChange(partner, now, own == before)


def retimed(source: Document, target: Document, records: Sequence[Record]) -> Document:
    """The translation with the times of today's English where it had those of the English until now."""
    changes = {
        change.number: change.when for change in time_changes(source, target, records) if change.follows
    }
    if not changes:
        return target
    cues = {cue.text[0]: cue for cue in read_subtitles(target.text).cues}
    english = {cue.when: cue for cue in read_subtitles(source.text).cues}
    mark = "." if is_vtt(target.text) else ","
    cuts = []
    for number, when in changes.items():
        cue, now = cues[target.segments[number].start], english[when]
        cuts.append(_Cut(*cue.times, f"{clock(now.start, mark)} --> {clock(now.end, mark)}"))
    return split_subtitles(_applied(target.text, cuts)[0])
