"""The words of the interface: whole, in step with the templates, and right for every number and date."""

from __future__ import annotations

import datetime as dt
import gettext
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from docs_i18n.config import read_project
from docs_i18n.errors import SiteError
from docs_i18n.strings import (
    Strings,
    catalogue_path,
    check_catalogue,
    load_strings,
    read_catalogue,
    with_country,
)

if TYPE_CHECKING:
    from babel.messages import Catalog

ROOT = Path(__file__).parent.parent
OVERRIDES = ROOT / "overrides"
PROJECT = read_project(ROOT / "mkdocs.yml")
TRANSLATIONS = [language.locale for language in PROJECT.translations]
# As in the Makefile.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "text": None,
    "gettext_noop": None,
    "plural_forms": (1, 2),
}
RESULTS = ("%(num)s result for “%(query)s”", "%(num)s results for “%(query)s”")


def strings_of(locale: str) -> Strings:
    language = PROJECT.language(locale)
    return load_strings(OVERRIDES, locale, language.lang, is_source=language.is_source)


def template() -> Catalog:
    return read_catalogue(OVERRIDES / "locales" / "messages.pot", "en")


def test_template_is_up_to_date() -> None:
    """`make strings-extract` has been run since the last change of a template."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel's own
    extracted = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)

    assert {message.id for message in template() if message.id} == {
        message for _, _, message, *_ in extracted
    }


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_catalogue_is_whole(locale: str) -> None:
    """No string is missing, empty or fuzzy in any language."""
    findings = check_catalogue(template(), read_catalogue(catalogue_path(OVERRIDES, locale), locale), locale)

    assert list(findings) == []


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_placeholders_are_kept(locale: str) -> None:
    """A translation fills in what the English sentence fills in, no more and no less."""
    for message in read_catalogue(catalogue_path(OVERRIDES, locale), locale):
        if message.id:
            ours = [message.string] if isinstance(message.string, str) else list(message.string or ())
            english = message.id if isinstance(message.id, str) else message.id[0]
            wanted = sorted(re.findall(r"%\(\w+\)s", english))

            assert [sorted(re.findall(r"%\(\w+\)s", text)) for text in ours] == [wanted] * len(ours)


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_catalogue_has_nothing_left_over(locale: str) -> None:
    """A string that no template says any more is not kept for translators to wonder about."""
    known = {message.id for message in template()}
    catalogue = read_catalogue(catalogue_path(OVERRIDES, locale), locale)

    assert {message.id for message in catalogue} - known == set()
    assert catalogue.obsolete == {}


BROKEN = {
    "missing": 'msgid "Menu"\nmsgstr "Меню"\n',
    "not translated": 'msgid "Menu"\nmsgstr "Меню"\n\nmsgid "Search"\nmsgstr ""\n',
    "fuzzy": 'msgid "Menu"\nmsgstr "Меню"\n\n#, fuzzy\nmsgid "Search"\nmsgstr "Пошук"\n',
}


@pytest.mark.parametrize(("problem", "text"), BROKEN.items())
def test_problem_is_named(problem: str, text: str) -> None:
    """A missing, an empty and a fuzzy string are each found and named."""
    wanted = read_po(BytesIO(b'msgid "Menu"\nmsgstr ""\n\nmsgid "Search"\nmsgstr ""\n'))
    findings = list(check_catalogue(wanted, read_po(BytesIO(text.encode()), locale="uk"), "uk.po"))

    assert len(findings) == 1
    assert findings[0].message.startswith("“Search”")
    assert problem in findings[0].message


def test_missing_catalogue_is_named(tmp_path: Path) -> None:
    """A language without a catalogue stops with the path that is expected, and the command that makes it."""
    with pytest.raises(
        SiteError, match=r"locales/uk/LC_MESSAGES/messages\.po: .*pybabel init -D messages .* -l uk$"
    ):
        load_strings(tmp_path, "uk", "uk", is_source=False)


def test_country_for_open_graph() -> None:
    """Other sites are told the language with its country, as Open Graph writes it."""
    found = {locale: strings_of(locale).open_graph_locale for locale in ("en", *TRANSLATIONS)}

    assert found == {"en": "en_GB", "pt": "pt_PT", "es": "es_ES", "uk": "uk_UA", "it": "it_IT"}


UKRAINIAN_RESULTS = {
    1: "результат",
    2: "результати",
    5: "результатів",
    11: "результатів",
    21: "результат",
    22: "результати",
}


@pytest.mark.parametrize(("number", "noun"), UKRAINIAN_RESULTS.items())
def test_ukrainian_plural(number: int, noun: str) -> None:
    """1, 2, 5, 11, 21 and 22 results take the right one of three forms (acceptance 12)."""
    text = strings_of("uk").translations.ngettext(*RESULTS, number)

    assert text.split()[1] == noun


@pytest.mark.parametrize("locale", ["en", "pt", "es", "it"])
def test_plural_of_the_others(locale: str) -> None:
    """Elsewhere one thing is one, and 0, 2, 5, 11, 21 and 22 are several, as CLDR has it."""
    texts = {
        number: strings_of(locale).translations.ngettext(*RESULTS, number)
        for number in (0, 1, 2, 5, 11, 21, 22)
    }

    assert [number for number, text in texts.items() if text == texts[1]] == [1]
    assert {text for number, text in texts.items() if number != 1} == {texts[2]}


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_plural_rule_is_that_of_the_language(locale: str) -> None:
    """The rule in the head of a catalogue is CLDR's, so that every number finds its form."""
    catalogue = read_catalogue(catalogue_path(OVERRIDES, locale), locale)
    number, rule = get_plural(locale)

    assert (catalogue.num_plurals, catalogue.plural_expr) == (number, rule)


