"""XLIFF 2.x read: what a translation tool has made of our file, or of any part of it.

Units are told by their ids, never by their place. Codes are written out again as the Markdown they stand for, by their
data or, where a tool has lost the data, by the code of the source with the same id; what neither knows is a unit with a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docs_i18n.answers import Answer, Mark
from docs_i18n.exchange.unit import ExchangeFileError
from docs_i18n.exchange.xliff_file import OURS
from docs_i18n.exchange.xml_file import local, read_xml
from docs_i18n.row_code import find_codes
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.row_text import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TRANSPARENT = frozenset({"mrk", "sm", "em"})
"""Annotations of whoever worked on the text; they are no part of it."""
_MARKS = {"translated": Mark.DONE, "reviewed": Mark.READ, "final": Mark.READ}
_ORDER = (Mark.INITIAL, Mark.DONE, Mark.READ)
_NUMBER = re.compile("[0-9]{1,6}")
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_HIGHEST = 0x10FFFF


@dataclass(kw_only=True, slots=True)
class _Reading:
    """The codes of a unit while it is read."""

    data: Mapping[str, str]
    known: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The ids of the source's codes with what they stand for, at their begin and their end."""
    problem: Problem | None = None

    def text(self, element: Any, *, is_source: bool) -> str:
        return "".join(self._inside(element, is_source=is_source))

    def _inside(self, element: Any, *, is_source: bool) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            yield from self._code(child, is_source=is_source)
            yield child.tail or ""

    def _code(self, element: Any, *, is_source: bool) -> Iterator[str]:
        name = local(element)
        if name == "pc":
            begin, end = self._both(element, ("dataRefStart", "dataRefEnd"), "id", is_source=is_source)
            yield begin
            yield from self._inside(element, is_source=is_source)
            yield end
        elif name in {"ph", "sc"}:
            yield self._both(element, ("dataRef", ""), "id", is_source=is_source)[0]
        elif name == "ec":
            yield self._both(element, ("", "dataRef"), "startRef", is_source=is_source)[1]
        elif name == "cp":
            yield _character(element.get("hex", ""))
        elif name in _TRANSPARENT:
            yield from self._inside(element, is_source=is_source)
        elif name:
            self._damaged(f"<{name}>")
            yield from self._inside(element, is_source=is_source)

    def _both(
        self, element: Any, names: tuple[str, str], id_name: str, *, is_source: bool
    ) -> tuple[str, str]:
        """What a code stands for; that of an end may be known by the id of its begin only."""
        number = element.get(id_name) or element.get("id", "")
        known = self.known.get(element.get("copyOf", number), ("", ""))
        begin, end = (
            self.data.get(element.get(name, ""), known[place]) if name else known[place]
            for place, name in enumerate(names)
        )
        if is_source:
            before = self.known.get(number, ("", ""))
            self.known[number] = (begin or before[0], end or before[1])
        elif not (begin or end):
            self._damaged(number)
        return begin, end

    def _damaged(self, what: str) -> None:
        self.problem = self.problem or Problem(Reason.UNKNOWN_CODE, what)


def _character(number: str) -> str:
    value = int(number, 16) if _HEX.fullmatch(number) else 0
    return chr(value) if value <= _HIGHEST else ""


def read_xliff_file(data: bytes, name: str) -> list[Answer]:
    """The units of a file that have the id of a segment or a text; ExchangeFileError where it is no XLIFF 2."""
    root = read_xml(data)
    version = root.get("version", "")
    if local(root) != "xliff" or not version.startswith("2."):
        what = f"it is XLIFF {version}" if local(root) == "xliff" else f"it is XML, but <{local(root)}>"
        raise ExchangeFileError(f"{what}; send the XLIFF 2.0 file that was exported, as the tool saves it")
    units = (element for element in root.iter() if local(element) == "unit")
    return [one for one in (_answer(unit, name) for unit in units) if one.code or one.text]


def _answer(unit: Any, name: str) -> Answer:
    number = unit.get("id", "")
    codes = find_codes(number)
    reading = _Reading(data=_data(unit))
    parts = [child for child in unit if local(child) in {"segment", "ignorable"}]
    english = "".join(reading.text(source, is_source=True) for source in _each(parts, "source"))
    text, problem = _target(parts, reading)
    if len(codes) != 1:
        problem = Problem(Reason.NO_ID)
    return Answer(
        file=name,
        label=number,
        code=codes[0] if len(codes) == 1 else None,
        text=text,
        shown=(cleaned(english),),
        comments=tuple(_remarks(unit)),
        mark=_mark(parts),
        problem=problem,
    )


def _data(unit: Any) -> dict[str, str]:
    found = {}
    for element in unit.iter():
        if local(element) == "data" and element.get("id"):
            characters = (_character(one.get("hex", "")) + (one.tail or "") for one in element)
            found[element.get("id")] = (element.text or "") + "".join(characters)
    return found


def _each(parts: Sequence[Any], name: str) -> list[Any]:
    return [child for part in parts for child in part if local(child) == name]


def _target(parts: Sequence[Any], reading: _Reading) -> tuple[str, Problem | None]:
    """The translation of a unit, in the order it asks for: a tool may have cut our one segment into several."""
    texts: list[tuple[int, int, str]] = []
    missing = 0
    for place, part in enumerate(parts):
        targets = _each([part], "target")
        order = targets[0].get("order", "") if targets else ""
        if not targets and local(part) == "ignorable":
            targets = _each([part], "source")
        missing += not targets
        text = reading.text(targets[0], is_source=False) if targets else ""
        texts.append((int(order) if _NUMBER.fullmatch(order) else place + 1, place, text))
    text = cleaned("".join(text for _, _, text in sorted(texts)))
    if text and missing:
        return text, Problem(Reason.PARTS)
    return text, reading.problem


def _mark(parts: Sequence[Any]) -> Mark:
    """The least that is said of the segments of a unit."""
    states = [_MARKS.get(part.get("state", ""), Mark.INITIAL) for part in parts if local(part) == "segment"]
    return min(states, key=_ORDER.index, default=Mark.INITIAL)


def _remarks(unit: Any) -> Iterator[str]:
    """Yield the notes that others have made."""
    for note in unit.iter():
        text = cleaned("".join(note.itertext())) if local(note) == "note" else ""
        if text and note.get("category") != OURS:
            yield text
