"""When the command writes the line about the page: after every step that leaves nothing to do, and to the byte once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from docs_i18n.page_line import text_digest
from translation_tree import Tree, recorded

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "guides/join.md"
LEDGER = "docs_pt/.ledger/guides/join.jsonl"
WHO = ("--by", "Rui", "--on", "2026-04-01")
RECORD = ("record", "pt", PAGE, *WHO)
REVIEW = ("review", "pt", PAGE, *WHO)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return recorded(tmp_path)


def fits(tree: Tree) -> bool:
    """Whether the ledger ends with a line about the page that fits the files."""
    text = tree.read(LEDGER)
    last = text.splitlines()[-1]
    about = json.loads(last).get("page", {})
    files = {"english": f"docs/{PAGE}", "translation": f"docs_pt/{PAGE}"}
    texts = {key: tree.read(file) for key, file in files.items()} | {
        "records": text.removesuffix(f"{last}\n")
    }
    return all(about.get(key) == text_digest(value.encode()) for key, value in texts.items())


def test_a_page_recorded_whole_has_it_and_recording_again_changes_no_byte(tree: Tree) -> None:
    before = tree.files()

    assert fits(tree)
    tree.run(*RECORD)
    assert tree.files() == before


def test_a_review_renews_it(tree: Tree) -> None:
    tree.run(*REVIEW)
    before = tree.files()

    assert '"reviewed"' in tree.read(LEDGER)
    assert fits(tree)
    tree.run(*REVIEW)
    assert tree.files() == before


def test_a_paragraph_left_to_do_makes_it_unfit_and_confirming_it_makes_it_fit(tree: Tree) -> None:
    before = tree.files()
    tree.change(f"docs/{PAGE}", "20 euros", "25 euros")

    tree.run(*RECORD)
    assert not fits(tree)
    assert tree.files()[LEDGER] == before[LEDGER]
    tree.run("confirm", "pt", PAGE, "5", "--name", "Rui", "--on", "2026-04-01")
    assert fits(tree)


def test_a_ledger_without_it_gets_it_and_nothing_else(tree: Tree) -> None:
    before = tree.files()
    tree.write(LEDGER, "".join(f"{line}\n" for line in tree.read(LEDGER).splitlines()[:-1]))

    tree.run(*RECORD)

    assert tree.files() == before


def test_a_ledger_with_line_ends_of_windows_stays_as_it_is(tree: Tree) -> None:
    tree.write(LEDGER, tree.read(LEDGER).replace("\n", "\r\n"))
    before = tree.files()

    tree.run(*RECORD)

    assert tree.files() == before


@pytest.mark.parametrize(
    "own",
    [
        "\n<!-- local -->\n\nSó aqui.\n\n<!-- /local -->\n",
        '\n```\n--8<-- "x.txt"\n```\n',
    ],
    ids=["text of its own", "text of another file"],
)
def test_none_fits_a_page_that_says_more_than_its_records(tree: Tree, own: str) -> None:
    for file in ([f"docs_pt/{PAGE}"], [f"docs_pt/{PAGE}", f"docs/{PAGE}"])["--8<--" in own]:
        tree.write(file, tree.read(file) + own)

    tree.run(*RECORD)

    assert not fits(tree)


def test_a_page_begun_and_not_written_has_none(tree: Tree) -> None:
    tree.run("start", "uk", PAGE)

    assert '"page"' not in tree.read("docs_uk/.ledger/guides/join.jsonl")
