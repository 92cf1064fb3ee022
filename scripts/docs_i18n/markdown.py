"""A Markdown file as segments: what is read and translated, each with its place; the rest is markup.

The law: segments stand in the order of the file and never overlap, so the file is their text and what stands
between, byte for byte; and reading costs time in proportion to the size of the file, whatever is in it.

Ours, because none knows Material's syntax and keeps positions: markdown-it-py takes `!!! note` for a paragraph,
Python-Markdown keeps no positions at all. Blocks are read as Python-Markdown, which renders the site, reads them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from docs_i18n.cue_text import cue_plain
from docs_i18n.inline import plain_text, with_targets
from docs_i18n.markdown_blocks import read_blocks
from docs_i18n.markdown_head import Value, read_head
from docs_i18n.markdown_lines import Line
from docs_i18n.model import UNTRANSLATABLE, Document, Kind, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs_i18n.markdown_lines import Block

_LINE_END = re.compile(r"\r\n|\r|\n")
# A longer target is left where it is: with one that many links name, a page would grow out of proportion.
_LONGEST_TARGET = 300
_LOCAL = re.compile(r"<!--\s*local(?:\s*:\s*(?P<name>[\w.-]+))?\s*-->")
_LOCAL_END = re.compile(r"<!--\s*/local\s*-->")


def split(text: str) -> Document:
    """The segments of a file; total: what is no known syntax is a paragraph."""
    head = read_head(text)
    lines = _lines(text)
    starts = [line.start for line in lines]
    blocks = list(read_blocks(lines[bisect_left(starts, head.body) :]))
    local, slots, problems = _local_blocks(blocks)
    targets = {
        block.name: block.text.strip("<>")
        for block in blocks
        if block.kind is None and block.name and len(block.text) <= _LONGEST_TARGET
    }
    segments = [
        _head_segment(value, bisect_right(starts, value.start))
        for value in head.values
        if any(map(str.isalnum, value.text))
    ]
    section = 0
    for number, block in enumerate(blocks):
        if block.kind is None:
            continue
        plain = block.text if block.kind in UNTRANSLATABLE else normalised(block.text)
        section += block.kind is Kind.HEADING
        # Nothing to read, nothing to translate; but a section begins with its heading, whatever is in it.
        if block.kind is Kind.HEADING or any(map(str.isalnum, plain)):
            segments.append(
                Segment(
                    kind=block.kind,
                    text=_with_targets(block, plain, targets) if targets else block.text,
                    plain=plain,
                    start=block.start,
                    end=block.end,
                    line=bisect_right(starts, block.start),
                    section=section,
                    name=block.name,
                    level=block.level,
                    local=local.get(number),
                )
            )
    found = sorted((bisect_right(starts, offset), message) for offset, message in problems)
    return Document(
        text=text,
        segments=tuple(segments),
        head=head.all,
        slots=slots,
        has_readable_head=head.problem is None,
        problems=(*([head.problem] if head.problem else []), *found),
    )


# The same English text stands in the page and in the records of each language.
@lru_cache(maxsize=4096)
def normalised(markdown: str) -> str:
    """What a reader reads of a line of Markdown, in the one spelling that is compared (NFC)."""
    return unicodedata.normalize("NFC", plain_text(markdown))


def plain_of(text: str, kind: Kind) -> str:
    """What a reader reads of a segment’s text, whatever it is written in."""
    if kind in UNTRANSLATABLE:
        return text
    return cue_plain(text) if kind is Kind.CUE else normalised(text)


def _with_targets(block: Block, plain: str, targets: Mapping[str, str]) -> str:
    """A text with the targets of its links, which stand elsewhere; as it is where that would be read otherwise."""
    if "][" not in block.text or block.kind in UNTRANSLATABLE:
        return block.text
    text = with_targets(block.text, targets)
    return text if normalised(text) == plain else block.text


def _lines(text: str) -> list[Line]:
    """The lines of a file, each without its end; a byte order mark belongs to none."""
    begin = 1 if text.startswith("\ufeff") else 0
    if "\r" in text:
        ends = [match.span() for match in _LINE_END.finditer(text)]
        starts = [begin, *(end for _, end in ends)]
        return [
            Line(start, text[start:end])
            for start, end in zip(starts, (*(end for end, _ in ends), len(text)), strict=True)
        ]
    lines = text[begin:].split("\n")
    following = accumulate((len(line) + 1 for line in lines), initial=begin)
    return list(map(Line, following, lines))


def _head_segment(value: Value, line: int) -> Segment:
    text = " ".join(value.text.split())
    return Segment(
        kind=Kind.META,
        text=text,
        plain=normalised(text),
        start=value.start,
        end=value.end,
        line=line,
        section=0,
        name=value.name,
    )


def _local_blocks(
    blocks: Sequence[Block],
) -> tuple[Mapping[int, str], tuple[str, ...], list[tuple[int, str]]]:
    """The numbers of blocks that stand in a local block with its name, all names, and what is wrong with them."""
    inside: dict[int, str] = {}
    names = []
    problems = []
    opened: Block | None = None
    name = ""
    for number, block in enumerate(blocks):
        if block.problem:
            problems.append((block.start, block.problem))
        elif block.kind is not None:
            if opened:
                inside[number] = name
        elif match := _LOCAL.match(block.text):
            if opened:
                problems.append(
                    (block.start, "a local block begins inside another; close it with <!-- /local -->")
                )
            opened, name = block, match["name"] or ""
            names.append(name)
        elif _LOCAL_END.match(block.text):
            if not opened:
                problems.append(
                    (block.start, "<!-- /local --> closes nothing; write <!-- local --> where it begins")
                )
            opened = None
    if opened:
        problems.append((opened.start, "a local block is not closed; end it with <!-- /local -->"))
    return inside, tuple(names), problems


def pieces(document: Document) -> Iterator[tuple[str, Segment | None]]:
    """Yield the file in parts, each a segment as it is written or the markup between two; joined, they are the file."""
    end = 0
    for segment in document.segments:
        if segment.start > end:
            yield document.text[end : segment.start], None
        yield document.text[segment.start : segment.end], segment
        end = segment.end
    if end < len(document.text):
        yield document.text[end:], None
