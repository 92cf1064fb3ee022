"""The tests of word-processor files never skip: LibreOffice is found, or installed, or asked for in clear words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import find_libreoffice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OFFICE = '#!/bin/sh\necho "LibreOffice 7.4"\n'
SILENT = "#!/bin/sh\nexit 1\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins for programs are shell scripts")


def program(folder: Path, name: str, text: str = OFFICE) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("LIBREOFFICE", raising=False)
    return tmp_path


def test_found_on_path_in_order(path: Path) -> None:
    """Either usual name will do, and one that does not answer is passed over."""
    expected = program(path, "libreoffice")
    assert find_libreoffice.libreoffice_path() == expected
    first = program(path, "soffice")
    assert find_libreoffice.libreoffice_path() == first
    program(path, "soffice", SILENT)
    assert find_libreoffice.libreoffice_path() == expected


def test_none(path: Path) -> None:
    """Where there is none, the message says how to get one."""
    assert path.is_dir()
    with pytest.raises(find_libreoffice.NoLibreOfficeError, match=r"apt-get install .*libreoffice-writer"):
        find_libreoffice.libreoffice_path()


def test_wrong_setting(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A LIBREOFFICE that is wrong is said, not silently replaced, and nothing is installed for it."""
    program(path, "soffice")
    monkeypatch.setenv("LIBREOFFICE", "/nowhere/soffice")
    with pytest.raises(find_libreoffice.NoLibreOfficeError, match="LIBREOFFICE=/nowhere/soffice"):
        find_libreoffice.libreoffice_path()
    monkeypatch.setattr(find_libreoffice, "install", lambda: pytest.fail("installed"))
    assert find_libreoffice.main() == 2


@pytest.mark.parametrize(
    ("user", "programs", "begins"),
    [
        (0, ("apt-get",), "apt-get"),
        (1000, ("apt-get", "sudo"), "sudo -n apt-get"),
        (1000, ("apt-get",), None),
        (0, (), None),
    ],
)
def test_how_it_installs(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    user: int,
    programs: Sequence[str],
    begins: str | None,
) -> None:
    """Root takes the distribution's package; whoever cannot ends with 2 and a message, never with a skipped test."""
    ran: list[Sequence[str]] = []
    monkeypatch.setattr(find_libreoffice, "_run", ran.append)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    for name in programs:
        program(path, name)
    assert find_libreoffice.main() == 2
    assert [" ".join(command[: -3 if "update" not in command else -1]) for command in ran] == (
        [begins, f"{begins} install"] if begins else []
    )
    assert "LIBREOFFICE=/path/to/soffice" in capsys.readouterr().out
