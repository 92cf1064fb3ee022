"""The Word file: what a reader, a screen reader and a spell checker find in it, and what is read when it comes back."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.row_code import Purpose, find_codes
from docs_i18n.row_problems import Reason
from docs_i18n.sheet_words import SheetWords, answer_heads
from docs_i18n.strings import translation_strings
from docs_i18n.word_package import MOST_BYTES, WordFileError
from docs_i18n.word_reader import read_word
from docs_i18n.word_writer import write_word
from docs_i18n.worksheet import Sheet, sheets
from filled_rows import sheet
from site_pages import PROJECT
from tracked_pages import ENGLISH, PORTUGUESE, records_of
from word_files import (
    DOCUMENT,
    W,
    as_google_docs,
    as_strict,
    cells,
    changed,
    filled,
    opened,
    paragraph,
    part,
    rows,
    tables,
    with_parts,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from docs_i18n.answers import Answer

STRINGS = translation_strings(PROJECT)
HEADS = [head for strings in STRINGS.values() for head in answer_heads(strings)]
CHANGED = ENGLISH.replace("500 euros", "600 **euros**").replace(
    "- Wait for 14 days.",
    "- Wait for 14 days.\n- Read [the guide](guide.md) & [more](more.md).\n- Then ask us.",
)


def made(purpose: Purpose = Purpose.WORK, locale: str = "pt") -> bytes:
    filled_in = sheet(CHANGED if purpose is Purpose.WORK else ENGLISH, PORTUGUESE, records_of(), purpose)
    (one,) = sheets([filled_in.rows], locale, purpose, "pt_join")
    return write_word(one, SheetWords(strings=STRINGS[locale]), "en")


FILE = made()
"""Three rows: a new item with two links, another new item, and a changed paragraph."""


def read(data: bytes) -> dict[str, Answer]:
    return {answer.label: answer for answer in read_word(data, "sheet.docx", HEADS)}


def texts(data: bytes) -> dict[str, str]:
    return {label: answer.text for label, answer in read(data).items() if answer.text}


def problems(data: bytes) -> dict[str, str]:
    return {label: answer.problem.reason.value for label, answer in read(data).items() if answer.problem}


def test_rows_have_a_number_the_english_todays_text_and_room() -> None:
    table = opened(FILE).tables[0]
    lines = [[cell.text.split("\n") for cell in row.cells] for row in table.rows]

    assert [cell[0] for cell in lines[0]] == ["Número", "Inglês", "Tradução atual", "O seu texto"]
    assert lines[1][1] == [
        "Ponto de uma lista · Secção: Passos · Novo em inglês",
        "Read [the guide](1) & [more](2).",
        "(1) → guide.md",
        "(2) → more.md",
    ]
    assert lines[1][2] == ["Ainda por traduzir"]
    assert lines[3][1] == [
        lines[3][1][0],
        "Inglês antes:",
        "Membership costs 500 euros a year.",
        "Inglês agora:",
        "Membership costs 600 **euros** a year.",
    ]
    assert lines[3][1][0].endswith(" (2 palavras retiradas, 2 palavras acrescentadas)")
    assert lines[3][2] == ["A adesão custa 500 euros por ano."]
    assert all(row[3] == [""] for row in lines[1:])
    assert [len(find_codes(row.cells[0].text)) for row in table.rows] == [0, 1, 1, 1]


def test_ten_lines_stand_above_the_table() -> None:
    document = opened(FILE)
    numbered = [one.text for one in document.paragraphs if one.style and one.style.name == "List Number"]

    assert numbered == SheetWords(strings=STRINGS["pt"]).instructions(Purpose.WORK)
    assert [
        one.text for one in document.paragraphs if one.style and one.style.name.startswith("Heading")
    ] == [
        "Folha de tradução: Como aderir à rede",
        "Como preencher este ficheiro",
        "Como aderir à rede",
    ]
    assert document.paragraphs[1].text.startswith("3 linhas, 13 palavras, cerca de ")


def test_a_screen_reader_finds_a_table_with_a_head() -> None:
    """The head is said to be one and is repeated, no first cell is empty, the file has a title and a language."""
    document = opened(FILE)
    (table,) = tables(document)
    properties = table.find(qn("w:tblPr"))
    look = properties.find(qn("w:tblLook"))
    lines = list(table.iter(qn("w:tr")))

    assert [line.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for line in lines] == [
        True,
        *[False] * 3,
    ]
    assert look.get(qn("w:firstRow")) == "1"
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Como aderir à rede"
    assert all(row.cells[0].text.strip() for row in document.tables[0].rows)
    assert all(len(cells(line)) == 4 for line in lines)
    assert document.core_properties.title == "Folha de tradução: Como aderir à rede"
    assert document.core_properties.language == "pt-PT"
    assert "gridSpan" not in part(FILE)
    assert "vMerge" not in part(FILE)


@pytest.mark.parametrize(
    ("locale", "lang"), [("pt", "pt-PT"), ("es", "es-ES"), ("uk", "uk-UA"), ("it", "it-IT")]
)
def test_a_spell_checker_finds_the_language_of_each_cell(locale: str, lang: str) -> None:
    """English is English, all else the reader's language, and the letters of a code no language at all."""
    styles = opened(made(locale=locale)).styles
    found = {
        name: [one.get(qn("w:val")) for one in styles[name].element.iter(qn("w:lang"))]
        for name in ("SheetEnglish", "SheetToday", "SheetAnswer", "SheetNote", "SheetInEnglish", "SheetCode")
    }

    assert found == {
        "SheetEnglish": ["en-GB"],
        "SheetToday": [lang],
        "SheetAnswer": [lang],
        "SheetNote": [lang],
        "SheetInEnglish": ["en-GB"],
        "SheetCode": [],
    }
    assert styles["SheetCode"].element.find(f".//{qn('w:noProof')}") is not None
    default = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == lang
    answer = opened(made(locale=locale)).tables[0].rows[1].cells[3].paragraphs[0]
    assert answer.style
    assert answer.style.name == "SheetAnswer"


