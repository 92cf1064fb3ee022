"""What is written beside the pages: for each language when its pages are, for the site at the end, when it is checked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docs_i18n.checks.built_files import read_pages
from docs_i18n.checks.built_site import check_built_site
from docs_i18n.glossary_data import terms_csv, terms_json, terms_jsonld
from docs_i18n.host_files import POLICY, host_files
from docs_i18n.model import Finding
from docs_i18n.plugins.downloads import written_files
from docs_i18n.plugins.glossary_pages import glossary_url
from docs_i18n.plugins.interface_pages import SEARCH, SITE_NAME, TEMPLATES
from docs_i18n.plugins.page_links import home_url, root_relative
from docs_i18n.plugins.tracker import DATA_FILES, work_links
from docs_i18n.plugins.tracker_views import english_changes
from docs_i18n.redirects import old_url, redirect_page, relative_target
from docs_i18n.report.data import to_json
from docs_i18n.report.table_files import to_csv
from docs_i18n.search import IndexedPage as SearchedPage
from docs_i18n.search import build_bundle
from docs_i18n.share_image import share_image, touch_icon
from docs_i18n.site_index import feed, feed_path, robots, sitemap, sitemap_index, sitemap_name
from docs_i18n.strings import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.model import Language
    from docs_i18n.plugins.state import BuildState, LanguageBuild, RenderedPage

# What people type who want a file, besides what it is about: found on every page that offers one.
_FILE_WORDS = gettext_noop("Word docx ODT OpenDocument file template")


def finish_language(state: BuildState, build: LanguageBuild) -> None:
    """Write what belongs to one language; of its pages only what others need is kept."""
    _write(state, f"{home_url(build.language)}404.html", build.error_page)
    _write_search(state, build)
    for page in build.pages:
        page.html = ""
    for name, file in written_files(build):
        _write(state, name, file)
    _write_glossary(state, build)
    _write_work_files(state, build)
    if state.is_preview:
        return
    _write_indexes(state, build)
    _write_picture(state, build)


def read_language(state: BuildState, language: Language) -> None:
    """Read the finished pages of a language for the check of the whole site, while others are still being built."""
    if state.is_preview or state.project.source.locale not in state.built:
        return
    others = [home_url(each) for each in state.project.translations if each != language]
    state.read_pages |= read_pages(state.site, home_url(language), others, state.site_url or None)


def finish_site(state: BuildState) -> Iterator[Finding]:
    """Write what belongs to the whole site, then say what is wrong with it."""
    for build in state.languages.values():
        yield from _write_redirects(state, build)
    state.file_cache.tidy()
    _write_site_files(state)
    if state.is_preview:
        _lead_to_the_only_language(state)
        return
    languages = [build.language for build in state.languages.values()]
    source = state.project.source.locale
    yield from check_built_site(state.site, languages, state.site_url or None, source, state.read_pages)


def _write_site_files(state: BuildState) -> None:
    languages, summary, claims = state.project.translations, state.tracker.summary, state.tracker.claims
    reports = (to_json(summary, languages, claims), to_csv(summary, languages, claims))
    for name, content in zip(DATA_FILES, reports, strict=True):
        _write(state, name, content)
    if state.glossary.concepts:
        name = f"{glossary_url(state.project.source)}terms.csv"
        _write(state, name, terms_csv(state.glossary, state.project.languages))
    if state.is_preview:
        return
    _write(state, "robots.txt", robots(state.languages, state.site_url))
    if state.site_url:
        _write(state, "sitemap.xml", sitemap_index(state.languages, state.site_url))
    _write(state, "toolbox/touch-icon.png", touch_icon())
    folders = [locale for locale in state.built if locale != state.project.source.locale]
    for name, content in host_files(state.base_path, folders).items():
        _write(state, name, content)


def _lead_to_the_only_language(state: BuildState) -> None:
    """Where a preview shows one translation only, the address that MkDocs prints leads to it."""
    build = state.current
    if state.project.source.locale in state.languages:
        return
    text = build.strings.text
    target = home_url(build.language)
    page = redirect_page(
        build.language.lang, text(SITE_NAME), text("Go to the page"), target, canonical="", policy=""
    )
    _write(state, "index.html", page)


def _write(state: BuildState, name: str, content: str | bytes) -> None:
    path = state.site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _write_indexes(state: BuildState, build: LanguageBuild) -> None:
    if not state.site_url:
        return
    pages = [page.index for page in build.pages if not (page.is_fallback or page.is_hidden)]
    name = sitemap_name(build.language.locale)
    _write(state, name, sitemap(pages, state.project.languages, state.site_url))
    title = build.strings.text(SITE_NAME)
    changes = english_changes(state, build, pages)
    _write(state, feed_path(build.language), feed(pages, build.language, title, state.site_url, changes))


def _write_work_files(state: BuildState, build: LanguageBuild) -> None:
    """For each page that is missing the file it begins as, and the Word files to fill in."""
    for page in state.tracker.summary.of(build.language.locale):
        links = work_links(state.tracker, page, build.language, None)
        if links.download:
            _write(state, links.download, state.tracker.scaffold(page.page))
    for name, data in state.sheets.files(build.language, state.project.source):
        _write(state, name, data)


def _write_picture(state: BuildState, build: LanguageBuild) -> None:
    home = next((page for page in build.pages if page.index.url == home_url(build.language)), None)
    subtitle = home.index.description if home else ""
    picture = share_image(build.strings.text(SITE_NAME), subtitle, build.language.lang)
    _write(state, f"share/{build.language.locale}.png", picture)


def _write_glossary(state: BuildState, build: LanguageBuild) -> None:
    """What programs read; addresses in it are whole where the site's own is known."""
    glossary, source = state.glossary, state.project.source
    if not glossary.concepts:
        return
    root = state.site_url or "/"
    folder = glossary_url(build.language)
    name = f"{build.strings.text('Glossary')} – {build.strings.text(SITE_NAME)}"
    linked = terms_jsonld(glossary, build.language, name, root + folder, root + glossary_url(source))
    _write(state, f"{folder}terms.jsonld", linked)
    _write(state, f"{folder}terms.json", terms_json(glossary, build.language, source, root + folder))


