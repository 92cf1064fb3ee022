"""A real LibreOffice that opens files and saves them again."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from find_libreoffice import libreoffice_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WORD = "docx:MS Word 2007 XML"
FORMATS = {
    "docx": WORD,
    "odt": "odt:writer8",
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf",
}
_TIMEOUT = 300.0


def saved_as(files: Mapping[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """Files with their content, opened and saved in a format; all at once, because it is slow to start."""
    before, after = folder / "before", folder / f"after-{kind}"
    before.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (before / name).write_bytes(data)
    # A profile of its own: two at the same time would wait for each other.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        libreoffice_path(),
        profile,
        "--headless",
        "--convert-to",
        FORMATS[kind],
        "--outdir",
        str(after),
        *(str(before / name) for name in files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    saved = {path.name: path.read_bytes() for path in sorted(after.glob("*"))}
    assert len(saved) == len(files), done.stdout + done.stderr
    return saved


def saved_by_libreoffice(files: Mapping[str, bytes], folder: Path, *through: str) -> dict[str, bytes]:
    """Word files saved by LibreOffice, `through` other formats on the way, as `doc` of an old Word."""
    for number, kind in enumerate((*through, "docx")):
        files = saved_as(files, kind, folder / str(number))
    return dict(files)
