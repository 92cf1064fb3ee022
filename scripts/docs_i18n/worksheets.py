"""Worksheets of a site: which pages they are made of, in which order, with what helps.

A pack of the core shelf begins with the words of the glossary that no official text has been found for: whoever reviews
them first reads the others with the right words in mind.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docs_i18n.glossary import is_source_file
from docs_i18n.hints import asked, read_memory
from docs_i18n.row_code import Purpose
from docs_i18n.strings import gettext_noop
from docs_i18n.summary import translation_status
from docs_i18n.term_base import TermBase, make_term_base
from docs_i18n.worksheet import Sheet, file_name, page_rows, sheets, with_hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docs_i18n.glossary import Glossary
    from docs_i18n.site import Page, Site
    from docs_i18n.strings import Strings
    from docs_i18n.worksheet import PageRows

CORE = "core"
"""The pack of the core shelf."""
_HOME = "index.md"
_UNSOURCED = gettext_noop("No official text was found for this word. Is it the one that people use?")


@dataclass(kw_only=True, slots=True)
class SheetMaker:
    """Makes the sheets of a site; an English page is read once, for however many languages."""

    site: Site
    glossary: Glossary
    _sources: dict[str, Page | None] = field(default_factory=dict)
    _terms: dict[str, TermBase] = field(default_factory=dict)

    def source(self, relative: str) -> Page | None:
        if relative not in self._sources:
            self._sources[relative] = self.site.source(relative)
        return self._sources[relative]

    def rows(
        self, locale: str, relative: str, purpose: Purpose, *, is_whole: bool = False
    ) -> PageRows | None:
        """The rows of a page; None where there is nothing to do on it. A whole page has its settled texts too."""
        source = self.source(relative)
        if source is None or source.is_local:
            return None
        target = self.site.page(locale, relative)
        status = translation_status(source, target, locale)
        return page_rows(status, source, target, purpose, is_whole=is_whole)

    def of_pages(self, locale: str, pages: Iterable[str], purpose: Purpose) -> list[Sheet]:
        """A sheet for each page that has work, or several where one would be too long."""
        found = [rows for page in pages if (rows := self.rows(locale, page, purpose))]
        return [
            sheet
            for rows in self.helped(locale, found, purpose)
            for sheet in sheets([rows], locale, purpose, file_name(locale, rows.page, purpose))
        ]

    def of_core(self, locale: str, purpose: Purpose, strings: Strings) -> list[Sheet]:
        """The pack of the core shelf, in as few sheets as its length allows."""
        unsourced = self._unsourced(locale)
        found = [
            replace(rows, remark=strings.text(_UNSOURCED) if page in unsourced else "")
            for page in self.core(locale)
            if (rows := self.rows(locale, page, purpose))
        ]
        name = file_name(locale, CORE, purpose)
        return sheets(self.helped(locale, found, purpose), locale, purpose, name, is_pack=True)

    def _unsourced(self, locale: str) -> list[str]:
        """The entries of a language whose term was found in no official text."""
        entries = self.glossary.entries.get(locale, {})
        return [f"glossary/{concept}.md" for concept, entry in entries.items() if not entry.is_sourced]

    def core(self, locale: str) -> list[str]:
        """The pages of the pack: unsourced words first, then the core shelf from the home page on.

        Other entries of the glossary stand for themselves.
        """
        pages = filter(None, map(self.source, self.site.sources))
        core = [page.relative for page in pages if page.is_core and not is_source_file(page.relative)]
        return [*self._unsourced(locale), *sorted(core, key=lambda page: (page != _HOME, page))]

    def helped(self, locale: str, found: Sequence[PageRows], purpose: Purpose) -> list[PageRows]:
        """Rows with their hints; whoever reviews has a translation, and needs the words only."""
        if locale not in self._terms:
            self._terms[locale] = make_term_base(self.glossary, locale)
        is_work = purpose is Purpose.WORK
        english = [row.english for page in found for row in page.rows if is_work and row.segment.is_open]
        memory = read_memory(self.site, locale, asked(english), self.source)
        return with_hints(found, self._terms[locale], memory)
