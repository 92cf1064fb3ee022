"""The commands `worksheet` and `import`, as a coordinator uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_i18n import files as file_writing
from translation_tree import JOIN, recorded, with_work
from word_files import cells, changed, filled, opened, paragraph, rows, tables

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument

    from translation_tree import Tree

PAGE = "guides/join.md"
FILE = "out/pt_guides_join.docx"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return with_work(tmp_path)


def make(tree: Tree, *arguments: str) -> str:
    return tree.run("worksheet", *arguments, "--output", str(tree.root / "out"))


def fill(tree: Tree, texts: dict[str, str], name: str = FILE) -> str:
    data = filled((tree.root / name).read_bytes(), texts)
    (tree.root / name).write_bytes(data)
    return str(tree.root / name)


GOOD = {"1": "A quota é de 30 euros por ano, e nada mais.", "2": "Escreva **depressa** para [nós](1)."}


def test_a_sheet_for_each_page(tree: Tree) -> None:
    said = make(tree, "pt", PAGE, "index")

    assert "pt_guides_join.docx: 2 rows, 14 words, about 2 min" in said
    assert "pt_index.docx: 3 rows" in said
    assert sorted(path.name for path in (tree.root / "out").iterdir()) == [
        "pt_guides_join.docx",
        "pt_index.docx",
    ]


def test_nothing_to_do_makes_no_file(tree: Tree) -> None:
    assert "nothing to review there; no file written" in make(tree, "uk", PAGE, "--review")
    assert not (tree.root / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("pt",), "name one page or more"),
        (("pt", PAGE, "--pack", "core"), "name one page or more"),
        (("pt", "nowhere.md"), "there is no docs/nowhere.md"),
        (("de", PAGE), "`de` is no language of this site"),
    ],
)
def test_what_is_asked_for_wrongly_is_said(tree: Tree, arguments: tuple[str, ...], words: str) -> None:
    assert words in tree.run("worksheet", *arguments, code=2)


def test_the_contact_stands_in_the_file(tree: Tree) -> None:
    make(tree, "pt", PAGE, "--contact", "pt@city.example")
    document = opened((tree.root / FILE).read_bytes())

    assert any("pt@city.example" in one.text for one in document.paragraphs)


def test_import_writes_the_page_and_its_records(tree: Tree) -> None:
    make(tree, "pt", PAGE)
    said = tree.run("import", fill(tree, GOOD), "--name", "Ana Silva", "--on", "2026-11-30")

    assert said == (
        "docs_pt/guides/join.md: 2 translated\n"
        "docs_pt/guides/join.md: written; the page is now: draft, 0 open\n"
    )
    assert "Escreva **depressa** para [nós](../index.md).\n" in tree.read(f"docs_pt/{PAGE}")
    assert tree.read("docs_pt/.ledger/guides/join.jsonl").count('"by": "Ana Silva", "on": "2026-11-30"') == 2
    assert "translated_on: 2026-11-30" in tree.read(f"docs_pt/{PAGE}")


def test_import_twice_writes_nothing_new(tree: Tree) -> None:
    make(tree, "pt", PAGE)
    file = fill(tree, GOOD)
    tree.run("import", file, "--name", "Ana")
    before = tree.files()
    said = tree.run("import", file, "--name", "Ana", "--on", "2027-01-01")

    assert "2 here already" in said
    assert tree.files() == before


def test_dry_run_says_the_same_and_writes_nothing(tree: Tree) -> None:
    make(tree, "pt", PAGE)
    file = fill(tree, GOOD)
    before = tree.files()
    said = tree.run("import", file, "--name", "Ana", "--dry-run")

    assert "2 translated" in said
    assert "would be written; the page would be: draft, 0 open" in said
    assert tree.files() == before


def test_a_refused_row_has_its_sentence_and_the_rest_is_written(tree: Tree) -> None:
    """In English for the coordinator; where the site speaks the language of the person, ready to be forwarded."""
    make(tree, "pt", PAGE)
    said = tree.run("import", fill(tree, GOOD | {"2": "Escreva para nós."}), "--name", "Ana", code=1)

    assert "docs_pt/guides/join.md: 1 translated, 1 not taken" in said
    assert (
        "pt_guides_join.docx: not taken: Row 2 (“Write soon to us.”): The link (1) is missing or damaged."
        " Write [your words](1), without a space between ] and (." in said
    )
    assert "30 euros" in tree.read(f"docs_pt/{PAGE}")
    assert "Escreva para nós" not in tree.read(f"docs_pt/{PAGE}")


def test_comments_are_read_out(tree: Tree) -> None:
    make(tree, "pt", PAGE)

    def comment(document: WordDocument) -> None:
        run = document.tables[0].rows[1].cells[3].paragraphs[0].add_run("A quota é de 30 euros.")
        document.add_comment(run, text="Por ano?", author="Ana")

    file = tree.root / FILE
    file.write_bytes(changed(file.read_bytes(), comment))

    assert "pt_guides_join.docx: comment on row 1: Ana: Por ano?" in tree.run(
        "import", str(file), "--name", "Ana"
    )


def test_a_page_is_begun_by_its_first_rows(tree: Tree) -> None:
    """A page that is not there is written with what has come; the rest is still English."""
    make(tree, "uk", PAGE)
    said = tree.run(
        "import",
        fill(tree, {"1": "Як долучитися"}, "out/uk_guides_join.docx"),
        "--name",
        "Олена",
        "--on",
        "2026-11-30",
    )

    assert "docs_uk/guides/join.md: 1 translated, 9 left empty" in said
    assert "the page is now: incomplete, 9 open" in said
    text = tree.read(f"docs_uk/{PAGE}")
    assert text.startswith(
        "---\ntitle: Як долучитися\ndescription: Three steps for a new city.\ntranslation:\n"
    )
    assert text.partition("---\n\n")[2] == tree.read(f"docs/{PAGE}").partition("---\n\n")[2]


def test_several_files_and_pages_at_once(tree: Tree) -> None:
    """Two people have done a half each."""
    make(tree, "pt", PAGE, "index.md")
    first = filled((tree.root / FILE).read_bytes(), {"1": GOOD["1"]})
    second = filled((tree.root / FILE).read_bytes(), {"2": GOOD["2"]})
    third = filled((tree.root / "out/pt_index.docx").read_bytes(), {"1": "Início"})
    names = []
    for number, data in enumerate((first, second, third)):
        names.append(str(tree.root / f"{number}.docx"))
        (tree.root / f"{number}.docx").write_bytes(data)
    said = tree.run("import", *names, "--name", "volunteer")

    assert "docs_pt/guides/join.md: 2 translated\n" in said
    assert "docs_pt/index.md: 1 translated" in said


def test_a_file_that_cannot_be_read_stops_before_anything_is_written(tree: Tree) -> None:
    make(tree, "pt", PAGE)
    good = fill(tree, GOOD)
    tree.write("bad.docx", "no Word file")
    before = tree.files()
    said = tree.run("import", good, str(tree.root / "bad.docx"), "--name", "Ana", code=2)

    assert said.startswith("bad.docx: it is no Word file, or was damaged on its way; open it in Word")
    assert tree.files() == before


def test_the_kind_of_sheet_is_known(tree: Tree) -> None:
    """“ok” in a review is no translation, and a translation no review."""
    make(tree, "pt", PAGE)
    make(tree, "pt", PAGE, "--review")
    work, review = str(tree.root / FILE), str(tree.root / "out/pt_guides_join_review.docx")

    assert "this is a review sheet; add --review" in tree.run("import", review, "--name", "A", code=2)
    assert "this is a translation sheet; leave out --review" in tree.run(
        "import", work, "--name", "A", "--review", code=2
    )


def test_a_sheet_of_another_site_is_refused(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = recorded(tmp_path_factory.mktemp("other"))
    other.write("docs/else.md", JOIN)
    make(other, "pt", "else.md")

    assert "none of its rows is of a page of this site" in tree.run(
        "import", str(other.root / "out/pt_else.docx"), "--name", "Ana", code=2
    )


def test_a_page_and_its_ledger_are_written_together_or_not_at_all(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full after the first of the two: the other is as it was."""
    make(tree, "pt", PAGE)
    file = fill(tree, GOOD)
    before = tree.files()
    write = file_writing.write_bytes_atomically

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".md":
            raise OSError("no space left")
        write(path, data)

    monkeypatch.setattr(file_writing, "write_bytes_atomically", full)
    with pytest.raises(AssertionError, match="no space left"):
        tree.run("import", file, "--name", "Ana")

    assert tree.files() == before


