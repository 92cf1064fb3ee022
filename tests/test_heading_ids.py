"""Headings have the same ids in every language: on the pages of the site, and as a finding where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.checks.heading_ids import check_heading_ids
from site_pages import PROJECT, SitePage
from small_site import page, small_site, translation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADINGS = ".page-text :is(h2, h3, h4)"


def heading_ids(page: SitePage) -> list[tuple[str, str | None]]:
    return [(str(node.tag), node.attributes.get("id")) for node in LexborHTMLParser(page.html).css(HEADINGS)]


def is_fallback(page: SitePage) -> bool:
    return LexborHTMLParser(page.html).css_matches(".page-text[lang]")


def test_heading_ids_of_the_site(pages: list[SitePage], figure: Callable[[str], None]) -> None:
    """Acceptance 6: each translated page has the headings of its English page, with the same ids, in their order."""
    english = {each.url: heading_ids(each) for each in pages if each.language == PROJECT.source}
    differing, compared = [], 0
    for each in pages:
        url = each.url.partition("/")[2]
        if each.language == PROJECT.source or url not in english or each.is_error_page or is_fallback(each):
            continue
        compared += len(english[url])
        if heading_ids(each) != english[url]:
            differing.append(f"/{each.url}: {sorted(set(heading_ids(each)) ^ set(english[url]))}")
    figure(f"headings: {compared} compared with their English ones, {len(differing)} pages differ")
    assert compared > 100
    assert not differing, "\n".join(differing)


def test_ids_are_never_numbered(pages: list[SitePage]) -> None:
    """Acceptance 6: no heading has an id like `_1`."""
    assert [
        heading for each in pages for heading in heading_ids(each) if (heading[1] or "_").startswith("_")
    ] == []


SOURCE = (("h2", "a"), ("h3", "b"), ("h2", "c"))
CASES = {
    "same": (SOURCE, []),
    "deep": ((*SOURCE, ("h5", "x")), []),
    "missing": (SOURCE[:2], ["no heading has {#c}; copy the id from the English heading"]),
    "foreign": (
        (*SOURCE, ("h2", "d"), ("h2", "e")),
        ["the English page has no {#d}, {#e}; copy the ids of its headings"],
    ),
    "order": (
        (SOURCE[2], *SOURCE[:2]),
        ["headings stand in another order or on another level than on the English page"],
    ),
    "level": (
        (("h2", "a"), ("h2", "b"), ("h2", "c")),
        ["headings stand in another order or on another level than on the English page"],
    ),
}


@pytest.mark.parametrize(("skeleton", "messages"), CASES.values(), ids=CASES)
def test_finding(skeleton: tuple[tuple[str, str], ...], messages: list[str]) -> None:
    """Every difference of h2 to h4 is a finding that says what to write."""
    assert [finding.message for finding in check_heading_ids("docs_pt/a.md", skeleton, SOURCE)] == messages


def test_english_edit_does_not_stop_the_build(tmp_path: Path) -> None:
    """Acceptance 26: a strict build says which headings differ, and publishes the site."""
    site = small_site(
        tmp_path,
        {
            "docs/a.md": page("A", "## One {#one}\n\nWords.\n\n## New {#new}\n\nWords."),
            "docs_pt/a.md": translation("A", "## Um {#one}\n\nPalavras."),
        },
        languages=("en", "pt"),
    )
    code, said = site.run("build", "--strict")

    assert code == 0
    assert "docs_pt/a.md: heading-ids: no heading has {#new}; copy the id from the English heading" in said
    assert said.count("heading has") == 1
