"""What our pages need beyond Python-Markdown: tables for phones, checklists for paper, English marked as English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.page_tree import PageShape, PageTask, PageTree

if TYPE_CHECKING:
    from markdown.extensions import Extension

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
]


def render(text: str, source: str | None = None) -> tuple[str, PageShape]:
    """Render a page, compared with its English page where there is one; the HTML and the shape of the page."""
    extension = PageTree()
    if source is not None:
        extension.task = PageTask(source=render(source)[1])
    html = markdown.markdown(text, extensions=[*EXTENSIONS, extension])
    # Python-Markdown does not even begin with a page that is empty.
    return html, extension.task.shape or PageShape(skeleton=(), texts=frozenset())


def parsed(text: str, source: str | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(render(text, source)[0])


TABLE = "## Numbers {#numbers}\n\n| City | People | Year |\n|:--|--:|:-:|\n| Braga | 1 | 2 |\n\nAfter.\n"


def test_table_scrolls_in_a_box_of_its_own() -> None:
    """A wide table can be scrolled with the keyboard, and its box is named after its heading."""
    (box,) = parsed(TABLE).css("div.table-scroll")

    assert dict(box.attributes) == {
        "class": "table-scroll",
        "tabindex": "0",
        "role": "region",
        "aria-labelledby": "numbers",
    }
    assert [child.tag for child in box.iter()] == ["table"]


def test_table_cells_have_classes_and_scopes() -> None:
    """Alignment is a class, because our policy forbids inline styles; header cells say what they head."""
    cells = [dict(cell.attributes) for cell in parsed(TABLE).css("th, td")]

    assert cells == [
        {"class": "align-left", "scope": "col"},
        {"class": "align-right", "scope": "col"},
        {"class": "align-center", "scope": "col"},
        {"class": "align-left"},
        {"class": "align-right"},
        {"class": "align-center"},
    ]
    assert "style=" not in render(TABLE)[0]


def test_class_of_a_cell_is_kept() -> None:
    """A class that the author gave a cell stands beside that of its alignment."""
    (cell,) = parsed("| A |\n|--:|\n| 1 {.big} |\n").css("td")

    assert cell.attributes["class"] == "big align-right"


def test_table_without_a_heading_before_it() -> None:
    """A box without a name is no region: a screen reader would announce it as nothing."""
    (box,) = parsed("| A |\n|---|\n| 1 |\n").css("div.table-scroll")

    assert dict(box.attributes) == {"class": "table-scroll", "tabindex": "0"}


def test_text_around_tables_stays_in_its_place() -> None:
    """Two tables and the text between and after them come out in their order, in a list too."""
    text = f"{TABLE}\n## More {{#more}}\n\n| B |\n|---|\n| 2 |\n\nEnd.\n\n- item\n\n    | C |\n    |---|\n    | 3 |\n\n    tail\n"
    page = parsed(text)

    assert " ".join(page.body.text().split() if page.body else []) == (
        "Numbers City People Year Braga 1 2 After. More B 2 End. item C 3 tail"
    )
    assert [box.attributes["aria-labelledby"] for box in page.css(".table-scroll")] == [
        "numbers",
        "more",
        "more",
    ]
    assert page.css_matches("li > .table-scroll > table")


def test_checklist_is_ticked_on_paper() -> None:
    """In place of a form control that cannot be used there is a drawn box; what is done is marked as done."""
    page = parsed("- [ ] Ask *people*\n- [x] Listen\n- Plain\n")
    items = [(item.attributes.get("class"), item.text().strip()) for item in page.css("li")]

    assert items == [
        ("task-list-item", "Ask people"),
        ("task-list-item task-list-item--done", "Listen"),
        (None, "Plain"),
    ]
    assert not page.css_matches("input, label")


def test_checklist_with_paragraphs() -> None:
    """Items apart from one another hold paragraphs; their boxes are drawn as well."""
    page = parsed("- [ ] One\n\n- [x] Two\n\n    More of two\n")
    items = [(item.attributes.get("class"), item.text().split()) for item in page.css("li")]

    assert items == [
        ("task-list-item", ["One"]),
        ("task-list-item task-list-item--done", ["Two", "More", "of", "two"]),
    ]
    assert not page.css_matches("input")


ENGLISH = """\
## What the city does {#does}

