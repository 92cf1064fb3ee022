"""CSV files that open by double click in a spreadsheet and run nothing: how they are written, and read after Excel saved them.

Excel cuts a file at the list separator of the system's settings, which is a semicolon where a comma stands in numbers
(Portugal, Spain, Ukraine, Italy), and takes a file without a byte order mark for one in the system's old code page. A
first line `sep=;` would choose the separator anywhere, but Excel then passes over the byte order mark, and Cyrillic and
accents are lost. So: byte order mark, semicolons, no `sep=` line. Where a comma separates (English settings) the file
is to be imported; LibreOffice and Google Sheets find out for themselves.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
_SEPARATORS = (";", ",", "\t")
# OWASP, “CSV injection”; the full-width signs count in some Asian settings. What stands behind a separator counts as a
# beginning too: a spreadsheet with other settings may cut there, quotation marks or not.
_BEGINNING, _SIGN = r"(^|[,;\t\r\n])([\s\"']*)", "([=+\\-@＝＋－＠])"
_FORMULA = re.compile(_BEGINNING + _SIGN)
_HARMLESS = re.compile(f"{_BEGINNING}'{_SIGN}")
_FIRST_CONTROL = re.compile(r"^(?=[\t\r\n\0])")
_HARMLESS_CONTROL = re.compile(r"^'(?=[\t\r\n\0])")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?$', re.IGNORECASE)


def write_table(rows: Iterable[Sequence[object]]) -> str:
    """The text of a file, to be written as UTF-8; the first row holds the names of the columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=_SEPARATORS[0], quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return BYTE_ORDER_MARK + text.getvalue()


def harmless(cell: str) -> str:
    """A spreadsheet runs what begins like a formula; an apostrophe makes it text."""
    return _FIRST_CONTROL.sub("'", _FORMULA.sub(r"\1\2'\3", cell))


def read_table(text: str) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, each with its line (from 1); whichever separator a program wrote."""
    lines = list(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""))
    first = 0
    separator = ""
    if lines and (found := _SEPARATOR_LINE.match(lines[0].strip())):
        first, separator = 1, found[1]
    head = next((line for line in lines[first:] if line.strip()), "")
    separator = separator or max(_SEPARATORS, key=head.count)
    reader = csv.reader(lines[first:], delimiter=separator)
    rows = []
    line = first + 1
    for row in reader:
        cells = [_meant(cell) for cell in row]
        if any(cells):
            rows.append((line, cells))
        line = first + reader.line_num + 1
    return rows


def _meant(cell: str) -> str:
    """A cell as it was before `harmless`, on one line."""
    return " ".join(_HARMLESS.sub(r"\1\2\3", _HARMLESS_CONTROL.sub("", cell)).split())
