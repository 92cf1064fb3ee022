"""A damaged file costs nobody else's page: a message with file and line, the rest reported, nothing lost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from docs_i18n.errors import SiteError
from docs_i18n.ledger import read_records
from docs_i18n.markdown import split
from docs_i18n.model import Origin, PageState
from docs_i18n.site import load_site
from docs_i18n.translating import (
    confirm_translation,
    record_translation,
    repair_ledger,
    review_translation,
    start_page,
)
from scenarios.judges import recorded_pages, summarise
from scenarios.scenario import KIT
from scenarios.steps import BY, CutOff, Edit, ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEDGER = ledger("pt", KIT)
LINES = 32
"""Records of the page, one a line."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return shutil.copytree(recorded_pages(), tmp_path / "tree")


def _edit(file: Path, change: Callable[[bytes], bytes]) -> None:
    data = file.read_bytes()
    assert change(data) != data
    file.write_bytes(change(data))


def _line(number: int, change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        lines = data.split(b"\n")
        lines[number - 1] = change(lines[number - 1])
        return b"\n".join(lines)

    return changed


LEDGER_DAMAGE = {
    "cut off in the middle of its last line": (
        lambda data: data[:-40],
        LINES,
        "the line is not whole, as if the file had been cut off",
        1,
    ),
    "a line twice": (
        _line(5, lambda line: line + b"\n" + line),
        6,
        "the same record as line 5",
        0,
    ),
    "a version of tomorrow": (
        _line(7, lambda line: line.replace(b'"s1:', b'"s2:')),
        7,
        "`source` has version 2, this docs-i18n knows 1; install a newer one",
        1,
    ),
    "a version without end": (
        _line(7, lambda line: line.replace(b'"s1:', b'"s' + b"9" * 5000 + b":")),
        7,
        "`source` is not a hash",
        1,
    ),
    "a state of tomorrow": (
        _line(7, lambda line: line.replace(b'"draft"', b'"blessed"')),
        7,
        "perhaps a newer docs-i18n wrote it",
        1,
    ),
    "a conflict left by git": (
        _line(9, lambda line: b"<<<<<<< HEAD\n" + line),
        9,
        "not JSON",
        0,
    ),
    "half a character": (
        _line(9, lambda line: line.replace(b'"text": "', b'"text": "\\ud800')),
        9,
        "it holds half a character",
        1,
    ),
    "something else than a record": (_line(9, lambda _: b"[1, 2]"), 9, "not a record", 1),
    "nested without end": (_line(9, lambda line: b"[" * 100_000 + line), 9, "not JSON", 1),
}


@pytest.mark.parametrize(
    ("change", "line", "message", "lost"), LEDGER_DAMAGE.values(), ids=LEDGER_DAMAGE.keys()
)
def test_a_damaged_ledger_line_is_named_and_costs_no_other_record(
    tree: Path, change: Callable[[bytes], bytes], line: int, message: str, lost: int
) -> None:
    _edit(tree / LEDGER, change)
    before = (tree / LEDGER).read_bytes()

    summary = summarise(tree)

    (finding,) = summary.findings
    assert (finding.path, finding.line, finding.rule) == (LEDGER, line, "ledger")
    assert finding.message.startswith(message) or message in finding.message
    others = [page for page in summarise(recorded_pages()).pages if (page.locale, page.page) != ("pt", KIT)]
    assert [page for page in summary.pages if (page.locale, page.page) != ("pt", KIT)] == others
    (page,) = [page for page in summary.of("pt") if page.page == KIT]
    assert len(page.open) == lost
    assert (tree / LEDGER).read_bytes() == before


@pytest.mark.parametrize("change", [entry[0] for entry in LEDGER_DAMAGE.values()], ids=LEDGER_DAMAGE.keys())
def test_nothing_is_written_over_a_damaged_ledger_and_a_repair_keeps_every_line(
    tree: Path, change: Callable[[bytes], bytes]
) -> None:
    _edit(tree / LEDGER, change)
    damaged = (tree / LEDGER).read_bytes()

    refused = record_translation(load_site(tree), "pt", KIT, by=BY, origin=Origin.PERSON)

    assert [text.split(": ")[1] for text in refused.refused] == ["ledger"]
    assert (tree / LEDGER).read_bytes() == damaged

    aside = repair_ledger(load_site(tree), "pt", KIT)

    assert aside is not None
    kept = (tree / LEDGER).read_bytes().splitlines() + aside.read_bytes().splitlines()
    assert sorted(kept) == sorted(damaged.splitlines())
    assert summarise(tree).findings == ()


PAGE_DAMAGE = {
    "front matter that is no YAML": (
        f"docs_pt/{KIT}",
        lambda data: data.replace(b"title: Kit de registo", b"title: Kit: de registo"),
        2,
        "the front matter is not YAML",
    ),
    "front matter with an open quotation": (
        f"docs_pt/{KIT}",
        lambda data: data.replace(b"title: Kit", b'title: "Kit'),
        7,
        "the front matter is not YAML",
    ),
    "front matter without names": (
        f"docs_pt/{KIT}",
        lambda data: b"---\n- a\n- b\n---\n" + data.split(b"---\n", 2)[2],
        2,
        "the front matter says nothing by name; write lines of `key: value`",
    ),
    "front matter of the English that is no YAML": (
        f"docs/{KIT}",
        lambda data: data.replace(b"audience: [officials]", b"audience: [officials"),
        6,
        "the front matter is not YAML",
    ),
    "a page that is not UTF-8": (
        f"docs_pt/{KIT}",
        lambda data: data.decode().encode("latin-1", "replace"),
        3,
        "the file is not UTF-8; save it again as UTF-8",
    ),
    "an English page that is not UTF-8": (
        f"docs/{KIT}",
        lambda data: data.replace(b"Change the telephone", b"Change the t\xe9lephone"),
        16,
        "the file is not UTF-8; save it again as UTF-8",
    ),
    "a page in UTF-16": (
        f"docs_pt/{KIT}",
        lambda data: data.decode().encode("utf-16"),
        1,
        "the file is not UTF-8; save it again as UTF-8",
    ),
    "a local block without end": (
        f"docs_pt/{KIT}",
        lambda data: data + b"\n<!-- local -->\n\nDe casa.\n",
        65,
        "a local block is not closed; end it with <!-- /local -->",
    ),
}


@pytest.mark.parametrize(("path", "change", "line", "message"), PAGE_DAMAGE.values(), ids=PAGE_DAMAGE.keys())
def test_a_damaged_page_is_named_and_every_other_page_is_reported(
    tree: Path, path: str, change: Callable[[bytes], bytes], line: int, message: str
) -> None:
    _edit(tree / path, change)
    before = (tree / path).read_bytes()

    summary = summarise(tree)

    assert [(found.path, found.line) for found in summary.findings] == [(path, line)]
    assert summary.findings[0].message.startswith(message)
    others = [page for page in summarise(recorded_pages()).pages if page.page != KIT]
    assert [page for page in summary.pages if page.page != KIT] == others
    assert {page.locale for page in summary.pages if page.page == KIT} == {"pt", "es", "uk", "it"}
    assert (tree / path).read_bytes() == before


UNREADABLE_HEADS: dict[str, Callable[[bytes], bytes]] = {
    "no YAML": lambda data: data.replace(b"title: ", b"title: [", 1),
    "nothing by name": lambda data: b"---\n- a\n---\n" + data.split(b"---\n", 2)[2],
    "not closed": lambda data: data.replace(b"\n---\n", b"\n", 1),
    "not closed, with a line of dashes in the text": lambda data: (
        data.replace(b"\n---\n", b"\n", 1) + b"\n---\n"
    ),
    "Windows": lambda data: data.replace(b"\n---\n", b"\n", 1).replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("change", UNREADABLE_HEADS.values(), ids=UNREADABLE_HEADS.keys())
@pytest.mark.parametrize("folder", ["docs", "docs_pt"])
def test_a_head_that_cannot_be_read_tells_no_change_of_what_was_in_it(
    folder: str, change: Callable[[bytes], bytes], tree: Path
) -> None:
    before = {page.locale: page.state for page in summarise(tree).pages if page.page == KIT}
    _edit(tree / folder / KIT, change)

    summary = summarise(tree)

    assert [(found.path, found.message[:16]) for found in summary.findings] == [
        (f"{folder}/{KIT}", "the front matter")
    ]
    for page in (page for page in summary.pages if page.page == KIT):
        is_said = folder in {"docs", f"docs_{page.locale}"}
        assert page.state is before[page.locale]
        assert page.state is PageState.MISSING or not page.open
        assert ("cannot be read" in page.note) is is_said


def test_below_a_head_that_cannot_be_read_a_change_is_still_found(tree: Path) -> None:
    _edit(tree / f"docs/{KIT}", UNREADABLE_HEADS["no YAML"])
    Edit(f"docs/{KIT}", "24 December", "23 December").apply(tree)

    (page,) = [page for page in summarise(tree).of("pt") if page.page == KIT]

    assert page.state is PageState.OUTDATED
    assert [segment.state.value for segment in page.open] == ["changed"]
    assert "the English page cannot be read" in page.note


def test_without_records_a_head_that_cannot_be_read_says_nothing_of_the_version(tree: Path) -> None:
    (tree / LEDGER).unlink()
    _edit(
        tree / f"docs_pt/{KIT}",
        lambda data: data.replace(b"---\n", b"---\ntranslation: {source_version: s1:0}\n", 1),
    )
    _edit(tree / f"docs/{KIT}", UNREADABLE_HEADS["no YAML"])

    (page,) = [page for page in summarise(tree).of("pt") if page.page == KIT]

    assert (page.state.value, page.precision.value) == ("unverified", "structure")
    assert "the English page cannot be read" in page.note


def test_nothing_is_recorded_from_an_english_page_whose_head_cannot_be_read(tree: Path) -> None:
    _edit(tree / f"docs/{KIT}", UNREADABLE_HEADS["no YAML"])
    before = (tree / LEDGER).read_bytes()
    site = load_site(tree)

    refused = rf"docs/{KIT}:\d+: markdown: the front matter is not YAML"
    with pytest.raises(SiteError, match=refused):
        record_translation(site, "pt", KIT, by=BY, origin=Origin.PERSON)
    with pytest.raises(SiteError, match=refused):
        confirm_translation(site, "pt", KIT, 1, by=BY)
    with pytest.raises(SiteError, match=refused):
        review_translation(site, "pt", KIT, (), by=BY)
    (tree / f"docs_pt/{KIT}").unlink()
    with pytest.raises(SiteError, match=refused):
        start_page(site, "pt", KIT, by=BY)
    assert (tree / LEDGER).read_bytes() == before


def test_everything_that_is_damaged_is_named_in_one_run(tree: Path) -> None:
    CutOff(ledger("es", "index.md")).apply(tree)
    CutOff(ledger("uk", "index.md")).apply(tree)
    (tree / f"docs_it/{KIT}").write_bytes(b"\xff\xfe")

    summary = summarise(tree)

    assert [(found.path, found.line, found.rule) for found in summary.findings] == [
        (ledger("es", "index.md"), 12, "ledger"),
        (ledger("uk", "index.md"), 12, "ledger"),
        (f"docs_it/{KIT}", 1, "utf-8"),
    ]


def test_a_ledger_cut_off_in_the_middle_of_a_character_can_be_repaired(tree: Path) -> None:
    _edit(tree / LEDGER, lambda data: data[:-40] + "é".encode()[:1])

    found = [(finding.line, finding.rule) for finding in summarise(tree).findings]
    repair_ledger(load_site(tree), "pt", KIT)

    assert found == [(LINES, "utf-8"), (LINES, "ledger")]
    assert summarise(tree).findings == ()


def test_a_ledger_in_which_nothing_can_be_read_is_not_taken_for_no_ledger(tree: Path) -> None:
    (tree / LEDGER).write_bytes(b"\x00" * 512)

    summary = summarise(tree)

    assert [(found.path, found.line) for found in summary.findings] == [(LEDGER, 1)]
    (page,) = [page for page in summary.of("pt") if page.page == KIT]
    assert page.state.value == "unverified"


def test_the_page_used_here_has_the_records_that_are_counted_on() -> None:
    text = (recorded_pages() / LEDGER).read_text(encoding="utf-8")

    assert len(read_records(text)[0]) == LINES
    assert len(split((recorded_pages() / f"docs/{KIT}").read_text(encoding="utf-8")).segments) == LINES
