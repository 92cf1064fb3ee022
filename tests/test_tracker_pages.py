"""The tracker on a small site: what a reader, a translator, a coordinator and a machine find after a build."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from docs_i18n.addresses import LONGEST_ADDRESS
from docs_i18n.fingerprint import page_hash
from docs_i18n.ledger import write_records
from docs_i18n.markdown import split
from docs_i18n.model import Origin, Signature
from docs_i18n.recording import record_page, review_segments
from docs_i18n.strings import load_strings
from small_site import OVERRIDES, Outcome, SmallSite, page, small_site, translation

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files

SITE_URL = "https://city.test/res/"
REPO_URL = "https://github.com/o/r"
PT = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)
NAV = """\
  - index.md
  - Start here:
      - start/fee.md
      - start/talk.md
      - start/long.md
  - Help translate:
      - translate/how-to-help.md
"""
ENGLISH = "A fee of 20 euros is due each year.\\n\\n## Help {#help}\\n\\nAsk the office for help.".replace(
    "\\n", "\n"
)
PORTUGUESE = "Paga-se uma taxa de 20 euros por ano.\n\n## Ajuda {#help}\n\nPeça ajuda ao gabinete."
TALK = "People meet in the square.\n\nThey talk about the weather."
CONVERSA = "As pessoas encontram-se na praça.\n\nFalam do tempo."
FILES: Files = {
    "docs/start/fee.md": page("Fee <b>", ENGLISH, "shelf: core\n").replace("Fee <b>", '"Fee & more"'),
    "docs_pt/start/fee.md": translation("Taxa", PORTUGUESE, "translation:\n  status: draft\n"),
    "docs/start/talk.md": page("Talk", TALK),
    "docs_pt/start/talk.md": translation("Conversa", CONVERSA),
    "docs/start/long.md": page(
        "Long", "\n\n".join(f"Paragraph {n} has some words in it." for n in range(300))
    ),
    "docs/translate/how-to-help.md": page("How to help", "Read a page."),
    "docs_pt/index.md": translation("Início", "Olá.", "translation:\n  status: machine-draft\n"),
}


def record(site: SmallSite, name: str, *, reader: str = "") -> None:
    source = split((site.root / "docs" / name).read_text(encoding="utf-8"))
    target = split((site.root / "docs_pt" / name).read_text(encoding="utf-8"))
    done = record_page(source, target, (), by=Signature(by="Ana", on="2026-11-02"), origin=Origin.PERSON)
    if reader:
        numbers = range(len(source.segments))
        by = Signature(by=reader, on="2026-11-10")
        done = review_segments(source, target, done.records, numbers, by=by)
    assert done.refused == ()
    site.write({f"docs_pt/.ledger/{name.removesuffix('.md')}.jsonl": write_records(done.records)})


def tracked(root: Path) -> SmallSite:
    """Return a site with a page that changed in English after its review, a reviewed one, and missing ones."""
    site = small_site(root, FILES, nav=NAV)
    record(site, "start/fee.md", reader="<Rui>")
    record(site, "start/talk.md", reader="Rui")
    changed = str(FILES["docs/start/fee.md"]).replace("20 euros", "30 [euros](talk.md)")
    site.write({"docs/start/fee.md": changed + "\n\nThis sentence is new.\n"})
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    outcome = tracked(tmp_path_factory.mktemp("tracker")).build(SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    assert outcome.log == ()
    return outcome


def one(built: Outcome, url: str, selector: str) -> str:
    (words,) = built.words(url, selector)
    return words


def test_reader_is_told_what_changed(built: Outcome) -> None:
    """Design 4.4: one line, the sections folded, the new English one click away, and who has read the rest."""
    url = "pt/start/fee/"
    headline = PT.plural_forms(
        "Reviewed translation. The English has changed since in %(num)s section.",
        "Reviewed translation. The English has changed since in %(num)s sections.",
    )["other"]

    assert one(built, url, ".notice summary") == headline % {"num": 2}
    assert built.values(url, ".notice__link a", "href") == ["../../translate/changes/start/fee/"]
    assert built.values(url, ".notice details ul:first-of-type a", "href") == ["#help"]
    reviewers = PT.text("Reviewed, except what has changed since, by: %(names)s") % {
        "names": "<Rui> (10 de novembro de 2026)"
    }
    assert reviewers in built.words(url, ".notice li")
    assert not built.has(url, ".notice rui")


def test_reader_of_other_pages_is_told_no_more_than_is_known(built: Outcome) -> None:
    """A reviewed page names its reader and day; a page without records says that nobody has compared it."""
    reviewed = PT.text("Translation reviewed by %(name)s on %(date)s.")
    assert one(built, "pt/start/talk/", ".notice summary") == reviewed % {
        "name": "Rui",
        "date": "10 de novembro de 2026",
    }
    unknown = "Machine translation. Nobody has compared it with today’s English text yet."
    assert one(built, "pt/", ".notice summary") == PT.text(unknown)
    assert not built.has("start/fee/", ".notice")


def test_headlines_have_at_most_fifteen_words(built: Outcome) -> None:
    """Design 4.4: whatever the notice says, it says it in fifteen words."""
    pages = [name for name in built.files if name.startswith("pt/") and name.endswith("index.html")]
    headlines = [
        line for name in pages for line in built.words(name.removesuffix("index.html"), ".notice summary")
    ]

    assert len(headlines) >= 3
    assert [line for line in headlines if len(line.split()) > 15] == []


def test_page_of_changes(built: Outcome) -> None:
    """In words first, then before and now in English, today's translation, the place, and the marked text last."""
    url = "pt/translate/changes/start/fee/"
    removed = PT.plural_forms("%(num)s word removed", "%(num)s words removed")["one"] % {"num": 1}
    added = PT.plural_forms("%(num)s word added", "%(num)s words added")["one"] % {"num": 1}
    first, second = built.words(url, ".change")

    assert f"{removed}, {added}." in first
    labels = ["English before", "English now", "Translation today", "Where to write"]
    labels += ["English now, as it is written in the file", "Before and now in one, marked"]
    places = [first.index(f"{PT.text(label)} ") for label in labels]
    assert places == sorted(places)
    assert built.words(url, "dd[lang=en]")[:2] == [
        "A fee of 20 euros is due each year.",
        "A fee of 30 euros is due each year.",
    ]
    assert built.words(url, "dd:not([lang])")[0] == "Paga-se uma taxa de 20 euros por ano."
    assert "docs_pt/start/fee.md" in first
    assert built.words(url, "del, ins") == [
        f"{PT.text('removed:')} 20 {PT.text('(end of the mark)')}",
        f"{PT.text('added:')} 30 {PT.text('(end of the mark)')}",
    ]
    assert second.startswith(PT.text("New in English"))
    # One for the page and one for each change.
    assert (
        built.values(url, ".work-links a[href*=github]", "href")
        == [f"{REPO_URL}/edit/main/docs_pt/start/fee.md"] * 3
    )


