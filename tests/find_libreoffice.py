"""Finds a LibreOffice for the tests of word-processor files; run as a script, it installs one where there is none.

`make test` calls it first: the suite never skips these tests, it fails with what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("soffice", "libreoffice")
WHAT_TO_DO = (
    "Install LibreOffice Writer (on Debian: apt-get install --no-install-recommends libreoffice-writer),"
    " or say where it is: LIBREOFFICE=/path/to/soffice"
)


class NoLibreOfficeError(Exception):
    """No LibreOffice that answers; the message says what to do."""


def libreoffice_path() -> str:
    """The LibreOffice to test with; NoLibreOfficeError where none answers."""
    named = os.environ.get("LIBREOFFICE")
    if named:
        if not _answers(named):
            raise NoLibreOfficeError(f"LIBREOFFICE={named} is no LibreOffice that runs. {WHAT_TO_DO}")
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path and _answers(path):
            return path
    raise NoLibreOfficeError(f"No LibreOffice was found. {WHAT_TO_DO}")


def _answers(path: str) -> bool:
    program = shutil.which(path)
    if program is None:
        return False
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and any(letter.isdigit() for letter in answer.stdout)


def install() -> None:
    """Install LibreOffice Writer where apt-get may; whether it worked is for `libreoffice_path` to say."""
    if os.name != "posix" or not shutil.which("apt-get"):
        return
    is_root = os.geteuid() == 0
    if is_root or shutil.which("sudo"):
        as_root = (
            [] if is_root else ["sudo", "-n"]
        )  # without asking: continuous integration has nobody to answer
        _run([*as_root, "apt-get", "update"])
        _run([*as_root, "apt-get", "install", "-y", "--no-install-recommends", "libreoffice-writer"])


def _run(command: Sequence[str]) -> None:
    _say(f"$ {' '.join(command)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, check=False)
    except OSError as error:
        _say(str(error))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()  # before what the installer itself says


def main() -> int:
    """Find or install; 0 where a LibreOffice answers, 2 where none can be had."""
    try:
        _say(f"LibreOffice for the tests: {libreoffice_path()}")
    except NoLibreOfficeError as error:
        if os.environ.get("LIBREOFFICE"):  # a wrong setting is for its owner to mend
            _say(str(error))
            return 2
        _say("No LibreOffice was found; installing one for the tests.")
    else:
        return 0
    install()
    try:
        _say(f"LibreOffice for the tests: {libreoffice_path()}")
    except NoLibreOfficeError as error:
        _say(f"It could not be installed. {error}")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
