"""The glossary in a browser: found by typing or by letter, whole without script, readable on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from docs_i18n.collation import sort_key
from docs_i18n.glossary_files import read_glossary
from docs_i18n.site import load_site
from docs_i18n.strings import load_strings
from site_pages import LOCALES, ROOT, address, language

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from docs_i18n.strings import Strings
    from page_pool import NewPage

GLOSSARY = read_glossary(load_site(ROOT))
CONCEPT = "systemic-discrimination"


def strings(locale: str) -> Strings:
    each = language(locale)
    return load_strings(ROOT / "overrides", locale, each.lang, is_source=each.is_source)


def visible_terms(page: Page) -> list[str]:
    return page.locator("[data-entry]:visible dfn").all_inner_texts()


def counted(locale: str, number: int) -> str:
    """What the live region says of that many words."""
    return strings(locale).translations.ngettext("%(num)s word", "%(num)s words", number) % {"num": number}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_word_is_found_by_three_letters(new_page: NewPage, locale: str) -> None:
    """Issue 4: on a screen of 360 px, in every language; how many are left is announced in that language."""
    page = new_page(width=360, height=640)
    page.goto(address("glossary", locale))
    term = GLOSSARY.shown(locale, CONCEPT).term
    assert len(visible_terms(page)) == len(GLOSSARY.concepts)
    letters = page.locator("[data-letter]:visible").count()

    page.locator("#filter").press_sequentially(term[:3])

    expect(page.locator("[data-entry]:visible").first).to_be_visible()
    left = visible_terms(page)
    assert term in left
    assert 0 < len(left) < len(GLOSSARY.concepts) / 2
    expect(page.locator("[data-status]")).to_have_text(counted(locale, len(left)))
    assert page.locator("[data-letter]:visible").count() < letters
    assert page.locator("[data-group]:visible").count() == page.locator("[data-letter]:visible").count()

    page.locator("#filter").fill("")
    expect(page.locator("[data-status]")).to_have_text("")
    assert len(visible_terms(page)) == len(GLOSSARY.concepts)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("SYSTEMIC", "systemic discrimination"),
        ("structural", "systemic discrimination"),
        ("antirum", None),
        ("anti-rum", "anti-rumours strategy"),
        ("anti rum", "anti-rumours strategy"),
        ("qqq", None),
    ],
)
def test_how_the_filter_compares(new_page: NewPage, typed: str, expected: str | None) -> None:
    page = new_page()
    page.goto(address("glossary", "en"))
    page.locator("#filter").fill(typed)
    if expected:
        expect(page.locator("[data-status]")).to_have_text(re.compile(r"^\d+ words?$"))
        assert expected in visible_terms(page)
    else:
        expect(page.locator("[data-status]")).to_have_text("No word begins with these letters.")
        assert visible_terms(page) == []


def test_accents_need_not_be_typed(new_page: NewPage) -> None:
    page = new_page()
    page.goto(address("glossary", "pt"))
    page.locator("#filter").fill("discriminacao sist")
    expect(page.locator("[data-status]")).to_have_text(counted("pt", 1))
    assert visible_terms(page) == ["discriminação sistémica"]


@pytest.mark.parametrize("locale", LOCALES)
def test_order_and_letters(new_page: NewPage, locale: str) -> None:
    """Acceptance 11: the order of the alphabet, and letters in use only."""
    page = new_page()
    page.goto(address("glossary", locale))
    terms = visible_terms(page)
    assert terms == sorted(terms, key=lambda term: sort_key(term, locale))
    assert (
        page.locator("[data-letter]").all_inner_texts() == page.locator("[data-group] h2").all_inner_texts()
    )
    for group in page.locator("[data-group]").all():
        assert group.locator("[data-entry]").count() > 0


@pytest.mark.parametrize("locale", ["en", "uk"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_letter_leads_to_its_words(new_page: NewPage, locale: str, *, script: bool) -> None:
    """Acceptance 22: the alphabet works without script."""
    page = new_page(width=360, script=script)
    page.goto(address("glossary", locale))
    link = page.locator("[data-letter] a").last
    link.click()
    expect(page.locator("[data-group] h2").last).to_be_in_viewport()
    expect(page.locator("[data-filter]")).to_be_visible(visible=script)
    expect(page.locator("[data-entry]")).to_have_count(len(GLOSSARY.concepts))


def test_a_link_to_a_word_that_is_filtered_away(new_page: NewPage) -> None:
    page = new_page()
    page.goto(address("glossary", "en"))
    page.locator("#filter").fill("systemic")
    related = page.locator("[data-entry]:visible .entry__links > ul").first.locator("a").first
    target = str(related.get_attribute("href"))
    related.click()
    expect(page.locator(target)).to_be_in_viewport()
    expect(page.locator("#filter")).to_have_value("")


@pytest.mark.parametrize("locale", LOCALES)
def test_sizes(new_page: NewPage, locale: str) -> None:
    """Acceptance 18: what can be pressed in the glossary is 44 px, but for links inside a sentence; text is 18 px."""
    for width in (320, 1440):
        page = new_page(width=width)
        page.goto(address("glossary", locale))
        small: list[str] = page.evaluate(
            """() => [...document.querySelectorAll("main :is(a, button, input)")]
              .filter((each) => each.checkVisibility() && !each.closest("dd > p, .notice"))
              .filter((each) => {
                const { width, height } = each.getBoundingClientRect();
                return Math.min(width, height) < 44;
              }).map((each) => each.outerHTML)"""
        )
        assert small == []
        sizes = page.evaluate(
            """() => [...document.querySelectorAll("dd > p:not(.entry__label)")]
              .map((each) => parseFloat(getComputedStyle(each).fontSize))"""
        )
        assert min(sizes) >= 18


def test_a_link_to_a_word_is_copied(new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address("glossary", "uk"))
    link = page.locator(f"[data-copy={CONCEPT}]")
    link.click()
    expect(link).to_have_text("✓")
    assert page.evaluate("navigator.clipboard.readText()") == f"{page.url.partition('#')[0]}#{CONCEPT}"
    assert page.url.endswith(f"uk/glossary/#{CONCEPT}")


def test_the_language_switch_keeps_the_word(new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{address('glossary', 'en')}#{CONCEPT}")
    page.locator("[data-language-link][lang=it]").click()
    page.wait_for_url(f"**/it/glossary/#{CONCEPT}")


@pytest.mark.parametrize("locale", ["en", "it"])
def test_table(new_page: NewPage, locale: str) -> None:
    """Issue 4, item 4: cells have their language, the first column stays in view, the filter looks at all of them."""
    page = new_page(width=800)
    page.goto(address("glossary in all languages", locale))
    assert page.locator("thead th").first.get_attribute("lang") == language(locale).lang
    row = page.locator(f"tr:has(#{CONCEPT})")
    for each in LOCALES:
        entry = GLOSSARY.own(each, CONCEPT)
        if entry and each != locale:
            cell = row.locator(f"td[lang={language(each).lang}]")
            expect(cell).to_contain_text(entry.term)
    page.locator(".table-scroll").evaluate("(box) => { box.scrollLeft = 200; }")
    box = row.locator("th").bounding_box()
    outer = page.locator(".table-scroll").bounding_box()
    assert box
    assert outer
    assert box["x"] == pytest.approx(outer["x"], abs=1)

    page.locator("#filter").fill("discriminação sist")
    expect(page.locator("[data-status]")).to_have_text(counted(locale, 1))
    expect(row).to_be_visible()


def test_table_as_cards(new_page: NewPage) -> None:
    page = new_page(width=360)
    page.goto(address("glossary in all languages", "en"))
    row = page.locator(f"tr:has(#{CONCEPT})")
    head, cell = row.locator("th").bounding_box(), row.locator("td").first.bounding_box()
    assert head
    assert cell
    assert cell["y"] >= head["y"] + head["height"] - 1
    label = row.locator("td[lang=it]").evaluate("(cell) => getComputedStyle(cell, '::before').content")
    assert label == '"Italiano"'


def test_print(new_page: NewPage) -> None:
    """The words are printed, without filter and letters, no word torn apart."""
    page = new_page()
    page.goto(address("glossary", "en"))
    page.emulate_media(media="print")
    expect(page.locator("[data-filter]")).to_be_hidden()
    expect(page.locator(".letters")).to_be_hidden()
    assert len(visible_terms(page)) == len(GLOSSARY.concepts)
