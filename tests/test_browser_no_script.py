"""Without JavaScript every page is read, and every other page is reached from it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.strings import load_strings
from site_pages import GUIDE, LANGUAGES, LOCALES, ROOT, TEMPLATES, address, language, prefix

if TYPE_CHECKING:
    from page_pool import NewPage
    from site_pages import SitePage
    from site_server import SiteServer

NO_SCRIPT = "The search needs JavaScript, which is switched off. All pages are in this list:"


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("locale", ["en", "uk"])
def test_reading(new_page: NewPage, template: str, locale: str) -> None:
    """Acceptance 22: heading, text, switcher, menu and footer stand there; nothing that needs script is shown."""
    page = new_page(width=360, script=False, not_found=True)
    page.goto(address(template, locale))
    expect(page.locator("h1")).to_be_visible()
    words = page.locator("main").inner_text().split()
    assert len(words) >= 5
    expect(page.locator("footer a").first).to_be_visible()
    for control in page.locator("button, [role=search]").all():
        expect(control).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_narrow_menu(new_page: NewPage, locale: str) -> None:
    """Acceptance 22: the menu of a phone opens, closes and leads on, and shows where one is."""
    page = new_page(width=320, script=False)
    page.goto(address("home", locale))
    summary = page.locator("[data-menu] > summary")
    links = page.locator("[data-menu] a")
    expect(links.first).to_be_hidden()
    summary.click()
    for link in links.all():
        expect(link).to_be_visible()
    summary.click()
    expect(links.first).to_be_hidden()
    summary.click()
    page.locator("[data-menu] a[href$='start-here/']").click()
    page.wait_for_url(f"**/{prefix(locale)}start-here/")
    page.locator(f"main a[href$='{GUIDE}']").click()
    page.wait_for_url(f"**/{prefix(locale)}{GUIDE}")
    summary.click()
    section = page.locator("[data-menu] a[href$='start-here/']")
    expect(section).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-menu] a[aria-current=page]")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_wide_menu(new_page: NewPage, locale: str) -> None:
    """Acceptance 22: on a wide window the sections stand in a row, each leads to a page of its own."""
    page = new_page(width=1440, script=False)
    page.goto(address("home", locale))
    expect(page.locator("[data-menu]")).to_be_hidden()
    links = page.locator("nav.sections a")
    assert links.count() >= 5
    for number in range(links.count()):
        link = links.nth(number)
        expect(link).to_be_visible()
        name = link.inner_text()
        link.click()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("nav.sections a[aria-current]")).to_have_text(name)


@pytest.mark.parametrize("locale", LOCALES)
def test_folded_notes(new_page: NewPage, locale: str) -> None:
    """Acceptance 22: what is folded (contents, the note on the translation) unfolds."""
    page = new_page(width=320, script=False)
    page.goto(address("guide", locale))
    folded = page.locator("main details")
    assert folded.count() >= (1 if language(locale).is_source else 2)
    for details in folded.all():
        details.locator("summary").click()
        expect(details.locator("li").first).to_be_visible()
    page.locator("a[href='#checklist']").last.click()
    expect(page.locator("#checklist")).to_be_in_viewport()


@pytest.mark.parametrize("locale", LOCALES)
def test_all_pages(new_page: NewPage, served_site: SiteServer, pages: list[SitePage], locale: str) -> None:
    """Acceptance 22: one page leads to every page of the language, and each page leads to it."""
    page = new_page(width=360, script=False)
    page.goto(address("all-pages", locale))
    links = page.locator("main a")
    expect(links.first).to_be_visible()
    listed = {urljoin(page.url, str(link.get_attribute("href"))) for link in links.all()}
    own = [each for each in pages if each.language.locale == locale and not each.is_error_page]
    made_by_us = {f"{prefix(locale)}{name}/" for name in ("search", "all-pages")}
    assert listed == {served_site.url + each.url for each in own if each.url not in made_by_us}
    target = served_site.url + address("all-pages", locale)
    for each in own:
        hrefs = [node.attributes.get("href") for node in LexborHTMLParser(each.html).css("footer a[href]")]
        assert target in {urljoin(served_site.url + each.url, str(href)) for href in hrefs}, each.url


@pytest.mark.parametrize("locale", LOCALES)
def test_search_says_what_it_needs(new_page: NewPage, locale: str) -> None:
    """Acceptance 16: without script the search page says so in the page's language and leads to the list of pages."""
    page = new_page(width=360, script=False)
    page.goto(address("search", locale))
    message = page.locator("main noscript")
    expect(message).to_be_visible()
    link = message.locator("a")
    expect(link).to_have_attribute("href", "../all-pages/")
    strings = load_strings(
        ROOT / "overrides", locale, language(locale).lang, is_source=language(locale).is_source
    )
    assert message.inner_text().strip() == f"{strings.text(NO_SCRIPT)} {strings.text('All pages')}"


@pytest.mark.parametrize("path", ["nothing/", "uk/a/b/c", "pt/nada/"])
def test_error_page(new_page: NewPage, plain_site: SiteServer, path: str) -> None:
    """Acceptance 7: the root's error page says it in all five languages and leads on, at any depth."""
    page = new_page(width=360, script=False, not_found=True)
    page.goto(plain_site.url + path)
    sections = page.locator("main [data-root]")
    assert [section.get_attribute("lang") for section in sections.all()] == [each.lang for each in LANGUAGES]
    for section, each in zip(sections.all(), LANGUAGES, strict=True):
        strings = load_strings(ROOT / "overrides", each.locale, each.lang, is_source=each.is_source)
        heading = section.locator("h1, h2")
        expect(heading).to_be_visible()
        expect(heading).to_have_text(strings.text("This page was not found"))
        links = [urljoin(page.url, str(link.get_attribute("href"))) for link in section.locator("a").all()]
        home = plain_site.url + prefix(each.locale)
        assert links == [home, f"{home}search/", f"{home}all-pages/"]
