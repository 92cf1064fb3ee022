"""Sitemaps, robots.txt and feeds say what the pages say, in the forms that machines have agreed on."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from docs_i18n.model import Language
from docs_i18n.site_index import IndexedPage, feed, feed_path, hreflang_links, robots, sitemap, sitemap_index

URL = "https://city.test/res/"
ENGLISH = Language(locale="en", lang="en", name="English", folder="docs", is_source=True)
PORTUGUESE = Language(locale="pt", lang="pt-PT", name="Português", folder="docs_pt", is_source=False)
UKRAINIAN = Language(locale="uk", lang="uk", name="Українська", folder="docs_uk", is_source=False)
LANGUAGES = (ENGLISH, PORTUGUESE, UKRAINIAN)

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"


def page(
    url: str, updated: str = "2026-11-02", *, is_interface: bool = False, **alternates: str
) -> IndexedPage:
    return IndexedPage(
        locale="pt",
        url=url,
        title=f"Título <{url}> & mais",
        description="Uma “descrição” & <mais>",
        updated=updated,
        alternates=alternates,
        is_interface=is_interface,
    )


def test_hreflang_of_a_page_with_translations() -> None:
    """Languages in the order of mkdocs.yml, then x-default, which is the source."""
    assert hreflang_links({"uk": "uk/a/", "en": "a/", "pt": "pt/a/"}, LANGUAGES) == [
        ("en", "a/"),
        ("pt-PT", "pt/a/"),
        ("uk", "uk/a/"),
        ("x-default", "a/"),
    ]


def test_hreflang_of_a_page_without_a_source() -> None:
    """A local page is its own default; a page nowhere has none."""
    assert hreflang_links({"uk": "uk/a/"}, LANGUAGES) == [("uk", "uk/a/"), ("x-default", "uk/a/")]
    assert hreflang_links({}, LANGUAGES) == []


def test_sitemap() -> None:
    """Each page stands in it with its whole address, its date and its translations, in a fixed order."""
    pages = [page("pt/b/", "", pt="pt/b/"), page("pt/", en="", pt="pt/")]
    root = ET.XML(sitemap(pages, LANGUAGES, URL))

    assert root.tag == f"{SITEMAP}urlset"
    entries = [
        (
            entry.findtext(f"{SITEMAP}loc"),
            entry.findtext(f"{SITEMAP}lastmod"),
            [
                (link.get("rel"), link.get("hreflang"), link.get("href"))
                for link in entry.findall(f"{XHTML}link")
            ],
        )
        for entry in root
    ]
    assert entries == [
        (
            f"{URL}pt/",
            "2026-11-02",
            [
                ("alternate", "en", URL),
                ("alternate", "pt-PT", f"{URL}pt/"),
                ("alternate", "x-default", URL),
            ],
        ),
        (
            f"{URL}pt/b/",
            None,
            [("alternate", "pt-PT", f"{URL}pt/b/"), ("alternate", "x-default", f"{URL}pt/b/")],
        ),
    ]


def test_sitemap_is_a_file_with_its_declaration() -> None:
    """The file says that it is UTF-8, and is; the namespaces have their usual names."""
    text = sitemap([page("pt/", pt="pt/")], LANGUAGES, URL)

    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/')
    assert "xhtml:link" in text
    assert text.endswith("</urlset>\n")


def test_order_of_pages_does_not_matter() -> None:
    """The same pages give the same bytes in whatever order they were built."""
    pages = [page("pt/b/", pt="pt/b/"), page("pt/a/", pt="pt/a/")]

    assert sitemap(pages, LANGUAGES, URL) == sitemap(pages[::-1], LANGUAGES, URL)
    assert feed(pages, PORTUGUESE, "Caixa", URL) == feed(pages[::-1], PORTUGUESE, "Caixa", URL)


def test_sitemap_index_and_robots() -> None:
    """The index names the sitemap of each language, robots.txt all of them; without an address it names none."""
    root = ET.XML(sitemap_index(["en", "uk"], URL))

    assert [entry.findtext(f"{SITEMAP}loc") for entry in root] == [
        f"{URL}sitemap-en.xml",
        f"{URL}sitemap-uk.xml",
    ]
    assert robots(["en", "uk"], URL).splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {URL}sitemap.xml",
        f"Sitemap: {URL}sitemap-en.xml",
        f"Sitemap: {URL}sitemap-uk.xml",
    ]
    assert robots(["en", "uk"], "") == "User-agent: *\nDisallow:\n\n"


def test_feed_is_valid_atom() -> None:
    """RFC 4287, 4.1: a feed and each entry have id, title and updated; the feed an author and a link to itself."""
    pages = [page("pt/a/", "2026-11-01"), page("pt/b/", "2026-11-02"), page("pt/c/", "")]
    root = ET.XML(feed([*pages, page("pt/all/", is_interface=True)], PORTUGUESE, "Caixa & mais", URL))

    assert (root.tag, root.get("{http://www.w3.org/XML/1998/namespace}lang")) == (f"{ATOM}feed", "pt-PT")
    assert [root.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated")] == [
        "Caixa & mais",
        f"{URL}pt/feed.xml",
        "2026-11-02T00:00:00Z",
    ]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Caixa & mais"
    assert [dict(link.attrib) for link in root.findall(f"{ATOM}link")] == [
        {"rel": "self", "href": f"{URL}pt/feed.xml"}
    ]
    entries = [
        [entry.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated", "summary")]
        for entry in root.findall(f"{ATOM}entry")
    ]
    summary = "Uma “descrição” & <mais>"
    assert entries == [
        ["Título <pt/b/> & mais", f"{URL}pt/b/", "2026-11-02T00:00:00Z", summary],
        ["Título <pt/a/> & mais", f"{URL}pt/a/", "2026-11-01T00:00:00Z", summary],
    ]


def test_feed_of_a_language_without_dates() -> None:
    """A feed with nothing to tell is valid too, and says nothing of today."""
    root = ET.XML(feed([], ENGLISH, "Toolbox", URL))

    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert root.findall(f"{ATOM}entry") == []


def test_place_of_the_feed() -> None:
    """Each language has its feed in its own folder."""
    assert [feed_path(language) for language in LANGUAGES] == ["feed.xml", "pt/feed.xml", "uk/feed.xml"]
