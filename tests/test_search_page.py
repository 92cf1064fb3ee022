"""The results page in a browser: what it shows, announces, remembers and asks for, under the site's own policy."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import expect

from page_guard import PageGuard
from search_site import Text, write_site
from site_server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from page_pool import NewPage

TOWN = Text(
    url="town/",
    title="Місто’ й люди",
    body="<p>Вступ.</p>"
    + "<p>Слова про інше. </p>" * 20
    + '<h2 id="why">Навіщо: «місту»</h2><p>Живемо в (місті), <b>разом</b>.</p>',
)
UKRAINIAN = [
    TOWN,
    Text(url="lamp/", title="Лампа", body="<p>Світло &lt;b&gt;лампи&lt;/b&gt; вночі. Разом тепло.</p>"),
    *(
        Text(url=f"step-{number}/", title=f"Крок {number}", body=f"<p>Сходинка {number}.</p>")
        for number in range(12)
    ),
]
ENGLISH = [Text(url="lamp/", title="The lamp’s light", body="<p>A lamp in the city.</p>")]


class Open(Protocol):
    """Opens the Ukrainian results page in a browser that is watched."""

    def __call__(self, query: str = "", *, script: bool = True) -> Page: ...


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    root = tmp_path_factory.mktemp("searched") / "site"
    write_site(root, {"uk": UKRAINIAN, "en": ENGLISH})
    with SiteServer(root, reads_host_files=False) as server:
        yield server


@pytest.fixture
def open_search(browser: Browser, site: SiteServer) -> Iterator[Open]:
    contexts, guards = [], []

    def opened(query: str = "", *, script: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=script)
        context.set_default_timeout(30_000)
        contexts.append(context)
        guards.append(PageGuard(context, (site.origin,), expects_not_found=False))
        page = context.new_page()
        page.goto(f"{site.url}uk/search/{f'?q={query}' if query else ''}")
        return page

    yield opened
    problems = [problem for guard in guards for problem in guard.finish()]
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


def _status(page: Page) -> str:
    """What is announced, once there is something."""
    status = page.locator("[data-own] [role=status]")
    expect(status).to_have_text(re.compile(r"результат|result|found|loaded|nearest"), timeout=30_000)
    return status.inner_text()


def _titles(page: Page) -> list[str]:
    return page.locator("[data-own] li > h2").all_inner_texts()


def test_a_link_with_a_query_shows_its_results(open_search: Open, site: SiteServer) -> None:
    page = open_search("міста")
    assert _status(page) == "1 result for “міста” [one]"
    assert _titles(page) == ["Місто’ й люди"]
    expect(page.get_by_role("searchbox", name="What are you looking for?")).to_have_value("міста")
    result = page.locator("[data-own] li").first
    assert result.locator("h2 a").get_attribute("href") == f"{site.base_path}uk/town/"
    assert result.locator("mark").all_inner_texts() == ["місту", "місті"]
    assert "Живемо в (місті), разом." in result.locator("p").inner_text()
    section = result.locator("ul a")
    assert section.all_inner_texts() == ["Навіщо: «місту»"]
    assert section.get_attribute("href") == f"{site.base_path}uk/town/#why"


def test_a_word_that_no_page_has_is_named(open_search: Open) -> None:
    """What is shown for it are pages with words like it, and a reader who mistyped must be told."""
    assert _status(open_search("сходин")) == "No page has “сходин”. These come nearest."


@pytest.mark.parametrize(
    ("query", "announced"),
    [
        ("лампа", "1 result for “лампа” [one]"),
        ("разом", "2 results for “разом” [few]"),
        ("крок", "12 results for “крок” [many]"),
        ("нісенітниця", "Nothing was found for “нісенітниця”."),
    ],
)
def test_the_number_is_announced_in_the_plural_of_the_language(
    open_search: Open, query: str, announced: str
) -> None:
    assert _status(open_search(query)) == announced


def test_typing_searches_and_announces_once(open_search: Open) -> None:
    page = open_search()
    page.evaluate(
        """() => {
          window.announced = [];
          const status = document.querySelector("[data-own] [role=status]");
          new MutationObserver(() => status.textContent && window.announced.push(status.textContent))
            .observe(status, { childList: true, characterData: true, subtree: true });
        }"""
    )
    field = page.get_by_role("searchbox")
    field.focus()
    page.keyboard.type("лампами", delay=20)
    assert _status(page) == "1 result for “лампами” [one]"
    page.wait_for_timeout(700)
    assert [text for text in page.evaluate("window.announced") if "Searching" not in text] == [
        "1 result for “лампами” [one]"
    ]
    expect(field).to_be_focused()
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "лампами"


def test_the_keyboard_leads_from_the_field_to_the_results(open_search: Open) -> None:
    page = open_search()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("лампа")
    page.keyboard.press("Enter")
    _status(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Лампа")).to_be_focused()


def test_the_back_button_brings_searches_back(open_search: Open) -> None:
    page = open_search("лампа")
    _status(page)
    field = page.get_by_role("searchbox")
    for query in ("міс", "місто"):  # typed in two goes, sent once
        field.fill(query)
        expect(page).to_have_url(re.compile(re.escape(page.evaluate("encodeURIComponent", query)) + "$"))
    field.press("Enter")
    page.locator("[data-own] h2 a", has_text="Місто").click()
    page.wait_for_url("**/uk/town/")
    page.go_back()
    expect(field).to_have_value("місто")
    expect(page.locator("[data-own] h2")).to_have_text(["Місто’ й люди"])
    page.go_back()
    expect(field).to_have_value("лампа")
    expect(page.locator("[data-own] h2")).to_have_text(["Лампа"])


def test_few_results_come_at_first_and_the_rest_when_asked_for(open_search: Open) -> None:
    """Each is a file to fetch; how many there are is said at once."""
    page = open_search("крок")
    assert "12" in _status(page)
    assert len(_titles(page)) == 5
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator("[data-own] li > h2")).to_have_count(12)
    expect(page.get_by_role("button", name="Show more results")).to_be_hidden()


def test_an_emptied_field_empties_the_page(open_search: Open) -> None:
    page = open_search("лампа")
    _status(page)
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-own] li")).to_have_count(0)
    assert "q=" not in page.url
    expect(page.locator("[data-english]")).to_be_hidden()


def test_nothing_of_the_search_is_fetched_before_a_question(open_search: Open, site: SiteServer) -> None:
    site.log.clear()
    page = open_search()
    page.wait_for_load_state("networkidle")
    assert not [served.path for served in site.log if "pagefind" in served.path]


def test_english_pages_are_searched_when_asked_for(open_search: Open, site: SiteServer) -> None:
    site.log.clear()
    page = open_search("лампа")
    _status(page)
    assert not [served.path for served in site.log if served.path.startswith(f"{site.base_path}pagefind/")]
    page.get_by_role("searchbox").fill("lamp")
    page.get_by_role("searchbox").press("Enter")
    english = page.locator("[data-english] li")
    expect(english.locator("h3 a")).to_have_text(["The lamp’s light"])  # nothing in Ukrainian: asked at once
    assert page.locator("[data-english] ol").get_attribute("lang") == "en"
    mark = english.locator(".lang-mark")
    assert (mark.inner_text(), mark.get_attribute("lang")) == ("(in English)", "uk")
    page.get_by_role("searchbox").fill("лампа")
    button = page.get_by_role("button", name="Search the English pages too")
    button.click()
    expect(page.locator("[data-english] [role=status]")).to_have_text(re.compile("Nothing was found"))
    expect(button).to_be_hidden()


def test_where_nothing_is_found_there_are_ways_on(open_search: Open, site: SiteServer) -> None:
    page = open_search("лмпа")
    _status(page)
    nearest = page.locator("[data-nearest] a")
    expect(nearest).to_have_text(["Лампа"])
    assert nearest.get_attribute("href") == f"{site.url}uk/lamp/"
    expect(page.get_by_role("heading", name="I live here")).to_be_visible()
    expect(page.locator("[data-help]").get_by_role("link", name="All pages")).to_be_visible()
    expect(page.locator("[data-english] [role=status]")).to_have_text(re.compile("Nothing was found"))


def test_markup_is_text(open_search: Open) -> None:
    page = open_search("%3Cb%3Eлампа%3C/b%3E")
    assert "<b>лампа</b>" in _status(page)
    page = open_search("%3Cimg src=x onerror=alert(1)%3E лампа")
    assert "These come nearest" in _status(page)
    assert "Світло <b>лампи</b> вночі" in page.locator("[data-own] li p").inner_text()
    assert page.locator("[data-search] img, [data-own] b").count() == 0


def test_without_script_the_page_says_so_and_leads_on(open_search: Open) -> None:
    page = open_search("лампа", script=False)
    message = page.locator("noscript")
    expect(message).to_be_visible()
    assert "The search needs JavaScript" in message.inner_text()
    expect(message.locator("a")).to_be_visible()


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"uk": UKRAINIAN[:1], "en": ENGLISH})
    shutil.rmtree(tmp_path / "site" / "uk" / "pagefind")
    with SiteServer(tmp_path / "site", reads_host_files=False) as server:
        page = browser.new_page()
        page.goto(f"{server.url}uk/search/?q=lamp")
        assert "could not be loaded" in _status(page)
        expect(page.locator("[data-help]")).to_be_visible()
        expect(page.locator("[data-english] h3")).to_have_text([re.compile("The lamp’s light")])
        page.close()


def test_sections_of_a_result_have_the_apostrophes_of_the_page(new_page: NewPage) -> None:
    """Issue 2, item 6: what the index keeps with the typewriter's apostrophe is shown as it is printed."""
    page = new_page()
    page.goto("it/search/?q=idea")
    results = page.locator("[data-own] [data-results]")
    results.locator("li").first.wait_for()
    text = results.inner_text()

    assert "’" in text
    assert "'" not in text
