"""The monthly message: ten lines that a volunteer reads in a minute, in good Portuguese, Spanish, Ukrainian and Italian."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from docs_i18n.cli.letter import month_before
from docs_i18n.credits import Credits
from docs_i18n.model import Importance, Kind, Language, PageState, Precision, SegmentState
from docs_i18n.open_segments import OpenSegment
from docs_i18n.report.letter import Letter, to_mail
from docs_i18n.strings import load_strings
from docs_i18n.summary import PageSummary
from small_site import OVERRIDES
from translation_tree import Tree, recorded

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = {
    "en": ("en", "English"),
    "pt": ("pt-PT", "Português"),
    "es": ("es", "Español"),
    "uk": ("uk", "Українська"),
    "it": ("it", "Italiano"),
}


def open_segment(minutes: float = 2) -> OpenSegment:
    return OpenSegment(
        state=SegmentState.CHANGED,
        importance=Importance.WORDING,
        kind=Kind.PARAGRAPH,
        section="",
        path="",
        line=1,
        words=10,
        minutes=minutes,
        old="a",
        new="b",
        note="",
    )


def summary(
    name: str, state: PageState, *, work: int = 0, review: float = 0, is_core: bool = False
) -> PageSummary:
    return PageSummary(
        page=f"{name}.md",
        title=name.capitalize(),
        is_core=is_core,
        locale="pt",
        state=state,
        precision=Precision.SEGMENT,
        minutes=2 * work,
        review_minutes=review,
        open=tuple(open_segment() for _ in range(work)),
    )


def message(
    locale: str, pages: list[PageSummary], thanks: Credits | None = None, claimed: str = ""
) -> list[str]:
    lang, name = LANGUAGES[locale]
    strings = load_strings(OVERRIDES, locale, lang, is_source=locale == "en")
    letter = Letter(
        language=Language(locale=locale, lang=lang, name=name, folder="", is_source=False),
        strings=strings,
        pages=pages,
        title=lambda page: f"«{page.title}»",
        thanks=thanks or Credits(),
        since="2026-10-27",
        day="2026-11-27",
        claimed=[claimed],
    )
    text = to_mail(letter)
    assert text.endswith("\n")
    return text.removesuffix("\n").split("\n")


PAGES = [
    *(summary(f"draft{n}", PageState.MACHINE_DRAFT, review=5) for n in range(3)),
    summary("read", PageState.REVIEWED),
    summary("core", PageState.DRAFT, review=3, is_core=True),
    *(summary(f"changed{n}", PageState.OUTDATED, work=3) for n in range(2)),
    summary("missing", PageState.MISSING, work=20),
    summary("gone", PageState.ORPHAN),
]
THANKS = Credits(names=("Ana Silva", "Rui"), translated=12, reviewed=1)


def test_it_has_ten_lines_and_says_what_was_done_changed_and_comes_next() -> None:
    done = "Done: 5 of 8 pages translated, 1 reviewed. 3 are machine drafts that nobody has read."
    since = "Since 27 October 2026: 12 paragraphs translated, 1 paragraph reviewed."
    assert message("en", PAGES, THANKS) == [
        "English: where the translation stands on 27 November 2026",
        f"{done} {since}",
        "Changed in English: 2 pages, 6 paragraphs, 12 minutes.",
        "Next, the most useful first. Answer this e-mail if you take one:",
        "1. «Changed0»: 3 paragraphs, 6 minutes",
        "2. «Changed1»: 3 paragraphs, 6 minutes",
        "3. «Missing»: whole page, 40 minutes",
        "4. «Core»: to be read and corrected, 3 minutes",
        "5. «Draft0»: to be read and corrected, 5 minutes",
        "Thank you: Ana Silva, Rui.",
    ]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_it_is_written_in_the_language_itself(locale: str) -> None:
    """Ten lines in each, and none of them the English one."""
    lines = message(locale, PAGES, THANKS)

    assert len(lines) == 10
    assert lines[0].startswith(f"{LANGUAGES[locale][1]}: ")
    if locale != "en":
        assert not set(lines) & set(message("en", PAGES, THANKS))


# One, a few, many, and the numbers that end like one but are not.
PLURALS = {
    "en": ("1 paragraph", "3 paragraphs", "5 paragraphs", "11 paragraphs", "21 paragraphs"),
    "pt": ("1 parágrafo", "3 parágrafos", "5 parágrafos", "11 parágrafos", "21 parágrafos"),
    "es": ("1 párrafo", "3 párrafos", "5 párrafos", "11 párrafos", "21 párrafos"),
    "uk": ("1 абзац", "3 абзаци", "5 абзаців", "11 абзаців", "21 абзац"),
    "it": ("1 paragrafo", "3 paragrafi", "5 paragrafi", "11 paragrafi", "21 paragrafi"),
}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_plural_forms_are_those_of_the_language(locale: str) -> None:
    """Of what has changed, of what comes next, and of what was done."""
    for number, form in zip((1, 3, 5, 11, 21), PLURALS[locale], strict=True):
        lines = message(locale, [summary("a", PageState.OUTDATED, work=number)], Credits(translated=number))

        assert f", {form}, " in lines[2]
        assert f": {form}, " in lines[4]
        assert form in lines[1]


def test_ukrainian_counts_pages_in_the_right_case() -> None:
    def done(count: int) -> str:
        pages = [summary(f"p{n}", PageState.MACHINE_DRAFT) for n in range(count)]
        return message("uk", pages)[1]

    assert (
        done(1)
        == "Зроблено: перекладено 1 із 1 сторінки, перевірено 0. З них 1 машинна чернетка, якої ніхто не читав."
    )
    assert (
        done(3)
        == "Зроблено: перекладено 3 із 3 сторінок, перевірено 0. З них 3 машинні чернетки, яких ніхто не читав."
    )
    assert (
        done(11)
        == "Зроблено: перекладено 11 із 11 сторінок, перевірено 0. З них 11 машинних чернеток, яких ніхто не читав."
    )


def test_nobody_is_sent_to_a_page_that_somebody_is_on() -> None:
    lines = message("en", PAGES, claimed="changed0.md")

    assert not [line for line in lines if "Changed0" in line]
    assert lines[4] == "1. «Changed1»: 3 paragraphs, 6 minutes"


def test_a_language_that_is_done_says_so() -> None:
    assert message("en", [summary("read", PageState.REVIEWED)], Credits(has_unnamed=True)) == [
        "English: where the translation stands on 27 November 2026",
        "Done: 1 of 1 page translated, 1 reviewed.",
        "No English text has changed since it was translated.",
        "Nothing is waiting to be translated.",
        "Thank you to all who helped and are not named.",
    ]
    assert message("en", [])[-1] == "Nobody has sent a text since 27 October 2026. Five minutes help."


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-11-27", "2026-10-27"),
        ("2026-03-31", "2026-02-28"),
        ("2028-03-30", "2028-02-29"),
        ("2026-01-15", "2025-12-15"),
    ],
)
def test_a_month_before_a_day(day: str, before: str) -> None:
    assert month_before(dt.date.fromisoformat(day)).isoformat() == before


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Recorded by Ana on 1 March; Rui has read it on the 5th; Eva has put her name into the head."""
    tree = recorded(tmp_path)
    tree.run("review", "pt", "guides/join.md", "--by", "Rui Costa", "--on", "2026-03-05")
    tree.change("docs_pt/guides/join.md", "translators: [Ana]", 'translators: [Eva, ana, "Voluntária"]')
    return tree