def test_a_page_that_cannot_be_read_as_it_is_waits(tree: Tree) -> None:
    make(tree, "pt", PAGE)
    tree.write(f"docs_pt/{PAGE}", tree.read(f"docs_pt/{PAGE}") + "\n<!-- local -->\n")
    before = tree.files()
    said = tree.run("import", fill(tree, GOOD), "--name", "Ana", code=1)

    assert "The page has to be mended first: docs_pt/guides/join.md:" in said
    assert {name for name, data in tree.files().items() if before.get(name) != data} == {FILE}


def test_rows_without_a_page(tree: Tree) -> None:
    """A row that has lost its letters is said; a note that somebody typed under the table too."""
    make(tree, "pt", PAGE)

    def lose(document: WordDocument) -> None:
        row = rows(document)["2"]
        first = cells(row)[0]
        first.remove(list(first)[-1])
        cells(row)[3].append(paragraph("Escreva."))

    file = tree.root / FILE
    file.write_bytes(changed(filled(file.read_bytes(), {"1": GOOD["1"]}), lose))
    said = tree.run("import", str(file), "--name", "Ana", code=1)

    assert "1 translated" in said
    assert "Row 2 (" in said
    assert "The letters in the first column are missing" in said


def test_a_review_counts(tree: Tree) -> None:
    """One yes for all rows, one correction: the page says who has read it, and when."""
    tree.run("record", "pt", PAGE)
    make(tree, "pt", PAGE)
    tree.run("import", fill(tree, GOOD), "--name", "Ana", "--on", "2026-11-28")
    make(tree, "pt", PAGE, "--review")
    review = "out/pt_guides_join_review.docx"
    count = len(rows(opened((tree.root / review).read_bytes()))) - 1
    file = fill(tree, {"✓": "ok", "3": "Uma cidade pode aderir quando quiser."}, review)
    said = tree.run("import", file, "--name", "Rui Costa", "--review", "--on", "2026-12-01")

    assert f"docs_pt/guides/join.md: 1 corrected, {count - 1} found right" in said
    assert "the page is now: reviewed, 0 open" in said
    assert "quando quiser" in tree.read(f"docs_pt/{PAGE}")
    assert "reviewed_on: 2026-12-01" in tree.read(f"docs_pt/{PAGE}")
    assert "status: reviewed" in tree.read(f"docs_pt/{PAGE}")
    assert tree.read("docs_pt/.ledger/guides/join.jsonl").count('"reviewed": {"by": "Rui Costa"') == count
    assert "nothing to review there" in make(tree, "pt", PAGE, "--review")


