"""Every row of work offers its ways, and says who is on it: what a translator and a coordinator find on the built site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from docs_i18n.strings import load_strings
from small_site import OVERRIDES, Outcome
from test_tracker_pages import REPO_URL, SITE_URL, tracked

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import SmallSite

PT = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)
STATUS = "pt/translate/status/"
COORDINATION = "translate/coordination/"
CHANGES = "pt/translate/changes/start/fee/"
CLAIMS = "page;who;until\nstart/long.md;<Ana> & Rui;20/12/2026\nstart/talk.md;volunteer;2026-11-02\nindex.md;Eva;2026-11-01\nnope.md;Ana;2026-12-20\n"
DAY = "1793577600"  # 2 November 2026


def with_contacts(site: SmallSite, lines: str) -> SmallSite:
    text = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?<=\n)( {4}\w\w: !ENV \[CONTACT_EMAIL_\w\w, \"\"\]\n)+", lines, text)
    assert settings != text
    site.write({"mkdocs.yml": settings})
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    site = with_contacts(tracked(tmp_path_factory.mktemp("ways")), "    pt: pt+site@city.test\n    uk:\n")
    site.write({"docs_pt/.ledger/claims.csv": CLAIMS})
    outcome = site.build(
        SITE_URL=SITE_URL, REPO_URL=REPO_URL, CONTACT_EMAIL="all@city.test", SOURCE_DATE_EPOCH=DAY
    )
    assert outcome.log == ()
    return outcome


def mails(outcome: Outcome, url: str, within: str = "main") -> list[str]:
    return [unquote(link) for link in outcome.values(url, f"{within} .work-links a[href^=mailto]", "href")]


def test_every_row_offers_three_ways(built: Outcome) -> None:
    """The queue and the tables of all pages; each link says for the ear of which page it is."""
    rows = built.html(STATUS).css(".queue > li, table td:last-child:has(ul)")
    assert len(rows) >= 6
    for row in rows:
        links = [" ".join(link.text().split()) for link in row.css(".work-links a")]
        ways = {link.partition(": ")[0].partition(" (")[0] for link in links}
        whole = row.parent.text() if row.tag == "td" and row.parent else row.text()
        # What was read whole has no file, and what nobody has compared could not be taken back from one.
        has_file = "Conversa" not in whole and "Início" not in whole

        assert [link for link in links if ": " not in link] == []
        assert {PT.text("Web form"), PT.text("E-mail")} <= ways
        assert (PT.text("Word file") in ways) is has_file


def test_the_mail_goes_to_the_contact_of_the_language(built: Outcome) -> None:
    """Its own, or the general one; with page, sections and language in the words of whoever reads the page."""
    changed = next(mail for mail in mails(built, STATUS, ".queue") if "start/fee.md" in mail)
    title = "Taxa"
    assert changed.startswith(f"mailto:pt+site@city.test?subject=Tradução: {title} (Português)&body=")
    lines = changed.partition("&body=")[2].split("\r\n")
    assert lines[:3] == [
        "Página: start/fee.md",
        "Língua: Português",
        f"Secções: {PT.text('Beginning of the page')}; Ajuda",
    ]
    assert {mail.partition("?")[0] for mail in mails(built, STATUS)} == {"mailto:pt+site@city.test"}
    assert {mail.partition("?")[0] for mail in mails(built, "uk/translate/status/")} == {
        "mailto:all@city.test"
    }
    assert {mail.partition("?")[0] for mail in mails(built, COORDINATION, "#next ~ ol")} == {
        "mailto:pt+site@city.test",
        "mailto:all@city.test",
    }
    reports = built.values("pt/start/fee/", ".actions a[href^=mailto]", "href")
    assert [report.startswith("mailto:pt%2Bsite@city.test?") for report in reports] == [True]


def test_each_change_offers_a_mail_with_its_section(built: Outcome) -> None:
    sections = [mail.split("\r\n")[2] for mail in mails(built, CHANGES, ".change")]

    assert sections == [f"Secções: {PT.text('Beginning of the page')}", "Secções: Ajuda"]
    assert len(built.values(CHANGES, ".change a[href$='.docx']", "href")) == len(sections)


def test_a_word_file_is_there_for_what_is_to_be_reviewed(built: Outcome) -> None:
    """A page with nothing to translate, and not read by anybody yet, is offered as a sheet to review."""
    files = built.values("pt/translate/status/", "a[href$='.docx']", "href")

    assert "../sheets/pt_start_fee.docx" in files
    assert not [file for file in files if "talk" in file]  # read by Rui, whole
    for file in files:
        assert (built.site / "pt/translate" / file.removeprefix("../")).is_file()


def test_who_is_on_what_is_said_and_passed_over(built: Outcome) -> None:
    """Names as text, the last day in words, and what is over is not said; the queue has none of these pages."""
    ana = PT.text("%(name)s is on it until %(date)s.") % {
        "name": "<Ana> & Rui",
        "date": "20 de dezembro de 2026",
    }
    somebody = PT.text("A volunteer is on it until %(date)s.") % {"date": "2 de novembro de 2026"}
    said = built.words(STATUS, "#taken ~ ul:first-of-type li")

    assert [words.partition(": ")[2] for words in built.words(STATUS, "#taken + p + ul li")] == [
        somebody,
        ana,
    ], said
    assert not [words for words in built.words(STATUS, ".queue > li") if words.startswith("Long")]
    assert "Eva" not in built.text(f"{STATUS}index.html")
    assert [words for words in built.words(STATUS, "table td") if ana in words]
    assert not built.has(STATUS, "main ana")
    assert len(built.words(COORDINATION, "#taken ~ h3[lang=pt-PT] + ul li")) >= 2
    assert not [words for words in built.words(COORDINATION, "#next-pt + ol li") if words.startswith("Long")]
    assert [words for words in built.words(COORDINATION, "#next-uk + ol li") if words.startswith("Long")]


def test_a_page_can_be_taken_by_a_ready_mail(built: Outcome) -> None:
    """From the queue, where nobody is on it, and from the page that shows what changed."""
    taken = [mail for mail in mails(built, STATUS) if "?subject=Fico com esta página: " in mail]
    assert taken
    assert len(taken) == len(built.html(STATUS).css("#queue ~ .queue:first-of-type > li"))
    assert not [mail for mail in taken if "start/long.md" in mail]
    assert [mail for mail in mails(built, CHANGES) if "?subject=Fico com esta página: Taxa" in mail]


def test_bad_rows_are_named_for_coordinators(built: Outcome) -> None:
    listed = built.words(COORDINATION, "#findings + ul li")

    assert listed == [
        "docs_pt/.ledger/claims.csv:5: there is no page `nope.md`; write its path inside docs/, as in start/page.md"
    ]


def test_feeds_are_linked_where_people_look_and_in_the_head(built: Outcome) -> None:
    """The translator's page has that of the language, the coordinator's all of them."""
    head = "head link[type='application/atom+xml']"
    assert built.values(STATUS, head, "href") == ["../../feed.xml"]
    assert "../../feed.xml" in built.values(STATUS, "main a", "href")
    feeds = ["../../pt/feed.xml", "../../uk/feed.xml"]
    assert built.values(COORDINATION, head, "href") == ["../../feed.xml", *feeds]
    assert built.values(COORDINATION, "#feeds + ul a", "href") == feeds
    for name in ("pt/feed.xml", "uk/feed.xml"):
        assert (built.site / name).is_file()


def test_without_a_clock_the_last_written_day_counts(tmp_path: Path) -> None:
    """The pages of this site were last checked on 2 November: what ended before that day is over, whoever builds."""
    site = tracked(tmp_path)
    site.write({"docs_pt/.ledger/claims.csv": CLAIMS})
    outcome = site.build()

    said = outcome.text(f"{STATUS}index.html")
    assert "Eva" not in said
    assert "2 de novembro de 2026" in said
    assert mails(outcome, STATUS) == []  # and nobody to write to
    assert not outcome.has(COORDINATION, "#feeds")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "    pt: Ana <a@city.test>\n",
            "pt: `Ana <a@city.test>` is no e-mail address; write one address",
        ),
        ("    fr: a@city.test\n", "`fr` is no language of this site; write one of: en, pt, uk"),
    ],
)
def test_an_address_that_is_none_stops_the_build(tmp_path: Path, lines: str, message: str) -> None:
    site = with_contacts(tracked(tmp_path), lines)
    outcome = site.build()

    assert not outcome.succeeded
    assert f"mkdocs.yml:{site.line(lines.strip())}: contacts: {message}" in outcome.log[0]
