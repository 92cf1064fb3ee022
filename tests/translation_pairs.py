"""Pages and their translations in a few lines, for the tests of the rules between them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.names import make_names
from docs_i18n.checks.translation.page_pair import PagePair, pair_page
from docs_i18n.glossary_files import read_glossary
from docs_i18n.markdown import split
from docs_i18n.model import Language
from docs_i18n.site import load_site
from docs_i18n.term_base import TermBase, make_term_base
from site_pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

LANGUAGES = {
    locale: Language(locale=locale, lang=lang, name=name, folder=f"docs_{locale}", is_source=False)
    for locale, lang, name in (
        ("pt", "pt-PT", "Português"),
        ("es", "es", "Español"),
        ("uk", "uk", "Українська"),
        ("it", "it", "Italiano"),
    )
}


@cache
def site_terms(locale: str) -> TermBase:
    """The terms of the site's own glossary."""
    return make_term_base(read_glossary(load_site(ROOT)), locale)


def pair_of(english: str, translation: str, locale: str, names: Iterable[str] = ()) -> PagePair:
    """A page without front matter and its translation, as `docs_<locale>/page.md`."""
    return pair_page(
        split(english),
        split(translation),
        language=LANGUAGES[locale],
        path=f"docs_{locale}/page.md",
        names=make_names(names),
        terms=site_terms(locale),
    )


def faults(
    rule: ModuleType, english: str, translation: str, locale: str, names: Iterable[str] = ()
) -> list[str]:
    """What a rule finds, each as `line: message`."""
    found = list(rule.find(pair_of(english, translation, locale, names)))
    assert {finding.rule for finding in found} <= {rule.RULE}
    assert all("; " in finding.message for finding in found), "a message says what to write instead"
    return [f"{finding.line}: {finding.message}" for finding in found]


def assert_found(found: list[str], expected: str) -> None:
    """One fault that begins as expected, or none where nothing is expected."""
    if expected:
        assert len(found) == 1, found
        assert found[0].startswith(expected), found
    else:
        assert found == []
