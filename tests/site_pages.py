"""Which pages the browser tests look at: one of each template in every language, and every page there is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docs_i18n.config import read_project
from site_server import BASE_PATH

if TYPE_CHECKING:
    from docs_i18n.model import Language

ROOT = Path(__file__).parent.parent
PROJECT = read_project(ROOT / "mkdocs.yml")
SITE_URL = f"https://example.org{BASE_PATH}"
REPO_URL = "https://github.com/o/r"
CONTACT_EMAIL = "site@example.org"
"""What the site is built with."""

LANGUAGES = PROJECT.languages
LOCALES = tuple(language.locale for language in LANGUAGES)

GUIDE = "start/from-idea-to-action/"
"""Translated into every language."""
BRIEF = "briefs/systemic-discrimination/"
"""Where a word of the glossary is explained."""
UNTRANSLATED = ("about/index.md", "about/licence.md")
"""The site is built without the translations of these."""
FALLBACK = "about/"
"""English; a fallback page in the other languages."""

TEMPLATES = {
    "home": "",
    "guide": GUIDE,
    "brief": BRIEF,
    "citizens": "citizens/what-you-can-do/",
    "about": FALLBACK,
    "glossary": "glossary/",
    "glossary in all languages": "glossary/languages/",
    "section": "guides/",
    "choose": "choose/",
    "drawing": "start/what-is-an-intercultural-city/",
    "all-pages": "all-pages/",
    "templates": "templates/",
    "status": "translate/status/",
    "coordination": "translate/coordination/",
    "search": "search/",
    "404": "not/there/",
}
"""A page of each kind to its address below the home page of a language; the last one is not there."""


def language(locale: str) -> Language:
    return PROJECT.language(locale)


def prefix(locale: str) -> str:
    """Where a language begins: `` or `pt/`."""
    return "" if language(locale).is_source else f"{locale}/"


def address(template: str, locale: str) -> str:
    """The address of a page of that kind, below the home page of the site."""
    return prefix(locale) + TEMPLATES[template]


@dataclass(frozen=True, kw_only=True, slots=True)
class SitePage:
    """A page of the built site."""

    url: str
    """Below the home page of the site: `pt/about/`; for an error page its file, `pt/404.html`."""

    file: Path

    @property
    def language(self) -> Language:
        locale = self.url.partition("/")[0]
        return next((each for each in PROJECT.translations if each.locale == locale), PROJECT.source)

    @property
    def is_error_page(self) -> bool:
        return self.file.name == "404.html"

    @property
    def html(self) -> str:
        return self.file.read_text(encoding="utf-8")


def site_pages(site: Path) -> list[SitePage]:
    """Every page of a built site, but for those that only lead on to another."""
    pages = []
    for file in sorted(site.rglob("*.html")):
        url = file.relative_to(site).as_posix()
        url = "" if url == "index.html" else url.removesuffix("index.html")
        page = SitePage(url=url, file=file)
        if 'http-equiv="refresh"' not in page.html:
            pages.append(page)
    return pages
