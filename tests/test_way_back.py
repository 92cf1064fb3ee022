"""The way back without git, from end to end: a page on the site, a Word file, an office program, one command, a notice.

What a person does is done here by a real build, a real browser, a real LibreOffice and the real commands; Word itself
and e-mail are steps for a person.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from docs_i18n.cli import main
from docs_i18n.contacts import Contacts
from docs_i18n.glossary_files import read_glossary
from docs_i18n.plugins.sheets import SiteSheets
from docs_i18n.plugins.tracker import Tracker
from docs_i18n.site import load_site
from docs_i18n.strings import load_strings, translation_strings
from docs_i18n.summary_cache import summarise_again
from docs_i18n.worksheets import SheetMaker
from office import saved_by_libreoffice
from site_server import SiteServer
from small_site import OVERRIDES, Outcome, SmallSite, page, small_site, translation
from word_files import changed, filled, opened, rows, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from playwright.sync_api import Browser, Page

    from small_site import Files

SITE_URL = "https://city.test/res/"
CONTACT = "translate@city.test"
PT = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)
REVIEWED = PT.text("Translation reviewed by %(name)s on %(date)s.")
NAV = "  - index.md\n  - Start here:\n      - start/fee.md\n  - Help translate:\n      - translate/how-to-help.md\n"
FEE = "start/fee.md"
ENGLISH = """\
A fee of 20 euros is due each year.

## Help {#help}

Ask the [office](../index.md) for help.

- Come in the morning.
- Bring a pen.
"""
PORTUGUESE = """\
Paga-se uma taxa de 20 euros por ano.

## Ajuda {#help}

Peça ajuda ao [gabinete](../index.md).

- Venha de manhã.
- Traga uma caneta.
"""
FILES: Files = {
    f"docs/{FEE}": page("Fee", ENGLISH, "shelf: core\n"),
    f"docs_pt/{FEE}": translation("Taxa", PORTUGUESE, "translation:\n  status: draft\n"),
    "docs/translate/how-to-help.md": page("How to help", "See [what to do](status.md)."),
    "docs_pt/translate/how-to-help.md": translation("Como ajudar", "Veja [o que fazer](status.md)."),
}
CHANGED = (
    ENGLISH.replace("20 euros", "30 euros")
    .replace("for help.", "for help, or [write](../translate/how-to-help.md) to it.")
    .replace("- Bring a pen.", "- Bring a blue pen.\n- Bring **time**.")
)


def run(site: SmallSite, *arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["--root", str(site.root), *arguments])
    assert result.exit_code == code, f"{result.output}\n{result.exception!r}"
    return result.output


def build(site: SmallSite) -> Outcome:
    outcome = site.build(SITE_URL=SITE_URL, CONTACT_EMAIL=CONTACT)
    assert outcome.log == ()
    return outcome


@contextmanager
def visited(browser: Browser, outcome: Outcome) -> Iterator[Page]:
    """The site on a host, in a window of a browser that has nothing installed."""
    with SiteServer(outcome.site, reads_host_files=True) as server:
        context = browser.new_context(base_url=server.url, accept_downloads=True)
        yield context.new_page()
        context.close()


def fetched(window: Page, name: str) -> bytes:
    """The file behind the first link to it, as the browser saves it."""
    with window.expect_download() as download:
        window.locator(f"main a[href$='{name}']").first.click()
    return Path(download.value.path()).read_bytes()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A page that was translated, and whose English has changed since."""
    site = small_site(tmp_path_factory.mktemp("way-back"), FILES, nav=NAV)
    for name in (FEE, "translate/how-to-help.md"):
        run(site, "record", "pt", name, "--base", "today", "--by", "Ana", "--on", "2026-11-02")
    site.write({f"docs/{FEE}": page("Fee", CHANGED, "shelf: core\n")})
    return site


def shown(data: bytes) -> dict[str, str]:
    """The English cell of each row, by the number of the row."""
    document = opened(data)
    lines = document.tables[0].rows[1:]
    return {number: row.cells[1].text for number, row in zip(rows(document), lines, strict=True)}


