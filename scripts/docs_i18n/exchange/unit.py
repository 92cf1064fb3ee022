"""What every format holds of a text: the segment with its id, both languages, and where the translation stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docs_i18n.errors import SiteError

if TYPE_CHECKING:
    from docs_i18n.row_code import Purpose


MOST_BYTES = 40_000_000
"""Of a file: the whole site in one language has a seventh of it."""


class ExchangeFileError(SiteError):
    """A file of a translation tool that cannot be read; its message says what it is and what to do."""


class Standing(StrEnum):
    """Where a translation stands, as people who work with these files count."""

    OPEN = "open"
    """There is none, or its English has changed."""
    MACHINE = "machine-draft"
    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A text in both languages, as Markdown on one line."""

    id: str
    """The code of its row (row_code.py)."""
    kind: str
    line: int
    """Where the English begins."""
    standing: Standing
    english: str
    today: str = ""
    """The translation of today; "" where there is none."""
    before: str = ""
    """The English that it was made from, where that has changed."""
    notes: tuple[str, ...] = ()
    """What is to be known of it, in the language of the translator."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitPage:
    """The texts of a page."""

    place: str
    """The English file, from the project's root."""
    units: tuple[Unit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeFile:
    """All that goes into one file."""

    name: str
    """Without its ending."""
    source_lang: str
    lang: str
    """BCP 47 tags."""
    language_name: str
    purpose: Purpose
    pages: tuple[UnitPage, ...]
    on: str
    """The day, as in 2026-11-27."""
    instructions: tuple[str, ...] = ()
    """What a translator has to know of the marks in the texts."""
    before: str = ""
    """What older English is called."""

    @property
    def units(self) -> int:
        return sum(len(page.units) for page in self.pages)
