"""Narrow windows, large letters, wide spacing: nothing is cut off, nothing asks for scrolling both ways."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from site_pages import LOCALES, TEMPLATES, address

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from page_pool import NewPage
    from site_pages import SitePage
    from site_server import SiteServer

# What a reader may set for the letters (1.4.12), the strongest that must hold.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
ZOOMED = (320, 256)
"""What 1280 x 1024 has at 400 %."""

# Everything that sticks out of the window, of its own box or of a box that cuts it off. Tables of data may scroll
# sideways in a box of their own (the exception of 1.4.10); what is meant for the ear only is one pixel on purpose.
FIND_LOST = """
() => {
  const lost = new Set();
  const width = document.documentElement.clientWidth;
  const name = (element) => `<${element.localName} class="${element.className}"> ${
    element.textContent.trim().slice(0, 40)}`;
  const isLeftOut = (element) => element.closest(".visually-hidden, .tool__label, .skip-link, svg *")
    || !element.checkVisibility({ visibilityProperty: true });
  if (document.scrollingElement.scrollWidth > width) {
    lost.add(`the page is ${document.scrollingElement.scrollWidth} wide in a window of ${width}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (isLeftOut(element)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const scroller = element.closest(".table-scroll, pre");
    if (scroller === element && !element.querySelector("table, code")) lost.add(`is no table: ${name(element)}`);
    if (scroller || !box.width) continue;
    if (box.right > width + 1 || box.left < -1) lost.add(`outside: ${name(element)}`);
    if (["auto", "scroll"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
      lost.add(`scrolls sideways: ${name(element)}`);
    }
    const parent = element.parentElement.getBoundingClientRect();
    const isInFlow = ["static", "relative"].includes(style.position) && !style.display.startsWith("inline")
      && !["auto", "scroll"].includes(getComputedStyle(element.parentElement).overflowY);
    if (isInFlow && element.parentElement !== document.body && box.bottom > parent.bottom + 2) {
      lost.add(`hangs out of ${name(element.parentElement)}: ${name(element)}`);
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || isLeftOut(around)) continue;
    let block = around;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    // Letters stand out of their line a little; a line that does not fit is lost or lies on the next one.
    const play = parseFloat(getComputedStyle(around).fontSize) / 3;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const line of range.getClientRects()) {
      for (let each = block; each !== document.body; each = each.parentElement) {
        const style = getComputedStyle(each);
        const cuts = [style.overflowX, style.overflowY].some((value) => ["hidden", "clip"].includes(value));
        const box = each.getBoundingClientRect();
        if ((each === block || cuts) && (line.left < box.left - 1 || line.right > box.right + 1
          || line.top < box.top - play || line.bottom > box.bottom + play)) lost.add(`text does not fit: ${name(each)}`);
        if (["auto", "scroll"].includes(style.overflowX)) break;
      }
    }
  }
  return [...lost];
}
"""
UNFOLD = "document.querySelectorAll('main details').forEach((details) => { details.open = true; })"


@pytest.mark.parametrize("locale", LOCALES)
def test_narrow(new_page: NewPage, plain_site: SiteServer, pages: list[SitePage], locale: str) -> None:
    """Acceptance 18: at 320 px no page of the site scrolls sideways, folded or unfolded, also with wide spacing."""
    page = new_page(width=320, height=640, bypass_policy=True)
    lost = []
    for each in pages:
        if each.language.locale != locale:
            continue
        page.goto(plain_site.url + each.url)
        page.evaluate(UNFOLD)
        lost += [f"/{each.url}: {problem}" for problem in page.evaluate(FIND_LOST)]
        page.add_style_tag(content=TEXT_SPACING)
        lost += [f"/{each.url} (wide spacing): {problem}" for problem in page.evaluate(FIND_LOST)]
    assert not lost, "\n".join(lost)


def test_wide_table_shows_that_it_goes_on(new_page: NewPage) -> None:
    """Acceptance 18: at the edge behind which a table goes on, it is darker than the page; at its end it is not."""
    page = new_page(width=320)
    page.goto("about/accessibility/")
    box = page.locator(".table-scroll").first
    box.scroll_into_view_if_needed()
    before = edges(box)
    box.evaluate("(box) => { box.scrollLeft = box.scrollWidth; }")
    after = edges(box)

    assert (before[0], before[1] > 20) == (0, True)
    assert (after[0] > 20, after[1]) == (True, 0)


def edges(box: Locator) -> tuple[int, int]:
    """How far the colours at the left and the right edge are from that of the page, just above the lower edge."""
    image = Image.open(BytesIO(box.screenshot())).convert("L")
    row = image.height - 3
    ground = 251  # #fcfbf8

    def step(x: int) -> int:
        value = image.getpixel((x, row))
        assert isinstance(value, int)
        return max(0, ground - value)

    return step(4), step(image.width - 5)  # beside the border of the table


@pytest.mark.parametrize("locale", LOCALES)
def test_open_menu(new_page: NewPage, locale: str) -> None:
    """Acceptance 18: the open menu fits a window of 320 px, and its last entry can be scrolled to."""
    page = new_page(width=320, height=480, bypass_policy=True)
    page.goto(address("guide", locale))
    page.locator("[data-menu] > summary").click()
    assert page.evaluate(FIND_LOST) == []
    page.add_style_tag(content=TEXT_SPACING)
    assert page.evaluate(FIND_LOST) == []
    last = page.locator("[data-menu] a").last
    last.scroll_into_view_if_needed()
    last.click()
    page.wait_for_url(f"**/{address('all-pages', locale)}")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_zoom_and_other_widths(new_page: NewPage, template: str, locale: str) -> None:
    """Acceptance 18: 1280 x 1024 at 400 % scrolls one way only, and nothing is lost between a phone and a desk."""
    page = new_page(not_found=True, bypass_policy=True)
    page.goto(address(template, locale))
    for spacing in ("", TEXT_SPACING):
        if spacing:
            page.add_style_tag(content=spacing)
        for width, height in ((1440, 900), (1024, 768), (768, 1024), (480, 800), ZOOMED):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(FIND_LOST) == [], width
    page.evaluate("scrollTo(9999, document.body.scrollHeight / 2)")
    assert page.evaluate("scrollX") == 0
    in_the_way = page.evaluate("""() => [...document.querySelectorAll("body *")]
      .filter((each) => ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.checkVisibility())
      .map((each) => each.className)""")
    assert in_the_way == []
