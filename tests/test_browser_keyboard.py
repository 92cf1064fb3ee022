"""With the keyboard alone every control is reached, seen and left again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from site_pages import TEMPLATES, address

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from page_pool import NewPage

# Numbers every control a reader can see; returns what they are called.
_LIST_CONTROLS = """
() => {
  const found = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")]
    .filter((control) => control.tabIndex >= 0 && !control.disabled
      && control.checkVisibility({ visibilityProperty: true }));
  window.controls = new Map(found.map((control, index) => [control, index]));
  return found.map((control) => `<${control.localName}> ${
    (control.getAttribute("aria-label") || control.textContent || control.id).trim().slice(0, 40)}`);
}
"""

# Where the focus is, and whether it can be seen: the contrast of its outline with everything that it lies on, and
# whether something covers the control (2.4.7, 2.4.11, 1.4.11). Colours are blended as the eye sees them.
_READ_FOCUS = """
() => {
  const control = document.activeElement;
  if (!control || control === document.body) return { index: -1, problems: [] };
  const numbers = (colour) => {
    const parts = colour.match(/[\\d.]+/g).map(Number);
    if (colour.startsWith("color(srgb")) for (const i of [0, 1, 2]) parts[i] *= 255;
    return parts.length > 3 ? parts : [...parts, 1];
  };
  const background = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) {
      layers.push(numbers(getComputedStyle(each).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reduceRight((below, [r, g, b, a]) =>
      [r, g, b].map((part, i) => part * a + below[i] * (1 - a)), [255, 255, 255]);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const problems = [];
  const style = getComputedStyle(control);
  const width = parseFloat(style.outlineWidth);
  if (style.outlineStyle === "none" || width < 2) problems.push(`no outline (${style.outline})`);
  const away = parseFloat(style.outlineOffset) + width / 2;
  const colour = numbers(style.outlineColor).slice(0, 3);
  let seen = false;
  for (const box of control.getClientRects()) {
    // Of a table that is longer than the window, the part in the window is looked at.
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const middle = [box.left + box.width / 2, (top + bottom) / 2];
    const at = document.elementFromPoint(...middle);
    if (at && (control.contains(at) || at.contains(control))) seen = true;
    for (const [x, y] of [[box.left - away, middle[1]], [box.right + away, middle[1]],
      [middle[0], box.top - away], [middle[0], box.bottom + away]]) {
      const below = document.elementFromPoint(x, y);
      if (!below) continue;
      const value = contrast(colour, background(below));
      if (value < 3) problems.push(`outline ${value.toFixed(2)}:1 on ${below.className || below.localName}`);
    }
  }
  if (!seen) problems.push("covered, or outside the window");
  // What a word means opens beside the word, with a link and a button of its own, and closes behind it.
  const inNote = control.closest("[data-term-note]") ? -3 : -2;
  return { index: window.controls.get(control) ?? inNote, problems: [...new Set(problems)] };
}
"""


class Focus(TypedDict):
    index: int
    """Number of the control; -1: nowhere in the page; -2: something that is no visible control; -3: in an explained word."""
    problems: list[str]


def walk(page: Page) -> list[str]:
    """Go through the page with Tab until it begins anew; what was wrong on the way."""
    names: list[str] = page.evaluate(_LIST_CONTROLS)
    reached: list[int] = []
    problems = []
    for _ in range(3 * len(names) + 3):
        page.keyboard.press("Tab")
        focus: Focus = page.evaluate(_READ_FOCUS)
        index = focus["index"]
        if index == -1 or index in reached:
            break
        if index == -3:
            problems += [f"in an explained word: {problem}" for problem in focus["problems"]]
            continue
        if index == -2:
            problems.append(
                f"focus on something unseen after {names[reached[-1]] if reached else 'the start'}"
            )
        reached.append(index)
        problems += [f"{names[index]}: {problem}" for problem in focus["problems"]]
    else:
        problems.append("the focus does not leave the page: a trap")
    problems += [f"{name}: never reached" for number, name in enumerate(names) if number not in reached]
    if reached != sorted(reached):
        problems.append("the focus jumps against the order of the page")
    return problems


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1440, False), (320, False), (1440, True)])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_control(new_page: NewPage, template: str, width: int, *, dark: bool) -> None:
    """Acceptance 15: Tab reaches every control in the order of the page, each with an outline of 3:1, and leaves."""
    page = new_page(width=width, dark=dark, not_found=True)
    page.goto(address(template, "uk" if dark else "en"))
    problems = walk(page)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("template", ["home", "brief"])
def test_everything_unfolded(new_page: NewPage, template: str, *, dark: bool) -> None:
    """Acceptance 15: what a menu or a folded note holds is reached too, and Shift+Tab is no trap either."""
    page = new_page(width=320, dark=dark)
    page.goto(address(template, "pt"))
    page.locator("main details").evaluate_all("(all) => { for (const each of all) each.open = true; }")
    problems = walk(page)
    page.goto(address(template, "pt"))
    summary = page.locator("[data-menu] > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.evaluate(_LIST_CONTROLS)
    links = page.locator("[data-menu] a")
    for number in range(links.count()):
        page.keyboard.press("Tab")
        expect(links.nth(number)).to_be_focused()
        focus: Focus = page.evaluate(_READ_FOCUS)
        problems += [f"menu: {links.nth(number).inner_text()}: {problem}" for problem in focus["problems"]]
    for number in reversed(range(links.count() - 1)):
        page.keyboard.press("Shift+Tab")
        expect(links.nth(number)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(summary).to_be_focused()
    assert not problems, "\n".join(problems)


def test_escape_closes_the_menu(new_page: NewPage) -> None:
    """Acceptance 15: Esc closes the menu and gives the focus back; leaving it or pressing beside it closes it too."""
    page = new_page(width=360)
    page.goto(address("guide", "es"))
    menu, summary = page.locator("[data-menu]"), page.locator("[data-menu] > summary")
    links = menu.locator("a")
    summary.focus()
    page.keyboard.press("Space")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()

    page.keyboard.press("Enter")
    links.last.focus()
    page.keyboard.press("Tab")
    expect(links.first).to_be_hidden()
    expect(page.locator("main a, main button, main summary").first).to_be_focused()

    summary.click()
    expect(links.first).to_be_visible()
    page.locator("footer p").first.click()
    expect(links.first).to_be_hidden()


def test_menu_leads_on(new_page: NewPage) -> None:
    """Acceptance 15: with the keyboard alone from the first Tab to another page."""
    page = new_page(width=360)
    page.goto(address("home", "it"))
    page.locator("[data-menu] > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/it/start-here/")


QUESTIONS = {"en": "rumour", "uk": "громада"}


@pytest.mark.parametrize("by", ["Ctrl+K", "link"])
@pytest.mark.parametrize("locale", QUESTIONS)
def test_search_shortcut(new_page: NewPage, locale: str, by: str) -> None:
    """Issue 2, item 6: one step from any page into the search field of its language; then words, Enter, results."""
    page = new_page()
    page.goto(address("guide", locale))
    link = page.locator("[data-search-link]")
    expect(link).to_have_attribute("aria-keyshortcuts", "Control+K Meta+K")
    if by == "link":
        link.click()
    else:
        page.keyboard.press("Control+k")
    page.wait_for_url(f"**/{address('search', locale)}#search-field")
    expect(page.locator("#search-field")).to_be_focused()
    page.keyboard.type(QUESTIONS[locale])
    page.keyboard.press("Enter")
    expect(page.locator("[data-own] [data-results] li").first).to_be_visible()
    assert page.url.endswith(f"?q={quote(QUESTIONS[locale])}")


def test_search_shortcut_on_the_results_page(new_page: NewPage) -> None:
    """Issue 2, item 6: results are shown with the focus where it was; Ctrl+K leads back into the field."""
    page = new_page()
    page.goto(f"{address('search', 'en')}?q=rumour")
    expect(page.locator("[data-own] [data-results] li").first).to_be_visible()
    expect(page.locator("#search-field")).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("#search-field")).to_be_focused()
