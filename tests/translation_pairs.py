"""Pages and their translations in a few lines, for the tests of the rules between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.checks.translation.names import make_names
from docs_i18n.checks.translation.page_pair import PagePair, pair_page
from docs_i18n.markdown import split
from docs_i18n.model import Language

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


def pair_of(english: str, translation: str, locale: str, names: Iterable[str] = ()) -> PagePair:
    """A page without front matter and its translation, as `docs_<locale>/page.md`."""
    return pair_page(
        split(english),
        split(translation),
        language=LANGUAGES[locale],
        path=f"docs_{locale}/page.md",
        names=make_names(names),
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
