"""Which files are pages, and how they are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from docs_i18n.files import read_file
from docs_i18n.model import Kind
from docs_i18n.site import load_site
from translation_tree import Tree, plant

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return plant(tmp_path)


def test_pages_are_the_markdown_files_that_are_not_hidden_in_order(tree: Tree) -> None:
    for path in ("b/z.md", "b/a.md", "b-c.md", "b.md", "b/.draft.md", ".notes/x.md", "b/x.txt"):
        tree.write(f"docs_uk/{path}", "Text.\n")
    (tree.root / "docs_uk/folder.md").mkdir()

    assert load_site(tree.root).pages["uk"] == ("b/a.md", "b/z.md", "b-c.md", "b.md")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows asks for rights to make links")
def test_a_link_to_a_file_is_a_page_and_a_link_to_a_folder_is_not_followed(tree: Tree) -> None:
    folder = tree.root / "docs_uk"
    (folder / "linked.md").symlink_to(tree.root / "docs/index.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    (folder / "round").symlink_to(folder)

    assert load_site(tree.root).pages["uk"] == ("linked.md",)


def test_a_folder_that_is_not_there_has_no_pages(tree: Tree) -> None:
    (tree.root / "docs_uk").rmdir()

    assert load_site(tree.root).pages["uk"] == ()


@pytest.mark.parametrize("name", ["none.md", "folder", "index.md/none.md", "n" * 300, "nu\0ll"])
def test_what_is_no_file_is_not_there(name: str, tree: Tree) -> None:
    (tree.root / "docs/folder").mkdir()

    assert read_file(f"{tree.root}/docs/{name}") is None
    assert load_site(tree.root).source(name) is None


@pytest.mark.parametrize("name", ["no file", "n" * 300])
def test_a_page_that_shows_a_file_that_is_not_there_is_read(name: str, tree: Tree) -> None:
    tree.write("docs/index.md", f'Text.\n\n--8<-- "{name}"\n')

    page = load_site(tree.root).source("index.md")

    assert page
    assert [(segment.kind, segment.text) for segment in page.document.segments] == [
        (Kind.PARAGRAPH, "Text."),
        (Kind.SNIPPET, name),
    ]
