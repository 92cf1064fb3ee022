"""Who is on what: the pages that people have taken for a while, as a table in `docs_xx/.ledger/claims.csv`.

Pure: the text of the file goes in, claims or a new text come out. The law: a row that cannot be read is named with its
line, and stays in the file as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.names import VOLUNTEER, is_volunteer
from docs_i18n.spreadsheet import read_table, write_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

NAME = "claims.csv"
_COLUMNS = ("page", "who", "until")
# Excel shows a day as the system's settings have it, and saves what it shows: the day first in all four languages.
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_CENTURY = 2000
_NOT_READ = "\ufffd"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A page that somebody is on."""

    page: str
    """Its path inside the language folder."""
    who: str
    """A name or a handle, or `volunteer` for somebody who is not to be named."""
    until: str
    """The last day on which it is theirs, as in `2026-12-20`."""

    def holds(self, day: str) -> bool:
        """Whether it still holds on a day; where no day is known (""), whoever reads the date can tell."""
        return self.until >= day


def read_claims(
    text: str, pages: Collection[str], day: str = ""
) -> tuple[tuple[Claim, ...], tuple[tuple[int, str], ...]]:
    """The claims of a file, and line and message of every row that is none; `pages` are those there are.

    A page may stand there again once its claim is over; a second row that holds on the same `day` is named, and the
    first one counts.
    """
    table = read_table(text)
    problems: list[tuple[int, str]] = []
    order = _order(table[0][1]) if table else None
    if table and order is None:
        problems.append((table[0][0], "the names of the columns are missing; write `page;who;until` above"))
    found: list[Claim] = []
    lines: dict[str, int] = {}
    for line, cells in table[1:] if order else table:
        claim = _claim(_ordered(cells, order), pages)
        if isinstance(claim, str):
            problems.append((line, claim))
        elif claim not in found:
            found.append(claim)
            first = lines.setdefault(claim.page, line) if claim.holds(day) else line
            if first != line:
                message = f"{claim.page} is in line {first} too; leave one line for each page"
                problems.append((line, message))
    return tuple(found), tuple(problems)


def _order(cells: Sequence[str]) -> list[int] | None:
    """Where the columns stand; None in a row that does not name them."""
    names = [cell.casefold() for cell in cells]
    return [names.index(column) for column in _COLUMNS] if set(_COLUMNS) <= set(names) else None


def _ordered(cells: Sequence[str], order: Sequence[int] | None) -> list[str]:
    return [cells[place] if place < len(cells) else "" for place in order or range(len(_COLUMNS))]


def _claim(cells: Sequence[str], pages: Collection[str]) -> Claim | str:
    """A claim, or what is wrong with its row."""
    name, who, until = cells
    page = page_named(name, pages)
    if page is None:
        return f"there is no page `{name}`; write its path inside docs/, as in start/page.md"
    if not who:
        return f"nobody is named for {page}; write a name, a handle, or volunteer"
    if _NOT_READ in who:
        return f"the name for {page} cannot be read; save the file as “CSV UTF-8”"
    day = read_day(until)
    if day is None:
        said = f"`{until}` is no day" if until else "the last day is missing"
        return f"{said}; write it as in 2026-12-20"
    return Claim(page=page, who=VOLUNTEER if is_volunteer(who) else who, until=day)


def page_named(name: str, pages: Collection[str]) -> str | None:
    """A page as people name it (`docs_pt/start/x.md`, `start/x`), None where there is no such page."""
    path = name.strip().replace("\\", "/").removeprefix("./").removesuffix("/")
    shorter = re.sub(r"^docs(?:_[^/]*)?/", "", path)
    for candidate in (path, shorter, f"{shorter}.md", f"{shorter}/index.md"):
        if candidate in pages:
            return candidate
    return None


def read_day(text: str) -> str | None:
    """A day in ISO form, however a spreadsheet of one of our languages wrote it; None where it is none."""
    written = text.strip().removesuffix(".").removesuffix(" р")
    try:
        if found := _DAY_FIRST.fullmatch(written):
            day, month, year = map(int, found.groups())
            return dt.date(year if year >= _CENTURY else _CENTURY + year, month, day).isoformat()
        return dt.date.fromisoformat(written).isoformat()
    except ValueError:
        return None


def with_claim(text: str, claim: Claim, pages: Collection[str]) -> str:
    """The file with this claim, in place of any other of its page; all other rows as they are."""
    return _written(text, claim.page, pages, claim)


def without_claim(text: str, page: str, pages: Collection[str]) -> str:
    """The file without the claim of a page."""
    return _written(text, page, pages, None)


def with_renamed(text: str, names: Mapping[str, str], pages: Collection[str]) -> str:
    """The file with pages under their new names; the same text where none of them is in it."""
    head, order, rows = _rows(text)
    renamed = [
        _with_page(row, order, names.get(page_named(_ordered(row, order)[0], pages) or "", ""))
        for row in rows
    ]
    return text if renamed == rows else write_table([head, *renamed])


def _written(text: str, page: str, pages: Collection[str], claim: Claim | None) -> str:
    head, order, rows = _rows(text)
    kept = [row for row in rows if page_named(_ordered(row, order)[0], pages) != page]
    if claim:
        row = [""] * len(head)
        for place, value in zip(order, (claim.page, claim.who, claim.until), strict=True):
            row[place] = value
        kept.append(row)
    return write_table([head, *kept])


def _rows(text: str) -> tuple[list[str], list[int], list[list[str]]]:
    """The names of the columns, where ours stand among them, and all rows below."""
    table = [cells for _, cells in read_table(text)]
    order = _order(table[0]) if table else None
    if order is None:
        return list(_COLUMNS), list(range(len(_COLUMNS))), table
    return table[0], order, table[1:]


def _with_page(row: list[str], order: Sequence[int], name: str) -> list[str]:
    return [name if name and place == order[0] else cell for place, cell in enumerate(row)]


def holding(claims: Iterable[Claim], day: str) -> dict[str, Claim]:
    """The claims that hold on a day, by their pages: of two for one page the first."""
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.holds(day):
            found.setdefault(claim.page, claim)
    return found
