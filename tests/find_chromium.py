"""Finds a Chromium for the browser tests; run as a script, it installs one where there is none.

`make test` calls it first: the suite never skips its browser tests, it fails with what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = ("chromium", "chromium-browser", "google-chrome")
WHAT_TO_DO = (
    "Install one (on Debian: apt-get install chromium; anywhere: python -m playwright install chromium),"
    " or say where it is: CHROMIUM=/path/to/chromium"
)


class NoChromiumError(Exception):
    """No Chromium that answers; the message says what to do."""


def chromium_path() -> str:
    """The Chromium to test with; NoChromiumError where none answers."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not _answers(named):
            raise NoChromiumError(f"CHROMIUM={named} is no Chromium that runs. {WHAT_TO_DO}")
        return named
    for candidate in _candidates():
        if _answers(candidate):
            return candidate
    raise NoChromiumError(f"No Chromium was found. {WHAT_TO_DO}")


def _candidates() -> Iterator[str]:
    """Every Chromium there may be; Playwright's own last, because asking for it takes a second."""
    for name in NAMES:
        if path := shutil.which(name):
            yield path
    if own := playwright_chromium():
        yield own


def playwright_chromium() -> str | None:
    """The Chromium that `playwright install` has downloaded; None where it has not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _answers(path: str) -> bool:
    """Whether a program runs: Ubuntu's `chromium-browser` is often a script that only asks for a snap."""
    program = shutil.which(path)
    if program is None:
        return False
    if os.name == "nt":  # Chrome for Windows opens a window when asked for its version
        return True
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and any(letter.isdigit() for letter in answer.stdout)


def install() -> None:
    """Install a Chromium the way this machine allows; whether it worked is for `chromium_path` to say."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        _run(["apt-get", "update"])
        if _run(["apt-get", "install", "-y", "chromium"]):
            return
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: Sequence[str]) -> bool:
    _say(f"$ {' '.join(command)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=environment, check=False).returncode == 0
    except OSError as error:
        _say(str(error))
        return False


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()  # before what the installer itself says


def main() -> int:
    """Find or install; 0 where a Chromium answers, 2 where none can be had."""
    try:
        _say(f"Chromium for the browser tests: {chromium_path()}")
    except NoChromiumError as error:
        if os.environ.get("CHROMIUM"):  # a wrong setting is for its owner to mend
            _say(str(error))
            return 2
        _say("No Chromium was found; installing one for the browser tests.")
    else:
        return 0
    install()
    try:
        _say(f"Chromium for the browser tests: {chromium_path()}")
    except NoChromiumError as error:
        _say(f"It could not be installed. {error}")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
