"""Translations put into the text of a page: each where its English stands, and nothing else touched.

A text that has a translation is written over it; a run of texts that have none is set in with the markup it has in
English, so that an item becomes an item and a box a box. The law: read again, the page is what it was with exactly these
texts changed; whatever would make anything else of it is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from docs_i18n.front_matter import head_end
from docs_i18n.inline import marks
from docs_i18n.markdown import normalised, split
from docs_i18n.markdown_leaves import cells
from docs_i18n.markdown_marks import DELIMITER
from docs_i18n.model import UNTRANSLATABLE, Document, Kind, Segment
from docs_i18n.subtitle_edit import edit_subtitles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")
_FENCE_END = re.compile(r"`{3,}|~{3,}")
_PLAIN_YAML = re.compile(r"[^\W\d_][^\n\r:#\[\]{},&*!|>'\"%@`\\]*(?<!\s)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Edited:
    """A page with translations in it."""

    document: Document
    pairs: Mapping[int, int]
    """Numbers of English segments to those of the page as it is now: the ones written and the ones set in."""
    refused: frozenset[int] = frozenset()
    """Numbers of English segments, and of segments to be taken out (as negative numbers − 1), that did not go in."""


class _UnfitError(Exception):
    """The page cannot take these changes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cut:
    """A piece of the page that gives way to another text."""

    start: int
    end: int
    text: str


def edit_page(
    source: Document,
    target: Document,
    partners: Mapping[int, int],
    texts: Mapping[int, str],
    removed: Collection[int] = (),
) -> Edited:
    """Write `texts`, by the number of their English segment, and take out `removed`, segments of the page.

    `partners` are the numbers of English segments to those of the page. What does not fit is left out and named; the
    rest is done as if it had never been asked for.
    """
    if target.is_subtitles:
        subtitles = edit_subtitles(source, target, partners, texts, removed)
        return Edited(document=subtitles.document, pairs=subtitles.pairs, refused=subtitles.refused)
    wanted = {**{number: number for number in texts}, **{-1 - number: number for number in removed}}
    try:
        return _edited(source, target, partners, texts, removed)
    except _UnfitError:
        pass
    kept: dict[int, str] = {}
    gone: set[int] = set()
    refused = set()
    done = Edited(document=target, pairs={})
    for key, number in wanted.items():
        more = kept | ({number: texts[number]} if key >= 0 else {})
        less = gone | ({number} if key < 0 else set())
        try:
            done = _edited(source, target, partners, more, less)
        except _UnfitError:
            refused.add(key)
        else:
            kept, gone = more, less
    return Edited(document=done.document, pairs=done.pairs, refused=frozenset(refused))


def _edited(
    source: Document,
    target: Document,
    partners: Mapping[int, int],
    texts: Mapping[int, str],
    removed: Collection[int],
) -> Edited:
    cuts: list[_Cut] = []
    # What the page is to be: each place with the English segment it now belongs to, if it was touched.
    expected = [(segment, None) for segment in target.segments]
    places: list[list[tuple[Segment, int | None]]] = [[one] for one in expected]
    for number, text in texts.items():
        if (partner := partners.get(number)) is not None:
            old = target.segments[partner]
            cuts.append(_Cut(start=old.start, end=old.end, text=written(old.kind, text)))
            places[partner] = [(_as_expected(old, text), number)]
    for number in removed:
        cuts.append(_without(target, target.segments[number]))
        places[number] = []
    head: list[tuple[Segment, int | None]] = []
    for run in _runs(source, partners, texts):
        cut, after = _insertion(source, target, partners, texts, run)
        cuts.append(cut)
        inserted = [(_as_expected(source.segments[n], texts.get(n)), n) for n in run]
        (places[after] if after >= 0 else head).extend(inserted)
    document = split(_applied(target.text, cuts))
    flat = [*head, *(one for place in places for one in place)]
    return Edited(document=document, pairs=_verified(document, _in_order(flat)))


def _in_order(flat: Sequence[tuple[Segment, int | None]]) -> Sequence[tuple[Segment, int | None]]:
    """Values of the head first: what is set in before all text stands below them."""
    return [
        *(one for one in flat if one[0].kind is Kind.META),
        *(one for one in flat if one[0].kind is not Kind.META),
    ]


def _verified(document: Document, expected: Sequence[tuple[Segment, int | None]]) -> dict[int, int]:
    if document.problems or len(document.segments) != len(expected):
        raise _UnfitError
    for found, (wanted, _) in zip(document.segments, expected, strict=True):
        if _identity(found) != _identity(wanted):
            raise _UnfitError
    return {number: place for place, (_, number) in enumerate(expected) if number is not None}


def _identity(segment: Segment) -> tuple[object, ...]:
    named = segment.name if segment.kind in {Kind.META, Kind.HEADING, Kind.FOOTNOTE} else ""
    return segment.kind, segment.plain, segment.level, named, segment.local


def _as_expected(segment: Segment, text: str | None) -> Segment:
    """The segment that a text becomes where another stands now; `None` for the same text."""
    if text is None:
        return segment
    text = " | ".join(cells(_bars(text))) if segment.kind is Kind.ROW else text
    return Segment(
        kind=segment.kind,
        text=text,
        plain=normalised(text),
        start=segment.start,
        end=segment.end,
        line=segment.line,
        section=segment.section,
        name=segment.name,
        level=segment.level,
        local=segment.local,
    )


def written(kind: Kind, text: str) -> str:
    """A text as it is written into the file in the place of a segment."""
    if kind is Kind.META:
        return _scalar(text)
    if kind is Kind.ROW:
        return _bars(" | ".join(cells(_bars(text))))
    if kind is Kind.ABBREVIATION:
        letters, _, words = text.partition(": ")
        return f"{letters}]: {words}"
    return text


