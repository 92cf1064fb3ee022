"""The last touches on .docx and .odt files, which are archives of XML: what the converter leaves out, and fixed times.

An archive written here has the same bytes whenever it is made of the same parts.
"""

from __future__ import annotations

import re
import zipfile
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Edit = Callable[[str], str]

ODT_TYPE = "mimetype"
"""First part of an .odt file, never compressed, so that its kind can be told (OpenDocument 1.3, part 2, 3.3)."""

# The earliest day that an archive can name.
_DAY = (1980, 1, 1, 0, 0, 0)
# Twentieths of a point between the margins of our A4 (17 cm), and the width that pandoc divides among the columns.
_TEXT_WIDTH = 9638
_PANDOC_WIDTH = 7920

_TIME = re.compile(r"(<(dcterms:created|dcterms:modified|meta:creation-date|dc:date)\b[^>]*>)[^<]*")
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_GRID_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)" />')
_CELL = re.compile(r'<w:tcPr ?/>|<w:tcPr>(?:<w:gridSpan w:val="(\d+)" ?/>)?')
_FRAME_SIZE = re.compile(r'svg:width="([\d.]+)pt" svg:height="([\d.]+)pt"')
_FRAME_END = re.compile(r"</draw:frame>")
_PICTURE = re.compile(r'(<wp:docPr descr="([^"]*)".*?<pic:cNvPr descr=")[^"]*', re.DOTALL)
_ODT_CELL = re.compile(
    r'(<style:style style:name="Table(HeaderRow|Row)Cell"[^>]*>\s*<style:table-cell-properties) fo:border="none" />'
)
_ODT_TABLE = re.compile(r'table:align="center"(?= style:rel-width="100%")')
_ODT_ITEM = 'fo:margin-top="0in" fo:margin-bottom="0in"'
_ODT_BORDER = ' fo:border="0.5pt solid #71827f" fo:padding-left="0.18cm" fo:padding-right="0.18cm"'
_ODT_HEADER = ' fo:background-color="#e6f1f2" style:vertical-align="bottom"'


def finished_docx(data: bytes, day: str) -> bytes:
    """A .docx of pandoc's with the ISO day of its text, and columns that are as wide as the page."""
    return _edited(data, {"docProps/core.xml": _with_day(day), "word/document.xml": _docx_text})


def finished_odt(data: bytes, day: str, alternatives: Sequence[str]) -> bytes:
    """An .odt of pandoc's with the ISO day of its text, lines around its cells, and what stands for its pictures."""

    def text(content: str) -> str:
        alts = iter(alternatives)
        content = _FRAME_SIZE.sub(_fitting_size, content)
        content = _FRAME_END.sub(lambda found: f"{_description(next(alts, ''))}{found[0]}", content)
        content = content.replace(_ODT_ITEM, 'fo:margin-top="0.1cm" fo:margin-bottom="0cm"')
        content = _ODT_TABLE.sub('table:align="margins" fo:margin-top="0.2cm"', content)
        return _ODT_CELL.sub(_odt_cell, content)

    return _edited(data, {"meta.xml": _with_day(day), "content.xml": text})


def archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of these parts, in this order."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in parts:
            about = zipfile.ZipInfo(name, _DAY)
            about.compress_type = zipfile.ZIP_STORED if name == ODT_TYPE else zipfile.ZIP_DEFLATED
            target.writestr(about, content, compresslevel=9)
    return packed.getvalue()


def _edited(data: bytes, edits: Mapping[str, Edit]) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return archive(_parts(source, edits))


def _parts(source: zipfile.ZipFile, edits: Mapping[str, Edit]) -> Iterator[tuple[str, bytes]]:
    for name in source.namelist():
        content = source.read(name)
        edit = edits.get(name)
        yield name, edit(content.decode()).encode() if edit else content


def _with_day(day: str) -> Edit:
    return lambda text: _TIME.sub(rf"\g<1>{day}T00:00:00Z", text)


def _docx_text(text: str) -> str:
    """The alternative text of a picture in both its places, and tables from margin to margin."""
    text = _PICTURE.sub(r"\1\2", text)
    return _TABLE.sub(lambda table: _wide_table(table[0]), text)


def _wide_table(table: str) -> str:
    """Word takes the widths of the cells, LibreOffice those of the columns; pandoc writes only the latter."""
    widths = [round(int(width) * _TEXT_WIDTH / _PANDOC_WIDTH) for width in _GRID_COLUMN.findall(table)]
    if not widths:
        return table
    sizes = iter(widths)
    table = _GRID_COLUMN.sub(lambda _: f'<w:gridCol w:w="{next(sizes)}" />', table)
    return _ROW.sub(lambda row: _wide_row(row[0], widths), table)


def _wide_row(row: str, widths: Sequence[int]) -> str:
    column = 0

    def cell(found: re.Match[str]) -> str:
        nonlocal column
        span = int(found[1] or 1)
        width = sum(widths[column : column + span])
        column += span
        about = f'<w:tcW w:w="{width}" w:type="dxa" />'
        return (
            f"<w:tcPr>{about}</w:tcPr>"
            if found[0].endswith("/>") and not found[1]
            else found[0].replace("<w:tcPr>", f"<w:tcPr>{about}", 1)
        )

    return _CELL.sub(cell, row)


def _fitting_size(found: re.Match[str]) -> str:
    """A picture no wider than the text, as pandoc makes it for Word."""
    width, height = float(found[1]), float(found[2])
    scale = min(1, _TEXT_WIDTH / 20 / width) if width else 1
    return f'svg:width="{width * scale:.1f}pt" svg:height="{height * scale:.1f}pt"'


def _description(alternative: str) -> str:
    return f"<svg:desc>{escape(alternative, quote=False)}</svg:desc>" if alternative else ""


def _odt_cell(found: re.Match[str]) -> str:
    return f"{found[1]}{_ODT_BORDER}{_ODT_HEADER if found[2] == 'HeaderRow' else ''} />"
