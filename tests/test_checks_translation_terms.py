"""Agreed terms in whatever form they need, and translations that are far too short or too long."""

from __future__ import annotations

import pytest

from docs_i18n.checks.translation import agreed_terms, text_length
from docs_i18n.checks.translation.lists import read_table
from translation_pairs import assert_found, faults

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
    ("Systemic discrimination harms.", "La discriminazione strutturale fa male.", "it", "1: “Systemic discrimination” is not translated as agreed"),
    ("Equality matters.", "Рівності бракує.", "uk", ""),
    ("Refugees arrive.", "Біженці приїхали.", "uk", ""),
    ("The Roma live here.", "Aqui vivem comunidades ciganas.", "pt", ""),
    ("Newcomers wait.", "Quem chega espera.", "pt", ""),
    ("Newcomers wait.", "Los recién llegados esperan.", "es", ""),
    ("Intercultural integration works.", "A integração intercultural funciona.", "pt", ""),
    ("Nothing of the field.", "Nada.", "pt", ""),
    ("See `discrimination`.", "Veja `discrimination`.", "pt", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), TERMS)
def test_terms_are_translated_as_agreed(english: str, translation: str, locale: str, expected: str) -> None:
    assert_found(faults(agreed_terms, english, translation, locale), expected)


@pytest.mark.parametrize("locale", ["pt", "es", "uk", "it"])
def test_an_agreed_term_itself_is_always_right(locale: str) -> None:
    rows = read_table("terms")
    found = [fault for row in rows for fault in faults(agreed_terms, row["en"], row[locale], locale)]

    assert len(rows) >= 80
    assert found == []


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
