"""What script adds on every page: the dark display, links to sections, the device's own share sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from docs_i18n.strings import load_strings
from site_pages import LOCALES, ROOT, TEMPLATES, address, language

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from docs_i18n.strings import Strings
    from page_pool import NewPage

_BACKGROUND = "getComputedStyle(document.body).backgroundColor"
_STORED = "({ ...localStorage })"


def strings_of(locale: str) -> Strings:
    each = language(locale)
    return load_strings(ROOT / "overrides", locale, each.lang, is_source=each.is_source)


def background(page: Page) -> str:
    return str(page.evaluate(_BACKGROUND))


@pytest.mark.parametrize("dark", [False, True])
def test_display(new_page: NewPage, *, dark: bool) -> None:
    """Acceptance 23: the device decides until the reader does; only that act is remembered, on every page."""
    page = new_page(dark=dark)
    page.goto(address("guide", "pt"))
    button = page.get_by_role("button", name=strings_of("pt").text("Dark mode"))
    expect(button).to_have_attribute("aria-pressed", str(dark).lower())
    assert page.evaluate(_STORED) == {}
    before = background(page)
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(not dark).lower())
    chosen = background(page)
    assert chosen != before
    assert page.evaluate(_STORED) == {"theme": "light" if dark else "dark"}

    page.goto(address("home", "uk"))
    assert background(page) == chosen
    again = page.get_by_role("button", name=strings_of("uk").text("Dark mode"))
    expect(again).to_have_attribute("aria-pressed", str(not dark).lower())
    again.click()
    assert background(page) == before
    assert page.evaluate(_STORED) == {"theme": "dark" if dark else "light"}


@pytest.mark.parametrize("locale", ["en", "uk"])
@pytest.mark.parametrize("width", [320, 1440])
def test_display_button_shows_its_state(new_page: NewPage, width: int, locale: str) -> None:
    """Issue 2, item 7: whether the dark display is on is seen on the button, and it stays where it is."""
    page = new_page(width=width)
    page.goto(address("home", locale))
    button = page.locator("[data-theme-button]")
    edge = "(button) => getComputedStyle(button).borderBottomColor"
    box = button.bounding_box()
    off = button.evaluate(edge)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert off == "rgba(0, 0, 0, 0)"
    assert button.evaluate(edge) == "rgb(255, 196, 143)"
    assert button.bounding_box() == box


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("width", [320, 800, 1440])
def test_icons_of_the_doors(new_page: NewPage, width: int, locale: str) -> None:
    """Issue 2, item 7: the icons of the three doors are of one size, however long the words beside them."""
    page = new_page(width=width)
    page.goto(address("home", locale))
    sizes = page.locator(".door h2 svg").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().width)"
    )
    assert len(sizes) == 3
    assert set(sizes) == {max(sizes)}
    assert max(sizes) >= 40


def test_display_follows_the_device(new_page: NewPage) -> None:
    """A device that turns dark in the evening turns the page dark, and the button says so."""
    page = new_page()
    page.goto(address("guide", "en"))
    before = background(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("[data-theme-button]")).to_have_attribute("aria-pressed", "true")
    assert background(page) != before


def test_chosen_display_does_not_flash(new_page: NewPage) -> None:
    """What was chosen holds before the first line is drawn: set by a script that the page waits for."""
    page = new_page(fresh=True)
    page.goto(address("guide", "en"))
    page.locator("[data-theme-button]").click()
    page.add_init_script("""
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        window.themeAtBody = document.documentElement.dataset.theme;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    """)
    page.reload()
    assert page.evaluate("window.themeAtBody") == "dark"


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_stored(new_page: NewPage, template: str) -> None:
    """Acceptance 23: reading, unfolding, copying and switching language leave nothing on the device."""
    page = new_page(width=360, not_found=True, permissions=["clipboard-read", "clipboard-write"])
    page.goto(address(template, "es"))
    for summary in page.locator("main summary:visible").all():
        summary.click()
    for button in page.locator(".copy-link").all()[:1]:
        button.click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    left = page.evaluate("""async () => ({
      local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
      databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    })""")
    assert left == {"local": 0, "session": 0, "cookie": "", "databases": 0, "caches": 0, "workers": 0}


@pytest.mark.parametrize("locale", LOCALES)
def test_copy_link(new_page: NewPage, locale: str) -> None:
    """Issue 2, item 4: the button beside a heading copies its address and says so, to the ear as well."""
    strings = strings_of(locale)
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address('guide', locale)}?from=mail#time-and-people")
    headings = page.locator(".page-text :is(h2, h3)[id]")
    buttons = page.locator(".copy-link")
    assert buttons.count() == headings.count() > 5
    heading = page.locator("#example")
    button = page.get_by_role(
        "button", name=f"{strings.text('Copy link to the section')}: {heading.inner_text()}", exact=True
    )
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    button.click()
    expect(status).to_have_text(strings.text("Link copied"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{page.url.partition('?')[0]}#example"
    expect(status).to_have_text("")


def test_copy_link_refused(new_page: NewPage) -> None:
    """Where the browser does not let a page write to the clipboard, nothing is claimed and nothing breaks."""
    page = new_page(fresh=True)
    page.add_init_script("""
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    """)
    page.goto(address("guide", "en"))
    page.locator(".copy-link").first.click()
    page.wait_for_url(f"**/{address('guide', 'en')}#for-whom")
    expect(page.get_by_role("status")).to_have_text("")


def test_share(new_page: NewPage) -> None:
    """Issue 2, item 4: the device's own share sheet is offered where there is one, with title and address."""
    page = new_page(width=360, fresh=True)
    page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); };")
    page.goto(address("guide", "uk"))
    page.get_by_role("button", name=strings_of("uk").text("Share this page")).click()
    assert page.evaluate("window.shared") == {"title": page.title(), "url": page.url}


def test_share_given_up(new_page: NewPage) -> None:
    """Closing the share sheet is no error."""
    page = new_page(width=360, fresh=True)
    page.add_init_script("navigator.share = () => Promise.reject(new DOMException('no', 'AbortError'));")
    page.goto(address("guide", "uk"))
    page.locator("[data-share]").click()
    page.wait_for_timeout(100)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_share(new_page: NewPage, locale: str) -> None:
    """Issue 2, item 4: where the device has no share sheet, no button is shown that would do nothing."""
    page = new_page(width=360, fresh=True)
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(address("guide", locale))
    expect(page.locator("[data-share]")).to_be_hidden()
