"""Who is on what: read however it was saved, every bad row named, and nothing of the file lost when it is written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.claim_files import read_site_claims
from docs_i18n.claims import (
    Claim,
    holding,
    page_named,
    read_claims,
    read_day,
    with_claim,
    with_renamed,
    without_claim,
)
from docs_i18n.report.data import schema
from docs_i18n.site import load_site
from docs_i18n.spreadsheet import read_table
from translation_tree import Tree, recorded
from word_files import filled, opened, rows

if TYPE_CHECKING:
    from pathlib import Path

PAGES = frozenset({"index.md", "start/x.md", "start/y.md", "guides/index.md"})
HEAD = "page;who;until\n"
ANA = Claim(page="start/x.md", who="Ana Silva", until="2026-12-20")


def test_a_claim_is_a_page_a_name_and_a_last_day() -> None:
    assert read_claims(f"{HEAD}start/x.md;Ana Silva;2026-12-20\n", PAGES) == ((ANA,), ())
    assert read_claims("", PAGES) == ((), ())
    assert read_claims(HEAD, PAGES) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        '\ufeff"page";"who";"until"\r\n"start/x.md";"Ana Silva";"2026-12-20"\r\n',
        "who,until,note,page\nAna Silva,2026-12-20,by phone,docs_pt/start/x.md\n",
        "sep=;\nPage;Who;Until\nstart/x;Ana  Silva;20/12/2026\n",
        "page\twho\tuntil\nstart\\x.md\tAna Silva\t20.12.2026\n",
        "page;who;until\n\n;;\nstart/x.md;Ana Silva;20-12-26\n",
    ],
)
def test_it_is_read_whichever_program_saved_it(text: str) -> None:
    """Excel saves a day as the system shows it, and cuts at the system's separator."""
    assert read_claims(text, PAGES) == ((ANA,), ())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "start/z.md;Ana;2026-12-20",
            "there is no page `start/z.md`; write its path inside docs/, as in start/page.md",
        ),
        (";Ana;2026-12-20", "there is no page ``; write its path inside docs/, as in start/page.md"),
        ("start/y.md;;2026-12-20", "nobody is named for start/y.md; write a name, a handle, or volunteer"),
        ("start/y.md;Ana;soon", "`soon` is no day; write it as in 2026-12-20"),
        ("start/y.md;Ana;12/20/2026", "`12/20/2026` is no day; write it as in 2026-12-20"),
        ("start/y.md;Ana;2026-02-30", "`2026-02-30` is no day; write it as in 2026-12-20"),
        ("start/y.md;Ana", "the last day is missing; write it as in 2026-12-20"),
        ("start/x.md;Rui;2026-12-24", "start/x.md is in line 2 too; leave one line for each page"),
        (
            "start/y.md;In\ufffds;2026-12-24",
            "the name for start/y.md cannot be read; save the file as “CSV UTF-8”",
        ),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_costs_no_other(row: str, message: str) -> None:
    text = f"{HEAD}start/x.md;Ana Silva;2026-12-20\n{row}\nindex.md;Rui;2026-12-21\n"

    found, problems = read_claims(text, PAGES)

    assert problems == ((3, message),)
    assert list(holding(found, "")) == ["start/x.md", "index.md"]
    assert holding(found, "")["start/x.md"] == ANA


def test_columns_without_names_are_said_and_read_all_the_same() -> None:
    found, problems = read_claims("start/x.md;Ana Silva;2026-12-20\n", PAGES)

    assert found == (ANA,)
    assert problems == ((1, "the names of the columns are missing; write `page;who;until` above"),)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-12-20", "2026-12-20"),
        ("20/12/2026", "2026-12-20"),
        ("1.2.2027", "2027-02-01"),
        ("20.12.2026 р.", "2026-12-20"),
        ("2026-12-20T00:00", None),
        ("20/13/2026", None),
        ("", None),
    ],
)
def test_a_day_as_spreadsheets_of_the_four_languages_write_it(written: str, day: str | None) -> None:
    assert read_day(written) == day


