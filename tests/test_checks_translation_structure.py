"""What a translation has in common with its English page besides words: headings, boxes, pictures, code, notes."""

from __future__ import annotations

import pytest

from docs_i18n.checks.heading_id import check_heading_ids
from docs_i18n.checks.translation import (
    abbreviations,
    admonition_types,
    attribute_lines,
    code_unchanged,
    footnotes,
    heading_ids,
    heading_levels,
    images,
    placeholders,
)
from docs_i18n.markdown import split
from translation_pairs import assert_found, faults

TWO = "## Begin {#begin}\n\nText.\n\n## End {#end}\n\nText."

IDS = [
    (TWO, "## Começo {#begin}\n\nTexto.\n\n## Fim {#end}\n\nTexto.", "pt", ""),
    (TWO, "## Fin {#end}\n\nTexto.\n\n## Comienzo {#begin}\n\nTexto.", "es", ""),
    (TWO, "## Початок {#begin}\n\nТекст.\n\n## Кінець\n\nТекст.", "uk", "5: “Кінець” has no id; write {#end} at its end"),
    (TWO, "## Inizio {#begin}\n\nTesto.\n\n## Fine {#fine}\n\nTesto.", "it", "5: the English page has no id #fine"),
    (TWO, "## Começo {#begin}\n\nTexto.", "pt", "1: the heading with the id #end is missing; translate it"),
    (TWO, "## Inicio {#begin}\n\nTexto.\n\n## Fin {#end}\n\n## Otro {#end}", "es", "7: #end stands at 2 headings"),
    (TWO, f"{TWO}\n\n<!-- local -->\n\n## Наше {{#ours}}\n\n<!-- /local -->", "uk", ""),
    ("## Begin\n\nText.", "## Inizio\n\nTesto.", "it", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), IDS)
def test_headings_have_the_ids_of_the_english_page(
    english: str, translation: str, locale: str, expected: str
) -> None:
    found = faults(heading_ids, english, translation, locale)

    if translation.endswith("{#fine}\n\nTesto."):
        # The foreign id and the missing one are two sides of the same fault.
        assert found[1:] == [
            "1: the heading with the id #end is missing; translate it and write {#end} at its end"
        ]
        found = found[:1]
    assert_found(found, expected)


LEVELS = [
    (TWO, "## Começo {#begin}\n\n## Fim {#end}", "pt", ""),
    (TWO, "## Comienzo {#begin}\n\n### Fin {#end}", "es", "3: “Fin” is a heading of level 3, the English one of level 2; write ## before it"),
    (TWO, "# Початок {#begin}\n\n## Кінець {#end}", "uk", "1: “Початок” is a heading of level 1"),
    (TWO, "## Inizio {#begin}\n\n<!-- local -->\n\n### Nostro {#end}\n\n<!-- /local -->", "it", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), LEVELS)
def test_headings_stand_as_deep_as_in_english(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(heading_levels, english, translation, locale), expected)


SOURCE_IDS = [
    ("## A {#a}\n\n## B {#b}", ""),
    ("## A word\n\n## B {#b}", "docs/page.md:1: heading-id: “A word” has no id; write {#a-word} at its end"),
    ("## A {#a}\n\n## B {#a}", "docs/page.md:3: heading-id: #a is the id of line 1 already; choose another"),
    ("No heading.", ""),
]


@pytest.mark.parametrize(("english", "expected"), SOURCE_IDS)
def test_every_english_heading_has_an_id_of_its_own(english: str, expected: str) -> None:
    assert_found([str(finding) for finding in check_heading_ids("docs/page.md", split(english))], expected)


BOX = '!!! note "A title"\n    Text of it.'

