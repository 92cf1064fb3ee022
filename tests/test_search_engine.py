"""What of a page is searched, and Pagefind's bundles: on tiny sites, with the real Pagefind and the real results page."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Protocol

import pytest

from docs_i18n import search
from docs_i18n.errors import SiteError
from docs_i18n.search import IndexedPage, build_bundle, searchable_html, unify_apostrophes
from search_report import SearchPage
from search_site import LANGS, Text, page_html, write_site
from site_server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser


class Ask(Protocol):
    """Asks a language's tiny site; for each query the addresses found, best first."""

    def __call__(self, locale: str, texts: Sequence[Text], queries: list[str]) -> list[list[str]]: ...


@pytest.mark.parametrize("written", ["сім'я", "сім’я", "сімʼя"])
def test_ukrainian_has_one_apostrophe(written: str) -> None:
    assert unify_apostrophes(written, "uk") == "сім’я"


def test_elsewhere_the_apostrophe_parts_two_words() -> None:
    assert unify_apostrophes("dell’integrazione", "it") == "dell'integrazione"


@pytest.mark.parametrize(
    ("body", "searched"),
    [
        ('<p>Text <a href="/x" class="term">term</a></p>', "<p>Text <a>term</a></p>"),
        ('<h2 id="a">Part<a class="headerlink" href="#a">¶</a></h2>', '<h2 id="a">Part</h2>'),
        ("<p>Shown</p><p data-pagefind-ignore>English</p>", "<p>Shown</p>"),
        ('<p>Diz-se <em lang="en">networking</em>.</p>', "<p>Diz-se <em>networking</em>.</p>"),
        ('<p lang="en">Not translated</p><p lang="pt">Traduzido</p>', "<p>Traduzido</p>"),
        ("<p>A<br>b</p><button>Copy</button><script>x</script>", "<p>A<br>b</p>"),
        ('<p>1 &lt; 2 &amp; "3"</p><!-- x -->', '<p>1 &lt; 2 &amp; "3"</p>'),
        ("<p>soft\u00adhyphen</p>", "<p>softhyphen</p>"),
    ],
)
def test_only_the_text_is_searched(body: str, searched: str) -> None:
    found = searchable_html(page_html("pt-PT", "Título", body), (), "pt-PT")
    assert f"<main data-pagefind-body><h1>Título</h1>{searched}</main>" in found
    assert "Menu" not in found
    assert "Notice" not in found


def test_a_heading_inside_the_text_is_not_repeated() -> None:
    html = '<html lang="en"><body><div data-pagefind-body><h1>Once</h1><p>Text</p></div></body></html>'
    assert searchable_html(html, (), "en").count("Once") == 1


def test_everyday_words_are_escaped() -> None:
    found = searchable_html(page_html("uk", "Т", ""), ['"мер"', "зв'язок"], "uk")
    assert 'content="&quot;мер&quot; зв’язок"' in found


@pytest.fixture
def ask(browser: Browser, tmp_path: Path) -> Iterator[Ask]:
    context = browser.new_context()

    def asked(locale: str, texts: Sequence[Text], queries: list[str]) -> list[list[str]]:
        root = tmp_path / locale
        write_site(root, {locale: texts})
        prefix = "" if locale == "en" else f"{locale}/"
        with SiteServer(root, reads_host_files=False) as server:
            page = SearchPage(context.new_page(), f"{server.url}{prefix}search/")
            return [[url.removeprefix(f"/{prefix}") for url in answer] for answer in page.ask(queries)]

    yield asked
    context.close()


def _texts(*bodies: str) -> list[Text]:
    return [
        Text(url=f"page-{number}/", title=f"№ {number}", body=f"<p>{body}</p>")
        for number, body in enumerate(bodies, start=1)
    ]


@pytest.mark.parametrize(
    ("locale", "bodies", "queries"),
    [
        (
            "en",
            ["The city welcomes families.", "Nothing of the kind."],
            ["city", "cities", "family", "welcome", "welcoming", "CITY"],
        ),
        (
            "pt",
            ["As associações e os direitos locais.", "Outra coisa."],
            ["associação", "associacoes", "associações", "direito", "local", "locais"],
        ),
        (
            "es",
            ["Las ciudades y sus acciones comunes.", "Otra cosa."],
            ["ciudad", "acción", "accion", "acciones", "común", "comunes"],
        ),
        (
            "it",
            ["Le città, l’integrazione e i luoghi.", "Altro."],
            ["città", "citta", "citta'", "integrazione", "dell’integrazione", "integrazioni", "luogo"],
        ),
        (
            "uk",
            ["Сім'я та зʼїзд. Ґрунт для громад і паперу.", "Щось інше, метод."],
            [
                "сім’я",
                "сім'я",
                "сімʼя",
                "сім’ї",
                "з'їзди",
                "ґрунт",
                "грунту",
                "громада",
                "громадами",
                "папір",
            ],
        ),
    ],
)
def test_any_form_finds_the_page(ask: Ask, locale: str, bodies: list[str], queries: list[str]) -> None:
    assert ask(locale, _texts(*bodies), queries) == [["page-1/"]] * len(queries)


def test_accents_may_be_left_out_without_changing_the_order(ask: Ask) -> None:
    texts = _texts("Integração e integracao.", "A integração, a integração, a integração.", "Integracao.")
    with_accents, without = ask("pt", texts, ["integração", "integracao"])
    assert with_accents == without
    assert len(with_accents) == 3


