"""All checks of pages and their translations, over the whole site or the files that are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.checks import avoided_terms, download_marks, heading_id, page_shape, plain_language, subtitles
from docs_i18n.checks.translation.names import RULE as NAMES_RULE
from docs_i18n.checks.translation.rules import RULES, check_names, check_translation, site_names
from docs_i18n.glossary_files import read_glossary
from docs_i18n.term_base import make_term_base

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from docs_i18n.model import Finding
    from docs_i18n.site import Page, Site
    from docs_i18n.term_base import TermBase


def all_rules() -> Iterator[tuple[str, str]]:
    """Name and purpose of every rule, in one line each."""
    yield NAMES_RULE, "every name that stays as it is has its reason"
    yield heading_id.RULE, "every English heading has an id of its own"
    yield page_shape.RULE, "each kind of page has the sections its readers look for"
    yield download_marks.RULE, "sections that are offered as files say how long they take"
    yield plain_language.LONG_SENTENCE, "no English sentence has more than 25 words"
    yield plain_language.ABBREVIATION, "every abbreviation is explained on its page"
    yield plain_language.SHORT, "points of #in-short are short, in every language"
    yield avoided_terms.RULE, "no text says what the glossary lists as avoided"
    for rule in RULES:
        yield rule.name, rule.about
    yield subtitles.TIMING, "subtitles can be read in time: 17 characters a second, two lines, one at a time"
    yield subtitles.TAGS, "subtitles have the markup of the English"


def check_site(
    site: Site, only: Collection[str] = (), *, progress: Callable[[int, int], None] | None = None
) -> Iterator[Finding]:
    """Yield the findings of every page; `only` names files, from the project's root, to look at.

    `progress` is told how many of how many English pages are done.
    """
    if not only:
        yield from check_names(site)
    glossary = read_glossary(site)
    terms = {
        language.locale: make_term_base(glossary, language.locale) for language in site.project.languages
    }
    for done, relative in enumerate(site.sources):
        if progress:
            progress(done, len(site.sources))
        source = site.source(relative)
        if source is None:
            continue
        if not only or _place(source) in only:
            yield from source.findings
            yield from _check_source(source)
            yield from _avoided(site, source, terms)
        if not source.is_local:
            yield from _check_translations(site, source, only, terms)


def _check_source(source: Page) -> Iterator[Finding]:
    yield from heading_id.check_heading_ids(_place(source), source.document)
    yield from page_shape.find_shape(source)
    yield from download_marks.find_download_marks(source)
    yield from plain_language.find_long_sentences(source)
    yield from plain_language.find_abbreviations(source)
    yield from plain_language.find_long_points(source)


def _check_translations(
    site: Site, source: Page, only: Collection[str], terms: Mapping[str, TermBase]
) -> Iterator[Finding]:
    for language in site.project.translations:
        if only and f"{language.folder}/{source.relative}" not in only:
            continue
        target = site.page(language.locale, source.relative)
        if target:
            yield from target.findings
            yield from check_translation(site, source, target, terms[language.locale])
            yield from plain_language.find_long_points(target)
            yield from _avoided(site, target, terms)


def _avoided(site: Site, page: Page, terms: Mapping[str, TermBase]) -> Iterator[Finding]:
    names = site_names(site, page.language)
    yield from avoided_terms.find_avoided_terms(page, terms[page.language.locale], names)


def _place(page: Page) -> str:
    return f"{page.language.folder}/{page.relative}"