BOXES = [
    (BOX, '!!! note "Um título"\n    Texto.', "pt", ""),
    (BOX, '!!! nota "Un título"\n    Texto.', "es", "1: `!!! nota` is no kind the English uses here; write `!!! note`"),
    (BOX, '!!! примітка "Назва"\n    Текст.', "uk", "1: `!!! примітка` is no kind the English uses here"),
    (BOX, "Testo.", "it", "1: a box `!!! note` is missing"),
    ("??? tip\n    Text.", "??? dica\n    Texto.", "pt", "1: `??? dica` is no kind"),
    (f"{BOX}\n\n!!! tip\n    More.", '!!! tip\n    Más.\n\n!!! note "Título"\n    Texto.', "es", ""),
    (BOX, f'{BOX}\n\n<!-- local -->\n\n!!! warning "Наше"\n    Текст.\n\n<!-- /local -->', "uk", ""),
    ("/// note | A title\nText.\n///", "/// nota | Titolo\nTesto.\n///", "it", "1: `/// nota` is no kind"),
    ("Wow!!! note it.", "Uau!!! nota.", "pt", ""),
    ("```\n!!! note\n```\n\nText.", "```\n!!! note\n```\n\nTesto.", "it", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), BOXES)
def test_the_kind_of_a_box_is_not_translated(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(admonition_types, english, translation, locale), expected)


PLAN = "![Plan of the square](plan.png)"

PICTURES = [
    (PLAN, "![Planta da praça](plan.png)", "pt", ""),
    (PLAN, "![Plano de la plaza](plan.es.png)", "es", ""),
    (PLAN, "![План площі](plan-uk.png)", "uk", ""),
    (PLAN, "![Pianta della piazza](altro.png)", "it", "two"),
    (PLAN, "Texto.", "pt", "1: the picture plan.png is missing"),
    (PLAN, "![](plan.png)", "es", "1: plan.png has no words for people who cannot see it; translate “Plan of the square”"),
    (PLAN, "![Plan of the square](plan.png)", "uk", "1: the words of plan.png are still English"),
    ("![](line.png)\n\nText.", "![](line.png)\n\nTesto.", "it", ""),
    ("See ![a map](map.png) here.", "Vedi ![una carta](map.png) qui.", "it", ""),
    (PLAN, f"![Planta](plan.png)\n\n<!-- local -->\n\n{PLAN}\n\n<!-- /local -->", "pt", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), PICTURES)
def test_pictures_are_there_and_described_in_the_language(
    english: str, translation: str, locale: str, expected: str
) -> None:
    found = faults(images, english, translation, locale)

    if expected == "two":
        assert [message.partition(";")[0] for message in found] == [
            "1: the picture plan.png is missing",
            "1: the English has no picture altro.png",
        ]
    else:
        assert_found(found, expected)


def test_a_picture_described_by_a_name_alone_may_keep_it() -> None:
    picture = "![Lublin for All](logo.png)"

    assert faults(images, picture, picture, "es", names=["Lublin for All"]) == []


COMMAND = "Run it:\n\n```sh\nmake site  # builds it\n```\n\nThen look."

CODE = [
    (COMMAND, "Execute:\n\n```sh\nmake site  # builds it\n```\n\nDepois veja.", "pt", ""),
    (COMMAND, "Ejecute:\n\n```sh\nmake site  # lo construye\n```\n\nMire.", "es", ""),
    (COMMAND, "Запустіть:\n\n```sh\nmake сайт\n```\n\nДалі дивіться.", "uk", "4: the code block is not the English one; write “make site"),
    (COMMAND, "Esegui.\n\nPoi guarda.", "it", "1: a code block of the English is missing, perhaps “make site"),
    ("Use `make site`.", "Use `make site`.", "pt", ""),
    ("Use `make site` now.", "Use `fazer site` agora.", "pt", "1: “fazer site” is not the English code; write `make site`"),
    ("Use `make site` now.", "Úselo ahora.", "es", "1: `make site` is missing; write `make site`"),
    ("Use `a`, then `a`.", "Двічі `a`.", "uk", ""),
    ("```text\nDear mayor\n```", "```text\nCaro sindaco\n```", "it", ""),
    ("$$\na = b\n$$\n\nText.", "$$\na = c\n$$\n\nTexto.", "pt", "2: the formula is not the English one"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), CODE)
def test_code_is_that_of_the_english_page(english: str, translation: str, locale: str, expected: str) -> None:
    assert_found(faults(code_unchanged, english, translation, locale), expected)


FILLED = "Write to {{ contact }} today."

