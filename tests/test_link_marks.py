"""Whoever follows a link to English text knows it before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.link_marks import mark_foreign_links
from docs_i18n.strings import load_strings
from site_pages import FALLBACK, PROJECT, ROOT, SitePage, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

FOREIGN = {"pt/brief/": "en", "pt/help/": "en"}
MARK = ' <span class="lang-mark" lang="pt-PT" data-pagefind-ignore>(em inglês)</span>'

LINKS = {
    "relative": ('<a href="../../brief/">uma nota</a>', True),
    "section": ('<a href="../../brief/#one">uma <em>nota</em></a>', True),
    "other attributes": ('<a class="x" href="../../brief/" title="y">uma nota</a>', True),
    "translated": ('<a href="../../guide/">um guia</a>', False),
    "English itself": ('<a href="../../../brief/">a nota inglesa</a>', False),
    "another site": ('<a href="https://x.test/pt/brief/">fora</a>', False),
    "this page": ('<a href="#one">aqui</a>', False),
    "anchor": ('<a id="old"></a>', False),
    "mail": ('<a href="mailto:pt/brief/">carta</a>', False),
}


@pytest.mark.parametrize(("html", "is_marked"), LINKS.values(), ids=LINKS)
def test_link(html: str, *, is_marked: bool) -> None:
    """A link to a page in another language is marked inside; every other stays as it is."""
    found = mark_foreign_links(f"<p>{html}, {html}</p>", "pt/start/a/", FOREIGN, "em inglês", "pt-PT")
    wanted = html.replace("</a>", f"{MARK}</a>").replace(">uma", ' hreflang="en">uma') if is_marked else html

    assert found == f"<p>{wanted}, {wanted}</p>"


def is_fallback(page: SitePage) -> bool:
    return LexborHTMLParser(page.html).css_matches(".page-text[lang]")


def ways_in(page: SitePage, fallbacks: set[str]) -> list[LexborNode]:
    """Every link of a page with words in its language that leads to a page of that language in English."""
    links = []
    for link in LexborHTMLParser(page.html).css("a[href]"):
        target = urldefrag(urljoin(f"/res/{page.url}", link.attributes["href"] or "")).url.removeprefix(
            "/res/"
        )
        inside = {ancestor.id or ancestor.attributes.get("class") or "" for ancestor in ancestors(link)}
        is_own = target == page.url or "languages" in inside
        if target in fallbacks and not is_own and not ("page-text" in inside and page.url in fallbacks):
            links.append(link)
    return links


def ancestors(node: LexborNode) -> list[LexborNode]:
    return [node.parent, *ancestors(node.parent)] if node.parent else []


def test_every_way_into_english_is_marked(pages: list[SitePage], figure: Callable[[str], None]) -> None:
    """Design §4.3: in menus, tabs, texts, notices and at the foot, a link to a fallback page says that it is English."""
    fallbacks = {page.url for page in pages if is_fallback(page)}
    assert f"pt/{FALLBACK}" in fallbacks
    unmarked, marked, in_texts = [], 0, 0
    for page in pages:
        for link in ways_in(page, fallbacks):
            has_mark = link.css_matches(".lang-mark") or (
                link.parent and link.parent.css_matches("a + .lang-mark")
            )
            marked += bool(has_mark)
            in_texts += any(node.attributes.get("class") == "page-text" for node in ancestors(link))
            if not has_mark:
                unmarked.append(f"/{page.url}: {link.text(strip=True)} -> {link.attributes['href']}")
    figure(f"links to English text: {marked} marked, {in_texts} of them in texts, {len(unmarked)} unmarked")
    assert in_texts > 10
    assert not unmarked, "\n".join(unmarked)


@pytest.mark.parametrize("locale", [each.locale for each in PROJECT.translations])
def test_contents_list_of_a_fallback_page(pages: list[SitePage], locale: str) -> None:
    """Design §4.3: the contents list of a fallback page is marked for the eye and for the ear, folded or not."""
    strings = load_strings(ROOT / "overrides", locale, language(locale).lang, is_source=False)
    title = f"{strings.text('On this page')} ({strings.text('in English')})"
    page = next(each for each in pages if each.url == f"{locale}/{FALLBACK}")
    tree = LexborHTMLParser(page.html)

    assert [node.text(strip=True, separator=" ") for node in tree.css("#toc-title, .toc-folded summary")] == [
        title
    ] * 2
    links = tree.css(".toc a, .toc-folded a")
    assert len(links) > 4
    assert [link.text() for link in links if link.css("[lang=en]")[0].text() == link.text()] == [
        link.text() for link in links
    ]
