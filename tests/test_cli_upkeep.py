"""The commands that keep a tree in order: rename, ids, orphans, doctor, check and its ratchet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from translation_tree import Tree, plant, recorded

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "guides/join.md"
LEDGER = "docs_pt/.ledger/guides/join.jsonl"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return recorded(tmp_path)


def test_a_page_is_renamed_everywhere_and_keeps_its_records(tree: Tree) -> None:
    tree.change(
        "docs/guides/join.md", "A city can", "![A map](map.png)\n\nSee [home](../index.md). A city can"
    )
    tree.change(
        "docs_pt/guides/join.md",
        "Uma cidade",
        "![Um mapa](map.png)\n\nVeja [início](../index.md). Uma cidade",
    )
    tree.write("docs/guides/map.png", "not really")
    tree.write("docs_pt/guides/map.png", "nem por isso")
    records = tree.read(LEDGER)

    tree.run("rename", PAGE, "start/first/joining.md")

    files = tree.files()
    assert "docs/guides/join.md" not in files
    assert "docs_pt/guides/join.md" not in files
    assert "redirect_from: [guides/join.md]\n" in tree.read("docs/start/first/joining.md")
    assert "redirect_from" not in tree.read("docs_pt/start/first/joining.md")
    assert tree.read("docs_pt/.ledger/start/first/joining.jsonl") == records
    assert "[home](../../index.md)" in tree.read("docs/start/first/joining.md")
    assert "[início](../../index.md)" in tree.read("docs_pt/start/first/joining.md")
    assert "[how to join](start/first/joining.md)" in tree.read("docs/index.md")
    assert "links: [start/first/joining.md]" in tree.read("docs/index.md")
    assert "- start/first/joining.md" in tree.read("mkdocs.yml")
    assert "docs/start/first/map.png" in files
    assert "docs_pt/start/first/map.png" in files


def test_a_picture_that_others_show_stays_where_it_is(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "A city can", "![A map](map.png) A city can")
    tree.change("docs/index.md", "Welcome", "![A map](guides/map.png) Welcome")
    tree.write("docs/guides/map.png", "not really")

    tree.run("rename", PAGE, "start/join.md")

    assert "![A map](../guides/map.png)" in tree.read("docs/start/join.md")
    assert "docs/guides/map.png" in tree.files()


def test_a_link_in_code_is_an_example_and_stays(tree: Tree) -> None:
    tree.change("docs/index.md", "Welcome", "```\n[how](guides/join.md)\n```\n\nWelcome")

    tree.run("rename", PAGE, "guides/joining.md")

    assert "```\n[how](guides/join.md)\n```" in tree.read("docs/index.md")


def test_a_second_renaming_keeps_both_old_addresses(tree: Tree) -> None:
    tree.run("rename", PAGE, "guides/joining.md")
    tree.run("rename", "guides/joining.md", "guides/entering.md")

    assert "redirect_from: [guides/join.md, guides/joining.md]" in tree.read("docs/guides/entering.md")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("guides/none.md", "a.md", "there is no docs/guides/none.md"),
        (PAGE, "index.md", "docs/index.md exists already"),
    ],
)
def test_a_renaming_that_cannot_be_touches_nothing(tree: Tree, old: str, new: str, expected: str) -> None:
    before = tree.files()

    assert expected in tree.run("rename", old, new, code=2)
    assert tree.files() == before


def test_ids_are_written_once_and_copied_to_translations(tree: Tree) -> None:
    for path in ("docs/guides/join.md", "docs_pt/guides/join.md"):
        tree.change(path, " {#cost}", "")
    tree.change("docs/guides/join.md", "## What you get {#benefit}", "## What you get {.wide}")
    tree.change("docs_pt/guides/join.md", "## O que recebe {#benefit}", "## O que recebe")

    tree.run("ids")

    assert "## What it costs {#what-it-costs}\n" in tree.read("docs/guides/join.md")
    assert "## What you get {#what-you-get .wide}" in tree.read("docs/guides/join.md")
    assert "## Quanto custa {#what-it-costs}\n" in tree.read("docs_pt/guides/join.md")
    assert "## O que recebe {#what-you-get}\n" in tree.read("docs_pt/guides/join.md")
    assert "0 files written" in tree.run("ids")


def test_an_orphan_is_named_with_where_its_english_went(tree: Tree) -> None:
    text = tree.read("docs/guides/join.md")
    (tree.root / "docs/guides/join.md").unlink()
    tree.write("docs/guides/become-a-member.md", text.replace("at any time", "in May"))

    said = tree.run("orphans", "pt", code=1)

    assert "docs_pt/guides/join.md: its English page is gone" in said
    assert "it seems to be guides/become-a-member.md now" in said
    assert "docs_pt/guides/join.md" in tree.files()


def test_a_local_page_is_no_orphan(tree: Tree) -> None:
    tree.write("docs_pt/guides/lisboa.md", "---\ntitle: Lisboa\nlocal: true\n---\n\nSó em português.\n")

    assert tree.run("orphans") == ""


def test_doctor_finds_a_consistent_tree_consistent(tree: Tree) -> None:
    assert "The tree is consistent." in tree.run("doctor")


def test_doctor_sets_damaged_lines_aside_and_keeps_the_rest(tree: Tree) -> None:
    lines = tree.read(LEDGER).splitlines(keepends=True)
    tree.write(LEDGER, "".join([*lines[:3], lines[3][:40] + "\n", *lines[4:], lines[5]]))
    said = tree.run("doctor", code=1)
    assert f"{LEDGER}:4: ledger: the line is not whole" in said
    assert f"{LEDGER}:{len(lines) + 1}: ledger: the same record as line 6" in said

    tree.run("doctor", "--repair")

    assert tree.read(LEDGER) == "".join([*lines[:3], *lines[4:]])
    assert tree.read("docs_pt/.ledger/guides/join.damaged") == lines[3][:40] + "\n" + lines[5]
    assert "The tree is consistent." in tree.run("doctor")
    tree.run("record", "pt", PAGE, "--by", "Ana", "--on", "2026-03-01")
    assert tree.read(LEDGER) == "".join(lines)


def test_doctor_finds_records_whose_page_is_gone(tree: Tree) -> None:
    (tree.root / "docs_pt/guides/join.md").unlink()

    assert f"{LEDGER}: records without a page" in tree.run("doctor", code=1)


def test_doctor_counts_pages_without_records(tmp_path: Path) -> None:
    assert "1 translated page has no records" in plant(tmp_path).run("doctor")


def test_a_ratchet_lets_old_findings_be_and_fails_on_new_ones(tree: Tree) -> None:
    tree.change("docs_pt/guides/join.md", "20 euros", "21 euros")
    tree.run("check", code=1)
    ratchet = tree.root / "known.txt"
    tree.run("check", "--ratchet", str(ratchet), "--write-ratchet")
    assert "(and 1 known one" in tree.run("check", "--ratchet", str(ratchet))

    tree.change("docs_pt/guides/join.md", "1 de maio", "2 de maio")

    said = tree.run("check", "--ratchet", str(ratchet), code=1)
    assert "1 finding (and 1 known one" in said
    assert "docs_pt/guides/join.md:18" in said


def test_check_looks_at_what_is_named(tree: Tree) -> None:
    tree.change("docs_pt/guides/join.md", "20 euros", "21 euros")

    assert "0 findings" in tree.run("check", "docs")
    assert "docs_pt/guides/join.md:16" in tree.run("check", "docs_pt", code=1)
    assert "`nowhere` is no page" in tree.run("check", "nowhere", code=2)


def test_findings_stand_beside_their_lines_on_github(tree: Tree) -> None:
    tree.change("docs_pt/guides/join.md", "20 euros", "21 euros")

    assert "::error file=docs_pt/guides/join.md,line=16," in tree.run("check", "--format", "github", code=1)


def test_a_folder_without_a_project_is_named(tmp_path: Path) -> None:
    assert "mkdocs.yml: not found in this folder" in Tree(root=tmp_path).run("status", code=2)
