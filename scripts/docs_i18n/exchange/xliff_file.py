"""XLIFF 2.0 (OASIS Standard of 5 August 2014), written: one `file` for each page, one `unit` for each segment.

The unit's id is that of the segment. Markdown's marks are inline codes, with what they stand for in `originalData`, so
tools keep them out of the way. Only the core of the standard is used: OmegaT 6 takes the texts of the module for
translation candidates for those of the segment, so older English stands in a note.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Any

from lxml import etree

from docs_i18n.exchange.unit import Standing
from docs_i18n.exchange.xml_file import ILLEGAL, as_bytes, indent, legal
from docs_i18n.inline_codes import Code, Half, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docs_i18n.exchange.unit import ExchangeFile, Unit, UnitPage
    from docs_i18n.inline_codes import Piece

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OURS = "docs-i18n"
"""The category of our notes, and the authority of our sub-states."""
WHOLE = frozenset({"source", "target", "data", "note"})
_STATES = {
    Standing.OPEN: ("initial", ""),
    Standing.MACHINE: ("translated", f"{OURS}:machine-draft"),
    Standing.DRAFT: ("translated", f"{OURS}:draft"),
    Standing.REVIEWED: ("reviewed", ""),
}
_TYPES = {"link": "link", "image": "image", "emphasis": "fmt"}
_SUB_TYPES = {"**": "xlf:b", "*": "xlf:i"}


def write_xliff_file(file: ExchangeFile) -> bytes:
    """The same texts always give the same bytes."""
    root = etree.Element(_name("xliff"), nsmap={None: NAMESPACE})
    root.set("version", "2.0")
    root.set("srcLang", file.source_lang)
    root.set("trgLang", file.lang)
    for number, page in enumerate(file.pages, start=1):
        _page(root, page, number, file)
    indent(root, WHOLE)
    return as_bytes(root)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _page(root: Any, page: UnitPage, number: int, file: ExchangeFile) -> None:
    # Units are paragraphs already, and each goes back to its own place.
    element = etree.SubElement(root, _name("file"), id=f"f{number}", original=page.place, canResegment="no")
    _notes(element, file.instructions)
    for unit in page.units:
        _unit(element, unit, file.before)


def _notes(element: Any, texts: Sequence[str]) -> None:
    notes = etree.SubElement(element, _name("notes")) if texts else None
    for text in texts:
        etree.SubElement(notes, _name("note"), category=OURS).text = legal(text)


def _unit(parent: Any, unit: Unit, before: str) -> None:
    element = etree.SubElement(parent, _name("unit"), id=unit.id, name=unit.kind)
    _notes(element, [*unit.notes, *([f"{before}: {unit.before}"] if unit.before else [])])
    source, target = pieces(unit.english), pieces(unit.today)
    codes = _Codes(source, target)
    if codes.data:
        data = etree.SubElement(element, _name("originalData"))
        for text, number in codes.data.items():
            etree.SubElement(data, _name("data"), id=number).text = legal(text)
    segment = etree.SubElement(element, _name("segment"), id="s1")
    state, sub_state = _STATES[unit.standing]
    segment.set("state", state)
    if sub_state:
        segment.set("subState", sub_state)
    codes.write(etree.SubElement(segment, _name("source")), source, codes.of_source)
    if unit.today:
        codes.write(etree.SubElement(segment, _name("target")), target, codes.of_target)


class _Codes:
    """The codes of a unit: the same id for the same code in both languages."""

    def __init__(self, source: Sequence[Piece], target: Sequence[Piece]) -> None:
        self.data: dict[str, str] = {}
        """The texts of codes with the ids of their data."""
        for piece in (*source, *target):
            if isinstance(piece, Code):
                self.data.setdefault(piece.text, f"d{len(self.data) + 1}")
        self.of_source = {place: str(n) for n, place in enumerate(_places(source), start=1)}
        self.of_target = self._like_source(source, target)

    def _like_source(self, source: Sequence[Piece], target: Sequence[Piece]) -> dict[int, str]:
        waiting: defaultdict[tuple[str, str], deque[str]] = defaultdict(deque)
        for place, number in self.of_source.items():
            waiting[_both(source, place)].append(number)
        found = {}
        following = len(self.of_source)
        for place in _places(target):
            queue = waiting[_both(target, place)]
            following += not queue
            found[place] = queue.popleft() if queue else str(following)
        return found

    def write(self, element: Any, text: Sequence[Piece], ids: Mapping[int, str]) -> None:
        """Write a text into an element; `ids` are those of its codes by their places."""
        current = element
        for place, piece in enumerate(text):
            if isinstance(piece, str):
                _add_text(current, piece)
            elif piece.half is Half.CLOSE:
                current = current.getparent()
            elif piece.half is Half.OPEN:
                current = self._pair(current, piece, _closing(text, piece), ids[place])
            else:
                code = etree.SubElement(current, _name("ph"), id=ids[place], dataRef=self.data[piece.text])
                _describe(code, piece, ("disp", "equiv"), [piece])

    def _pair(self, parent: Any, piece: Code, closing: Code, number: str) -> Any:
        code = etree.SubElement(parent, _name("pc"), id=number)
        code.set("dataRefEnd", self.data[closing.text])
        code.set("dataRefStart", self.data[piece.text])
        _describe(code, piece, ("dispStart", "equivStart"), [piece, closing])
        return code


def _places(text: Sequence[Piece]) -> list[int]:
    """Where the codes of a text begin: those that open, and those that stand alone."""
    return [n for n, piece in enumerate(text) if isinstance(piece, Code) and piece.half is not Half.CLOSE]


def _both(text: Sequence[Piece], place: int) -> tuple[str, str]:
    """The texts of a code and of its other half."""
    code = text[place]
    if isinstance(code, str):
        raise TypeError("no code")
    return code.text, _closing(text, code).text if code.half is Half.OPEN else ""


def _closing(text: Sequence[Piece], opening: Code) -> Code:
    return next(
        piece
        for piece in text
        if isinstance(piece, Code) and piece.half is Half.CLOSE and piece.pair == opening.pair
    )


def _describe(element: Any, code: Code, names: tuple[str, str], halves: Sequence[Code]) -> None:
    """What a tool may show of a code, and may let people do with it; code is the only one that may be repeated."""
    shown = "".join(half.text for half in halves) if code.kind in {"link", "image"} else code.text
    element.set(names[0], legal(shown))
    element.set(names[1], "")
    element.set("canDelete", "no")
    element.set("canCopy", "yes" if code.kind == "code" else "no")
    if kind := _TYPES.get(code.kind):
        element.set("type", kind)
    if sub_kind := _SUB_TYPES.get(code.text.replace("_", "*")):
        element.set("subType", sub_kind)


def _add_text(element: Any, text: str) -> None:
    """Add a text; characters that XML cannot hold stand as `cp`, as the standard has it."""
    end = 0
    for match in ILLEGAL.finditer(text):
        _add_plain(element, text[end : match.start()])
        etree.SubElement(element, _name("cp"), hex=f"{ord(match[0]):04X}")
        end = match.end()
    _add_plain(element, text[end:])


def _add_plain(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
