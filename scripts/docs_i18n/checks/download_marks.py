"""Rule `download`: what headings say of the files that are made of their sections (docs_i18n.downloads.marks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.downloads.marks import DOWNLOAD, LEGAL_CHECK, MINUTES, minutes, said_marks
from docs_i18n.model import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.model import Document, Segment
    from docs_i18n.site import Page

RULE = "download"

_CHECKLIST = "checklist"
_LEGAL_SENTENCE = "Have your legal service check this."


def find_download_marks(page: Page) -> Iterator[Finding]:
    """Yield what is missing or idle on the headings of an English page; translations take over what they say."""
    place = f"{page.language.folder}/{page.relative}"
    document = page.document
    offered = False
    for heading in document.segments:
        if heading.kind is Kind.HEADING:
            classes, said = said_marks(_attributes(document, heading))
            offered = offered or DOWNLOAD in classes
            for message in _problems(document, heading, classes, said):
                yield Finding(path=place, line=heading.line, rule=RULE, message=message)
    if document.head.get("kind") == "template" and not offered:
        message = f"a template offers its sheet as a file; write {{#the-sheet .{DOWNLOAD} {MINUTES}=15}} on its heading"
        yield Finding(path=place, line=1, rule=RULE, message=message)


def _problems(
    document: Document, heading: Segment, classes: frozenset[str], said: str | None
) -> Iterator[str]:
    if DOWNLOAD not in classes:
        if heading.name == _CHECKLIST:
            yield f"a checklist is offered as a file; write {{#{_CHECKLIST} .{DOWNLOAD} {MINUTES}=10}}"
        elif said is not None or LEGAL_CHECK in classes:
            yield f"“{heading.plain}” says something of a file and offers none; add .{DOWNLOAD}, or take it out"
    elif said is None or minutes(said) is None:
        yield f"“{heading.plain}” does not say how many minutes its file takes; add {MINUTES}=15"
    elif LEGAL_CHECK not in classes and _asks_for_legal_check(document, heading):
        yield f"“{heading.plain}” is for the legal service to check, and its file should begin with that; add .{LEGAL_CHECK}"


def _asks_for_legal_check(document: Document, heading: Segment) -> bool:
    """Whether a paragraph of the section asks for it; in a list it is only about one of many things."""
    inside = False
    for segment in document.segments:
        if segment is heading:
            inside = True
        elif inside and segment.kind is Kind.HEADING and segment.level <= heading.level:
            return False
        elif inside and segment.kind is Kind.PARAGRAPH and segment.plain.endswith(_LEGAL_SENTENCE):
            return True
    return False


def _attributes(document: Document, heading: Segment) -> str:
    """What stands behind the words of a heading in its line."""
    return document.text[heading.end :].partition("\n")[0]
