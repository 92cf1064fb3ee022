"""A translation links to what the English links to."""

from __future__ import annotations

import pytest

from docs_i18n.checks.translation import link_targets
from translation_pairs import assert_found, faults

PAGE = "Read [the guide](../guide.md#steps)."
WEB = "Read [it](https://www.coe.int/en/web/interculturalcities/about)."
TWO = "First [a](a.md), then [b](b.md)."

LINKS = [
    (PAGE, "Leia [o guia](../guide.md#steps).", "pt", ""),
    (PAGE, "Lea [la guía](../guide.md#pasos).", "es", "1: the link goes to ../guide.md#pasos; write ../guide.md#steps as in English"),
    (PAGE, "Читайте [посібник](../../docs/guide.md#steps).", "uk", "1: the link goes to ../../docs/guide.md#steps; write ../guide.md#steps"),
    (PAGE, "Leggi [la guida](/en/guide/).", "it", "1: the link goes to /en/guide/; write ../guide.md#steps"),
    (PAGE, "Leia o guia.", "pt", "1: the link to ../guide.md#steps is missing"),
    ("Read the guide.", "Lea [la guía](guide.md).", "es", "1: the English has no link to guide.md here"),
    (WEB, "Leia [isto](https://www.coe.int/en/web/interculturalcities/about).", "pt", ""),
    (WEB, "Leia [isto](https://www.coe.int/pt/web/interculturalcities/about).", "pt", ""),
    (WEB, "Leia [isto](https://www.coe.int/fr/web/interculturalcities/about).", "pt", "1: the link goes to https://www.coe.int/fr"),
    (WEB, "Lea [esto](https://example.org/es/about).", "es", "1: the link goes to https://example.org/es/about; write https://www.coe.int/en/web/interculturalcities/about, or the address of its version in Español"),
    ("[A](https://www.comune.it/en/a)", "[A](https://www.comune.it/altro)", "it", "1: the link goes to https://www.comune.it/altro"),
    ("[A](https://a.org/guide_en.pdf)", "[A](https://a.org/guide_es-ES.pdf)", "es", ""),
    ("[A](https://a.org/en-GB/x)", "[А](https://a.org/uk-UA/x)", "uk", ""),
    ("See <https://en.wikipedia.org/wiki/City>.", "Див. <https://uk.wikipedia.org/wiki/Місто>.", "uk", ""),
    ("See https://a.org/x?lang=en here.", "Vedi https://a.org/x?lang=it qui.", "it", ""),
    ("[Law](https://eur-lex.europa.eu/legal-content/EN/TXT/)", "[Legge](https://eur-lex.europa.eu/legal-content/IT/TXT/)", "it", ""),
    (TWO, "Depois de [b](b.md) vem [a](a.md).", "pt", ""),
    (TWO, "Primero [a](a.md), luego [c](c.md).", "es", "1: the link goes to c.md; write b.md"),
    ("[A](a.md)\n\nMore text.", "Текст.\n\nБільше, [А](a.md).", "uk", ""),
    ("## A {#a}\n\n[A](a.md)\n\n## B {#b}\n\nText.", "## A {#a}\n\nTesto.\n\n## B {#b}\n\n[A](a.md)", "it", "two"),
    ("Read [this][x].\n\n[x]: a.md", "Leia [isto][y].\n\n[y]: a.md", "pt", ""),
    ("Read [this][x].\n\n[x]: a.md", "Lea [esto][x].\n\n[x]: b.md", "es", "1: the link goes to b.md; write a.md"),
    ("Write [x] in the box.", "Напишіть [x] у клітинці.", "uk", ""),
    ("Text.", "Testo.\n\n<!-- local -->\n\n[Nostro](n.md)\n\n<!-- /local -->", "it", ""),
    ("Text with [A](a.md).\n", "Texto con [A](http://[bad).\n", "es", "1: the link goes to http://[bad"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), LINKS)
def test_links_lead_where_the_english_ones_do(
    english: str, translation: str, locale: str, expected: str
) -> None:
    found = faults(link_targets, english, translation, locale)

    if expected == "two":
        assert [message.partition(";")[0] for message in found] == [
            "3: the link to a.md is missing",
            "7: the English has no link to a.md here",
        ]
    else:
        assert_found(found, expected)
