"""Translations put into a page: exactly the texts meant change, and what is new stands where its English stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.markdown import split
from docs_i18n.matching import match_page
from docs_i18n.model import UNTRANSLATABLE, Document, Kind
from docs_i18n.page_edit import Edited, edit_page
from site_pages import PROJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = "---\ntitle: A page\ndescription: About it.\n---\n\n"
HEAD_PT = "---\ntitle: Uma página\ndescription: Sobre ela.\ntranslation:\n  status: draft\n---\n\n"
PAGES = sorted(PROJECT.folder(PROJECT.source).rglob("*.md"))


def edited(english: str, translation: str, texts: Mapping[str, str], removed: str = "") -> Edited:
    """Write texts by their English; `removed` is a text of the translation to be taken out."""
    source, target = split(english), split(translation)
    numbers = {segment.plain: number for number, segment in enumerate(source.segments)}
    gone = [number for number, segment in enumerate(target.segments) if segment.plain == removed]
    partners = match_page(source, target, ()).targets
    return edit_page(source, target, partners, {numbers[key]: text for key, text in texts.items()}, gone)


def plains(document: Document) -> list[str]:
    return [segment.plain for segment in document.segments]


@pytest.mark.parametrize(
    ("english", "translation", "texts", "expected"),
    [
        ("A text\nin two lines.\n", "Um texto\nem duas linhas.\n", {"A text in two lines.": "Novo."}, "Novo.\n"),
        ("> A quote\n> goes on.\n", "> Uma citação\n> continua.\n", {"A quote goes on.": "Nova."}, "> Nova.\n"),
        ("## Steps {#s}\n", "## Passos {#s}\n", {"Steps": "Caminho"}, "## Caminho {#s}\n"),
        ("- One\n- Two\n", "- Um\n- Dois\n", {"Two": "Mesmo dois"}, "- Um\n- Mesmo dois\n"),
        ("- [ ] One\n", "- [ ] Um\n", {"One": "Uma"}, "- [ ] Uma\n"),
        ('!!! note "Title"\n    Text.\n', '!!! note "Título"\n    Texto.\n', {"Title": "Novo"}, '!!! note "Novo"\n    Texto.\n'),
        ("| A | B |\n|---|---|\n| c | d |\n", "| A | B |\n|---|---|\n| c | d |\n", {"c | d": "e | f"}, "| A | B |\n|---|---|\n| e | f |\n"),
        ("*[ICC]: Intercultural Cities\n", "*[ICC]: Cidades\n", {"ICC: Intercultural Cities": "ICC: Cidades Interculturais"}, "*[ICC]: Cidades Interculturais\n"),
    ],
    ids=["paragraph", "quote", "heading", "item", "task", "title", "row", "abbreviation"],
)  # fmt: skip
def test_a_text_is_written_over_its_translation(
    english: str, translation: str, texts: dict[str, str], expected: str
) -> None:
    result = edited(HEAD + english, HEAD_PT + translation, texts)

    assert result.document.text == HEAD_PT + expected
    assert result.refused == frozenset()


@pytest.mark.parametrize(
    "value",
    ["Uma: duas", "“Aspas”", '"Aspas"', "# não", "[uma]", "sim", "12", "null", "é, e {não}", "- traço"],
)
def test_a_title_is_what_was_written(value: str) -> None:
    """Whatever YAML would make of it."""
    result = edited(f"{HEAD}Text.\n", f"{HEAD_PT}Texto.\n", {"A page": value})

    assert result.document.head["title"] == value
    assert result.document.text.endswith("translation:\n  status: draft\n---\n\nTexto.\n")


ENGLISH = """\
First paragraph.

- Item one
- Item two
- Item three

!!! note "A box"
    Text in the box.

    - Inside

| Who | When |
| --- | --- |
| The mayor | Monday |
| The council | Friday |

```sh
make site
```

## Last {#last}

