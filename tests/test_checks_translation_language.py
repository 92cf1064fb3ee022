"""The language of a translation: nothing left in English, no foreign letters, no Brazilian forms, its own marks."""

from __future__ import annotations

import pytest

from docs_i18n.checks.translation import (
    brazilian_forms,
    english_left,
    mixed_alphabets,
    quotation_marks,
    russian_letters,
)
from docs_i18n.checks.translation.lists import read_table
from docs_i18n.checks.translation.names import check_names_file, read_names
from docs_i18n.checks.translation.page_pair import pair_page
from docs_i18n.markdown import split
from docs_i18n.model import Language
from translation_pairs import assert_found, faults

BUS = "People in our city wait for the same bus. Some of them came last month."

ENGLISH_LEFT = [
    (BUS, "As pessoas da nossa cidade esperam pelo mesmo autocarro. Algumas chegaram no mês passado.", "pt", ""),
    (BUS, BUS, "pt", "1: “People in our city wait for the same bus. Some of them came…” is still English"),
    (BUS, "As pessoas esperam pelo autocarro. Some of them came last month.", "pt", "1: “Some of them came last month” is still English"),
    (BUS, "La gente espera el autobús. Some of them came last month.", "es", "1: “Some of them came last month” is still English"),
    (BUS, "Люди чекають на автобус. Some of them came last month.", "uk", "1: “Some of them came last month” is still English"),
    (BUS, "La gente aspetta l’autobus. Some of them came last month.", "it", "1: “Some of them came last month” is still English"),
    (BUS, "Люди нашого міста чекають на той самий автобус.", "uk", ""),
    (BUS, "En nuestra ciudad la gente espera el mismo autobús. No se ha dado cuenta de nada.", "es", ""),
    (BUS, "Nella nostra città le persone aspettano lo stesso autobus, come a casa.", "it", ""),
    ("Old words were here.", "Estas palavras são novas; the people who live here should have a say.", "pt", "1: “the people who live here should have a say” is still English"),
    ("Read “How to join” first.", "Leia primeiro «How to join».", "pt", "1: “How to join” is still English"),
    ("Ask the council to adopt the plan.", "Chiedi al council to adopt the plan, per favore.", "it", "1: “council to adopt the plan” is still English"),
    ("## Checklist {#a}\n\nText here.", "## Checklist {#a}\n\nTesto qui.", "it", ""),
    ("Read more pages.", "Ler mais.\n\n<!-- local -->\n\nRead all of this in the town hall.\n\n<!-- /local -->", "pt", ""),
    ("Use `make the site for all`.", "Use `make the site for all` agora.", "pt", ""),
    ("| Who | Time |\n|---|---|\n| You | Half a day every three months |", "| Quem | Tempo |\n|---|---|\n| Si | Half a day every three months |", "pt", "3: “Half a day every three months” is still English"),
    ("Ask the *Consiglio a tutela*{lang=it} first.", "Зверніться до *Consiglio a tutela*{lang=it}.", "uk", ""),
    ("Ask the *Office for all of us* first.", "Зверніться до *Office for all of us*.", "uk", "1: “Office for all of us” is still English"),
    ("Oslo and Reggio Emilia took part.", "Participaram Oslo e Reggio Emilia.", "pt", ""),
    ("Next", "Next", "uk", "1: “Next” is still English"),
    ("Oslo", "Oslo", "uk", "1: “Oslo” is still English"),
    ("Oslo", "Oslo", "pt", ""),
    ("PDF", "PDF", "uk", ""),
    ("## Example {#a}", "## Example {#a}", "es", "1: “Example” is still English"),
    ("## Common questions {#a}", "## Common questions {#a}", "it", "1: “Common questions” is still English"),
    ("## Social area {#a}", "## Social area {#a}", "es", ""),
    ("The brochure is new.", "O folheto é novo e fala do papel da cidade, as a regra manda.", "pt", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), ENGLISH_LEFT)
def test_text_left_in_english_is_found(english: str, translation: str, locale: str, expected: str) -> None:
    assert_found(faults(english_left, english, translation, locale), expected)


