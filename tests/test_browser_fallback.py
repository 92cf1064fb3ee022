"""A page that is still English says so, to the eye, to the ear and to search engines; and who can mend it is led there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from docs_i18n.strings import load_strings
from site_pages import (
    FALLBACK,
    GUIDE,
    LOCALES,
    PROJECT,
    REPO_URL,
    ROOT,
    SITE_URL,
    UNTRANSLATED,
    language,
    prefix,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from docs_i18n.strings import Strings
    from page_pool import NewPage

TRANSLATED = tuple(each.locale for each in PROJECT.translations)
# The language an element is declared to be in, and what it lies below, as a screen reader finds out.
_LANG = "(element) => element.closest('[lang]').lang"

# The words of every link outside the text, and those of them that are marked as English.
_READ_LINKS = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  return [...document.querySelectorAll("a")]
    .filter((link) => link.checkVisibility() && !link.closest(".page-text"))
    .map((link) => [link.innerText.split("\\n").pop().trim(),
      [...link.querySelectorAll("[lang=en]")].map((each) => each.innerText.trim())]);
}"""


def strings_of(locale: str) -> Strings:
    each = language(locale)
    return load_strings(ROOT / "overrides", locale, each.lang, is_source=each.is_source)


def url_of(file: str) -> str:
    return file.removesuffix("index.md") if file.endswith("index.md") else f"{file.removesuffix('.md')}/"


def top(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("locale", TRANSLATED)
@pytest.mark.parametrize("file", UNTRANSLATED)
def test_marked(new_page: NewPage, file: str, locale: str) -> None:
    """Acceptance 2: notice in the reader's language above the text; body and heading are English and say so."""
    strings = strings_of(locale)
    page = new_page(width=360)
    page.goto(prefix(locale) + url_of(file))
    assert page.locator("html").get_attribute("lang") == language(locale).lang
    notice = page.locator(".notice--fallback")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(
        strings.text("This page is not yet in this language. You are reading it in English.")
    )
    assert notice.evaluate(_LANG) == language(locale).lang
    text = page.locator(".page-text")
    assert top(page.locator("h1")) < top(notice) < top(text)
    for element in (page.locator("h1"), text):
        expect(element).to_have_attribute("lang", "en")
    english = (
        page.title()
        .partition(" – ")[0]
        .removeprefix(str(strings.text("Not yet translated: %(title)s") % {"title": ""}))
    )
    assert english == page.locator("h1").inner_text()
    assert not page.title().startswith(english)


@pytest.mark.parametrize("locale", TRANSLATED)
@pytest.mark.parametrize("file", UNTRANSLATED)
def test_for_search_engines(new_page: NewPage, file: str, locale: str) -> None:
    """Acceptance 2: canonical to the English page, `noindex`, no hreflang."""
    page = new_page()
    page.goto(prefix(locale) + url_of(file))
    assert attribute(page, "link[rel=canonical]", "href") == SITE_URL + url_of(file)
    assert attribute(page, "meta[name=robots]", "content") == "noindex"
    assert page.locator("link[hreflang]").count() == 0
    assert attribute(page, "meta[property='og:url']", "content") == SITE_URL + url_of(file)


def attribute(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).get_attribute(name))


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("locale", TRANSLATED)
def test_titles_in_menus(new_page: NewPage, locale: str, width: int) -> None:
    """Design §4.3: wherever an English title is shown, it is marked for the ear and for the eye."""
    mark = f"({strings_of(locale).text('in English')})"
    titles = {_title(file) for file in UNTRANSLATED}
    page = new_page(width=width)
    seen = set()
    for place in ("", FALLBACK, GUIDE, "all-pages/", "citizens/what-you-can-do/"):
        page.goto(prefix(locale) + place)
        for words, marked in page.evaluate(_READ_LINKS):
            title = words.removesuffix(mark).strip()
            if title in titles:
                seen.add(title)
                assert marked == [title], f"{place}: {words}"
                assert words == f"{title} {mark}", f"{place}: {words}"
    assert seen == titles


def _title(file: str) -> str:
    from docs_i18n.front_matter import read_front_matter

    return str(read_front_matter((ROOT / "docs" / file).read_text(encoding="utf-8")).values["title"])


@pytest.mark.parametrize("locale", LOCALES)
def test_edit_link(new_page: NewPage, locale: str) -> None:
    """Issue 2, item 3: the edit link of a Ukrainian page opens `docs_uk/…`, a file that is there."""
    page = new_page()
    page.goto(prefix(locale) + GUIDE)
    link = page.get_by_role("link", name=strings_of(locale).text("Edit this page"), exact=True)
    file = str(link.get_attribute("href")).removeprefix(f"{REPO_URL}/edit/main/")
    assert file == f"{language(locale).folder}/start/from-idea-to-action.md"
    assert (ROOT / file).is_file()


@pytest.mark.parametrize("locale", TRANSLATED)
@pytest.mark.parametrize("file", UNTRANSLATED)
def test_translate_link(new_page: NewPage, file: str, locale: str) -> None:
    """Issue 2, item 3: "Translate this page" opens the creation of the right file, in the notice and below the text."""
    page = new_page()
    page.goto(prefix(locale) + url_of(file))
    links = page.get_by_role("link", name=strings_of(locale).text("Translate this page"), exact=True)
    expect(links).to_have_count(2)
    for link in links.all():
        url = urlsplit(str(link.get_attribute("href")))
        assert url._replace(query="").geturl() == f"{REPO_URL}/new/main"
        assert parse_qs(url.query) == {"filename": [f"{language(locale).folder}/{file}"]}
