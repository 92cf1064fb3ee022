"""`forget` takes a name out of everything the project keeps, and out of nothing else."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n import files as file_writing
from docs_i18n.ledger import read_records, write_records
from docs_i18n.model import Kind, Origin, Record, Signature
from docs_i18n.name_places import replaced_in_ledger, replaced_in_table
from docs_i18n.page_line import settled_lines, text_digest
from docs_i18n.site import load_site
from translation_tree import Tree, recorded

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "guides/join.md"
TEXT = f"docs_pt/{PAGE}"
LEDGER = "docs_pt/.ledger/guides/join.jsonl"
CLAIMS = "docs_pt/.ledger/claims.csv"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Ana translated all of it, and reviewed it; Ana Maria reviewed it after her."""
    tree = recorded(tmp_path)
    tree.run("review", "pt", PAGE, "--by", "Ana Maria", "--on", "2026-03-02")
    return tree


def test_a_name_is_replaced_in_the_head_the_records_and_the_claims(tree: Tree) -> None:
    tree.write(
        CLAIMS, "\ufeffpage;who;until\r\nguides/join.md;Ana;2026-12-24\r\nindex.md;Ana Maria;2026-12-24\r\n"
    )
    before = tree.files()
    said = tree.run("forget", "Ana")
    after = tree.files()

    assert {name for name in before if before[name] != after[name]} == {TEXT, LEDGER, CLAIMS}
    assert after[TEXT] == before[TEXT].replace(b"translators: [Ana]", b"translators: [volunteer]")
    assert after[CLAIMS] == before[CLAIMS].replace(b";Ana;", b";volunteer;")
    assert after[LEDGER].count(b'"by": "volunteer"') == 9
    assert after[LEDGER].count(b'"by": "Ana Maria"') == 9
    assert b'"Ana"' not in after[LEDGER]
    assert f"{TEXT}: 1\n" in said
    assert f"{LEDGER}: 9\n" in said
    assert f"{CLAIMS}: 1\n" in said
    assert "“Ana” was replaced 11 times, in 3 files." in said
    assert "still in the history of the repository" in said


def test_the_page_stays_settled(tree: Tree) -> None:
    """Its files need not be read anew only because a name is gone; and the tracker says of it what it said."""
    english = text_digest((tree.root / "docs" / PAGE).read_bytes())
    assert settled_lines((tree.root / LEDGER).read_bytes(), english)
    before = tree.run("status", "pt")
    tree.run("forget", "Ana Maria", "--as", "reader 7")

    found = settled_lines((tree.root / LEDGER).read_bytes(), english)
    assert found
    assert found.translation == text_digest((tree.root / TEXT).read_bytes())
    assert tree.run("status", "pt") == before
    assert "reviewers: [reader 7]" in tree.read(TEXT)


def test_a_dry_run_says_the_same_and_writes_nothing(tree: Tree) -> None:
    before = tree.files()
    tried = tree.run("forget", "Ana", "--dry-run")

    assert "“Ana” would be replaced 10 times, in 2 files." in tried
    assert tree.files() == before
    assert tree.run("forget", "Ana") == tried.replace("would be", "was")


def test_forgetting_twice_changes_nothing(tree: Tree) -> None:
    tree.run("forget", "Ana")
    before = tree.files()

    assert "“Ana” is the name of nobody" in tree.run("forget", "Ana")
    assert tree.files() == before


def test_a_name_is_found_in_every_unicode_spelling_and_in_no_other_name(tmp_path: Path) -> None:
    tree = recorded(tmp_path)
    tree.change(TEXT, "translators: [Ana]", "translators: ['João  Sá', \"João Sá Pinto\", joão sá]")
    tree.write(LEDGER, tree.read(LEDGER).replace('"Ana"', f'"{unicodedata.normalize("NFD", "João Sá")}"'))
    tree.run("forget", unicodedata.normalize("NFD", "João Sá"))

    assert 'translators: [volunteer, "João Sá Pinto", joão sá]' in tree.read(TEXT)
    assert tree.read(LEDGER).count('"by": "volunteer"') == 9