def test_thanks_go_by_name_to_who_did_something_since(tree: Tree) -> None:
    """From the records and from the heads, each once; `volunteer` is not a name, and a machine is nobody."""
    said = tree.run("status", "pt", "--format", "mail", "--since", "2026-03-01", "--on", "2026-03-31")
    assert said.splitlines()[-1] == "Thank you: Ana, Eva, Rui Costa, and all who are not named."
    assert ": 9 paragraphs translated, 9 paragraphs reviewed." in said

    later = tree.run("status", "pt", "--format", "mail", "--since", "2026-03-02", "--on", "2026-03-31")
    assert later.splitlines()[-1] == "Thank you: Rui Costa."
    last = tree.run("status", "pt", "--format", "mail", "--on", "2026-05-31")
    assert last.splitlines()[-1] == "Nobody has sent a text since 30 de abril de 2026. Five minutes help."


def test_titles_are_those_of_the_language(tree: Tree) -> None:
    tree.change("docs/guides/join.md", "20 euros", "30 euros")
    said = tree.run("status", "pt", "--format", "mail", "--on", "2026-03-31")

    assert "1. Como aderir: 1 paragraph, " in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status", "--format", "mail"], "name it, as in: status pt --format mail"),
        (
            ["status", "pt", "--format", "mail", "--since", "2026-04-01", "--on", "2026-03-31"],
            "--since 2026-04-01 is after the day of the message, 2026-03-31; name an earlier day",
        ),
    ],
)
def test_what_cannot_be_written_is_said(tree: Tree, arguments: list[str], message: str) -> None:
    assert message in tree.run(*arguments, code=2)
