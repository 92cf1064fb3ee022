"""The share picture says what it should in every language, inside its frame, and the same twice."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from docs_i18n.front_matter import read_front_matter
from docs_i18n.share_image import ICON_SIZE, MARGIN, SIZE, missing_letters, share_image, touch_icon

OVERRIDES = Path(__file__).parent.parent / "overrides"

PAGES = [
    ("Intercultural Toolbox", "Guides and plain words for cities where many origins meet", "en"),
    (
        "Caixa de Ferramentas Intercultural",
        "Guias e palavras simples para cidades de muitas origens",
        "pt-PT",
    ),
    (
        "Caja de Herramientas Intercultural",
        "Guías y palabras sencillas para ciudades de muchos orígenes",
        "es",
    ),
    ("Інтеркультурна скринька", "Посібники й прості слова для міст, що об’єднують", "uk"),
    ("Cassetta degli attrezzi interculturale", "Guide e parole semplici per città di molte origini", "it"),
]
TOO_LONG = (
    "What you can do in your own neighbourhood, at work, at school and in the council of your city, " * 3
)

# Where text may stand: left of the mark, above the name of the language.
TEXT_FRAME = (MARGIN - 4, 72, 664, 500)


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    assert image.format == "PNG"
    return image


def text_box(title: str, subtitle: str) -> tuple[int, int, int, int] | None:
    """Find the box around everything that the words add to the picture."""
    with_words = opened(share_image(title, subtitle, "en")).convert("RGB")
    without = opened(share_image("", "", "en")).convert("RGB")
    # 256 colours are shared out anew for every picture: a step or two is no letter.
    return ImageChops.difference(with_words, without).convert("L").point(lambda v: v > 16 and 255).getbbox()


@pytest.mark.parametrize(("title", "subtitle", "lang"), PAGES)
def test_size_is_what_networks_ask_for_and_light_enough_for_phones(
    title: str, subtitle: str, lang: str
) -> None:
    png = share_image(title, subtitle, lang)

    assert opened(png).size == SIZE == (1200, 630)
    assert len(png) < 60_000


@pytest.mark.parametrize(("title", "subtitle", "lang"), PAGES)
def test_second_build_gives_the_same_bytes(title: str, subtitle: str, lang: str) -> None:
    assert share_image(title, subtitle, lang) == share_image(title, subtitle, lang)


@pytest.mark.parametrize(("title", "subtitle", "lang"), PAGES)
def test_font_has_every_letter_of_the_five_languages(title: str, subtitle: str, lang: str) -> None:
    names = "English Português Español Українська Italiano"
    letters = "іїєґІЇЄҐщьюя’ʼ«»„“”–—… ãõçáàâéêíóôú ñ¿¡ü èìòù"

    assert missing_letters(title + subtitle + lang + names + letters) == set()


def test_missing_letter_is_noticed_and_no_box_is_drawn() -> None:
    assert missing_letters("Tool 漢") == {"漢"}
    assert share_image("Tool 漢", "", "en") == share_image("漢", "Something else", "en")


@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        *((title, subtitle) for title, subtitle, _ in PAGES),
        (TOO_LONG, TOO_LONG),
        ("Антидискримінаційність" * 6, "W" * 200),
        ("WWWW " * 30, ""),
    ],
)
def test_text_stays_inside_its_frame(title: str, subtitle: str) -> None:
    box = text_box(title, subtitle)

    assert box is not None
    assert box[0] >= TEXT_FRAME[0]
    assert box[1] >= TEXT_FRAME[1]
    assert box[2] <= TEXT_FRAME[2]
    assert box[3] <= TEXT_FRAME[3]


SENTENCES = [
    ("One short sentence. Another one.", "One short sentence. Another one."),
    ("One short sentence. " + "A second one that goes on and on " * 5 + "to its end.", "One short sentence."),
    ("One. Two! " + "Three, which goes on and on and on " * 5 + "to its end.", "One. Two!"),
    ("Перше речення. " + "Друге, що не має кінця й краю, " * 6 + "але має.", "Перше речення."),
]


@pytest.mark.parametrize(("subtitle", "kept"), SENTENCES)
def test_long_subtitle_ends_with_a_sentence(subtitle: str, kept: str) -> None:
    """What does not fit is left out whole: a sentence that breaks off says less than none."""
    assert share_image("Title", subtitle, "en") == share_image("Title", kept, "en")


@pytest.mark.parametrize("locale", ["docs", "docs_pt", "docs_es", "docs_uk", "docs_it"])
def test_descriptions_of_the_home_pages_fit(locale: str) -> None:
    """The pictures of the site itself keep at least one whole sentence of their description."""
    head = read_front_matter((OVERRIDES.parent / locale / "index.md").read_text(encoding="utf-8"))
    title, description = str(head.values["title"]), str(head.values["description"])
    first = re.split(r"(?<=\.) ", description)[0]

    assert share_image(title, description, "en") in {
        share_image(title, description[: match.end()].strip(), "en")
        for match in re.finditer(r"\.(?: |$)", description)
    }
    assert share_image(title, first, "en") != share_image(title, first.replace(".", "x."), "en")


def test_picture_names_its_language() -> None:
    assert share_image("Toolbox", "", "pt-PT") != share_image("Toolbox", "", "es")


def test_page_without_words_still_has_a_picture() -> None:
    assert opened(share_image("", "", "en")).size == SIZE


def test_touch_icon_is_opaque() -> None:
    icon = opened(touch_icon())

    assert icon.size == ICON_SIZE == (180, 180)
    assert "transparency" not in icon.info
    assert touch_icon() == touch_icon()


def test_mark_is_one_drawing_in_three_files() -> None:
    files = ("toolbox/mark.svg", "toolbox/favicon.svg", ".icons/toolbox/mark.svg")
    subpaths = [
        {
            f"M{shape}"
            for path in re.findall(r' d="([^"]+)"', (OVERRIDES / file).read_text(encoding="utf-8"))
            for shape in path.removeprefix("M").split("M")
        }
        for file in files
    ]

    assert len(subpaths[0]) == 4
    assert subpaths[0] == subpaths[1] == subpaths[2]


def test_pictured_mark_is_the_drawn_mark() -> None:
    """Four blocks around an open square: the middles of the blocks are painted, the square is not."""
    icon = opened(touch_icon()).convert("RGB")
    start, unit = 34, 7
    ground = icon.getpixel((0, 0))

    def at(x: float, y: float) -> bool:
        return icon.getpixel((round(start + x * unit), round(start + y * unit))) != ground

    assert all(at(x, y) for x, y in ((6, 2.5), (13.5, 6), (10, 13.5), (2.5, 10)))
    assert not any(at(x, y) for x, y in ((8, 8), (0.3, 0.3), (15.7, 0.3), (15.7, 15.7), (10.5, 2), (5.5, 14)))


@pytest.mark.parametrize(
    "icon", sorted((OVERRIDES / ".icons/toolbox").glob("*.svg")), ids=lambda path: path.stem
)
def test_inline_icons_need_no_style_of_their_own(icon: Path) -> None:
    """The content security policy blocks inline styles, so colour must come from attributes."""
    svg = icon.read_text(encoding="utf-8")

    assert "viewBox=" in svg
    assert "currentColor" in svg
    assert not re.search(r"<(style|script|title)\b|\bstyle=|\bon\w+=", svg)
