"""What a newcomer meets first: make, and the lists of requirements."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def fake_python(folder: Path, *, old: bool) -> Path:
    """A Python that is too old, or that cannot make virtual environments."""
    python = folder / "python3"
    refuse = "sys.exit" if old else "import venv"
    python.write_text(
        f'#!/bin/sh\ncase "$*" in *"{refuse}"*) exit 1;; --version) echo "Python 3.9.2";; esac\nexit 0\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    return python


def make(folder: Path, python: Path) -> subprocess.CompletedProcess[str]:
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "site", f"PYTHON={python}"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_old_python_is_named(tmp_path: Path) -> None:
    """A Python that is too old is refused with its version and what to write instead."""
    done = make(tmp_path, fake_python(tmp_path, old=True))

    assert done.returncode != 0
    assert "Python 3.11.2 or newer is needed" in done.stdout
    assert "Python 3.9.2" in done.stdout
    assert "make PYTHON=" in done.stdout


def test_missing_venv_is_explained(tmp_path: Path) -> None:
    """Where Debian leaves out venv, the message names the package to install."""
    done = make(tmp_path, fake_python(tmp_path, old=False))

    assert done.returncode != 0
    assert "apt-get install python3-venv" in done.stdout


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_locked(name: str) -> None:
    """Every requirement is pinned exactly and has its hashes; no address of an index stands in the list."""
    text = (ROOT / name).read_text(encoding="utf-8")
    requirements = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())

    assert [entry for entry in requirements if not re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", entry)] == []
    assert [entry for entry in requirements if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links", text) == []


def test_strict_is_never_quiet() -> None:
    """`mkdocs build --strict -q` returns 0 on a broken link: the two never stand together."""
    files = [ROOT / "Makefile", ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run"]
    files += (ROOT / ".github" / "workflows").glob("*.yml")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    assert [line for line in lines if "--strict" in line and re.search(r"\s(-q|--quiet)\b", line)] == []