def test_page_of_changes_is_hidden_from_search(built: Outcome) -> None:
    """It asks to be left out, stands in no sitemap, has no hreflang, and is not what people search for."""
    url = "pt/translate/changes/start/fee/"

    assert built.has(url, "meta[name=robots][content=noindex]")
    assert not built.has(url, "link[hreflang][rel=alternate]")
    assert "changes" not in built.text("sitemap-pt.xml")
    assert f"{SITE_URL}pt/translate/status/" in built.text("sitemap-pt.xml")


def test_status_page_leads_to_the_work(built: Outcome) -> None:
    """The queue begins with what misleads on the core shelf; a row opens the form with the text, or a file."""
    url = "pt/translate/status/"
    queue = built.words(url, ".queue:first-of-type > li")
    links = built.values(url, ".queue a", "href")

    assert queue[0].startswith("Taxa")
    assert "../changes/start/fee/" in links
    filled = next(link for link in links if "value=" in link)
    query = parse_qs(urlsplit(filled).query)
    assert query["filename"] == ["docs_pt/translate/how-to-help.md"]
    source = split(str(FILES["docs/translate/how-to-help.md"]))
    assert f"source_version: {page_hash(source.segments)}" in query["value"][0]
    assert query["value"][0] == built.text("pt/translate/start/translate/how-to-help.md")
    assert len(filled) <= LONGEST_ADDRESS
    assert "../start/start/long.md" in links
    assert f"{REPO_URL}/new/main?filename=docs_pt%2Fstart%2Flong.md" in links


def test_tables_can_be_read_by_ear(built: Outcome) -> None:
    """Each table has a caption, heads with a scope, and stands in a box that the keyboard can reach."""
    for url in ("pt/translate/status/", "translate/coordination/"):
        tables = built.html(url).css("table")
        assert len(tables) >= 2
        for table in tables:
            assert table.css_first("caption")
            assert {cell.attributes.get("scope") for cell in table.css("th")} == {"col", "row"}
            box = table.parent
            assert box
            assert box.attributes["tabindex"] == "0"


def test_menu_leads_to_the_tracker(built: Outcome) -> None:
    """The section that helps translators lists both pages, in every language."""
    for locale, prefix in (("en", ""), ("pt", "pt/"), ("uk", "uk/")):
        strings = load_strings(OVERRIDES, locale, locale, is_source=locale == "en")
        menu = built.words(f"{prefix}all-pages/", ".tree a")
        for title in ("What needs translating", "All languages side by side"):
            assert strings.text(title) in menu


