"""Worksheets through a real LibreOffice: what was filled in is there, row by row, whatever format lay between.

Word itself and Google Docs are steps for a person: no test can run them (CONTRIBUTING, “Word files”).
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from docs_i18n.glossary_files import read_glossary
from docs_i18n.row_code import Purpose
from docs_i18n.sheet_words import SheetWords, answer_heads
from docs_i18n.site import load_site
from docs_i18n.strings import translation_strings
from docs_i18n.word_reader import read_word
from docs_i18n.word_writer import write_word
from docs_i18n.worksheets import SheetMaker
from office import saved_as, saved_by_libreoffice
from site_pages import PROJECT
from word_files import W, as_google_docs, cells, changed, filled, opened, part, rows, tables

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument

    from docs_i18n.answers import Answer

STRINGS = translation_strings(PROJECT)
HEADS = [head for strings in STRINGS.values() for head in answer_heads(strings)]


PAGE = "start/why-join.md"


def made(root: Path, locale: str, purpose: Purpose) -> bytes:
    """A real sheet: a page of ours that is not begun in `root`, or the first of those to review the core shelf with."""
    site = load_site(PROJECT.root if purpose is Purpose.REVIEW else root)
    maker = SheetMaker(site=site, glossary=read_glossary(site))
    if purpose is Purpose.REVIEW:
        (sheet, *_) = maker.of_core(locale, purpose, STRINGS[locale])
    else:
        (sheet,) = maker.of_pages(locale, [PAGE], purpose)
    return write_word(sheet, SheetWords(strings=STRINGS[locale]), "en")


def answers(data: bytes) -> dict[str, Answer]:
    return {one.label: one for one in read_word(data, "x.docx", HEADS)}


TEXTS = {
    "1": "“Aspas” e «aspas», com\u00a0espaço\u202ffixo\ne uma quebra de linha",
    "2": "**negrito**, *itálico*, [ligação](1), `código`, {{ marca }} & <b>",
    "3": "Їжак і ґанок – це «ім’я»…",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("project")
    (root / "docs" / PAGE).parent.mkdir(parents=True)
    shutil.copy(PROJECT.root / "docs" / PAGE, root / "docs" / PAGE)
    shutil.copy(PROJECT.config_file, root)
    return {
        f"{locale}-{purpose}.docx": filled(made(root, locale, purpose), TEXTS)
        for locale, purpose in (("pt", Purpose.WORK), ("uk", Purpose.WORK), ("uk", Purpose.REVIEW))
    }


@pytest.mark.parametrize(
    "through", [(), ("odt",), ("doc",), ("rtf",)], ids=["docx", "odt", "old Word", "rtf"]
)
def test_every_row_comes_back(files: dict[str, bytes], tmp_path: Path, through: tuple[str, ...]) -> None:
    """Number, code, text and all that was shown, of every row, in two languages, to translate and to review."""
    for name, data in saved_by_libreoffice(files, tmp_path, *through).items():
        before, after = answers(files[name]), answers(data)

        assert list(after) == list(before)
        assert [one.code for one in after.values()] == [one.code for one in before.values()]
        assert {key: one.text for key, one in after.items()} == {key: one.text for key, one in before.items()}
        assert [one.problem for one in after.values()] == [None] * len(before)
        assert [one.shown for one in after.values()] == [one.shown for one in before.values()]


def test_what_a_person_does_in_between(files: dict[str, bytes], tmp_path: Path) -> None:
    """Bold by key, tracked changes, a comment, a deleted and a moved row, two rows joined, a file of Google Docs."""

    def work(document: WordDocument) -> None:
        found = rows(document)
        table = tables(document)[0]
        cells(found["4"])[3].append(
            parse_xml(
                f'<w:p {W}><w:r><w:rPr><w:b/></w:rPr><w:t>Forte</w:t></w:r><w:r><w:t xml:space="preserve"> e fraco</w:t></w:r></w:p>'
            )
        )
        cells(found["5"])[3].append(
            parse_xml(
                f'<w:p {W}><w:ins w:id="91" w:author="A" w:date="2026-11-22T00:00:00Z"><w:r><w:t>Novo</w:t></w:r></w:ins>'
                '<w:del w:id="92" w:author="A" w:date="2026-11-22T00:00:00Z"><w:r><w:delText>Velho</w:delText></w:r></w:del></w:p>'
            )
        )
        run = document.tables[0].rows[6].cells[3].paragraphs[0].add_run("Com pergunta")
        document.add_comment(run, text="Está bem?", author="Ana")
        table.remove(found["7"])
        found["8"].getparent().remove(found["8"])
        table.insert(list(table).index(found["1"]), found["8"])
        first, second = cells(found["9"])[3], cells(found["10"])[3]
        first.append(parse_xml(f"<w:p {W}><w:r><w:t>Dois textos</w:t></w:r></w:p>"))
        for cell, kind in ((first, "restart"), (second, "continue")):
            cell.find(qn("w:tcPr")).append(parse_xml(f'<w:vMerge {W} w:val="{kind}"/>'))

    name = "pt-work.docx"
    worked = changed(files[name], work)
    saved = saved_by_libreoffice({"a.docx": worked, "b.docx": as_google_docs(worked)}, tmp_path)
    for data in saved.values():
        found = answers(data)

        assert found["4"].text == "Forte e fraco"
        assert found["4"].formatted == "**Forte** e fraco"
        assert found["5"].text == "Novo"
        assert found["6"].text == "Com pergunta"
        assert found["6"].comments == ("Ana: Está bem?",)
        assert "7" not in found
        assert next(iter(found)) == "8"
        problems = [found[key].problem for key in ("9", "10")]
        assert [one.reason.value if one else "" for one in problems] == ["merged", "merged"]
        assert {key: found[key].text for key in TEXTS} == {
            key: one.text for key, one in answers(files[name]).items() if key in TEXTS
        }


def test_languages_and_the_head_of_the_table_outlive_libreoffice(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    """Whoever opens the saved file has its spell checker in the right language, and the head on every page."""
    for name, data in saved_by_libreoffice(files, tmp_path).items():
        styles = opened(data).styles
        found = {
            style: [one.get(qn("w:val"), "") for one in styles[style].element.iter(qn("w:lang"))]
            for style in ("SheetEnglish", "SheetAnswer", "SheetToday")
        }
        own = "pt-PT" if name.startswith("pt") else "uk-UA"

        assert "<w:tblHeader" in part(data)
        assert {lang[:2] for lang in found["SheetEnglish"]} == {"en"}
        assert {*found["SheetAnswer"], *found["SheetToday"]} == {own}


def test_a_sheet_can_be_printed(files: dict[str, bytes], tmp_path: Path) -> None:
    (pdf,) = saved_as({"uk-work.docx": files["uk-work.docx"]}, "pdf", tmp_path).values()

    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 2
