"""The Translate Toolkit, started as a program (toolkit_program.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROGRAM = Path(__file__).parent / "toolkit_program.py"


def read(file: Path) -> list[dict[str, Any]]:
    units: list[dict[str, Any]] = json.loads(_run("read", str(file)))
    return units


def fill(file: Path, new: Path, texts: Mapping[str, str]) -> None:
    """Write the file as the toolkit saves it, with targets for units by their ids."""
    _run("fill", str(file), str(new), said=json.dumps(texts))


def _run(*arguments: str, said: str = "") -> str:
    done = subprocess.run(
        [sys.executable, str(_PROGRAM), *arguments], input=said, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
