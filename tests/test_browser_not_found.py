"""A wrong address is answered in the reader's language, on both kinds of host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from docs_i18n.strings import load_strings
from site_pages import LANGUAGES, LOCALES, ROOT, language, prefix

if TYPE_CHECKING:
    from page_pool import NewPage
    from site_server import SiteServer

PATHS = ("nothing/", "start/from-idea-to-aktion/", "a/b/c/d.html")
NOT_FOUND = "This page was not found"


def text(locale: str, message: str) -> str:
    each = language(locale)
    return load_strings(ROOT / "overrides", locale, each.lang, is_source=each.is_source).text(message)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", LOCALES)
def test_host_with_one_error_page(new_page: NewPage, plain_site: SiteServer, locale: str, path: str) -> None:
    """Acceptance 7: the root's page has all five languages; script puts the one of the path first, and in the title."""
    page = new_page(not_found=True)
    answer = page.goto(f"{plain_site.url}{prefix(locale)}{path}")
    assert answer
    assert answer.status == 404
    sections = page.locator("main [data-root]")
    langs = [section.get_attribute("lang") for section in sections.all()]
    assert langs[0] == language(locale).lang
    assert sorted(map(str, langs)) == sorted(each.lang for each in LANGUAGES)
    expect(sections.first.locator("h1, h2")).to_have_text(text(locale, NOT_FOUND))
    expect(sections.first.locator("h1, h2")).to_be_in_viewport()
    assert page.title().startswith(text(locale, NOT_FOUND))
    assert page.locator("h1").count() == 1
    expect(sections.first.locator("h1")).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", LOCALES)
def test_host_with_an_error_page_per_language(
    new_page: NewPage, served_site: SiteServer, locale: str, path: str
) -> None:
    """Acceptance 7: where the host obeys `_redirects`, each language answers in itself, chrome and all."""
    page = new_page(not_found=True)
    answer = page.goto(f"{served_site.url}{prefix(locale)}{path}")
    assert answer
    assert answer.status == 404
    assert page.locator("html").get_attribute("lang") == language(locale).lang
    expect(page.locator("h1")).to_have_text(text(locale, NOT_FOUND))
    assert page.title().startswith(text(locale, NOT_FOUND))
    expect(page.locator("main [data-root]")).to_have_count(
        len(LANGUAGES) if language(locale).is_source else 1
    )
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"


@pytest.mark.parametrize("locale", LOCALES)
def test_leads_back(new_page: NewPage, plain_site: SiteServer, locale: str) -> None:
    """Acceptance 7: from the error page, at any depth, to the home page, the search and all pages of that language."""
    page = new_page(not_found=True)
    home = f"{plain_site.url}{prefix(locale)}"
    for number, target in enumerate(("", "search/", "all-pages/")):
        page.goto(f"{home}x/y/z")
        page.locator("main [data-root]").first.locator("a").nth(number).click()
        page.wait_for_url(home + target)
        assert page.locator("html").get_attribute("lang") == language(locale).lang
