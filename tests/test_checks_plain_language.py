"""Shapes of pages and limits of plain language: what is found, and what is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs_i18n.checks.page_shape import SHAPES, find_shape
from docs_i18n.checks.plain_language import find_abbreviations, find_long_points, find_long_sentences
from docs_i18n.markdown import split
from docs_i18n.model import Language
from docs_i18n.sentences import sentences, words
from docs_i18n.site import Page

ENGLISH = Language(locale="en", lang="en", name="English", folder="docs", is_source=True)


def page(body: str, kind: str = "page") -> Page:
    document = split(f"---\ntitle: A page\nkind: {kind}\n---\n\n{body}\n")
    return Page(relative="x.md", language=ENGLISH, path=Path("x.md"), document=document)


def sections(*names: str) -> str:
    return "\n\n".join(f"## Heading {{#{name}}}\n\n- One point." for name in names)


@pytest.mark.parametrize("kind", SHAPES)
def test_a_whole_page_of_each_kind_is_whole(kind: str) -> None:
    assert list(find_shape(page(sections(*SHAPES[kind]), kind))) == []


@pytest.mark.parametrize(("kind", "missing"), [(kind, name) for kind in SHAPES for name in SHAPES[kind]])
def test_each_section_is_missed(kind: str, missing: str) -> None:
    left = [name for name in SHAPES[kind] if name != missing]

    (finding,) = find_shape(page(sections(*left), kind))

    assert f"a {kind} needs a section {{#{missing}}}" in finding.message


def test_sections_keep_their_order() -> None:
    names = list(SHAPES["guide"])
    names[0], names[3] = names[3], names[0]

    (finding,) = find_shape(page(sections(*names), "guide"))

    assert "put them as #for-whom, #result" in finding.message


def test_other_sections_may_stand_between() -> None:
    assert list(find_shape(page(sections("how-to-use", "letter"), "template"))) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## First {#first}\n\nText.\n\n## In short {#in-short}\n\n- One.", "not the first section"),
        ("## In short {#in-short}\n\nNo list.", "0 points"),
        ("## In short {#in-short}\n\n" + "- One.\n" * 6, "6 points"),
    ],
)
def test_in_short_comes_first_and_is_short(body: str, expected: str) -> None:
    (finding,) = find_shape(page(body, "citizens"))

    assert expected in finding.message


def test_a_long_sentence_is_named_with_its_line() -> None:
    long = " ".join(["word"] * 26)

    (finding,) = find_long_sentences(page(f"A short one. {long.capitalize()}."))

    assert (finding.line, finding.rule) == (6, "long-sentence")
    assert "26 words" in finding.message


def test_a_long_point_is_found() -> None:
    (finding,) = find_long_points(page("## In short {#in-short}\n\n- " + "a " * 11))

    assert finding.message.startswith("11 words")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ECRI report.", ["ECRI"]),
        ("The commission (ECRI) wrote. ECRI says more.", []),
        ("ECRI (the commission) wrote.", []),
        ("Open the PDF in the EU.", []),
        ("An NGO and two NGOs.", ["NGO"]),
        ("A LOUD word is a word too.", ["LOUD"]),
    ],
)
def test_an_abbreviation_is_explained_once(text: str, found: list[str]) -> None:
    assert [finding.message.split("`")[1] for finding in find_abbreviations(page(text))] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("He said: “Go.” She went.", ["He said: “Go.”", "She went."]),
        ("At 14.30 it began, e.g. here.", ["At 14.30 it began, e.g. here."]),
        ("Dr. Silva came. He sat.", ["Dr. Silva came.", "He sat."]),
        ("Це місто. Воно велике.", ["Це місто.", "Воно велике."]),
        ("У 2026 р. Київ змінився.", ["У 2026 р. Київ змінився."]),
        ("È vero. È bello.", ["È vero.", "È bello."]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_number_and_a_compound_are_one_word() -> None:
    assert words("In 10:30 hours, 20,000 well-known people’s e-mails.") == [
        "In", "10:30", "hours", "20,000", "well-known", "people’s", "e-mails",
    ]  # fmt: skip
