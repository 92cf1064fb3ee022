"""A real build offers sections as files: below their headings, on a page of their own, in every language, and honestly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docs_i18n.downloads import converter
from office_files import ALL_THERE_IS, docx_paragraphs, parts, png, xml
from small_site import OVERRIDES, page, small_site, translation, tree

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

    from docs_i18n.downloads.converter import OfficeDocument
    from small_site import Files, Outcome, SmallSite

SITE_URL = "https://example.org/x/"
NAV = "  - index.md\n  - Guides:\n      - guide.md\n      - tools/sheets.md\n  - templates.md\n  - About:\n      - about/index.md\n"

ENGLISH = page("A guide", f"Read this.\n\n## Steps {{#steps}}\n\nOne.\n\n{ALL_THERE_IS}")
PORTUGUESE = translation(
    "Um guia",
    """Leia isto.

## Passos {#steps}

Um.

Palavras acima.

## O impresso {#form}

Para [nome da cidade]. Ver [os passos](#steps), [as folhas](tools/sheets.md) e [outra coisa](https://example.com/).

- [ ] uma coisa

<!-- local -->
Só aqui.
<!-- /local -->

### Linhas {#rows}

Ask the people who live there first.

## O resto {#rest}

Mais.
""",
    "translation:\n  status: machine-draft\n  translated_on: 2026-11-20\n  source_date: 2026-11-02\n",
)
FILES: Files = {
    "docs/guide.md": ENGLISH.replace("Ask twice.", "Ask the people who live there first."),
    "docs/picture.png": png(),
    "docs/bridge.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docs_pt/guide.md": PORTUGUESE,
    "docs/tools/sheets.md": page("Sheets", "## A letter {#sheets-letter .download}\n\n> Dear [name],\n>\n> Words.\n"),
    "docs/tools/more.md": page("More sheets", "## A card {#card .download data-minutes=120}\n\nWords.\n"),
    "docs/loose/sheet.md": page("Loose", "## A sheet {#sheet .download data-minutes=5}\n\nWords.\n"),
    "docs/about/index.md": page("About"),
    "docs_pt/nosso.md": translation("Nosso", "## Folha {#folha .download data-minutes=5}\n\nPalavras.\n", "local: true\n"),
}  # fmt: skip


def site(root: Path) -> SmallSite:
    return small_site(root, FILES, nav=NAV)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    outcome = site(tmp_path_factory.mktemp("downloads")).build(SITE_URL=SITE_URL)
    assert outcome.succeeded, outcome.log
    assert outcome.log == ()
    return outcome


def made_files(built: Outcome) -> list[str]:
    """The files made of sections; those for translators are another matter."""
    return [name for name in built.files if name.endswith((".docx", ".odt")) and "translate/" not in name]


def data(built: Outcome, name: str) -> bytes:
    return (built.site / name).read_bytes()


def first_page(built: Outcome, name: str) -> list[str]:
    return [words for style, words in docx_paragraphs(data(built, name)) if style == "Information"]


def test_files_stand_beside_their_page(built: Outcome) -> None:
    """In every language that has a text of its own, with names that say enough among other downloads."""
    assert made_files(built) == [
        f"{name}.{ending}"
        for name in (
            "guide/guide-form-en",
            "loose/sheet/sheet-en",
            "pt/guide/guide-form-pt",
            "pt/nosso/nosso-folha-pt",
            "tools/more/more-card-en",
            "tools/sheets/sheets-letter-en",
        )
        for ending in ("docx", "odt")
    ]


def test_links_below_the_heading(built: Outcome) -> None:
    """Two files, each named for the ear, with its size, and the minutes, in the language of the page."""
    assert built.words("guide/", ".downloads a") == [
        f"The form: {name} (.{ending}, {round(len(data(built, f'guide/guide-form-en.{ending}')) / 1000)} kB)"
        for name, ending in (("Word", "docx"), ("OpenDocument", "odt"))
    ]
    assert built.values("guide/", ".downloads a", "href") == ["guide-form-en.docx", "guide-form-en.odt"]
    assert built.words("guide/", ".downloads__time") == ["To fill in or use: about 15 minutes"]
    assert built.words("pt/guide/", ".downloads__time") == ["Para preencher ou usar: cerca de 15 minutos"]
    assert built.words("pt/guide/", ".downloads a .visually-hidden") == ["O impresso:", "O impresso:"]
    assert built.has("pt/guide/", "h2#form + p.downloads")


def test_nothing_of_the_marks_is_left(built: Outcome) -> None:
    for name in built.files:
        if name.endswith(".html"):
            assert not re.search("download-place|data-minutes|legal-check", built.text(name)), name


def test_fallback_offers_the_english_file_and_says_so(built: Outcome) -> None:
    assert built.values("pt/tools/sheets/", ".downloads", "lang") == ["pt-PT"]
    assert built.values("pt/tools/sheets/", ".downloads a", "href") == [
        "../../../tools/sheets/sheets-letter-en.docx",
        "../../../tools/sheets/sheets-letter-en.odt",
    ]
    assert built.values("pt/tools/sheets/", ".downloads a", "hreflang") == ["en", "en"]
    assert built.values("pt/tools/sheets/", ".downloads .visually-hidden", "lang") == ["en", "en"]
    assert built.words("pt/tools/sheets/", ".downloads .lang-mark") == ["(em inglês)", "(em inglês)"]
    assert not built.has("pt/guide/", ".downloads .lang-mark")


def test_first_page_of_the_english_file(built: Outcome) -> None:
    where, version, licence, legal = first_page(built, "guide/guide-form-en.docx")
    assert where == "Intercultural Toolboxhttps://example.org/x/guide/#form"
    assert re.fullmatch("Last checked on 2 November 2026 · English original · Version [0-9a-f]{8}", version)
    assert licence == (
        "You may change this and add your city’s name and logo. Say: Adapted from Intercultural Toolbox, CC BY 4.0."
    )
    assert legal == "Have your legal service check this."


def test_first_page_of_a_translation(built: Outcome) -> None:
    """In its own words, with the very words of the notice on its page."""
    where, version, status, licence, legal = first_page(built, "pt/guide/guide-form-pt.docx")
    assert where == "Caixa de Ferramentas Interculturalhttps://example.org/x/pt/guide/#form"
    assert re.fullmatch(
        "Traduzido em 20 de novembro de 2026 · Texto inglês de 2 de novembro de 2026 · Versão [0-9a-f]{8}",
        version,
    )
    assert [status] == built.words("pt/guide/", ".notice summary")
    assert licence.endswith("Indique: Adaptado de Caixa de Ferramentas Intercultural, CC BY 4.0.")
    assert legal == "Peça ao seu serviço jurídico que verifique este texto."


def test_legal_service_only_where_it_is_asked_for(built: Outcome) -> None:
    assert len(first_page(built, "tools/sheets/sheets-letter-en.docx")) == 3


def test_page_of_one_language_claims_no_original(built: Outcome) -> None:
    _, version, _ = first_page(built, "pt/nosso/nosso-folha-pt.docx")
    assert re.fullmatch("Versão [0-9a-f]{8}", version)


def test_text_is_what_the_page_shows(built: Outcome) -> None:
    """No word of other sections; boxes to tick; local text; a letter as a letter."""
    found = list(docx_paragraphs(data(built, "pt/guide/guide-form-pt.docx")))
    text = "\n".join(words for _, words in found)
    assert ("Heading1", "Um guia:O impresso") in found  # a line each
    assert ("Heading2", "Linhas") in found
    assert ("Checklist", "☐\tuma coisa") in found
    assert "Só aqui." in text
    assert "Para [nome da cidade]. Ver os passos, as folhas e outra coisa." in text
    assert "Leia isto" not in text
    assert "Mais." not in text
    letter = list(docx_paragraphs(data(built, "tools/sheets/sheets-letter-en.docx")))
    assert letter[-2:] == [("BodyText", "Dear [name],"), ("BodyText", "Words.")]


def targets(built: Outcome, name: str) -> set[str]:
    found = xml(data(built, name), "word/_rels/document.xml.rels")
    return {node.get("Target", "") for node in found if node.get("TargetMode") == "External"}


def test_links_lead_to_the_site(built: Outcome) -> None:
    assert targets(built, "pt/guide/guide-form-pt.docx") == {
        "https://example.org/x/pt/guide/#form",
        "https://example.org/x/pt/guide/#steps",
        "https://example.org/x/pt/tools/sheets/",
        "https://example.com/",
    }
    assert 'w:anchor="rows"' in parts(data(built, "guide/guide-form-en.docx"))["word/document.xml"].decode()


def test_title_and_language(built: Outcome) -> None:
    for name, title, lang in (
        ("guide/guide-form-en.docx", "A guide: The form", "en-GB"),
        ("pt/guide/guide-form-pt.docx", "Um guia: O impresso", "pt-PT"),
    ):
        about = {
            node.tag.rpartition("}")[2]: node.text for node in xml(data(built, name), "docProps/core.xml")
        }
        assert (about["title"], about["language"]) == (title, lang)


def test_templates_page(built: Outcome) -> None:
    """By task, in the order of the menu; a page that is in no menu stands with those of its folder."""
    assert built.words("templates/", "main h2") == ["Guides", "Other pages"]
    assert built.words("templates/", ".sheets h3") == ["A guide", "More sheets", "Sheets", "Loose"]
    assert built.words("templates/", ".sheets li li > a") == [
        "The form: A guide",  # a name of two words says too little
        "A card: More sheets",
        "A letter: Sheets",
        "A sheet: Loose",
    ]
    assert built.values("templates/", ".jump a", "href") == ["#task-1", "#task-2"]
    assert built.words("templates/", ".jump a") == built.words("templates/", "main h2")
    assert built.values("templates/", ".sheets li li > a", "href") == [
        "../guide/#form",
        "../tools/more/#card",
        "../tools/sheets/#sheets-letter",
        "../loose/sheet/#sheet",
    ]
    assert built.words("templates/", ".downloads__time") == [
        "To fill in or use: about 15 minutes",
        "To fill in or use: about 2 hours",
        "To fill in or use: about 5 minutes",
    ]
    assert built.values("templates/", ".downloads a", "href")[:2] == [
        "../guide/guide-form-en.docx",
        "../guide/guide-form-en.odt",
    ]


def test_templates_page_of_a_translation(built: Outcome) -> None:
    assert built.words("pt/templates/", "main h1, main h2") == ["Modelos", "Guias", "Outras páginas"]
    assert built.words("pt/templates/", ".sheets h3") == [
        "Um guia",
        "More sheets (em inglês)",
        "Sheets (em inglês)",
        "Nosso",
        "Loose (em inglês)",
    ]
    assert built.values("pt/templates/", ".sheets li li > a", "lang") == ["", "en", "en", "", "en"]
    assert "../../tools/sheets/sheets-letter-en.docx" in built.values("pt/templates/", ".downloads a", "href")


def test_top_entry_of_the_menu(built: Outcome) -> None:
    assert built.words("pt/", ".sections a") == ["Guias", "Modelos", "Sobre (em inglês)"]


def test_search_does_not_find_the_links(built: Outcome) -> None:
    assert built.has("guide/", "[data-pagefind-body] p.downloads[data-pagefind-ignore]")


def test_same_files_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: Outcome) -> None:
    """A second build asks pandoc for nothing, and a first one elsewhere makes the same bytes."""
    project = site(tmp_path)
    assert project.build(SITE_URL=SITE_URL).succeeded
    cold = tree(project.site)
    monkeypatch.setattr(converter, "pandoc", lambda: Path("/nowhere/pandoc"))
    assert project.build(SITE_URL=SITE_URL).succeeded
    assert tree(project.site) == cold
    assert {name: content for name, content in cold.items() if name.endswith(("docx", "odt"))} == {
        name: content for name, content in tree(built.site).items() if name.endswith(("docx", "odt"))
    }


def test_a_save_makes_only_what_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview builds again after each save: of six sections, the one that was changed is made, or none."""
    made: list[int] = []
    start = converter.start_pandoc

    def counted(documents: Sequence[OfficeDocument], folder: Path) -> subprocess.Popen[str]:
        made.append(len(documents))
        return start(documents, folder)

    monkeypatch.setattr(converter, "start_pandoc", counted)
    project = site(tmp_path)
    assert project.build().succeeded
    assert sum(made) == 6
    made.clear()
    project.write({"docs/tools/more.md": str(FILES["docs/tools/more.md"]).replace("Words.", "Other words.")})
    assert project.build().succeeded
    assert made == [1]
    made.clear()
    project.write({"docs/about/index.md": page("About", "Other words.")})
    assert project.build().succeeded
    assert made == []


def test_without_an_address(tmp_path: Path) -> None:
    """Words of links within the site stay, the links go; other sites are linked as before."""
    outcome = site(tmp_path).build()
    assert outcome.succeeded, outcome.log
    assert targets(outcome, "pt/guide/guide-form-pt.docx") == {"https://example.com/"}
    assert first_page(outcome, "pt/guide/guide-form-pt.docx")[0] == "Caixa de Ferramentas Intercultural"


def test_preview_of_one_language(tmp_path: Path) -> None:
    """English files are not made there, so none is offered; what is offered is there."""
    outcome = site(tmp_path).build(LOCALE="pt")
    assert outcome.succeeded, outcome.log
    assert outcome.has("pt/guide/", ".downloads")
    assert not outcome.has("pt/tools/sheets/", ".downloads, .download-place")
    assert outcome.words("pt/templates/", ".sheets h3") == ["Um guia", "Nosso"]


def test_site_without_files(tmp_path: Path) -> None:
    outcome = small_site(tmp_path, {}).build()
    assert outcome.succeeded, outcome.log
    assert outcome.words("templates/", "main p")[-1] == "There are no files yet."


def test_section_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page and the section are said, the rest is built, and the page offers nothing that is not there."""
    script = tmp_path / "convert.lua"
    text = converter.SCRIPT.read_text(encoding="utf-8")
    script.write_text(
        text.replace("local document = ", 'if read(name .. ".html"):find("Um guia") then error("refused") end\n    local document = '),
        encoding="utf-8",
    )  # fmt: skip
    monkeypatch.setattr(converter, "SCRIPT", script)
    outcome = site(tmp_path / "project").build(strict=False)
    (line,) = outcome.log
    assert "docs_pt/guide.md: download: #form cannot be made into a file: " in line
    assert not outcome.has("pt/guide/", ".downloads, .download-place")
    assert outcome.has("guide/", ".downloads")


def test_style_of_the_first_page_is_known_to_the_template() -> None:
    """The template names a style, the files must have it."""
    template = (OVERRIDES / "download.html").read_text(encoding="utf-8")
    (name,) = re.findall('custom-style="([^"]+)"', template)
    for kind in ("docx/word", "odt"):
        styles = converter.SCRIPT.parent.joinpath(kind, "styles.xml").read_text(encoding="utf-8")
        assert f'"{name}"' in styles