def test_a_page_may_be_named_as_people_do() -> None:
    names = ["start/x.md", "docs_uk/start/x.md", "docs/start/x", "./start/x.md", "start\\x.md", "start/x/"]
    assert {page_named(name, PAGES) for name in names} == {"start/x.md"}
    assert page_named("guides", PAGES) == "guides/index.md"
    assert page_named("", PAGES) is None


def test_a_claim_is_over_on_the_day_after_its_last() -> None:
    assert holding([ANA], "2026-12-20") == {"start/x.md": ANA}
    assert holding([ANA], "2026-12-21") == {}
    assert holding([ANA], "") == {"start/x.md": ANA}


BAD_FILE = (
    f"note,{HEAD.strip().replace(';', ',')}\nby phone,start/x.md,Rui,2026-01-01\n,nowhere.md,Eva,soon\n"
)


def test_writing_loses_nothing_that_cannot_be_read() -> None:
    """Another claim of the page goes; rows with faults and columns of one's own stay."""
    text = with_claim(BAD_FILE, ANA, PAGES)

    assert [cells for _, cells in read_table(text)] == [
        ["note", "page", "who", "until"],
        ["", "nowhere.md", "Eva", "soon"],
        ["", "start/x.md", "Ana Silva", "2026-12-20"],
    ]
    assert text.startswith('\ufeff"note";"page"')
    assert [cells for _, cells in read_table(without_claim(text, "start/x.md", PAGES))] == [
        ["note", "page", "who", "until"],
        ["", "nowhere.md", "Eva", "soon"],
    ]


names = st.text(alphabet="aéї'=-@;,\" &", min_size=1, max_size=9).filter(lambda name: bool(name.strip(" '")))


@given(st.lists(st.tuples(st.sampled_from(sorted(PAGES)), names, st.dates()), max_size=6))
def test_what_was_claimed_last_is_what_is_read(claims: list[tuple[str, str, object]]) -> None:
    text = ""
    wanted: dict[str, Claim] = {}
    for page, who, until in claims:
        claim = Claim(page=page, who=" ".join(who.split()), until=str(until))
        text = with_claim(text, claim, PAGES)
        wanted[page] = claim
    found, problems = read_claims(text, PAGES)

    assert problems == ()
    assert holding(found, "") == wanted


def test_a_page_that_is_renamed_is_claimed_under_its_new_name() -> None:
    text = f"{HEAD}docs_pt/start/x;Ana;2026-12-20\nindex.md;Rui;2026-12-20\n"

    renamed = with_renamed(text, {"start/x.md": "start/new.md"}, PAGES)

    assert [cells[0] for _, cells in read_table(renamed)] == ["page", "start/new.md", "index.md"]
    assert with_renamed(text, {"start/y.md": "start/z.md"}, PAGES) == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            f"{HEAD}guides/join.md;Inês;2026-12-20\n".encode("cp1252"),
            "docs_pt/.ledger/claims.csv:2: claims: the file is not UTF-8",
        ),
        (f"{HEAD}guides/join.md;Inês;2026-12-20\n".encode("utf-16"), ""),
        (f"{HEAD}guides/join.md;Inês;2026-12-20\n".encode("utf-8-sig"), ""),
    ],
)
def test_a_file_in_another_code_is_read_or_said(tmp_path: Path, data: bytes, problem: str) -> None:
    tree = recorded(tmp_path)
    (tree.root / "docs_pt/.ledger/claims.csv").write_bytes(data)

    claims = read_site_claims(load_site(tree.root))

    assert [str(finding) for finding in claims.findings if problem and problem in str(finding)] == (
        [str(claims.findings[0])] if problem else []
    )
    assert [claim.who for claim in claims.of["pt"]] == ([] if problem else ["Inês"])
    if problem:  # written again, the name would be lost
        before = tree.files()
        tree.run("claim", "pt", "index.md", "--name", "Rui", code=2)
        assert tree.files() == before