def test_the_stem_of_a_short_word_does_not_find_longer_words(ask: Ask) -> None:
    texts = _texts("Мета зустрічі.", "Метод роботи, методи й методика.")
    assert ask("uk", texts, ["мета", "мети", "мет"]) == [["page-1/"], ["page-1/"], ["page-1/"]]


def test_the_beginning_of_a_word_finds_it(ask: Ask) -> None:
    assert ask("uk", _texts("Дискримінація.", "Інше."), ["дискрим"]) == [["page-1/"]]


def test_what_is_not_there_is_not_found(ask: Ask) -> None:
    """Pagefind itself would answer with every page that has a word such as `в`."""
    assert ask("uk", _texts("Ми живемо в місті.", "Інше в місті."), ["вщєйх", "xyz"]) == [[], []]


def test_a_title_comes_before_a_mention(ask: Ask) -> None:
    texts = [
        Text(url="mention/", title="Інше", body="<p>Про рівність і рівності, рівністю.</p>"),
        Text(url="title/", title="Рівність", body="<p>" + "Слова про різне. " * 60 + "</p>"),
    ]
    assert ask("uk", texts, ["рівності", "рівність"]) == [["title/", "mention/"], ["title/", "mention/"]]


def test_everyday_words_are_found_in_every_form(ask: Ask) -> None:
    texts = [
        Text(url="rumour/", title="Чутка", body="<p>Текст.</p>", search_words=("плітки", "поголоски")),
        Text(url="other/", title="Інше", body="<p>Текст.</p>"),
    ]
    assert ask("uk", texts, ["плітка", "пліток", "поголосок"]) == [["rumour/"]] * 3


def test_the_first_search_stays_small(tmp_path: Path) -> None:
    """Acceptance 21: what the first search of a language asks for, without the pages found."""
    write_site(tmp_path / "site", {"uk": _texts("Слово.")})
    bundle = tmp_path / "site" / "uk" / "pagefind"
    assert sum(path.stat().st_size for path in bundle.glob("wasm.*")) < 75_000


@pytest.mark.parametrize(("locale", "stemmer"), [("en", "en"), ("pt", "pt-pt"), ("uk", "unknown")])
def test_a_bundle_holds_only_what_is_used(tmp_path: Path, locale: str, stemmer: str) -> None:
    build_bundle([_page(LANGS[locale], "a/")], LANGS[locale], tmp_path / "pagefind")
    files = sorted(
        path.relative_to(tmp_path / "pagefind")
        for path in (tmp_path / "pagefind").rglob("*")
        if path.is_file()
    )
    assert [str(path) for path in files if path.suffix not in {".pf_fragment", ".pf_index", ".pf_meta"}] == [
        "headings.json",
        "pagefind-entry.json",
        "pagefind.js",
        f"wasm.{stemmer}.pagefind",
    ]
    assert {path.suffix for path in files} >= {".pf_fragment", ".pf_index", ".pf_meta"}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """Design §6; the order in which the pages are given does not matter either."""
    pages = [_page("pt-PT", f"page-{number}/") for number in range(40)]
    runs = []
    for name, given in {"one": pages, "two": pages[::-1]}.items():
        build_bundle(given, "pt-PT", tmp_path / name)
        files = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        runs.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert runs[0] == runs[1]


def test_a_new_bundle_replaces_the_old_one(tmp_path: Path) -> None:
    build_bundle([_page("en", "a/")], "en", tmp_path / "pagefind")
    build_bundle([_page("en", "b/")], "en", tmp_path / "pagefind")
    assert len(list((tmp_path / "pagefind" / "fragment").iterdir())) == 1
    build_bundle([], "en", tmp_path / "pagefind")
    assert not (tmp_path / "pagefind").exists()


def test_headings_and_terms_are_offered_where_nothing_is_found(tmp_path: Path) -> None:
    body = (
        '<h2 id="steps">Next steps<a class="headerlink" href="#steps">¶</a></h2><h2>No anchor</h2>'
        '<dl><dt id="rumour">Rumour</dt></dl><div data-pagefind-ignore><h2 id="x">Elsewhere</h2></div>'
    )
    page = IndexedPage(url="guide/", html=page_html("en", "Guide", body))
    build_bundle([page], "en", tmp_path / "pagefind")
    assert json.loads((tmp_path / "pagefind" / "headings.json").read_text(encoding="utf-8")) == [
        ["Guide", "guide/"],
        ["Next steps", "guide/#steps"],
        ["Rumour", "guide/#rumour"],
    ]


def test_settings_of_the_person_who_builds_do_not_reach_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    (tmp_path / "pagefind.toml").write_text('force_language = "fr"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    build_bundle([_page("en", "a/")], "en", tmp_path / "out")
    assert (tmp_path / "out" / "wasm.en.pagefind").exists()


def test_a_failure_of_pagefind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 1, stdout=b"", stderr=b"no room left")

    monkeypatch.setattr("docs_i18n.search.subprocess.run", fail)
    with pytest.raises(SiteError, match="no room left"):
        build_bundle([_page("en", "a/")], "en", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_pagefind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: None)
    with pytest.raises(SiteError, match="not installed"):
        build_bundle([_page("en", "a/")], "en", tmp_path / "out")


def _page(lang: str, url: str) -> IndexedPage:
    return IndexedPage(
        url=url, html=page_html(lang, f"Title {url}", f"<p>Some words of {url}</p>"), search_words=("more",)
    )
