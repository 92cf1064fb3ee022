"""Errors that the Nu checker is known to find in sites like ours are on no page; the checker itself is an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from site_pages import SitePage

# What must not be there, with a sample of it. The first two are Material's own, three on every page.
FORBIDDEN = {
    "input[type=checkbox][autocomplete], input[type=radio][autocomplete], input[type=button][autocomplete]": (
        '<input type="checkbox" autocomplete="off">'
    ),
    "[tabindex='']": '<nav tabindex="">x</nav>',
    "[id=''], [for=''], [scope=''], [headers='']": '<p id="">x</p>',
    "[align], [valign], [bgcolor], table[border], table[width], td[width], th[width]": '<table><tr><td align="left">x</table>',
    "center, font, big, tt, strike, acronym, marquee": "<center>x</center>",
    "a button, button a, a input, a select, a textarea, a details, button button, label label": (
        "<a href='x'><button>x</button></a>"
    ),
    "ul > :not(li, script, template), ol > :not(li, script, template)": "<ul><p>x</p></ul>",
    "dl > :not(dt, dd, div, script, template)": "<dl><p>x</p></dl>",
    "main main, article main, nav main, header main, footer main": "<nav><main>x</main></nav>",
    "img:not([src]), img[src='']": "<img alt='x'>",
    "h1 p, h2 p, h3 p, h4 p, span p, span div, span ul, button div": "<span><div>x</div></span>",
    "[aria-hidden=''], [aria-pressed=''], [aria-current='']": '<a href="x" aria-current="">x</a>',
    "meta[charset] ~ meta[charset], title ~ title": "<title>a</title><title>b</title>",
}
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


def dangling(tree: LexborHTMLParser) -> list[str]:
    """Return the ids that labels and descriptions name and no element has."""
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    named = [(node.attributes.get(name) or "") for name in _REFERENCES for node in tree.css(f"[{name}]")]
    return [each for value in named for each in value.split() if each not in ids]


@pytest.fixture(scope="module")
def trees(pages: list[SitePage]) -> dict[str, LexborHTMLParser]:
    return {page.url: LexborHTMLParser(page.html) for page in pages}


@pytest.mark.parametrize("selector", FORBIDDEN)
def test_known_error_is_on_no_page(trees: dict[str, LexborHTMLParser], selector: str) -> None:
    """Acceptance 14: zero on every page of the site."""
    found = [
        f"/{url}: {tree.css(selector)[0].html}" for url, tree in trees.items() if tree.css_matches(selector)
    ]

    assert len(trees) > 50
    assert not found, "\n".join(found)


def test_labels_find_what_they_name(trees: dict[str, LexborHTMLParser]) -> None:
    """Acceptance 14: every label and description belongs to something that is there."""
    assert {url: missing for url, tree in trees.items() if (missing := dangling(tree))} == {}


@pytest.mark.parametrize(("selector", "sample"), FORBIDDEN.items())
def test_error_would_be_found(selector: str, sample: str) -> None:
    """Each line sees the error it is there for."""
    assert LexborHTMLParser(sample).css_matches(selector)


def test_dangling_label_would_be_found() -> None:
    """A label for nothing is seen."""
    assert dangling(LexborHTMLParser('<p id="a"><i aria-labelledby="a b"></i>')) == ["b"]
