"""The text of a row: links by number, marks in sight, and damage named rather than mended by guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.markdown import normalised, split
from docs_i18n.model import Language
from docs_i18n.row_problems import Reason
from docs_i18n.row_text import cleaned, damage, from_row, restored, targets, to_row
from site_pages import PROJECT

if TYPE_CHECKING:
    from docs_i18n.model import Segment

PT = Language(locale="pt", lang="pt-PT", name="Português", folder="docs_pt", is_source=False)
LINKED = 'Read [the guide](../guide.md) and **ask** [us](mailto:us@city.example "by mail") about `make`.'


def english(text: str) -> Segment:
    return split(text).segments[0]


def reasons(source: str, text: str) -> list[str]:
    return [problem.reason.value for problem in damage(english(source), text, PT)]


def test_links_have_numbers() -> None:
    assert to_row(LINKED, targets(LINKED)) == (
        'Read [the guide](1) and **ask** [us](2 "by mail") about `make`.'
    )


@given(
    st.lists(
        st.sampled_from(
            ["words", "**bold**", "*fine*", "[a](b.md)", "[c](https://d.example/e_(f))", "`g`", "![h](i.png)",
             "[![j](k.png)](l.md)", "[m][n]", "{{ o }}", "&amp;", "{.p}", "\\[q\\](r)", "[s](<t u>)", "(1)", "[1](1)"]
        ),
        max_size=8,
    )
)  # fmt: skip
def test_what_goes_into_a_row_comes_out_of_it(parts: list[str]) -> None:
    """Whatever markup a text has, and however often the same link."""
    text = " ".join(parts)
    numbered = to_row(text, targets(text))

    assert from_row(numbered, targets(text)) == text
    assert normalised(numbered) == normalised(text)


def test_every_text_of_the_site_comes_out_as_it_went_in() -> None:
    """And none of our own texts is taken for damaged against itself."""
    checked = 0
    for path in sorted(PROJECT.folder(PROJECT.source).rglob("*.md")):
        for segment in split(path.read_text(encoding="utf-8")).segments:
            row = to_row(segment.text, targets(segment.text))
            text = from_row(restored(segment, cleaned(row)), targets(segment.text))
            assert text == cleaned(segment.text), f"{path}:{segment.line}"
            assert damage(segment, text, PT) == [], f"{path}:{segment.line}"
            checked += 1
    assert checked > 3000


def test_a_translation_keeps_an_address_of_its_own() -> None:
    """The page in its own language has no number in English, and stays in sight."""
    ours = targets("See [it](https://en.wikipedia.org/wiki/City) and [that](x.md).")
    own = to_row("Ver [isto](https://pt.wikipedia.org/wiki/Cidade) e [aquilo](x.md).", ours)

    assert own == "Ver [isto](https://pt.wikipedia.org/wiki/Cidade) e [aquilo](2)."
    assert (
        reasons("See [it](https://en.wikipedia.org/wiki/City) and [that](x.md).", from_row(own, ours)) == []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u00a0b\u202fc", "a b c"),
        ("one\ntwo\u2028three\x0bfour", "one two three four"),
        ("soft\u00adhyphen\u200b \ufeffx", "softhyphen x"),
        ("cafe\u0301", "café"),
        ("e\u2011mail", "e-mail"),
        ("“curly” ‘quotes’ – stay…", "“curly” ‘quotes’ – stay…"),
        ("  \t ", ""),
    ],
)
def test_what_programs_add_is_taken_off(text: str, expected: str) -> None:
    """No-break spaces, line breaks and invisible marks; quotation marks are the person's own."""
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Read [the guide](a.md).", "Leia o guia.", ["link-missing"]),
        ("Read [the guide](a.md).", "Leia [o guia] (a.md).", ["link-missing"]),
        ("Read [a](a.md), [b](b.md).", "Leia [a](a.md), [b](a.md).", ["link-missing", "link-foreign"]),
        ("Read it.", "Leia [isto](https://spam.example).", ["link-foreign"]),
        ("A **bold** word.", "Uma palavra forte.", ["bold"]),
        ("A **bold** word.", "Uma palavra ** forte **.", ["bold"]),
        ("A **bold** word.", "Uma palavra **forte.", ["bold"]),
        ("A *fine* word.", "Uma palavra **fina**.", ["bold"]),
        ("A *fine* word.", "Uma palavra fina.", ["italic"]),
        ("A *fine* word.", "Uma palavra _fina_.", []),
        ("Run `make site`.", "Corra `fazer sítio`.", ["missing", "foreign"]),
        ("Run `make` twice: `make`.", "Corra `make` duas vezes.", []),
        ("Ask {{ operator.name }}", "Pergunte a {{ operador.nome }}", ["missing", "foreign"]),
        ("Ask the *Consiglio*{lang=it}.", "Pergunte ao *Consiglio*.", ["missing"]),
        ("A note.[^1]", "Uma nota.", ["missing"]),
        ("A word.", "Uma <script>alert(1)</script> palavra.", ["foreign", "foreign"]),
        ("A word.", "Uma palavra <!-- local -->", ["foreign"]),
        ("A word.", "Uma palavra.", []),
        ("A word.", "- Uma palavra.", ["beginning"]),
        ("A word.", "# Uma palavra", ["beginning"]),
        ("A word.", "1. Uma palavra", ["beginning"]),
        ("A word.", "> Uma palavra", ["beginning"]),
        ("A word.", "!!! note Uma", ["beginning"]),
        ("## Steps {#steps}", "Passos {#steps}", ["heading-id"]),
        ("## Steps {#steps}", "Passos", []),
        ("- An item", "Um ponto", []),
        ("- An item", "1. Um ponto", ["beginning"]),
        ("A picture ![of it](a.png)", "Uma imagem ![dela](b.png)", ["link-missing", "link-foreign"]),
    ],
)  # fmt: skip
def test_damage_is_named(source: str, text: str, expected: list[str]) -> None:
    assert reasons(source, text) == expected


def test_cells_are_counted() -> None:
    row = split("| Who | When |\n| --- | --- |\n| The mayor | Monday |\n").segments[1]

    assert damage(row, "O presidente | Segunda-feira", PT) == []
    assert damage(row, "O presidente \\| a vereadora | Segunda-feira", PT) == []
    (problem,) = damage(row, "O presidente Segunda-feira", PT)
    assert problem == (Reason.CELLS, "2", "1")
    assert restored(row, "| O presidente | Segunda-feira |") == "O presidente | Segunda-feira"


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ('A word{: title="x"}', "Uma palavra{: title=“x”}", 'Uma palavra{: title="x"}'),
        ("Ask {{ operator.name }}", "Pergunte a {{operator.name}}", "Pergunte a {{ operator.name }}"),
        ("Run `a -- b`.", "Corra `a –- b`.", "Corra `a -- b`."),
        ("Say `it's`.", "Diga `it’s`.", "Diga `it's`."),
        ('<span class="a">b</span>', "<span class=«a»>c</span>", '<span class="a">c</span>'),
    ],
)  # fmt: skip
def test_marks_inside_markup_have_one_meaning(source: str, text: str, expected: str) -> None:
    """A word processor makes other quotation marks, dashes and spaces of those in markup; they become the English ones."""
    assert restored(english(source), text) == expected