def test_english_status_page_leads_to_each_language(built: Outcome) -> None:
    """English is the source: its page offers the languages, each in its own name."""
    assert built.values("translate/status/", "main ul a[hreflang]", "href") == [
        "../../pt/translate/status/",
        "../../uk/translate/status/",
    ]


def test_data_is_the_same_as_the_pages(built: Outcome) -> None:
    """JSON and CSV are there to download, and are linked from the page of all languages."""
    data = json.loads(built.text("translate/status.json"))
    table = (built.site / "translate/status.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))
    states = {page["page"]: page["state"] for page in data["languages"][0]["pages"]}

    assert table.startswith(b'\xef\xbb\xbf"locale";"page";"title";')
    assert states["start/fee.md"] == "outdated"
    assert {row["page"]: row["state"] for row in rows if row["locale"] == "pt"} == states
    files = built.values("pt/translate/coordination/", "#data + ul a[download]", "href")
    assert files == ["../../../translate/status.json", "../../../translate/status.csv"]


def test_feed_tells_of_newer_english(built: Outcome) -> None:
    """A change of the English is an entry of its own, with a key that is new for each new English text."""
    root = ET.fromstring(built.text("pt/feed.xml"))
    ids = [node.text or "" for node in root.iter("{http://www.w3.org/2005/Atom}id")]
    version = page_hash(split((built.site.parent / "docs/start/fee.md").read_text(encoding="utf-8")).segments)

    assert [key for key in ids if "changes" in key] == [
        f"{SITE_URL}pt/translate/changes/start/fee/#{version}"
    ]


def test_same_bytes_again_and_nothing_left_of_the_host(tmp_path: Path, built: Outcome) -> None:
    """Another day gives the same bytes; a copy without repository and address offers the file alone."""
    again = tracked(tmp_path / "again").build(SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    names = ["pt/translate/status/index.html", "translate/status.json", "pt/feed.xml"]
    assert [again.text(name) for name in names] == [built.text(name) for name in names]

    alone = tracked(tmp_path / "alone").build()
    assert alone.log == ()
    links = alone.values("pt/translate/status/", ".queue a", "href")
    assert "../start/translate/how-to-help.md" in links
    assert [link for link in links if "://" in link] == []


def test_damaged_ledger_stops_nobody(tmp_path: Path) -> None:
    """A record file that is cut off is named for editors; every page is still built."""
    site = tracked(tmp_path)
    file = site.root / "docs_pt/.ledger/start/talk.jsonl"
    file.write_bytes(file.read_bytes()[:-40])
    outcome = site.build()

    assert outcome.succeeded
    assert any(
        "docs_pt/.ledger/start/talk.jsonl" in words
        for words in outcome.words("translate/coordination/", "li")
    )


def test_slots_and_local_text_are_listed_for_editors(tmp_path: Path) -> None:
    """Issue 3, 8: a slot nobody has filled, and text that English does not have."""
    slot = "\n\n<!-- local: helpline -->\n<!-- /local -->"
    files: Files = {
        "docs/start/talk.md": page("Talk", TALK + slot),
        "docs_pt/start/talk.md": translation(
            "Conversa", CONVERSA + "\n\n<!-- local: helpline -->\nLigue 112.\n<!-- /local -->"
        ),
        "docs_uk/start/talk.md": translation(
            "Розмова", "Люди зустрічаються на площі.\n\nГоворять про погоду."
        ),
    }
    outcome = small_site(tmp_path, files).build()
    listed = outcome.words("translate/coordination/", "#editors ~ ul li")

    assert any("docs_uk/start/talk.md" in words and "helpline" in words for words in listed)
    assert any("Ligue 112." in words for words in listed)
    assert outcome.words("translate/coordination/", "#editors ~ ul span[lang=pt-PT]") == ["Ligue 112."]


def test_wholly_english_file_is_served_as_fallback(tmp_path: Path) -> None:
    """Design 4.3: a page that has been begun and not written yet is marked as English, as if it were not there."""
    site = small_site(tmp_path, {"docs/start/talk.md": page("Talk about it all", TALK)})
    text = translation("Talk about it all", f"<!-- begun -->\n{TALK}")
    text = text.replace("description: Talk", "description: About Talk")
    site.write({"docs_pt/start/talk.md": text})
    outcome = site.build()

    assert outcome.has("pt/start/talk/", ".notice--fallback")
    assert outcome.values("pt/start/talk/", ".page-text", "lang") == ["en"]
