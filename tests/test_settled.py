"""Pages that are not read because nothing is new: the answer is always the one that reading them gives."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from docs_i18n import site as site_module
from docs_i18n.ledger import read_records, write_records
from docs_i18n.markdown import split
from docs_i18n.model import Document, Origin, Record, Signature
from docs_i18n.page_line import page_line
from docs_i18n.settled import settled_line
from docs_i18n.site import ledger_file, load_site
from scenarios import content, history, ours
from scenarios.judges import LOCALES, play, recorded_pages, summarise
from scenarios.scenario import ACTION, CITIZENS, KIT, Scenario
from scenarios.steps import ByteOrderMark, Edit, LineEnds, Step, ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SCENARIOS = (*history.SCENARIOS, *content.SCENARIOS, *ours.SCENARIOS)
PAGE = '{"page": {'
READER, LATER = Signature(by="João", on="2026-12-01"), Signature(by="Marta", on="2026-12-20")


def _settle(
    root: Path, change: Callable[[Sequence[Record]], Sequence[Record]] = lambda records: records
) -> None:
    """Write all ledgers anew as the tool does, with these records."""
    site = load_site(root)
    for locale in LOCALES:
        for relative in site.pages[locale]:
            source, target = site.source(relative), site.page(locale, relative)
            if source and target and target.records and not target.findings:
                file = ledger_file(site.project, target.language, relative)
                records = change(target.records)
                text = write_records(records) + settled_line(source.document, target.document, records)
                file.write_text(text, encoding="utf-8", newline="")


def _without_page_lines(root: Path, copy: Path) -> Path:
    """The same tree in which every page has to be read; a damaged line stays where it is."""
    shutil.copytree(root, copy)
    for file in copy.rglob("*.jsonl"):
        lines = file.read_bytes().decode("utf-8", "surrogateescape").splitlines(keepends=True)
        kept = [line for line in lines if not (line.startswith(PAGE) and line.rstrip().endswith("}}"))]
        file.write_bytes("".join(kept).encode("utf-8", "surrogateescape"))
    return copy


def _assert_the_same_both_ways(root: Path, copy: Path) -> None:
    assert repr(summarise(root)) == repr(summarise(_without_page_lines(root, copy)))


def _not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The translations that a summary does without reading."""
    everything = {one.path.as_posix() for one in _translations(root)}
    texts = {one.document.text: one.path.as_posix() for one in _translations(root)}
    real = split

    def noted(_name: str, text: str) -> Document:
        everything.discard(texts.get(text, ""))
        return real(text)

    with monkeypatch.context() as patched:
        patched.setattr(site_module, "read_document", noted)
        summarise(root)
    return {path.removeprefix(f"{root.as_posix()}/") for path in everything}


def _translations(root: Path) -> list[site_module.Page]:
    site = load_site(root)
    pages = [site.page(locale, relative) for locale in LOCALES for relative in site.pages[locale]]
    return [page for page in pages if page]


