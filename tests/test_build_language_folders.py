"""One site from a folder per language: which files come out, what a reader of a language that lacks a page gets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from docs_i18n.strings import load_strings
from small_site import ALL, OVERRIDES, Outcome, page, small_site, translation

if TYPE_CHECKING:
    from pathlib import Path
PORTUGUESE = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)
UKRAINIAN = load_strings(OVERRIDES, "uk", "uk", is_source=False)
SITE_URL = "https://city.test/res/"
REPO_URL = "https://github.com/o/r"

NAV = """\
  - index.md
  - Start here:
      - start/guide.md
      - start/copy.md
      - start/part.md
  - About:
      - about/index.md
      - Policy briefs:
          - about/deep/brief.md
"""

ENGLISH = "One paragraph about the city.\n\nAnother paragraph about its people.\n\n- a list of many things"
FILES: dict[str, str | bytes] = {
    "docs/start/guide.md": page("Guide", "Read on.\n\n![Map](media/map.png) ![Plan](media/plan.png)"),
    "docs/start/media/map.png": b"english map",
    "docs/start/media/plan.png": b"english plan",
    "docs_pt/start/guide.md": translation("Guia", "Leia.\n\n![Mapa](media/map.png) ![Plano](media/plan.png)"),
    "docs_pt/start/media/map.png": b"mapa",
    "docs/start/copy.md": page("Copy", ENGLISH),
    # The English text, saved by a Windows editor, with a translated head that has no translated title.
    "docs_pt/start/copy.md": translation("Copy", ENGLISH).replace("\n", "\r\n"),
    "docs/start/part.md": page("Part", ENGLISH),
    "docs_pt/start/part.md": translation(
        "Parte", "Um parágrafo sobre a cidade.\n\nAnother paragraph about its people.\n\n- uma lista"
    ),
    "docs/about/index.md": page("About", head="redirect_from: [old/about.md]\n"),
    "docs/about/deep/brief.md": page("Brief"),
    "docs_uk/start/here.md": translation("Лише тут", "Слова.", "local: true\n"),
    "docs_uk/about/deep/only.md": translation("Глибоко", "Слова.", "local: true\n"),
    "docs_uk/news/first.md": translation("Новина", "Слова.", "local: true\n"),
    "docs_uk/.ledger/start/here.jsonl": "{}\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    root = tmp_path_factory.mktemp("folders")
    outcome = small_site(root, FILES, languages=ALL, nav=NAV).build(SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    assert outcome.log == ()
    return outcome


def languages_of(outcome: Outcome, url: str) -> list[str]:
    """Return the rows of the switcher: name and what is said beside it."""
    return outcome.words(url, ".languages__list li")


def test_output_files_of_a_small_site(built: Outcome) -> None:
    """Every language has every page and every index, in its folder, and nothing else is published."""
    of_each = [
        "404.html",
        "about/deep/brief/index.html",
        "about/index.html",
        "all-pages/index.html",
        "choose/index.html",
        "feed.xml",
        "index.html",
        "old/about/index.html",
        "pagefind/",
        "search/index.html",
        "start-here/index.html",
        "start/copy/index.html",
        "start/guide/index.html",
        "start/part/index.html",
        "templates/index.html",
        "translate/coordination/index.html",
        "translate/status/index.html",
    ]
    # The files that a translator begins with, for each page that has no file yet.
    to_start = {
        "pt": ("about/index.md", "about/deep/brief.md"),
        **dict.fromkeys(
            ALL[2:],
            ("about/index.md", "about/deep/brief.md", "start/guide.md", "start/copy.md", "start/part.md"),
        ),
    }
    # And the Word files for the same pages.
    sheets = [
        f"{locale}/translate/sheets/{locale}_{name.removesuffix('.md').replace('/', '_')}.docx"
        for locale, names in to_start.items()
        for name in names
    ]
    expected = [
        ".htaccess",
        ".nojekyll",
        "_headers",
        "_redirects",
        "assets/",
        "robots.txt",
        "sitemap.xml",
        "start/media/map.png",
        "start/media/plan.png",
        "pt/start/media/map.png",
        "pt/translate/changes/start/copy/index.html",
        "pt/translate/changes/start/part/index.html",
        "toolbox/",
        "translate/status.csv",
        "translate/status.json",
        "uk/about/deep/only/index.html",
        "uk/news/first/index.html",
        "uk/start/here/index.html",
        "web.config",
        *of_each,
        *(f"{locale}/{name}" for locale in ALL[1:] for name in (*of_each, ".htaccess", "web.config")),
        *(f"{locale}/translate/start/{name}" for locale, names in to_start.items() for name in names),
        *sheets,
        *(f"share/{locale}.png" for locale in ALL),
        *(f"sitemap-{locale}.xml" for locale in ALL),
    ]

    assert sorted(expected) == built.files


def test_fallback_page_is_served_and_marked(built: Outcome) -> None:
    """Where a translation is missing, the reader gets the English text, told so in their own language."""
    url = "uk/start/guide/"

    assert built.values(url, "html", "lang") == ["uk"]
    assert built.words(url, "h1[lang=en], .page-text[lang=en]") == ["Guide", "Read on."]
    notice = "This page is not yet in this language. You are reading it in English."
    assert built.words(url, ".notice--fallback p") == [
        f"{UKRAINIAN.text(notice)} {UKRAINIAN.text('Translate this page')}"
    ]
    assert built.has(url, "meta[name=robots][content=noindex]")
    assert built.values(url, "link[rel=canonical]", "href") == [f"{SITE_URL}start/guide/"]
    assert not built.has(url, "link[rel=alternate][hreflang]")


def test_translation_is_served_in_its_own_words(built: Outcome) -> None:
    """A translated page carries its text, its language and the set of its true translations."""
    url = "pt/start/guide/"

    assert built.values(url, "html", "lang") == ["pt-PT"]
    assert built.words(url, "h1, .page-text") == ["Guia", "Leia."]
    assert not built.has(url, ".notice--fallback")
    alternates = built.html(url).css("link[rel=alternate][hreflang]")
    assert [(link.attributes["hreflang"], link.attributes["href"]) for link in alternates] == [
        ("en", f"{SITE_URL}start/guide/"),
        ("pt-PT", f"{SITE_URL}pt/start/guide/"),
        ("x-default", f"{SITE_URL}start/guide/"),
    ]


def test_untouched_copy_of_the_english_text_is_a_fallback(built: Outcome) -> None:
    """A file somebody copied and has not translated yet is not called a translation."""
    url = "pt/start/copy/"

    assert built.words(url, ".page-text[lang=en] p")[0] == "One paragraph about the city."
    assert built.has(url, ".notice--fallback")


def test_page_of_one_language_is_in_its_menu_only(built: Outcome) -> None:
    """A local page stands in the section whose folder it shares, in its own language and in no other."""
    menu = {locale: built.words(f"{locale}/start/guide/", ".side-nav li a") for locale in ("pt", "uk")}
    mark = f"({UKRAINIAN.text('in English')})"

    assert menu["pt"] == ["Guia", f"Copy ({PORTUGUESE.text('in English')})", "Parte"]
    assert menu["uk"] == [f"Guide {mark}", f"Copy {mark}", f"Part {mark}", "Лише тут"]


def test_local_page_stands_in_a_section_within_a_section(built: Outcome) -> None:
    """A local page finds its place at any depth of the menu."""
    tree = built.words("uk/all-pages/", ".tree a")

    assert tree[-3:] == [f"Brief ({UKRAINIAN.text('in English')})", "Глибоко", "Новина"]


def test_local_page_of_a_folder_of_its_own_can_be_found(built: Outcome) -> None:
    """A local page in a folder that no section has still stands in the menu: no page is out of reach."""
    links = built.values("uk/", ".menu__panel a", "href")

    assert "news/first/" in links


def test_switcher_names_languages_without_the_page(built: Outcome) -> None:
    """The switcher says which languages have no such page and which show it in English."""
    of_local_page = languages_of(built, "uk/start/here/")
    of_guide = languages_of(built, "pt/start/guide/")

    home = UKRAINIAN.text("home page")
    assert of_local_page == [
        f"English {home}",
        f"Português {home}",
        f"Español {home}",
        "Українська",
        f"Italiano {home}",
    ]
    not_yet = f"{PORTUGUESE.text('not yet')} {PORTUGUESE.text('translated; opens in English')}"
    assert of_guide == [
        "English",
        "Português",
        f"Español {not_yet}",
        f"Українська {not_yet}",
        f"Italiano {not_yet}",
    ]


def test_media_beside_a_translation_wins(built: Outcome) -> None:
    """A picture with the words of a language replaces the English one there; the rest is shared."""
    portuguese = built.values("pt/start/guide/", ".page-text img", "src")
    ukrainian = built.values("uk/start/guide/", ".page-text img", "src")

    assert portuguese == ["../media/map.png", "../../../start/media/plan.png"]
    assert ukrainian == ["../../../start/media/map.png", "../../../start/media/plan.png"]
    assert (built.site / "pt/start/media/map.png").read_bytes() == b"mapa"
    assert (built.site / "start/media/map.png").read_bytes() == b"english map"


def test_paragraph_left_in_english_is_marked(built: Outcome) -> None:
    """In a page translated in part, the English block is spoken as English and kept out of the search."""
    marked = built.html("pt/start/part/").css(".page-text [lang]")

    assert [(node.text(), dict(node.attributes)) for node in marked] == [
        (
            "Another paragraph about its people.",
            {"class": "untranslated", "data-pagefind-ignore": "all", "lang": "en"},
        )
    ]
    assert not built.html("pt/start/part/").css_matches(".notice--fallback")


def test_moved_page_leaves_its_address_behind_in_every_language(built: Outcome) -> None:
    """A shared link to an old address leads on, in every language, without a script."""
    refreshed = {
        locale: built.values(f"{locale}old/about/", "meta[http-equiv=refresh]", "content")
        for locale in ("", "pt/", "es/", "uk/", "it/")
    }

    assert refreshed == {key: ["0; url=../../about/"] for key in ("", "pt/", "es/", "uk/", "it/")}
    assert built.words("uk/old/about/", "h1, a") == [
        UKRAINIAN.text("This page has moved"),
        UKRAINIAN.text("Go to the page"),
    ]


def test_edit_links_open_the_file_of_the_language(built: Outcome) -> None:
    """A translated page is edited where it stands; a missing one is created under its right name."""
    links = {
        url: built.values(url, ".actions a", "href")[0]
        for url in ("start/guide/", "pt/start/guide/", "uk/start/guide/", "pt/start/copy/", "uk/start/here/")
    }

    assert links == {
        "start/guide/": f"{REPO_URL}/edit/main/docs/start/guide.md",
        "pt/start/guide/": f"{REPO_URL}/edit/main/docs_pt/start/guide.md",
        "uk/start/guide/": f"{REPO_URL}/new/main?filename=docs_uk%2Fstart%2Fguide.md",
        # The file is there already: the form for a new one would answer with an error.
        "pt/start/copy/": f"{REPO_URL}/edit/main/docs_pt/start/copy.md",
        "uk/start/here/": f"{REPO_URL}/edit/main/docs_uk/start/here.md",
    }


def test_section_titles_are_in_the_language_of_the_menu(built: Outcome) -> None:
    """Titles of sections, and of sections within them, are translated."""
    assert built.words("uk/all-pages/", ".tree :is(h2, h3)") == [
        UKRAINIAN.text(title) for title in ("Start here", "About", "Policy briefs")
    ]


def test_search_of_a_language_holds_its_translations_only(built: Outcome) -> None:
    """Fallback pages stay out of a language's search; pages that the build makes are in it, under their own words."""
    made = {
        "all-pages/",
        "choose/",
        "start-here/",
        "templates/",
        "translate/coordination/",
        "translate/status/",
    }
    found = {
        locale: json.loads(built.text(f"{locale}/pagefind/headings.json")) for locale in ("pt", "uk", "es")
    }
    written = {
        locale: [entry for entry in entries if entry[1].removeprefix(f"{locale}/") not in made]
        for locale, entries in found.items()
    }

    assert written["es"] == [["Inicio", "es/"]]
    assert written["uk"] == [
        ["Головна", "uk/"],
        ["Глибоко", "uk/about/deep/only/"],
        ["Новина", "uk/news/first/"],
        ["Лише тут", "uk/start/here/"],
    ]
    assert ["Plantillas", "es/templates/"] in found["es"]


