"""What people wrote into a worksheet, read from the Word file that came back, whatever program saved it.

Rows are told by the codes in them, never by their place, and cells by their number in the row. Programs wrap text in
content controls (Google Docs), links, fields and tracked changes; what stands there when all changes are accepted is
what counts. What cannot be read as a row of ours is a row with a problem, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.answers import Answer
from docs_i18n.row_code import find_codes
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.row_text import cleaned
from docs_i18n.word_package import WordFileError, WordPackage, attribute, local

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from docs_i18n.row_code import RowCode

_COLUMNS = 4
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo"}
    | {"AlternateContent", "Choice"}
)
"""Elements that only surround what is to be read; all others that are not named here hide it: what was deleted or moved
away, instructions of fields, the older form of something new, pictures."""
_OFF = frozenset({"0", "false", "off", "none"})
_BOLD, _ITALIC = frozenset({"Strong"}), frozenset({"Emphasis"})
_SPACE = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """A piece of text with one look."""

    text: str
    bold: bool
    italic: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    """A cell of a table."""

    paragraphs: tuple[tuple[_Run, ...], ...]
    has_table: bool
    goes_on: bool
    """Whether it goes on with the cell above, or the cell below goes on with it."""

    @property
    def text(self) -> str:
        return "\n".join("".join(run.text for run in paragraph) for paragraph in self.paragraphs)

    @property
    def lines(self) -> tuple[str, ...]:
        lines = (cleaned("".join(run.text for run in paragraph)) for paragraph in self.paragraphs)
        return tuple(filter(None, lines))

    @property
    def formatted(self) -> str:
        """Its text with the marks of Markdown around what is bold or italic."""
        return cleaned("\n".join("".join(map(_marked, _joined(paragraph))) for paragraph in self.paragraphs))


def read_word(data: bytes, name: str, heads: Collection[str]) -> list[Answer]:
    """The rows of a file; `heads` are what the column to write in may be called. WordFileError where it is none of ours."""
    package = WordPackage(data)
    part, document = package.document()
    comments = _comments(package.related(part, "comments"))
    answers = [
        answer
        for table in document.iter()
        if local(table) == "tbl"
        for answer in _table(table, name, {cleaned(head).casefold() for head in heads}, comments)
    ]
    if not any(answer.code for answer in answers):
        raise WordFileError("there is no row of a worksheet in it; send the file that was filled in")
    return answers


def _table(
    table: Element, name: str, heads: Collection[str], comments: Mapping[str, str]
) -> Iterator[Answer]:
    rows = [row for row in _inside(table, "tr") if not _is_deleted(row)]
    column = -1
    width = _COLUMNS
    for number, row in enumerate(rows):
        cells = [_cell(cell) for cell in _inside(row, "tc")]
        codes = find_codes("\n".join(cell.text for cell in cells))
        if not codes and (number == 0 or _is_head(row)):
            width = len(cells)
            column = next((n for n, cell in enumerate(cells) if cleaned(cell.text).casefold() in heads), -1)
            continue
        place = column if column >= 0 or width != _COLUMNS else _COLUMNS - 1
        said = tuple(comments[key] for key in _comment_ids(row) if key in comments)
        for code in (*codes, *([] if codes else [None])):
            yield from _answer(cells, code, name, place if len(cells) == width else -1, said)


def _answer(
    cells: Sequence[_Cell], code: RowCode | None, name: str, column: int, comments: tuple[str, ...]
) -> Iterator[Answer]:
    """The answer in a row; `column` is where it stands, -1 where the row has not the cells it should have."""
    own = cells[column] if 0 <= column < len(cells) else None
    others = [cell for cell in cells if cell is not own]
    if code is None and not (own.text if own else "".join(cell.text for cell in cells)).strip():
        return
    lines = [line for cell in others for line in cell.lines]
    yield Answer(
        file=name,
        label=lines[0] if lines and not find_codes(lines[0]) else "",
        code=code,
        text=cleaned(own.text) if own else "",
        formatted=own.formatted if own else "",
        shown=tuple(lines),
        comments=comments,
        problem=_problem(cells, code, own),
    )


def _problem(cells: Sequence[_Cell], code: RowCode | None, own: _Cell | None) -> Problem | None:
    if len(find_codes("\n".join(cell.text for cell in cells))) > 1:
        return Problem(Reason.MERGED)
    if code is None:
        return Problem(Reason.NO_CODE)
    if own is None:
        return Problem(Reason.COLUMNS)
    if own.goes_on or find_codes(own.text):
        return Problem(Reason.MERGED)
    return Problem(Reason.TABLE_IN_CELL) if own.has_table else None


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, through whatever surrounds them, but none of a table inside."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _inside(child, name)


def _is_deleted(row: Element) -> bool:
    return _child(_child(row, "trPr"), "del") is not None


def _is_head(row: Element) -> bool:
    return _is_on(_child(_child(row, "trPr"), "tblHeader"))


def _cell(cell: Element) -> _Cell:
    merge = _child(_child(cell, "tcPr"), "vMerge")
    return _Cell(
        paragraphs=tuple(_paragraphs(cell)),
        has_table=any(True for _ in _inside(cell, "tbl")),
        goes_on=merge is not None,
    )


def _paragraphs(cell: Element) -> Iterator[tuple[_Run, ...]]:
    """Yield the runs of each paragraph; one whose end was deleted goes on in the next."""
    runs: list[_Run] = []
    for paragraph in _inside(cell, "p"):
        runs.extend(_runs(paragraph))
        mark = _child(_child(paragraph, "pPr"), "rPr")
        if _child(mark, "del") is None:
            yield tuple(runs)
            runs = []
    if runs:
        yield tuple(runs)


def _runs(element: Element) -> Iterator[_Run]:
    for child in element:
        name = local(child)
        if name == "r":
            properties = _child(child, "rPr")
            yield _Run(
                text="".join(_text(child)),
                bold=_has(properties, "b", _BOLD),
                italic=_has(properties, "i", _ITALIC),
            )
        elif name in _WRAPPERS:
            yield from _runs(child)


def _text(run: Element) -> Iterator[str]:
    for child in run:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in {"tab", "br", "cr", "ptab"}:
            yield "\n" if name in {"br", "cr"} else " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield _symbol(attribute(child, "char"))
        elif name in _WRAPPERS:
            yield from _text(child)


def _symbol(code: str) -> str:
    """A character that Word keeps by its number; those of private fonts have no meaning of their own."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,5}", code) else 0
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None) if element is not None else None


