"""The blocks of Material's Markdown, read line by line: paragraphs, lists, tables, admonitions, tabs and the rest.

Containers (quotes, list items, admonitions) are read again without their prefix; every line keeps the offset at
which its content begins, so that what is found inside has its place in the file. No pattern here looks further
than its line, and none backtracks over a run of spaces: hostile text costs what its length costs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.inline import read_inline
from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_TAB_STOP = 4
# Deeper than anybody writes; what is deeper still is read as text, so that hostile nesting ends.
_DEEPEST = 24

_SETEXT = re.compile(r"(?:=+|-+)$")
_ID = re.compile(r"#([^\s#.}]+)")
_RULE = re.compile(r"([-*_])(?: {0,2}\1){2,}$")
_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
_FENCE_TITLE = re.compile(r'\btitle="(?P<text>[^"]*)"')
_CALL = re.compile(
    r'(?:!!!|\?\?\?\+?)[ ]?[\w-]+(?:[ ]+[\w-]+)*(?:[ ]+"(?P<text>[^\n]*)")?(?:[ ]*\{[^{}]*\})?$'
)
_TAB = re.compile(r'={3}[!+]{0,2}[ ]+"(?P<text>[^\n]*)"$')
_FENCED_BLOCK = re.compile(r"/{3,}(?:[ ]*[\w-]+(?:[ ]*\|[ ]*(?P<text>.*))?)?$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_DEFINITION = re.compile(r":[ \t]{1,3}")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,100})\]:[ \t]*")
_ABBREVIATION = re.compile(r"\*\[(?P<label>[^\[\]]{1,100})\]:[ \t]*(?P<text>\S.*)$")
_REFERENCE = re.compile(r"\[[^\[\]^][^\[\]]*\]:[ \t]*\S")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*\|?$")
_CELL_END = re.compile(r"(?<!\\)\|")
_SNIPPET = re.compile(r"""-{2,}8<-{2,}(?:[ \t]+(?P<quote>["'])(?P<file>.+)(?P=quote))?$""")
_HTML = re.compile(r"</?(?P<tag>[A-Za-z][\w-]*)\b|<[!?]")
# What a line must look like to end the paragraph above it, by its first character.
_BEGINNINGS = {
    "`": (_FENCE,),
    "~": (_FENCE,),
    "!": (_CALL,),
    "?": (_CALL,),
    "=": (_TAB,),
    "/": (_FENCED_BLOCK,),
    ":": (_DEFINITION,),
    "[": (_FOOTNOTE,),
    "-": (_SNIPPET,),
    "*": (_ABBREVIATION,),
}
_VERBATIM_HTML = frozenset({"script", "style", "pre", "textarea", "svg", "iframe", "object"})
_INLINE_HTML = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)


class Line(NamedTuple):
    """A line inside its container."""

    start: int
    """Offset in the file at which its content begins."""
    text: str
    """What follows the container's prefix, without the line end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A piece of a page that is read as a whole."""

    kind: Kind | None
    """None for a comment, which is kept because it may open or close a local block."""
    text: str
    start: int
    end: int
    name: str = ""
    level: int = 0


class _Place(NamedTuple):
    """Where a reader stands."""

    lines: Sequence[Line]
    number: int
    line: Line
    """The line without its indentation."""
    depth: int
    in_item: bool


_Read = tuple[list[Block], int]
"""The blocks found, and the number of the line after them."""


def read_blocks(
    lines: Sequence[Line], *, first: Kind = Kind.PARAGRAPH, name: str = "", depth: int = 0
) -> Iterator[Block]:
    """Yield the blocks of a container in order; `first` and `name` are those of its first paragraph."""
    number = 0
    in_item = first is Kind.ITEM
    while number < len(lines):
        if not lines[number].text.strip():
            number += 1
            continue
        place = _Place(lines, number, _outdented(lines[number], len(lines[number].text)), depth, in_item)
        blocks, number = _read_block(place)
        for block in blocks:
            if block.kind is Kind.PARAGRAPH and first is not Kind.PARAGRAPH:
                yield Block(kind=first, text=block.text, start=block.start, end=block.end, name=name)
            else:
                yield block
            first = Kind.PARAGRAPH


def _read_block(place: _Place) -> _Read:
    text = place.line.text
    if _indentation(place.lines[place.number].text) >= _TAB_STOP and not (
        place.in_item and _ITEM.match(text)
    ):
        return _read_indented_code(place)
    for reader in _READERS.get(text[0], ()):
        read = reader(place)
        if read is not None:
            return read
    return _read_table(place) or _read_paragraph(place)


def _read_heading(place: _Place) -> _Read:
    text = place.line.text.rstrip()
    level = min(len(text) - len(text.lstrip("#")), 6)
    content = text[level:]
    lead = len(content) - len(content.lstrip())
    content, heading_id = _without_attributes(content.strip())
    content = content.rstrip("#").rstrip()
    start = place.line.start + level + lead
    return [_heading(content, start, heading_id, level)], place.number + 1


def _heading(text: str, start: int, heading_id: str, level: int) -> Block:
    return Block(
        kind=Kind.HEADING,
        text=_one_line([text]),
        start=start,
        end=start + len(text),
        name=heading_id,
        level=level,
    )


def _without_attributes(text: str) -> tuple[str, str]:
    """A text without the attribute list at its end, and the id in that list."""
    opening = text.rfind("{")
    inside = text[opening + 1 : -1]
    if not text.endswith("}") or opening < 0 or not inside.lstrip(": ").startswith(("#", ".")):
        return text, ""
    found = _ID.search(inside)
    return text[:opening].rstrip(), found[1] if found else ""


def _read_fence(place: _Place) -> _Read | None:
    opening = _FENCE.match(place.line.text.rstrip())
    if not opening:
        return None
    blocks = []
    if title := _FENCE_TITLE.search(opening["info"]):
        offset = place.line.start + opening.start("info")
        blocks.append(_block(Kind.TITLE, title["text"], offset + title.start("text")))
    marks = opening["marks"]
    end = place.number + 1
    while end < len(place.lines):
        text = place.lines[end].text.strip()
        if text.startswith(marks) and not text.strip(marks[0]):
            break
        end += 1
    blocks.extend(_verbatim(Kind.CODE, place.lines[place.number + 1 : end]))
    return blocks, end + 1


def _read_math(place: _Place) -> _Read | None:
    text = place.line.text.rstrip()
    opening = text[:2]
    closing = {"$$": "$$", "\\[": "\\]"}.get(opening)
    if closing is None:
        return None
    end = place.number
    if not (len(text) > len(opening) and text.endswith(closing)):
        end += 1
        while end < len(place.lines) and not place.lines[end].text.rstrip().endswith(closing):
            end += 1
    return _verbatim(Kind.MATH, place.lines[place.number : end + 1]), end + 1


def _read_indented_code(place: _Place) -> _Read:
    end = place.number
    last = place.number
    while end < len(place.lines):
        text = place.lines[end].text
        if text.strip():
            if _indentation(text) < _TAB_STOP:
                break
            last = end
        end += 1
    lines = [_outdented(line, _TAB_STOP) for line in place.lines[place.number : last + 1]]
    return _verbatim(Kind.CODE, lines), last + 1


def _verbatim(kind: Kind, lines: Sequence[Line]) -> list[Block]:
    if not lines:
        return []
    text = "\n".join(line.text.rstrip() for line in lines).strip("\n")
    return [Block(kind=kind, text=text, start=lines[0].start, end=lines[-1].start + len(lines[-1].text))]


def _read_call(place: _Place) -> _Read | None:
    """An admonition or a collapsible block: its title, then its content, indented by four."""
    return _read_labelled(place, _CALL, Kind.TITLE)


def _read_tab(place: _Place) -> _Read | None:
    return _read_labelled(place, _TAB, Kind.TAB)


def _read_labelled(place: _Place, pattern: re.Pattern[str], kind: Kind) -> _Read | None:
    match = pattern.match(place.line.text.rstrip())
    if not match or place.depth >= _DEEPEST:
        return None
    blocks = []
    if match["text"]:
        blocks.append(_block(kind, match["text"], place.line.start + match.start("text")))
    inside, end = _indented_lines(place.lines, place.number + 1, _TAB_STOP)
    blocks.extend(read_blocks(inside, depth=place.depth + 1))
    return blocks, end


def _read_fenced_block(place: _Place) -> _Read | None:
    """`/// note | Title` and its end `///`: only the title is ours; what stands between is read as it comes."""
    match = _FENCED_BLOCK.match(place.line.text.rstrip())
    if not match:
        return None
    title = match["text"]
    return (
        [_block(Kind.TITLE, title, place.line.start + match.start("text"))] if title else [],
        place.number + 1,
    )


def _read_rule(place: _Place) -> _Read | None:
    return ([], place.number + 1) if _RULE.match(place.line.text.rstrip()) else None


def _read_item(place: _Place) -> _Read | None:
    marker = _ITEM.match(place.line.text)
    if not marker or place.depth >= _DEEPEST:
        return None
    offset = marker.end()
    if task := _TASK.match(place.line.text, offset):
        offset = task.end()
    inside = [Line(place.line.start + offset, place.line.text[offset:])]
    rest, end = _item_lines(place.lines, place.number + 1)
    return list(read_blocks([*inside, *rest], first=Kind.ITEM, depth=place.depth + 1)), end


def _item_lines(lines: Sequence[Line], number: int) -> tuple[list[Line], int]:
    """The lines that belong to an item after its first, without their indentation."""
    inside: list[Line] = []
    width = 0
    last = number
    follows_blank = False
    while number < len(lines):
        line = lines[number]
        if not line.text.strip():
            follows_blank = True
            inside.append(line)
            number += 1
            continue
        indentation = _indentation(line.text)
        if indentation >= 2:  # what editors indent by, at the least
            width = width or min(indentation, _TAB_STOP)
            inside.append(_outdented(line, width))
        elif follows_blank or _begins_block(line.text.lstrip(), in_item=True):
            break
        else:
            inside.append(line)
        follows_blank = False
        number += 1
        last = number
    return inside[: len(inside) - (number - last)], last


def _read_quote(place: _Place) -> _Read | None:
    if place.depth >= _DEEPEST:
        return None
    inside = []
    number = place.number
    while number < len(place.lines):
        line = _outdented(place.lines[number], _TAB_STOP - 1)
        if line.text.startswith(">"):
            skip = 2 if line.text.startswith("> ") else 1
            inside.append(Line(line.start + skip, line.text[skip:]))
        elif (
            line.text.strip()
            and inside[-1].text.strip()
            and not _begins_block(line.text.lstrip(), in_item=True)
        ):
            inside.append(line)
        else:
            break
        number += 1
    return list(read_blocks(inside, depth=place.depth + 1)), number


def _read_definition(place: _Place) -> _Read | None:
    return _read_indented(place, _DEFINITION.match(place.line.text), Kind.DEFINITION)


def _read_footnote(place: _Place) -> _Read | None:
    match = _FOOTNOTE.match(place.line.text)
    return _read_indented(place, match, Kind.FOOTNOTE, match["label"] if match else "")


def _read_indented(place: _Place, match: re.Match[str] | None, kind: Kind, name: str = "") -> _Read | None:
    """A text behind a mark, with more of it in lines indented below."""
    if not match or place.depth >= _DEEPEST:
        return None
    inside = [Line(place.line.start + match.end(), place.line.text[match.end() :])]
    number = place.number + 1
    # A line that goes on without indentation is still the same paragraph.
    while (
        number < len(place.lines)
        and place.lines[number].text.strip()
        and not _begins_block(place.lines[number].text.lstrip(), in_item=True)
    ):
        inside.append(_outdented(place.lines[number], _TAB_STOP))
        number += 1
    rest, end = _indented_lines(place.lines, number, _TAB_STOP)
    return list(read_blocks([*inside, *rest], first=kind, name=name, depth=place.depth + 1)), end


def _read_abbreviation(place: _Place) -> _Read | None:
    match = _ABBREVIATION.match(place.line.text.rstrip())
    if not match:
        return None
    start = place.line.start + match.start("label")
    end = place.line.start + match.end("text")
    text = f"{match['label']}: {_one_line([match['text']])}"
    return [Block(kind=Kind.ABBREVIATION, text=text, start=start, end=end)], place.number + 1


def _read_reference(place: _Place) -> _Read | None:
    """The target of a link, kept apart from its text: nothing to read."""
    return ([], place.number + 1) if _REFERENCE.match(place.line.text) else None


def _read_snippet(place: _Place) -> _Read | None:
    match = _SNIPPET.match(place.line.text.rstrip())
    if not match:
        return None
    if match["file"]:
        return [_snippet(match["file"], place.line.start + match.start("file"))], place.number + 1
    blocks = []
    number = place.number + 1
    while number < len(place.lines) and not _SNIPPET.match(place.lines[number].text.strip()):
        line = _outdented(place.lines[number], len(place.lines[number].text))
        if line.text.strip():
            blocks.append(_snippet(line.text.strip(), line.start))
        number += 1
    return blocks, number + 1


def _snippet(file: str, start: int) -> Block:
    return Block(kind=Kind.SNIPPET, text=file, start=start, end=start + len(file), name=file)


def _read_html(place: _Place) -> _Read | None:
    text = place.line.text
    if text.startswith("<!--"):
        return _read_comment(place)
    match = _HTML.match(text)
    tag = (match["tag"] or "").lower() if match else ""
    if not match or tag in _INLINE_HTML:
        return None
    end = place.number
    if tag in _VERBATIM_HTML:
        while end < len(place.lines) and f"</{tag}" not in place.lines[end].text.lower():
            end += 1
        return [], end + 1
    while end < len(place.lines) and place.lines[end].text.strip():
        end += 1
    return _text_block(Kind.HTML, [place.line, *place.lines[place.number + 1 : end]]), end


def _read_comment(place: _Place) -> _Read:
    number = place.number
    line = place.line
    while "-->" not in line.text:
        number += 1
        if number == len(place.lines):
            break
        line = place.lines[number]
    blocks = [Block(kind=None, text=place.line.text.rstrip(), start=place.line.start, end=place.line.start)]
    closing = line.text.find("-->")
    if closing >= 0 and line.text[closing + 3 :].strip():
        rest = Line(line.start + closing + 3, line.text[closing + 3 :])
        blocks.extend(read_blocks([rest], depth=place.depth + 1))
    return blocks, number + 1


def _read_table(place: _Place) -> _Read | None:
    """Rows below a line of dashes; a row is a segment, because a row is what changes."""
    lines, number = place.lines, place.number
    if "|" not in lines[number].text or number + 1 == len(lines):
        return None
    delimiter = lines[number + 1].text.strip()
    if "|" not in delimiter or not _DELIMITER.match(delimiter):
        return None
    blocks = []
    while number < len(lines) and "|" in lines[number].text:
        if not _DELIMITER.match(lines[number].text.strip()):
            row = _outdented(lines[number], len(lines[number].text))
            cells = (" ".join(cell.split()) for cell in _CELL_END.split(row.text.strip().strip("|")))
            end = row.start + len(row.text.rstrip())
            blocks.append(Block(kind=Kind.ROW, text=" | ".join(cells), start=row.start, end=end))
        number += 1
    return blocks, number


def _read_paragraph(place: _Place) -> _Read:
    lines, number = place.lines, place.number
    if number + 1 < len(lines) and _SETEXT.match(lines[number + 1].text.rstrip()):
        text, heading_id = _without_attributes(place.line.text.rstrip())
        level = 1 if lines[number + 1].text.startswith("=") else 2
        return [_heading(text, place.line.start, heading_id, level)], number + 2
    inside = [place.line]
    number += 1
    while number < len(lines) and lines[number].text.strip():
        text = lines[number].text.lstrip()
        if _begins_block(text, in_item=place.in_item) and _indentation(lines[number].text) < _TAB_STOP:
            break
        if place.in_item and _ITEM.match(text):
            break
        inside.append(_outdented(lines[number], len(lines[number].text)))
        number += 1
    if _is_term(lines, number):
        return [_block(Kind.TERM, line.text.rstrip(), line.start) for line in inside], number
    return _text_block(Kind.PARAGRAPH, inside), number


def _is_term(lines: Sequence[Line], number: int) -> bool:
    """Whether a definition follows, directly or after one empty line."""
    if number < len(lines) and not lines[number].text.strip():
        number += 1
    return number < len(lines) and _DEFINITION.match(lines[number].text) is not None


def _text_block(kind: Kind, lines: Sequence[Line]) -> list[Block]:
    last = lines[-1].text.strip()
    if len(lines) > 1 and last.startswith("{") and _without_attributes(last)[0] == "":
        lines = lines[:-1]
    text = _one_line([line.text for line in lines])
    if kind is Kind.PARAGRAPH and "![" in text and _is_image(text):
        kind = Kind.IMAGE
    end = lines[-1].start + len(lines[-1].text.rstrip())
    return [Block(kind=kind, text=text, start=lines[0].start, end=end)]


def _is_image(text: str) -> bool:
    inline = read_inline(text)
    return inline.text == " ".join(" ".join(alt for _, alt in inline.images).split())


def _block(kind: Kind, text: str, start: int) -> Block:
    return Block(kind=kind, text=_one_line([text]), start=start, end=start + len(text))


def _one_line(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split())


def _begins_block(text: str, *, in_item: bool) -> bool:
    """Whether a line ends the paragraph above it, as it does in Python-Markdown."""
    first = text[:1]
    if first in {"#", ">"}:
        return True
    if first == "<":
        match = _HTML.match(text)
        return match is not None and (match["tag"] or "").lower() not in _INLINE_HTML
    if any(pattern.match(text.rstrip()) for pattern in _BEGINNINGS.get(first, ())):
        return True
    return in_item and _ITEM.match(text) is not None


def _indented_lines(lines: Sequence[Line], number: int, width: int) -> tuple[list[Line], int]:
    """The lines indented by `width` or empty, without that indentation; empty ones at the end stay out."""
    inside: list[Line] = []
    last = number
    while number < len(lines):
        line = lines[number]
        if line.text.strip():
            if _indentation(line.text) < width:
                break
            last = number + 1
        inside.append(_outdented(line, width))
        number += 1
    return inside[: len(inside) - (number - last)], last


def _indentation(text: str) -> int:
    """The width of the white space a line begins with, in columns."""
    width = 0
    for character in text:
        if character == " ":
            width += 1
        elif character == "\t":
            width += _TAB_STOP - width % _TAB_STOP
        else:
            break
    return width


def _outdented(line: Line, width: int) -> Line:
    """A line without up to `width` columns of the white space it begins with."""
    column = skip = 0
    for character in line.text:
        if column >= width or character not in " \t":
            break
        column += 1 if character == " " else _TAB_STOP - column % _TAB_STOP
        skip += 1
    return Line(line.start + skip, line.text[skip:])


_READERS: Mapping[str, tuple[Callable[[_Place], _Read | None], ...]] = {
    "#": (_read_heading,),
    "`": (_read_fence,),
    "~": (_read_fence,),
    "$": (_read_math,),
    "\\": (_read_math,),
    "!": (_read_call,),
    "?": (_read_call,),
    "=": (_read_tab,),
    "/": (_read_fenced_block,),
    "-": (_read_snippet, _read_rule, _read_item),
    "*": (_read_rule, _read_abbreviation, _read_item),
    "_": (_read_rule,),
    "+": (_read_item,),
    ">": (_read_quote,),
    ":": (_read_definition,),
    "[": (_read_footnote, _read_reference),
    "<": (_read_html,),
} | dict.fromkeys("0123456789", (_read_item,))