BRACES = [
    (FILLED, "Escreva hoje a {{ contact }}.", "pt", ""),
    (FILLED, "Escriba hoy a {{contact}}.", "es", "two"),
    (FILLED, "Напишіть сьогодні.", "uk", "1: {{ contact }} is missing"),
    (FILLED, "Scrivi oggi a {{ contatto }}.", "it", "two"),
    ("{% if a %}\n\nText.\n\n{% endif %}", "{% if a %}\n\nTexto.\n\n{% endif %}", "pt", ""),
    ("Text.\n\n{{ map() }}", "Texto.", "es", "1: {{ map() }} is missing"),
    ("Text.", "Текст.\n\n{{ map() }}", "uk", "3: the English has no {{ map() }}"),
    ("```\n{{ a }}\n```\n\nText.", "```\n{{ b }}\n```\n\nTesto.", "it", ""),
]


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), BRACES)
def test_what_the_site_fills_in_is_untouched(
    english: str, translation: str, locale: str, expected: str
) -> None:
    found = faults(placeholders, english, translation, locale)

    if expected == "two":
        assert [message[:3] for message in found] == ["1: ", "1: "]
        assert "is missing" in found[0]
        assert "the English has no" in found[1]
    else:
        assert_found(found, expected)


NOTE = "Text[^1].\n\n[^1]: A note."

NOTES = [
    (NOTE, "Texto[^1].\n\n[^1]: Uma nota.", "pt", ""),
    (NOTE, "Texto.\n\n[^1]: Una nota.", "es", "1: the mark [^1] is missing"),
    (NOTE, "Текст[^1].", "uk", "1: the note [^1] is missing"),
    ("Text.", "Testo[^2].", "it", "1: [^2] calls a note that the English has not"),
    ("Text.", "Texto.\n\n<!-- local -->\n\nNosso[^9].\n\n<!-- /local -->", "pt", ""),
]


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), NOTES)
def test_every_footnote_is_called_and_written(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(footnotes, english, translation, locale), expected)


EU = "The EU helps.\n\n*[EU]: European Union"

LETTERS = [
    (EU, "A UE ajuda.\n\n*[UE]: União Europeia", "pt", ""),
    (EU, "La UE ayuda.\n\n*[EU]: Unión Europea", "es", "3: EU stands nowhere else on the page"),
    (EU, "ЄС допомагає.", "uk", "1: the English explains EU, the translation nothing; explain as many"),
    (EU, "L’UE aiuta.\n\n*[UE]: Unione europea", "it", ""),
]


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), LETTERS)
def test_abbreviations_are_explained_in_the_letters_of_the_text(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(abbreviations, english, translation, locale), expected)


NEEDS = "- We need help.\n  { #need-b7 }\n- And **money**.\n  {: #need-e13 .big }\n"

ATTRIBUTES = [
    (NEEDS, "- Precisamos de ajuda.\n  { #need-b7 }\n- E de **dinheiro**.\n  {: #need-e13  .big }\n", "pt", ""),
    (NEEDS, "- Necesitamos ayuda.\n- Y **dinero**.\n  {: #need-e13 .big }\n", "es", "3: the line `{ #need-b7 }` is missing; copy it"),
    (NEEDS, "- Потрібна допомога.\n  { #need-b7 }\n- І **гроші**.\n", "uk", "2: the line `{ #need-e13 .big }` is missing; copy it"),
    ("- One.\n", "- Uno.\n  { .grande }\n", "it", "2: the English has no line `{ .grande }` here; copy the lines in braces"),
    (TWO, "## Começo\n\nTexto.\n\n## Fim {#end}\n\nTexto.", "pt", ""),
    ("Text.\n", "Текст.\n\n<!-- local -->\n\n- Наше\n  { .ours }\n\n<!-- /local -->\n", "uk", ""),
]  # fmt: skip


@pytest.mark.parametrize(("english", "translation", "locale", "expected"), ATTRIBUTES)
def test_lines_in_braces_are_those_of_the_english_page(
    english: str, translation: str, locale: str, expected: str
) -> None:
    assert_found(faults(attribute_lines, english, translation, locale), expected)
