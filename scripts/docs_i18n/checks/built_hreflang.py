"""Rules on what search engines learn of translations: heads, sitemaps and robots.txt tell the same story."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.parsers import expat

from docs_i18n.checks.built_files import is_public
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docs_i18n.checks.built_files import BuiltSite
    from docs_i18n.checks.built_page import BuiltPage

Alternates = list[tuple[str, str]]
"""hreflang and address, as in a head or in an entry of a sitemap."""


def hreflang(site: BuiltSite) -> Iterator[Finding]:
    """Rule `hreflang`: a page names itself, all its true translations and x-default, each with its whole address.

    These are Google's rules for localised versions: absolute addresses, the page itself in the set, every page of
    a set with the same set, no page that is not a translation. x-default is the source page where there is one.
    """
    if not site.home.site_url:
        return
    for page in site.pages.values():
        if is_public(page):
            own = site.home.absolute(page.url)
            if list(map(unquote, page.canonical)) != [own]:
                message = f"canonical is {', '.join(page.canonical) or 'missing'}; write {own}"
                yield _finding(page.url, "hreflang", message)
            for message in _differences(page.alternates, _alternates(page, site), site):
                yield _finding(page.url, "hreflang", message)
        elif page.alternates and not page.is_fallback:
            yield _finding(
                page.url, "hreflang", "<link hreflang> on a page with noindex; leave one of them out"
            )


def _alternates(page: BuiltPage, site: BuiltSite) -> Alternates:
    """Return the whole set a page belongs to, worked out from the pages there are."""
    found = {lang: site.home.absolute(other.url) for lang, other in site.translations(page.url).items()}
    default = found.get(site.source.lang) or next(iter(found.values()))
    return [*found.items(), ("x-default", default)]


def _differences(declared: Alternates, wanted: Alternates, site: BuiltSite) -> Iterator[str]:
    """Say what is wrong with a declared set, each line with its reason."""
    given = Counter((lang, unquote(url)) for lang, url in declared)
    for (lang, url), times in given.items():
        if (lang, url) not in wanted:
            yield f'hreflang="{lang}" to {url}: {_reason(lang, url, site)}; leave it out, or mend it'
        elif times > 1:
            yield f'hreflang="{lang}" to {url} stands {times} times; leave one'
    for lang, url in wanted:
        if (lang, url) not in given:
            yield f'no hreflang="{lang}" to {url}; add it'


def _reason(lang: str, url: str, site: BuiltSite) -> str:
    if not url.startswith(site.home.site_url):
        return f"the address does not begin with {site.home.site_url}"
    page = site.pages.get("/" + url.removeprefix(site.home.site_url))
    if page is None:
        return "there is no such page"
    if page.is_fallback:
        return f"its text is still {page.text_lang}"
    if lang not in {page.lang, "x-default"}:
        return f"that page is in {page.lang}"
    return "that page is not what this one is a translation of"


def sitemap(site: BuiltSite) -> Iterator[Finding]:
    """Rule `sitemap`: the index, one sitemap per language and robots.txt name exactly the pages to be found.

    Each entry carries the same hreflang set as the head of its page; fallback pages and pages with `noindex` are in
    none (design §4.6).
    """
    if not site.home.site_url:
        return
    wanted = {f"/sitemap-{language.locale}.xml": language for language in site.languages}
    for path in sorted(_sitemaps(site) - {"/sitemap.xml", *wanted}):
        yield _finding(path, "sitemap", "this sitemap is not one of ours; leave it out")
    for path in ("/sitemap.xml", *wanted):
        if path not in site.texts:
            yield _finding(path, "sitemap", "the file is missing; the build writes it where SITE_URL is set")
            continue
        try:
            entries = _read_sitemap(site.texts[path])
        except expat.ExpatError as error:
            yield _finding(path, "sitemap", f"not well-formed XML: {error}; escape what stands in it")
            continue
        if path in wanted:
            pages = [page for page in site.public_pages() if site.language_of(page.url) == wanted[path]]
            yield from _entry_findings(path, entries, pages, site)
        else:
            named, there = {entry.address for entry in entries}, set(map(site.home.absolute, wanted))
            for address in sorted(named - there):
                yield _finding(path, "sitemap", f"{address} is not one of ours; leave it out")
            for address in sorted(there - named):
                yield _finding(path, "sitemap", f"{address} is missing; add it")
    line = f"Sitemap: {site.home.absolute('/sitemap.xml')}"
    if line not in site.texts.get("/robots.txt", "").splitlines():
        yield _finding("/robots.txt", "sitemap", f"the sitemap is not named; add the line `{line}`")


def _entry_findings(
    path: str, entries: Iterable[_Entry], pages: Iterable[BuiltPage], site: BuiltSite
) -> Iterator[Finding]:
    missing = {site.home.absolute(page.url): page for page in pages}
    for entry in entries:
        page = missing.pop(unquote(entry.address), None)
        if page is None:
            message = f"{entry.address} is no page of this language that may be found; leave it out"
            yield _finding(path, "sitemap", message)
        elif sorted(entry.alternates) != sorted(page.alternates):
            message = f"the hreflang set of {entry.address} is not that of the page; write the same in both"
            yield _finding(path, "sitemap", message)
    for address in missing:
        yield _finding(path, "sitemap", f"{address} is missing; add it")


def no_site_url(site: BuiltSite) -> Iterator[Finding]:
    """Rule `no-site-url`: a copy that does not know its address names none, not even a placeholder (design §4.6)."""
    if site.home.site_url:
        return
    for page in site.pages.values():
        kinds = {
            '<link rel="canonical">': page.canonical,
            "<link hreflang>": page.alternates,
            "og:url": page.meta.get("og:url"),
        }
        for kind in (name for name, found in kinds.items() if found):
            message = f"{kind} on a copy that has no SITE_URL; set SITE_URL, or leave it out"
            yield _finding(page.url, "no-site-url", message)
    for path in sorted(_sitemaps(site)):
        yield _finding(
            path, "no-site-url", "a sitemap of a copy that has no SITE_URL; set SITE_URL, or leave it out"
        )
    if "sitemap:" in site.texts.get("/robots.txt", "").lower():
        message = "a sitemap is named on a copy that has no SITE_URL; leave the line out"
        yield _finding("/robots.txt", "no-site-url", message)


@dataclass(kw_only=True, slots=True)
class _Entry:
    address: str = ""
    alternates: Alternates = field(default_factory=list)


def _read_sitemap(text: str) -> list[_Entry]:
    """Return the entries of a sitemap or of an index of sitemaps (sitemaps.org, 0.9)."""
    entries: list[_Entry] = []
    opened: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        opened.append(name.rpartition(" ")[2])
        if opened[-1] in {"url", "sitemap"}:
            entries.append(_Entry())
        elif opened[-1] == "link":
            entries[-1].alternates.append((attributes.get("hreflang", ""), attributes.get("href", "")))

    def characters(data: str) -> None:
        if opened[-1] == "loc":
            entries[-1].address += data.strip()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    parser.CharacterDataHandler = characters
    parser.Parse(text, True)
    return entries


def _sitemaps(site: BuiltSite) -> set[str]:
    return {path for path in site.files if path.rpartition("/")[2].startswith("sitemap") and ".xml" in path}


def _finding(path: str, rule: str, message: str) -> Finding:
    return Finding(path=path, line=None, rule=rule, message=message)
