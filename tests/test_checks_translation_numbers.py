"""Numbers, dates, times, amounts, e-mail addresses and telephone numbers between a page and its translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.checks.translation import contact_details, number_values
from docs_i18n.checks.translation.quantities import read_quantities
from docs_i18n.checks.translation.telephones import telephones, without
from translation_pairs import assert_found, faults

GOOD_NUMBERS = [
    ("Cities of 30,000 people.", "Cidades de 30.000 pessoas.", "pt"),
    ("Cities of 30,000 people.", "Cidades de 30 000 pessoas.", "pt"),
    ("Cities of 30,000 people.", "Ciudades de 30\u00a0000 habitantes.", "es"),
    ("Cities of 30,000 people.", "Міста, де живе 30\u202f000 людей.", "uk"),
    ("Cities of 30,000 people.", "Міста, де живе 30 тисяч людей.", "uk"),
    ("Cities of 30,000 people.", "Città di 30mila abitanti.", "it"),
    ("It costs €1,000.50.", "Custa 1.000,50 €.", "pt"),
    ("It costs €1,000.50.", "Cuesta 1.000,5 euros.", "es"),
    ("It costs €1,000.50.", "Це коштує 1 000,50 євро.", "uk"),
    ("It costs 1,000.5 hryvnias.", "Costa 1.000,5 grivne.", "it"),
    ("It costs EUR 20.", "Коштує 20 €.", "uk"),
    ("The 46 European states and $5", "I 46 Stati europei e 5 dollari", "it"),
    ("About 1.5 million people.", "Cerca de 1,5 milhões de pessoas.", "pt"),
    ("About 1.5 million people.", "Cerca de 1.500.000 personas.", "es"),
    ("About 2 million people.", "Близько 2 млн людей.", "uk"),
    ("Come at 2 pm.", "Venha às 14h00.", "pt"),
    ("Come at 2 pm.", "Venga a las 14:00.", "es"),
    ("Come at 2 pm.", "Venga a las 2 de la tarde.", "es"),
    ("Come at 2 p.m. sharp.", "Приходьте рівно о 14:00.", "uk"),
    ("Come at 2 pm.", "Vieni alle ore 14.", "it"),
    ("Come at 14:00.", "Venha às 14h.", "pt"),
    ("Come at 14:00.", "Vieni alle 14.00.", "it"),
    ("Monday, 9:05", "Segunda-feira, 9h05", "pt"),
    ("Come at 12 am or 12.30 pm.", "Venga a las 0:00 o a las 12:30.", "es"),
    ("On 22 November 2026 we meet.", "Reunimo-nos em 22 de novembro de 2026.", "pt"),
    ("On 22 November 2026 we meet.", "Nos vemos el 22 de noviembre de 2026.", "es"),
    ("On 22 November 2026 we meet.", "Зустрічаємося 22 листопада 2026 р.", "uk"),
    ("On 22 November 2026 we meet.", "Зустрічаємося 22.11.2026.", "uk"),
    ("On November 22, 2026 we meet.", "Ci vediamo il 22/11/2026.", "it"),
    ("We met in May 2024.", "У травні 2024 року ми зустрілися.", "uk"),
    ("You may come in August.", "Pode vir em agosto.", "pt"),
    ("On 1 May 2026 we rest.", "Il 1º maggio 2026 riposiamo.", "it"),
    ("The plan for 2017–2019", "O plano para 2017-2019", "pt"),
    ("In the 21st century", "No século XXI", "pt"),
    ("In the 21st century", "У ХХІ столітті", "uk"),
    ("The 3rd door", "A 3.ª porta", "pt"),
    ("The 3rd door", "Третя дверця", "uk"),
    ("On the fifth floor", "No 5.º andar", "pt"),
    ("On the fifth floor", "На п’ятий поверх", "uk"),
    ("Ask three questions.", "Faça 3 perguntas.", "pt"),
    ("Ask 3 questions.", "Haga tres preguntas.", "es"),
    ("Six neighbours eat together.", "Шестеро сусідів їдять разом.", "uk"),
    ("Ask 11 people.", "Pregunte a once personas.", "es"),
    ("A half page and two hours", "Mezza pagina e due ore", "it"),
    ("You know one person.", "Sei amico di una persona.", "it"),
    ("A two-way street", "Вулиця з двостороннім рухом", "uk"),
    ("Half of 50% say so.", "Metade de 50 % diz isso.", "pt"),
    ("About 50% say so.", "Близько 50 відсотків так кажуть.", "uk"),
    ("About 50 per cent say so.", "Circa il 50 per cento lo dice.", "it"),
    ("Read CM/Rec(2015)1.", "Leia a CM/Rec(2015)1.", "pt"),
    ("Version 2.2 of WCAG", "Versão 2.2 das WCAG", "pt"),
    ("In 2017 it began; by 2017 it ended.", "Começou e acabou em 2017.", "pt"),
    ("Call +351 21 123 45 67.", "Ligue para +351 211 234 567.", "pt"),
    ("See https://example.org/2021/5.", "Veja https://example.org/2021/5.", "pt"),
    ("In 2009", "<!-- local -->\n\nEm 1974\n\n<!-- /local -->\n\nEm 2009", "pt"),
]


@pytest.mark.parametrize(("english", "translation", "locale"), GOOD_NUMBERS)
def test_a_number_in_the_form_of_the_language_is_right(english: str, translation: str, locale: str) -> None:
    assert faults(number_values, english, translation, locale) == []


BAD_NUMBERS = [
    ("Cities of 30,000 people.", "Cidades de 3.000 pessoas.", "pt", "1: 30,000 of the English is 3.000 here; write 30.000"),
    ("Cities of 30,000 people.", "Ciudades de 30,000 habitantes.", "es", "1: 30,000 of the English is 30,000 here; write 30.000"),
    ("Cities of 30,000 people.", "Міста, де живе багато людей.", "uk", "1: 30,000 of the English is missing; write 30\u00a0000"),
    ("It costs €1,000.50.", "Costa 1.000,05 €.", "it", "1: 1,000.50 of the English is 1.000,05 here; write 1.000,50"),
    ("It costs €20.", "Custa 20 dólares.", "pt", "1: the English says 20 with euros"),
    ("It costs £20.", "Cuesta 20 euros.", "es", "1: the English says 20 with pounds"),
    ("It costs 20 euros.", "Коштує 20 гривень.", "uk", "1: the English says 20 with euros"),
    ("Come at 2 pm.", "Venha às 2h30.", "pt", "1: 2 of the English is 2h30 here"),
    ("Come at 14:00.", "Приходьте о 15:00.", "uk", "1: 14:00 of the English is 15:00 here; write 14:00"),
    ("On 22 November 2026", "22 de octubre de 2026", "es", "1: November of the English is octubre here; write noviembre"),
    ("On 22 November 2026", "22 жовтня 2026 року", "uk", "1: November of the English is жовтня here; write листопада"),
    ("On 22 November 2026", "22/10/2026", "it", "1: November of the English is 22/10/2026 here"),
    ("On 22 November 2026", "23 novembre 2026", "it", "1: 22 of the English is 23 here; write 22"),
    ("The year 2017 ended.", "O ano acabou.", "pt", "1: 2017 of the English is missing; write 2017"),
    ("The year ended.", "El año 2017 acabó.", "es", "1: 2017 is not in the English; take it out"),
    ("Ask three questions.", "Faça quatro perguntas.", "pt", "1: the English says “three”, the translation “quatro”"),
    ("Ask three questions.", "Поставте чотири запитання.", "uk", "1: the English says “three”, the translation “чотири”"),
    ("Ask three questions.", "Fai 4 domande.", "it", "1: 4 is not in the English"),
    ("About 50% say so.", "Cerca de 50 dicen eso.", "es", "1: the English says 50 with a percent sign"),
    ("In the 21st century", "Nel 20º secolo", "it", "1: 21 of the English is 20 here"),
    ("## Steps 2020 {#a}\n\nText.", "## Passos 2021 {#a}\n\nTexto.", "pt", "1: 2020 of the English is 2021 here"),
    ("Text.\n\n| A | 12 |\n|---|---|\n| B | 7 |", "Texto.\n\n| A | 12 |\n|---|---|\n| B | 8 |", "es", "5: 7 of the English is 8 here"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), BAD_NUMBERS)
def test_a_number_that_was_not_carried_over_is_found(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(number_values, english, translation, locale), expected)


def test_every_form_of_a_time_is_read_as_the_same_time() -> None:
    forms = [
        ("2 pm", "en"),
        ("14:00", "es"),
        ("14h00", "pt"),
        ("14h", "pt"),
        ("14.00", "it"),
        ("14:00", "uk"),
    ]
    readings = [read_quantities(text, locale)[0].readings for text, locale in forms]

    assert "14:00" in frozenset.intersection(*readings)


CONTACTS = [
    ("Write to a@example.org.", "Escreva para a@example.org.", "pt", ""),
    ("Write to a@example.org.", "Escriba a A@example.org.", "es", ""),
    ("Write to a@example.org.", "Пишіть на b@example.org.", "uk", "1: b@example.org is not in the English; write a@example.org"),
    ("Write to a@example.org.", "Scrivi all’ufficio.", "it", "1: a@example.org is missing; write a@example.org"),
    ("Write to us.", "Scrivi a b@example.org.", "it", "1: b@example.org is not in the English; take it out"),
    ("Call +351 21 123 45 67.", "Ligue para +351 211 234 567.", "pt", ""),
    ("Call +351 21 123 45 67.", "Llame al 00351 21-123-45-67.", "es", ""),
    ("Call +351 21 123 45 67.", "Телефонуйте: +351 21 123 45 68.", "uk", "1: +351 21 123 45 68 is not in the English; write +351 21 123 45 67"),
    ("Write to [us](mailto:a@example.org).", "Scrivi [a noi](mailto:a@example.org).", "it", ""),
    ("Write.", "Scrivi.\n\n<!-- local -->\n\nO a b@example.org.\n\n<!-- /local -->", "it", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), CONTACTS)
def test_addresses_and_telephone_numbers_are_those_of_the_english(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(contact_details, english, translation, locale), expected)


SAME_TELEPHONES = [
    ("Call 020 7946 0958.", "Ligue para o 020 79 46 09 58.", "pt"),
    ("Call 020 7946 0958.", "Llame al (020) 7946-0958.", "es"),
    ("Call 020 7946 0958.", "Телефонуйте: 02079460958.", "uk"),
    ("Call 020 7946 0958.", "Chiama 020.7946.0958.", "it"),
    ("Free: 0 800 50 17 20", "Безкоштовно: 0\u00a0800\u00a0501\u00a0720", "uk"),
    ("Free: 0 800 50 17 20", "Gratis: 0800-501-720", "es"),
    ("WhatsApp: 600 000 016", "WhatsApp: 600-00-00-16", "es"),
    ("WhatsApp: 600 000 016", "WhatsApp: 600.000.016", "pt"),
    ("Ask at 213 456 789 (office).", "Pergunte: tel. 213-456-789 (secretaria).", "pt"),
    ("Helpline: 116 006", "Línea de ayuda: 116-006", "es"),
    ("In Lviv: 032 297 58 00, or 032 297 58 01", "У Львові: (032) 297-5800 або (032) 297-5801", "uk"),
    ("Call 0800 123 456 24 hours a day.", "Chiama 24 ore su 24 lo 0800 123456.", "it"),
    ("Call 0800 123 456 24 hours a day.", "Ligue 0800 123 456, 24 horas por dia.", "pt"),
    ("Twice 21 345 67 89 and again 21 345 67 89.", "Duas vezes 21 3456789 e outra vez 213 456 789.", "pt"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale"), SAME_TELEPHONES)
def test_a_local_telephone_number_is_the_same_however_it_is_grouped(
    english: str, translation: str, locale: str
) -> None:
    assert faults(contact_details, english, translation, locale) == []
    assert faults(number_values, english, translation, locale) == []


OTHER_TELEPHONES = [
    ("Call 020 7946 0958.", "Ligue para o 020 79 46 09 59.", "pt", "1: 020 79 46 09 59 is not in the English; write 020 7946 0958"),
    ("Free: 0 800 50 17 20", "Безкоштовно", "uk", "1: 0 800 50 17 20 is missing; write 0 800 50 17 20"),
    ("Free.", "Gratis: 0800-501-720", "es", "1: 0800-501-720 is not in the English; take it out"),
    ("Call 600 000 016.", "Chiama il 600 000 017.", "it", "1: 600 000 017 is not in the English; write 600 000 016"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), OTHER_TELEPHONES)
def test_another_local_telephone_number_is_found_once(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(contact_details, english, translation, locale), expected)
    assert faults(number_values, english, translation, locale) == []


NO_TELEPHONES = [
    ("About 1,000,000 people", "Cerca de 1 000 000 pessoas", "pt"),
    ("From 1,000,000 to 2,000,000 people", "De 1 000 000-2 000 000 de pessoas", "pt"),
    ("From 10 to 20,000 people", "Від 10 - 20 000 людей", "uk"),
    ("We call 300,000 people.", "Ligue a 300 000 pessoas.", "pt"),
    ("On 22 November 2026", "22.11.2026", "uk"),
    ("On 2 May 2026", "02-05-2026", "it"),
    ("Open 9:00–17:00", "Aperto 9.00-17.00", "it"),
    ("Open 9:30–12:00 and 13:00–17:00", "Aperto 09.30-12.00 13.00-17.00", "it"),
    ("Open 8–12, 13–17", "Відчинено 8-12 13-17", "uk"),
    ("The plans for 2014–2020, 2021–2027", "Os planos para 2014-2020 2021-2027", "pt"),
    ("On a scale of 1, 2, 3, 4, 5, 6, 7", "In una scala 1 2 3 4 5 6 7", "it"),
    ("About 0.0000001", "Circa 0.0000001", "it"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale"), NO_TELEPHONES)
def test_a_number_of_another_kind_is_no_telephone_number(english: str, translation: str, locale: str) -> None:
    assert faults(contact_details, english, translation, locale) == []
    assert faults(number_values, english, translation, locale) == []


@given(
    st.text(alphabet="0123456789 .-()+/\u00a0tel:", max_size=60),
    st.text(alphabet="0123456789 .-()+a", max_size=60),
)
def test_telephone_numbers_stand_where_they_are_said_to_stand(ours: str, theirs: str) -> None:
    found, theirs_found = telephones(ours, theirs)

    for text, numbers in ((ours, found), (theirs, theirs_found)):
        for number in numbers:
            digits = "".join(filter(str.isdigit, text[number.start : number.end]))
            assert digits.removeprefix("00" if number.digits[:1] == "+" else "") == number.digits.lstrip("+")
        assert len(without(text, numbers)) == len(text)
    assert telephones(theirs, ours) == (theirs_found, found)