def test_theme_leaves_its_scripts_at_home(built: Outcome) -> None:
    """Nothing of Material is published that no page asks for: no script, no source map, no palette."""
    assets = sorted(
        path.relative_to(built.site).as_posix()
        for path in (built.site / "assets").rglob("*")
        if path.is_file()
    )

    assert assets == ["assets/stylesheets/material.css"]


def test_hidden_files_stay_at_home(built: Outcome) -> None:
    """The ledger beside the translations is not published."""
    assert [path for path in built.site.rglob("*") if ".ledger" in path.parts] == []


def test_one_language_can_be_built_alone(tmp_path: Path) -> None:
    """With LOCALE=pt only Portuguese is built, at its own address."""
    outcome = small_site(tmp_path, FILES, languages=ALL, nav=NAV).build(LOCALE="pt")

    assert outcome.log == ()
    html = [name for name in outcome.files if name.endswith("index.html")]
    assert html[0] == "pt/about/deep/brief/index.html"
    assert {name.partition("/")[0] for name in html} == {"pt"}


def test_unknown_language_alone_is_refused(tmp_path: Path) -> None:
    """A mistyped LOCALE is answered with the languages there are."""
    site = small_site(tmp_path)
    outcome = site.build(LOCALE="ua")

    line = site.line("languages:") + 1
    assert outcome.log == (f"ERROR LOCALE=ua is not a language of mkdocs.yml:{line}; known are en, pt, uk",)