One paragraph with *some* emphasis and [a link](x.md).

- An item of a list
- Lisbon

1. [ ] A box to tick

| The head of column | B |
|---|---|
| A cell with words | 12 345 678 |

!!! note "A note with title"

    The words of the note.

Term of a list
:   Its definition in words
"""


def marked(text: str, source: str = ENGLISH) -> list[str]:
    """Return the words of every block that is marked as not translated."""
    blocks = parsed(text, source).css(".untranslated")
    assert {(block.attributes["lang"], block.attributes["data-pagefind-ignore"]) for block in blocks} <= {
        ("en", "all")
    }
    return [" ".join(block.text().split()) for block in blocks]


def test_english_blocks_of_a_translation_are_marked() -> None:
    """Each block of three words or more that is still the English one is marked, of whatever kind."""
    assert marked(ENGLISH) == [
        "What the city does",
        "One paragraph with some emphasis and a link.",
        "An item of a list",
        "A box to tick",
        "The head of column",
        "A cell with words",
        "A note with title",
        "The words of the note.",
        "Term of a list",
        "Its definition in words",
    ]


def test_translated_blocks_are_not_marked() -> None:
    """Names, numbers and short words that are the same in both languages are nobody's mistake."""
    assert marked("## O que a cidade faz {#does}\n\nUm parágrafo.\n\n- Lisbon\n\n12 345 678\n") == []


def test_english_with_other_line_breaks_is_still_english() -> None:
    """A paragraph that was only wrapped anew has not been translated."""
    assert marked("One paragraph with\n*some* emphasis   and [a link](y.md).") == [
        "One paragraph with some emphasis and a link."
    ]


def test_page_without_a_source_is_not_compared() -> None:
    """English pages and local pages have no block that is not theirs."""
    assert "untranslated" not in render(ENGLISH)[0]


def test_checklists_are_compared_by_their_words() -> None:
    """An item is English or not, whatever other boxes stand before it on the page."""
    assert marked("- [ ] Один\n- [x] One of the tasks\n- [ ] Три\n", "- [ ] One of the tasks\n") == [
        "One of the tasks"
    ]


def test_class_of_a_block_is_kept() -> None:
    """A class that the block has already stays."""
    (block,) = parsed("Some words of text\n{: .lead }", "Some words of text").css("p")

    assert block.attributes["class"] == "lead untranslated"


def test_shape_of_a_page() -> None:
    """What a translation is compared with: headings with their ids, and the texts of the page."""
    shape = render("## One {#one}\n\nWords.\n\n### Two\n")[1]

    assert shape == PageShape(
        skeleton=(("h2", "one"), ("h3", "two")), texts=frozenset({"One", "Words.", "Two"})
    )


def test_ids_are_there_before_the_contents_list_is_made() -> None:
    """Our processor runs after attribute lists and before the table of contents: no `_1` can come up."""
    converter = markdown.Markdown(extensions=[*EXTENSIONS, PageTree()])
    converter.convert("## Перше\n\n## Перше\n\n## Mine {#mine}\n")
    tokens = converter.toc_tokens  # type: ignore[attr-defined]  # the toc extension's

    assert [token["id"] for token in tokens] == ["перше", "перше-2", "mine"]


@pytest.mark.parametrize("first", ["tables", "pymdownx.tasklist"])
def test_order_of_extensions_does_not_matter(first: str) -> None:
    """Whoever lists the extensions in mkdocs.yml need not know in which order they work."""
    text = f"{TABLE}\n- [x] done\n"
    extensions: list[str | Extension] = [PageTree(), first, *[name for name in EXTENSIONS if name != first]]

    assert markdown.markdown(text, extensions=extensions) == render(text)[0]


@given(st.lists(st.sampled_from(ENGLISH.split("\n\n"))), st.lists(st.sampled_from(ENGLISH.split("\n\n"))))
def test_words_are_never_lost_or_moved(page: list[str], source: list[str]) -> None:
    """Marking and boxing change no word of a page, nor their order."""
    text = "\n\n".join(page)
    plain = LexborHTMLParser(markdown.markdown(text, extensions=EXTENSIONS)).text().split()

    assert parsed(text, "\n\n".join(source)).text().split() == plain
