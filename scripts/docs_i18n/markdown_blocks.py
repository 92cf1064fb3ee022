"""The blocks of Material's Markdown, read line by line: lists, quotes, admonitions, tabs, and what stands in them.

Containers are read again without their prefix; every line keeps the offset at which its content begins, so that
what is found inside has its place in the file. No line is looked at more often than containers may be nested, so
hostile text costs what its length costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n import markdown_leaves as leaves
from docs_i18n.markdown_lines import (
    TAB_STOP,
    Block,
    Container,
    Line,
    Place,
    Read,
    block,
    indentation,
    indented_lines,
    outdented,
    without_indentation,
)
from docs_i18n.markdown_marks import CALL, DEFINITION, FOOTNOTE, ITEM, TAB, TASK, begins_block
from docs_i18n.model import Kind

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

# Deeper than anybody writes; what is deeper still is read as text, so that hostile nesting ends.
_DEEPEST = 24


def read_blocks(
    lines: Sequence[Line], *, first: Kind = Kind.PARAGRAPH, name: str = "", depth: int = 0
) -> Iterator[Block]:
    """Yield the blocks of a container in order; `first` and `name` are those of its first paragraph."""
    container = Container(lines, depth=depth, in_item=first is Kind.ITEM)
    number = 0
    while number < len(container.lines):
        line = container.lines[number]
        if line.is_blank:
            number += 1
            continue
        blocks, number = _read_block(Place(container, number, without_indentation(line)))
        for found in blocks:
            if found.kind is Kind.PARAGRAPH and first is not Kind.PARAGRAPH:
                yield found._replace(kind=first, name=name)
            else:
                yield found
            if found.kind is not None:
                first = Kind.PARAGRAPH


def _read_block(place: Place) -> Read:
    text = place.line.text
    if _is_code(place):
        return leaves.read_indented_code(place)
    for reader in _READERS.get(text[0], ()):
        read = reader(place)
        if read is not None:
            return read
    return leaves.read_table(place) or leaves.read_paragraph(place)


def _is_code(place: Place) -> bool:
    """Whether a line is code for its indentation alone; right below another line it goes on with what is said there."""
    if indentation(place.lines[place.number].text) < TAB_STOP:
        return False
    above = place.lines[place.number - 1] if place.number else None
    if above and not above.is_blank and not above.text.startswith("#"):
        return False
    return not (place.container.in_item and ITEM.match(place.line.text))


def _read_call(place: Place) -> Read | None:
    """An admonition or a collapsible block: its title, then its content, indented by four."""
    return _read_labelled(place, CALL, Kind.TITLE)


def _read_tab(place: Place) -> Read | None:
    return _read_labelled(place, TAB, Kind.TAB)


def _read_labelled(place: Place, pattern: re.Pattern[str], kind: Kind) -> Read | None:
    match = pattern.match(place.line.text.rstrip())
    if not match or place.container.depth >= _DEEPEST:
        return None
    blocks = []
    if match["text"]:
        blocks.append(block(kind, match["text"], place.line.start + match.start("text")))
    inside, end = indented_lines(place.lines, place.number + 1, TAB_STOP)
    blocks.extend(read_blocks(inside, depth=place.container.depth + 1))
    return blocks, end


def _read_item(place: Place) -> Read | None:
    marker = ITEM.match(place.line.text)
    if not marker or place.container.depth >= _DEEPEST:
        return None
    offset = marker.end()
    if task := TASK.match(place.line.text, offset):
        offset = task.end()
    inside = [Line(place.line.start + offset, place.line.text[offset:])]
    rest, end = _item_lines(place.lines, place.number + 1)
    if not rest and inside[0].text[:1].isalpha():  # most items are one line of plain text
        (found,) = leaves.text_block(Kind.ITEM, inside)
        return [found], end
    return list(read_blocks([*inside, *rest], first=Kind.ITEM, depth=place.container.depth + 1)), end


def _item_lines(lines: Sequence[Line], number: int) -> tuple[list[Line], int]:
    """The lines that belong to an item after its first, without their indentation."""
    inside: list[Line] = []
    width = 0
    last = number
    follows_blank = False
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.is_blank:
            follows_blank = True
            inside.append(line)
            continue
        begins = begins_block(line.text.lstrip(" \t"), in_item=True)
        own = indentation(line.text)
        if own >= 2:  # what editors indent by, at the least
            if follows_blank or begins:
                width = width or min(own, TAB_STOP)
            inside.append(outdented(line, width or TAB_STOP))
        elif follows_blank or begins:
            number -= 1
            break
        else:
            inside.append(line)
        follows_blank = False
        last = number
    return inside[: len(inside) - (number - last)], last


def _read_quote(place: Place) -> Read | None:
    if place.container.depth >= _DEEPEST:
        return None
    inside: list[Line] = []
    number = place.number
    while number < len(place.lines):
        # The first begins the quote, however far it is indented below what stands above it.
        line = outdented(place.lines[number], TAB_STOP - 1) if inside else place.line
        if line.text.startswith(">"):
            skip = 2 if line.text.startswith("> ") else 1
            inside.append(Line(line.start + skip, line.text[skip:]))
        elif (
            line.is_blank
            or inside[-1].is_blank
            or begins_block(line.text.lstrip(" \t"), in_item=place.container.in_item)
        ):
            break
        else:
            inside.append(line)
        number += 1
    return list(read_blocks(inside, depth=place.container.depth + 1)), number


def _read_definition(place: Place) -> Read | None:
    return _read_indented(place, DEFINITION.match(place.line.text), Kind.DEFINITION)


def _read_footnote(place: Place) -> Read | None:
    match = FOOTNOTE.match(place.line.text)
    return _read_indented(place, match, Kind.FOOTNOTE, match["label"] if match else "")


def _read_indented(place: Place, match: re.Match[str] | None, kind: Kind, name: str = "") -> Read | None:
    """A text behind a mark, with more of it in lines indented below."""
    if not match or place.container.depth >= _DEEPEST:
        return None
    inside = [Line(place.line.start + match.end(), place.line.text[match.end() :])]
    number = place.number + 1
    # A line that goes on without indentation is still the same paragraph.
    while number < len(place.lines) and not place.lines[number].is_blank:
        line = place.lines[number]
        if indentation(line.text) < TAB_STOP and begins_block(line.text.lstrip(" \t"), in_item=True):
            break
        inside.append(outdented(line, TAB_STOP))
        number += 1
    rest, end = indented_lines(place.lines, number, TAB_STOP)
    blocks = read_blocks([*inside, *rest], first=kind, name=name, depth=place.container.depth + 1)
    return list(blocks), end


_READERS: Mapping[str, tuple[Callable[[Place], Read | None], ...]] = {
    "#": (leaves.read_heading,),
    "`": (leaves.read_fence,),
    "~": (leaves.read_fence,),
    "$": (leaves.read_math,),
    "\\": (leaves.read_math,),
    "!": (_read_call,),
    "?": (_read_call,),
    "=": (_read_tab,),
    "/": (leaves.read_fenced_block,),
    "-": (leaves.read_snippet, leaves.read_rule, _read_item),
    "*": (leaves.read_rule, leaves.read_abbreviation, _read_item),
    "_": (leaves.read_rule,),
    "+": (_read_item,),
    ">": (_read_quote,),
    ":": (_read_definition,),
    "[": (_read_footnote, leaves.read_reference),
    "<": (leaves.read_html,),
} | dict.fromkeys("0123456789", (_read_item,))
