"""What is kept between runs never changes an answer: a stale one would be worse than a slow one."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from docs_i18n import summary as summary_module
from docs_i18n.site import load_site
from docs_i18n.summary import SiteSummary, summarise_site
from docs_i18n.summary_cache import summarise_again
from scenarios.judges import LOCALES, recorded_pages
from scenarios.scenario import ACTION, CITIZENS, KIT, MODEL
from scenarios.steps import CutOff, Delete, Edit, Move, Step, ledger

if TYPE_CHECKING:
    from pathlib import Path

    from docs_i18n.model import PageStatus
    from docs_i18n.site import Page

CACHE = f".cache/docs-i18n/status-{'-'.join(LOCALES)}.jsonl"
CHANGES: dict[str, Step] = {
    "English": Edit(f"docs/{CITIZENS}", "Begin with a greeting.", "Begin with a smile."),
    "a translation": Edit(f"docs_uk/{CITIZENS}", "Почніть із вітання.", "Почніть з усмішки."),
    "a text of the same length": Edit(f"docs/{MODEL}", "46 member states", "64 member states"),
    "records": CutOff(ledger("es", ACTION)),
    "records gone": Delete(ledger("es", ACTION)),
    "a translation gone": Delete(f"docs_it/{ACTION}"),
    "an English page renamed": Move(f"docs/{ACTION}", "docs/start/action.md"),
    "an English page gone": Delete(f"docs/{MODEL}"),
    "a text that pages show": Edit("docs/includes/office.txt", "to twelve", "to eleven"),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return shutil.copytree(recorded_pages(), tmp_path / "tree")


def _again(root: Path) -> SiteSummary:
    return summarise_again(load_site(root), LOCALES)


def _anew(root: Path) -> SiteSummary:
    return summarise_site(load_site(root), LOCALES)


def _count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    real = summary_module.translation_status

    def counted(source: Page, target: Page | None, locale: str) -> PageStatus:
        read.append(source.relative)
        return real(source, target, locale)

    monkeypatch.setattr(summary_module, "translation_status", counted)
    return read


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_is_seen(change: Step, tree: Path) -> None:
    _again(tree)
    change.apply(tree)

    assert _again(tree) == _anew(tree)
    assert _again(tree) == _anew(tree)


def test_pages_that_are_the_same_are_not_read_again(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _again(tree)
    CHANGES["English"].apply(tree)
    read = _count_reads(monkeypatch)

    _again(tree)

    assert CITIZENS in read
    assert not {ACTION, MODEL} & set(read)


def test_a_page_that_shows_another_file_is_always_read(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _again(tree)
    read = _count_reads(monkeypatch)

    _again(tree)

    assert KIT in read


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]\n3\n", b'{"page": "index.md", "key": 3}', b"\xff", b"[" * 100_000]
)
def test_a_strange_file_in_its_place_is_ignored(damage: bytes, tree: Path) -> None:
    _again(tree)
    (tree / CACHE).write_bytes(damage)

    assert _again(tree) == _anew(tree)


@pytest.mark.parametrize("damage", ["cut off", "a state less", "a word less"])
def test_what_is_kept_by_halves_is_read_anew(damage: str, tree: Path) -> None:
    _again(tree)
    lines = (tree / CACHE).read_text(encoding="utf-8").splitlines()
    (tree / CACHE).write_text("".join(f"{_damaged(line, damage)}\n" for line in lines), encoding="utf-8")

    assert _again(tree) == _anew(tree)


def _damaged(line: str, damage: str) -> str:
    entry = json.loads(line)
    if damage == "a state less":
        del entry["pages"][0]["state"]
    if damage == "a word less":
        del entry["shows_others"]
    return line[: len(line) // 2] if damage == "cut off" else json.dumps(entry)


def test_a_line_that_no_page_fits_is_not_kept(tree: Path) -> None:
    _again(tree)
    before = (tree / CACHE).read_text(encoding="utf-8")
    (tree / CACHE).write_text(before.splitlines()[0].replace('"page": "', '"page": "no/') + "\n" + before)

    assert _again(tree) == _anew(tree)
    assert (tree / CACHE).read_text(encoding="utf-8") == before


def test_a_page_with_letters_that_end_lines_is_kept(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Edit(f"docs/{CITIZENS}", "title: What you can do", 'title: "What\\u2028you can do"').apply(tree)
    first = _again(tree)
    read = _count_reads(monkeypatch)

    assert _again(tree) == first
    assert CITIZENS not in read


def test_a_folder_that_cannot_be_written_to_is_no_error(tree: Path) -> None:
    (tree / ".cache").write_text("a file where the folder should be", encoding="utf-8")

    assert _again(tree) == _anew(tree)


def test_git_does_not_see_what_is_kept(tree: Path) -> None:
    _again(tree)

    assert (tree / ".cache/docs-i18n/.gitignore").read_text(encoding="utf-8") == "*\n"