def test_a_change_is_marked_for_the_eye() -> None:
    xml = part(FILE)

    assert '<w:rStyle w:val="SheetRemoved"/></w:rPr><w:t xml:space="preserve">500 euros<' in xml
    assert '<w:rStyle w:val="SheetAdded"/></w:rPr><w:t xml:space="preserve">600 **euros**<' in xml


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """No clock, no order of chance: the first day that an archive knows, on whatever system."""
    assert made() == FILE
    with ZipFile(BytesIO(FILE)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in package.infolist()} == {0}
        names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]
    assert "python-docx" not in part(FILE, "docProps/core.xml")


def test_a_file_is_small_enough_to_be_sent() -> None:
    assert len(FILE) < 20_000


@given(st.text(max_size=60))
def test_any_text_makes_a_file_that_can_be_opened(text: str) -> None:
    """Whatever characters stand in a page."""
    original = sheet(CHANGED, PORTUGUESE, records_of()).rows
    odd = replace(
        original, title=text, rows=tuple(replace(row, english=text, today=text) for row in original.rows)
    )
    one = Sheet(locale="pt", purpose=Purpose.WORK, name="x", pages=(odd,))

    assert len(read(write_word(one, SheetWords(strings=STRINGS["pt"]), "en"))) == 3


TEXTS = {
    "1": "Leia [o guia](1) e [mais](2).",
    "2": "Depois pergunte-nos.",
    "3": "A adesão custa 600 **euros**.",
}


def test_what_was_written_is_read() -> None:
    assert texts(filled(FILE, TEXTS)) == TEXTS
    assert problems(filled(FILE, TEXTS)) == {}


def test_smart_quotes_line_breaks_and_no_break_spaces() -> None:
    data = filled(FILE, {"2": "“Depois”\u00a0pergunte-nos,\n‘agora’."})

    assert texts(data) == {"2": "“Depois” pergunte-nos, ‘agora’."}


@pytest.mark.parametrize("program", [as_google_docs, as_strict])
def test_files_of_other_programs(program: type) -> None:
    data = program(filled(FILE, TEXTS))

    assert texts(data) == TEXTS
    assert {answer.shown[1:] for answer in read(data).values()} == {
        answer.shown[1:] for answer in read(FILE).values()
    }


