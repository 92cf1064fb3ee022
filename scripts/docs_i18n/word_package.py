"""The parts of a Word file (ECMA-376 part 2): found, unpacked with care, and read as XML; it comes from strangers.

A file that is no Word file says what it is and what to do; an archive that unpacks to more than any sheet could hold
is not read, and what XML may define is not looked at.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from docx.oxml import parse_xml

from docs_i18n.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

MOST_BYTES = 40_000_000
"""Of a part, unpacked: a sheet of 3,000 words has less than a hundredth of it, in whatever program it was saved."""

_ROOT_RELATIONS = "_rels/.rels"
_SAVE_AS = "open it in Word or LibreOffice and save it as a Word file (.docx)"
_OTHER_FILES = (
    (
        b"\xd0\xcf\x11\xe0",
        f"it was saved by an old Word (.doc) or has a password; {_SAVE_AS}, without a password",
    ),
    (b"{\\rtf", f"it is an RTF file; {_SAVE_AS}"),
    (b"%PDF", "it is a PDF; ask for the Word file it was made from"),
)


class WordFileError(SiteError):
    """A file that cannot be read as a Word file; its message says what it is and what to do."""


class WordPackage:
    """A Word file, opened."""

    def __init__(self, data: bytes) -> None:
        for beginning, message in _OTHER_FILES:
            if data.startswith(beginning):
                raise WordFileError(message)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError) as error:
            raise WordFileError(f"it is no Word file, or was damaged on its way; {_SAVE_AS}") from error
        self._names = {name.lower().lstrip("/"): name for name in self._zip.namelist()}
        if "mimetype" in self._names:
            raise WordFileError(f"it is an OpenDocument file (.odt); {_SAVE_AS}")

    def document(self) -> tuple[str, Element]:
        """The main part with its name; programs call it what they like."""
        for kind, target in self._relations(_ROOT_RELATIONS, ""):
            if kind == "officeDocument":
                root = self._read(target)
                if root is None or local(root) != "document":
                    break
                return target, root
        raise WordFileError(f"there is no text in it; {_SAVE_AS}")

    def related(self, part: str, wanted: str) -> Element | None:
        """The part of a kind that belongs to another, as `comments` to the document; None where there is none."""
        path = PurePosixPath(part)
        relations = f"{path.parent}/_rels/{path.name}.rels"
        for kind, target in self._relations(relations, str(path.parent)):
            if kind == wanted:
                return self._read(target)
        return None

    def _relations(self, name: str, folder: str) -> Iterator[tuple[str, str]]:
        """Kind and name of what a part is related to; kinds have one beginning in most files, another in strict ones."""
        root = self._read(name)
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                yield relation.get("Type", "").rpartition("/")[2], place

    def _read(self, name: str) -> Element | None:
        stored = self._names.get(name.lower().removeprefix("./"))
        if stored is None:
            return None
        try:
            with self._zip.open(stored) as part:
                data = part.read(MOST_BYTES + 1)
        except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
            raise WordFileError(f"it was damaged on its way, or has a password; {_SAVE_AS}") from error
        if len(data) > MOST_BYTES:
            raise WordFileError("it is far larger than any of our sheets; ask for the sheet alone")
        try:
            return parse_xml(data)  # python-docx's parser expands no entities
        except SyntaxError as error:
            raise WordFileError(f"it was damaged on its way; {_SAVE_AS}") from error


def local(element: Element) -> str:
    """The name of an element without its namespace: strict files have another one."""
    tag = element.tag
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""  # a comment has none


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without its namespace; "" where there is none."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""
