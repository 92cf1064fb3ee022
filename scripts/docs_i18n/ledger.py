"""The ledger: one file per page and language, one record a line, with the English sentence in clear.

`docs_pt/.ledger/guides/x.jsonl` belongs to `docs_pt/guides/x.md`. Its last line may be about the page (page_line.py). A
line that cannot be read is reported with its number and costs nobody else's record. The law: reading what was written gives the same records, and writing them
again gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docs_i18n import fingerprint, page_line
from docs_i18n.model import Kind, Origin, Record, Signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = ".ledger"
_CUT_OFF = "the line is not whole, as if the file had been cut off"
_NOT_JSON = "not JSON"
_NO_RECORD = "not a record"
_AGAIN = "again"
"""How often the same record stands above, for a text that a page has more than once."""
_DECODER = json.JSONDecoder()
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPAIR = "run `docs-i18n doctor --repair`, which sets the line aside and keeps all others"


class LedgerLineError(ValueError):
    """A line that is no record."""


def ledger_path(folder: Path, relative: str) -> Path:
    """Where the records of a page lie: `relative` is its path inside the language folder."""
    return folder / ledger_name(relative)


def ledger_name(relative: str) -> str:
    """The same, inside the language folder."""
    return f"{FOLDER}/{relative.removesuffix('.md')}.jsonl"


def read_records(text: str) -> tuple[tuple[Record, ...], tuple[tuple[int, str], ...]]:
    """The records of a ledger, and line and message of what is no record; total."""
    records: list[Record] = []
    problems = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        key = line.strip()
        if not key:
            continue
        try:
            record = _read_line(key)
        except LedgerLineError as error:
            problems.append((number, f"{error}; {_REPAIR}"))
            continue
        if key in seen:
            problems.append((number, f"the same record as line {seen[key]}; {_REPAIR}"))
            continue
        seen[key] = number
        if record:
            records.append(record)
    return tuple(records), tuple(problems)


def read_values(text: str) -> list[dict[str, Any]]:
    """The lines of a ledger of which it is known that it is as it was written, as plain values."""
    try:
        lines: list[dict[str, Any]] = json.loads("[" + text.removesuffix("\n").replace("\n", ",") + "]")
    except (ValueError, RecursionError) as error:
        raise LedgerLineError(_NOT_JSON) from error
    if not all(isinstance(line, dict) for line in lines):
        raise LedgerLineError(_NO_RECORD)
    return lines


def write_records(records: Iterable[Record]) -> str:
    """The text of a ledger; the same records always give the same bytes."""
    seen: Counter[str] = Counter()
    lines = []
    for record in records:
        values = _values(record)
        line = _json(values)
        lines.append(_json(values | {_AGAIN: seen[line]}) if seen[line] else line)
        seen[line] += 1
    return "".join(f"{line}\n" for line in lines)


def _json(values: Mapping[str, Any]) -> str:
    line = json.dumps(values, ensure_ascii=False)
    # Half a character cannot be written as UTF-8.
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", line)


def _values(record: Record) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": record.kind.value}
    if record.section:
        values["section"] = record.section
    if record.name:
        values["name"] = record.name
    values |= {
        "source": record.source,
        "text": record.text,
        "target": record.target,
        "state": record.origin.value,
        "by": record.made.by,
        "on": record.made.on,
    }
    for key, signature in (("reviewed", record.reviewed), ("confirmed", record.confirmed)):
        if signature:
            values[key] = {"by": signature.by, "on": signature.on}
    return values


def _read_line(line: str) -> Record | None:
    """A record; None for a line about the page."""
    try:
        values, end = _DECODER.raw_decode(line)
    except (ValueError, RecursionError) as error:
        raise LedgerLineError(_CUT_OFF if _is_cut_off(line, error) else _NOT_JSON) from error
    if end < len(line):
        raise LedgerLineError(_NOT_JSON)
    if not isinstance(values, dict):
        raise LedgerLineError(_NO_RECORD)
    if "\\u" in line and not _is_writable(values):
        raise LedgerLineError("it holds half a character, which no file can")
    if not page_line.is_page_line(values):
        return to_record(values)
    if not page_line.is_whole(values):
        raise LedgerLineError("what it says of the page cannot be read")
    return None


def to_record(values: Mapping[str, Any]) -> Record:
    """The record that a line holds; LedgerLineError says what is wrong with it."""
    source, target = _hash(values, "source"), _hash(values, "target")
    try:
        return Record(
            kind=Kind(_text(values, "kind")),
            section=_text(values, "section", ""),
            name=_text(values, "name", ""),
            source=source,
            text=_text(values, "text"),
            target=target,
            origin=Origin(_text(values, "state")),
            made=_signature(values),
            reviewed=_optional_signature(values, "reviewed"),
            confirmed=_optional_signature(values, "confirmed"),
        )
    except LedgerLineError:
        raise
    except ValueError as error:
        raise LedgerLineError(f"{error}; perhaps a newer docs-i18n wrote it") from error


def _is_cut_off(line: str, error: Exception) -> bool:
    """Whether reading stopped at the end of the line, in the middle of something."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.pos >= len(line) or error.msg.startswith("Unterminated string")


def _is_writable(values: Mapping[str, Any]) -> bool:
    r"""Whether its text can be written again; `\ud800` alone cannot."""
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _hash(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    version = fingerprint.version_of(value)
    if not isinstance(value, str) or version is None:
        raise LedgerLineError(f"`{key}` is not a hash such as s1:7f3a9c21e0b4")
    if version > fingerprint.VERSION:
        raise LedgerLineError(
            f"`{key}` has version {version}, this docs-i18n knows {fingerprint.VERSION}; install a newer one"
        )
    return value


def _text(values: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = values.get(key, default)
    if not isinstance(value, str):
        raise LedgerLineError(f"`{key}` is missing" if key not in values else f"`{key}` is not text")
    return value


def _signature(values: Mapping[str, Any]) -> Signature:
    return _signed(_text(values, "by"), _text(values, "on"))


# A page has many records, and few people and days.
@lru_cache(maxsize=1024)
def _signed(by: str, on: str) -> Signature:
    if not _is_day(on):
        raise LedgerLineError(f"`on: {on}` is not a day such as 2026-11-22")
    return Signature(by=by, on=on)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _optional_signature(values: Mapping[str, Any], key: str) -> Signature | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise LedgerLineError(f"`{key}` is not who and when")
    return _signature(value)
