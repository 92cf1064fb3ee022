"""Interface strings: gettext catalogues per locale, read as PO; plural forms and dates from CLDR."""

from __future__ import annotations

import datetime as dt
import gettext
import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.units import format_unit

from docs_i18n.errors import SiteError
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from babel.messages import Catalog

    from docs_i18n.config import Project
    from docs_i18n.model import Language

DOMAIN = "messages"
_PO_LINE = re.compile(r"#.*|(?:msg(?:id|id_plural|ctxt|str(?:\[\d+\])?)\s+)?\"(?:[^\"\\]|\\.)*\"")

# The English pages are British, as in "22 November 2026". The tag in HTML stays `en`, for readers anywhere.
_REGIONAL = {"en": "en-GB"}


_ABOUT = "about "
_WRITTEN = re.compile(
    r"(?P<iso>\d{4})-(?P<number>\d\d)-(?P<last>\d\d)|(?:(?:(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]+) )?(?P<year>\d{4})"
)
_MONTHS = {name: number for number, name in Locale("en").months["format"]["wide"].items()}


def gettext_noop(message: str) -> str:
    """Mark a string for the catalogues where it stands and translate it later, where the language is known."""
    return message


@dataclass(frozen=True, kw_only=True, slots=True)
class Strings:
    """Everything that is said by the site itself, in one language."""

    lang: str
    """BCP 47 tag."""
    translations: gettext.NullTranslations
    """Where the words come from; the source language has none and says its own."""

    def text(self, message: str) -> str:
        return self.translations.gettext(message) if message else ""

    def ngettext(
        self, singular: str, plural: str, number: int, values: Mapping[str, str] | None = None
    ) -> str:
        """The form of a message that fits a number, with the number in it where it says `%(num)s`, and other values."""
        form = self.translations.ngettext(singular, plural, number)
        return form % {"num": self.number(number), **(values or {})}

    @property
    def open_graph_locale(self) -> str:
        """Language and country as Open Graph wants them: `pt_PT`."""
        return with_country(self.lang).replace("-", "_")

    def plural_forms(self, singular: str, plural: str) -> dict[str, str]:
        """The text for each plural category of the language (one, few, many, other), for Intl.PluralRules.

        CLDR names the categories, the catalogue has the texts; a number of each category picks its text.
        """
        rule = Locale.parse(self.lang, sep="-").plural_form
        forms: dict[str, str] = {}
        # 0.5 stands for the fractions, which have a category of their own in Ukrainian ("other").
        for number in range(200):
            forms.setdefault(rule(number), self.translations.ngettext(singular, plural, number))
        forms.setdefault("other", self.translations.ngettext(singular, plural, 5))
        return forms

    def date(self, day: dt.date) -> str:
        """A date with its month in words, as in "2 листопада 2026 р." or "2 de novembro de 2026"."""
        return format_date(day, "long", Locale.parse(_REGIONAL.get(self.lang, self.lang), sep="-"))

    def language_name(self, lang: str) -> str:
        """The name of a language in this one, as in "албанська"; the tag itself where CLDR has none."""
        locale = Locale.parse(self.lang, sep="-")
        return str(locale.languages.get(lang, lang))

    def page_in(self, lang: str) -> str:
        """What an address opens as, "page in Albanian"; Ukrainian bends the name: "сторінка албанською"."""
        name = self.language_name(lang)
        bent = re.sub(r"ка\b", "кою", name, count=1) if self.lang == "uk" else name
        return self.text("page in %(language)s") % {"language": bent}

    def written_date(self, written: str) -> str:
        """A date as a head has it (2024-05-07, "7 May 2024", "about May 2024", "2024") in this language; "" if it is none."""
        if written.startswith(_ABOUT):
            rest = self.written_date(written.removeprefix(_ABOUT))
            return self.text("about %(date)s") % {"date": rest} if rest else ""
        found = _WRITTEN.fullmatch(written)
        month = _MONTHS.get(found["month"], found["number"]) if found else None
        if found is None or (found["month"] and not month):
            return ""
        if month is None:
            return written
        try:
            day = dt.date(
                int(found["year"] or found["iso"]), int(month), int(found["day"] or found["last"] or 1)
            )
        except ValueError:
            return ""
        return self.date(day) if found["day"] or found["last"] else self._month(day)

    def _month(self, day: dt.date) -> str:
        locale = Locale.parse(_REGIONAL.get(self.lang, self.lang), sep="-")
        return format_skeleton("yMMMM", day, locale=locale)

    def kilobytes(self, size: int) -> str:
        """The size of a file, as in "23 kB" or "23 кБ"; the smallest is 1."""
        unit, locale = "digital-kilobyte", Locale.parse(self.lang, sep="-")
        return format_unit(max(1, round(size / 1000)), unit, length="short", locale=locale)

    def number(self, number: int) -> str:
        """A number with its thousands apart, as in "12 345" or "12,345"."""
        return format_decimal(number, locale=Locale.parse(self.lang, sep="-"))


