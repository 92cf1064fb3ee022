"""Markdown as text and inline codes: nothing is lost, and what opens is closed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.inline_codes import Code, Half, pieces
from docs_i18n.site import load_site
from site_pages import PROJECT

PARTS = st.sampled_from(
    [
        "a",
        " ",
        "**",
        "*",
        "_",
        "`",
        "[",
        "](x.md)",
        '](y "z")',
        "![",
        "<b>",
        "</b>",
        "<br>",
        "{{ a }}",
        "[^1]",
        "[r][s]",
        ":material-x:",
        "\\*",
        "&amp;",
        "<!-- c -->",
        "{.x}",
        "(",
        ")",
        "|",
        "ї",
        "\x07",
    ]
)


def shown(markdown: str) -> list[str]:
    """Codes with what they do: `+` opens, `-` closes, `.` stands alone."""
    signs = {Half.OPEN: "+", Half.CLOSE: "-", Half.ALONE: "."}
    return [
        piece if isinstance(piece, str) else f"{signs[piece.half]}{piece.text}" for piece in pieces(markdown)
    ]


@given(st.lists(PARTS, max_size=30).map("".join) | st.text(max_size=60))
def test_the_pieces_of_a_text_are_the_text(markdown: str) -> None:
    found = pieces(markdown)
    opened: list[int] = []
    pairs: set[int] = set()
    for piece in found:
        if isinstance(piece, Code) and piece.half is Half.OPEN:
            assert piece.pair not in pairs
            opened.append(piece.pair)
            pairs.add(piece.pair)
        elif isinstance(piece, Code) and piece.half is Half.CLOSE:
            assert opened.pop() == piece.pair

    assert "".join(piece if isinstance(piece, str) else piece.text for piece in found) == markdown
    assert opened == []


def test_it_holds_for_every_text_of_the_site() -> None:
    site = load_site(PROJECT.root)
    texts = 0
    for locale in ("en", "uk"):
        for relative in site.sources:
            page = site.page(locale, relative)
            for segment in page.document.segments if page else ():
                texts += 1
                assert (
                    "".join(one if isinstance(one, str) else one.text for one in pieces(segment.text))
                    == segment.text
                )

    assert texts > 10_000


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A **b *c* d**", ["A ", "+**", "b ", "+*", "c", "-*", " d", "-**"]),
        ("[*a* b](x.md)!", ["+[", "+*", "a", "-*", " b", "-](x.md)", "!"]),
        ('[a](x.md "why")', ["+[", "a", '-](x.md "', "why", '.")']),
        ("![a](b.png)", ["+![", "a", "-](b.png)"]),
        ("[![a](b.png)](c.md)", ["+[", "+![", "a", "-](b.png)", "-](c.md)"]),
        ("[**a](x) b**", ["+[", ".**", "a", "-](x)", " b", ".**"]),
        ("<b>a</b><br>", ["+<b>", "a", "-</b>", ".<br>"]),
        ("`a*b*` {{ c }} [d][e]", [".`a*b*`", " ", ".{{ c }}", " ", ".[d][e]"]),
        ("5 * 3 \\* &amp; https://a.test", ["5 * 3 \\* &amp; https://a.test"]),
    ],
)
def test_what_is_a_code_and_what_belongs_together(markdown: str, expected: list[str]) -> None:
    assert shown(markdown) == expected