def test_untouched_copy_of_the_home_page_is_a_fallback(tmp_path: Path) -> None:
    """A new language begins with a copy of the English home page: until it is translated, it is marked as English."""
    doors = (
        "template: home.html\ndoors:\n  - {id: city, title: For cities, text: Some words, links: [a.md]}\n"
    )
    home = page("Home", "Welcome to all of you.", doors)
    files = {"docs/index.md": home, "docs_pt/index.md": home, "docs/a.md": page("Ask")}
    outcome = small_site(tmp_path, files, languages=("en", "pt")).build()

    assert outcome.log == ()
    assert outcome.words("pt/", "h1[lang=en], .lead[lang=en]") == ["Home", "Welcome to all of you."]
    assert outcome.has("pt/", ".page-text[lang=en]")
    assert outcome.words("pt/", "[lang=en] h2, h2[lang=en]") == ["For cities"]
    assert outcome.has("pt/", ".notice--fallback")


def test_page_of_ours_takes_the_place_of_one_that_the_site_makes(tmp_path: Path) -> None:
    """Who writes a page of the name `all-pages.md` gets it in place of the one that the plugin would make."""
    files = {
        "docs/all-pages.md": page("My list", "Own words."),
        "docs_pt/all-pages.md": translation("Lista", "Minha."),
    }
    outcome = small_site(tmp_path, files).build()

    assert outcome.log == ()
    found = {
        url: outcome.words(url, ".page-text") for url in ("all-pages/", "pt/all-pages/", "uk/all-pages/")
    }
    assert found == {
        "all-pages/": ["Own words."],
        "pt/all-pages/": ["Minha."],
        "uk/all-pages/": [],
    }


def test_page_after_the_home_page_has_no_empty_navigation(tmp_path: Path) -> None:
    """A landmark without a link in it is a door to nowhere for a screen reader."""
    outcome = small_site(tmp_path, {"docs/a.md": page("Ask")}, nav="  - index.md\n  - a.md\n").build()

    assert [nav.text() for nav in outcome.html("a/").css("nav") if not nav.css_matches("a")] == []
