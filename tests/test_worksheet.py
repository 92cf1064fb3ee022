"""What a worksheet asks for: open texts with what changed in them, in files that an evening is enough for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from docs_i18n.glossary_files import read_glossary
from docs_i18n.model import Kind, SegmentState
from docs_i18n.row_code import Purpose, find_codes
from docs_i18n.row_messages import row_name, sentence
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.sheet_words import SheetWords, answer_words
from docs_i18n.site import load_site
from docs_i18n.strings import load_strings, translation_strings
from docs_i18n.worksheet import MOST_WORDS, PageRows, Row, Sheet, file_name, sheets
from docs_i18n.worksheets import SheetMaker
from filled_rows import rows_of, sheet
from site_pages import PROJECT
from small_site import OVERRIDES
from tracked_pages import ENGLISH, PORTUGUESE, records_of
from translation_tree import recorded

if TYPE_CHECKING:
    from pathlib import Path

STRINGS = translation_strings(PROJECT)
CHANGED = ENGLISH.replace("500 euros", "600 euros").replace("- Wait for 14 days.\n", "")


def test_rows_are_what_is_open() -> None:
    """A changed text with both Englishes and today's translation, and a text whose English is gone."""
    changed, gone = sorted(sheet(CHANGED, PORTUGUESE, records_of()).rows.rows, key=lambda row: row.state)

    assert (changed.state, changed.english) == (SegmentState.CHANGED, "Membership costs 600 euros a year.")
    assert [(part.kind, part.text) for part in changed.before if part.kind != "same"] == [
        ("removed", "500"),
        ("added", "600"),
    ]
    assert changed.today == "A adesão custa 500 euros por ano."
    assert (gone.state, gone.english, gone.today) == (
        SegmentState.REMOVED,
        "Wait for 14 days.",
        "Espere 14 dias.",
    )
    assert changed.minutes > 0 < gone.minutes


def test_nobody_is_asked_to_write_code() -> None:
    """Of a page that is not begun, every text but the code; titles and descriptions among them."""
    rows = sheet(ENGLISH, None).rows

    assert [row.english for row in rows.rows][:2] == [
        "How to join the network",
        "A city can join at any time of the year.",
    ]
    assert all(row.kind is not Kind.CODE for row in rows.rows)
    assert rows.is_title_english
    assert not rows.is_begun


def test_a_page_nobody_knows_the_english_of_has_no_sheet() -> None:
    """Its rows could not be taken back: everything else on it would become new."""
    assert rows_of(ENGLISH, PORTUGUESE, ()) is None


def page_of(*words: int, heads: tuple[int, ...] = ()) -> PageRows:
    """Rows with so many words; those at `heads` begin a section."""
    (like,) = sheet(ENGLISH.replace("500", "600"), PORTUGUESE, records_of()).rows.rows
    rows = (
        replace(
            like, words=count, kind=Kind.HEADING if number in heads else Kind.PARAGRAPH, english=f"{number}"
        )
        for number, count in enumerate(words)
    )
    return PageRows(page="a.md", title="A", is_title_english=False, is_begun=True, rows=tuple(rows))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([page_of(10, 20)], [["0", "1"]]),
        ([page_of(60), page_of(60), page_of(30)], [["0"], ["0", "0"]]),
        ([page_of(60, 30, 30)], [["0", "1"], ["2"]]),
        ([page_of(50, 10, 20, 50, heads=(1,))], [["0"], ["1", "2", "3"]]),
        ([page_of(10, 10, 70, 50, heads=(1,))], [["0", "1", "2"], ["3"]]),
        ([page_of(500, 10)], [["0"], ["1"]]),
    ],
    ids=["one", "pages", "a long page", "at a section", "not at a section that is most of it", "a long row"],
)  # fmt: skip
def test_sheets_hold_no_more_than_an_evening(pages: list[PageRows], expected: list[list[str]]) -> None:
    made = sheets(pages, "pt", Purpose.WORK, "pt_a", most=100)

    assert [[row.english for page in one.pages for row in page.rows] for one in made] == expected
    assert [one.name for one in made] == (
        ["pt_a"] if len(made) == 1 else [f"pt_a_{n}" for n in range(1, len(made) + 1)]
    )
    assert all(one.of == len(made) for one in made)


@pytest.fixture(scope="module")
def maker() -> SheetMaker:
    site = load_site(PROJECT.root)
    return SheetMaker(site=site, glossary=read_glossary(site))


@pytest.mark.parametrize("locale", sorted(STRINGS))
def test_every_pack_of_the_core_shelf(maker: SheetMaker, locale: str) -> None:
    """At most 3,000 words each, no row twice, every code another, and the unsourced words of the glossary first."""
    glossary = maker.glossary
    made = maker.of_core(locale, Purpose.REVIEW, STRINGS[locale])
    pages = [page for one in made for page in one.pages]
    codes = [code for page in pages for row in page.rows for code in find_codes(row.code)]
    unsourced = [concept for concept, entry in glossary.entries[locale].items() if not entry.is_sourced]

    assert all(one.words <= MOST_WORDS for one in made)
    assert len(codes) == len(set(codes)) == sum(one.rows for one in made)
    assert [page.page for page in pages][: len(unsourced)] == [
        f"glossary/{concept}.md" for concept in unsourced
    ]
    assert all(page.remark for page in pages[: len(unsourced)])
    assert not any(page.page.startswith("glossary/") for page in pages[len(unsourced) :])