def test_byte_order_marks_and_line_ends_stay_as_they_are(tree: Tree) -> None:
    for name in (TEXT, LEDGER):
        data = tree.files()[name]
        (tree.root / name).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    before = tree.files()
    tree.run("forget", "Ana Maria")
    after = tree.files()

    assert after[TEXT] == before[TEXT].replace(b"[Ana Maria]", b"[volunteer]")
    lines = zip(before[LEDGER].split(b"\r\n"), after[LEDGER].split(b"\r\n"), strict=True)
    assert all(new == old.replace(b'"Ana Maria"', b'"volunteer"') for old, new in lines if b"page" not in old)


def test_records_without_a_page_and_lines_set_aside_are_cleaned_too(tree: Tree) -> None:
    line = tree.read(LEDGER).split("\n")[0]
    tree.write("docs_pt/.ledger/gone/away.jsonl", line + "\n" + line[:40] + "\n")
    tree.write("docs_pt/.ledger/gone/away.damaged", "not JSON " + line + "\n")
    tree.run("forget", "Ana")

    for name in ("away.jsonl", "away.damaged"):
        assert '"Ana"' not in tree.read(f"docs_pt/.ledger/gone/{name}")


def test_what_is_not_utf8_keeps_its_bytes(tree: Tree) -> None:
    (tree.root / "docs_pt/old.md").write_bytes(
        b"---\ntitle: A\ntranslation:\n  reviewers: [Ana]\n---\n\nn\xe3o\n"
    )
    tree.run("forget", "Ana")

    assert (tree.root / "docs_pt/old.md").read_bytes().endswith(b"reviewers: [volunteer]\n---\n\nn\xe3o\n")


def test_where_a_person_has_to_look_is_said_and_left(tree: Tree) -> None:
    tree.change(TEXT, "Recebe um lugar", "A Ana dá-lhe um lugar")
    before = tree.files()[TEXT]
    said = tree.run("forget", "Ana")

    line = next(n for n, text in enumerate(tree.read(TEXT).split("\n"), start=1) if "A Ana dá" in text)
    assert f"  {TEXT}:{line}\n" in said
    assert "A Ana dá-lhe um lugar".encode() in before
    assert "A Ana dá-lhe um lugar" in tree.read(TEXT)


def test_all_files_are_written_or_none(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree.files()
    write = file_writing.write_bytes_atomically

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".jsonl":
            raise OSError("no space left")
        write(path, data)

    monkeypatch.setattr(file_writing, "write_bytes_atomically", full)
    with pytest.raises(AssertionError, match="no space left"):
        tree.run("forget", "Ana")

    assert tree.files() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("volunteer",), "names nobody"),
        (("Volontaria",), "names nobody"),
        (("machine",), "names nobody"),
        ((" ",), "names nobody"),
        (("Ana", "--as", "Ana"), "would stay where it is"),
        (("Ana", "--as", "–"), "is no name"),
    ],
)
def test_what_cannot_be_forgotten_is_said(tree: Tree, arguments: tuple[str, ...], words: str) -> None:
    assert words in tree.run("forget", *arguments, code=2)


def test_a_name_that_is_nowhere_brings_those_that_may_be_meant(tree: Tree) -> None:
    said = tree.run("forget", "ana maria")

    assert "“ana maria” is the name of nobody" in said
    assert "Much like it: Ana Maria" in said


NAMES = st.sampled_from(["Ana", "volunteer", "Rui", 'a "quoted" one', "Ana Maria", "back\\slash"])
SIGNATURES = st.builds(Signature, by=NAMES, on=st.just("2026-11-02"))
RECORDS = st.lists(
    st.builds(
        Record,
        kind=st.just(Kind.PARAGRAPH),
        section=st.just(""),
        name=st.just(""),
        source=st.just("s1:7f3a9c21e0b4"),
        text=st.sampled_from(['He said "by": "Ana".', "The same text."]),
        target=st.just("t1:7f3a9c21e0b4"),
        origin=st.just(Origin.PERSON),
        made=SIGNATURES,
        reviewed=st.none() | SIGNATURES,
        confirmed=st.none() | SIGNATURES,
    ),
    max_size=8,
)


