"""Every word of every page is in the language it is declared to be in, and in the kind of that language we write."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from selectolax.lexbor import LexborHTMLParser

from site_pages import LANGUAGES, LOCALES, PROJECT, ROOT, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

    from site_pages import SitePage

FEWEST_WORDS = 20
"""A detector needs that many (acceptance 1)."""

_UNSEEN = {"script", "style", "svg", "template"}
_VERBATIM = {"code", "pre", "kbd", "samp"}
_NO_LANGUAGE = "zxx"
"""What BCP 47 calls text that is in no language."""
_BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "summary",
    "blockquote",
    "figcaption",
    *(f"h{n}" for n in range(1, 7)),
}
# What readers see or hear that is no text: labels, tips, descriptions, and the words our scripts take from the page.
_SPOKEN = {"aria-label", "aria-description", "title", "placeholder", "alt", "value", "content", "label"}
_ADDRESS = re.compile(r"\S*(?:[/@]\S|\w\.\w)\S*")


@dataclass
class Region:
    """An element and what it says in its own language."""

    lang: str
    tag: str
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@dataclass
class Reading:
    """What a page says, part by part."""

    regions: list[Region] = field(default_factory=list)
    """An element with `lang` each, without what is nested under another `lang`."""
    blocks: list[Region] = field(default_factory=list)
    """A paragraph, heading, entry or cell each, without what is nested under another `lang`."""
    strings: list[tuple[str, str]] = field(default_factory=list)
    """Language and text of every text node, every element without elements, and every spoken attribute."""


def read(page: SitePage) -> Reading:
    root = LexborHTMLParser(page.html).root
    assert root
    reading = Reading()
    region = Region(lang=root.attributes.get("lang") or "", tag="html")
    reading.regions.append(region)
    _walk(root, reading, region, region)
    return reading


def _walk(node: LexborNode, reading: Reading, region: Region, block: Region) -> None:
    reading.strings += ((region.lang, value) for value in _spoken(node))
    for child in node.iter(include_text=True):
        tag = str(child.tag)
        if tag == "-text":
            text = child.text_content or ""
            if text.strip():
                region.texts.append(text)
                if block is not region:
                    block.texts.append(text)
                reading.strings.append((region.lang, " ".join(text.split())))
        elif tag not in _UNSEEN:
            own = child.attributes.get("lang")
            inner = region
            if own and own != region.lang:
                inner = Region(lang=own, tag=tag)
                reading.regions.append(inner)
            inner_block = block
            if inner is not region or tag in _BLOCKS:
                inner_block = Region(lang=inner.lang, tag=tag)
                reading.blocks.append(inner_block)
            if tag in _VERBATIM:
                inner = inner_block = Region(lang=_NO_LANGUAGE, tag=tag)
            _walk(child, reading, inner, inner_block)


def _spoken(node: LexborNode) -> Iterator[str]:
    if node.tag == "meta" and "http-equiv" in node.attributes:
        return
    for name, value in node.attributes.items():
        if value and (name in _SPOKEN or name.startswith("data-")):
            yield " ".join(value.split())


@cache
def detector() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LOCALES))
    return identifier


def detected(text: str) -> str:
    """The locale of a text; "" where it is too short to tell."""
    words = _ADDRESS.sub(" ", text)
    if len(re.findall(r"[^\W\d_]{2,}", words)) < FEWEST_WORDS:
        return ""
    return str(detector().classify(words)[0])


@pytest.fixture(scope="session")
def readings(pages: list[SitePage]) -> dict[str, Reading]:
    return {page.url: read(page) for page in pages}


def test_declared_language(readings: dict[str, Reading], figure: Callable[[str], None]) -> None:
    """Acceptance 1: the language of every region and of every paragraph of 20 words is the one declared."""
    mismatches, counted = [], {"regions": 0, "blocks": 0}
    for url, reading in readings.items():
        for kind, parts in (("regions", reading.regions), ("blocks", reading.blocks)):
            for part in parts:
                found = detected(part.text)
                if not found:
                    continue
                counted[kind] += 1
                if found != part.lang.split("-")[0]:
                    mismatches.append(f"/{url}: <{part.tag} lang={part.lang}> is {found}: {part.text[:90]}")
    figure(
        f"languages: {counted['regions']} regions and {counted['blocks']} paragraphs of {len(readings)} pages"
        f" read, {len(mismatches)} mismatches",
    )
    assert counted["regions"] >= len(readings)
    assert not mismatches, "\n".join(mismatches)


def test_detector_is_not_blind() -> None:
    """A paragraph in the wrong language is found, in each of the five."""
    samples = {
        "en": "You can start with one service, three questions and one hour, and this guide leads from that hour to a plan for your council within a year.",
        "pt": "Pode começar com um serviço, três perguntas e uma hora, e este guia leva dessa hora até um plano para a sua câmara no prazo de um ano inteiro.",
        "es": "Puede empezar con un servicio, tres preguntas y una hora, y esta guía lleva desde esa hora hasta un plan para su ayuntamiento en un año entero.",
        "uk": "Почати можна з однієї послуги, трьох запитань і однієї години, а цей посібник приведе вас від тієї години до плану для вашої ради за один рік роботи.",
        "it": "Puoi cominciare con un servizio, tre domande e un’ora, e questa guida porta da quell’ora fino a un piano per il tuo consiglio entro un anno intero.",
    }
    assert {locale: detected(text) for locale, text in samples.items()} == {
        locale: locale for locale in LOCALES
    }


# Words that are the same in English; only these may stand untranslated.
SAME_IN_BOTH = {
    ("pt-PT", "Menu"): "the Portuguese word for it",
    ("it", "Menu"): "the Italian word for it",
    ("it", "E-mail"): "the Italian word for it",
}
TRANSLATION_OF_ANOTHER = {("it", "Guide"): "Guides"}
"""English strings that look like the translation of another one in a language."""


def english_strings() -> dict[str, re.Pattern[str]]:
    """Every interface string in English, as a pattern for the whole of a text; placeholders stand for anything."""
    with (ROOT / "overrides/locales/messages.pot").open("rb") as file:
        catalogue = read_po(file)
    strings = {}
    for message in catalogue:
        for text in (message.id,) if isinstance(message.id, str) else message.id:
            if text:
                parts = re.split(r"%\(\w+\)s", text)
                if not any(re.search(r"[^\W\d_]{3}", part) for part in parts):
                    continue  # “… of …” alone says nothing of the language around it
                strings[text] = re.compile(r".+".join(map(re.escape, parts)))
    return strings


@pytest.mark.parametrize("locale", [each.locale for each in PROJECT.translations])
def test_no_english_interface(pages: list[SitePage], readings: dict[str, Reading], locale: str) -> None:
    """Acceptance 8: no English interface string in another language's text, labels, tips or descriptions."""
    strings = english_strings()
    assert len(strings) > 40
    lang = language(locale).lang
    found = set()
    for page in pages:
        if page.language.locale != locale:
            continue
        reading = readings[page.url]
        texts = {text for own, text in reading.strings if own == lang}
        texts |= {block.text for block in reading.blocks if block.lang == lang}
        for text in texts:
            for english, pattern in strings.items():
                if pattern.fullmatch(text) and (lang, english) not in SAME_IN_BOTH | TRANSLATION_OF_ANOTHER:
                    found.add(f"/{page.url}: {text}")
    assert not found, "\n".join(sorted(found))


