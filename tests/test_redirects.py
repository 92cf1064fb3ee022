"""A page left behind at an old address leads on, without a script, for people and for browsers."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.host_files import POLICY
from docs_i18n.redirects import old_url, redirect_page, relative_target


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("a.md", "a/"),
        ("a/b.md", "a/b/"),
        ("index.md", ""),
        ("a/index.md", "a/"),
        ("a/myindex.md", "a/myindex/"),
        ("index/a.md", "index/a/"),
        ("старе.md", "старе/"),
    ],
)
def test_address_of_an_old_page(path: str, url: str) -> None:
    """MkDocs served a page in a folder of its own, an index in that of its folder."""
    assert old_url(path) == url


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ("old/", "new/", "../new/"),
        ("old/a/", "new/", "../../new/"),
        ("old/", "", "../"),
        ("uk/old/", "uk/new/a/", "../new/a/"),
        ("a/b/", "a/", "../"),
        ("a/", "a/b/", "b/"),
    ],
)
def test_target_is_relative(old: str, new: str, target: str) -> None:
    """The way leads from the old folder to the new one, wherever the site stands."""
    assert relative_target(old, new) == target


FOLDER = st.lists(st.text(alphabet="abc", min_size=1, max_size=2), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(FOLDER, FOLDER)
def test_browsers_arrive(old: str, new: str) -> None:
    """Resolved as a browser does, the target is the new address, under any path of the site."""
    for home in ("https://city.test/", "https://city.test/res/"):
        assert urljoin(home + old, relative_target(old, new)) == home + new


def test_page() -> None:
    """It says in its language that the page has moved, where to, and that it wants not to be found."""
    html = redirect_page(
        "uk", "Переїхала", "Сюди", "../new/", canonical="https://city.test/new/", policy=POLICY
    )
    page = LexborHTMLParser(html)

    assert html.startswith("<!doctype html>\n")
    assert page.css_matches("html[lang=uk] main h1")
    assert [(link.text(), link.attributes["href"]) for link in page.css("a")] == [("Сюди", "../new/")]
    assert [meta.attributes["content"] for meta in page.css("meta[http-equiv]")] == [POLICY, "0; url=../new/"]
    assert page.css_matches(
        "link[rel=canonical][href='https://city.test/new/'] ~ meta, meta ~ link[rel=canonical]"
    )
    assert page.css_matches("meta[name=robots][content=noindex]")
    assert not page.css_matches("script")


def test_page_of_a_copy_without_an_address_and_of_a_preview() -> None:
    """Without a public address there is no canonical, in a preview no policy."""
    page = LexborHTMLParser(redirect_page("en", "Moved", "Go", "../", canonical="", policy=""))

    assert not page.css_matches("link[rel=canonical]")
    assert len(page.css("meta[http-equiv]")) == 1


@given(st.text(), st.text(), st.text())
def test_no_value_breaks_out_of_its_place(heading: str, link_text: str, target: str) -> None:
    """Whatever the words and the address are, the page has the same elements."""
    html = redirect_page("en", heading, link_text, target, canonical=target, policy=POLICY)
    tags = [node.tag for node in LexborHTMLParser(html).css("*")]

    wanted = redirect_page("en", "x", "x", "x", canonical="x" if target else "", policy=POLICY)
    assert tags == [node.tag for node in LexborHTMLParser(wanted).css("*")]
