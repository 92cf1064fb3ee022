"""TMX 1.4b: what has been translated, as a translation memory for any tool. It goes out only.

The pairs are those of the records: an English text and the translation that was made of it, also where the English
has changed since. Codes stand in `bpt`, `ept` and `ph`, as level 2 of the standard asks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from docs_i18n import VERSION
from docs_i18n.exchange.xml_file import XML_LANG, as_bytes, indent, legal
from docs_i18n.inline_codes import Half, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docs_i18n.exchange.unit import Standing
    from docs_i18n.inline_codes import Code, Piece

_WHOLE = frozenset({"seg"})
_TYPES = {"**": "bold", "*": "italic", "link": "link", "image": "image"}
"""The names that the standard recommends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A text and its translation, as Markdown on one line."""

    english: str
    translation: str
    standing: Standing
    on: str
    """The day on which it was translated."""
    place: str
    """The English file."""
    is_current: bool = True
    """Whether the English is that of today."""


def write_tmx_file(pairs: Iterable[Pair], source_lang: str, lang: str) -> bytes:
    """The same pairs always give the same bytes."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        creationtool="docs-i18n",
        creationtoolversion=VERSION,
        segtype="paragraph",
        **{"o-tmf": "docs-i18n ledger"},
        adminlang=source_lang,
        srclang=source_lang,
        datatype="plaintext",
    )
    body = etree.SubElement(root, "body")
    for pair in pairs:
        _unit(body, pair, source_lang, lang)
    indent(root, _WHOLE)
    return as_bytes(root)


def _unit(body: Any, pair: Pair, source_lang: str, lang: str) -> None:
    unit = etree.SubElement(body, "tu")
    _property(unit, "x-status", pair.standing.value)
    _property(unit, "x-page", pair.place)
    if not pair.is_current:
        _property(unit, "x-english", "earlier")
    numbers: dict[tuple[str, int], int] = {}
    _variant(unit, source_lang, pieces(pair.english), numbers)
    variant = _variant(unit, lang, pieces(pair.translation), numbers)
    variant.set("changedate", f"{pair.on.replace('-', '')}T000000Z")


def _property(unit: Any, kind: str, text: str) -> None:
    etree.SubElement(unit, "prop", type=kind).text = legal(text)


def _variant(unit: Any, lang: str, text: list[Piece], numbers: dict[tuple[str, int], int]) -> Any:
    """A text in its language; `x` says which codes of the two languages are the same."""
    variant = etree.SubElement(unit, "tuv", {XML_LANG: lang})
    segment = etree.SubElement(variant, "seg")
    seen: Counter[str] = Counter()
    last = None
    for piece in text:
        if isinstance(piece, str):
            _append(segment, last, legal(piece))
            continue
        if piece.half is Half.CLOSE:
            last = etree.SubElement(segment, "ept", i=str(piece.pair))
        else:
            number = numbers.setdefault((piece.text, seen[piece.text]), len(numbers) + 1)
            seen[piece.text] += 1
            last = _first_half(segment, piece, number)
        last.text = legal(piece.text)
    return variant


def _first_half(segment: Any, code: Code, number: int) -> Any:
    is_alone = code.half is Half.ALONE
    element = etree.SubElement(segment, "ph" if is_alone else "bpt")
    if not is_alone:
        element.set("i", str(code.pair))
    element.set("x", str(number))
    if kind := _TYPES.get(code.text.replace("_", "*"), _TYPES.get(code.kind, "")):
        element.set("type", kind)
    return element


def _append(segment: Any, last: Any, text: str) -> None:
    if last is None:
        segment.text = text
    else:
        last.tail = text
