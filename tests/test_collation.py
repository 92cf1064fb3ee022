"""Words stand where people of a language look for them, as the browser's own collator says."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from docs_i18n.collation import initial, sort_key
from docs_i18n.glossary_files import read_glossary
from docs_i18n.site import load_site
from site_pages import LOCALES, ROOT, language

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = {
    "uk": [
        *"абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
        *["П’ять", "Пам’ять", "П'ята", "Память", "пять", "п’ят", "пя'ть", "сімʼя", "сім’я", "сімя"],
        *[
            "Ґанок",
            "Галка",
            "ґанок",
            "ганок",
            "Ідея",
            "Їжа",
            "Інтеграція",
            "Йод",
            "Ивано",
            "єдність",
            "Екран",
            "Євро",
        ],
        *["за́мок", "замо́к", "замок", "Замок"],
        "місто",
        "міс то",
        "міст-о",
        "«місто»",
        "Місто",
        "мі́сто",
        "ICC",
        "індекс ICC",
        "5 кроків",
        "50 років",
    ],
    "es": [
        *[
            "ñame",
            "nube",
            "nudo",
            "nana",
            "ñandú",
            "caña",
            "cana",
            "canto",
            "canal",
            "Ñ",
            "n",
            "N",
            "o",
            "año",
            "ano",
            "anotar",
            "mañana",
            "manar",
        ],
        *[
            "él",
            "el",
            "El",
            "ÉL",
            "elà",
            "acción",
            "accion",
            "acciona",
            "niño",
            "nino",
            "niñez",
            "ninfa",
            "pingüino",
            "pinguino",
            "chico",
            "llave",
            "luz",
        ],
        "¿qué?",
        "que",
        "qué",
        "quien",
    ],
    "pt": [
        *[
            "à",
            "a",
            "á",
            "â",
            "ã",
            "À",
            "Á",
            "ç",
            "c",
            "cá",
            "ça",
            "coração",
            "coracao",
            "corações",
            "avó",
            "avô",
            "avo",
            "pé",
            "pe",
            "pê",
            "órgão",
            "orgao",
        ],
        *["pôr", "por", "Pôr", "cidadã", "cidadão", "cidade", "co-criação", "cocriação", "coabitação"],
        "ação afirmativa",
        "ação",
        "acção",
        "açaí",
        "bem-estar",
        "bem estar",
        "bem",
    ],
    "it": [
        *[
            "è",
            "e",
            "é",
            "E",
            "È",
            "perché",
            "perche",
            "però",
            "pero",
            "città",
            "citta",
            "l’altro",
            "laltro",
            "dell’io",
            "dello",
            "città-stato",
        ],
        "l’inclusione",
        "inclusione",
        "l'inclusione",
        "co-progettazione",
        "coprogettazione",
    ],
    "en": [
        *[
            "resume",
            "résumé",
            "Resume",
            "Résumé",
            "co-op",
            "coop",
            "coöp",
            "Coop",
            "naïve",
            "naive",
            "cliché",
            "cliche",
            "Zebra",
            "zebra",
            "anti-rumour",
        ],
        "antirumour",
        "anti rumour",
        "ICC Index",
        "icc index",
        "2 words",
        "10 words",
        "café",
        "cafe",
        "ñ",
        "n",
        "o",
        "nz",
    ],
}


@pytest.mark.parametrize("locale", LOCALES)
def test_order_is_that_of_the_browser(browser: Browser, locale: str) -> None:
    """Acceptance 11: all terms, and lists made to be hard, in the order of Intl.Collator.

    The browser takes ʼ (U+02BC) for a letter; our readers and their keyboards do not, so it is asked with ’.
    """
    glossary = read_glossary(load_site(ROOT))
    terms = [term for entry in glossary.entries[locale].values() for term in (entry.term, *entry.surface)]
    words = sorted({*HOSTILE[locale], *terms}, key=lambda word: (sort_key(word, locale), word))
    page = browser.new_page()
    signs: list[int] = page.evaluate(
        """([words, lang]) => {
          const { compare } = new Intl.Collator(lang, { ignorePunctuation: true });
          return words.slice(1).map((word, i) => Math.sign(compare(words[i], word)));
        }""",
        [[word.replace("ʼ", "’") for word in words], language(locale).lang],
    )
    page.close()

    ours = [-1 if sort_key(a, locale) < sort_key(b, locale) else 0 for a, b in itertools.pairwise(words)]
    assert len(words) > 20
    differences = [
        f"{a} – {b}: ours {our}, the browser’s {sign}"
        for (a, b), our, sign in zip(itertools.pairwise(words), ours, signs, strict=True)
        if our != sign
    ]
    assert differences == []


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("ґендерна рівність", "uk", "Ґ"),
        ("«місто»", "uk", "М"),
        ("їжа", "uk", "Ї"),
        ("ñandú", "es", "Ñ"),
        ("ética", "es", "E"),
        ("ética", "pt", "E"),
        ("ʼя", "uk", "Я"),
        ("2030", "en", ""),
    ],
)
def test_initial(text: str, locale: str, expected: str) -> None:
    assert initial(text, locale) == expected