def test_same_in_both_is_needed() -> None:
    """Acceptance 8: each exception is in the catalogue as it stands here, and says why."""
    for (lang, english), reason in (SAME_IN_BOTH | TRANSLATION_OF_ANOTHER).items():
        locale = next(each.locale for each in LANGUAGES if each.lang == lang)
        with (ROOT / f"overrides/locales/{locale}/LC_MESSAGES/messages.po").open("rb") as file:
            message = read_po(file).get(reason if (lang, english) in TRANSLATION_OF_ANOTHER else english)
        assert message
        assert message.string == english


OPEN_GRAPH = {"en": "en_GB", "pt": "pt_PT", "es": "es_ES", "uk": "uk_UA", "it": "it_IT"}


def test_language_for_other_sites(pages: list[SitePage]) -> None:
    """Issue 2, item 4: a shared link names its language with its country."""
    wrong = [
        f"/{page.url}: {node.attributes['content']}"
        for page in pages
        for node in LexborHTMLParser(page.html).css("meta[property='og:locale']")
        if node.attributes["content"] != OPEN_GRAPH[page.language.locale]
    ]
    assert not wrong, "\n".join(wrong)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH_DATE = re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{4}})\b")


@pytest.mark.parametrize("locale", [each.locale for each in PROJECT.translations])
def test_no_english_dates(pages: list[SitePage], readings: dict[str, Reading], locale: str) -> None:
    """Acceptance 8: dates are written in the reader's language, but where the text around them is English."""
    assert _found(pages, readings, locale, ENGLISH_DATE) == []


