"""Words explained where they stand: by mouse, keyboard and tap, dismissible, and plain links without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from site_pages import FALLBACK, GUIDE, LOCALES, TEMPLATES, address, language, prefix

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from page_pool import NewPage
    from site_server import SiteServer

BRIEF = TEMPLATES["brief"]
NOTE = "[data-term-note]"


def first_term(page: Page) -> str:
    page.locator("a.term").first.scroll_into_view_if_needed()
    return str(page.locator("a.term").first.get_attribute("href"))


def test_mouse(new_page: NewPage) -> None:
    """Acceptance 17 (1.4.13): it opens on hover, can be hovered itself, and closes when the pointer leaves both."""
    page = new_page()
    page.goto(BRIEF)
    first_term(page)
    term, note = page.locator("a.term").first, page.locator(NOTE)
    expect(note).to_be_hidden()
    term.hover()
    expect(note).to_be_visible()
    expect(note).to_contain_text("The rules, habits and culture of organisations")
    note.hover()
    page.wait_for_timeout(600)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    term.hover(position={"x": 2, "y": 2})
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()


def test_keyboard(new_page: NewPage) -> None:
    """Acceptance 17: focus opens it, Tab reaches what is in it, Esc closes it and keeps the place, Enter follows."""
    page = new_page()
    page.goto(BRIEF)
    term, note = page.locator("a.term").first, page.locator(NOTE)
    page.locator("main").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if term.evaluate("(term) => term === document.activeElement"):
            break
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    expect(note.locator("a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#systemic-discrimination")


def test_focus_elsewhere_closes(new_page: NewPage) -> None:
    page = new_page()
    page.goto(BRIEF)
    page.locator("main").focus()
    page.keyboard.press("Tab")
    page.locator("a.term").nth(1).focus()
    expect(page.locator(NOTE)).to_be_visible()
    page.locator("footer a").first.focus()
    expect(page.locator(NOTE)).to_be_hidden()


def test_tap(browser: Browser, served_site: SiteServer) -> None:
    """Acceptance 17: the first tap explains, the second leads on; a tap elsewhere closes."""
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(served_site.url + BRIEF)
    term, note = page.locator("a.term").first, page.locator(NOTE)
    term.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.url.endswith(BRIEF)
    page.locator("h1").tap()
    expect(note).to_be_hidden()
    term.tap()
    expect(note).to_be_visible()
    term.tap()
    page.wait_for_url("**/glossary/#systemic-discrimination")
    context.close()


def test_without_script(new_page: NewPage) -> None:
    """Acceptance 17, 22: a plain link to the entry."""
    page = new_page(script=False)
    page.goto(GUIDE)
    href = first_term(page)
    expect(page.locator(NOTE)).to_be_hidden()
    page.locator("a.term").first.click()
    page.wait_for_url(f"**/glossary/{href[href.index('#') :]}")


def test_switch(new_page: NewPage) -> None:
    """Acceptance 23: off by the reader's act only, remembered until it is switched on, and nothing is kept then."""
    page = new_page()
    page.goto(GUIDE)
    main = page.locator(".actions [data-word-help]")
    assert page.evaluate("localStorage.length") == 0
    expect(main).to_have_text("Do not explain words", use_inner_text=True)
    main.click()
    expect(main).to_have_text("Explain words", use_inner_text=True)
    expect(main).to_be_focused()
    page.goto(BRIEF)
    expect(main).to_have_text("Explain words", use_inner_text=True)
    term = page.locator("a.term").first
    assert term.get_attribute("href") is None
    term.hover()
    page.wait_for_timeout(400)
    expect(page.locator(NOTE)).to_be_hidden()
    main.click()
    assert page.evaluate("localStorage.length") == 0
    assert term.get_attribute("href")


def test_switch_beside_the_word(new_page: NewPage) -> None:
    page = new_page()
    page.goto(GUIDE)
    first_term(page)
    term, note = page.locator("a.term").first, page.locator(NOTE)
    term.hover()
    note.locator("button").click()
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    assert term.get_attribute("href") is None
    assert page.evaluate("localStorage.getItem('word-help')") == "off"


@pytest.mark.parametrize("locale", LOCALES)
def test_language_of_the_explanation(new_page: NewPage, locale: str) -> None:
    """Acceptance 1: an English page in another language is explained in the reader's words, declared as such."""
    page = new_page()
    page.goto(prefix(locale) + FALLBACK)
    href = first_term(page)
    page.locator("a.term").first.hover()
    note = page.locator(NOTE)
    expect(note).to_be_visible()
    concept = href.partition("#")[2]
    text = page.locator(f"#term-{concept}")
    lang = text.evaluate("(text) => text.closest('[lang]').lang")
    page.goto(f"{address('glossary', locale)}#{concept}")
    entry = page.locator(f"#{concept} dfn")
    assert entry.evaluate("(entry) => entry.closest('[lang]').lang") == lang
    assert language(locale).lang


@pytest.mark.parametrize("width", [320, 1440])
def test_the_note_stays_in_the_window(new_page: NewPage, width: int) -> None:
    page = new_page(width=width, height=500)
    page.goto(BRIEF)
    for term in page.locator("a.term").all():
        term.scroll_into_view_if_needed()
        term.hover()
        note = page.locator(NOTE)
        expect(note).to_be_visible()
        box = note.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 500
        page.keyboard.press("Escape")
