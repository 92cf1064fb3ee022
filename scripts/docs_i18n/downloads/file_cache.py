"""Files kept between builds, each under the hash of all that it was made from; safe to delete at any time.

An entry begins with the digest of what follows, so that one that is cut off or changed is no entry. What was not
used for longest goes first when there is too much.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from docs_i18n.files import write_bytes_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DIGEST = 16
_LENGTH = 8
_IGNORED = b"*\n"


class FileCache:
    """A folder of entries, each a few files of bytes; what cannot be read or written costs time, nothing else."""

    def __init__(self, folder: Path, *, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def read(self, key: str) -> tuple[bytes, ...] | None:
        """The files of an entry; None where there is none that is whole."""
        path = self._folder / key
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, rest = data[:_DIGEST], data[_DIGEST:]
        if digest != hashlib.blake2b(rest, digest_size=_DIGEST).digest():
            return None
        with suppress(OSError):
            os.utime(path)  # it was of use today
        files = []
        while rest:
            length = int.from_bytes(rest[:_LENGTH], "big")
            files.append(rest[_LENGTH : _LENGTH + length])
            rest = rest[_LENGTH + length :]
        return tuple(files)

    def write(self, key: str, files: Sequence[bytes]) -> None:
        rest = b"".join(part for data in files for part in (len(data).to_bytes(_LENGTH, "big"), data))
        digest = hashlib.blake2b(rest, digest_size=_DIGEST).digest()
        with suppress(OSError):
            write_bytes_atomically(self._folder / key, digest + rest)

    def tidy(self) -> None:
        """Delete the entries that were not used for longest, until the rest is small enough."""
        with suppress(OSError):
            write_bytes_atomically(self._folder / ".gitignore", _IGNORED)
            entries = [
                (path.stat(), path) for path in self._folder.iterdir() if not path.name.startswith(".")
            ]
            entries.sort(key=lambda entry: entry[0].st_mtime, reverse=True)
            total = 0
            for about, path in entries:
                total += about.st_size
                if total > self._most_bytes:
                    path.unlink()
