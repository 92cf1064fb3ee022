"""All rules between a page and its translation, over the site's own pages and over any text at all."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from docs_i18n.checks.heading_id import check_heading_ids
from docs_i18n.checks.translation import rules
from docs_i18n.checks.translation.names import make_names
from docs_i18n.checks.translation.page_pair import pair_page
from docs_i18n.markdown import split
from docs_i18n.site import load_site
from translation_pairs import LANGUAGES, pair_of, site_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = load_site(Path(__file__).parent.parent)
GUIDE = "start/from-idea-to-action.md"
LOCALES = tuple(LANGUAGES)


def translations() -> Iterator[tuple[str, str]]:
    for language in SITE.project.translations:
        for page in SITE.pages[language.locale]:
            if page in SITE.sources:
                yield language.locale, page


@pytest.mark.parametrize(("locale", "page"), list(translations()))
def test_the_translations_of_the_site_break_no_rule(locale: str, page: str) -> None:
    source, target = SITE.source(page), SITE.page(locale, page)
    assert source is not None
    assert target is not None

    assert [
        str(finding) for finding in rules.check_translation(SITE, source, target, site_terms(locale))
    ] == []


def test_the_site_has_translations_to_check() -> None:
    assert {locale for locale, _ in translations()} == set(LOCALES)


def test_every_heading_of_the_english_pages_has_an_id() -> None:
    pages = [page for name in SITE.sources if (page := SITE.source(name))]
    found = [
        str(finding)
        for page in pages
        for finding in check_heading_ids(f"docs/{page.relative}", page.document)
    ]

    assert pages
    assert found == []


def test_every_name_that_stays_says_why() -> None:
    assert list(rules.check_names(SITE)) == []


def spoilt(locale: str, pattern: str, replacement: str) -> Counter[str]:
    """The rules that find something after one place of the guide's translation was spoilt."""
    source, target = SITE.source(GUIDE), SITE.page(locale, GUIDE)
    assert source is not None
    assert target is not None
    text, count = re.subn(pattern, replacement, target.document.text, count=1)
    assert count == 1
    names = ["How to join", "Lublin for All", "Migration Policy Group"]
    pair = pair_page(
        source.document, split(text), language=target.language, path="x.md", names=make_names(names)
    )
    return Counter(finding.rule for finding in rules.find_all(pair))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("pattern", "replacement", "rule"),
    [
        (r"\{#result\}", "", "heading-ids"),
        (r"### (?=.*\{#first-week\})", "#### ", "heading-levels"),
        (r"\(what-is-an-intercultural-city\.md\)", "(other.md)", "link-targets"),
        (r"!!! note", "!!! nota", "admonition-types"),
        (r"2014", "2015", "number-values"),
        (r"2021", "", "number-values"),
        (r"9[:h]05", "9:15", "number-values"),
        (r"- \[ \] .*", "- [ ] The head of that service has read it.", "english-left"),
        (r"«How to join»", '"How to join"', "quotation-marks"),
    ],
)
def test_a_spoilt_place_is_found_by_its_rule_alone(
    locale: str, pattern: str, replacement: str, rule: str
) -> None:
    found = spoilt(locale, pattern, replacement)

    assert set(found) == {rule}


def test_every_rule_has_a_name_of_its_own_and_says_what_it_is_about() -> None:
    names = [rule.name for rule in rules.RULES]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name) for name in names)
    assert all(0 < len(rule.about) <= 80 for rule in rules.RULES)


def test_every_module_with_a_rule_is_in_the_list() -> None:
    folder = Path(rules.__file__).parent
    named = {
        match[1]
        for file in folder.glob("*.py")
        if (match := re.search(r'^RULE = "(.+)"', file.read_text(encoding="utf-8"), re.MULTILINE))
    }

    # The names file is checked once for the site, not for each page.
    assert named - {"names-file"} == {rule.name for rule in rules.RULES}


def test_a_page_that_is_still_english_counts_as_missing_and_has_nothing_to_check() -> None:
    english = "## A heading in English {#a}\n\nSome words of the English page, 30,000 of them.\n"

    assert not rules.is_begun(pair_of(english, english, "pt"))
    assert rules.is_begun(pair_of(english, "## Um título {#a}\n\nPalavras.\n", "pt"))


_PARTS = st.sampled_from(
    [
        "## T {#t}", "# ", '!!! note "T"\n    text', "??? ", "```\ncode\n```", "`c`", "{{ x }}", "{% y %}", "[a](b.md#c)",
        "[a][b]", "[b]: http://[", "![a](b.png)", "![](b)", "<img src='a' alt='b'>", "[^1]", "[^1]: n", "*[EU]: Union",
        "| a | 1 |\n|---|---|\n| b | 2 |", "1,000.5", "1.000,5", "99/99/9999", "2 pm", "25:99", "9" * 60, "²³", "१२", "IIIIV",
        "30 % €", "٣", "a@b.c", "+351 21 000 00 00", "two", "п’ять", "três", "sei", "«", "»", "“", '"', "'", "l'a", "ыэ",
        "мicто", "i", "the people of this city", "usuário", "está fazendo", "rumours", "<!-- local -->", "<!-- /local -->",
        "<!--", "---\ntitle: x\n---", "\ufeff", "\r\n", "\x00", "\ud800", "ǅ", "İ", "ß", "- [ ] x", "$$\nx\n$$", '--8<-- "x"',
    ]
)  # fmt: skip
_TEXT = st.lists(st.one_of(_PARTS, st.text(max_size=20)), max_size=14).map("\n\n".join) | st.lists(
    _PARTS, max_size=10
).map(" ".join)


@given(english=_TEXT, translation=_TEXT, locale=st.sampled_from(LOCALES), names=st.lists(st.text(max_size=5)))
@example(english="9" * 5000, translation="9," * 2000, locale="pt", names=[""])
@example(english="1²", translation="²", locale="uk", names=[])
def test_no_rule_raises_on_any_text(english: str, translation: str, locale: str, names: list[str]) -> None:
    found = list(rules.find_all(pair_of(english, translation, locale, names)))

    lines = len(re.split(r"\r\n|\r|\n", translation))
    assert all(finding.line is not None and 1 <= finding.line <= lines for finding in found)


@given(text=_TEXT, locale=st.sampled_from(LOCALES))
def test_a_page_beside_itself_has_the_same_structure(text: str, locale: str) -> None:
    assume(text.count("{#t}") <= 1)  # of two headings with one id it is not known which is which

    found = {finding.rule for finding in rules.find_all(pair_of(text, text, locale))}

    assert not found & {
        "code-unchanged", "placeholders", "footnotes", "link-targets", "admonition-types", "contact-details",
        "heading-levels", "text-length",
    }  # fmt: skip
