"""The way of a translator through the command: begin, see what changed, record, confirm, review."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from docs_i18n.ledger import read_records
from translation_tree import JOIN, Tree, plant, recorded

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "guides/join.md"
LEDGER = "docs_pt/.ledger/guides/join.jsonl"
RECORD = ("record", "pt", PAGE, "--by", "Rui", "--on", "2026-04-01")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return recorded(tmp_path)


def test_a_page_without_records_is_never_called_current(tmp_path: Path) -> None:
    tree = plant(tmp_path)

    said = tree.run(*RECORD, code=2)

    assert "docs_pt/guides/join.md: not recorded: nothing says which English it was made from" in said
    assert "--base today" in said
    assert LEDGER not in tree.files()


def test_recording_writes_the_ledger_and_the_head(tree: Tree) -> None:
    head = tree.read("docs_pt/guides/join.md").partition("---\n\n")[0]

    assert len(read_records(tree.read(LEDGER))[0]) == 9
    assert '"text": "The fee is 20 euros a year, and nothing else."' in tree.read(LEDGER)
    assert "translated_on: 2026-03-01" in head
    assert "status: draft        # machine-draft, draft or reviewed" in head
    assert "source_version: s1:" in head


def test_nobody_is_named_for_what_a_machine_wrote(tmp_path: Path) -> None:
    tree = plant(tmp_path)

    said = tree.run("record", "pt", PAGE, "--base", "today", "--machine", "--on", "2026-03-01")

    assert "the page is now: machine-draft" in said
    assert tree.read(LEDGER).count('"state": "machine-draft", "by": "machine"') == 9


def test_recording_twice_changes_no_byte(tree: Tree) -> None:
    before = tree.files()

    said = tree.run(*RECORD)

    assert "recorded already, nothing to write" in said
    assert tree.files() == before


def test_recording_from_an_older_english_shows_what_changed_since(tmp_path: Path) -> None:
    tree = plant(tmp_path)
    old = tmp_path / "old.md"
    old.write_text(JOIN.replace("20 euros", "15 euros"), encoding="utf-8")

    said = tree.run(*RECORD, "--base", str(old))

    assert "the page is now: outdated" in said
    assert "[-15-] {+20+}" in tree.run("diff", "pt", PAGE, code=1)


def test_a_page_whose_head_names_todays_english_is_recorded_without_asking(tree: Tree) -> None:
    (tree.root / LEDGER).unlink()

    said = tree.run(*RECORD)

    assert "recorded; the page is now: draft" in said


def test_a_changed_number_is_shown_with_the_line_to_edit(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "20 euros", "30 euros")

    said = tree.run("diff", "pt", PAGE, code=1)

    assert "docs_pt/guides/join.md:16  #cost" in said
    assert "1 word removed, 1 word added (important: a number" in said
    assert "Before:  The fee is 20 euros a year, and nothing else." in said
    assert "Now:     The fee is 30 euros a year, and nothing else." in said
    assert "Marked:  The fee is [-20-] {+30+} euros a year, and nothing else." in said
    assert "Yours:   A quota é de 20 euros por ano, e nada mais." in said
    assert "1 paragraph, about 1 min." in said


def test_a_link_that_moved_is_not_a_change(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "A city can join", "A city can [join](https://example.org/join)")

    assert "draft; nothing is open" in tree.run("diff", "pt", PAGE)


def test_an_update_is_recorded_and_closes_the_page(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "20 euros", "30 euros")
    tree.change("docs_pt/guides/join.md", "20 euros", "30 euros")

    said = tree.run(*RECORD)

    assert "the page is now: draft" in said
    assert '"by": "Rui", "on": "2026-04-01"' in tree.read(LEDGER)
    assert tree.read(LEDGER).count('"by": "Ana"') == 8
    assert "translated_on: 2026-04-01" in tree.read("docs_pt/guides/join.md")


def test_recording_an_unchanged_translation_of_changed_english_asks_for_a_name(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "at any time", "on any day")
    before = tree.read(LEDGER)

    said = tree.run(*RECORD)

    assert "the English has changed and the translation has not" in said
    assert "outdated" in said
    assert tree.read(LEDGER) == before


def test_a_person_says_that_a_paragraph_still_holds(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "at any time", "on any day")
    assert "[3] docs_pt/guides/join.md:12" in tree.run("diff", "pt", PAGE, code=1)

    tree.run("confirm", "pt", PAGE, "3", "--name", "Rui", "--on", "2026-04-02")

    assert '"confirmed": {"by": "Rui", "on": "2026-04-02"}' in tree.read(LEDGER)
    assert "nothing is open" in tree.run("diff", "pt", PAGE)
    again = tree.run("confirm", "pt", PAGE, "3", "--name", "Rui", code=2)
    assert "its English has not changed; nothing to confirm" in again


def test_an_unclear_pairing_is_refused_and_says_where(tree: Tree) -> None:
    before = tree.read(LEDGER)
    tree.change(
        "docs_pt/guides/join.md", "- Assine a carta que receber.\n", "- Assine a carta.\n- Envie-a.\n"
    )

    said = tree.run(*RECORD, code=2)

    assert "in section #cost the English has 1 list item, the translation 2 list items" in said
    assert "“Sign the letter that you receive.”" in said
    assert tree.read(LEDGER) == before


def test_a_page_is_begun_translated_and_recorded(tree: Tree) -> None:
    said = tree.run("start", "uk", "docs/guides/join.md", "--on", "2026-03-02")

    assert "docs_uk/guides/join.md: begun" in said
    assert tree.read("docs_uk/guides/join.md").endswith(JOIN.partition("---\n\n")[2])
    assert "missing" in tree.run("status", "uk")

    tree.change("docs_uk/guides/join.md", "A city can join at any time.", "Місто може приєднатися будь-коли.")
    said = tree.run("record", "uk", PAGE, "--by", "Оля")

    assert "the page is now: incomplete" in said
    assert "8 open" in said


def test_english_that_changed_while_a_page_was_being_written_shows_up(tree: Tree) -> None:
    tree.run("start", "uk", PAGE)
    tree.change("docs/guides/join.md", "at any time", "only in May")
    tree.change("docs_uk/guides/join.md", "A city can join at any time.", "Місто може приєднатися будь-коли.")

    said = tree.run("record", "uk", PAGE, "--by", "Оля")

    assert "the English has changed since you began" in said
    assert "[-at any time.-] {+only in May.+}" in tree.run("diff", "uk", PAGE, code=1)


def test_nothing_of_a_persons_is_overwritten(tree: Tree) -> None:
    before = tree.files()

    said = tree.run("start", "pt", PAGE, code=2)

    assert "docs_pt/guides/join.md exists already, and nothing is overwritten" in said
    assert tree.files() == before


def test_a_review_counts_until_the_paragraph_changes(tree: Tree) -> None:
    tree.run("review", "pt", PAGE, "--by", "Inês", "--on", "2026-05-01")
    assert "reviewed" in tree.run("diff", "pt", PAGE)
    assert "status: reviewed" in tree.read("docs_pt/guides/join.md")
    assert "reviewed_on: 2026-05-01" in tree.read("docs_pt/guides/join.md")

    tree.change("docs_pt/guides/join.md", "nada mais", "mais nada")
    said = tree.run(*RECORD)

    assert "the page is now: draft" in said
    assert tree.read(LEDGER).count('"reviewed": {"by": "Inês", "on": "2026-05-01"}') == 8


def test_a_review_of_an_open_paragraph_is_refused(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "20 euros", "30 euros")

    said = tree.run("review", "pt", PAGE, "--by", "Inês", code=2)

    assert "line 16: “The fee is 30 euros a year, and nothing else.” is open" in said
    tree.run("review", "pt", PAGE, "--by", "Inês", "--segment", "3")
    assert tree.read(LEDGER).count('"reviewed"') == 1


def test_it_is_said_when_a_translator_reviews_their_own_work(tree: Tree) -> None:
    said = tree.run("review", "pt", PAGE, "--by", "ana")

    assert "ana also translated some of it" in said


def test_a_damaged_ledger_is_named_and_never_written_over(tree: Tree) -> None:
    whole = tree.read(LEDGER)
    tree.write(LEDGER, whole[:-40])

    said = tree.run(*RECORD, code=2)

    assert f"{LEDGER}:10: ledger: the line is not whole" in said
    assert "doctor --repair" in said
    assert tree.read(LEDGER) == whole[:-40]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("diff", "xx", PAGE), "`xx` is no language of this site; write one of: pt, uk"),
        (("diff", "pt", "guides/none.md"), "there is no docs/guides/none.md"),
        (("record", "pt", "../../etc/passwd"), "`../../etc/passwd` is no page"),
        (("record", "pt", "/etc/passwd"), "`/etc/passwd` is no page"),
        (("diff", "uk", PAGE), "docs_uk/guides/join.md is not begun; begin it with: docs-i18n start uk"),
        (("confirm", "pt", PAGE, "99", "--name", "A"), "there is no paragraph 99"),
        (("record", "pt", PAGE, "--base", "none.md"), "--base none.md: there is no such file"),
        (("review", "pt", PAGE, "index.md", "--by", "A", "--segment", "1"), "--segment goes with one page"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_input_is_answered_with_what_to_write(
    tree: Tree, arguments: tuple[str, ...], expected: str
) -> None:
    assert expected in tree.run(*arguments, code=2)


@pytest.mark.parametrize(
    "name", ["guides/join", "docs/guides/join.md", "docs_pt/guides/join.md", "./guides/join.md"]
)
def test_a_page_may_be_named_as_people_name_it(tree: Tree, name: str) -> None:
    assert "nothing is open" in tree.run("diff", "pt", name)


def test_the_module_is_the_command(tree: Tree) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs_i18n", "--root", str(tree.root), "diff", "pt", PAGE],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert "nothing is open" in done.stdout