Last paragraph.
"""


def test_any_run_of_new_texts_finds_its_place() -> None:
    """Take any stretch of texts out of the translation, send them as rows: the page is whole again, markup and all."""
    source = split(HEAD + ENGLISH)
    body = [n for n, segment in enumerate(source.segments) if segment.kind is not Kind.META]
    upper = {n: source.segments[n].text.upper() for n in body if source.segments[n].kind is not Kind.CODE}
    whole = edit_page(source, source, {n: n for n in range(len(source.segments))}, upper).document
    rows = [n for n in body if source.segments[n].kind is Kind.ROW]
    tried = 0
    for first in range(len(body)):
        for last in range(first + 1, len(body) + 1):
            run = body[first:last]
            # A table without its head is none, whatever stands below.
            is_headless = rows[0] in run and not set(rows) <= set(run)
            if any(n in upper for n in run) and not is_headless:
                tried += 1
                lines = {
                    number
                    for n in run
                    for number in range(
                        whole.segments[n].line,
                        whole.text.count("\n", 0, whole.segments[n].end) + 2 + (n == rows[0]),
                    )
                }
                _check_run(source, whole, run, lines, upper)
    assert tried > 60


def _check_run(
    source: Document, whole: Document, run: list[int], lines: set[int], upper: Mapping[int, str]
) -> None:
    text = "".join(
        line
        for number, line in enumerate(whole.text.splitlines(keepends=True), start=1)
        if number not in lines
    )
    short = split(text)
    left = [n for n in range(len(source.segments)) if n not in run]
    if [short_one.plain for short_one in short.segments] != [whole.segments[n].plain for n in left]:
        return  # what is left of a box without its title, or of a table without its head, is another text
    partners = dict(zip(left, range(len(left)), strict=True))
    result = edit_page(source, short, partners, {n: upper[n] for n in run if n in upper})

    assert result.refused == frozenset()
    assert plains(result.document) == plains(whole)
    assert [s.kind for s in result.document.segments] == [s.kind for s in whole.segments]


def test_what_is_not_translated_yet_is_set_in_in_english() -> None:
    """A new section of which somebody has translated the middle: heading and code come along as they are."""
    english = f"{HEAD}A.\n\n## New {{#new}}\n\nMiddle.\n\n```\ncode\n```\n\nEnd.\n"
    result = edited(english, f"{HEAD_PT}Á.\n", {"Middle.": "Meio."})

    assert result.document.text == f"{HEAD_PT}Á.\n\n## New {{#new}}\n\nMeio.\n\n```\ncode\n```\n\nEnd.\n"


def test_a_new_row_stands_below_the_line_of_dashes() -> None:
    table = "| Who | When |\n| --- | --- |\n{}| The mayor | Monday |\n"
    source = split(HEAD + table.format("| All | Daily |\n"))
    target = split(HEAD_PT + "| Quem | Quando |\n|:--|:--|\n| O presidente | Segunda |\n")
    partners = {0: 0, 1: 1, 2: 2, 4: 3}

    assert edit_page(source, target, partners, {3: "Todos | Sempre"}).document.text.endswith(
        "| Quem | Quando |\n|:--|:--|\n| Todos | Sempre |\n| O presidente | Segunda |\n"
    )


def test_text_of_its_own_stays() -> None:
    """A local block between two texts is never overwritten, wherever something new is set in beside it."""
    local = "<!-- local -->\nNúmero local: 112.\n<!-- /local -->\n\n"
    source = split(f"{HEAD}A.\n\nNew.\n\nB.\n")
    target = split(f"{HEAD_PT}Á.\n\n{local}Bê.\n")
    result = edit_page(source, target, {0: 0, 1: 1, 2: 2, 4: 4}, {3: "Novo."})

    assert result.document.text == f"{HEAD_PT}Á.\n\nNovo.\n\n{local}Bê.\n"


@pytest.mark.parametrize(
    ("translation", "removed", "expected"),
    [
        ("A.\n\nB.\n\nC.\n", "B.", "A.\n\nC.\n"),
        ("- A\n- B\n- C\n", "B", "- A\n- C\n"),
        ("| A |\n|---|\n| B |\n| C |\n", "B", "| A |\n|---|\n| C |\n"),
        ("A.\n\n## B {#b}\n\nC.\n", "B", "A.\n\nC.\n"),
        ("A.\n\nB.\n", "B.", "A.\n\n"),
    ],
)
def test_a_text_is_taken_out_with_its_markup(translation: str, removed: str, expected: str) -> None:
    result = edited(f"{HEAD}X.\n", HEAD_PT + translation, {}, removed)

    assert result.document.text == HEAD_PT + expected
    assert result.refused == frozenset()


def test_what_would_make_another_page_is_left_out_and_the_rest_is_done() -> None:
    """The title of a box cannot go while its text stays; a text that makes a heading of itself does not go in."""
    english = f"{HEAD}A.\n\nB.\n\nC.\n"
    translation = f'{HEAD_PT}Á.\n\nBê.\n\nCê.\n\n!!! note "Caixa"\n    Texto.\n'
    source, target = split(english), split(translation)
    partners = {n: n for n in range(5)}
    result = edit_page(source, target, partners, {2: "Primeira.", 3: "## Não", 4: "Terceira."}, {5})

    assert plains(result.document)[2:5] == ["Primeira.", "Bê.", "Terceira."]
    assert "Caixa" in result.document.text
    assert result.refused == {3, -1 - 5}


def test_line_ends_of_the_page_are_kept() -> None:
    translation = (HEAD_PT + "Á.\n").replace("\n", "\r\n")
    result = edited(f"{HEAD}A.\n\n- New\n- Newer\n", translation, {"New": "Novo", "Newer": "Mais novo"})

    assert result.document.text.endswith("Á.\r\n\r\n- Novo\r\n- Mais novo\r\n")
    assert "\n" not in result.document.text.replace("\r\n", "")


@given(st.data())
def test_real_pages_take_any_texts(data: st.DataObject) -> None:
    """On every page of ours, any texts may be exchanged, and exactly these are."""
    page = data.draw(st.sampled_from(PAGES))
    source = split(page.read_text(encoding="utf-8"))
    numbers = [
        n
        for n, segment in enumerate(source.segments)
        if segment.kind not in UNTRANSLATABLE and segment.local is None
    ]
    chosen = data.draw(st.sets(st.sampled_from(numbers), max_size=12))
    texts = {n: f"Q{source.segments[n].text}" for n in chosen}
    result = edit_page(source, source, {n: n for n in range(len(source.segments))}, texts)

    assert result.refused == frozenset()
    assert result.pairs == {n: n for n in chosen}
    for number, (old, new) in enumerate(zip(source.segments, result.document.segments, strict=True)):
        assert new.text == (texts.get(number) or old.text)
        assert (new.kind, new.name, new.level) == (old.kind, old.name, old.level)


@given(st.data())
def test_real_pages_take_what_is_new(data: st.DataObject) -> None:
    """On every page of ours, the texts of any section may be missing and come back as rows."""
    page = data.draw(st.sampled_from(PAGES))
    text = page.read_text(encoding="utf-8")
    source = split(text)
    headings = [segment for segment in source.segments if segment.kind is Kind.HEADING]
    if not headings:
        return
    heading = data.draw(st.sampled_from(headings))
    below = [s for s in source.segments if s.section > heading.section]
    begin = text.rfind("\n", 0, heading.start) + 1
    end = text.rfind("\n", 0, below[0].start) + 1 if below else len(text)
    short = split(text[:begin] + text[end:])
    left = [n for n, s in enumerate(source.segments) if s.section != heading.section]
    new = {
        n: f"Q{s.text}"
        for n, s in enumerate(source.segments)
        if s.section == heading.section and s.kind not in UNTRANSLATABLE
    }
    if any(s.local is not None for s in source.segments) or len(short.segments) != len(left):
        return
    result = edit_page(source, short, dict(zip(left, range(len(left)), strict=True)), new)

    assert result.refused == frozenset()
    assert [s.text for s in result.document.segments] == [
        new.get(n, s.text) for n, s in enumerate(source.segments)
    ]
