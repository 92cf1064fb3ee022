"""Translated subtitles: whether they can be read in time, have the markup of the English, and are in one language.

Of the rules between a page and its translation those run that are about words; the others are about Markdown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docs_i18n.checks.translation import (
    agreed_terms,
    brazilian_forms,
    contact_details,
    english_left,
    mixed_alphabets,
    number_values,
    quotation_marks,
    russian_letters,
)
from docs_i18n.checks.translation.names import FILE, make_names, read_names
from docs_i18n.checks.translation.page_pair import pair_page
from docs_i18n.checks.translation.rules import is_begun
from docs_i18n.cue_text import changed_tags
from docs_i18n.glossary_files import read_glossary
from docs_i18n.model import Finding
from docs_i18n.subtitle_edit import time_changes
from docs_i18n.subtitle_timing import timing_problems
from docs_i18n.term_base import make_term_base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.names import Names
    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Language
    from docs_i18n.site import Page, Site
    from docs_i18n.term_base import TermBase

TIMING = "subtitle-timing"
TAGS = "subtitle-tags"
_ABOUT_WORDS = (
    number_values,
    contact_details,
    english_left,
    russian_letters,
    mixed_alphabets,
    brazilian_forms,
    agreed_terms,
    quotation_marks,
)


def check_subtitles(project_site: Site, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the translations of a subtitle file; terms and names are those of the project."""
    glossary = read_glossary(project_site)
    for language in project_site.project.translations:
        for relative in site.sources:
            source, target = site.source(relative), site.page(language.locale, relative)
            if source and target:
                yield from target.findings
                names = _names(project_site, language)
                yield from _check(source, target, language, names, make_term_base(glossary, language.locale))


def _names(project_site: Site, language: Language) -> Names:
    """What stays as it is, in the project’s lists."""
    project = project_site.project
    folders = (project.folder(project.source), project.folder(language))
    files = [folder / FILE for folder in folders]
    texts = [file.read_bytes().decode("utf-8", "replace") if file.is_file() else "" for file in files]
    return make_names(name for text in texts for name in read_names(text))


def _check(
    source: Page, target: Page, language: Language, names: Names, terms: TermBase
) -> Iterator[Finding]:
    def pair(ours: Document, theirs: Document) -> PagePair:
        return pair_page(
            ours,
            theirs,
            language=language,
            path=target.place,
            records=target.records,
            names=names,
            terms=terms,
        )

    words = pair(_without_markup(source.document), _without_markup(target.document))
    if is_begun(words):
        found = [finding for rule in _ABOUT_WORDS for finding in rule.find(words)]
        found += [*_tags(pair(source.document, target.document)), *_timing(source, target)]
        yield from sorted(found, key=lambda finding: finding.line or 0)


def _without_markup(document: Document) -> Document:
    """The same with what is read of each subtitle for its text: the rules know the markup of Markdown only."""
    return replace(document, segments=tuple(replace(one, text=one.plain) for one in document.segments))


def _tags(pair: PagePair) -> Iterator[Finding]:
    for both in pair.translated:
        missing, foreign = changed_tags(both.source.text, both.target.text)
        for tag in missing:
            yield pair.finding(both.target.line, TAGS, f"`{tag}` of the English is missing; copy it as it is")
        for tag in foreign:
            yield pair.finding(both.target.line, TAGS, f"`{tag}` is not in the English; take it out")


def _timing(source: Page, target: Page) -> Iterator[Finding]:
    for line, message in timing_problems(target.document.text):
        yield Finding(path=target.place, line=line, rule=TIMING, message=message)
    for change in time_changes(source.document, target.document, target.records):
        line = target.document.segments[change.number].line
        todo = (
            "record the file, and it follows"
            if change.follows
            else "its own times stay; see whether they fit"
        )
        message = f"the English has other times now, {change.when}; {todo}"
        yield Finding(path=target.place, line=line, rule=TIMING, message=message)
