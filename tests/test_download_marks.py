"""What a heading says of a file is read, taken off, and decided by the English page for all languages."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.downloads.marks import DownloadMark, minutes, place_markup, said_marks
from docs_i18n.page_tree import PageShape, PageTask, PageTree


def rendered(text: str, english: PageShape | None = None) -> tuple[str, tuple[DownloadMark, ...]]:
    tree = PageTree()
    tree.task = PageTask(source=english)
    html = markdown.markdown(text, extensions=["attr_list", "admonition", tree])
    assert tree.task.shape
    return html, tree.task.shape.downloads


def mark(name: str, length: int = 15, *, legal: bool = False) -> DownloadMark:
    return DownloadMark(id=name, minutes=length, needs_legal_check=legal)


def test_marks_are_read_and_taken_off() -> None:
    """A reader’s page has neither our classes nor our attribute, but the place for the links."""
    html, marks = rendered(
        "## Form {#form .download .legal-check data-minutes=15}\n\nText\n\n### More {#more .own .download}\n\n## Rest {#rest}"
    )
    assert marks == (mark("form", legal=True), mark("more", 0))
    assert f'<h2 id="form">Form</h2>\n{place_markup("form")}\n<p>Text</p>' in html
    assert f'<h3 class="own" id="more">More</h3>\n{place_markup("more")}' in html
    assert '<h2 id="rest">Rest</h2>' in html
    assert "data-minutes" not in html
    assert "legal-check" not in html


def test_idle_marks_are_taken_off_too() -> None:
    html, marks = rendered("## Form {#form .legal-check data-minutes=15}")
    assert html == '<h2 id="form">Form</h2>'
    assert marks == ()


def test_heading_inside_a_note() -> None:
    html, marks = rendered('!!! note "N"\n    ## Form {#form .download}\n\n    Text')
    assert [each.id for each in marks] == ["form"]
    assert place_markup("form") in html


@pytest.mark.parametrize("written", ["", ".download", ".download data-minutes=99", ".legal-check"])
def test_the_english_page_decides(written: str) -> None:
    """A translation that forgets the marks, or has others, offers the same files all the same."""
    english = rendered("## Form {#form .download data-minutes=15}\n\n## Rest {#rest}")
    assert english[1]
    shape = PageShape(skeleton=(("h2", "form"), ("h2", "rest")), texts=frozenset(), downloads=english[1])
    _, marks = rendered(f"## Impresso {{#form {written}}}\n\n## Resto {{#rest .download}}", shape)
    assert marks == (mark("form"),)


def test_heading_of_the_translation_alone_decides_for_itself() -> None:
    shape = PageShape(skeleton=(("h2", "form"),), texts=frozenset())
    _, marks = rendered("## Impresso {#form}\n\n## Nosso {#nosso .download data-minutes=5}", shape)
    assert marks == (mark("nosso", 5),)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("15", 15),
        ("1", 1),
        ("0", None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("a", None),
        ("10000", None),
    ],
)
def test_minutes(said: str, found: int | None) -> None:
    assert minutes(said) == found


@given(st.text(max_size=30))
def test_minutes_of_anything(said: str) -> None:
    """No text of an author stops the build."""
    found = minutes(said)
    assert found is None or 0 < found < 10_000


def test_marks_as_written() -> None:
    """The check reads them in the file, where attribute lists have several forms."""
    assert said_marks(" {#a .download .legal-check data-minutes=15}") == (
        frozenset({"download", "legal-check"}),
        "15",
    )
    assert said_marks("{: .download data-minutes='15' #a }") == (frozenset({"download"}), "15")
    assert said_marks(' {.download data-minutes="x y"}') == (frozenset({"download"}), "x")
    assert said_marks(" {#a}") == (frozenset(), None)
    assert said_marks(" see example.download") == (frozenset(), None)
