"""Blocks that hold no others: headings, code, formulas, tables, HTML, comments, snippets, paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.inline import read_inline, reference_key
from docs_i18n.markdown_lines import (
    TAB_STOP,
    Block,
    Line,
    block,
    indentation,
    one_line,
    outdented,
    without_attributes,
    without_indentation,
)
from docs_i18n.markdown_marks import (
    ABBREVIATION,
    CELL_END,
    DEFINITION,
    DELIMITER,
    FENCE,
    FENCE_TITLE,
    FENCED_BLOCK,
    ITEM,
    REFERENCE,
    RULE,
    SETEXT,
    SNIPPET,
    VERBATIM_HTML,
    begins_block,
    html_tag,
)
from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_i18n.markdown_lines import Place, Read

_OPEN_FENCE = "a block of code is not closed; end it with a line of the same marks, {}"
_OPEN_COMMENT = "a comment is not closed; end it with -->"
_GAP = re.compile(r"[ \t]*")
_WORD = re.compile(r"\w+")
_MATH_ENDS = {"$$": "$$", "\\[": "\\]"}


def read_heading(place: Place) -> Read:
    text = place.line.text.rstrip()
    level = min(len(text) - len(text.lstrip("#")), 6)
    content = text[level:]
    lead = len(content) - len(content.lstrip())
    content, heading_id = without_attributes(content.strip())
    content = content.rstrip("#").rstrip()
    return [_heading(content, place.line.start + level + lead, heading_id, level)], place.number + 1


def _heading(text: str, start: int, heading_id: str, level: int) -> Block:
    return Block(
        kind=Kind.HEADING,
        text=one_line([text]),
        start=start,
        end=start + len(text),
        name=heading_id,
        level=level,
    )


def read_fence(place: Place) -> Read | None:
    opening = FENCE.match(place.line.text.rstrip())
    if not opening:
        return None
    marks = opening["marks"]
    end = place.number + 1
    own = place.lines[place.number].text
    closing = own[: len(own) - len(place.line.text)] + marks
    if place.container.fence_ends.get(closing, -1) < end:
        read = read_paragraph(place)
        return [*_unclosed(place, place.line, marks, _OPEN_FENCE.format(marks)), *read[0]], read[1]
    while place.lines[end].text.rstrip() != closing:
        end += 1
    blocks = []
    if title := FENCE_TITLE.search(opening["info"]):
        offset = place.line.start + opening.start("info")
        blocks.append(block(Kind.TITLE, title["text"], offset + title.start("text")))
    inside = [outdented(line, indentation(own)) for line in place.lines[place.number + 1 : end]]
    blocks.extend(_verbatim(Kind.CODE, inside))
    return blocks, end + 1


def read_math(place: Place) -> Read | None:
    """A formula between two marks, in lines without an empty one between."""
    text = place.line.text.rstrip()
    closing = _MATH_ENDS.get(text[:2])
    if closing is None or place.container.unclosed.get(closing, 0) > place.number:
        return None
    end = place.number
    if not (len(text) >= 2 * len(closing) and text.endswith(closing)):
        end += 1
        while end < len(place.lines) and not place.lines[end].text.rstrip().endswith(closing):
            if place.lines[end].is_blank:
                break
            end += 1
        if end == len(place.lines) or place.lines[end].is_blank:
            place.container.unclosed[closing] = end
            return None
    return _verbatim(Kind.MATH, [place.line, *place.lines[place.number + 1 : end + 1]]), end + 1


def read_indented_code(place: Place) -> Read:
    end = place.number
    last = place.number
    while end < len(place.lines):
        text = place.lines[end].text
        if text.strip():
            if indentation(text) < TAB_STOP:
                break
            last = end
        end += 1
    lines = [outdented(line, TAB_STOP) for line in place.lines[place.number : last + 1]]
    return _verbatim(Kind.CODE, lines), last + 1


def _verbatim(kind: Kind, lines: Sequence[Line]) -> list[Block]:
    """Code as it is, without empty lines before and after it."""
    written = [number for number, line in enumerate(lines) if not line.is_blank]
    if not written:
        return []
    lines = lines[written[0] : written[-1] + 1]
    text = "\n".join(line.text.rstrip() for line in lines)
    end = lines[-1].start + len(lines[-1].text.rstrip())
    return [Block(kind=kind, text=text, start=lines[0].start, end=end)]


def read_fenced_block(place: Place) -> Read | None:
    """`/// note | Title` and its end `///`: only the title is ours; what stands between is read as it comes."""
    match = FENCED_BLOCK.match(place.line.text.rstrip())
    if not match:
        return None
    title = match["text"]
    start = place.line.start + match.start("text")
    return [block(Kind.TITLE, title, start)] if title else [], place.number + 1


def read_rule(place: Place) -> Read | None:
    return ([], place.number + 1) if RULE.match(place.line.text.rstrip()) else None


def read_abbreviation(place: Place) -> Read | None:
    match = ABBREVIATION.match(place.line.text.rstrip())
    if not match:
        return None
    start = place.line.start + match.start("label")
    end = place.line.start + match.end("text")
    text = f"{match['label']}: {one_line([match['text']])}"
    return [Block(kind=Kind.ABBREVIATION, text=text, start=start, end=end)], place.number + 1


def read_reference(place: Place) -> Read | None:
    """The target of a link, kept apart from its text: nothing to read, but part of every text that points to it."""
    match = REFERENCE.match(place.line.text.rstrip())
    if not match:
        return None
    start = place.line.start
    label, target = match["label"], match["target"]
    return [
        Block(kind=None, text=target, start=start, end=start, name=reference_key(label))
    ], place.number + 1


def read_snippet(place: Place) -> Read | None:
    match = SNIPPET.match(place.line.text.rstrip())
    if not match:
        return None
    if match["file"]:
        return [_snippet(match["file"], place.line.start + match.start("file"))], place.number + 1
    blocks = []
    number = place.number + 1
    while number < len(place.lines) and not SNIPPET.match(place.lines[number].text.strip()):
        line = without_indentation(place.lines[number])
        if not line.is_blank:
            blocks.append(_snippet(line.text.rstrip(), line.start))
        number += 1
    return blocks, number + 1


def _snippet(file: str, start: int) -> Block:
    return Block(kind=Kind.SNIPPET, text=file, start=start, end=start + len(file), name=file)


def read_html(place: Place) -> Read | None:
    text = place.line.text
    if text.startswith("<!--"):
        return _read_comments(place)
    tag = html_tag(text)
    if tag is None:
        return None
    if tag in VERBATIM_HTML and (end := _verbatim_end(place, f"</{tag}")) is not None:
        return [], end + 1
    end = place.number
    while end < len(place.lines) and not place.lines[end].is_blank:
        end += 1
    lines = [place.line, *place.lines[place.number + 1 : end]]
    return text_block(Kind.HTML, lines), end


def _verbatim_end(place: Place, closing: str) -> int | None:
    if closing in place.container.unclosed:
        return None
    for number in range(place.number, len(place.lines)):
        if closing in place.lines[number].text.lower():
            return number
    place.container.unclosed[closing] = len(place.lines)
    return None


def _read_comments(place: Place) -> Read:
    """A comment and those behind it on the same line; what follows them is read as a line of its own."""
    lines = place.lines
    number, line, offset = place.number, place.line, 0
    blocks = []
    while line.text.startswith("<!--", offset):
        blocks.append(_comment(Line(line.start + offset, line.text[offset : offset + 200])))
        closing = line.text.find("-->", offset)
        if closing < 0 and place.container.last_comment_end <= number:
            rest = Line(line.start + offset, line.text[offset:])
            read = read_paragraph(place._replace(number=number, line=rest))
            return [*blocks[:-1], *_unclosed(place, rest, "-->", _OPEN_COMMENT), *read[0]], read[1]
        while closing < 0:
            number += 1
            line = lines[number]
            closing = line.text.find("-->")
        gap = _GAP.match(line.text, closing + 3)
        offset = gap.end() if gap else closing + 3
    rest = Line(line.start + offset, line.text[offset:])
    if rest.is_blank:
        return blocks, number + 1
    lines[number] = rest
    return blocks, number


def _unclosed(place: Place, line: Line, closing: str, problem: str) -> list[Block]:
    """What to say of a beginning without an end: once, because what follows it has none either."""
    if closing in place.container.unclosed:
        return []
    place.container.unclosed[closing] = len(place.lines)
    return [_comment(line)._replace(problem=problem)]


def _comment(line: Line) -> Block:
    return Block(kind=None, text=line.text.rstrip(), start=line.start, end=line.start)


def read_table(place: Place) -> Read | None:
    """Rows below a line of dashes; a row is a segment, because a row is what changes."""
    lines, number = place.lines, place.number
    if "|" not in lines[number].text or number + 1 == len(lines):
        return None
    delimiter = lines[number + 1].text.strip()
    if "|" not in delimiter or not DELIMITER.match(delimiter):
        return None
    blocks = []
    while number < len(lines) and "|" in lines[number].text:
        row = without_indentation(lines[number])
        if not DELIMITER.match(row.text.rstrip()):
            end = row.start + len(row.text.rstrip())
            blocks.append(Block(kind=Kind.ROW, text=" | ".join(cells(row.text)), start=row.start, end=end))
        number += 1
    return blocks, number


def cells(row: str) -> list[str]:
    """The cells of a row; a bar inside code or behind a backslash ends none."""
    cells = []
    begin = 0
    text = row.strip()
    for match in CELL_END.finditer(text):
        if match["end"]:
            cells.append(one_line([text[begin : match.start()]]))
            begin = match.end()
    cells.append(one_line([text[begin:]]))
    first = 1 if text.startswith("|") else 0
    return cells[first:] if cells[-1] or len(cells) == first + 1 else cells[first:-1]


def read_paragraph(place: Place) -> Read:
    lines, number = place.lines, place.number
    in_item = place.container.in_item
    if number + 1 < len(lines) and SETEXT.match(lines[number + 1].text.rstrip()):
        text, heading_id = without_attributes(place.line.text.rstrip())
        level = 1 if lines[number + 1].text.startswith("=") else 2
        return [_heading(text, place.line.start, heading_id, level)], number + 2
    inside = [place.line]
    number += 1
    while number < len(lines) and not lines[number].is_blank:
        text = lines[number].text.lstrip(" \t")
        if begins_block(text, in_item=in_item) and indentation(lines[number].text) < TAB_STOP:
            break
        if in_item and ITEM.match(text):
            break
        inside.append(without_indentation(lines[number]))
        number += 1
    if _is_term(lines, number):
        return [block(Kind.TERM, line.text.rstrip(), line.start) for line in inside], number
    return text_block(Kind.PARAGRAPH, inside), number


def _is_term(lines: Sequence[Line], number: int) -> bool:
    """Whether a definition follows, directly or after one empty line."""
    if number < len(lines) and lines[number].is_blank:
        number += 1
    return number < len(lines) and DEFINITION.match(lines[number].text.lstrip(" ")) is not None


def text_block(kind: Kind, lines: Sequence[Line]) -> list[Block]:
    if (
        len(lines) > 1
        and lines[-1].text.startswith("{")
        and not without_attributes(lines[-1].text.rstrip())[0]
    ):
        lines = lines[:-1]
    text = one_line([line.text for line in lines])
    if kind is Kind.PARAGRAPH and "![" in text and _is_image(text):
        kind = Kind.IMAGE
    end = lines[-1].start + len(lines[-1].text.rstrip())
    return [Block(kind=kind, text=text, start=lines[0].start, end=end)]


def _is_image(text: str) -> bool:
    """Whether a reader reads nothing there but what pictures say."""
    inline = read_inline(text)
    said = " ".join([alt for _, alt in inline.images] + list(inline.hints))
    return sorted(_WORD.findall(inline.text)) == sorted(_WORD.findall(said))