# What Brazil writes, and what Portugal writes.
BRAZILIAN = {
    r"voc[êe]s?": "the verb alone, or “o senhor / a senhora”",
    r"telas?": "ecrã",
    r"ônibus": "autocarro",
    r"tre(?:m|ns)": "comboio",
    r"usuári[oa]s?": "utilizador",
    r"cadastr\w+": "registo, registar",
    r"celular(?:es)?": "telemóvel",
    r"arquivos?": "ficheiro",
    r"compartilh\w+": "partilhar",
    r"(?<!vá )(?<!vão )(?<!ir )buscar|busca|buscas": "pesquisar, procurar",
    r"times?": "equipa",
    r"equipes?": "equipa",
    r"esporte\w*": "desporto",
    r"planej\w+": "planear, planeamento",
    r"registros?": "registo",
    r"contat(?:o|os|ar)": "contacto, contactar",
    r"fatos?": "facto",
    r"mídias?": "meios de comunicação, redes",
    r"acess(?:ar|e|ando)": "aceder",
    r"delet\w+": "apagar",
    r"baixar": "descarregar",
    r"digit(?:e|ar|ando)": "escreva, escrever",
    r"monitoramento": "monitorização, acompanhamento",
    r"treinamentos?": "formação",
    r"gerenci\w+": "gerir, gestão",
    r"prefeit(?:o|a|os|as|ura|uras)": "presidente da câmara, câmara municipal",
    r"alugue(?:l|is)": "renda, arrendamento",
    r"bilíng[uü]e?s?": "bilingue",
    r"banheiros?": "casa de banho",
    r"\w*(?:ôni|êni|ômi|êmi|ôme|ôno|êne)[cmt]\w*|anônim\w+|prêmio\w*|gêner\w+|bebês?": "-óni-, -éni-, -ómi- …: económico, género",
    r"est(?:ou|ás|á|amos|ão|ava|avam|ar|eja|ejam)(?: \w+)? (?!quando\b|segundo\b)\w+(?:a|e|i)ndo": "estar a + infinitive",
    r"(?:aqui|ali) embaixo|embaixo": "em baixo",
    r"de novo a gente|(?<!toda )a gente (?:vai|pode|tem)": "nós",
}


@pytest.mark.parametrize("brazilian", BRAZILIAN)
def test_european_portuguese(pages: list[SitePage], readings: dict[str, Reading], brazilian: str) -> None:
    """Acceptance 8: the Portuguese pages, labels and descriptions are in the Portuguese of Portugal."""
    pattern = re.compile(rf"\b(?:{brazilian})\b", re.IGNORECASE)
    found = _found(pages, readings, "pt", pattern)
    assert not found, f"write {BRAZILIAN[brazilian]}:\n" + "\n".join(found)


def test_brazilian_words_are_known() -> None:
    """The list sees what it is there for, and lets the Portuguese of Portugal through."""
    patterns = [re.compile(rf"\b(?:{each})\b", re.IGNORECASE) for each in BRAZILIAN]
    wrong = (
        "Você está fazendo",
        "está sempre lendo",
        "o usuário",
        "Compartilhar",
        "na tela",
        "o gênero",
        "econômico",
    )
    right = (
        "está a fazer",
        "o utilizador",
        "Partilhar",
        "o ecrã",
        "o género",
        "económico",
        "quando",
        "mundo",
        "contacto",
        "vá buscar o formulário",
    )
    assert all(any(pattern.search(text) for pattern in patterns) for text in wrong)
    assert not [text for text in right if any(pattern.search(text) for pattern in patterns)]


UKRAINIAN = {
    "Russian letters": re.compile(r"\w*[ыэъё]\w*", re.IGNORECASE),
    "straight apostrophe, or another than ’": re.compile(r"\S*['ʼ`´]\S*"),
    "quotation marks other than « »": re.compile(r"\S*[\"“”]\S*"),
}


@pytest.mark.parametrize("fault", UKRAINIAN)
def test_ukrainian(pages: list[SitePage], readings: dict[str, Reading], fault: str) -> None:
    """Acceptance 12: no letters of another language; « » and ’ in text, labels and descriptions."""
    found = _found(pages, readings, "uk", UKRAINIAN[fault])
    assert not found, "\n".join(found)


def test_alphabets_are_not_mixed(readings: dict[str, Reading]) -> None:
    """Acceptance 12: no Latin letter inside a Cyrillic word, nor the other way round, on any page."""
    mixed = re.compile(r"\w*(?:[a-zà-ÿ][а-яґєії]|[а-яґєії][a-zà-ÿ])\w*", re.IGNORECASE)
    assert mixed.search("мicто")
    found = {
        f"/{url}: {match[0]}"
        for url, reading in readings.items()
        for _, text in reading.strings
        for match in mixed.finditer(text)
    }
    assert not found, "\n".join(sorted(found))


def _found(
    pages: list[SitePage], readings: dict[str, Reading], locale: str, pattern: re.Pattern[str]
) -> list[str]:
    """Where a pattern stands in a language's own words, with some of what is around it; web addresses left out.

    The style guides for translators quote wrong forms on purpose.
    """
    lang = language(locale).lang
    found = set()
    for page in pages:
        if page.url.endswith("translate/style/"):
            continue
        reading = readings[page.url]
        texts = {text for own, text in reading.strings if own == lang}
        texts |= {block.text for block in reading.blocks if block.lang == lang}
        for text in texts:
            for match in pattern.finditer(_ADDRESS.sub(" ", text)):
                found.add(f"/{page.url}: {match[0]} in “{text[:80]}”")
    return sorted(found)
