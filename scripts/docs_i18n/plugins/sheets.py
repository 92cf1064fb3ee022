"""The worksheets that are built with the site: for every page with something to do or to review, and for the core shelf."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docs_i18n.addresses import mail_link
from docs_i18n.glossary import is_source_file
from docs_i18n.plugins.page_links import home_url
from docs_i18n.row_code import Purpose
from docs_i18n.sheet_words import SheetWords
from docs_i18n.strings import gettext_noop
from docs_i18n.word_writer import write_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs_i18n.contacts import Contacts
    from docs_i18n.model import Language
    from docs_i18n.plugins.tracker import Tracker
    from docs_i18n.strings import Strings
    from docs_i18n.worksheet import Sheet
    from docs_i18n.worksheets import SheetMaker

FOLDER = "translate/sheets"
REVIEW_COMMAND = "docs-i18n import FILE.docx --name NAME --review"
_LETTER = gettext_noop(
    "Hello,\n\nwould you read this text in your language and say what is right and what is not? It takes about %(time)s. The file itself says how: %(file)s\n\nThank you very much!"
)
_ATTACHED = gettext_noop("it is attached")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """A file of a pack, ready to be sent."""

    sheet: Sheet
    title: str
    """In the language of those who get it."""
    url: str
    """From the root of the site."""
    letter: str
    """A `mailto:` link with all but the address filled in."""

    @property
    def terms(self) -> int:
        """How many entries of the glossary are in it."""
        return sum(is_source_file(page.page) for page in self.sheet.pages)

    @property
    def titles(self) -> list[str]:
        """The titles of the other pages."""
        return [page.title for page in self.sheet.pages if not is_source_file(page.page)]


@dataclass(kw_only=True, slots=True)
class SiteSheets:
    """The sheets of each language, made when they are first asked for; none in a preview, which is to be quick."""

    tracker: Tracker
    maker: SheetMaker
    strings: Mapping[str, Strings]
    contacts: Contacts
    site_url: str
    built: Sequence[str]
    """Locales of this build; another language has no files."""
    is_preview: bool
    _pages: dict[str, list[Sheet]] = field(default_factory=dict)
    _urls: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    _packs: dict[str, list[Sheet]] = field(default_factory=dict)

    def of_page(self, language: Language, relative: str) -> tuple[str, ...]:
        """Addresses of the files for the work on a page, from the root of the site: to translate, else to review."""
        return self._page_urls(language).get(relative, ())

    def packs(self, language: Language) -> list[Pack]:
        """The files to review the core shelf with, in their order."""
        return [self._pack(language, sheet) for sheet in self._pack_sheets(language)]

    def files(self, language: Language, source: Language) -> Iterator[tuple[str, bytes]]:
        """Yield the address of each file of a language with its content."""
        words = SheetWords(strings=self.strings[language.locale], contact=self.contacts.of(language.locale))
        for sheet in (*self._page_sheets(language), *self._pack_sheets(language)):
            yield _url(language, sheet), write_word(sheet, words, source.lang)

    def _is_made(self, language: Language) -> bool:
        return not (self.is_preview or language.is_source) and language.locale in self.built

    def _page_urls(self, language: Language) -> dict[str, tuple[str, ...]]:
        locale = language.locale
        if locale not in self._urls:
            urls: dict[str, tuple[str, ...]] = {}
            for sheet in self._page_sheets(language):
                page = sheet.pages[0].page
                urls[page] = (*urls.get(page, ()), _url(language, sheet))
            self._urls[locale] = urls
        return self._urls[locale]

    def _page_sheets(self, language: Language) -> list[Sheet]:
        locale = language.locale
        if locale not in self._pages:
            pages = self.tracker.summary.of(locale) if self._is_made(language) else ()
            work = [page.page for page in pages if page.open]
            reading = [page.page for page in pages if page.review_minutes and not page.open]
            self._pages[locale] = [
                *self.maker.of_pages(locale, work, Purpose.WORK),
                *self.maker.of_pages(locale, reading, Purpose.REVIEW),
            ]
        return self._pages[locale]

    def _pack_sheets(self, language: Language) -> list[Sheet]:
        locale = language.locale
        if locale not in self._packs:
            made = self._is_made(language)
            strings = self.strings[locale]
            self._packs[locale] = self.maker.of_core(locale, Purpose.REVIEW, strings) if made else []
        return self._packs[locale]

    def _pack(self, language: Language, sheet: Sheet) -> Pack:
        strings = self.strings[language.locale]
        words = SheetWords(strings=strings)
        url = _url(language, sheet)
        file = f"{self.site_url}{url}" if self.site_url else strings.text(_ATTACHED)
        letter = strings.text(_LETTER) % {"time": words.time(sheet.minutes), "file": file}
        title = words.title(sheet)
        return Pack(sheet=sheet, title=title, url=url, letter=mail_link("", title, letter))


def _url(language: Language, sheet: Sheet) -> str:
    return f"{home_url(language)}{FOLDER}/{sheet.name}.docx"