def _bars(row: str) -> str:
    return f"| {row} |"


def _scalar(text: str) -> str:
    """A value of the front matter, in quotation marks where YAML needs them."""
    if _PLAIN_YAML.fullmatch(text) and yaml.safe_load(text) == text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _applied(text: str, cuts: Sequence[_Cut]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    parts = []
    end = 0
    for cut in sorted(cuts, key=lambda one: (one.start, one.end)):
        if cut.start < end:
            raise _UnfitError
        parts += [text[end : cut.start], _LINE_END.sub(newline, cut.text)]
        end = cut.end
    return "".join([*parts, text[end:]])


def _without(target: Document, segment: Segment) -> _Cut:
    """Take out the lines of a segment with the markup they begin and end with, and an empty line too many."""
    if segment.kind is Kind.META:
        raise _UnfitError
    text = target.text
    start = max(text.rfind("\n", 0, segment.start), text.rfind("\r", 0, segment.start)) + 1
    end = _line_end(text, _tail(target, segment))
    before = text[:start].endswith(("\n\n", "\r\n\r\n"))
    if before and (blank := _LINE_END.match(text, end)):
        end = blank.end()
    return _Cut(start=start, end=end, text="")


def _line_end(text: str, place: int) -> int:
    """The beginning of the next line."""
    match = _LINE_END.search(text, place)
    return match.end() if match else len(text)


def _tail(document: Document, segment: Segment) -> int:
    """The end of a segment's last line, which may end with markup.

    The line of dashes belongs to the head of a table, and the marks that end a block of code to it.
    """
    match = _LINE_END.search(document.text, segment.end)
    end = match.start() if match else len(document.text)
    if match and segment.kind in {Kind.ROW, Kind.CODE}:
        following = _LINE_END.search(document.text, match.end())
        stop = following.start() if following else len(document.text)
        line = document.text[match.end() : stop].strip(" \t>")
        is_dashes = segment.kind is Kind.ROW and "|" in line and DELIMITER.match(line)
        if is_dashes or (segment.kind is Kind.CODE and _FENCE_END.fullmatch(line)):
            return stop
    return end


def _runs(source: Document, partners: Mapping[int, int], texts: Mapping[int, str]) -> Iterator[list[int]]:
    """Yield English segments that have no translation and stand side by side, where any of them has one now."""
    run: list[int] = []
    for number, segment in enumerate(source.segments):
        if number in partners or segment.local is not None or segment.kind is Kind.META:
            if number in texts and number not in partners:
                raise _UnfitError
            yield from [run] if any(one in texts for one in run) else []
            run = []
        else:
            run.append(number)
    yield from [run] if any(one in texts for one in run) else []


def _insertion(
    source: Document,
    target: Document,
    partners: Mapping[int, int],
    texts: Mapping[int, str],
    run: Sequence[int],
) -> tuple[_Cut, int]:
    """Where a run is set in, and the number of the segment of the page it stands below; -1 for the beginning.

    Where the same two texts stand around it in both pages, the markup between them is that of the English page;
    elsewhere the run stands below the text that it follows.
    """
    above, below = _neighbours(source, run)
    if (above is not None and above not in partners) or any(
        source.segments[number].kind is Kind.SNIPPET for number in run
    ):
        raise _UnfitError
    english_start = _tail(source, source.segments[above]) if above is not None else head_end(source.text)[2]
    after = partners[above] if above is not None else -1
    start = _tail(target, target.segments[after]) if after >= 0 else head_end(target.text)[2]
    stop = source.segments[below].start if below is not None else None
    partner = partners.get(below) if below is not None else None
    last = _tail(source, source.segments[run[-1]])
    end = target.segments[partner].start if partner is not None else start
    if stop is None or partner is None or not _is_next(target, after, partner, start, end):
        stop, end = last, start
    between = source.text[english_start:stop]
    if "<!--" in between:
        raise _UnfitError
    return _Cut(start=start, end=end, text=_translated(source, texts, run, english_start, stop)), after


def _neighbours(source: Document, run: Sequence[int]) -> tuple[int | None, int | None]:
    """The texts above and below a run; None where the text of the page begins or ends."""
    above, below = run[0] - 1, run[-1] + 1
    is_first = above < 0 or source.segments[above].kind is Kind.META
    return (None if is_first else above), (below if below < len(source.segments) else None)


def _is_next(target: Document, after: int, partner: int, start: int, end: int) -> bool:
    """Whether nothing but markup that English has too stands between two segments of the page."""
    first = next((n for n, segment in enumerate(target.segments) if segment.kind is not Kind.META), 0)
    follows = partner == (after + 1 if after >= 0 else first)
    return follows and start <= end and "<!--" not in target.text[start:end]


def _translated(source: Document, texts: Mapping[int, str], run: Sequence[int], start: int, stop: int) -> str:
    """The English from `start` to `stop` with the texts of a run put into it."""
    parts = []
    for number in run:
        segment = source.segments[number]
        parts.append(source.text[start : segment.start])
        own = texts.get(number)
        raw = source.text[segment.start : segment.end]
        if own is None or segment.kind in UNTRANSLATABLE:
            # A link that names its target by a label would not find it on another page; the segment has it in its place.
            is_whole = segment.kind in UNTRANSLATABLE or all(m.kind != "reference" for m in marks(raw))
            parts.append(raw if is_whole else written(segment.kind, segment.text))
        else:
            parts.append(written(segment.kind, own))
        start = segment.end
    return "".join([*parts, source.text[start:stop]])
