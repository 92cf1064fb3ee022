"""A real build: sources become entries and no pages, words are linked where they stand, data is there for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from glossary_tree import entry_file
from small_site import page, small_site, translation

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files, Outcome

SITE_URL = "https://example.org/x/"

GUIDE = """Our bias, and bias again. In equality we trust[^1].

## Equality in a heading {#equality}

A [link about race](https://example.org), `race` in code and *Race* in emphasis.

| Rumour | x |
|---|---|
| y | A rumour |

!!! note "A newcomer in a title"

    A newcomer in a note.

- hate-crime and hate crime
"""

GLOSSARY: Files = {
    "docs/glossary/bias.md": entry_file("bias", "A leaning.", head="forms: [biases]\nrelated: [race]\n"),
    "docs/glossary/equality.md": entry_file("equality", "The same [race](race.md).", example="=1+1"),
    "docs/glossary/race.md": entry_file("race", "An <b>idea</b> & no fact."),
    "docs/glossary/rumour.md": entry_file("rumour", "A story."),
    "docs/glossary/newcomer.md": entry_file("newcomer", "Someone new."),
    "docs/glossary/hate-crime.md": entry_file("hate crime", "A crime."),
    "docs_pt/glossary/bias.md": entry_file(
        "enviesamento",
        "Uma inclinação.",
        example="Um dia.",
        head="avoided_terms: [=viés]\nforms: [enviesamentos]\ntranslation:\n  status: draft\n"
        "  translated_on: 2026-11-20\n  translators: [Ana]\n",
    ),
    "docs/guide.md": page("Guide", GUIDE),
    "docs_pt/other.md": translation("Outra", "Os enviesamentos e bias.", head="local: true\n"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    root: Path = tmp_path_factory.mktemp("glossary")
    nav = "  - index.md\n  - guide.md\n  - Words:\n      - glossary/index.md\n      - glossary/languages.md\n"
    outcome = small_site(root, GLOSSARY, nav=nav).build(
        SITE_URL=SITE_URL, CONTACT_EMAIL="a@example.org", REPO_URL="https://github.com/o/r"
    )
    assert outcome.succeeded, outcome.log
    assert outcome.log == ()
    return outcome


def test_sources_are_no_pages(built: Outcome) -> None:
    made = [
        name for name in built.files if name.removeprefix("pt/").removeprefix("uk/").startswith("glossary/")
    ]
    assert made == [
        f"{folder}glossary/{name}"
        for folder in ("", "pt/", "uk/")
        for name in (
            "index.html",
            "languages/index.html",
            *(["terms.csv"] if not folder else []),
            "terms.json",
            "terms.jsonld",
        )
    ]
    assert "glossary/bias" not in built.text("sitemap-en.xml")
    assert built.words("all-pages/", ".tree a") == ["Home", "Guide", "Glossary", "Glossary in all languages"]


def test_entries_in_the_order_of_the_alphabet(built: Outcome) -> None:
    assert built.words("glossary/", "dfn") == ["bias", "equality", "hate crime", "newcomer", "race", "rumour"]
    assert built.words("glossary/", "[data-letter]") == ["B", "E", "H", "N", "R"]


def test_what_is_not_translated_is_shown_in_english_and_marked(built: Outcome) -> None:
    assert built.words("pt/glossary/", "dfn:not([lang])") == ["enviesamento"]
    assert len(built.words("pt/glossary/", "dfn[lang=en]")) == 5
    assert built.words("pt/glossary/", "dt .lang-mark") == ["(em inglês)"] * 5
    assert set(built.values("pt/glossary/", "#race ~ dd > p:not(.entry__label)", "lang")) == {"en"}
    assert any("5 palavras" in words for words in built.words("pt/glossary/", ".notice"))
    assert built.has("pt/glossary/", ".notice--draft")
    assert not built.has("glossary/", ".notice")


def test_text_is_text(built: Outcome) -> None:
    """No markup comes out of an entry: HTML is shown as it is read, links lead to entries only."""
    assert not built.has("glossary/", "dd b")
    assert built.values("glossary/", "dd > p a", "href") == ["#race"]


def test_ways_to_ask_for_a_better_explanation(built: Outcome, tmp_path: Path) -> None:
    links = built.values("glossary/", "#bias ~ dd .entry__tools a", "href")
    assert links[1].startswith("mailto:a@example.org?subject=Explain%20this%20better%3A%20bias&body=https")
    alone = small_site(tmp_path, GLOSSARY).build()
    assert alone.succeeded, alone.log
    assert alone.values("glossary/", "#bias ~ dd .entry__tools a", "href") == [
        "#bias",
        "https://example.org/a",
    ]


def test_the_first_use_of_a_term_is_a_link(built: Outcome) -> None:
    """Never in headings, links, code, titles or header cells; whole words; once on a page."""
    assert built.words("guide/", "a.term") == ["bias", "equality", "Race", "rumour", "newcomer", "hate-crime"]
    assert set(built.values("guide/", "a.term", "href")) == {
        f"../glossary/#{concept}"
        for concept in ("bias", "equality", "race", "rumour", "newcomer", "hate-crime")
    }
    for place in ("h2", "code", "th", ".admonition-title", "a a"):
        assert not built.has("guide/", f".page-text {place} a.term")
    assert built.words("guide/", "td a.term") == ["rumour"]


def test_an_english_page_is_explained_in_the_readers_language(built: Outcome) -> None:
    assert built.words("pt/guide/", "a.term")[0] == "bias"
    assert built.values("pt/guide/", "a.term", "href")[0] == "../glossary/#bias"
    assert built.words("pt/guide/", "#term-bias") == ["enviesamento Uma inclinação."]
    assert built.values("pt/guide/", "#term-bias", "lang") == ["pt-PT"]
    assert built.values("pt/guide/", "#term-race", "lang") == ["en"]


def test_forms_are_those_of_the_text(built: Outcome) -> None:
    assert built.words("pt/other/", "a.term") == ["enviesamentos"]


def test_pages_made_by_us_explain_no_words(built: Outcome) -> None:
    for url in ("glossary/", "glossary/languages/", "all-pages/", "search/"):
        assert not built.has(url, "a.term")
        assert not built.has(url, "script[src$='words.js']")


def test_scripts_are_loaded_where_they_are_needed(built: Outcome) -> None:
    scripts = {
        url: [name.rpartition("/")[2] for name in built.values(url, "script", "src")]
        for url in ("", "guide/", "glossary/")
    }
    assert scripts == {
        "": ["theme.js", "site.js"],
        "guide/": ["theme.js", "site.js", "words.js"],
        "glossary/": ["theme.js", "site.js", "glossary.js"],
    }


def test_table_for_spreadsheets(built: Outcome) -> None:
    """It begins with a byte order mark, has semicolons, and nothing in it is run as a formula."""
    data = (built.site / "glossary/terms.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["id"] for row in rows] == ["bias", "equality", "hate-crime", "newcomer", "race", "rumour"]
    assert rows[0]["term (pt-PT)"] == "enviesamento"
    assert rows[0]["avoid (pt-PT)"] == "'=viés"
    assert rows[0]["state (pt-PT)"] == "draft, sourced"
    assert rows[1]["state (pt-PT)"] == "missing"


def test_data_for_programs(built: Outcome) -> None:
    """One @id per concept whatever the language; untranslated terms are no terms of that language's set."""
    english, portuguese = (json.loads(built.text(f"{folder}glossary/terms.jsonld")) for folder in ("", "pt/"))
    assert english["@type"] == "DefinedTermSet"
    assert (english["inLanguage"], portuguese["inLanguage"]) == ("en", "pt-PT")
    assert len(english["hasDefinedTerm"]) == 6
    (term,) = portuguese["hasDefinedTerm"]
    assert term["@id"] == english["hasDefinedTerm"][0]["@id"] == f"{SITE_URL}glossary/#bias"
    assert (term["@type"], term["name"], term["description"]) == (
        "DefinedTerm",
        "enviesamento",
        "Uma inclinação.",
    )
    assert term["url"] == f"{SITE_URL}pt/glossary/#bias"
    assert built.values("pt/glossary/", "link[type='application/ld+json']", "href") == ["terms.jsonld"]

    terms = {entry["id"]: entry for entry in json.loads(built.text("pt/glossary/terms.json"))["terms"]}
    assert (terms["bias"]["lang"], terms["race"]["lang"]) == ("pt-PT", "en")
    assert terms["bias"]["forms"] == ["enviesamentos"]


def test_search_finds_entries(built: Outcome) -> None:
    headings = json.loads(built.text("glossary/../pagefind/headings.json"))
    assert ["bias", "glossary/#bias"] in headings
    portuguese = json.loads(built.text("pt/pagefind/headings.json"))
    assert [title for title, url in portuguese if "#" in url] == ["enviesamento"]


def test_a_site_without_a_glossary(tmp_path: Path) -> None:
    outcome = small_site(tmp_path, {"docs/guide.md": page("Guide", GUIDE)}).build()
    assert outcome.succeeded, outcome.log
    assert [name for name in outcome.files if "glossary" in name] == []
    assert not outcome.has("guide/", "a.term")


def test_an_entry_that_cannot_be_read_stops_a_strict_build(tmp_path: Path) -> None:
    outcome = small_site(tmp_path, GLOSSARY | {"docs/glossary/race.md": "no head\n"}).build()
    assert not outcome.succeeded
    assert any("docs/glossary/race.md:1: glossary: no front matter" in line for line in outcome.log)
