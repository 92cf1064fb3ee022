"""Word files as people, programs and accidents change them: filled in, marked, wrapped, merged."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

W = nsdecls("w")
DOCUMENT = "word/document.xml"


def opened(data: bytes) -> WordDocument:
    return Document(BytesIO(data))


def saved(document: WordDocument) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def tables(document: WordDocument) -> list[Element]:
    return list(document.element.body.iter(qn("w:tbl")))


def rows(document: WordDocument) -> dict[str, Element]:
    """Every row of every table by the number that it shows, as `5` or `✓`."""
    found = {}
    for table in tables(document):
        for row in list(table.iter(qn("w:tr")))[1:]:
            first = next(row.iter(qn("w:p")))
            found["".join(text.text or "" for text in first.iter(qn("w:t")))] = row
    return found


def cells(row: Element) -> list[Element]:
    return list(row.findall(qn("w:tc")))


def paragraph(text: str, properties: str = "") -> Element:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in escape(text).split("\n"))
    return parse_xml(f"<w:p {W}><w:r>{inside}{lines}</w:r></w:p>")


def filled(data: bytes, texts: Mapping[str, str]) -> bytes:
    """Write into the last cells of rows, by their numbers."""
    document = opened(data)
    by_number = rows(document)
    for number, text in texts.items():
        cell = cells(by_number[number])[-1]
        cell.remove(cell.findall(qn("w:p"))[-1])
        cell.append(paragraph(text))
    return saved(document)


def changed(data: bytes, change: Callable[[WordDocument], None]) -> bytes:
    document = opened(data)
    change(document)
    return saved(document)


def with_parts(data: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """The same package with other parts in it."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def part(data: bytes, name: str = DOCUMENT) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def as_google_docs(data: bytes) -> bytes:
    """As Google Docs exports it: runs in inline content controls, no styles of ours, no languages, no hidden marks.

    After the shapes reported of its exports (wafflebase/wafflebase#504): not the program itself.
    """
    xml = part(data)
    number = iter(range(1_000_000))

    def wrapped(run: re.Match[str]) -> str:
        tag = f'<w:tag w:val="goog_rdk_{next(number)}"/>'
        return f"<w:sdt><w:sdtPr>{tag}</w:sdtPr><w:sdtContent>{run[0]}</w:sdtContent></w:sdt>"

    xml = re.sub(r"<w:r>(?:(?!</w:r>).)*</w:r>", wrapped, xml, flags=re.DOTALL)
    xml = re.sub(r'<w:pStyle w:val="Sheet\w+"/>|<w:rStyle w:val="Sheet\w+"/>|<w:tblCaption [^>]*/>', "", xml)
    return with_parts(data, {DOCUMENT: xml})


def as_strict(data: bytes) -> bytes:
    """As Word saves a “Strict Open XML Document”: the same elements in other namespaces (ISO/IEC 29500 part 1)."""
    names = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    parts = {}
    for name in (DOCUMENT, "_rels/.rels", "word/_rels/document.xml.rels"):
        text = part(data, name)
        for old, new in names.items():
            text = text.replace(old, new)
        parts[name] = text
    return with_parts(data, parts)