@cache
def with_country(lang: str) -> str:
    """A tag with a country, as in `uk-UA`; the one CLDR finds likeliest where none is said, but English is British.

    A tag that CLDR does not know stays as it is: an author may have written it.
    """
    try:
        locale = Locale.parse(_REGIONAL.get(lang, lang), sep="-")
    except (UnknownLocaleError, ValueError):
        return lang
    likely = get_global("likely_subtags").get(str(locale), "") if not locale.territory else str(locale)
    territory = Locale.parse(likely).territory if likely else None
    return f"{locale.language}-{territory}" if territory else lang


def catalogue_path(overrides: Path, locale: str) -> Path:
    return overrides / "locales" / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def no_po_line(text: str) -> int:
    """The number of the first line that is none of a PO file; 0 where all are.

    Babel takes the last letter of such a line for the missing quotation mark.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not _PO_LINE.fullmatch(line.strip()):
            return number
    return 0


def read_catalogue(path: Path, locale: str) -> Catalog:
    """A PO file; SiteError with its place where it is missing or broken."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if number := no_po_line(text):
            raise SiteError(f'{path}:{number}: not a line of a catalogue; write the words between two "')
        return read_po(BytesIO(text.encode()), locale=locale.replace("-", "_"), abort_invalid=True)
    except FileNotFoundError as error:
        raise SiteError(
            f"{path}: the language `{locale}` has no interface strings yet; make the file and translate it:"
            f" .venv/bin/pybabel init -D {DOMAIN} -i overrides/locales/{DOMAIN}.pot -d overrides/locales -l {locale}"
        ) from error
    except (OSError, ValueError) as error:
        raise SiteError(f"{path}: the interface strings of `{locale}` cannot be read: {error}") from error


def load_strings(overrides: Path, locale: str, lang: str, *, is_source: bool) -> Strings:
    """The interface strings of a language; the source language needs no catalogue."""
    if is_source:
        return Strings(lang=lang, translations=gettext.NullTranslations())
    binary = BytesIO()
    write_mo(binary, read_catalogue(catalogue_path(overrides, locale), locale))
    binary.seek(0)
    return Strings(lang=lang, translations=gettext.GNUTranslations(binary))


def translation_strings(project: Project) -> dict[str, Strings]:
    """The interface strings of each language that is translated into; those of English where it has no catalogue."""
    return {
        language.locale: load_strings(
            project.overrides,
            language.locale,
            language.lang,
            is_source=not catalogue_path(project.overrides, language.locale).is_file(),
        )
        for language in project.translations
    }


def check_catalogues(overrides: Path, languages: Iterable[Language]) -> Iterator[Finding]:
    """Hold the catalogue of every language against the strings collected from the templates."""
    template = read_catalogue(overrides / "locales" / f"{DOMAIN}.pot", "en")
    for language in languages:
        path = catalogue_path(overrides, language.locale)
        place = path.relative_to(overrides.parent).as_posix()
        yield from check_catalogue(template, read_catalogue(path, language.locale), place)


def check_catalogue(template: Catalog, catalogue: Catalog, path: str) -> Iterator[Finding]:
    """Rule `interface-strings`: every string of the templates is there, translated, and not marked fuzzy."""
    for message in template:
        if not message.id:
            continue
        singular = message.id if isinstance(message.id, str) else message.id[0]
        found = catalogue.get(singular, context=message.context)
        if found is None:
            problem = "is missing; run `make strings-update` and translate it"
        elif found.fuzzy:
            problem = "is fuzzy; check the translation and remove the line `#, fuzzy`"
        elif not (found.string if isinstance(found.string, str) else all(found.string or [""])):
            problem = "is not translated; write a msgstr"
        else:
            continue
        line = found.lineno if found else None
        yield Finding(path=path, line=line, rule="interface-strings", message=f"“{singular}” {problem}")
