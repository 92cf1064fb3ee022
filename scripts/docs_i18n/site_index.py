"""What machines read about the site: sitemaps, robots.txt and a feed per language.

All of them need the public address; without it none is written (design §4.6).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docs_i18n.model import Language

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_ATOM = "http://www.w3.org/2005/Atom"

ET.register_namespace("", _SITEMAP)
ET.register_namespace("xhtml", _XHTML)


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexedPage:
    """A page that search engines may know: its text is in the language of its address."""

    locale: str
    url: str
    """Relative to the root of the site, `pt/start/` ; "" for the English home page."""
    title: str
    description: str
    updated: str
    """ISO date of the last review or translation, from the front matter; "" where there is none."""
    alternates: Mapping[str, str]
    """Locale to url of every true translation, itself included."""
    is_interface: bool = False
    """A page that the site makes itself, such as the list of all pages; not in the feed."""


def sitemap_name(locale: str) -> str:
    return f"sitemap-{locale}.xml"


def sitemap(pages: Iterable[IndexedPage], languages: Sequence[Language], site_url: str) -> str:
    """One language's sitemap, with its translations as Google asks for them (hreflang in sitemaps)."""
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    for page in sorted(pages, key=lambda page: page.url):
        entry = ET.SubElement(root, f"{{{_SITEMAP}}}url")
        ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = site_url + page.url
        if page.updated:
            ET.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = page.updated
        for hreflang, url in hreflang_links(page.alternates, languages):
            attributes = {"rel": "alternate", "hreflang": hreflang, "href": site_url + url}
            ET.SubElement(entry, f"{{{_XHTML}}}link", attributes)
    return _document(root)


def hreflang_links(alternates: Mapping[str, str], languages: Sequence[Language]) -> list[tuple[str, str]]:
    """(hreflang, url) of a page and its translations, then x-default: the source page, else the first there is."""
    links = [
        (language.lang, alternates[language.locale])
        for language in languages
        if language.locale in alternates
    ]
    return [*links, ("x-default", links[0][1])] if links else []


def sitemap_index(locales: Iterable[str], site_url: str) -> str:
    root = ET.Element(f"{{{_SITEMAP}}}sitemapindex")
    for locale in locales:
        entry = ET.SubElement(root, f"{{{_SITEMAP}}}sitemap")
        ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = site_url + sitemap_name(locale)
    return _document(root)


def robots(locales: Iterable[str], site_url: str) -> str:
    """robots.txt naming the sitemaps; everything may be read."""
    sitemaps = ["sitemap.xml", *map(sitemap_name, locales)] if site_url else []
    return (
        "\n".join(["User-agent: *", "Disallow:", "", *(f"Sitemap: {site_url}{name}" for name in sitemaps)])
        + "\n"
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class EnglishChange:
    """English words that are newer than a translation, as its readers' feed tells of them."""

    url: str
    """Of the page that shows what changed, relative to the root of the site."""
    version: str
    """The hash of the English page: another English text is another entry."""
    title: str
    summary: str
    updated: str
    """ISO date on which the change is known to have been there."""


def feed(
    pages: Iterable[IndexedPage],
    language: Language,
    site_name: str,
    site_url: str,
    changes: Iterable[EnglishChange] = (),
) -> str:
    """An Atom feed (RFC 4287) of a language's pages and of the English since, the most recently changed first.

    The same site gives the same bytes: no clock, only the dates that people have written.
    """
    entries = sorted(
        [
            *(
                (page.updated, page.url, page.url, page.title, page.description)
                for page in pages
                if page.updated and not page.is_interface
            ),
            *(
                (change.updated, change.url, f"{change.url}#{change.version}", change.title, change.summary)
                for change in changes
                if change.updated
            ),
        ],
        reverse=True,
    )
    own = site_url + feed_path(language)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language.lang})
    ET.SubElement(root, "title").text = site_name
    ET.SubElement(root, "id").text = own
    ET.SubElement(root, "link", {"rel": "self", "href": own})
    ET.SubElement(root, "updated").text = f"{entries[0][0] if entries else '1970-01-01'}T00:00:00Z"
    ET.SubElement(ET.SubElement(root, "author"), "name").text = site_name
    for updated, url, key, title, summary in entries:
        entry = ET.SubElement(root, "entry")
        ET.SubElement(entry, "title").text = title
        ET.SubElement(entry, "id").text = site_url + key
        ET.SubElement(entry, "link", {"href": site_url + url})
        ET.SubElement(entry, "updated").text = f"{updated}T00:00:00Z"
        ET.SubElement(entry, "summary").text = summary
    return _document(root)


def feed_path(language: Language) -> str:
    return "feed.xml" if language.is_source else f"{language.locale}/feed.xml"


def _document(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