def _write_search(state: BuildState, build: LanguageBuild) -> None:
    offering = {root_relative(offer.page.url) for offer in build.offers}
    file_words = (build.strings.text(_FILE_WORDS),)
    pages = []
    for page in build.pages:
        url = page.index.url
        html = page.html if "data-pagefind-body" in page.html else _named(page, build)
        if html and not page.is_fallback:
            is_offering = url in offering or url == f"{home_url(build.language)}{TEMPLATES}/"
            words = (*page.search_words, *(file_words if is_offering else ()))
            is_list = html is not page.html
            pages.append(SearchedPage(url=url, html=html, search_words=words, is_list=is_list))
    build_bundle(pages, build.language.lang, state.site / home_url(build.language) / "pagefind")


def _named(page: RenderedPage, build: LanguageBuild) -> str:
    """A list that the site makes itself is found by its name and what it is, not by each name in it; "" for the rest."""
    index = page.index
    if not index.is_interface or page.is_hidden or index.url == f"{home_url(build.language)}{SEARCH}/":
        return ""
    return f"<h1>{escape(index.title)}</h1><p data-pagefind-body>{escape(f'{index.title}. {index.description}')}</p>"


def _write_redirects(state: BuildState, build: LanguageBuild) -> Iterator[Finding]:
    """Leave a page at each old address, but never in the place of a page that is there."""
    for page in build.pages:
        for old_path in page.redirect_from:
            old = home_url(build.language) + old_url(old_path)
            if (state.site / old / "index.html").exists():
                message = (
                    f"`redirect_from: {old_path}` is the address of another page; take it out of the list"
                )
                yield Finding(path=f"/{page.index.url}", line=None, rule="redirect", message=message)
                continue
            _write(
                state,
                f"{old}index.html",
                redirect_page(
                    build.language.lang,
                    build.strings.text("This page has moved"),
                    build.strings.text("Go to the page"),
                    relative_target(old, page.index.url),
                    canonical=f"{state.site_url}{page.index.url}" if state.site_url else "",
                    policy="" if state.is_preview else POLICY,
                ),
            )
