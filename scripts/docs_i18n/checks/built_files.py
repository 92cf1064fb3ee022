"""The finished site as one record: every page read, every other file known by name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docs_i18n.checks.built_address import Home, home_of
from docs_i18n.checks.built_page import BuiltPage, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs_i18n.model import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class BuiltSite:
    """A site as it will be published; every path begins with `/`, its root."""

    home: Home
    """Where it will stand."""

    languages: tuple[Language, ...]
    """The languages it was built in."""

    source: Language
    """The language of its root, which fallback pages are written in."""

    files: frozenset[str]
    """Every file: `/pt/index.html`."""

    pages: Mapping[str, BuiltPage]
    """Every page by its address: `/pt/`."""

    texts: Mapping[str, str]
    """Content of the files that rules read beside pages: style sheets, sitemaps, robots.txt."""

    def language_of(self, url: str) -> Language:
        """Return the language whose folder an address is in."""
        own = (language for language in self.languages if url.startswith(f"/{language.locale}/"))
        return next((language for language in own if not language.is_source), self.source)

    def bare(self, url: str) -> str:
        """Return an address without its language folder: what all translations of a page share."""
        language = self.language_of(url)
        return url if language.is_source else url.removeprefix(f"/{language.locale}")

    def translations(self, url: str) -> dict[str, BuiltPage]:
        """Return the pages that say the same in their own language, by lang; those search engines may know."""
        bare = self.bare(url)
        found = {
            language.lang: self.pages.get(bare if language.is_source else f"/{language.locale}{bare}")
            for language in self.languages
        }
        return {lang: page for lang, page in found.items() if page and is_public(page)}

    def public_pages(self) -> Iterator[BuiltPage]:
        """Yield the pages that search engines may know."""
        return (page for page in self.pages.values() if is_public(page))


def is_public(page: BuiltPage) -> bool:
    """Tell whether a page has a text of its own and does not ask search engines to leave it out."""
    return not (page.is_fallback or page.is_hidden or page.is_redirect)


def read_pages(
    site_dir: Path, folder: str, without: Sequence[str], site_url: str | None
) -> dict[str, BuiltPage]:
    """Read the pages in a folder of a site, `pt/`, by their addresses, but for those in some folders, from its root too."""
    home = home_of(site_url)
    skipped = [f"/{each}" for each in without if each]
    names = (name for name, _ in _files(site_dir, folder) if name.endswith(".html"))
    return {
        _url(name): _read(site_dir, name, home)
        for name in sorted(names)
        if not name.startswith(tuple(skipped))
    }


def _files(site_dir: Path, folder: str = "") -> Iterator[tuple[str, Path]]:
    """Every file below a folder of a site, with its path from the root of the site, which begins with `/`."""
    for path, _, names in os.walk(site_dir / folder):
        start = path[len(str(site_dir)) :].replace(os.sep, "/").rstrip("/")
        yield from ((f"{start}/{name}", Path(path, name)) for name in names)


def _url(name: str) -> str:
    return name.removesuffix("index.html") if name.endswith("/index.html") else name


def _read(site_dir: Path, name: str, home: Home) -> BuiltPage:
    text = (site_dir / name[1:]).read_text(encoding="utf-8", errors="replace")
    return read_page(_url(name), text, home)


def load_built_site(
    site_dir: Path,
    languages: Sequence[Language],
    source: Language,
    site_url: str | None,
    known: Mapping[str, BuiltPage],
) -> BuiltSite:
    """Read a finished site from its folder, but for the pages that are `known` already."""
    home = home_of(site_url)
    files = dict(_files(site_dir))
    pages = {}
    texts = {}
    for name, path in sorted(files.items()):
        if name.endswith(".html"):
            pages[_url(name)] = known.get(_url(name)) or _read(site_dir, name, home)
        elif name.endswith((".css", ".xml")) or name == "/robots.txt":
            texts[name] = path.read_text(encoding="utf-8", errors="replace")
    return BuiltSite(
        home=home, languages=tuple(languages), source=source, files=frozenset(files), pages=pages, texts=texts
    )