def _is_on(element: Element | None) -> bool:
    return element is not None and attribute(element, "val").lower() not in _OFF


def _has(properties: Element | None, name: str, styles: Collection[str]) -> bool:
    """Whether a run has a look, by itself or by a style whose name is the same in every language."""
    own = _child(properties, name)
    if own is not None:
        return _is_on(own)
    style = _child(properties, "rStyle")
    return style is not None and attribute(style, "val") in styles


def _joined(paragraph: Sequence[_Run]) -> list[_Run]:
    """Runs side by side with the same look, as one; space belongs to what stands beside it."""
    joined: list[_Run] = []
    for run in paragraph:
        last = joined[-1] if joined else None
        if (last and (run.bold, run.italic) == (last.bold, last.italic)) or (last and not run.text.strip()):
            joined[-1] = _Run(text=last.text + run.text, bold=last.bold, italic=last.italic)
        elif run.text:
            joined.append(run)
    return joined


def _marked(run: _Run) -> str:
    marks = "**" * run.bold + "*" * run.italic
    match = _SPACE.fullmatch(run.text)
    if not marks or match is None or not match[2]:
        return run.text
    return f"{match[1]}{marks}{match[2]}{marks[::-1]}{match[3]}"


def _comments(part: Element | None) -> dict[str, str]:
    """The comments of a file by their ids."""
    found = {}
    for comment in part if part is not None else ():
        paragraphs = ("".join(run.text for run in _runs(one)) for one in _inside(comment, "p"))
        text = cleaned("\n".join(paragraphs))
        author = cleaned(attribute(comment, "author"))
        if text:
            found[attribute(comment, "id")] = f"{author}: {text}" if author else text
    return found


def _comment_ids(row: Element) -> list[str]:
    return [attribute(one, "id") for one in row.iter() if local(one) == "commentReference"]