def test_template_is_extracted_as_in_the_makefile() -> None:
    """What this test extracts is what `make strings-extract` extracts."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    given = dict(keyword.partition(":")[::2] for keyword in re.findall(r"-k (\S+)", makefile))

    ours = {name: ",".join(map(str, places or ())) for name, places in KEYWORDS.items()}
    assert given == {
        name: places for name, places in ours.items() if name not in {"_", "gettext", "ngettext"}
    }


def test_plural_forms_for_the_browser() -> None:
    """The browser gets one text for each category that Intl.PluralRules knows in the language."""
    categories = {locale: set(strings_of(locale).plural_forms(*RESULTS)) for locale in ("en", *TRANSLATIONS)}

    assert categories["uk"] == {"one", "few", "many", "other"}
    assert all({"one", "other"} <= found for found in categories.values())


DATES = {
    "en": "2 November 2026",
    "pt": "2 de novembro de 2026",
    "es": "2 de noviembre de 2026",
    "uk": "2 листопада 2026\N{NARROW NO-BREAK SPACE}р.",
    "it": "2 novembre 2026",
}


@pytest.mark.parametrize(("locale", "text"), DATES.items())
def test_date(locale: str, text: str) -> None:
    """Dates have their month in words, in the form of the language (acceptance 12)."""
    assert strings_of(locale).date(dt.date(2026, 11, 2)) == text


WRITTEN = {
    "2024-05-07": "7 травня 2024\N{NARROW NO-BREAK SPACE}р.",
    "7 May 2024": "7 травня 2024\N{NARROW NO-BREAK SPACE}р.",
    "May 2024": "травень 2024\N{NARROW NO-BREAK SPACE}р.",
    "about 2024": "приблизно 2024",
    "2024": "2024",
    "2002, revised 2017": "",
    "31 February 2024": "",
    "Spring 2024": "",
}


@pytest.mark.parametrize(("written", "text"), WRITTEN.items())
def test_date_of_a_source(written: str, text: str) -> None:
    """A date as authors write it is said in the reader's language; what is no plain date is left as it is."""
    assert strings_of("uk").written_date(written) == text


def test_language_of_a_page_is_bent_in_ukrainian() -> None:
    assert strings_of("uk").page_in("fi") == "сторінка фінською"
    assert strings_of("pt").page_in("fi") == "página em finlandês"


def test_source_language_speaks_for_itself() -> None:
    """English needs no catalogue."""
    strings = strings_of("en")

    assert type(strings.translations) is gettext.NullTranslations
    assert strings.text("Search") == "Search"


def test_size_of_a_file() -> None:
    """In the unit of the language; nothing is smaller than 1."""
    found = {locale: strings_of(locale).kilobytes(23_456) for locale in ("en", "uk", "it")}
    assert found == {"en": "23 kB", "uk": "23 кБ", "it": "23 kB"}
    assert strings_of("en").kilobytes(10) == "1 kB"


def test_tag_with_its_country() -> None:
    """Word processors ask for a country; a tag that nobody knows stays what its author wrote."""
    tags = ("en", "pt-PT", "es", "uk", "it", "sq", "zh-Hans", "en-US", "xx", "no such tag", "")
    expected = [
        "en-GB",
        "pt-PT",
        "es-ES",
        "uk-UA",
        "it-IT",
        "sq-AL",
        "zh-Hans",
        "en-US",
        "xx",
        "no such tag",
        "",
    ]
    assert [with_country(tag) for tag in tags] == expected
