"""Terms are found in whatever form they stand, and nothing else is taken for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from docs_i18n.glossary_files import read_glossary
from docs_i18n.site import load_site
from docs_i18n.term_matching import TermMatcher, surface_forms
from site_pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SENTENCES = sorted((ROOT / "tests/glossary").glob("*.txt"))
FEWEST = 200
FOUND_SHARE = 0.9
_MARK = re.compile(r"\[([^\]|]+)\|([\w-]+)\]")


class Use(NamedTuple):
    start: int
    words: str
    concept: str


def unmarked(line: str) -> tuple[str, list[Use]]:
    """A sentence as it is read, and the terms that its writer has marked."""
    text, uses, end = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        uses.append(Use(len(text), mark[1], mark[2]))
        text += mark[1]
        end = mark.end()
    return text + line[end:], uses


@pytest.mark.parametrize("file", SENTENCES, ids=lambda path: path.stem)
def test_sentences(file: Path, figure: Callable[[str], None]) -> None:
    """Acceptance 25: at least 90 % of inflected uses, and no wrong match, on sentences marked by hand."""
    locale = file.stem
    lines = file.read_text(encoding="utf-8").splitlines()
    glossary = read_glossary(load_site(ROOT))
    matcher = TermMatcher(surface_forms(glossary.entries[locale].values()), locale)
    wanted = hit = 0
    wrong, missed = [], []
    for line in lines:
        text, uses = unmarked(line)
        found = {
            Use(match.start, text[match.start : match.end], match.concept) for match in matcher.find(text)
        }
        wanted += len(uses)
        hit += len(found & set(uses))
        wrong += [f"{use.words} → {use.concept} in: {text}" for use in sorted(found - set(uses))]
        missed += [f"{use.words} → {use.concept}" for use in uses if use not in found]
    figure(f"terms {locale}: {hit} of {wanted} uses found in {len(lines)} sentences, {len(wrong)} wrong")
    assert len(lines) >= FEWEST
    assert wrong == []
    assert hit / wanted >= FOUND_SHARE, missed
    assert {concept for _, _, concept in _all_uses(lines)} <= set(glossary.concepts)


def _all_uses(lines: list[str]) -> list[Use]:
    return [use for line in lines for use in unmarked(line)[1]]


def matcher_of(locale: str = "en", **forms: list[str]) -> TermMatcher:
    return TermMatcher(((form, concept) for concept, each in forms.items() for form in each), locale)


def found(matcher: TermMatcher, text: str) -> list[str]:
    return [f"{text[match.start : match.end]}={match.concept}" for match in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Equal treatment of all.", ["Equal treatment=treatment"]),
        ("EQUAL TREATMENT", ["EQUAL TREATMENT=treatment"]),
        ("equal\ntreatment, equal  treatment", ["equal\ntreatment=treatment", "equal  treatment=treatment"]),
        ("equal\u00a0treatment", ["equal\u00a0treatment=treatment"]),
        ("equal-treatment law", ["equal-treatment=treatment"]),
        ("equal (treatment)", ["equal=equality"]),
        ("equal, treatment", ["equal=equality"]),
        ("equal treatments", ["equal=equality"]),
        ("unequal equally equal_ x/equal equal@x", []),
        ("non-equal, equal-ish, equal.", ["equal=equality"]),
        ("the equal’s", ["equal=equality"]),
        ("(equal)", ["equal=equality"]),
        ("Roma people, roma tomatoes, ROMA", ["Roma=roma"]),
        ("", []),
    ],
)
def test_what_is_a_term(text: str, expected: list[str]) -> None:
    matcher = matcher_of(treatment=["equal treatment"], equality=["equal"], roma=["Roma"])

    assert found(matcher, text) == expected


@pytest.mark.parametrize("apostrophe", "’'ʼ")
def test_an_apostrophe_inside_a_ukrainian_word(apostrophe: str) -> None:
    ukrainian = matcher_of("uk", family=["сім’я"], self=["я"])

    assert found(ukrainian, f"Сім{apostrophe}я і я") == [f"Сім{apostrophe}я=family", "я=self"]


@pytest.mark.parametrize("apostrophe", "’'")
def test_an_apostrophe_between_two_words(apostrophe: str) -> None:
    italian = matcher_of("it", crime=["crimine d’odio"], hate=["odio"])

    assert found(italian, f"crimine d{apostrophe}odio, l{apostrophe}odio") == [
        f"crimine d{apostrophe}odio=crime",
        "odio=hate",
    ]


def test_quotation_marks_inside_a_name() -> None:
    matcher = matcher_of("uk", programme=["програма «Міста»"], city=["Міста"])

    assert found(matcher, "програма «Міста» і програма Міста") == ["програма «Міста»=programme", "Міста=city"]


def test_what_stands_for_two_concepts_is_no_term_of_either() -> None:
    assert found(matcher_of(one=["equal", "fair"], two=["just", "fair"]), "fair, just") == ["just=two"]


def test_what_explains_a_term_in_brackets_is_no_part_of_it() -> None:
    assert found(matcher_of(second=["second generation (children)"]), "The second generation") == [
        "second generation=second"
    ]


def test_a_short_word_is_no_abbreviation() -> None:
    assert found(matcher_of("it", roma=["rom"]), "i rom, una scheda ROM") == ["rom=roma"]
