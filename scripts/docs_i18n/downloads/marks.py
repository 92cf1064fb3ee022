"""Which sections of a page are offered as files: said on their headings, and taken off them before anybody sees it.

## The consent form {#consent-form .download .legal-check data-minutes=15}
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

DOWNLOAD = "download"
"""Class of a heading whose section is offered as a file."""
LEGAL_CHECK = "legal-check"
"""Class of such a heading whose file asks to be shown to the legal service."""
MINUTES = "data-minutes"
"""Attribute of such a heading: how many minutes it takes to fill in or to use the file."""
PLACE = "download-place"
"""Class of an element below the heading, with its id as the text: where the links to the files will stand."""

_HEADING = re.compile(r"h[1-6]")
_SAID_CLASS = re.compile(r"(?<=[{ \t])\.([\w-]+)")
_SAID_MINUTES = re.compile(rf"(?<=[{{ \t]){MINUTES}=[\"']?([^\s\"'}}]*)")
# An attribute list is all that the marks are read from, so any number of digits is somebody's.
_MOST_MINUTES = 9999


@dataclass(frozen=True, kw_only=True, slots=True)
class DownloadMark:
    """What the heading of a section says about its file."""

    id: str
    """The id of the heading."""
    minutes: int
    """To fill in or to use it; 0 where nothing is said."""
    needs_legal_check: bool


def take_marks(root: Element, english: Mapping[str, DownloadMark | None]) -> tuple[DownloadMark, ...]:
    """Take the marks off the headings of a page and leave a place for the links below each that has one.

    `english` is what the English page says of its headings, by their ids; it holds for a translation too, whatever
    stands there: a file is offered in every language or in none. Headings have their ids already.
    """
    marks = []
    for parent in list(root.iter()):
        for heading in [child for child in parent if _HEADING.fullmatch(str(child.tag))]:
            name = heading.get("id", "")
            own = _taken(heading)
            mark = english.get(name, own)
            if mark:
                marks.append(mark)
                parent.insert(list(parent).index(heading) + 1, _place(heading, name))
    return tuple(marks)


def minutes(value: str) -> int | None:
    """The minutes that an attribute says; None where it says none."""
    return int(value) if value.isdecimal() and 0 < int(value) <= _MOST_MINUTES else None


def said_marks(attributes: str) -> tuple[frozenset[str], str | None]:
    """The classes in an attribute list as it is written, and what it says of minutes; None where it says nothing."""
    said = _SAID_MINUTES.search(attributes)
    return frozenset(_SAID_CLASS.findall(attributes)), said[1] if said else None


def _taken(heading: Element) -> DownloadMark | None:
    classes = heading.get("class", "").split()
    said = heading.attrib.pop(MINUTES, "")
    left = [name for name in classes if name not in {DOWNLOAD, LEGAL_CHECK}]
    heading.attrib.pop("class", None)
    if left:
        heading.set("class", " ".join(left))
    if DOWNLOAD not in classes:
        return None
    return DownloadMark(
        id=heading.get("id", ""), minutes=minutes(said) or 0, needs_legal_check=LEGAL_CHECK in classes
    )


def _place(heading: Element, name: str) -> Element:
    # No words to be explained: the text is only there to be found again.
    place = heading.makeelement("div", {"class": f"{PLACE} no-terms"})
    place.text = name
    place.tail, heading.tail = heading.tail, "\n"
    return place


def place_markup(name: str) -> str:
    """The place for the links of a section as it stands in the HTML of its page."""
    return f'<div class="{PLACE} no-terms">{name}</div>'
