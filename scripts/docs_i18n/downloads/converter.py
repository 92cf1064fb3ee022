"""Word-processor files of HTML documents, made by pandoc and kept for the next build.

Pandoc is a program of its own (GPL), which comes inside the wheel of pypandoc_binary and is started, not linked. One
process makes many files: it costs a few hundredths of a second to start and as much for each file.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from docs_i18n.downloads.packages import ODT_TYPE, archive, finished_docx, finished_odt
from docs_i18n.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.downloads.file_cache import FileCache
    from docs_i18n.downloads.section import Picture

_OWN = Path(__file__).parent
SCRIPT = _OWN / "convert.lua"
_TEMPLATE = "template.xml"
# Fewer documents than these are not worth a second process.
_FEWEST_PER_PROCESS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeDocument:
    """What is to be made into files."""

    html: str
    """A whole document, with its title and language."""
    day: str
    """The ISO day of its text."""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeFiles:
    """The same document for both kinds of word processor."""

    docx: bytes = b""
    odt: bytes = b""
    problem: str = ""
    """Why there are no files; "" where there are."""


def make_files(documents: Sequence[OfficeDocument], kept: FileCache) -> list[OfficeFiles]:
    """The files of each document, those that were made before from the cache; SiteError where pandoc does not run."""
    keys = [_key(document) for document in documents]
    found = {key: OfficeFiles(docx=parts[0], odt=parts[1]) for key in keys if (parts := kept.read(key))}
    missing = {key: document for key, document in zip(keys, documents, strict=True) if key not in found}
    for key, files in zip(missing, _convert(list(missing.values())), strict=True):
        found[key] = files
        if not files.problem:
            kept.write(key, (files.docx, files.odt))
    return [found[key] for key in keys]


def pandoc() -> Path:
    """The program inside the wheel; another one on this machine would make other files."""
    wheel = find_spec("pypandoc")
    if wheel is None or wheel.origin is None:
        raise SiteError("pandoc is not installed; install it: pip install pypandoc_binary")
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    return Path(wheel.origin).parent / "files" / name


@cache
def _tool() -> bytes:
    """What every file depends on but its document: this package, byte by byte, and the version of pandoc's wheel."""
    digest = hashlib.blake2b(version("pypandoc_binary").encode(), digest_size=16)
    for path in sorted(path for path in _OWN.rglob("*") if path.suffix in {".py", ".lua", ".xml", ".rels"}):
        digest.update(path.read_bytes())
    return digest.digest()


def _key(document: OfficeDocument) -> str:
    digest = hashlib.blake2b(_tool(), digest_size=16)
    pictures = [part for picture in document.pictures for part in (picture.name.encode(), picture.data)]
    for part in (document.html.encode(), document.day.encode(), *pictures):
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()


def _convert(documents: Sequence[OfficeDocument]) -> Iterator[OfficeFiles]:
    """Convert in as many processes as pays."""
    if not documents:
        return
    count = max(1, min(os.cpu_count() or 1, len(documents) // _FEWEST_PER_PROCESS))
    size = -(-len(documents) // count)
    parts = [documents[start : start + size] for start in range(0, len(documents), size)]
    with tempfile.TemporaryDirectory(prefix="docs-i18n-") as folder:
        processes = [start_pandoc(part, Path(folder, str(number))) for number, part in enumerate(parts)]
        said = [process.communicate()[1] for process in processes]
        for process, message in zip(processes, said, strict=True):
            if process.returncode:
                raise SiteError(f"pandoc does not make the files to download: {message.strip()}")
        for number, part in enumerate(parts):
            for name, document in enumerate(part):
                yield _read(document, Path(folder, str(number), str(name)))


def start_pandoc(documents: Sequence[OfficeDocument], folder: Path) -> subprocess.Popen[str]:
    """Write a folder with all that pandoc needs, and start it there."""
    folder.mkdir()
    for kind in ("docx", "odt"):
        (folder / f"{kind}.template").write_bytes((_OWN / kind / _TEMPLATE).read_bytes())
        (folder / f"reference.{kind}").write_bytes(_reference(kind))
    for name, document in enumerate(documents):
        # The names of pictures are only different within their document.
        html = document.html
        for picture in document.pictures:
            html = html.replace(f'src="{picture.name}"', f'src="{name}-{picture.name}"')
            (folder / f"{name}-{picture.name}").write_bytes(picture.data)
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    jobs = {"documents": [str(name) for name in range(len(documents))]}
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    try:
        return subprocess.Popen(
            [str(pandoc()), "lua", str(SCRIPT)],
            cwd=folder,
            env=os.environ | {"SOURCE_DATE_EPOCH": "315532800"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise SiteError(
            f"{pandoc()}: {error.strerror}; install it again: pip install pypandoc_binary"
        ) from error


@cache
def _reference(kind: str) -> bytes:
    """The document that pandoc takes its styles from, made of the texts beside this module."""
    folder = _OWN / kind
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    names.sort(key=lambda name: name != ODT_TYPE)
    return archive((name, (folder / name).read_bytes()) for name in names if name != _TEMPLATE)


def _read(document: OfficeDocument, stem: Path) -> OfficeFiles:
    """Take what pandoc has made of a document, or what it says of it."""
    error = stem.with_suffix(".error")
    if error.exists():
        return OfficeFiles(problem=error.read_text(encoding="utf-8", errors="replace").strip())
    return OfficeFiles(
        docx=finished_docx(stem.with_suffix(".docx").read_bytes(), document.day),
        odt=finished_odt(
            stem.with_suffix(".odt").read_bytes(),
            document.day,
            [picture.alt for picture in document.pictures],
        ),
    )
