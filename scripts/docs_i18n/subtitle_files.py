"""Subtitle files as people have them on their computers: what is none, or was saved in another encoding, is said in time."""

from __future__ import annotations

import codecs
import re

from docs_i18n.errors import SiteError

MOST_BYTES = 2_000_000
"""The subtitles of the longest films have a tenth of it."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENCODED = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z\x80-\xff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MANY = 0.4
"""Of the letters of a text: so many are no A to Z in Cyrillic, and never in Portuguese or French."""
_SAVE_AGAIN = "open it in a text editor and save it again as UTF-8"


def subtitle_bytes(data: bytes, name: str) -> bytes:
    """The same bytes; SiteError where they cannot be subtitles in UTF-8, with what to do about it."""
    if len(data) > MOST_BYTES:
        raise SiteError(
            f"{name}: {len(data) // 1_000_000} MB is too much for subtitles; is it the film itself?"
        )
    if data.startswith(_UTF16):
        raise SiteError(f"{name}: the file is UTF-16; {_SAVE_AGAIN}")
    if _CONTROL.search(data):
        raise SiteError(f"{name}: this is no text file; subtitles are files whose names end in .vtt or .srt")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SiteError(f"{name}:{line}: the file is not UTF-8 but {_guess(data)}; {_SAVE_AGAIN}") from error
    return data


def _guess(data: bytes) -> str:
    share = len(_ENCODED.findall(data)) / max(1, len(_LETTER.findall(data)))
    return "perhaps Windows-1251 (Cyrillic)" if share > _MANY else "perhaps Windows-1252 (Western European)"
