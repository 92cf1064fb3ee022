"""Files read at once, and written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG})


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8, line ends as they are, beside the file and then over it: a reader meets the old or the new one."""
    write_bytes_atomically(path, text.encode("utf-8"))


def write_bytes_atomically(path: Path, data: bytes) -> None:
    """The same for a file that is no text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files that only their owner reads; a page keeps the rights it had.
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_together(texts: Mapping[Path, str]) -> None:
    """Write several files that belong together: all of them, or none."""
    write_bytes_together({path: text.encode("utf-8") for path, text in texts.items()})


def write_bytes_together(files: Mapping[Path, bytes]) -> None:
    """The same for files that may not be UTF-8."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    done: list[Path] = []
    try:
        for path, content in files.items():
            write_bytes_atomically(path, content)
            done.append(path)
    except BaseException:
        for path in done:
            data = before[path]
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(data)
        raise


def read_text(path: Path) -> str:
    """The text of a file, byte order mark and line ends as they are; UnicodeDecodeError where it is not UTF-8."""
    return path.read_bytes().decode("utf-8")


def read_file(path: str) -> bytes | None:
    """What a file holds; None where there is none. Without a buffer and a Path: a site has thousands of files."""
    try:
        with FileIO(path) as file:
            return file.read()
    except ValueError:  # a name that no file can have
        return None
    except OSError as error:
        if error.errno in _NOT_THERE:
            return None
        raise
