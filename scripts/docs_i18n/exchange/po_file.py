"""PO, the format of gettext: Poedit, OmegaT, Lokalize and Weblate read it.

A message's context is the id of its segment. Fuzzy is what the field means by it: to be looked at before it counts. In
a file of translations that is where the English has changed, with the older English as the previous id; in a
file of reviews it is every text that nobody has read. Links are numbered as in the Word file (row_text.py), so nobody can spoil an address.
"""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.messages import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, normalize, write_po

from docs_i18n.answers import Answer, Mark
from docs_i18n.exchange.unit import MOST_BYTES, ExchangeFileError, Standing
from docs_i18n.row_code import Purpose, find_codes
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.row_text import cleaned, targets, to_row
from docs_i18n.strings import no_po_line

if TYPE_CHECKING:
    from docs_i18n.exchange.unit import ExchangeFile, Unit

_CHARSET = re.compile(rb'"Content-Type:[^"]*charset=([\w-]+)')
_LINK = re.compile(r"\((\d{1,4})\) → (\S+)")
_GUESSED_FLAGS = {"python-format", "python-brace-format"}
"""Babel sets them where a text has a per cent sign or braces; ours are no formats, and tools would check them as such."""


def write_po_file(file: ExchangeFile) -> bytes:
    """The same texts on the same day always give the same bytes."""
    day = dt.datetime.fromisoformat(f"{file.on}T00:00+00:00")
    catalog = Catalog(
        locale=file.lang.replace("-", "_"),
        header_comment="\n".join(f"# {line}" for line in (file.name, *file.instructions)),
        project=file.name,
        version=file.on,
        msgid_bugs_address="",
        creation_date=day,
        revision_date=day,
        last_translator="docs-i18n",
        language_team=file.language_name,
        charset="utf-8",
        fuzzy=False,
    )
    for page in file.pages:
        for unit in page.units:
            _add(catalog, unit, page.place, file.purpose)
    data = BytesIO()
    write_po(data, catalog)
    text = data.getvalue().decode("utf-8")
    for page in file.pages:
        for unit in page.units:
            if unit.before:
                text = _with_previous(text, unit)
    return text.encode("utf-8")


def _with_previous(text: str, unit: Unit) -> str:
    """With the older English as the previous id: Babel 2.18 breaks a long one in the middle, so that nothing can read it."""
    older = normalize(to_row(unit.before, targets(unit.english)), prefix="#| ")
    line = f'msgctxt "{unit.id}"\n'
    return text.replace(line, f"#| msgid {older}\n{line}", 1)


def _add(catalog: Catalog, unit: Unit, place: str, purpose: Purpose) -> None:
    links = targets(unit.english)
    is_fuzzy = bool(unit.today) and (purpose is Purpose.REVIEW or unit.standing is Standing.OPEN)
    message = catalog.add(
        to_row(unit.english, links),
        to_row(unit.today, links),
        locations=[(place, unit.line)],
        flags=["fuzzy"] if is_fuzzy else [],
        auto_comments=[*unit.notes, *(f"({n}) → {target}" for n, target in enumerate(links, start=1))],
        context=unit.id,
    )
    message.flags -= _GUESSED_FLAGS


def read_po_file(data: bytes, name: str) -> list[Answer]:
    """The messages of a file that have the id of a segment or a text; ExchangeFileError where it is no PO file."""
    text = _decoded(data)
    if number := no_po_line(text):
        raise ExchangeFileError(
            f"line {number} is not a line of a PO file; open it in a PO editor and save it again"
        )
    messages = _Messages()
    try:
        PoFileParser(messages, ignore_obsolete=True, abort_invalid=True).parse(text.split("\n"))
    except (PoFileError, ValueError, LookupError, AttributeError) as error:
        raise ExchangeFileError(
            f"it was damaged on its way ({error}); open it in a PO editor and save it again"
        ) from error
    return [one for one in (_answer(message, name) for message in messages.found) if one.code or one.text]


class _Messages(Catalog):
    """Keeps every message: a catalogue takes the first of two with the same id, and the other would be lost unsaid."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Message] = []

    def __setitem__(self, key: Any, message: Message) -> None:
        if key:
            self.found.append(message)


def _decoded(data: bytes) -> str:
    """The text in the encoding that its head names; UTF-8 where it names none."""
    if len(data) > MOST_BYTES:
        raise ExchangeFileError("it is far larger than any of our files; send the one that was exported")
    said = _CHARSET.search(data)
    charset = said[1].decode("ascii") if said else "utf-8"
    try:
        return data.decode("utf-8-sig" if charset.lower() == "utf-8" else charset).replace("\r\n", "\n")
    except (ValueError, LookupError) as error:
        raise ExchangeFileError(f"it is not in the encoding {charset}; save it as UTF-8") from error


def _answer(message: Message, name: str) -> Answer:
    english = _single(message.id)
    codes = find_codes(message.context or "")
    links = _LINK.findall(" ".join(message.auto_comments))
    # Babel takes the previous id (#|) for a remark.
    remark = cleaned(" ".join(one for one in message.user_comments if not one.startswith("|")))
    return Answer(
        file=name,
        label=message.context or "",
        code=codes[0] if len(codes) == 1 else None,
        text=cleaned(_single(message.string)),
        shown=(cleaned(english), *(f"({number}) → {target}" for number, target in links)),
        comments=(remark,) if remark else (),
        mark=Mark.FUZZY if message.fuzzy else Mark.DONE,
        problem=None if len(codes) == 1 else Problem(Reason.NO_ID),
    )


def _single(text: Any) -> str:
    """A text; of one with plural forms, which ours never have, the first."""
    return text if isinstance(text, str) else next(iter(text or ()), "")