def test_tracked_changes_count_as_accepted() -> None:
    """Deleted and moved-away words are gone, inserted and moved ones there; a deleted row is no row."""

    def track(document: WordDocument) -> None:
        first, second, third = rows(document).values()
        cells(first)[3].append(
            parse_xml(
                f'<w:p {W}><w:ins w:id="1" w:author="A"><w:r><w:t>Leia </w:t></w:r></w:ins>'
                '<w:del w:id="2" w:author="A"><w:r><w:delText>Veja </w:delText></w:r></w:del>'
                '<w:moveFrom w:id="3"><w:r><w:t>mal</w:t></w:r></w:moveFrom>'
                '<w:moveTo w:id="4"><w:r><w:t>bem</w:t></w:r></w:moveTo></w:p>'
            )
        )
        cells(second)[3].append(
            parse_xml(
                f'<w:p {W}><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr><w:r><w:t>Pergunte</w:t></w:r></w:p>'
            )
        )
        cells(second)[3].append(parse_xml(f"<w:p {W}><w:r><w:t>-nos</w:t></w:r></w:p>"))
        third.find(qn("w:trPr")).append(parse_xml(f'<w:del {W} w:id="6"/>'))

    data = changed(FILE, track)

    assert texts(data) == {"1": "Leia bem", "2": "Pergunte-nos"}
    assert list(read(data)) == ["1", "2"]


def test_comments_are_handed_on() -> None:
    """A question in the margin is no part of the text, and is not lost."""

    def comment(document: WordDocument) -> None:
        run = document.tables[0].rows[2].cells[3].paragraphs[0].add_run("Depois pergunte.")
        document.add_comment(run, text="É «pergunte» ou «perguntar»?", author="Ana")

    data = changed(FILE, comment)

    assert texts(data) == {"2": "Depois pergunte."}
    assert read(data)["2"].comments == ("Ana: É «pergunte» ou «perguntar»?",)


def test_links_fields_and_instructions() -> None:
    """What a program makes of an address is its words; the instruction of a field is none."""

    def link(document: WordDocument) -> None:
        (cell,) = [cells(row)[3] for row in list(rows(document).values())[:1]]
        cell.append(
            parse_xml(
                f'<w:p {W}><w:r><w:t xml:space="preserve">Leia </w:t></w:r><w:hyperlink><w:r><w:t>isto</w:t></w:r></w:hyperlink>'
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> aqui</w:t></w:r></w:p>'
            )
        )

    assert texts(changed(FILE, link)) == {"1": "Leia isto aqui"}


def test_bold_and_italic_are_seen() -> None:
    """With the space outside of the marks, however many pieces the program made of the words."""

    def format_words(document: WordDocument) -> None:
        paragraph_ = document.tables[0].rows[2].cells[3].paragraphs[0]
        for text, bold, italic in (
            ("Depois ", True, False), ("já ", True, False), ("pergunte", False, True), ("-nos.", False, False)
        ):  # fmt: skip
            run = paragraph_.add_run(text)
            run.bold, run.italic = bold, italic

    answer = read(changed(FILE, format_words))["2"]

    assert answer.text == "Depois já pergunte-nos."
    assert answer.formatted == "**Depois já** *pergunte*-nos."


def test_rows_may_be_moved_copied_and_deleted() -> None:
    def shuffle(document: WordDocument) -> None:
        table = tables(document)[0]
        first, second, third = rows(document).values()
        table.remove(second)
        table.remove(third)
        first.addprevious(third)

    data = changed(filled(FILE, TEXTS), shuffle)

    assert texts(data) == {"3": TEXTS["3"], "1": TEXTS["1"]}


def test_joined_rows_are_a_problem_of_both() -> None:
    """Word writes both numbers into one cell, or lets one cell go on into the next row."""

    def join(document: WordDocument) -> None:
        first, second, third = (cells(row) for row in rows(document).values())
        for one in list(second[0]):
            first[0].append(one)
        for cell, kind in ((second[3], "restart"), (third[3], "continue")):
            cell.find(qn("w:tcPr")).append(parse_xml(f'<w:vMerge {W} w:val="{kind}"/>'))

    found = read_word(changed(filled(FILE, TEXTS), join), "sheet.docx", HEADS)

    assert [one.problem.reason if one.problem else None for one in found if one.code] == [Reason.MERGED] * 3


def test_cells_of_a_row_that_were_joined() -> None:
    def join(document: WordDocument) -> None:
        first = next(iter(rows(document).values()))
        first.remove(cells(first)[2])
        cells(first)[2].find(qn("w:tcPr")).append(parse_xml(f'<w:gridSpan {W} w:val="2"/>'))

    assert problems(changed(filled(FILE, TEXTS), join)) == {"1": "columns"}
    assert texts(changed(filled(FILE, TEXTS), join)).keys() == {"2", "3"}