def test_a_file_that_is_no_list_of_claims_stops_nobody(tmp_path: Path) -> None:
    tree = recorded(tmp_path)
    tree.write("docs_pt/.ledger/claims.csv", HEAD + "x" * 200_000)
    before = tree.files()

    assert "claims.csv:1: claims: the file is longer than any list of claims" in tree.run("status", code=1)
    assert "the file is longer" in tree.run("claim", "pt", "index.md", "--name", "Ana", code=2)
    assert {name: data for name, data in tree.files().items() if ".cache" not in name} == before


@given(st.text(alphabet="page;who\n\r\"\u2028,\t'=é", max_size=80), st.sampled_from(["", HEAD]))
def test_any_text_is_read_and_written(text: str, head: str) -> None:
    """Nothing raises, and a claim that is written into it is found again."""
    _, problems = read_claims(head + text, PAGES)
    assert all(line >= 1 and message for line, message in problems)
    written = with_claim(head + text, ANA, PAGES)
    assert ANA in read_claims(written, PAGES)[0]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = recorded(tmp_path)
    tree.change("docs/guides/join.md", "20 euros", "30 euros")
    return tree


def test_next_passes_a_claimed_page_over_and_says_so(tree: Tree) -> None:
    assert "How to join" in tree.run("next", "pt")

    said = tree.run("claim", "pt", "guides/join", "--name", "Ana", "--until", "2999-12-31")

    assert said == "docs_pt/guides/join.md: taken by Ana until 2999-12-31\n"
    following = tree.run("next", "pt")
    assert "How to join" not in following
    assert "docs_pt/guides/join.md: Ana is on it until 2999-12-31" in following.splitlines()
    assert "docs_pt/guides/join.md: Ana is on it until 2999-12-31" in tree.run("status", "pt").splitlines()
    assert "How to join" in tree.run("next", "uk")


def test_next_says_when_all_that_is_left_is_taken(tree: Tree) -> None:
    for page in ("guides/join.md", "index.md"):
        tree.run("claim", "pt", page, "--name", "volunteer", "--until", "2999-12-31")

    said = tree.run("next", "pt")

    assert said.startswith("Português: nothing that is free.\n")
    assert "docs_pt/index.md: volunteer is on it until 2999-12-31" in said


def test_a_claim_that_is_over_is_passed_over(tree: Tree) -> None:
    tree.write("docs_pt/.ledger/claims.csv", f"{HEAD}guides/join.md;Ana;2020-01-01\n")

    assert "How to join" in tree.run("next", "pt")
    assert "Ana is on it" not in tree.run("status", "pt")
    tree.run("claim", "pt", "guides/join.md", "--name", "Rui", "--until", "2999-12-31")
    assert "Ana" not in tree.read("docs_pt/.ledger/claims.csv")


def test_a_page_that_somebody_is_on_is_not_taken_away(tree: Tree) -> None:
    """Whoever has it may keep it longer; another is told whom to ask."""
    tree.run("claim", "pt", "guides/join.md", "--name", "Ana", "--until", "2999-01-01")
    before = tree.read("docs_pt/.ledger/claims.csv")

    refused = tree.run("claim", "pt", "guides/join.md", "--name", "Rui", code=2)

    assert refused == (
        "docs_pt/guides/join.md: Ana is on it until 2999-01-01;"
        " if that is over: docs-i18n release pt guides/join.md\n"
    )
    assert "already taken" in tree.run(
        "claim", "pt", "guides/join.md", "--name", "Ana", "--until", "2999-01-01"
    )
    assert tree.read("docs_pt/.ledger/claims.csv") == before
    tree.run("claim", "pt", "guides/join.md", "--name", "ana", "--until", "2999-02-01")
    assert "free again; ana had it until 2999-02-01" in tree.run("release", "pt", "guides/join.md")
    assert "nobody had taken it" in tree.run("release", "pt", "guides/join.md")


