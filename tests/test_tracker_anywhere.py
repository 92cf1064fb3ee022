"""The same report to the byte from a repository, a squash, a shallow clone, Windows' line ends, a ZIP and a bare folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from scenarios.judges import recorded_pages
from scenarios.scenario import ACTION, CITIZENS, FIGURES, KIT, REPORT
from scenarios.steps import CutOff, Delete, Edit, Move, Write, ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Years in which the rule of dates would say the opposite of what is true.
_ENGLISH, _TRANSLATION = "2020-01-01T00:00:00Z", "2026-01-01T00:00:00Z"
_CHANGES = (
    Edit(f"docs/{CITIZENS}", "Begin with a greeting.", "Begin with a smile."),
    Edit(f"docs/{KIT}", "24 December", "23 December"),
    Edit(f"docs/{ACTION}", "- Asking once and never coming back.", "- Promising tea.\n- Asking once and never coming back."),
    Move(f"docs/{FIGURES}", "docs/tools/figures.md"),
    Write("docs/new.md", "---\ntitle: New\n---\n\nNobody has translated this yet.\n"),
    Delete(ledger("uk", REPORT)),
    CutOff(ledger("it", KIT)),
)  # fmt: skip


def _git(folder: Path, *arguments: str, date: str = _ENGLISH) -> None:
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_DATE": date,
    }
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env=os.environ | settings,
        check=True,
        capture_output=True,
    )


def _report(root: Path) -> bytes:
    command = [sys.executable, "-m", "docs_i18n", "--root", str(root), "status", "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode in {0, 1}, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which English changed after, and by its dates before, the translations."""
    root = shutil.copytree(recorded_pages(), tmp_path_factory.mktemp("repository") / "project")
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=Pages", date=_TRANSLATION)
    for step in _CHANGES:
        step.apply(root)
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=English")
    return root


@pytest.fixture(scope="module")
def report(repository: Path) -> bytes:
    return _report(repository)


def _without_git(repository: Path, folder: Path) -> Path:
    return shutil.copytree(repository, folder / "copy", ignore=shutil.ignore_patterns(".git"))


def _squashed(repository: Path, folder: Path) -> Path:
    _git(folder, "clone", "--quiet", str(repository), "squashed")
    root = folder / "squashed"
    _git(root, "checkout", "--quiet", "--orphan", "squash")
    _git(root, "commit", "--quiet", "--message=Everything")
    return root


def _shallow(repository: Path, folder: Path) -> Path:
    _git(folder, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    return folder / "shallow"


def _crlf(repository: Path, folder: Path) -> Path:
    _git(folder, "clone", "--quiet", "--config", "core.autocrlf=true", str(repository), "windows")
    assert b"\r\n" in (folder / "windows" / "docs" / KIT).read_bytes()
    assert b"\r\n" in (folder / "windows" / ledger("pt", KIT)).read_bytes()
    return folder / "windows"


def _zip(repository: Path, folder: Path) -> Path:
    _git(repository, "archive", "--format=zip", f"--output={folder / 'pages.zip'}", "HEAD")
    with zipfile.ZipFile(folder / "pages.zip") as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def _renamed(repository: Path, folder: Path) -> Path:
    return _without_git(repository, folder).rename(folder / "Проєкт з іншою назвою")


@pytest.mark.parametrize("elsewhere", [_without_git, _squashed, _shallow, _crlf, _zip, _renamed])
def test_the_report_is_the_same_to_the_byte(
    elsewhere: Callable[[Path, Path], Path], repository: Path, report: bytes, tmp_path: Path
) -> None:
    assert _report(elsewhere(repository, tmp_path)) == report


def test_the_report_that_is_compared_has_something_to_say(report: bytes) -> None:
    said = report.decode()

    assert "Begin with a smile." in said
    assert "as if the file had been cut off" in said
    for state in ("outdated", "missing", "unverified", "orphan", "draft"):
        assert f'"state": "{state}"' in said


def test_the_report_is_the_same_when_asked_again(repository: Path, report: bytes) -> None:
    assert _report(repository) == report