@pytest.fixture(scope="module")
def settled_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the scenarios as the tool would have recorded them; not to be changed."""
    root = shutil.copytree(recorded_pages(), tmp_path_factory.mktemp("settled") / "pages")
    _settle(root)
    return root


@pytest.fixture
def tree(settled_pages: Path, tmp_path: Path) -> Path:
    return shutil.copytree(settled_pages, tmp_path / "tree")


@pytest.mark.parametrize(
    "scenario", SCENARIOS, ids=[f"{number} {one.name}" for number, one in enumerate(SCENARIOS, start=1)]
)
def test_a_scenario_has_the_same_answer_both_ways(
    scenario: Scenario, settled_pages: Path, tmp_path: Path
) -> None:
    played = play(scenario, tmp_path / "tree", settled_pages).root

    # What 0 and 0.0 look like in a report counts too.
    read = repr(summarise(_without_page_lines(played, tmp_path / "read")))
    assert repr(summarise(played)) == read
    _settle(played)
    assert repr(summarise(played)) == read


VARIANTS: dict[str, Callable[[int, Record], Record]] = {
    "made by a machine": lambda _, one: replace(one, origin=Origin.MACHINE),
    "read by a person": lambda _, one: replace(one, reviewed=READER),
    "read by two": lambda number, one: replace(one, reviewed=LATER if number % 3 else READER),
    "read in part": lambda number, one: replace(one, reviewed=READER if number % 2 else None),
    "a part newer than its reading": lambda number, one: (
        replace(one, reviewed=READER) if number % 5 else replace(one, made=LATER)
    ),
    "confirmed in part": lambda number, one: replace(one, confirmed=READER if number % 4 else None),
    "begun and left": lambda number, one: one if number else replace(one, origin=Origin.UNTRANSLATED),
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_whoever_made_and_read_it_the_answer_is_the_same_both_ways(
    variant: Callable[[int, Record], Record], tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _settle(tree, lambda records: [variant(number, record) for number, record in enumerate(records)])

    _assert_the_same_both_ways(tree, tmp_path / "read")

    # Of what is newer than its reading, readers are told the first words, which stand in the translation.
    is_read = variant in {VARIANTS["begun and left"], VARIANTS["a part newer than its reading"]}
    assert bool(_not_read(tree, monkeypatch)) is not is_read


def test_what_nobody_touched_is_not_read(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unread = _not_read(tree, monkeypatch)

    assert {f"docs_{locale}/{ACTION}" for locale in LOCALES} <= unread
    # It shows a text that lies elsewhere.
    assert f"docs_pt/{KIT}" not in unread


def test_line_ends_and_marks_of_other_systems_are_no_change(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _not_read(tree, monkeypatch)
    for file in (*tree.rglob("*.md"), *tree.rglob("*.jsonl")):
        LineEnds(file.relative_to(tree).as_posix()).apply(tree)
    ByteOrderMark(f"docs/{ACTION}").apply(tree)
    ByteOrderMark(f"docs_uk/{ACTION}").apply(tree)

    assert _not_read(tree, monkeypatch) == before
    _assert_the_same_both_ways(tree, tmp_path / "read")


LEDGER = ledger("pt", CITIZENS)
TARGET = re.findall(r'"target": "t1:\w+"', (recorded_pages() / LEDGER).read_text(encoding="utf-8"))[-1]
CHANGES: dict[str, tuple[Step, set[str]]] = {
    "the English": (
        Edit(f"docs/{CITIZENS}", "Begin with a greeting.", "Begin with a smile."),
        {f"docs_{locale}/{CITIZENS}" for locale in LOCALES},
    ),
    "spaces in the English": (
        Edit(f"docs/{CITIZENS}", "Begin with a greeting.", "Begin  with a greeting."),
        {f"docs_{locale}/{CITIZENS}" for locale in LOCALES},
    ),
    "a translation": (
        Edit(f"docs_uk/{CITIZENS}", "Почніть із вітання.", "Почніть з усмішки."),
        {f"docs_uk/{CITIZENS}"},
    ),
    "a record changed by hand": (
        Edit(LEDGER, TARGET, '"target": "t1:000000000000"'),
        {f"docs_pt/{CITIZENS}"},
    ),
    "the version": (
        Edit(LEDGER, '{"page": {"version": 1', '{"page": {"version": 2'),
        {f"docs_pt/{CITIZENS}"},
    ),
}


@pytest.mark.parametrize(("change", "read"), CHANGES.values(), ids=CHANGES.keys())
def test_what_was_changed_is_read(
    change: Step, read: set[str], tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _not_read(tree, monkeypatch)
    change.apply(tree)

    assert before - _not_read(tree, monkeypatch) == read
    _assert_the_same_both_ways(tree, tmp_path / "read")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"page": {"version": 1, "english": "a', "the line is not whole, as if the file had been cut off"),
        ('{"page": 3}', "what it says of the page cannot be read"),
        ('{"page": {"version": true}}', "what it says of the page cannot be read"),
        ('{"page": {"version": 1, "english": "a"}}', "what it says of the page cannot be read"),
        ('{"page": {"version": 1, "english": "a", "translation": 3, "records": "c"}}', "what it says of the page"),
        ('{"page": {"version": 2, "all": "else"}}', ""),
    ],
)  # fmt: skip
def test_a_damaged_page_line_is_named_and_the_page_is_read(line: str, said: str, tree: Path) -> None:
    file = tree / ledger("pt", CITIZENS)
    lines = file.read_text(encoding="utf-8").splitlines()[:-1]
    file.write_text("".join(f"{one}\n" for one in (*lines, line)), encoding="utf-8")

    summary = summarise(tree)

    found = [(one.path, one.line, one.message) for one in summary.findings]
    assert [(path, number) for path, number, _ in found] == (
        [(ledger("pt", CITIZENS), len(lines) + 1)] if said else []
    )
    assert all(message.startswith(said) for _, _, message in found)
    assert summary.pages == summarise(recorded_pages()).pages


def test_a_page_line_costs_no_record_and_is_none(tree: Path) -> None:
    text = (tree / ledger("pt", CITIZENS)).read_text(encoding="utf-8")
    records, problems = read_records(text)

    assert text.splitlines()[-1].startswith(PAGE)
    assert (len(records), problems) == (len(text.splitlines()) - 1, ())


def test_a_line_that_lies_is_found_out_by_the_english(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if pages were split otherwise than when it was written, and nobody had raised the version."""
    source = load_site(tree).source(CITIZENS)
    assert source
    real = split

    def otherwise(_name: str, text: str) -> Document:
        document = real(text)
        if text != source.document.text:
            return document
        *others, last = document.segments
        return replace(document, segments=(*others, replace(last, plain=f"{last.plain} And more.")))

    monkeypatch.setattr(site_module, "read_document", otherwise)

    assert {page.state.value for page in summarise(tree).pages if page.page == CITIZENS} == {"outdated"}


def test_a_line_from_before_links_were_compared_is_found_out(tree: Path, tmp_path: Path) -> None:
    """An earlier version took a page for settled although its English links elsewhere since."""
    english, old_english = "](what-is-", "](what-was-"
    file, page = tree / ledger("pt", ACTION), tree / "docs_pt" / ACTION
    records = "".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:-1])
    page.write_text(page.read_text(encoding="utf-8").replace(english, old_english), encoding="utf-8")
    records = records.replace(english, old_english)
    source, target = ((tree / folder / ACTION).read_text(encoding="utf-8") for folder in ("docs", "docs_pt"))
    line = page_line(english=source, translation=target, records=records)
    file.write_text(records + line, encoding="utf-8")

    _assert_the_same_both_ways(tree, tmp_path / "read")
    assert [one.page for one in summarise(tree).of("pt") if one.links] == [ACTION]


def test_the_page_line_says_what_a_person_can_check(tree: Path) -> None:
    last = (tree / ledger("pt", CITIZENS)).read_text(encoding="utf-8").splitlines()[-1]

    assert list(json.loads(last)["page"]) == ["version", "english", "translation", "records"]
