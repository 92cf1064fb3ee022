"""Agreed terms in whatever form they need, and translations that are far too short or too long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docs_i18n.checks.avoided_terms import find_avoided_terms
from docs_i18n.checks.translation import agreed_terms, text_length
from docs_i18n.checks.translation.names import make_names
from docs_i18n.markdown import split
from docs_i18n.model import Language
from docs_i18n.site import Page
from translation_pairs import assert_found, faults, pair_of, site_terms

TERMS = [
    ("Intercultural cities gain.", "As cidades interculturais ganham.", "pt", ""),
    ("Intercultural cities gain.", "Las ciudades interculturales ganan.", "es", ""),
    ("Intercultural cities gain.", "Інтеркультурним містам це вигідно.", "uk", ""),
    ("Intercultural cities gain.", "Le città interculturali ci guadagnano.", "it", ""),
    ("Intercultural cities gain.", "As cidades multiculturais ganham.", "pt", "1: “Intercultural cities” is not translated as agreed; write “cidade intercultural”"),
    ("A rumour spreads.", "Se extiende un rumor.", "es", ""),
    ("Rumours spread.", "Se extienden los chismes.", "es", "1: “Rumours” is not translated as agreed; write “rumor”"),
    ("Rumours spread.", "Багато чуток.", "uk", ""),
    ("Rumours spread.", "Багато пліток.", "uk", "1: “Rumours” is not translated as agreed; write “чутка”"),
    ("Integration and equality.", "L’integrazione e l’uguaglianza.", "it", ""),
    ("Systemic discrimination harms.", "La discriminazione sistemica fa male.", "it", ""),
    ("Systemic discrimination harms.", "La discriminazione strutturale fa male.", "it", ""),
    ("Equality matters.", "Рівності бракує.", "uk", ""),
    ("Refugees arrive.", "Біженці приїхали.", "uk", ""),
    ("The Roma live here.", "Aqui vivem comunidades ciganas.", "pt", ""),
    ("Newcomers wait.", "Quem chega espera.", "pt", ""),
    ("Newcomers wait.", "Los recién llegados esperan.", "es", ""),
    ("Intercultural integration works.", "A integração intercultural funciona.", "pt", ""),
    ("Structural discrimination harms.", "A discriminação sistémica faz mal.", "pt", ""),
    ("Structural discrimination harms.", "A discriminação faz mal.", "pt", "1: “Structural discrimination” is not translated as agreed; write “discriminação sistémica” or “discriminação estrutural”"),
    ("A diverse team.", "Uma equipa com gente de muitos lados.", "pt", ""),
    ("Nothing of the field.", "Nada.", "pt", ""),
    ("See `discrimination`.", "Veja `discrimination`.", "pt", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), TERMS)
def test_terms_are_translated_as_agreed(english: str, translation: str, locale: str, expected: str) -> None:
    assert_found(faults(agreed_terms, english, translation, locale), expected)


@pytest.mark.parametrize("locale", ["pt", "es", "uk", "it"])
def test_whatever_the_glossary_gives_for_a_term_is_right(locale: str) -> None:
    terms = site_terms(locale)
    found = [
        fault
        for concept, entry in terms.entries.items()
        for way in (entry.term, *entry.other_terms)
        for fault in faults(agreed_terms, terms.source_entries[concept].term, way, locale)
    ]

    assert len(terms.entries) >= 80
    assert found == []


def test_a_site_without_a_glossary_has_no_agreed_terms() -> None:
    pair = replace(pair_of("Rumours spread.", "Qualquer coisa.", "pt"), terms=None)

    assert list(agreed_terms.find(pair)) == []


AVOIDED = [
    ("docs/page.md", "en", "They called him an illegal immigrant.", "“illegal immigrant” is a word to avoid; write “migrant in an irregular situation”"),
    ("docs_uk/page.md", "uk", "Про нелегальних мігрантів.", "“нелегальних мігрантів” is a word to avoid; write “мігрант з нерегульованим статусом”"),
    ("docs_it/page.md", "it", "I clandestini.", "“clandestini” is a word to avoid; write “migrante irregolare”"),
    ("docs_it/glossary/irregular-migrant.md", "it", "Non si dice clandestini.", ""),
    ("docs_it/glossary/rumour.md", "it", "Non si dice clandestini.", "“clandestini” is a word to avoid"),
    ("docs_it/page.md", "it", "Nel codice `clandestini` si trova.", ""),
    ("docs_it/page.md", "it", "Il titolo «I clandestini di Bari» resta.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("path", "locale", "text", "expected"), AVOIDED)
def test_avoided_words_are_named_with_the_better_one(
    path: str, locale: str, text: str, expected: str
) -> None:
    folder, _, relative = path.partition("/")
    language = Language(locale=locale, lang=locale, name=locale, folder=folder, is_source=locale == "en")
    page = Page(language=language, relative=relative, path=Path(path), document=split(text))
    names = make_names(["I clandestini di Bari"])
    found = list(find_avoided_terms(page, site_terms(locale), names))

    assert {finding.path for finding in found} <= {path}
    assert_found([finding.message for finding in found], expected)


LONG = "The city asks ten people in the square what they would change there and why."

LENGTHS = [
    (LONG, "A cidade pergunta a dez pessoas na praça o que mudariam ali e porquê.", "pt", ""),
    (LONG, "La ciudad pregunta a diez personas.", "es", "1: 6 words for 15 of the English are very short; see what was left out"),
    (LONG, "Місто питає десятьох людей на площі, що вони змінили б.", "uk", ""),
    (LONG, "Місто питає.", "uk", "1: 2 words for 15 of the English are very short"),
    (LONG, f"{'parola ' * 40}", "it", "1: 40 words for 15 of the English are very long; see what was added"),
    ("Ask them.", "Pergunte-lhes sempre e com muita calma, por favor, antes de decidir.", "pt", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), LENGTHS)
def test_a_translation_is_about_as_long_as_its_english(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(text_length, english, translation, locale), expected)
