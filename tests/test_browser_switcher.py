"""The language switcher: text that is simply there, and a link that keeps the page and the section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from docs_i18n.strings import load_strings
from site_pages import FALLBACK, GUIDE, LANGUAGES, LOCALES, ROOT, TEMPLATES, address, language, prefix

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from page_pool import NewPage

SWITCHER = "nav.languages a"
WITH_SWITCHER = [template for template in TEMPLATES if template != "404"]
TABS = 6


def switcher(page: Page) -> list[Locator]:
    return page.locator(SWITCHER).all()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", WITH_SWITCHER)
def test_names(new_page: NewPage, template: str, locale: str) -> None:
    """Acceptance 5: every language by its name in text, marked with `lang` and `hreflang`, the current one so too."""
    page = new_page(width=320)
    page.goto(address(template, locale))
    links = switcher(page)
    assert [link.inner_text() for link in links] == [each.name for each in LANGUAGES]
    for link, each in zip(links, LANGUAGES, strict=True):
        expect(link).to_be_visible()
        expect(link).to_have_attribute("lang", each.lang)
        expect(link).to_have_attribute("hreflang", each.lang)
    current = page.locator(f":is({SWITCHER})[aria-current]").all_inner_texts()
    assert current == [language(locale).name]
    assert (
        page.locator(f":is({SWITCHER})[lang='{language(locale).lang}']").get_attribute("aria-current")
        == "true"
    )


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("template", WITH_SWITCHER)
def test_keeps_the_page(new_page: NewPage, template: str, *, script: bool) -> None:
    """Acceptance 5: every name leads to the same page in that language, with and without script."""
    page = new_page(script=script)
    for each in LANGUAGES:
        page.goto(address(template, "uk"))
        page.locator(f"{SWITCHER}[hreflang='{each.lang}']").click()
        page.wait_for_load_state()
        page.wait_for_url(re.compile(rf"/res/{address(template, each.locale)}$"))
        assert page.locator("html").get_attribute("lang") == each.lang


def test_top_stays_the_top(new_page: NewPage) -> None:
    """Acceptance 5: on a visit that has not gone down the page, nothing is added to the address."""
    page = new_page(fresh=True)
    page.clock.install()
    page.goto(address("guide", "en"))
    page.clock.run_for(READING)
    page.locator("nav.languages a[hreflang='uk']").click()
    page.wait_for_url(re.compile(rf"/{address('guide', 'uk')}$"))


READING = 2500
"""Milliseconds: long enough for a section to count as read."""


def read_section(page: Page, heading_id: str) -> None:
    """Go down to a section with the wheel of a mouse, and stay there."""
    heading = page.locator(f"#{heading_id}")
    page.mouse.move(200, 300)
    for _ in range(200):
        box = heading.bounding_box()
        assert box
        if 0 <= box["y"] < 200:
            break
        page.mouse.wheel(0, min(box["y"] - 100, 500))
        page.wait_for_timeout(50)
    page.clock.run_for(READING)


def wait_for_the_top(page: Page) -> None:
    for _ in range(100):
        if page.evaluate("scrollY") == 0:
            return
        page.wait_for_timeout(50)
    pytest.fail("the page does not go back to its top")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(
    ("start", "target", "width"), [("en", "uk", 360), ("uk", "pt", 1280), ("pt", "en", 360)]
)
def test_keeps_the_section(new_page: NewPage, start: str, target: str, width: int, by: str) -> None:
    """Acceptance 5: whoever has read a section reads on in it, though the switcher stands at the top of the page."""
    page = new_page(width=width, fresh=True)
    page.clock.install()
    page.goto(address("guide", start))
    read_section(page, "example")
    link = page.locator(f"nav.languages a[hreflang='{language(target).lang}']")
    if by == "mouse":
        page.mouse.wheel(0, -100_000)
        wait_for_the_top(page)
        link.click()
    else:
        page.keyboard.press("Control+Home")
        wait_for_the_top(page)
        for _ in range(12):
            page.keyboard.press("Tab")
            if link.evaluate("(link) => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
    page.wait_for_url(f"**/{address('guide', target)}#example")
    expect(page.locator("#example")).to_be_in_viewport()


def test_section_in_passing(new_page: NewPage) -> None:
    """Acceptance 5: a section that was only passed on the way is not taken for the one that was read."""
    page = new_page(fresh=True)
    page.clock.install()
    page.goto(address("guide", "en"))
    read_section(page, "example")
    page.mouse.wheel(0, 100_000)
    page.wait_for_timeout(200)
    page.clock.run_for(READING // 5)
    page.keyboard.press("Control+Home")
    wait_for_the_top(page)
    page.locator("nav.languages a[hreflang='uk']").click()
    page.wait_for_url(f"**/{address('guide', 'uk')}#example")


def test_keeps_the_section_in_view(new_page: NewPage) -> None:
    """Acceptance 5: a link that is used from afar, as by voice control, keeps the section in view at once."""
    page = new_page()
    page.goto(address("guide", "en"))
    page.locator("#example").evaluate("(heading) => heading.scrollIntoView()")
    page.locator("nav.languages a[hreflang='uk']").evaluate("(link) => link.click()")
    page.wait_for_url(f"**/{address('guide', 'uk')}#example")
    expect(page.locator("#example")).to_be_in_viewport()


@pytest.mark.parametrize("locale", LOCALES)
def test_says_what_is_not_translated(new_page: NewPage, locale: str) -> None:
    """Acceptance 5: a language without this page is labelled, in the reader's language; the others are not."""
    strings = load_strings(
        ROOT / "overrides", locale, language(locale).lang, is_source=language(locale).is_source
    )
    page = new_page(width=320)
    page.goto(prefix(locale) + FALLBACK)
    rows = page.locator("nav.languages li").all()
    for row, each in zip(rows, LANGUAGES, strict=True):
        label = "" if each.is_source else strings.text("not yet")
        assert row.inner_text().removeprefix(each.name).split("\n")[0].strip().startswith(label)
        assert bool(row.locator(".languages__note").count()) is not each.is_source
        if not each.is_source:
            expect(row.locator(".languages__note")).to_be_visible()
            # By ear: the whole sentence, not only "not yet".
            assert strings.text("translated; opens in English") in (row.text_content() or "")
    page.goto(prefix(locale) + GUIDE)
    expect(page.locator(".languages__note")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("template", TEMPLATES)
def test_skip_link_first(new_page: NewPage, template: str, width: int) -> None:
    """Acceptance 15: the first Tab shows the skip link, and it leads past menu and switcher to the text."""
    page = new_page(width=width, not_found=True)
    page.goto(address(template, "uk"))
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    expect(link).to_have_class("skip-link")
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("locale", ["en", "pt"])
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("template", WITH_SWITCHER)
def test_few_keys_to_the_switcher(new_page: NewPage, template: str, width: int, locale: str) -> None:
    """Acceptance 15: from the start of the page at most six tabs to the names of the languages, past the skip link."""
    page = new_page(width=width)
    page.goto(address(template, locale))
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", SWITCHER):
            return
    pytest.fail(f"no name of a language within {TABS} tabs after the skip link")
