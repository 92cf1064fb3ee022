"""A worksheet as a Word file (ECMA-376, WordprocessingML): a title, ten lines of instructions, and one table a page.

The head of a table is repeated on every page and named as its head, no cell of its first column is empty, and what is
read stands in the order in which it is to be read. The same sheet always gives the same bytes.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docs_i18n.model import Kind
from docs_i18n.row_code import Purpose
from docs_i18n.strings import with_country
from docs_i18n.word_template import (
    ADDED,
    ANSWER,
    BODY,
    CODE,
    ENGLISH,
    IN_ENGLISH,
    LINK,
    NOTE,
    NUMBERED,
    REMOVED,
    TABLE,
    TODAY,
    word_template,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docs_i18n.changes import Part
    from docs_i18n.sheet_words import SheetWords
    from docs_i18n.worksheet import PageRows, Row, Sheet

# Twentieths of a point; together the width of the page between its margins.
_WIDTHS = (1150, 4950, 4650, 4720)
_WRITABLE = "FFF9E0"
_HEAD = "E8EEF4"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP archive knows."""
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>{lang}</dc:language>'
    "</cp:coreProperties>"
)


def write_word(sheet: Sheet, words: SheetWords, source_lang: str) -> bytes:
    """The file; `source_lang` is the tag of English."""
    own = words.strings.lang
    # Spell checkers know countries: Word finds none for `uk`.
    parts = dict(word_template(with_country(own), with_country(source_lang)))
    title = words.title(sheet)
    parts["word/document.xml"] = parts["word/document.xml"].replace(BODY, "".join(_body(sheet, words)))
    parts["docProps/core.xml"] = _CORE.format(title=escape(_legal(title)), lang=own)
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, text in parts.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else it says on which system the site was built
            package.writestr(entry, text)
    return file.getvalue()


def _body(sheet: Sheet, words: SheetWords) -> Iterator[str]:
    yield _paragraph("Heading1", _run(words.title(sheet)))
    yield _paragraph("", _run(words.amount(sheet)))
    yield _paragraph("Heading2", _run(words.how_to))
    lines = words.instructions(sheet.purpose, is_subtitles=sheet.is_subtitles)
    yield from (_paragraph(NUMBERED, _run(line)) for line in lines)
    number = 0
    for page in sheet.pages:
        style = IN_ENGLISH if page.is_title_english else ""
        yield _paragraph("Heading2", _run(words.page_title(page), style))
        yield _paragraph(LINK, _run(page.page))
        if page.remark:
            yield _paragraph("", _run(page.remark))
        yield from _table(sheet, page, words, number)
        yield _paragraph("", "")  # two tables without a paragraph between become one
        number += len(page.rows)


def _table(sheet: Sheet, page: PageRows, words: SheetWords, number: int) -> Iterator[str]:
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(_legal(words.page_title(page)))}/></w:tblPr><w:tblGrid>"
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    yield "</w:tblGrid>"
    heads = words.heads(sheet.purpose)
    yield _table_row([_paragraph(ANSWER, _run(head, bold=True)) for head in heads], is_head=True)
    section = ""
    for row in page.rows:
        number += 1
        says_section = row.section.text != section and row.kind is not Kind.HEADING
        section = row.section.text
        yield _table_row(_cells(page, row, number, words, says_section=says_section))
    if sheet.purpose is Purpose.REVIEW and page is sheet.pages[-1]:
        yield _table_row(
            [
                _paragraph(ANSWER, _run("✓")) + _paragraph(CODE, _run(sheet.code)),
                _paragraph(ANSWER, _run(words.all_rows)),
                _paragraph(ANSWER, _run(words.all_right)),
                _paragraph(ANSWER, ""),
            ]
        )
    yield "</w:tbl>"


def _cells(page: PageRows, row: Row, number: int, words: SheetWords, *, says_section: bool) -> list[str]:
    return [
        _paragraph(ANSWER, _run(str(number))) + _paragraph(CODE, _run(row.code)),
        "".join(_english(row, words, words.notes(page, row, says_section=says_section))),
        "".join(_today(row, words)),
        _paragraph(ANSWER, ""),
    ]


def _english(row: Row, words: SheetWords, notes: Sequence[str]) -> Iterator[str]:
    """Words first, then before and now, so that it works by ear; the English of today stands as a paragraph of its own."""
    if notes:
        yield _paragraph(NOTE, _run(" · ".join(notes)))
    if row.before:
        yield _paragraph(NOTE, _run(f"{words.before}:"))
        yield _paragraph(ENGLISH, _marked(part for part in row.before if part.kind != "added"))
        yield _paragraph(NOTE, _run(f"{words.now}:"))
        yield _paragraph(ENGLISH, _marked(part for part in row.before if part.kind != "removed"))
    else:
        yield _paragraph(ENGLISH, _run(row.english))
    for number, target in enumerate(row.links, start=1):
        yield _paragraph(LINK, _run(f"({number}) → {target}"))


def _today(row: Row, words: SheetWords) -> Iterator[str]:
    yield _paragraph(TODAY, _run(row.today)) if row.today else _paragraph(NOTE, _run(words.nothing_yet))
    if row.hints.terms:
        terms = (f"{_run(english, IN_ENGLISH)}{_run(f' = {own}')}" for english, own in row.hints.terms)
        yield _paragraph(NOTE, _run(f"{words.glossary}: ") + _run("; ").join(terms))
    for english, own in row.hints.earlier:
        quoted = f"{_run(english, IN_ENGLISH)}{_run(' = ')}" if english else ""
        yield _paragraph(NOTE, _run(f"{words.earlier}: ") + quoted + _run(own))


def _marked(parts: Iterable[Part]) -> str:
    styles = {"same": "", "removed": REMOVED, "added": ADDED}
    return _run(" ").join(_run(part.text, styles[part.kind]) for part in parts)


def _table_row(cells: list[str], *, is_head: bool = False) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    fills = [_HEAD] * len(cells) if is_head else [""] * (len(cells) - 1) + [_WRITABLE]
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shading(fill)}</w:tcPr>{cell}</w:tc>'
        for width, fill, cell in zip(_WIDTHS, fills, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inside}</w:tr>"


def _shading(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>' if style else f"<w:p>{runs}</w:p>"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _run(text: str, style: str = "", *, bold: bool = False) -> str:
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:b/>" if bold else "")
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(_legal(text))}</w:t></w:r>'
