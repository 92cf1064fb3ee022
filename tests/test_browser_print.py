"""On paper there is the text, with the addresses of its links, and nothing to press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from site_pages import LOCALES, ROOT, TEMPLATES, address, prefix

if TYPE_CHECKING:
    from page_pool import NewPage

PRINTED = [template for template in TEMPLATES if template not in {"search", "404"}]
DARK = 0x68
"""No part of a colour of text is lighter: 5:1 on white paper at least."""
_COLOURS = """() => [...new Set([...document.querySelectorAll("h1, main p, main li, footer p")]
  .filter((element) => element.checkVisibility()).map((element) => getComputedStyle(element).color))]"""


# The headings of sections of which nothing is printed, and of those that are offered as files.
_HIDDEN_SECTIONS = """() => [...document.querySelectorAll(".page-text h2")].filter((heading) => {
  const first = heading.closest(".heading") ?? heading;
  let shown = false;
  for (let next = first.nextElementSibling; next && !next.matches("h2, .heading--h2"); next = next.nextElementSibling)
    shown ||= next.checkVisibility() && !next.matches(".downloads");
  return !shown;
}).map((heading) => heading.id)"""
_SHEETS = """() => [...document.querySelectorAll(".page-text .downloads")]
  .map((files) => (files.previousElementSibling.querySelector("h2") ?? files.previousElementSibling).id)"""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", PRINTED)
def test_print(new_page: NewPage, template: str, locale: str) -> None:
    """Acceptance 24, first half: no navigation, no buttons, dark text even from a dark screen, nothing cut off."""
    page = new_page(width=700, dark=True)
    page.goto(address(template, locale))
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for selector in (
        "nav:visible",
        "button:visible",
        ".skip-link:visible",
        "footer li:visible",
        ".actions a:visible",
    ):
        expect(page.locator(selector)).to_have_count(0)
    colours = page.evaluate(_COLOURS)
    assert colours
    assert all(int(part) < DARK for colour in colours for part in re.findall(r"\d+", colour)[:3]), colours
    width = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_addresses_of_links(new_page: NewPage, locale: str) -> None:
    """Acceptance 24: a link to another site shows where it leads, and the page grows by it."""
    page = new_page(width=700)
    page.goto(address("guide", locale))
    links = page.locator("main a[href^='http']:visible").all()
    assert links
    page.emulate_media(media="print")
    for link in page.locator("main .sources a[href^='http']").all():
        shown = link.evaluate("(link) => getComputedStyle(link, '::after').content")
        href = link.get_attribute("href")
        assert shown in {f'" ({href})"', '" (" attr(href) ")"'}


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "en"])
def test_note_on_the_translation(new_page: NewPage, locale: str) -> None:
    """Acceptance 3: who reads a draft on paper reads that it is one, with its dates."""
    page = new_page(width=700)
    page.goto(address("guide", locale))
    page.emulate_media(media="print")
    expect(page.locator(".notice--draft summary")).to_be_visible()
    expect(page.locator(".notice--draft li").first).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_brief_is_two_pages(new_page: NewPage, locale: str) -> None:
    """A councillor gets one sheet of A4: the brief with its sources. Its form, if it has one, is a file of its own."""
    page = new_page()
    briefs = sorted(file.stem for file in (ROOT / "docs" / "briefs").glob("*.md"))
    lengths = {}
    for brief in briefs:
        page.goto(f"{prefix(locale)}briefs/{brief}/")
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        lengths[brief] = len(re.findall(rb"/Type\s*/Page\b", pdf))
        page.emulate_media(media="print")
        hidden = page.evaluate(_HIDDEN_SECTIONS)
        assert hidden == page.evaluate(_SHEETS), brief
    assert lengths == dict.fromkeys(briefs, 2)


def test_sheet_of_a_brief_on_paper(new_page: NewPage) -> None:
    """What stands on paper of the sheet that goes with a brief is its whole address, or nothing; a note is 8 pt at least."""
    page = new_page(width=700)
    page.goto("uk/briefs/health-information/")
    page.emulate_media(media="print")
    link = page.locator(".downloads a").first
    shown = link.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert str(link.get_attribute("data-address")).startswith("https://")
    assert str(link.get_attribute("data-address")) in shown or "data-address" in shown
    sizes = page.evaluate("""() => [...document.querySelectorAll(".notice :is(summary, li)")]
      .filter((element) => element.checkVisibility()).map((element) => parseFloat(getComputedStyle(element).fontSize))""")
    assert sizes
    assert min(sizes) >= 8 * 96 / 72 - 0.1
