"""Words for numbers, months, amounts and currencies in the five languages: small tables of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _table(lines: str) -> Mapping[str, int]:
    """Lines of `number: word word` as words to numbers."""
    pairs = (line.split(":") for line in lines.strip().splitlines())
    return {word: int(number) for number, words in pairs for word in words.split()}


CARDINALS: Mapping[str, Mapping[str, int]] = {
    "en": _table("""
        1: one
        2: two both twice pair couple
        3: three
        4: four
        5: five
        6: six
        7: seven
        8: eight
        9: nine
        10: ten
        11: eleven
        12: twelve dozen"""),
    "pt": _table("""
        1: um uma
        2: dois duas ambos ambas
        3: três
        4: quatro
        5: cinco
        6: seis
        7: sete
        8: oito
        9: nove
        10: dez
        11: onze
        12: doze dúzia"""),
    "es": _table("""
        1: un uno una
        2: dos ambos ambas
        3: tres
        4: cuatro
        5: cinco
        6: seis
        7: siete
        8: ocho
        9: nueve
        10: diez
        11: once
        12: doce docena"""),
    "uk": _table("""
        1: один одна одне одного однієї одному одній одну одним однією одні
        2: два дві двох двом двома двоє обидва обидві обоє
        3: три трьох трьом трьома троє
        4: чотири чотирьох чотирьом чотирма четверо
        5: п’ять п’яти п’ятьох п’ятьом п’ятьма п’ятеро
        6: шість шести шістьох шістьом шістьма шестеро
        7: сім семи сімох сімом сьома сімома семеро
        8: вісім восьми вісьмох вісьмом вісьма вісьмома восьмеро
        9: дев’ять дев’яти дев’ятьох дев’ятьом дев’ятьма дев’ятеро
        10: десять десяти десятьох десятьом десятьма десятеро
        11: одинадцять одинадцяти одинадцятьох
        12: дванадцять дванадцяти дванадцятьох дюжина"""),
    "it": _table("""
        1: un uno una
        2: due entrambi entrambe
        3: tre
        4: quattro
        5: cinque
        6: sei
        7: sette
        8: otto
        9: nove
        10: dieci
        11: undici
        12: dodici dozzina"""),
}
"""Whole words from one to twelve, in every form."""

NOT_CERTAIN = frozenset(
    {"sei", "сьома", "pair", "couple", "dozen", "dúzia", "docena", "дюжина", "dozzina", "twice"}
)
"""Words that mean something else too (Italian *sei* is also "you are"), or count loosely."""

_ORDINAL_STEMS = {
    "en": "1: first once 2: second half double twofold 3: third triple 4: fourth quarter 5: fifth 6: sixth 7: seventh"
    " 8: eighth 9: ninth 10: tenth 11: eleventh 12: twelfth",
    "pt": "1: primeir 2: segund mei metad dobr dupl 3: terceir terç tripl 4: quart 5: quint 6: sext 7: sétim"
    " 8: oitav 9: non 10: décim 11: undécim 12: duodécim",
    "es": "1: primer 2: segund medi mitad dobl 3: tercer tercio tripl 4: cuart 5: quint 6: sext 7: séptim"
    " 8: octav 9: noven 10: décim 11: undécim 12: duodécim",
    "uk": "1: перш 2: друг двост двох дво пів половин подвійн вдвічі удвічі 3: трет трьох три потрійн"
    " 4: четверт чотирьох чверт 5: п’ят 6: шост шести 7: сьом семи 8: восьм 9: дев’ят 10: десят 11: одинадцят"
    " 12: дванадцят",
    "it": "1: prim 2: second mezz metà doppi 3: terz tripl 4: quart 5: quint 6: sest 7: settim 8: ottav 9: non"
    " 10: decim 11: undicesim 12: dodicesim",
}


def _stems(line: str) -> tuple[tuple[str, int], ...]:
    stems: list[tuple[str, int]] = []
    number = 0
    for word in line.split():
        if word.endswith(":"):
            number = int(word[:-1])
        else:
            stems.append((word, number))
    return tuple(stems)


ORDINALS: Mapping[str, tuple[tuple[str, int], ...]] = {
    locale: _stems(line) for locale, line in _ORDINAL_STEMS.items()
}
"""Beginnings of words for first to twelfth and of their like; a word that begins so may stand for the number."""

_MONTH_NAMES = {
    "en": "january february march april may june july august september october november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "uk": "січень/січня/січні/січнем лютий/лютого/лютому/лютим березень/березня/березні/березнем"
    " квітень/квітня/квітні/квітнем травень/травня/травні/травнем червень/червня/червні/червнем"
    " липень/липня/липні/липнем серпень/серпня/серпні/серпнем вересень/вересня/вересні/вереснем"
    " жовтень/жовтня/жовтні/жовтнем листопад/листопада/листопаді/листопадом грудень/грудня/грудні/груднем",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
}
MONTHS: Mapping[str, Mapping[str, int]] = {
    locale: {name: number for number, names in enumerate(line.split(), start=1) for name in names.split("/")}
    for locale, line in _MONTH_NAMES.items()
}
"""Names of months in every form, in small letters."""

MULTIPLES: Mapping[str, Mapping[str, int]] = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
    "pt": {"mil": 1000, "milhão": 10**6, "milhões": 10**6},
    "es": {"mil": 1000, "millón": 10**6, "millones": 10**6},
    "uk": {"тис": 1000, "тисяч": 1000, "млн": 10**6, "мільйон": 10**6, "млрд": 10**9, "мільярд": 10**9},
    "it": {"mila": 1000, "mille": 1000, "milione": 10**6, "milioni": 10**6, "miliard": 10**9},
}
"""Beginnings of words that multiply the number before them."""

PERCENT: Mapping[str, tuple[str, ...]] = {
    "en": ("%", "percent", "per cent"),
    "pt": ("%", "por cento"),
    "es": ("%", "por ciento"),
    "uk": ("%", "відсот", "процент"),
    "it": ("%", "per cento"),
}

CURRENCIES: Mapping[str, tuple[str, ...]] = {
    "EUR": ("€", "eur", "euro", "euros", "євро"),
    "GBP": ("£", "gbp", "pound", "pounds", "libra", "libras", "sterline", "фунт", "фунти", "фунтів"),
    "USD": ("$", "usd", "dollar", "dollars", "dólar", "dólares", "dollari", "долар", "долари", "доларів"),
    "UAH": (
        "₴",
        "uah",
        "hryvnia",
        "hryvnias",
        "grívnias",
        "grivnas",
        "grivne",
        "гривня",
        "гривні",
        "гривень",
        "грн",
    ),
    "CHF": ("chf", "francs", "francos", "franchi", "франк", "франки", "франків"),
}
"""Signs, codes and whole words that stand next to an amount."""

MONTH_NAMES: Mapping[str, tuple[str, ...]] = {
    locale: tuple(
        # In a date Ukrainian has the genitive, its second form in the table.
        (names.split("/") * 2)[1] if locale == "uk" else names.split("/")[0]
        for names in line.split()
    )
    for locale, line in _MONTH_NAMES.items()
}
"""The months as they are written in a date, for advice."""
