r"""The last line of a ledger: from which two files the page was recorded, when nothing was left to do on it.

    {"page": {"version": 1, "english": "…", "translation": "…", "records": "…"}}

While the English file, the translation and the records above it still have these digests, neither comparison nor
the reading of the translation could say anything new. The line never makes an answer, it only saves the way to it:
where it is missing, does not fit or cannot be read, the page is read.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

VERSION = 1
"""To be raised when pages are split or compared otherwise than before: every page is then read again until recorded."""

_KEY = "page"
_DIGESTS = ("english", "translation", "records")
_MARK = b"\xef\xbb\xbf"


class SettledLines(NamedTuple):
    """A ledger whose last line fits the English file and the records above it."""

    translation: str
    """The digest that the translation must have."""
    records: str
    """The lines above."""


def text_digest(data: bytes) -> str:
    """The digest of a file's text; a checkout may change its line ends and an editor its byte order mark."""
    return _digest(_text(data))


def page_line(*, english: str, translation: str, records: str) -> str:
    """The line for these three texts; `records` are all lines above it."""
    texts = (english, translation, records)
    digests = {
        key: text_digest(text.encode("utf-8", "surrogatepass"))
        for key, text in zip(_DIGESTS, texts, strict=True)
    }
    return json.dumps({_KEY: {"version": VERSION} | digests}) + "\n"


def is_page_line(values: dict[str, Any]) -> bool:
    """Whether a line of a ledger is about the page, whole or not."""
    return _KEY in values


def is_whole(values: dict[str, Any]) -> bool:
    """Whether a line about the page can be read; one of another version is read by another docs-i18n."""
    about = values[_KEY]
    if not isinstance(about, dict) or type(about.get("version")) is not int:
        return False
    return about["version"] != VERSION or all(isinstance(about.get(key), str) for key in _DIGESTS)


def settled_lines(ledger: bytes, english: str) -> SettledLines | None:
    """What the last line settles if it fits; `english` is the digest of the English file."""
    above, newline, last = _text(ledger).removesuffix(b"\n").rpartition(b"\n")
    try:
        values = json.loads(last)
        if not isinstance(values, dict) or not is_page_line(values) or not is_whole(values):
            return None
        about = values[_KEY]
        records = above + newline
        if about["version"] != VERSION or about["english"] != english or about["records"] != _digest(records):
            return None
        return SettledLines(about["translation"], records.decode())
    except (ValueError, RecursionError):
        return None


def _text(data: bytes) -> bytes:
    return data.removeprefix(_MARK).replace(b"\r\n", b"\n")


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=16).hexdigest()
