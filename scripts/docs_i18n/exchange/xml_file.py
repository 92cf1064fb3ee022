"""XML that comes from strangers, read with lxml: no entities, nothing from elsewhere, no document type at all."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from docs_i18n.exchange.unit import MOST_BYTES, ExchangeFileError

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def read_xml(data: bytes) -> Any:
    """The root of a file; ExchangeFileError where it cannot be read, or defines what a file of ours never does."""
    if len(data) > MOST_BYTES:
        raise ExchangeFileError("it is far larger than any of our files; send the one that was exported")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExchangeFileError(
            f"it is not well-formed XML ({error}); export it again from the tool"
        ) from error
    info = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None or info.externalDTD is not None:
        raise ExchangeFileError("it has a document type (DOCTYPE), which none of our files has; take it out")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; "" of a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def legal(text: str) -> str:
    return ILLEGAL.sub("", text)


def indent(element: Any, whole: frozenset[str], level: int = 0) -> None:
    """Put each element on a line of its own, but nothing into those whose text counts."""
    if local(element) in whole or not len(element):
        return
    inner = "\n" + "  " * (level + 1)
    element.text = inner
    for child in element:
        indent(child, whole, level + 1)
        child.tail = inner
    element[-1].tail = "\n" + "  " * level


def as_bytes(root: Any) -> bytes:
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