def row_with(data: bytes, words: str) -> str:
    return next(number for number, text in shown(data).items() if words in text)


def saved(data: bytes, name: str, site: SmallSite, folder: Path, *through: str) -> str:
    """The path of a file once an office program has saved it and it came by e-mail."""
    (content,) = saved_by_libreoffice({name: data}, folder, *through).values()
    site.write({f"post/{name}": content})
    return str(site.root / "post" / name)


def translate(window: Page) -> bytes:
    """Start on the Translate page, pick a page of the list, get its file, and fill in three rows.

    One has what Word makes of quotation marks and a line break, one is moved, one is damaged. A fourth is deleted.
    """
    window.goto("pt/translate/how-to-help/")
    window.get_by_role("main").get_by_role("link", name="o que fazer").click()
    window.wait_for_url("**/pt/translate/status/")
    data = fetched(window, "pt_start_fee.docx")
    assert any(CONTACT in one.text for one in opened(data).paragraphs)
    pen, time = row_with(data, "blue pen"), row_with(data, "time")
    texts = {
        row_with(data, "30 euros"): "“Paga-se”\u00a0uma taxa de 30 euros\npor ano.",
        pen: "Traga uma caneta azul.",
        row_with(data, "write"): "Peça ajuda ao [gabinete](1) ou [escreva-lhe] (2).",
    }

    def work(document: WordDocument) -> None:
        found = rows(document)
        table = tables(document)[0]
        table.insert(list(table).index(found["1"]), found[pen])
        table.remove(found[time])

    return changed(filled(data, texts), work)


def take_back(site: SmallSite, file: str) -> None:
    """One command; the damaged row has its sentence, in Portuguese, to be sent back."""
    said = run(site, "import", file, "--name", "Ana Silva", "--on", "2026-11-30", code=1)
    assert f"docs_pt/{FEE}: 2 translated, 1 not taken" in said
    assert "To forward, in Português:\nLinha " in said
    sentence = "A ligação (2) falta ou está estragada. Escreva [as suas palavras](2), sem espaço entre ] e (."
    assert sentence in said
    expected = PORTUGUESE.replace(
        "Paga-se uma taxa de 20 euros por ano.", "“Paga-se” uma taxa de 30 euros por ano."
    ).replace("Traga uma caneta.", "Traga uma caneta azul.")
    assert (site.root / "docs_pt" / FEE).read_text(encoding="utf-8").rstrip().endswith(expected.rstrip())
    ledger = (site.root / "docs_pt/.ledger/start/fee.jsonl").read_text(encoding="utf-8")
    assert ledger.count('"by": "Ana Silva", "on": "2026-11-30"') == 2
    assert '"text": "A fee of 30 euros is due each year."' in ledger
    assert '"text": "Ask the [office](../index.md) for help."' in ledger


def finish(site: SmallSite) -> None:
    """The two rows that are left, in a new file made from the page as it is now."""
    run(site, "worksheet", "pt", FEE, "--output", str(site.root / "post"))
    rest = site.root / "post/pt_start_fee.docx"
    data = rest.read_bytes()
    assert len(shown(data)) == 2
    texts = {"1": "Peça ajuda ao [gabinete](1) ou [escreva-lhe](2).", "2": "Traga **tempo**."}
    rest.write_bytes(filled(data, texts))
    said = run(site, "import", str(rest), "--name", "Ana Silva", "--on", "2026-12-01")
    assert "the page is now: draft, 0 open" in said


def review(window: Page) -> bytes:
    """The pack is on both pages, with a letter to go with it; the reader finds all right but one row."""
    window.goto("pt/translate/status/")
    assert window.locator("main a[href$='pt_core_review.docx'][download]").is_visible()
    window.goto("pt/translate/coordination/")
    href = window.locator("main a[href^='mailto:?'][href*='pt_core_review']").get_attribute("href") or ""
    letter = parse_qs(urlsplit(href).query)
    assert letter["subject"] == ["Folha de revisão: Páginas essenciais"]
    assert f"{SITE_URL}pt/translate/sheets/pt_core_review.docx" in letter["body"][0]
    data = fetched(window, "pt_core_review.docx")
    return filled(data, {"✓": "Sim", row_with(data, "morning"): "Venha durante a manhã."})