def test_two_weeks_are_meant_where_no_day_is_named(tree: Tree) -> None:
    said = tree.run("claim", "pt", "index.md", "--name", "Ana")

    found = re.search(r"until (\d{4}-\d\d-\d\d)$", said.strip())
    assert found
    assert f'"index.md";"Ana";"{found[1]}"' in tree.read("docs_pt/.ledger/claims.csv")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pt", "nope.md", "--name", "Ana"], "there is no docs/nope.md to translate"),
        (["pt", "index.md", "--name", " . "], "“.” is no name"),
        (["pt", "index.md", "--name", "Ana", "--until", "2020-01-01"], "--until 2020-01-01 is past"),
        (["fr", "index.md", "--name", "Ana"], "`fr` is no language of this site"),
    ],
)
def test_what_cannot_be_claimed_is_said(tree: Tree, arguments: list[str], message: str) -> None:
    before = tree.files()
    assert message in tree.run("claim", *arguments, code=2)
    assert tree.files() == before


def test_bad_rows_are_reported_and_stop_nobody(tree: Tree) -> None:
    tree.write("docs_pt/.ledger/claims.csv", f"{HEAD}nope.md;Ana;2999-01-01\nindex.md;Rui;2999-01-01\n")
    said = "docs_pt/.ledger/claims.csv:2: claims: there is no page `nope.md`"

    assert said in tree.run("status", "pt", code=1)
    assert said in tree.run("doctor", code=1)
    following = tree.run("next", "pt")
    assert said in following
    assert "Rui is on it" in following


def test_reports_for_programs_say_who_is_on_a_page(tree: Tree) -> None:
    """With the last day, over or not: a report has no clock. It is the same on the site."""
    tree.write("docs_pt/.ledger/claims.csv", f"{HEAD}guides/join.md;=Ana;2020-01-01\nnope;Rui;2020-01-01\n")

    data = json.loads(tree.run("status", "pt", "--format", "json", code=1))
    jsonschema.validate(data, json.loads(schema()))
    claims = {page["page"]: page["claim"] for page in data["languages"][0]["pages"]}
    assert claims == {"guides/join.md": {"who": "=Ana", "until": "2020-01-01"}, "index.md": None}
    assert [finding["path"] for finding in data["findings"]] == ["docs_pt/.ledger/claims.csv"]
    said = tree.run("status", "pt", "--format", "csv", code=1)
    assert '"claimed_by";"claimed_until"' in said
    assert ';"\'=Ana";"2020-01-01"' in said
    assert "::error file=docs_pt/.ledger/claims.csv,line=3" in tree.run(
        "status", "--format", "github", code=1
    )


def test_claims_outlive_an_import(tree: Tree) -> None:
    """A sheet that comes back changes the page and its records, and no claim; bad rows stay where they are."""
    text = f"{HEAD}guides/join.md;Ana;2999-01-01\nnope.md;Rui;soon\n"
    tree.write("docs_pt/.ledger/claims.csv", text)
    tree.run("worksheet", "pt", "guides/join.md", "--output", str(tree.root / "out"))
    sheet = tree.root / "out/pt_guides_join.docx"
    number = next(
        number
        for number, row in rows(opened(sheet.read_bytes())).items()
        if "30 euros" in "".join(row.itertext())
    )
    sheet.write_bytes(filled(sheet.read_bytes(), {number: "A quota é de 30 euros por ano, e nada mais."}))

    tree.run("import", str(sheet), "--name", "Ana")

    assert "30 euros" in tree.read("docs_pt/guides/join.md")
    assert tree.read("docs_pt/.ledger/claims.csv") == text


def test_claims_move_with_a_page_and_outlive_its_work(tree: Tree) -> None:
    tree.run("claim", "pt", "guides/join.md", "--name", "Ana", "--until", "2999-01-01")
    before = tree.read("docs_pt/.ledger/claims.csv")
    tree.run("record", "pt", "guides/join.md", "--by", "Ana")
    tree.run("review", "pt", "guides/join.md", "--by", "Rui", "--segment", "1")
    assert tree.read("docs_pt/.ledger/claims.csv") == before

    tree.run("rename", "guides/join.md", "start/join.md")

    assert "docs_pt/start/join.md: Ana is on it until 2999-01-01" in tree.run("status", "pt")
