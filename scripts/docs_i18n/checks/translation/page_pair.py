"""A page beside its translation, paired segment by segment: what every rule of this folder looks at.

Local text has no English and is nowhere in it; a paragraph that is still English is in `segments` and in nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.names import NO_NAMES, Names
from docs_i18n.front_matter import head_end
from docs_i18n.markdown import normalised, pieces
from docs_i18n.matching import match_page
from docs_i18n.model import UNTRANSLATABLE, Finding, Kind, Segment
from docs_i18n.pairing import section_name
from docs_i18n.status import is_untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.model import Document, Language, Record
    from docs_i18n.pairing import Unclear
    from docs_i18n.term_base import TermBase

_LOCAL_MARK = re.compile(r"<!--\s{0,20}(?P<end>/?)local\b[^>]{0,100}-->")
_CODE = re.compile(r"(`{1,9}+).{1,1000}?(?<!`)\1(?!`)", re.DOTALL)
# `*Patrocinio a spese dello Stato*{lang=it}`: said to be in another language, so no rule of this one applies.
_FOREIGN = re.compile(
    r"(?P<marks>[*_]{1,3}+)[^*_\n]{1,500}+(?P=marks)\{:?[^{}\n]{0,100}\blang=[^{}\n]{1,100}\}"
)
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|\bwww\.\S+")
# The text of another file (Kind.SNIPPET) is checked where it is kept.
NOT_PROSE = UNTRANSLATABLE | {Kind.SNIPPET}


@dataclass(frozen=True, kw_only=True, slots=True)
class SegmentPair:
    """An English segment and its translation."""

    source: Segment
    target: Segment


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A segment, or a line of the markup between two."""

    text: str
    line: int
    segment: Segment | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePair:
    """An English page and its translation."""

    path: str
    """The file of the translation, relative to the project root, for findings."""
    language: Language
    """Of the translation."""
    source: Document
    target: Document
    names: Names
    """What stays as it is in every language."""
    terms: TermBase | None
    """What the two languages call the concepts of the glossary; None where the site has none."""
    segments: tuple[SegmentPair, ...]
    """In the order of the English page, code and formulas included."""
    translated: tuple[SegmentPair, ...]
    """Those with words that somebody has translated."""
    written: tuple[Segment, ...]
    """Segments of the translation with words in its own language, whether paired or not."""
    unclear: tuple[Unclear, ...]
    """Where it is not known what belongs together."""

    def finding(self, line: int, rule: str, message: str) -> Finding:
        return Finding(path=self.path, line=line, rule=rule, message=message)

    def prose(self, segment: Segment) -> str:
        """What a reader reads of a segment as text: no code, no addresses, no names that stay as they are."""
        return self.names.hide(prose(segment.text))

    def line_of(self, source: Segment | None) -> int:
        """The line of the translation of an English segment; 1 where it has none."""
        return next((pair.target.line for pair in self.segments if pair.source is source), 1)

    def section_of(self, segment: Segment) -> str:
        """The id of the section a segment of the translation stands in."""
        return section_name(self.target, segment.section)


def pair_page(
    source: Document,
    target: Document,
    *,
    language: Language,
    path: str,
    records: Sequence[Record] = (),
    names: Names = NO_NAMES,
    terms: TermBase | None = None,
) -> PagePair:
    """Pair a page with its translation as the tracker does: by records, ids and position."""
    matching = match_page(source, target, records)
    pairs = tuple(
        SegmentPair(source=source.segments[number], target=target.segments[partner])
        for number, partner in sorted(matching.targets.items())
    )
    translated = tuple(
        pair
        for pair in pairs
        if pair.target.kind not in NOT_PROSE
        and pair.source.kind not in NOT_PROSE
        and not is_untranslated(pair.source, pair.target.plain)
    )
    english = {id(pair.target) for pair in pairs if is_untranslated(pair.source, pair.target.plain)}
    return PagePair(
        path=path,
        language=language,
        source=source,
        target=target,
        names=names,
        terms=terms,
        segments=pairs,
        translated=translated,
        written=tuple(
            segment
            for segment in target.segments
            if segment.local is None and segment.kind not in NOT_PROSE and id(segment) not in english
        ),
        unclear=matching.unclear,
    )


@lru_cache(maxsize=2048)  # most rules ask for every segment of the page
def prose(markdown: str) -> str:
    """The words of a line of Markdown without code, addresses and words marked as another language."""
    return _ADDRESS.sub(" ", normalised(_FOREIGN.sub(" ", _CODE.sub(" ", markdown))))


def open_pieces(document: Document) -> Iterator[Piece]:
    """Yield the segments of a page and the markup between them, in order, without local text, code and front matter."""
    body = head_end(document.text)[2]
    offset = 0
    line = 1
    is_local = False
    for text, segment in pieces(document):
        if segment is not None:
            if segment.local is None and segment.kind not in NOT_PROSE:
                yield Piece(text=segment.text, line=segment.line, segment=segment)
        else:
            outside, is_local = _outside_local(text, is_local=is_local)
            if offset + len(text) > body:
                for number, part in enumerate(outside.split("\n")):
                    yield Piece(text=part, line=line + number, segment=None)
        offset += len(text)
        line += text.count("\n")


def _outside_local(markup: str, *, is_local: bool) -> tuple[str, bool]:
    """Markup with comments and what is local in it blanked, so that lines still count; and whether a local block is still open."""
    parts = []
    end = 0
    for mark in _LOCAL_MARK.finditer(markup):
        parts.append(_blank(markup[end : mark.start()]) if is_local else markup[end : mark.start()])
        parts.append(_blank(mark[0]))
        is_local = not mark["end"]
        end = mark.end()
    parts.append(_blank(markup[end:]) if is_local else markup[end:])
    return _without_comments("".join(parts)), is_local


def _without_comments(markup: str) -> str:
    """Markup with its comments blanked; one that is never closed is text."""
    parts = []
    end = 0
    while (start := markup.find("<!--", end)) >= 0 and (close := markup.find("-->", start)) >= 0:
        parts += [markup[end:start], _blank(markup[start:close])]
        end = close + len("-->")
    return "".join([*parts, markup[end:]])


def _blank(text: str) -> str:
    return "\n" * text.count("\n")
