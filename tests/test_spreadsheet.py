"""Tables open by double click in Excel with Portuguese, Spanish, Italian and Ukrainian settings, and run nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docs_i18n.spreadsheet import harmless, read_table, write_table

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROLS = ("\t", "\r", "\n")
ROWS = [["page", "who"], ["start/місто.md", "Inês; Іра"]]


def test_a_file_is_these_bytes() -> None:
    """A byte order mark, so that Cyrillic is read; semicolons, as the four settings want; no line that says `sep=`."""
    assert write_table(ROWS).encode() == (
        b"\xef\xbb\xbf" + '"page";"who"\r\n"start/місто.md";"Inês; Іра"\r\n'.encode()
    )


@given(st.lists(st.text(alphabet="=+-@＝a ,;\t\r\n\"'0"), min_size=1, max_size=4))
@example(['a";"=1+1', "a,=1+1", ",\t =1", "\r=1", "\n\n@x"])
def test_no_cell_is_a_formula_wherever_a_spreadsheet_cuts(cells: list[str]) -> None:
    """Excel with English settings cuts at commas, whatever the file says; there too no cell begins like a formula."""
    text = write_table([["head"], cells]).removeprefix("\ufeff")
    for separator in (";", ",", "\t"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert [cell for cell in row if cell.strip(' "\t\r\n').startswith(SIGNS)] == []
            assert separator != ";" or [cell for cell in row if cell.startswith(CONTROLS)] == []


@pytest.mark.parametrize("cell", ["-5 °C", "=1+1", "a, -b", "＝1"])
def test_what_looks_like_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) != cell
    assert harmless(cell).replace("'", "") == cell


def test_words_stay_as_they_are() -> None:
    for cell in ("Ana-Maria", "e-mail: a@b.test", "м’ята", "2026-11-22", "50 % = half"):
        assert harmless(cell) == cell


@given(st.lists(st.lists(st.text(alphabet="aéї'=-@;,\" "), min_size=2, max_size=3), max_size=5))
@example([["'=1", "a, ''-b"]])
def test_what_was_written_is_read_again(rows: list[list[str]]) -> None:
    """The same cells; spaces at the ends and between words do not count."""
    plain = [[" ".join(cell.split()) for cell in row] for row in rows]
    written = write_table([["a", "b"], *([*row] for row in rows)])
    found = [cells for _, cells in read_table(written)]

    assert found == [["a", "b"], *(row for row in plain if any(row))]


@pytest.mark.parametrize(
    "text",
    [
        "page;who\nx.md;Ana\n",
        "page,who\r\nx.md,Ana\r\n",
        "\ufeffpage\twho\r\nx.md\tAna",
        'sep=;\n"page";"who"\n"x.md";"Ana"\n',
        "sep=,\npage,who\nx.md,Ana\n",
    ],
)
def test_a_file_is_read_whichever_program_saved_it(text: str) -> None:
    assert [cells for _, cells in read_table(text)] == [["page", "who"], ["x.md", "Ana"]]


def test_rows_know_their_lines() -> None:
    """As an editor counts them: empty rows and line breaks inside cells included."""
    text = 'page;who\n\n"x.md";"Ana\nMaria"\n;\ny.md;Rui\n'

    assert read_table(text) == [(1, ["page", "who"]), (3, ["x.md", "Ana Maria"]), (6, ["y.md", "Rui"])]
