"""A page of the finished site as the rules need it: read once, from the HTML that readers get.

What the templates promise: `<html lang>` is the language of the address; the text stands in one element of class
`page-text`; a `lang` on it makes the page a fallback, and above it stands `<aside class="notice notice--fallback">`
(design §4.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from docs_i18n.checks.built_address import Address, Home, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborNode

# Attributes that hold an address whatever the element; `srcset` holds several.
_ADDRESSES = frozenset({"action", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS = _HEADINGS | {"html", "body", "title", "img", "script", "style"}
_ADDRESSES_IN_META = frozenset({"og:image", "og:url", "twitter:image"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address that a page leads to or loads."""

    tag: str
    """The element: `a`, `img`, `link`, `script` …"""

    rel: str
    """Its `rel`; for meta tags their name; "" where it has none."""

    url: str
    """The address as written."""

    address: Address
    """Where it leads."""

    hreflang: str
    """What it says of the language it leads to; "" where it says nothing."""

    words: tuple[tuple[str, str], ...]
    """For `<a>`: the language and the words of the whole, then of each part inside with a `lang` of its own."""

    in_text: bool
    """True inside the text that people wrote; False in what the templates put around it."""

    @property
    def text(self) -> str:
        """All its words, on one line."""
        return self.words[0][1] if self.words else ""

    def lang_of(self, words: str) -> str | None:
        """Return the language that the words are declared to be in; None where the link does not show them."""
        return next((lang for lang, part in reversed(self.words) if words in part), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading, in its place in the outline."""

    level: int
    """1 to 6."""

    id: str
    """Its id; "" where it has none."""

    lang: str
    """The language its words are declared to be in."""

    text: str
    """Its words, on one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A notice that the page is not translated yet."""

    lang: str
    """The language its words are declared to be in."""

    is_above_text: bool
    """False where the reader meets the text first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BuiltPage:
    """One HTML file of the finished site."""

    url: str
    """Its address from the root of the site: `/pt/guides/`, `/404.html`."""

    lang: str
    """The language of the page: `lang` of `<html>`."""

    text_langs: tuple[str, ...]
    """The language of each element of class `page-text`; pages that only lead elsewhere have none."""

    title: str
    """What stands in `<title>`."""

    meta: Mapping[str, Sequence[str]]
    """Contents of the meta tags by name, property or http-equiv, in lower case."""

    notices: tuple[Notice, ...]
    """Every `notice--fallback`."""

    headings: tuple[Heading, ...]
    """Every heading, in order."""

    links: tuple[Link, ...]
    """Every address, in order."""

    ids: tuple[str, ...]
    """Every id, in order, repeated ones too."""

    images_without_alt: tuple[str, ...]
    """Addresses of pictures that have no `alt`, not even an empty one."""

    inline: tuple[str, ...]
    """What no strict policy lets act: scripts, styles and event handlers written into the page."""

    is_policy_first: bool
    """False where the page loads something before its policy stands."""

    @property
    def text_lang(self) -> str:
        """The language of the text."""
        return self.text_langs[0] if self.text_langs else self.lang

    @property
    def is_fallback(self) -> bool:
        return self.text_lang != self.lang

    @property
    def is_redirect(self) -> bool:
        return "refresh" in self.meta

    @property
    def is_hidden(self) -> bool:
        """True where search engines are asked to leave the page out."""
        return any("noindex" in content.lower() for content in self.meta.get("robots", ()))

    @property
    def canonical(self) -> list[str]:
        return [link.url for link in self.links if link.tag == "link" and link.rel == "canonical"]

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """The hreflang and the address of every translation that the head names."""
        return [(link.hreflang, link.url) for link in self.links if link.tag == "link" and link.hreflang]


class _Element(NamedTuple):
    node: LexborNode
    tag: str
    attributes: Mapping[str, str]
    lang: str
    in_text: bool
    link: int
    """Identity of the `<a>` around it, itself included; 0 where there is none."""


def read_page(url: str, html: str, home: Home) -> BuiltPage:
    """Read one page of the site that stands at `home`."""
    parser = LexborHTMLParser(html)
    elements = list(_elements(parser))
    texts = [
        position for position, element in enumerate(elements) if _has_class(element.attributes, "page-text")
    ]
    return BuiltPage(
        url=url,
        lang=elements[0].lang,
        text_langs=tuple(elements[position].lang for position in texts),
        title=next((_words(element.node) for element in elements if element.tag == "title"), ""),
        meta=_meta(elements),
        notices=tuple(
            Notice(lang=element.lang, is_above_text=not texts or position < texts[0])
            for position, element in enumerate(elements)
            if _has_class(element.attributes, "notice--fallback")
        ),
        headings=tuple(_headings(elements)),
        links=tuple(_links(elements, url, home)),
        ids=tuple(element.attributes["id"] for element in elements if "id" in element.attributes),
        images_without_alt=tuple(
            element.attributes.get("src", "")
            for element in elements
            if element.tag == "img" and "alt" not in element.attributes
        ),
        inline=tuple(_inline(elements)),
        is_policy_first=_is_policy_first(elements),
    )


def _elements(parser: LexborHTMLParser) -> Iterator[_Element]:
    """Yield every element that says something, in order, with what it has from the elements around it."""
    waiting = [(parser.root, "", False, 0)] if parser.root else []
    while waiting:
        node, lang, in_text, link = waiting.pop()
        tag = node.tag or ""
        attributes = {name: value or "" for name, value in node.attributes.items()}
        if attributes:
            lang = attributes.get("lang", lang)
            in_text = in_text or _has_class(attributes, "page-text")
        if tag == "a":
            link = node.mem_id
        if attributes or tag in _TAGS:
            yield _Element(node, tag, attributes, lang, in_text, link)
        children = [(child, lang, in_text, link) for child in node.iter()]
        waiting.extend(reversed(children))


def _has_class(attributes: Mapping[str, str], name: str) -> bool:
    classes = attributes.get("class", "")
    return name in classes and name in classes.split()


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _meta(elements: Iterable[_Element]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in elements:
        if element.tag == "meta":
            found.setdefault(_meta_name(element), []).append(element.attributes.get("content", ""))
    return found


def _meta_name(element: _Element) -> str:
    names = (element.attributes.get(key) for key in ("name", "property", "http-equiv"))
    return next((name for name in names if name), "").lower()


def _headings(elements: Iterable[_Element]) -> Iterator[Heading]:
    for element in elements:
        if element.tag in _HEADINGS:
            yield Heading(
                level=int(element.tag[1]),
                id=element.attributes.get("id", ""),
                lang=element.lang,
                text=_words(element.node),
            )


def _links(elements: Sequence[_Element], page: str, home: Home) -> Iterator[Link]:
    words: dict[int, list[tuple[str, str]]] = {}
    for element in elements:
        if element.link and (element.tag == "a" or "lang" in element.attributes):
            words.setdefault(element.link, []).append((element.lang, _words(element.node)))
    for element in elements:
        for url in _urls(element):
            yield Link(
                tag=element.tag,
                rel=_meta_name(element)
                if element.tag == "meta"
                else element.attributes.get("rel", "").lower(),
                url=url,
                address=resolve(url, page, home),
                hreflang=element.attributes.get("hreflang", ""),
                words=tuple(words[element.link]) if element.tag == "a" else (),
                in_text=element.in_text,
            )


def _urls(element: _Element) -> Iterator[str]:
    for name, value in element.attributes.items():
        if name == "srcset":
            yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
        elif name in _ADDRESSES:
            yield value
    if element.tag == "meta":
        content = element.attributes.get("content", "")
        if _meta_name(element) in _ADDRESSES_IN_META:
            yield content
        elif _meta_name(element) == "refresh":
            yield re.sub(r"^[^=]*=", "", content)


def _inline(elements: Iterable[_Element]) -> Iterator[str]:
    for element in elements:
        for name in element.attributes:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                yield f"{name}=… on <{element.tag}>"
        is_data = element.attributes.get("type") == "application/ld+json"
        if element.tag == "style" or (
            element.tag == "script" and "src" not in element.attributes and not is_data
        ):
            yield f"<{element.tag}> with its content in the page"


def _is_policy_first(elements: Iterable[_Element]) -> bool:
    """Tell whether all is loaded under the policy: as a meta tag it holds for what follows it (CSP 3, 3.3)."""
    for element in elements:
        if element.tag == "meta" and _meta_name(element) == "content-security-policy":
            return True
        if element.tag in {"body", "link", "script", "style"}:
            return False
    return False