@pytest.mark.parametrize("locale", sorted(STRINGS))
@pytest.mark.parametrize("purpose", Purpose)
def test_ten_lines_of_instructions_in_the_reader_s_language(locale: str, purpose: Purpose) -> None:
    english = SheetWords(strings=load_strings(OVERRIDES, "en", "en", is_source=True))
    words = SheetWords(strings=STRINGS[locale], contact="a@b.example")
    lines = words.instructions(purpose)

    assert len(lines) == 10
    assert "a@b.example" in lines[9]
    assert not set(lines) & set(english.instructions(purpose))
    assert len(set(words.heads(purpose))) == 4
    # The head of the column is quoted as it stands there, and what is to be written is understood.
    assert purpose is Purpose.REVIEW or words.heads(purpose)[3] in lines[0]
    assert {"ok"} <= {word for line in words.instructions(Purpose.REVIEW) for word in line.split()}


@pytest.mark.parametrize(("locale", "said"), [("pt", "Sim"), ("es", "sí"), ("uk", "Так"), ("it", "Sì")])
def test_yes_is_understood(locale: str, said: str) -> None:
    words = SheetWords(strings=STRINGS[locale])

    assert said.casefold() in answer_words(STRINGS[locale]).right
    assert said.casefold() in f"{words.all_right} {' '.join(words.instructions(Purpose.REVIEW))}".casefold()


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_sentence_that_can_be_forwarded(reason: Reason) -> None:
    """In every language: what is wrong, with what it is about, and never the English words in another language."""
    english = load_strings(OVERRIDES, "en", "en", is_source=True)
    problem = Problem(reason, "(2)", "3")
    said = {locale: sentence(problem, strings) for locale, strings in STRINGS.items()}

    assert len({*said.values(), sentence(problem, english)}) == 5
    assert all(text[0].isupper() or text.startswith("(2)") for text in said.values())
    assert all(text.endswith((".", "»", "(2)", "3")) for text in said.values())


def test_a_row_is_named_by_its_number_and_its_words() -> None:
    strings = STRINGS["pt"]

    assert row_name("12", "Write a letter.", strings) == "Linha 12 («Write a letter.»)"
    assert row_name("", "", strings) == "Uma linha sem número"
    assert len(row_name("1", "word " * 50, strings)) < 90


def test_hints_from_the_glossary_and_from_earlier_translations(tmp_path: Path) -> None:
    """The same sentence on another page, with its marks; the words that the glossary has agreed on."""
    tree = recorded(tmp_path)
    entry = "---\nterm: {}\nconfidence: sourced\n---\n\n{}\n\n## Example {{#example}}\n\n{}\n"
    tree.write("docs/glossary/fee.md", entry.format("fee", "What you pay.", "Ana pays."))
    tree.write("docs_pt/glossary/fee.md", entry.format("quota", "O que se paga.", "A Ana paga."))
    again = "You get a place to ask questions. The fee is 20 euros a year, and nothing else."
    tree.write("docs/guides/other.md", f"---\ntitle: Other\n---\n\nA city can join at any time.\n\n{again}\n")
    site = load_site(tmp_path)
    maker = SheetMaker(site=site, glossary=read_glossary(site))
    (made,) = maker.of_pages("pt", ["guides/other.md"], Purpose.WORK)
    _, whole, sentences = made.pages[0].rows

    assert whole.hints.earlier == (("", "Uma cidade pode aderir em qualquer altura."),)
    assert sentences.hints.earlier == (
        ("You get a place to ask questions.", "Recebe um lugar onde fazer perguntas."),
        ("The fee is 20 euros a year, and nothing else.", "A quota é de 20 euros por ano, e nada mais."),
    )
    assert sentences.hints.terms == (("fee", "quota"),)


def test_a_file_says_what_it_is_wherever_it_lies() -> None:
    assert file_name("uk", "start/why-join.md", Purpose.WORK) == "uk_start_why-join"
    assert file_name("pt", "core", Purpose.REVIEW) == "pt_core_review"


def test_minutes_and_words_are_said_in_the_reader_s_language() -> None:
    rows = page_of(*[100] * 12)
    made = Sheet(locale="uk", purpose=Purpose.WORK, name="x", pages=(rows,))
    words = SheetWords(strings=STRINGS["uk"])

    assert words.amount(made).startswith("12 рядків, 1\xa0200 слів, приблизно ")
    assert words.time(21) == "21 хвилина"
    assert words.time(150) == "3 години"


def row(**values: Any) -> Row:
    (like,) = sheet(ENGLISH.replace("500", "600"), PORTUGUESE, records_of()).rows.rows
    return replace(like, **values)


def test_a_change_is_said_in_words() -> None:
    """By ear: how many words went and came, and whether it matters, before both texts are read."""
    words = SheetWords(strings=load_strings(OVERRIDES, "en", "en", is_source=True))
    notes = words.notes(page_of(1), row(), says_section=True)

    assert notes == [
        "Section: Custos",
        "Important change: a number, date, name, address or negation (1 word removed, 1 word added)",
    ]