@pytest.mark.parametrize(
    ("translation", "locale"),
    [
        ("Leia primeiro «How to join».", "pt"),
        ("Lea primero «How to join».", "es"),
        ("Спершу прочитайте «How to join».", "uk"),
        ("Leggi prima «How to join».", "it"),
    ],
)
def test_a_name_that_stays_is_no_text_left_in_english(translation: str, locale: str) -> None:
    assert faults(english_left, "Read “How to join” first.", translation, locale, ["How to join"]) == []


def test_the_file_of_names_gives_a_reason_for_each() -> None:
    text = "# What stays.\n\nHow to join  # title of a page\nLublin for All\nOslo #\n"

    assert list(read_names(text)) == ["How to join", "Lublin for All", "Oslo"]
    assert [(finding.line, finding.message) for finding in check_names_file("docs/.names", text)] == [
        (4, "“Lublin for All” has no reason; write `Lublin for All  # why it stays as it is`"),
        (5, "“Oslo” has no reason; write `Oslo  # why it stays as it is`"),
    ]


RUSSIAN = [
    ("Ми були в місті.", "uk", ""),
    ("Мы були в місті.", "uk", "1: “Мы” is not Ukrainian, it has ы"),
    ("Це объект.", "uk", "1: “объект” is not Ukrainian, it has ъ"),
    ("Эко та ёлка.", "uk", "two"),
    ("A palavra «мы» é russa.", "pt", ""),
    ("La palabra «мы» es rusa.", "es", ""),
    ("La parola «мы» è russa.", "it", ""),
    ("Слово `мы`.", "uk", ""),
]


@pytest.mark.parametrize(("translation", "locale", "expected"), RUSSIAN)
def test_russian_letters_are_found_in_ukrainian(translation: str, locale: str, expected: str) -> None:
    found = faults(russian_letters, "Words of English.", translation, locale)

    if expected == "two":
        assert [message.partition("”")[0] for message in found] == ["1: “Эко", "1: “ёлка"]
    else:
        assert_found(found, expected)


MIXED = [
    ("Місто і люди.", "uk", ""),
    ("Мicто для всіх.", "uk", "1: “Мicто” has the Latin i, c; type the word again: Місто"),
    ("Місто i люди.", "uk", "1: “i” has the Latin i; type the word again: і"),
    ("Наше ope для всіх.", "uk", "1: “ope” has the Latin o, p, e; type the word again: оре"),
    ("Код QR-код і PDF-файл, COVID-19, Wi-Fi.", "uk", ""),
    ("Варіант a) і варіант b).", "uk", ""),
    ("A cidаde é nossa.", "pt", "1: “cidаde” has the Cyrillic а; type the word again: cidade"),
    ("La сiudad es nuestra.", "es", "1: “сiudad” has the Cyrillic с; type the word again: ciudad"),
    ("La città è nostra, веб.", "it", ""),
    ("La cіttà è nostra.", "it", "1: “cіttà” has the Cyrillic і; type the word again: città"),
]


@pytest.mark.parametrize(("translation", "locale", "expected"), MIXED)
def test_a_letter_of_the_other_alphabet_is_found(translation: str, locale: str, expected: str) -> None:
    assert_found(faults(mixed_alphabets, "Words of English.", translation, locale), expected)


BRAZILIAN = [
    ("Os utilizadores registam-se na câmara municipal.", "pt", ""),
    ("O usuário espera.", "pt", "1: “usuário” is Brazilian Portuguese; write utilizador"),
    ("Pegue o Ônibus.", "pt", "1: “Ônibus” is Brazilian Portuguese; write autocarro"),
    ("A equipe chegou.", "pt", "1: “equipe” is Brazilian Portuguese; write equipa"),
    ("O planejamento é longo.", "pt", "1: “planejamento” is Brazilian Portuguese; write planear; planeamento"),
    ("A cidade está fazendo um plano.", "pt", "1: “está fazendo” is Brazilian Portuguese; write está a fazer"),
    ("Estamos sempre aprendendo.", "pt", "1: “Estamos sempre aprendendo” is Brazilian Portuguese; write Estamos a aprender"),
    ("Ela está lindo, não sei quando.", "pt", ""),
    ("Vai para Nova York.", "pt", "1: “Nova York” is Brazilian Portuguese; write Nova Iorque"),
    ("O leitor de tela lê.", "pt", "1: “leitor de tela” is Brazilian Portuguese; write leitor de ecrã"),
    ("Fala da AIDS.", "pt", "1: “AIDS” is Brazilian Portuguese; write SIDA"),
    ("A equipa do registo predial tem um ato registral.", "pt", ""),
    ("Use `usuário`.", "pt", ""),
    ("El usuário está fazendo.", "es", ""),
    ("Слово usuário.", "uk", ""),
    ("La parola equipe.", "it", ""),
]  # fmt: skip