def test_columns_that_were_added_or_taken_away() -> None:
    """The column to write in is known by its head; where that is gone too, nothing is guessed."""

    def add(document: WordDocument) -> None:
        for row in tables(document)[0].iter(qn("w:tr")):
            row.append(parse_xml(f"<w:tc {W}><w:tcPr/><w:p><w:r><w:t>nota</w:t></w:r></w:p></w:tc>"))

    def take(document: WordDocument) -> None:
        for row in tables(document)[0].iter(qn("w:tr")):
            row.remove(cells(row)[2])

    def take_last(document: WordDocument) -> None:
        for row in tables(document)[0].iter(qn("w:tr")):
            row.remove(cells(row)[3])

    assert texts(changed(filled(FILE, TEXTS), add)) == TEXTS
    assert texts(changed(filled(FILE, TEXTS), take)) == TEXTS
    assert problems(changed(filled(FILE, TEXTS), take_last)) == dict.fromkeys("123", "columns")


def test_a_head_that_was_deleted_is_not_missed() -> None:
    def behead(document: WordDocument) -> None:
        table = tables(document)[0]
        table.remove(next(table.iter(qn("w:tr"))))

    assert texts(changed(filled(FILE, TEXTS), behead)) == TEXTS


def test_a_row_that_lost_its_code() -> None:
    """With a text it is a problem, without one it is nothing."""

    def lose(document: WordDocument) -> None:
        for row in list(rows(document).values())[:2]:
            first = cells(row)[0]
            first.remove(list(first.iter(qn("w:p")))[1])

    assert problems(changed(filled(FILE, {"1": "Leia."}), lose)) == {"1": "no-code"}


def test_a_table_in_a_cell() -> None:
    def paste(document: WordDocument) -> None:
        cell = cells(next(iter(rows(document).values())))[3]
        cell.insert(
            1, parse_xml(f"<w:tbl {W}><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
        )
        cell.append(paragraph("Leia."))

    assert problems(changed(FILE, paste)) == {"1": "table-in-cell"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"{\\rtf1}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"", "no Word file"),
        (b"Hello", "no Word file"),
        (FILE[:3000], "no Word file"),
        (with_parts(FILE, {DOCUMENT: "<w:document"}), "damaged"),
        (with_parts(FILE, {DOCUMENT: "<html/>"}), "no text"),
        (with_parts(FILE, {"_rels/.rels": "<Relationships/>"}), "no text"),
        (with_parts(FILE, {"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (with_parts(FILE, {DOCUMENT: f"<w:document {W}><w:body/></w:document>"}), "no row"),
    ],
    ids=["doc", "rtf", "pdf", "empty", "text", "cut off", "broken", "other XML", "no relations", "odt", "no table"],
)  # fmt: skip
def test_what_is_no_worksheet_says_what_it_is_and_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(WordFileError, match=words):
        read(data)


def test_a_file_that_unpacks_to_more_than_any_sheet_is_not_unpacked() -> None:
    with pytest.raises(WordFileError, match="far larger"):
        read(with_parts(FILE, {DOCUMENT: b" " * (MOST_BYTES + 1)}))


def test_what_xml_defines_is_not_looked_at() -> None:
    """A thousand million laughs, and a file of ours that a stranger would like to read."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    evil = (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY file SYSTEM "file:///etc/hostname">]>'
        + part(filled(FILE, {"1": "PLACE"})).partition("?>")[2].strip()
    )
    for name in ("&l9;", "&file;"):
        try:
            found = texts(with_parts(FILE, {DOCUMENT: evil.replace("PLACE", f"x{name}")}))
        except WordFileError:
            continue
        assert found.get("1", "") in {"", "x"}


@given(st.binary(max_size=300))
def test_reading_never_fails_otherwise(data: bytes) -> None:
    """Whatever is in the file: an answer, or a sentence."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", part(FILE, "_rels/.rels"))
        package.writestr(DOCUMENT, data)
    for one in (data, file.getvalue()):
        with pytest.raises(WordFileError):
            read(one)


def test_a_review_ends_with_one_word_for_all_rows() -> None:
    data = made(Purpose.REVIEW)
    last = Document(BytesIO(data)).tables[-1].rows[-1]

    assert last.cells[0].text.startswith("✓\n")
    assert [cell.text for cell in Document(BytesIO(data)).tables[0].rows[0].cells][
        3
    ] == "Certo, ou a minha correção"
    assert texts(filled(data, {"✓": "sim"})) == {"✓": "sim"}
