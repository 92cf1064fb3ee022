"""What the tests of files to download share: a page with all that a sheet may hold, and eyes for both formats.

A file is looked at twice: as the archive of XML that it is, and as LibreOffice understands it, which writes what it
has read as one flat OpenDocument text. A file that needs repair is refused by LibreOffice without a window.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from find_libreoffice import libreoffice_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"

ALL_THERE_IS = """Words above that are in no file.

## The form {#form .download .legal-check data-minutes=15}

For [name of the city]. See [the guide](guide.md#steps), [the rows](#rows) and [elsewhere](https://example.com/x?a=1&b=2).

- [ ] one thing
- [x] another, with **weight**

### Rows to fill in {#rows}

| Question | Your answer |
|---|--:|
| Who & why? | |
| A long question that needs more room than the answer | [words] |

!!! note "Before you begin"

    Ask twice.

1. First
2. Second
    - below

![Four neighbours carry a “table”](picture.png)

![A drawing of a bridge](bridge.svg)

## What is in no file {#rest}

More words.
"""


def png(width: int = 40, height: int = 20) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    rows = (b"\0" + b"\x80" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\0\0\0\0")
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, part: str) -> Element:
    return ET.fromstring(parts(data)[part])


def docx_paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """Style and words of every paragraph of a .docx."""
    for paragraph in xml(data, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = "".join(
            "\t" if node.tag == f"{W}tab" else node.text or ""
            for node in paragraph.iter()
            if node.tag in {f"{W}t", f"{W}tab"}
        )
        yield (style.get(f"{W}val", "") if style is not None else ""), words


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """A file as LibreOffice has read it."""

    root: Element

    @property
    def title(self) -> str:
        return next((node.text or "" for node in self.root.iter(f"{DC}title")), "")

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Outline level and words of every heading that has words."""
        found = [
            (int(node.get(f"{TEXT}outline-level", "0")), words(node)) for node in self.root.iter(f"{TEXT}h")
        ]
        return [heading for heading in found if heading[1]]

    @property
    def language(self) -> str:
        """Of the text as a whole: what a spelling checker and a screen reader begin with."""
        for style in self.root.iter(f"{STYLE}default-style"):
            if style.get(f"{STYLE}family") == "paragraph":
                about = style.find(f"{STYLE}text-properties")
                return _tag(about) if about is not None else ""
        return ""

    def languages_of(self, text: str) -> set[str]:
        """The languages of the pieces that say exactly this; "" where a piece has none of its own."""
        tags = {
            style.get(f"{STYLE}name"): _tag(about)
            for style in self.root.iter(f"{STYLE}style")
            if (about := style.find(f"{STYLE}text-properties")) is not None
        }
        return {
            tags.get(node.get(f"{TEXT}style-name"), "")
            for node in self.root.iter()
            if node.tag in {f"{TEXT}span", f"{TEXT}p", f"{TEXT}h"} and words(node) == text
        } - {""}

    @property
    def header_rows(self) -> list[list[str]]:
        """The cells of every row that is repeated on each page."""
        return [
            [words(cell) for cell in row.iter(f"{TABLE}table-cell")]
            for rows in self.root.iter(f"{TABLE}table-header-rows")
            for row in rows.iter(f"{TABLE}table-row")
        ]

    @property
    def alternatives(self) -> list[str]:
        """What stands for each picture."""
        return [node.text or "" for node in self.root.iter() if node.tag in {f"{SVG}desc", f"{SVG}title"}]

    @property
    def list_items(self) -> list[str]:
        return [words(item) for item in self.root.iter(f"{TEXT}list-item")]

    @property
    def page_size(self) -> tuple[int, int]:
        """Millimetres."""
        layouts = self.root.iter(f"{STYLE}page-layout-properties")
        about = next(layout for layout in layouts if layout.get(f"{FO}page-width"))
        width, height = (_millimetres(about.get(f"{FO}page-{side}", "")) for side in ("width", "height"))
        return width, height


def _millimetres(length: str) -> int:
    number, unit = float(length[:-2]), length[-2:]
    return round(number * {"cm": 10, "in": 25.4, "mm": 1}[unit])


def _tag(about: Element) -> str:
    language, country = about.get(f"{FO}language"), about.get(f"{FO}country")
    return f"{language}-{country}" if language and country not in {None, "none"} else language or ""


def words(node: Element) -> str:
    """The words of an element on one line; a line that was broken goes on after a space."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Element) -> Iterator[str]:
    yield " " if node.tag == f"{TEXT}line-break" else node.text or ""
    for child in node:
        yield from _texts(child)
        yield child.tail or ""


def understood(files: Sequence[Path], folder: Path) -> dict[str, Understood]:
    """Let LibreOffice read files and say, by their names, what it has understood; one that it refuses is missing."""
    copies = folder / "copies"
    copies.mkdir()
    for file in files:  # both kinds at once: starting it takes longer than reading
        (copies / f"{file.name}{file.suffix}").write_bytes(file.read_bytes())
    subprocess.run(
        [
            libreoffice_path(),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "fodt:OpenDocument Text Flat XML", "--outdir", str(folder / "understood")),
            *sorted(map(str, copies.iterdir())),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {
        file.stem: Understood(root=ET.parse(file).getroot())
        for file in sorted((folder / "understood").iterdir())
    }