@pytest.mark.parametrize(("translation", "locale", "expected"), BRAZILIAN)
def test_brazilian_forms_are_found_in_portuguese_of_portugal(
    translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(brazilian_forms, "Words of English.", translation, locale), expected)


def test_a_site_in_brazilian_portuguese_may_use_its_own_forms() -> None:
    language = Language(locale="pt", lang="pt-BR", name="Português", folder="docs_pt", is_source=False)
    pair = pair_page(split("A bus."), split("Um ônibus."), language=language, path="docs_pt/page.md")

    assert list(brazilian_forms.find(pair)) == []


def test_the_list_of_brazilian_forms_is_long_and_each_has_its_european_form() -> None:
    rows = read_table("brazilian")
    forms = [row["brazilian"] for row in rows]

    assert len(forms) >= 120
    assert len(set(forms)) == len(forms)
    assert all(row["european"].strip() for row in rows)


@pytest.mark.parametrize("row", read_table("brazilian"), ids=lambda row: row["brazilian"])
def test_no_european_form_is_taken_for_a_brazilian_one(row: dict[str, str]) -> None:
    assert faults(brazilian_forms, "Words.", f"Assim: {row['european']}.", "pt") == []
    assert len(faults(brazilian_forms, "Words.", f"Assim: {row['brazilian'].rstrip('*')}.", "pt")) == 1


QUOTES = [
    ("Diga «sim» e «não».", "pt", ""),
    ("Diga “sim” e “não”.", "pt", ""),
    ("Diga «ela disse “sim” ontem».", "pt", ""),
    (
        "Diga «sim», «não» e “talvez”.",
        "pt",
        "1: “ opens a quotation, the page quotes elsewhere with « »; write « »",
    ),
    ('Diga "sim".', "pt", "1: straight quotation marks"),
    ('Diga "sí".', "es", '1: straight quotation marks (") are for typewriters; write « » or “ ”'),
    ("Diga «sí».", "es", ""),
    ("Скажіть «так».", "uk", ""),
    ("Скажіть “так”.", "uk", "1: “ opens a quotation, Ukrainian quotes with « »; write « »"),
    ("Скажіть „так“.", "uk", "1: „ opens a quotation, Ukrainian quotes with « »; write « »"),
    ("Скажіть «він сказав „так“ учора».", "uk", ""),
    ("Ім'я людини.", "uk", "1: “Ім'я” has not the apostrophe of print; write Ім’я"),
    ("Імʼя людини.", "uk", "1: “Імʼя” has not the apostrophe of print; write Ім’я"),
    ("Ім’я людини.", "uk", ""),
    ("L'idea è nuova.", "it", "1: “L'idea” has not the apostrophe of print; write L’idea"),
    ("L’idea è «nuova».", "it", ""),
    ("Un po' di tempo.", "it", "1: straight quotation marks (') are for typewriters"),
    ('Esegui `echo "x"`.', "it", ""),
    ('Vedi [qui](a.md "titolo") subito.', "it", ""),
    ('Uno schermo da 5".', "it", ""),
]


@pytest.mark.parametrize(("translation", "locale", "expected"), QUOTES)
def test_quotation_marks_are_those_of_the_language(translation: str, locale: str, expected: str) -> None:
    assert_found(faults(quotation_marks, "Words of English.", translation, locale), expected)