def test_a_last_row_that_is_unclear_counts_for_nothing(tree: Tree) -> None:
    make(tree, "pt", PAGE, "--review")
    review = "out/pt_guides_join_review.docx"
    said = tree.run("import", fill(tree, {"✓": "most of them"}, review), "--name", "Rui", "--review", code=1)

    assert "We cannot tell whether this means “right” or is the text itself." in said
    assert "reviewed" not in tree.read("docs_pt/.ledger/guides/join.jsonl")


def test_pack_of_the_core_shelf(tree: Tree) -> None:
    """The words of the glossary that nobody has a source for come first."""
    entry = "---\nterm: {}\nconfidence: {}\n---\n\n{}\n\n## Example {{#example}}\n\n{}\n"
    for name, confidence in (("fee", "sourced"), ("talk", "unsourced")):
        tree.write(f"docs/glossary/{name}.md", entry.format(name, "sourced", "It is that.", "Ana has it."))
        tree.write(
            f"docs_pt/glossary/{name}.md", entry.format(f"{name}a", confidence, "É isso.", "A Ana tem.")
        )
        tree.run("record", "pt", f"glossary/{name}.md", "--base", "today")
    said = make(tree, "pt", "--pack", "core", "--review")
    document = opened((tree.root / "out/pt_core_review.docx").read_bytes())
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]

    assert "pt_core_review.docx" in said
    assert headings[1:] == ["talka", "Como aderir"]
    assert len(tables(document)) == 2


def test_in_the_language_of_whom_it_goes_back_to(tree: Tree) -> None:
    """Where the project has interface strings, every sentence stands there twice."""
    from small_site import OVERRIDES

    settings = tree.read("mkdocs.yml").replace("nav:", f"theme:\n  custom_dir: {OVERRIDES}\nnav:")
    tree.write("mkdocs.yml", settings)
    make(tree, "pt", PAGE)
    said = tree.run("import", fill(tree, {"2": "Escreva para nós."}), "--name", "Ana", code=1)

    assert said.rstrip().endswith(
        "To forward, in Português:\n"
        "Linha 2 («Write soon to us.»): A ligação (1) falta ou está estragada."
        " Escreva [as suas palavras](1), sem espaço entre ] e (."
    )
