"""Lines and blocks of a Markdown file: each keeps its place in the file, whatever container it stands in."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docs_i18n.model import Kind

TAB_STOP = 4
_FENCE_END = re.compile(r"[ \t]*(?:`{3,}|~{3,})$")
_ID = re.compile(r"(?:^|\s)#([^\s=}]+)")


class Line(NamedTuple):
    """A line inside its container."""

    start: int
    """Offset in the file at which its content begins."""
    text: str
    """What follows the container's prefix, without the line end."""

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


class Block(NamedTuple):
    """A piece of a page that is read as a whole."""

    kind: Kind | None
    """None for a comment, which is kept because it may open or close a local block, and for the target of links."""
    text: str
    start: int
    end: int
    name: str = ""
    """As in a segment; of a target, the label it goes by."""
    level: int = 0
    problem: str = ""
    """What is wrong with it, for the person who wrote it."""


class Container:
    """The lines of a page, or of an item, a quote, an admonition in it, without their prefix.

    What has an end of its own (a fence, a comment) is looked for once in a container, not once for each beginning.
    """

    def __init__(self, lines: Sequence[Line], *, depth: int = 0, in_item: bool = False) -> None:
        self.lines = list(lines)
        self.depth = depth
        self.in_item = in_item
        self.unclosed: dict[str, int] = {}
        """The line before which something is known to have no end, by what would end it."""

    @cached_property
    def fence_ends(self) -> Mapping[str, int]:
        """The last line that could end a fence of these marks, so far indented."""
        lines = ((line.text.rstrip(), number) for number, line in enumerate(self.lines))
        return {text: number for text, number in lines if _FENCE_END.match(text)}

    @cached_property
    def last_comment_end(self) -> int:
        """The last line on which a comment could end; -1 where there is none."""
        numbers = range(len(self.lines) - 1, -1, -1)
        return next((number for number in numbers if "-->" in self.lines[number].text), -1)


class Place(NamedTuple):
    """Where a reader stands."""

    container: Container
    number: int
    line: Line
    """The line without its indentation."""

    @property
    def lines(self) -> list[Line]:
        return self.container.lines


Read = tuple[list[Block], int]
"""The blocks found, and the number of the line after them."""


def indentation(text: str) -> int:
    """The width of the white space a line begins with, in columns."""
    lead = len(text) - len(text.lstrip(" \t"))
    return len(text[:lead].expandtabs(TAB_STOP)) if lead else 0


def outdented(line: Line, width: int) -> Line:
    """A line without up to `width` columns of the white space it begins with."""
    lead = len(line.text) - len(line.text.lstrip(" \t"))
    column = skip = 0
    while skip < lead and column < width:
        column += TAB_STOP - column % TAB_STOP if line.text[skip] == "\t" else 1
        skip += 1
    return Line(line.start + skip, line.text[skip:]) if skip else line


def without_indentation(line: Line) -> Line:
    text = line.text.lstrip(" \t")
    lead = len(line.text) - len(text)
    return Line(line.start + lead, text) if lead else line


def indented_lines(lines: Sequence[Line], number: int, width: int) -> tuple[list[Line], int]:
    """The lines indented by `width` or empty, without that indentation; empty ones at the end stay out."""
    inside: list[Line] = []
    last = number
    while number < len(lines):
        line = lines[number]
        if not line.is_blank:
            if indentation(line.text) < width:
                break
            last = number + 1
        inside.append(outdented(line, width))
        number += 1
    return inside[: len(inside) - (number - last)], last


def block(kind: Kind, text: str, start: int) -> Block:
    return Block(kind=kind, text=one_line([text]), start=start, end=start + len(text))


def one_line(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split())


def without_attributes(text: str) -> tuple[str, str]:
    """A text without the attribute list at its end, and the id in that list."""
    opening = text.rfind("{")
    inside = text[opening + 1 : -1].removeprefix(":").strip()
    is_list = text.endswith("}") and opening >= 0 and text[opening - 1 : opening] in {"", " ", "\t"}
    if not is_list or not inside or inside.startswith("%") or "}" in inside:
        return text, ""
    found = _ID.search(inside)
    return text[:opening].rstrip(), found[1] if found else ""
