"""What one build knows: settled at the start, gathered language by language, used at the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docs_i18n.front_matter import old_paths, texts, translation
from docs_i18n.plugins.language_folders import Origins
from docs_i18n.plugins.localized_file import localized
from docs_i18n.plugins.page_links import is_hidden, root_relative, translated_urls
from docs_i18n.site_index import IndexedPage
from docs_i18n.term_matching import TermMatcher, surface_forms

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from docs_i18n.addresses import Repository
    from docs_i18n.config import Project
    from docs_i18n.contacts import Contacts
    from docs_i18n.downloads.file_cache import FileCache
    from docs_i18n.downloads.marks import DownloadMark
    from docs_i18n.glossary import Glossary
    from docs_i18n.model import Finding, Language
    from docs_i18n.page_tree import PageShape, PageTree
    from docs_i18n.plugins.downloads import Download, Offer
    from docs_i18n.plugins.navigation import Menu
    from docs_i18n.plugins.sheets import SiteSheets
    from docs_i18n.plugins.site_config import SiteConfig
    from docs_i18n.plugins.tracker import Tracker
    from docs_i18n.plugins.translations import Translations
    from docs_i18n.strings import Strings
    from docs_i18n.term_links import TermLinks


@dataclass(kw_only=True, slots=True)
class RenderedPage:
    """A finished page, kept for the indexes that are made of all of them."""

    index: IndexedPage
    html: str
    search_words: tuple[str, ...]
    is_fallback: bool
    is_hidden: bool
    """Not for search engines: a page of changes."""
    redirect_from: tuple[str, ...]
    """Paths of Markdown files that this page was once made from."""


@dataclass(kw_only=True, slots=True)
class LanguageBuild:
    """One language of a build."""

    language: Language
    strings: Strings
    pages: list[RenderedPage] = field(default_factory=list)
    nav: Navigation = field(init=False)
    """Known once MkDocs has made it."""
    menu: Menu = field(init=False)
    """As soon known as the navigation."""
    error_page: str = ""
    """The language's 404.html."""
    downloads: dict[tuple[str, str], Download] = field(default_factory=dict)
    """Sections with files of their own, by path of the page inside its language folder and id."""
    offers: list[Offer] = field(default_factory=list)
    """What its pages offer, the English files of fallback pages included."""

    def remember(self, page: Page, html: str) -> None:
        meta = page.meta
        days = (translation(meta).get("translated_on"), translation(meta).get("reviewed_on"))
        updated = max((day.isoformat()[:10] for day in days if isinstance(day, dt.date)), default="")
        reviewed = meta.get("reviewed")
        index = IndexedPage(
            locale=self.language.locale,
            url=root_relative(page.url),
            title=str(page.title),
            description=str(meta.get("description", "")),
            updated=updated or (reviewed.isoformat()[:10] if isinstance(reviewed, dt.date) else ""),
            alternates=translated_urls(page),
            is_interface=page.file.generated_by is not None,
        )
        self.pages.append(
            RenderedPage(
                index=index,
                html=html,
                search_words=texts(meta, "search_words"),
                is_fallback=localized(page.file).locale != self.language.locale,
                is_hidden=is_hidden(page),
                redirect_from=old_paths(meta),
            )
        )


@dataclass(kw_only=True, slots=True)
class BuildState:
    """One build of all languages."""

    project: Project
    options: SiteConfig
    is_preview: bool
    site_url: str
    """The public address with a slash at the end; "" where it is not known or this is a preview."""
    base_path: str
    """Path of the site on its host, as in `/toolbox/`."""
    final_site: Path
    site: Path
    """Where this build writes."""
    repository: Repository | None
    built: list[str]
    """Locales of this build, the source first."""
    translations: Translations
    glossary: Glossary
    tracker: Tracker
    contacts: Contacts
    sheets: SiteSheets
    page_tree: PageTree
    pictures: frozenset[str]
    """Names of the pictures that drawings may show."""
    term_links: TermLinks
    strings: dict[str, Strings]
    file_cache: FileCache
    """Files to download that earlier builds have made."""
    origins: Origins = field(default_factory=Origins)
    section_pages: dict[str, str] = field(default_factory=dict)
    """English title of a section of the menu to the path of the page that lists it."""
    shapes: dict[str, PageShape] = field(default_factory=dict)
    """src_uri of an English page to its shape, once rendered."""
    untranslated_headings: dict[str, frozenset[str]] = field(default_factory=dict)
    """src_uri to the ids of headings that are still English in a translated page."""
    untranslated_values: dict[str, frozenset[str]] = field(default_factory=dict)
    """src_uri to the names of front-matter values that are still English in a translated page."""
    minutes: dict[str, int] = field(default_factory=dict)
    """src_uri to the minutes that reading the text of a page takes."""
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """src_uri to the concepts that are explained on a page, in the order of the text."""
    download_marks: dict[str, tuple[DownloadMark, ...]] = field(default_factory=dict)
    """src_uri to the sections of a page that are offered as files."""
    matchers: dict[str, TermMatcher] = field(default_factory=dict)
    """BCP 47 tag to the matcher of the glossary's terms, once used."""
    unsafe: list[Finding] = field(default_factory=list)
    """Markup that must not reach a reader; any of it stops the build before a page is written."""
    unknown_pictures: list[Finding] = field(default_factory=list)
    """Drawings that ask for a picture there is not."""
    differing_headings: list[Finding] = field(default_factory=list)
    """Translations whose headings are not those of the English page; told, but no reason to stop."""
    languages: dict[str, LanguageBuild] = field(default_factory=dict)
    """Every language built so far; the last one is being built."""

    @property
    def current(self) -> LanguageBuild:
        return self.languages[next(reversed(self.languages))]

    def matcher(self, lang: str) -> TermMatcher | None:
        """The matcher of the terms in a language; None where the glossary has nothing in it."""
        if lang not in self.matchers:
            for language in self.project.languages:
                if language.lang == lang:
                    forms = surface_forms(self.glossary.entries[language.locale].values())
                    self.matchers[lang] = TermMatcher(forms, language.locale)
        return self.matchers.get(lang)

    def begin_language(self, locale: str) -> None:
        self.languages[locale] = LanguageBuild(
            language=self.project.language(locale), strings=self.strings[locale]
        )
