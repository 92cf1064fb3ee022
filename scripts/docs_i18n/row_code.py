"""The code of a row: sixteen letters in plain sight that say which text of which page a row belongs to.

Whatever a program keeps of a document, it keeps the words of a table: bookmarks, content controls, hidden text and
properties of a file are lost in one office program or the other. So the code stands as text in the row's first cell,
in letters that cannot be taken for one another (Crockford's base 32), with a letter that tells a mistyped one.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from docs_i18n.fingerprint import source_hash, target_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PLACE, _ENGLISH, _TRANSLATION = 6, 6, 3
_GROUP = 4
_CODE = re.compile(r"(?<![^\W_])[0-9A-Za-z]{4}(?:[ \xa0]?[-‐‑–—][ \xa0]?[0-9A-Za-z]{4}){3}(?![^\W_])")
# What a person who types a code may take for another letter.
_TAKEN_FOR = str.maketrans("ILO", "110")
_ALL_ROWS = "all rows of the page"


class Purpose(StrEnum):
    """What a row asks for."""

    WORK = "work"
    """A translation."""
    REVIEW = "review"
    """Whether the translation is right."""


class RowCode(NamedTuple):
    """A code taken apart."""

    place: str
    """Of the page, in its language, and of the purpose (`place_key`)."""
    english: str
    """Of the English text (`english_key`)."""
    translation: str
    """Of the translation that the person saw (`translation_key`)."""

    def __str__(self) -> str:
        """Write it in groups of four: `7KF3-9MQ2-X4TZ-81WD`."""
        letters = "".join(self)
        letters += _letters(letters, 1)
        return "-".join(letters[place : place + _GROUP] for place in range(0, len(letters), _GROUP))


def place_key(purpose: Purpose, locale: str, page: str) -> str:
    """`page` is its path inside the language folder."""
    return _letters(f"{purpose}\n{locale}\n{page}", _PLACE)


def english_key(source: str, occurrence: int) -> str:
    """`source` is the hash of the English, `occurrence` counts equal texts of the page from 0."""
    return _letters(f"{source}\n{occurrence}", _ENGLISH)


def english_keys(plains: Iterable[str]) -> Iterator[str]:
    """Yield the keys of all English texts of a page, in their order."""
    seen: dict[str, int] = {}
    for plain in plains:
        source = source_hash(plain)
        yield english_key(source, seen.get(source, 0))
        seen[source] = seen.get(source, 0) + 1


def all_rows_key() -> str:
    """What stands for the English in a row about all others."""
    return _letters(_ALL_ROWS, _ENGLISH)


def translation_key(plain: str) -> str:
    """`plain` is "" where there was no translation."""
    return _letters(target_hash(plain) if plain else "", _TRANSLATION)


def find_codes(text: str) -> list[RowCode]:
    """The codes in a text, each once, in order; what only looks like one is none."""
    found: dict[RowCode, None] = {}
    for match in _CODE.finditer(text):
        letters = re.sub(r"[^0-9A-Z]", "", match[0].upper()).translate(_TAKEN_FOR)
        if _letters(letters[:-1], 1) == letters[-1]:
            end = _PLACE + _ENGLISH
            found[RowCode(letters[:_PLACE], letters[_PLACE:end], letters[end:-1])] = None
    return list(found)


def _letters(text: str, count: int) -> str:
    """The first letters of a hash, five bits each."""
    number = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(59, 59 - 5 * count, -5))
