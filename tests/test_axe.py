"""axe-core finds nothing: every template, every language, light and dark, narrow and wide."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from site_pages import LANGUAGES, LOCALES, TEMPLATES, address, prefix

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from page_pool import NewPage
    from site_server import SiteServer

OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
    # Off by default in axe, because few sites are ready for it; ours is.
    "rules": {"target-size": {"enabled": True}},
}
WIDTHS = (1440, 320)
QUERIES = {"en": "city", "pt": "cidade", "es": "ciudad", "uk": "місто", "it": "città"}
# Colours on their way from light to dark are neither.
_STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"
# The words of the glossary are alike, and so are the rows of a table, the pages of a queue and those of a section: a minute and a
# half for each language would show nothing that twelve of them do not.
_FEWER_ALIKE = """() => {
document.querySelectorAll("main tbody, main ol, .listing, .choices").forEach((list) => {
  [...list.children].slice(12).forEach((each) => each.remove());
});
document.querySelectorAll(".glossary [data-entry]").forEach((entry, i) => { if (i >= 12) entry.remove(); });
const letters = [...document.querySelectorAll("[data-letter]")];
document.querySelectorAll("[data-group]").forEach((group, i) => {
  if (!group.querySelector("[data-entry]")) [group, letters[i]].forEach((each) => each.remove());
});
}"""
_UNFOLD = "document.querySelectorAll('main details').forEach((details) => { details.open = true; })"


def violations(page: Page) -> list[str]:
    """What axe has found on the page as it stands; one line for each element."""
    result: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", OPTIONS)
    return [
        f"{found['id']} ({found['impact']}): {node['target']}: {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def run_everywhere(page: Page, figure: Callable[[str], None], name: str) -> None:
    """Look at the page in both widths and both displays, unfolded last, and at its open menu."""
    page.evaluate(AXE_SCRIPT)
    page.add_style_tag(content=_STILL)
    began, runs, found = perf_counter(), 0, []

    def look(state: str) -> None:
        nonlocal runs, found
        runs += 1
        found += [f"{state}: {problem}" for problem in violations(page)]

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            look(f"{scheme}, {width} px")
    page.evaluate(_UNFOLD)
    look("unfolded")
    page.locator("[data-menu] > summary").click()
    look("open menu")
    figure(f"axe {name}: 0 violations in {runs} runs, {perf_counter() - began:.1f} s")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_page(new_page: NewPage, figure: Callable[[str], None], template: str, locale: str) -> None:
    """Acceptance 14: wcag2a to wcag22aa and best practice, 0 violations on every template."""
    page = new_page(not_found=template == "404", bypass_policy=True)
    page.goto(address(template, locale))
    page.evaluate(_FEWER_ALIKE)
    run_everywhere(page, figure, f"{template} {locale}")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("has_results", [True, False], ids=["results", "no results"])
def test_search_results(
    new_page: NewPage, figure: Callable[[str], None], locale: str, *, has_results: bool
) -> None:
    """Acceptance 14: the list of results, and the help that stands there where nothing was found."""
    page = new_page(bypass_policy=True)
    query = QUERIES[locale] if has_results else "qqxxqq"
    page.goto(f"{address('search', locale)}?q={query}")
    status = page.locator("[data-own] [data-status]")
    expect(status).to_contain_text(query)
    if has_results:
        expect(page.locator("[data-own] [data-results] > li").first).to_be_visible()
    else:
        expect(page.locator("[data-help]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    run_everywhere(page, figure, f"search {'with' if has_results else 'without'} results {locale}")


@pytest.mark.parametrize("locale", [each.locale for each in LANGUAGES if not each.is_source])
def test_root_error_page(
    new_page: NewPage, plain_site: SiteServer, figure: Callable[[str], None], locale: str
) -> None:
    """Acceptance 14: the error page in five languages, with the one of the path moved to the top."""
    page = new_page(not_found=True, bypass_policy=True)
    page.goto(f"{plain_site.url}{prefix(locale)}{TEMPLATES['404']}")
    run_everywhere(page, figure, f"404 of the root for {locale}")


@pytest.mark.parametrize("locale", LOCALES)
def test_explained_word(new_page: NewPage, figure: Callable[[str], None], locale: str) -> None:
    """Acceptance 14: what a word means, open beside the word."""
    page = new_page(bypass_policy=True)
    page.goto(address("brief", locale))
    page.locator("main").focus()
    page.keyboard.press("Tab")
    page.locator("a.term").first.focus()
    expect(page.locator("[data-term-note]")).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    page.add_style_tag(content=_STILL)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += violations(page)
    figure(f"axe explained word {locale}: 0 violations in 4 runs")
    assert not found, "\n".join(found)


def test_axe_sees(new_page: NewPage) -> None:
    """An axe that looks at nothing would find nothing: it sees what is put wrong on purpose."""
    page = new_page(bypass_policy=True)
    page.goto(address("guide", "en"))
    page.evaluate(AXE_SCRIPT)
    faults = '<h4 style="color: #ccc">Pale words</h4><img src="../../toolbox/mark.svg">'
    page.locator("h1").evaluate("(h1, faults) => { h1.outerHTML = faults; }", faults)
    found = {problem.split(" ", 1)[0] for problem in violations(page)}
    assert {"image-alt", "color-contrast", "page-has-heading-one"} <= found
