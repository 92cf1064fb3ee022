"""After all languages: indexes, search, pictures and host files are written once, and the site is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.checks.built_site import check_built_site
from docs_i18n.glossary_data import terms_csv, terms_json, terms_jsonld
from docs_i18n.host_files import POLICY, host_files
from docs_i18n.model import Finding
from docs_i18n.plugins.downloads import written_files
from docs_i18n.plugins.glossary_pages import glossary_url
from docs_i18n.plugins.interface_pages import SITE_NAME
from docs_i18n.plugins.page_links import home_url
from docs_i18n.plugins.tracker import DATA_FILES, work_links
from docs_i18n.plugins.tracker_views import english_changes
from docs_i18n.redirects import old_url, redirect_page, relative_target
from docs_i18n.report.data import to_json
from docs_i18n.report.table_files import to_csv
from docs_i18n.search import IndexedPage as SearchedPage
from docs_i18n.search import build_bundle
from docs_i18n.share_image import share_image, touch_icon
from docs_i18n.site_index import feed, feed_path, robots, sitemap, sitemap_index, sitemap_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.plugins.state import BuildState, LanguageBuild


def finish_site(state: BuildState) -> Iterator[Finding]:
    """Write what belongs to the whole site, then say what is wrong with it."""
    yield from state.unknown_pictures
    for build in state.languages.values():
        _write(state, f"{home_url(build.language)}404.html", build.error_page)
        yield from _write_redirects(state, build)
        _write_search(state, build)
    for name, file in written_files(state):
        _write(state, name, file)
    _write_glossary(state)
    _write_tracker_files(state)
    if state.is_preview:
        _lead_to_the_only_language(state)
        return
    _write_indexes(state)
    _write_pictures(state)
    folders = [locale for locale in state.built if locale != state.project.source.locale]
    for name, content in host_files(state.base_path, folders).items():
        _write(state, name, content)
    languages = [build.language for build in state.languages.values()]
    yield from check_built_site(state.site, languages, state.site_url or None, state.project.source.locale)


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


def _write_indexes(state: BuildState) -> None:
    _write(state, "robots.txt", robots(state.languages, state.site_url))
    if not state.site_url:
        return
    _write(state, "sitemap.xml", sitemap_index(state.languages, state.site_url))
    for locale, build in state.languages.items():
        pages = [page.index for page in build.pages if not (page.is_fallback or page.is_hidden)]
        _write(state, sitemap_name(locale), sitemap(pages, state.project.languages, state.site_url))
        name = build.strings.text(SITE_NAME)
        changes = english_changes(state, build, pages)
        _write(state, feed_path(build.language), feed(pages, build.language, name, state.site_url, changes))


def _write_tracker_files(state: BuildState) -> None:
    """The data of the tracker, for each page that is missing the file it begins as, and the Word files to fill in."""
    languages, summary, claims = state.project.translations, state.tracker.summary, state.tracker.claims
    reports = (to_json(summary, languages, claims), to_csv(summary, languages, claims))
    for name, content in zip(DATA_FILES, reports, strict=True):
        _write(state, name, content)
    for page in summary.pages:
        language = state.project.language(page.locale)
        if page.locale in state.languages:
            links = work_links(state.tracker, page, language, None)
            if links.download:
                _write(state, links.download, state.tracker.scaffold(page.page))
    for build in state.languages.values():
        for name, data in state.sheets.files(build.language, state.project.source):
            _write(state, name, data)


def _write_pictures(state: BuildState) -> None:
    for locale, build in state.languages.items():
        home = next((page for page in build.pages if page.index.url == home_url(build.language)), None)
        subtitle = home.index.description if home else ""
        picture = share_image(build.strings.text(SITE_NAME), subtitle, build.language.lang)
        _write(state, f"share/{locale}.png", picture)
    _write(state, "toolbox/touch-icon.png", touch_icon())


def _write_glossary(state: BuildState) -> None:
    """What programs and spreadsheets read; addresses in it are whole where the site's own is known."""
    glossary, source = state.glossary, state.project.source
    if not glossary.concepts:
        return
    root = state.site_url or "/"
    _write(state, f"{glossary_url(source)}terms.csv", terms_csv(glossary, state.project.languages))
    for build in state.languages.values():
        folder = glossary_url(build.language)
        name = f"{build.strings.text('Glossary')} – {build.strings.text(SITE_NAME)}"
        linked = terms_jsonld(glossary, build.language, name, root + folder, root + glossary_url(source))
        _write(state, f"{folder}terms.jsonld", linked)
        _write(state, f"{folder}terms.json", terms_json(glossary, build.language, source, root + folder))


def _write_search(state: BuildState, build: LanguageBuild) -> None:
    pages = [
        SearchedPage(url=page.index.url, html=page.html, search_words=page.search_words)
        for page in build.pages
        if not page.is_fallback and "data-pagefind-body" in page.html
    ]
    build_bundle(pages, build.language.lang, state.site / home_url(build.language) / "pagefind")


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
