"""The sections of the menu: which get a page of their own, and where their groups stand on it."""

from __future__ import annotations

import pytest

from docs_i18n.menu import anchor, section_pages


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Guides", "guides"), ("Index and evidence", "index-and-evidence"), ("Що й як?", "що-й-як"), ("…", "")],
)
def test_title_in_an_address(title: str, expected: str) -> None:
    assert anchor(title) == expected


def test_sections_at_the_top_have_a_page() -> None:
    """But not a group in one, not one that has a page already, and not one in which nothing stands yet."""
    nav = [
        "index.md",
        {"Start here": ["start/a.md", {"Own title": "start/b.md"}]},
        {"Guides": [{"Anti-rumours": ["a/b.md"]}]},
        {"About": ["about/index.md", "about/b.md"]},
        {"Help": [{"How to": "help/index.md"}]},
        {"Soon": []},
        {"Page": "page.md"},
    ]

    assert section_pages(nav) == {"Start here": "start-here.md", "Guides": "guides.md"}


@pytest.mark.parametrize("nav", [None, {}, "index.md", []])
def test_project_without_a_menu(nav: object) -> None:
    assert section_pages(nav) == {}
