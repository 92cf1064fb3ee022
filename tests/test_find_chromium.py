"""The browser tests never skip: a Chromium is found, or installed, or asked for in clear words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import find_chromium

if TYPE_CHECKING:
    from collections.abc import Sequence

SCRIPT = Path(find_chromium.__file__)
BROWSER = '#!/bin/sh\necho "Chromium 156.0"\n'
SNAP_STUB = '#!/bin/sh\necho "Please install the chromium snap"\nexit 1\n'

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins for programs are shell scripts")


def program(folder: Path, name: str, text: str = BROWSER) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but what a test puts there, and no Chromium of Playwright's."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(find_chromium, "playwright_chromium", lambda: None)
    return tmp_path


@pytest.mark.parametrize("name", find_chromium.NAMES)
def test_found_on_path(path: Path, name: str) -> None:
    """Any of the usual names will do."""
    expected = program(path, name)
    assert find_chromium.chromium_path() == expected


def test_order(path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the person names comes first, then the names in their order, then Playwright's own."""
    own = program(tmp_path_factory.mktemp("playwright"), "chrome")
    monkeypatch.setattr(find_chromium, "playwright_chromium", lambda: own)
    assert find_chromium.chromium_path() == own
    second = program(path, "chromium-browser")
    assert find_chromium.chromium_path() == second
    first = program(path, "chromium")
    assert find_chromium.chromium_path() == first
    named = program(tmp_path_factory.mktemp("named"), "my-browser")
    monkeypatch.setenv("CHROMIUM", named)
    assert find_chromium.chromium_path() == named


def test_program_that_does_not_answer(path: Path) -> None:
    """Ubuntu's stub that asks for a snap is passed over."""
    program(path, "chromium", SNAP_STUB)
    expected = program(path, "google-chrome")
    assert find_chromium.chromium_path() == expected


def test_none(path: Path) -> None:
    """Where there is none, the message names both ways to get one."""
    program(path, "chromium", SNAP_STUB)
    with pytest.raises(find_chromium.NoChromiumError, match=r"apt-get install chromium.*playwright install"):
        find_chromium.chromium_path()


def test_wrong_setting(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CHROMIUM that is wrong is said, not silently replaced, and nothing is installed for it."""
    program(path, "chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(find_chromium.NoChromiumError, match=r"CHROMIUM=/nowhere/chromium"):
        find_chromium.chromium_path()
    monkeypatch.setattr(find_chromium, "install", lambda: pytest.fail("installed"))
    assert find_chromium.main() == 2


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Installing runs nothing here; the commands are written down, and all but apt-get succeed."""
    ran: list[list[str]] = []

    def run(command: Sequence[str]) -> bool:
        ran.append(list(command))
        return command[0] != "apt-get"

    monkeypatch.setattr(find_chromium, "_run", run)
    return ran


APT = [["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]]
PLAYWRIGHT = [[sys.executable, "-m", "playwright", "install", "chromium"]]


@pytest.mark.parametrize(
    ("user", "has_apt", "expected"),
    [(0, True, [*APT, *PLAYWRIGHT]), (0, False, PLAYWRIGHT), (1000, True, PLAYWRIGHT)],
)
def test_how_it_installs(
    path: Path,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    *,
    user: int,
    has_apt: bool,
    expected: list[list[str]],
) -> None:
    """Root takes the distribution's package; others, and root where there is none, Playwright's own."""
    monkeypatch.setattr(os, "geteuid", lambda: user)
    if has_apt:
        program(path, "apt-get")
    find_chromium.install()
    assert commands == expected


def test_main_that_cannot_install(
    path: Path, commands: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine that cannot have one ends with 2 and a message, never with a skipped test."""
    assert path.is_dir()
    assert find_chromium.main() == 2
    assert commands[-1:] == PLAYWRIGHT
    said = capsys.readouterr().out
    assert "installing one" in said
    assert "CHROMIUM=/path/to/chromium" in said


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may use apt-get")
def test_script_installs_and_looks_again(tmp_path: Path) -> None:
    """The script as `make test` calls it: it says that none is there, installs one, and prints where it is."""
    browser = tmp_path / "chromium"
    program(tmp_path, "cat", f'#!/bin/sh\nexec {_which("cat")} "$@"\n')
    program(tmp_path, "chmod", f'#!/bin/sh\nexec {_which("chmod")} "$@"\n')
    program(
        tmp_path,
        "apt-get",
        f'#!/bin/sh\n[ "$1" = install ] || exit 0\ncat > {browser} <<"END"\n{BROWSER}END\nchmod 755 {browser}\n',
    )
    # No Chromium of Playwright's may be found on the machine of the person who runs this.
    environment = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No Chromium was found; installing one" in done.stdout
    assert done.stdout.rstrip().endswith(f"Chromium for the browser tests: {browser}")


def _which(name: str) -> str:
    return next(str(path) for folder in ("/bin", "/usr/bin") if (path := Path(folder, name)).exists())