@given(RECORDS)
def test_the_ledger_is_that_of_the_same_records_with_another_name(records: list[Record]) -> None:
    """Also where two records are then the same but for their number, and where a text speaks of the name."""

    def renamed(signature: Signature) -> Signature:
        return replace(signature, by="volunteer") if signature.by == "Ana" else signature

    expected = [
        replace(
            one,
            made=renamed(one.made),
            reviewed=one.reviewed and renamed(one.reviewed),
            confirmed=one.confirmed and renamed(one.confirmed),
        )
        for one in records
    ]
    text, count = replaced_in_ledger(write_records(records), "Ana", "volunteer")

    assert list(read_records(text)[0]) == expected
    assert read_records(text)[1] == ()
    assert count == sum(
        signature.by == "Ana"
        for one in records
        for signature in (one.made, one.reviewed, one.confirmed)
        if signature
    )
    if count:
        assert text == write_records(expected)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("page,who,until\na.md,Ana,x\n", "page,who,until\na.md,volunteer,x\n"),
        ('page,who\na.md,"Ana"\n', 'page,who\na.md,"volunteer"\n'),
        ("page;who\na.md;Ana, Rui\nb.md;Ana", "page;who\na.md;Ana, Rui\nb.md;volunteer"),
        ('page,who\na.md,"Ana ""A"" Silva"\n', 'page,who\na.md,"Ana ""A"" Silva"\n'),
        ("page\twho\r\na.md\t Ana \r\n", "page\twho\r\na.md\tvolunteer\r\n"),
        ("Ana,Banana,Anabela\n", "volunteer,Banana,Anabela\n"),
        ('\ufeff"page";"who"\r\n"a.md";"Ana"\r\n', '\ufeff"page";"who"\r\n"a.md";"volunteer"\r\n'),
        ("sep=;\r\npage;who\r\na.md;Ana\r\n", "sep=;\r\npage;who\r\na.md;volunteer\r\n"),
        ("", ""),
    ],
)
def test_only_a_cell_that_holds_the_name_alone_is_replaced(table: str, expected: str) -> None:
    assert replaced_in_table(table, "Ana", "volunteer")[0] == expected


def test_a_handle_that_a_spreadsheet_would_run_is_found_and_written_as_text() -> None:
    table = '"page";"who"\r\n"a.md";"\'@ana"\r\n'

    assert replaced_in_table(table, "@ana", "volunteer") == (table.replace("'@ana", "volunteer"), 1)
    assert replaced_in_table(table.replace("'@ana", "Ana"), "Ana", "@ana") == (table, 1)


def test_records_of_subtitles_are_cleaned_where_they_are_named(tree: Tree, tmp_path: Path) -> None:
    film = tmp_path / "films" / "a.srt"
    film.parent.mkdir()
    film.write_bytes(b"1\r\n00:00:01,000 --> 00:00:04,000\r\nNobody came that day.\r\n")
    tree.run("start", "pt", str(film))
    work = film.with_name("a.srt.translations") / "pt"
    (work / "a.srt").write_bytes(film.read_bytes().replace(b"Nobody came that day", "Ninguém veio".encode()))
    tree.run("record", "pt", str(film), "--by", "Ana")
    before = (work / "a.srt").read_bytes()
    said = tree.run("forget", "Ana", "--subtitles", str(film))

    assert '"by": "volunteer"' in (work / ".ledger/a.srt.jsonl").read_text(encoding="utf-8")
    assert "films/a.srt.translations/pt/.ledger/a.srt.jsonl: 1\n" in said
    assert (work / "a.srt").read_bytes() == before


def test_other_languages_are_cleaned_too(tree: Tree) -> None:
    tree.write("docs_uk/.ledger/guides/join.jsonl", tree.read(LEDGER).partition("\n")[0] + "\n")
    tree.run("forget", "Ana")

    site = load_site(tree.root)
    assert '"Ana"' not in "".join(
        path.read_text(encoding="utf-8")
        for language in site.project.languages
        for path in site.project.folder(language).rglob("*")
        if path.is_file()
    )