def notice(outcome: Outcome) -> str:
    (words,) = outcome.words("pt/start/fee/", ".notice summary")
    return words


def seen(window: Page) -> str:
    """What a reader of the page sees in the notice above it."""
    window.goto("pt/start/fee/")
    return window.locator(".notice summary").inner_text()


def change_one(site: SmallSite) -> None:
    """Somebody changes a paragraph after the review: readers are told which, until it has been read as well."""
    path = site.root / "docs_pt" / FEE
    text = path.read_text(encoding="utf-8").replace("caneta azul", "caneta preta")
    path.write_text(text, encoding="utf-8")
    run(site, "record", "pt", FEE, "--by", "Ana Silva", "--on", "2026-12-06")
    outcome = build(site)
    assert notice(outcome) == PT.text("Reviewed translation, except the paragraphs changed since.")
    html = outcome.text("pt/start/fee/index.html")
    assert re.search(r'<a href="#help">Ajuda</a>: Traga uma caneta preta\.', html)
    run(site, "review", "pt", FEE, "--by", "Rui Costa", "--on", "2026-12-07")
    outcome = build(site)
    assert notice(outcome) == REVIEWED % {"name": "Rui Costa", "date": "7 de dezembro de 2026"}


def test_from_the_translate_page_to_the_reader_s_notice(
    site: SmallSite, browser: Browser, tmp_path: Path
) -> None:
    """A translator, a coordinator, a reviewer and a reader, one after the other."""
    with visited(browser, build(site)) as window:
        sheet = translate(window)
    take_back(site, saved(sheet, "pt_start_fee.docx", site, tmp_path / "old Word", "doc"))
    finish(site)

    with visited(browser, build(site)) as window:
        assert seen(window) == PT.text("Draft translation. No second person has reviewed it yet.")
        sheet = review(window)
    file = saved(sheet, "pt_core_review.docx", site, tmp_path / "review")
    said = run(site, "import", file, "--name", "Rui Costa", "--review", "--on", "2026-12-05")
    assert "the page is now: reviewed, 0 open" in said

    with visited(browser, build(site)) as window:
        assert seen(window) == REVIEWED % {"name": "Rui Costa", "date": "5 de dezembro de 2026"}
        assert "Venha durante a manhã." in window.locator("main").inner_text()
    change_one(site)


def test_two_builds_give_the_same_files(site: SmallSite) -> None:
    """And a language that has no work has no files for it."""
    first = {path: path.read_bytes() for path in sorted(build(site).site.rglob("*.docx"))}
    second = {path: path.read_bytes() for path in sorted(build(site).site.rglob("*.docx"))}

    assert first == second
    assert {path.name for path in first} >= {"uk_start_fee.docx", "uk_translate_how-to-help.docx"}
    assert not [path for path in first if path.name.startswith("en_")]


def test_a_preview_makes_no_files_and_names_none(site: SmallSite) -> None:
    """They cost seconds, and a preview is to be quick."""
    project = load_site(site.root)
    strings = translation_strings(project.project)
    tracker = Tracker(site=project, summary=summarise_again(project, ["pt", "uk"]), pages={}, heads={})
    for is_preview, made in ((True, 0), (False, 2)):
        sheets = SiteSheets(
            tracker=tracker,
            maker=SheetMaker(site=project, glossary=read_glossary(project)),
            strings=strings,
            contacts=Contacts(),
            site_url="",
            built=["en", "uk"],
            is_preview=is_preview,
        )
        uk, pt = project.project.language("uk"), project.project.language("pt")

        assert len(list(sheets.files(uk, project.project.source))) == made
        assert len(sheets.of_page(uk, FEE)) == (1 if made else 0)
        assert list(sheets.files(pt, project.project.source)) == []  # not in this build
