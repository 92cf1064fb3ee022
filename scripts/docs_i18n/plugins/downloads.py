"""Sections that are offered as files: made for one language when its pages are read, shown on them, written at the end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urldefrag, urljoin

from mkdocs.utils import get_relative_url

from docs_i18n.downloads.converter import OfficeDocument, make_files
from docs_i18n.downloads.file_cache import FileCache
from docs_i18n.downloads.marks import place_markup
from docs_i18n.downloads.section import PageView, cut_section
from docs_i18n.front_matter import translation
from docs_i18n.model import Finding
from docs_i18n.plugins.localized_file import localized
from docs_i18n.plugins.page_links import root_relative
from docs_i18n.plugins.tracker_views import notice_context
from docs_i18n.strings import with_country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment, Template
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from docs_i18n.config import Project
    from docs_i18n.downloads.converter import OfficeFiles
    from docs_i18n.downloads.marks import DownloadMark
    from docs_i18n.downloads.section import Section
    from docs_i18n.plugins.state import BuildState, LanguageBuild

_FOLDER = (".cache", "downloads")
_MOST_BYTES = 64_000_000
_NO_DAY = dt.date(1980, 1, 1)
_ALWAYS_KNOWN = ("https:", "http:", "mailto:", "tel:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """A section as two files."""

    mark: DownloadMark
    title: str
    lang: str
    """BCP 47 tag of the files’ text, as in HTML."""
    url: str
    """Their address from the root of the site, without the ending."""
    files: OfficeFiles

    @property
    def kinds(self) -> tuple[tuple[str, str, int], ...]:
        """Name of the format, ending and size of each file."""
        return (
            ("Word", "docx", len(self.files.docx)),
            ("OpenDocument", "odt", len(self.files.odt)),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A file on the page where it is offered: a fallback page offers the English one."""

    page: Page
    download: Download


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wanted:
    """A section that has to be made into files."""

    page: Page
    mark: DownloadMark
    section: Section


def prepare_downloads(env: Environment, files: Files, state: BuildState) -> Iterator[Finding]:
    """Make the files of all pages of the language that is being built, and show them below their headings."""
    build = state.current
    pages = [file.page for file in files.documentation_pages() if file.page and file.generated_by is None]
    wanted = [
        _Wanted(page=page, mark=mark, section=section)
        for page in pages
        if localized(page.file).locale == build.language.locale
        for mark in state.download_marks.get(page.file.src_uri, ())
        if (section := cut_section(page.content or "", mark.id, _view(page, files, state)))
    ]
    template = env.get_template("download.html")
    documents = [_document(each, template, state) for each in wanted]
    for each, made in zip(wanted, make_files(documents, state.file_cache), strict=True):
        if made.problem:
            message = f"#{each.mark.id} cannot be made into a file: {made.problem}"
            yield Finding(path=_place(each.page, state), line=None, rule="download", message=message)
        else:
            build.downloads[_key(each.page, each.mark)] = _download(each, made, state)
    words: Any = env.get_template("partials/download.html").module
    for page in pages:
        for mark in state.download_marks.get(page.file.src_uri, ()):
            _show(page, mark, words, state)


def _place(page: Page, state: BuildState) -> str:
    file = localized(page.file)
    return f"{state.project.language(file.locale).folder}/{file.norm_src_uri}"


def _key(page: Page, mark: DownloadMark) -> tuple[str, str]:
    return localized(page.file).norm_src_uri, mark.id


def _show(page: Page, mark: DownloadMark, words: Any, state: BuildState) -> None:
    """Put the links to the files in their place, or take the place away where there are none."""
    source = state.languages.get(localized(page.file).locale)
    download = source.downloads.get(_key(page, mark)) if source else None
    shown = ""
    if download:
        offer = Offer(page=page, download=download)
        state.current.offers.append(offer)
        href = quote(get_relative_url(download.url, root_relative(page.url)))
        # A brief is one sheet of paper, and the form that goes with it is not on it.
        is_on_paper = state.site_url and page.meta.get("kind") == "brief"
        address = f"{state.site_url}{quote(download.url)}" if is_on_paper else ""
        shown = str(words.line(download, href, address))
    page.content = (page.content or "").replace(place_markup(mark.id), shown, 1)


def _download(wanted: _Wanted, files: OfficeFiles, state: BuildState) -> Download:
    section = wanted.section
    return Download(
        mark=wanted.mark,
        title=section.title,
        lang=state.current.language.lang,
        url=_url(wanted.page, wanted.mark, state),
        files=files,
    )


def _url(page: Page, mark: DownloadMark, state: BuildState) -> str:
    """Beside the page, with a name that says enough in a folder full of downloads."""
    relative = localized(page.file).norm_src_uri.removesuffix(".md").removesuffix("/index")
    name = relative.rpartition("/")[2]
    stem = mark.id if mark.id.startswith(name) else f"{name}-{mark.id}"
    folder = root_relative(page.url).rpartition("/")[0]
    return f"{folder}/{stem}-{state.current.language.locale}".removeprefix("/")


def _document(wanted: _Wanted, template: Template, state: BuildState) -> OfficeDocument:
    page, section, language = wanted.page, wanted.section, state.current.language
    head = translation(page.meta)
    days = (head.get("reviewed_on"), head.get("translated_on"), page.meta.get("reviewed"))
    day = next((day for day in days if isinstance(day, dt.date)), _NO_DAY)
    address = f"{state.site_url}{root_relative(page.url)}#{wanted.mark.id}" if state.site_url else ""
    html = template.render(
        page=page,
        section=section,
        mark=wanted.mark,
        lang=with_country(language.lang),
        address=address,
        is_translation=page.file.src_uri not in state.translations.local and not language.is_source,
        is_original=language.is_source,
        translation=head,
        notice=notice_context(page, state)["notice"],
    )
    return OfficeDocument(html=html, day=day.isoformat()[:10], pictures=section.pictures)


def _view(page: Page, files: Files, state: BuildState) -> PageView:
    here = f"/{root_relative(page.url)}"
    return PageView(
        lang=state.project.language(localized(page.file).locale).lang,
        language_tag=with_country,
        address=partial(_address, here, state.site_url),
        picture=partial(_picture, here, files),
    )


def _address(here: str, site_url: str, href: str) -> str:
    """The whole address of a link; "" for a page of this site while nobody knows where that stands."""
    if href.lower().startswith(_ALWAYS_KNOWN):
        return href
    target = urljoin(here, href)
    return f"{site_url}{target[1:]}" if site_url and not target.startswith("//") else ""


def _picture(here: str, files: Files, source: str) -> bytes | None:
    target = unquote(urldefrag(urljoin(here, source)).url).removeprefix("/")
    file = next((file for file in files.media_files() if root_relative(file.url) == quote(target)), None)
    return file.content_bytes if file else None


def file_cache(project: Project) -> FileCache:
    return FileCache(project.root.joinpath(*_FOLDER), most_bytes=_MOST_BYTES)


def written_files(build: LanguageBuild) -> Iterator[tuple[str, bytes]]:
    """Every file of a language with its address."""
    for download in build.downloads.values():
        yield f"{download.url}.docx", download.files.docx
        yield f"{download.url}.odt", download.files.odt
