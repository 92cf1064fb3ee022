"""The rules between a page and its translation, and the one function that runs them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.checks.translation import (
    abbreviations,
    admonition_types,
    agreed_terms,
    attribute_lines,
    brazilian_forms,
    code_unchanged,
    contact_details,
    english_left,
    footnotes,
    heading_ids,
    heading_levels,
    images,
    link_targets,
    mixed_alphabets,
    number_values,
    placeholders,
    quotation_marks,
    russian_letters,
    text_length,
)
from docs_i18n.checks.translation.names import FILE, Names, check_names_file, make_names, read_names
from docs_i18n.checks.translation.page_pair import PagePair, pair_page
from docs_i18n.status import is_untranslated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docs_i18n.model import Finding, Language
    from docs_i18n.site import Page, Site
    from docs_i18n.term_base import TermBase


class Rule(NamedTuple):
    """A rule between a page and its translation."""

    name: str
    about: str
    """What it holds a translation to, in one line for people."""
    find: Callable[[PagePair], Iterator[Finding]]


RULES = (
    Rule(heading_ids.RULE, "headings have the ids of the English page, each once", heading_ids.find),
    Rule(heading_levels.RULE, "headings stand as deep as in English", heading_levels.find),
    Rule(link_targets.RULE, "links lead to what the English links to", link_targets.find),
    Rule(images.RULE, "pictures are there, described in the language", images.find),
    Rule(code_unchanged.RULE, "code and formulas are those of the English page", code_unchanged.find),
    Rule(placeholders.RULE, "placeholders and macros are untouched", placeholders.find),
    Rule(number_values.RULE, "numbers, dates, times and amounts are carried over", number_values.find),
    Rule(
        contact_details.RULE, "e-mail addresses and telephone numbers are carried over", contact_details.find
    ),
    Rule(footnotes.RULE, "every footnote is called and written", footnotes.find),
    Rule(abbreviations.RULE, "abbreviations are explained, in letters the text uses", abbreviations.find),
    Rule(admonition_types.RULE, "boxes are of the kind they have in English", admonition_types.find),
    Rule(
        attribute_lines.RULE,
        "lines in braces below a text are those of the English page",
        attribute_lines.find,
    ),
    Rule(english_left.RULE, "nothing is left in English but names", english_left.find),
    Rule(russian_letters.RULE, "Ukrainian has no ы, э, ъ or ё", russian_letters.find),
    Rule(mixed_alphabets.RULE, "no letter hides in a word of another alphabet", mixed_alphabets.find),
    Rule(brazilian_forms.RULE, "European Portuguese has no Brazilian form", brazilian_forms.find),
    Rule(agreed_terms.RULE, "terms of the field are translated as agreed", agreed_terms.find),
    Rule(
        quotation_marks.RULE, "quotation marks and apostrophes are the language's own", quotation_marks.find
    ),
    Rule(text_length.RULE, "a translation is about as long as its English", text_length.find),
)
"""All of them, in the order in which they are run."""


def check_translation(
    site: Site, source_page: Page, target_page: Page, terms: TermBase | None
) -> Iterator[Finding]:
    """Run all rules over a page and its translation, in the order of the translation's lines.

    A page in which everything is still English counts as missing and has nothing to check.
    """
    language = target_page.language
    pair = pair_page(
        source_page.document,
        target_page.document,
        language=language,
        path=f"{language.folder}/{target_page.relative}",
        records=target_page.records,
        names=site_names(site, language),
        terms=terms,
    )
    if is_begun(pair):
        yield from sorted(find_all(pair), key=lambda finding: finding.line or 0)


def find_all(pair: PagePair) -> Iterator[Finding]:
    """What every rule finds, rule by rule."""
    for rule in RULES:
        yield from rule.find(pair)


def is_begun(pair: PagePair) -> bool:
    """Whether anything but English stands in the translation."""
    return any(not is_untranslated(both.source, both.target.plain) for both in pair.translated)


def check_names(site: Site) -> Iterator[Finding]:
    """Every name that stays as it is has its reason."""
    for language in site.project.languages:
        file = site.project.folder(language) / FILE
        yield from check_names_file(f"{language.folder}/{FILE}", _read(file))


def site_names(site: Site, language: Language) -> Names:
    """What stays as it is in a language: the names listed for all of them, and its own."""
    folders = (site.project.folder(site.project.source), site.project.folder(language))
    return make_names(name for folder in folders for name in read_names(_read(folder / FILE)))


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
