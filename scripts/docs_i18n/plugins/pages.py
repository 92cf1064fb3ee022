"""A page on its way from Markdown to HTML: what it inherits, what it is compared with, what it may not contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
from mkdocs.utils import get_relative_url

from docs_i18n.checks.heading_ids import check_heading_ids
from docs_i18n.checks.unsafe_markup import find_unsafe_markup, find_unsafe_values
from docs_i18n.content_places import unknown_pictures
from docs_i18n.front_matter import TEMPLATES, inherit
from docs_i18n.link_marks import mark_foreign_links
from docs_i18n.page_marks import marked
from docs_i18n.page_tree import PageShape, PageTask, is_untranslated
from docs_i18n.plugins.glossary_pages import glossary_url
from docs_i18n.plugins.localized_file import localized
from docs_i18n.plugins.operator import fill_placeholders
from docs_i18n.plugins.page_links import root_relative
from docs_i18n.reading_time import reading_minutes
from docs_i18n.term_links import TermTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from docs_i18n.model import Finding
    from docs_i18n.plugins.state import BuildState


_READ_VALUES = ("title", "description")


def prepare_page(text: str, page: Page, config: MkDocsConfig, state: BuildState) -> str:
    """Complete the head of a translation, fill in the operator, and set the task for the page tree."""
    own = state.translations.heads.get(page.file.src_uri)
    if own is not None:
        # MkDocs finds heads by looser rules (`...` as their end, heads with no fence); only ours is checked.
        page.meta = dict(own.values)
    source = state.project.source
    locale = localized(page.file).locale
    relative = localized(page.file).norm_src_uri
    head = state.translations.heads.get(relative)
    is_translation = locale != source.locale and head is not None
    if is_translation and head:
        page.meta = inherit(page.meta, head.values)
        state.untranslated_values[page.file.src_uri] = frozenset(
            name
            for name in _READ_VALUES
            if name in page.meta and is_untranslated(str(page.meta[name]), {str(head.values.get(name))})
        )
    if page.meta.get("template") not in TEMPLATES and page.file.generated_by is None:
        page.meta.pop("template", None)
    text = fill_placeholders(
        text, state.options, state.repository, state.strings[locale], state.contacts.of(locale)
    )
    state.page_tree.task = PageTask(
        source=_source_shape(relative, config, state) if is_translation else None,
        source_lang=source.lang,
    )
    state.term_links.task = _term_task(page, locale, state)
    return text


def _term_task(page: Page, locale: str, state: BuildState) -> TermTask | None:
    """Words are explained in the text that people wrote, by forms of its language, in the reader's language."""
    if page.file.generated_by is not None or not state.glossary.concepts:
        return None
    return TermTask(
        url=get_relative_url(glossary_url(state.current.language), page.url),
        lang=state.project.language(locale).lang,
        matcher=state.matcher,
    )


def _source_shape(relative: str, config: MkDocsConfig, state: BuildState) -> PageShape | None:
    """The shape of an English page; rendered for it where English is not built (a preview of one language)."""
    if relative not in state.shapes:
        state.page_tree.task = PageTask()
        _render(state.translations.heads[relative].body, config)
        if state.page_tree.task.shape:
            state.shapes[relative] = state.page_tree.task.shape
    return state.shapes.get(relative)


def _render(text: str, config: MkDocsConfig) -> str:
    return markdown.markdown(
        text, extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )


def finish_page_html(html: str, page: Page, config: MkDocsConfig, files: Files, state: BuildState) -> str:
    """Remember the shape of an English page; refuse markup that could act on the reader's behalf; mark links."""
    locale = localized(page.file).locale
    if locale == state.project.source.locale and state.page_tree.task.shape:
        state.shapes[page.file.src_uri] = state.page_tree.task.shape
    shape = state.page_tree.task.shape
    state.download_marks[page.file.src_uri] = shape.downloads if shape else ()
    if state.term_links.task:
        state.terms[page.file.src_uri] = tuple(state.term_links.task.found)
        state.term_links.task = None
    if locale == state.current.language.locale:
        text = page.file.content_string
        state.unknown_pictures.extend(unknown_pictures(_place(page, state), text, html, state.pictures))
    state.differing_headings.extend(_find_differing_headings(page, state))
    state.untranslated_headings[page.file.src_uri] = state.page_tree.task.untranslated
    state.minutes[page.file.src_uri] = reading_minutes(html, locale)
    # A fallback page is judged where its own language is built, or here if that is not built at all.
    is_judged_here = locale == state.current.language.locale or locale not in state.built
    if is_judged_here and page.file.generated_by is None:
        state.unsafe.extend(_find_unsafe(html, page, config, state))
    html = marked(html)
    return _mark_links(html, page, files, state) if locale == state.current.language.locale else html


def _mark_links(html: str, page: Page, files: Files, state: BuildState) -> str:
    build = state.current
    if build.foreign is None:
        build.foreign = {
            root_relative(file.url): state.project.language(localized(file).locale).lang
            for file in files.documentation_pages()
            if localized(file).locale != build.language.locale
        }
    words = build.strings.text("in English")
    return mark_foreign_links(html, root_relative(page.url), build.foreign, words, build.language.lang)


def _find_differing_headings(page: Page, state: BuildState) -> Iterator[Finding]:
    task = state.page_tree.task
    if task.source and task.shape:
        yield from check_heading_ids(_place(page, state), task.shape.skeleton, task.source.skeleton)


def _place(page: Page, state: BuildState) -> str:
    """The file of a page as its author knows it: `docs_pt/guide.md`."""
    file = localized(page.file)
    return f"{state.project.language(file.locale).folder}/{file.norm_src_uri}"


def _find_unsafe(html: str, page: Page, config: MkDocsConfig, state: BuildState) -> Iterator[Finding]:
    """Judge the HTML that will be published: other plugins, and MkDocs' own idea of a head, have been at the text."""
    place = _place(page, state)
    text = page.file.content_string

    def render(markdown_text: str) -> str:
        state.page_tree.task = PageTask()
        # As mkdocs-static-i18n does on the way: more characters end a line than the usual ones.
        return _render("\n".join(markdown_text.splitlines()), config)

    yield from find_unsafe_values(place, text)
    yield from find_unsafe_markup(place, text, render, html=html)
