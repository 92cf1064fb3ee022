"""Places in a text that the build fills: what an author writes for them, what is tracked of it, and that nothing else changes."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.content_places import parts, unknown_pictures
from docs_i18n.markdown import split
from docs_i18n.model import Kind
from docs_i18n.page_tree import PageShape, PageTask, PageTree

EXTENSIONS = ["admonition", "attr_list", "def_list", "tables", "pymdownx.superfences", "pymdownx.tasklist"]

DRAWING = """\
!!! drawing connected "Four parts"

    - **Equality:** the same chances.
      { .equality }
    - Interaction
      { .interaction }

    A word on it.
"""


def render(text: str, source: str | None = None) -> str:
    extension = PageTree()
    if source is not None:
        extension.task = PageTask(source=shape(source))
    return markdown.markdown(text, extensions=[*EXTENSIONS, extension])


def shape(text: str) -> PageShape:
    extension = PageTree()
    markdown.markdown(text, extensions=[*EXTENSIONS, extension])
    assert extension.task.shape
    return extension.task.shape


def places(text: str) -> list[tuple[str, str]]:
    return [(part.kind, part.name) for part in parts(render(text)) if part.kind]


ITEMS = {
    "close": ("- We need help.\n  { #need-b7 }\n- Money\n  { #need-e13 }\n", ["b7", "e13"]),
    "apart": ("- We need help.\n  { #need-b7 }\n\n- Money\n  { #need-e13 }\n", ["b7", "e13"]),
    "wrapped": ("- We need\n  help.\n  { #need-b7 }\n", ["b7"]),
    "with a link at its end": ("- We need [help](x.md)\n  { #need-b7 }\n", ["b7"]),
    "numbered": ("1. We need help.\n   { #need-b7 }\n", ["b7"]),
    "further in": ("- We need help.\n  { #need-b7 }\n\n    - Money\n      { #need-e13 }\n", ["e13", "b7"]),
    "no such need": ("- We need help.\n  { #need-x1 }\n- Money\n  { #needs }\n", []),
    "no item": ("We need help.\n{ #need-b7 }\n", []),
}


@pytest.mark.parametrize(("text", "needs"), ITEMS.values(), ids=ITEMS)
def test_item_about_a_need_has_a_place_for_its_answers(text: str, needs: list[str]) -> None:
    """The id of a need below an item asks for the pages that answer it, however the list is written."""
    assert places(text) == [("answers", need) for need in needs]


@pytest.mark.parametrize("text", [text for text, _ in ITEMS.values()], ids=ITEMS)
def test_line_in_braces_is_no_text(text: str) -> None:
    """An item is one segment without the line below it: translators never meet braces in the words they translate."""
    for segment in split(text).segments:
        assert "{" not in segment.text
    assert "{" not in render(text)


def test_place_stands_at_the_end_of_its_item() -> None:
    """Below the words, not among them."""
    assert '</p>\n<span class="place place-answers-b7"></span></li>' in render(ITEMS["apart"][0])
    assert 'help.<span class="place place-answers-b7"></span></li>' in render(ITEMS["close"][0])


def test_drawing_is_a_figure_with_its_words_as_a_list() -> None:
    """Title, list and what follows stay in their order, as text; the pictures come before the words of their item."""
    (figure,) = LexborHTMLParser(render(DRAWING)).css("figure.drawing.drawing--connected")

    assert [child.tag for child in figure.iter()] == ["figcaption", "div", "p"]
    assert [title.text() for title in figure.css("figcaption")] == ["Four parts"]
    assert [item.text().strip() for item in figure.css("div > ul[role=list] > li")] == [
        "Equality: the same chances.",
        "Interaction",
    ]
    assert places(DRAWING) == [
        ("picture", "connected-lines"),
        ("picture", "equality"),
        ("picture", "interaction"),
    ]


def test_words_of_a_drawing_are_segments() -> None:
    """They are translated and recorded like any others; no language has a drawing of its own."""
    assert [(segment.kind, segment.text) for segment in split(DRAWING).segments] == [
        (Kind.TITLE, "Four parts"),
        (Kind.ITEM, "**Equality:** the same chances."),
        (Kind.ITEM, "Interaction"),
        (Kind.PARAGRAPH, "A word on it."),
    ]


def test_untranslated_words_of_a_drawing_are_marked() -> None:
    """English left in the drawing of a translation is spoken as English, its title too, and keeps its picture."""
    english = DRAWING.replace("Four parts", "The four parts of it")
    text = english.replace("Interaction", "Interação")
    marked = LexborHTMLParser(render(text, english)).css(".untranslated[lang=en]")

    assert [node.tag for node in marked] == ["figcaption", "li", "p"]
    assert [part.name for part in parts(render(text, english)) if part.kind] == [
        "connected-lines",
        "equality",
        "interaction",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('!!! drawing "No layout"\n\n    - One\n      { .equality }\n', ["connected-lines", "equality"]),
        ('!!! drawing connected "No pictures"\n\n    - One\n', ["connected-lines"]),
        ('!!! drawing connected "No list"\n\n    Words.\n', []),
        ('!!! note "No drawing"\n\n    - One\n      { .equality }\n', []),
    ],
)
def test_drawing_of_another_form(text: str, expected: list[str]) -> None:
    """What cannot be drawn stands there as text."""
    assert [name for _, name in places(text)] == expected
    assert "One" in render(text) or "Words." in render(text)


def test_picture_that_is_not_there_is_named() -> None:
    """Whoever mistypes a picture is told the line and the names there are."""
    text = f"---\ntitle: A\n---\n\n{DRAWING.replace('.interaction', '.interacton')}"
    html = render(DRAWING.replace(".interaction", ".interacton"))
    known = {"equality", "interaction", "connected-lines"}

    (found,) = unknown_pictures("docs/a.md", text, html, known)
    assert str(found) == (
        "docs/a.md:10: drawing: `.interacton` is no picture of a drawing; write one of equality, interaction"
    )


@given(
    st.lists(
        st.sampled_from(
            [
                *(text for text, _ in ITEMS.values()),
                DRAWING,
                "Words & <b>more</b>.\n",
                '<span class="place place-answers-">x</span>\n',
            ]
        )
    )
)
def test_parts_are_the_page(pieces: list[str]) -> None:
    """Pieces and places joined are the page, byte for byte: what is filled in is all that changes."""
    html = render("\n".join(pieces))
    marks = {
        (kind, name): f'<span class="place place-{kind}-{name}"></span>'
        for kind, name in [(part.kind, part.name) for part in parts(html)]
    } | {("", ""): ""}

    assert "".join(part.html + marks[part.kind, part.name] for part in parts(html)) == html
