"""Heading ids written into pages: English headings get one of their words, translations take over the English ones.

An id that is there is never changed, whatever becomes of the wording: somebody has shared the link (design §4.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.headings import slug
from docs_i18n.markdown import split
from docs_i18n.model import Document, Kind, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_heading_ids(document: Document) -> str:
    """The file with an id on every heading; the file as it is where none is missing."""
    taken = {segment.name for segment in _headings(document) if segment.name}
    wanted = {}
    for heading in _headings(document):
        if not heading.name:
            wanted[heading.start] = _free(slug(heading.plain), taken)
    return _with_ids(document, wanted)


def with_ids_of(translation: Document, source: Document) -> str:
    """A translation with the ids of its English page, where both have the same headings; else as it is."""
    ours, theirs = _headings(source), _headings(translation)
    if [heading.level for heading in ours] != [heading.level for heading in theirs]:
        return translation.text
    wanted = {
        other.start: heading.name
        for heading, other in zip(ours, theirs, strict=True)
        if heading.name and not other.name
    }
    return _with_ids(translation, wanted)


def _headings(document: Document) -> list[Segment]:
    return [
        segment for segment in document.segments if segment.kind is Kind.HEADING and segment.local is None
    ]


def _free(name: str, taken: set[str]) -> str:
    number = 1
    unique = name
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique)
    return unique


def _with_ids(document: Document, wanted: Mapping[int, str]) -> str:
    text = document.text
    for heading in reversed(_headings(document)):
        if heading.start not in wanted:
            continue
        end = min(
            (at for at in (text.find(mark, heading.end) for mark in "\r\n") if at >= 0), default=len(text)
        )
        line = text[heading.end : end].rstrip()
        if line.endswith("}") and "{" in line:
            place = heading.end + line.rindex("{") + 1
            place += text[place] == ":"
            text = f"{text[:place]}#{wanted[heading.start]} {text[place:]}"
        else:
            place = heading.end + len(line)
            text = f"{text[:place]} {{#{wanted[heading.start]}}}{text[place:]}"
    # A heading inside what only looks like one would get an id that nobody reads; then nothing is written.
    found = {heading.name for heading in _headings(split(text))}
    return text if set(wanted.values()) <= found else document.text
