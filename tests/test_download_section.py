"""A section is cut out whole and made plain: what a word processor has no use for is gone, and no word is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.downloads.marks import place_markup
from docs_i18n.downloads.section import PageView, Section, cut_section
from docs_i18n.downloads.tables import column_widths
from docs_i18n.strings import with_country

if TYPE_CHECKING:
    from collections.abc import Callable


def view(
    *,
    lang: str = "pt-PT",
    address: Callable[[str], str] = lambda href: f"https://example.org/{href}",
    picture: Callable[[str], bytes | None] = lambda _: b"png",
) -> PageView:
    return PageView(lang=lang, language_tag=with_country, address=address, picture=picture)


def section(html: str, page: PageView | None = None, level: int = 2) -> Section:
    found = cut_section(
        f'<h{level} id="form">Form</h{level}>\n{place_markup("form")}\n{html}', "form", page or view()
    )
    assert found
    return found


def content(html: str, page: PageView | None = None, level: int = 2) -> str:
    return section(html, page, level).content


def test_section_ends_at_the_next_heading_that_is_not_below_it() -> None:
    html = "<p>a</p><h4 id='x'>Below</h4><p>b</p><h3 id='y'>Next</h3><p>c</p>"
    assert content(html, level=3) == '<p>a</p><h2 id="x">Below</h2><p>b</p>'


def test_levels_begin_below_the_title() -> None:
    """The heading of the section becomes level 1, so nothing is skipped below it."""
    assert content("<h3>a</h3><h4>b</h4><h6>c</h6>") == "<h2>a</h2><h3>b</h3><h5>c</h5>"


def test_no_such_section() -> None:
    assert cut_section("<h2 id='other'>Other</h2>", "form", view()) is None
    assert cut_section(f"<p>no heading</p>{place_markup('form')}<p>x</p>", "form", view()) is None


def test_title_and_its_language() -> None:
    html = f'<h2 id="form" lang="en" class="untranslated">The <em>form</em></h2>{place_markup("form")}'
    found = cut_section(html, "form", view())
    assert found
    assert (found.title, found.lang) == ("The form", "en-GB")
    assert section("").lang == ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p>A <a class="term" href="../glossary/#bias" aria-describedby="h">bias</a>.</p>',
            "<p>A bias.</p>",
        ),
        (
            '<p><a href="x.md">Guide <span class="lang-mark">(em inglês)</span></a></p>',
            '<p><a href="https://example.org/x.md">Guide</a></p>',
        ),
        (
            '<p><a href="#form">up</a> <a href="#far">far</a></p>',
            '<p><a href="#form">up</a> <a href="https://example.org/#far">far</a></p>',
        ),
        ('<p><a name="x">target</a></p>', "<p>target</p>"),
        (
            '<ul class="task-list"><li class="task-list-item">one</li><li class="task-list-item task-list-item--done"><p>two</p></li></ul>',
            "<ul><li>☐ one</li><li><p>☒ two</p></li></ul>",
        ),
        (
            '<div class="admonition tip"><p class="admonition-title">Title</p><p>Words</p></div>',
            '<div custom-style="Note"><p><strong>Title</strong></p><p>Words</p></div>',
        ),
        (
            "<details><summary>More</summary><p>Words</p></details>",
            '<div custom-style="Note"><p><strong>More</strong></p><p>Words</p></div>',
        ),
        ("<p>Fill in [name] &amp; <br>go</p><!-- local: x -->", "<p>Fill in [name] &amp; <br>go</p>"),
        (
            '<ol start="3"><li>c</li></ol><ol start="x"><li>d</li></ol>',
            '<ol start="3"><li>c</li></ol><ol><li>d</li></ol>',
        ),
        (
            "<p><abbr title='x'>ICC</abbr> <small>s</small></p><svg><text>x</text></svg><input>",
            "<p>ICC s</p>",
        ),
        (place_markup("inner"), ""),
    ],
)
def test_plain(html: str, expected: str) -> None:
    assert content(html) == expected


def test_letter_is_no_quotation_in_its_own_file() -> None:
    assert content("\n<blockquote><p>Dear Mayor,</p><ol><li>a</li></ol></blockquote>\n") == (
        "<p>Dear Mayor,</p><ol><li>a</li></ol>"
    )
    assert content("<p>Copy this:</p><blockquote><p>Words</p></blockquote>") == (
        "<p>Copy this:</p><blockquote><p>Words</p></blockquote>"
    )


def test_links_without_a_known_address_keep_their_words() -> None:
    page = view(address=lambda href: href if href.startswith("https:") else "")
    html = '<p><a href="x/">Guide <span class="lang-mark">(em inglês)</span></a>, <a href="https://e.org">e</a></p>'
    assert content(html, page) == '<p>Guide, <a href="https://e.org">e</a></p>'


def test_foreign_words_carry_their_language() -> None:
    """A part that nobody has translated yet is read in its own language (WCAG 3.1.2)."""
    html = '<ul><li lang="en" class="untranslated">English <em>words</em></li><li>palavras <i lang="uk">слова</i></li></ul>'
    assert content(html) == (
        '<ul><li><span lang="en-GB">English </span><em><span lang="en-GB">words</span></em></li>'
        '<li>palavras <i><span lang="uk-UA">слова</span></i></li></ul>'
    )


def test_table() -> None:
    html = (
        '<div class="table-scroll" tabindex="0"><table><thead><tr><th scope="col">Q</th><th scope="col" class="align-right">A</th>'
        '</tr></thead><tbody><tr><td>q</td><td class="align-right">a</td></tr></tbody></table></div>'
    )
    found = re.sub(r"\d+%", "…%", content(html))
    assert found == (
        '<div><table><colgroup><col style="width: …%"><col style="width: …%"></colgroup><thead><tr><th>Q</th>'
        '<th style="text-align: right">A</th></tr></thead><tbody><tr><td>q</td><td style="text-align: right">a</td></tr></tbody></table></div>'
    )


def test_empty_table() -> None:
    assert content("<table></table>") == ""


def test_pictures() -> None:
    """What both formats can show is taken along; of the rest the words that stand for it."""
    known = {"../a.png": b"a", "b.JPG": b"b"}
    found = section(
        '<p><img src="../a.png" alt="A  table" width="20"><img src="b.JPG" alt=""></p>'
        '<p><img src="gone.png" alt="Gone"><img src="draw.svg" alt="A bridge"><img src="x.svg" alt=""></p>',
        view(picture=known.get),
    )
    assert found.content == (
        '<p><img src="picture-1.png" alt="A table" width="20"><img src="picture-2.jpg" alt=""></p>'
        "<p><em>Gone</em><em>A bridge</em></p>"
    )
    assert [(each.name, each.alt, each.data) for each in found.pictures] == [
        ("picture-1.png", "A table", b"a"),
        ("picture-2.jpg", "", b"b"),
    ]


def test_version_follows_the_words() -> None:
    """Another word is another version; another look of the page, or another address of the site, is the same."""
    one = section('<p>Some <a href="x">words</a>.</p>')
    assert re.fullmatch("[0-9a-f]{8}", one.version)
    assert section("<p>Some <b>words</b>.</p>", view(address=lambda _: "")).version == one.version
    assert section("<p>Other <b>words</b>.</p>").version != one.version


def test_hostile_nesting_ends() -> None:
    deep = 5000
    assert "word" in content("<div>" * deep + "word" + "</div>" * deep)


TEXTS = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=60)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=6), min_size=1, max_size=6))
def test_columns_share_the_page(rows: list[list[str]]) -> None:
    widths = column_widths(rows)
    assert len(widths) == max(map(len, rows))
    assert sum(widths) == 100
    assert all(width > 0 for width in widths)


def test_columns_by_what_stands_in_them() -> None:
    """Numbers take little, sentences much, and what is to be filled in enough to write on."""
    minutes, what, materials = column_widths(
        [
            ["Minutes", "What", "Materials"],
            ["15", "Trainers show one talk twice: first to win, then to listen", "Cards"],
        ]
    )
    assert minutes < materials < what
    question, answer = column_widths([["Question", "Answer"], ["Who?", ""], ["When?", ""]])
    assert answer > 2 * question
    assert column_widths([["A", "B"], ["[name]", "[name]"]]) == [50, 50]
