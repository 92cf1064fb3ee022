"""The pages made of the glossary: what their templates may ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docs_i18n.addresses import mail_link
from docs_i18n.glossary_view import combined_translation, letters, ordered
from docs_i18n.plugins.page_links import home_url

if TYPE_CHECKING:
    from docs_i18n.glossary import Entry
    from docs_i18n.glossary_view import Letter
    from docs_i18n.model import Language
    from docs_i18n.plugins.state import BuildState


def glossary_url(language: Language) -> str:
    return f"{home_url(language)}glossary/"


def translation_head(state: BuildState, locale: str) -> dict[str, Any]:
    """Lines of a glossary page's head that say how far its translation is."""
    entries = state.glossary.entries[locale].values()
    combined = combined_translation(list(entries)) if locale != state.project.source.locale else {}
    return {"translation": dict(combined)} if combined else {}


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryPages:
    """The glossary in the language that is being built."""

    state: BuildState

    @property
    def letters(self) -> tuple[Letter, ...]:
        return letters(self.state.glossary, self._language.locale)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return ordered(self.state.glossary, self._language.locale)

    @property
    def missing(self) -> int:
        """How many entries are shown in English for want of a translation."""
        return sum(entry.locale != self._language.locale for entry in self.entries)

    def lang(self, entry: Entry) -> str:
        """The `lang` of an entry where it is not that of the page; else ""."""
        if entry.locale == self._language.locale:
            return ""
        return self.state.project.language(entry.locale).lang

    def shown(self, concept: str) -> Entry | None:
        """The entry that stands on this page; None for an id that there is not."""
        glossary = self.state.glossary
        return glossary.shown(self._language.locale, concept) if concept in glossary.concepts else None

    def source(self, entry: Entry) -> Entry:
        """The English entry, which alone names related concepts and the source of the facts."""
        return self.state.glossary.shown(self.state.project.source.locale, entry.concept)

    def own(self, concept: str, language: Language) -> Entry | None:
        return self.state.glossary.own(language.locale, concept)

    def url(self, language: Language) -> str:
        return glossary_url(language)

    def explain(self, entry: Entry) -> str:
        """Where a reader can ask for a better explanation; "" where the copy offers no such way.

        It names the concept by its id: the term in percent signs, 83 times, would weigh more than the page may.
        """
        state = self.state
        subject = f"{state.current.strings.text('Explain this better')}: {entry.concept}"
        address = f"{state.site_url or '/'}{glossary_url(self._language)}#{entry.concept}"
        if state.options.contact_email:
            return mail_link(state.options.contact_email, subject, address)
        return (state.repository.new_issue(subject, address) or "") if state.repository else ""

    @property
    def _language(self) -> Language:
        return self.state.current.language
