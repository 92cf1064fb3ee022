"""A name replaced in the text of a ledger and of a list of claims: whole names only, every other byte as it was."""

from __future__ import annotations

import json
import re
from collections import Counter

from docs_i18n.names import normal
from docs_i18n.page_line import text_digest

_BY = re.compile(r'(?P<key>"by"\s*:\s*)(?P<name>"(?:[^"\\]|\\.)*")')
"""Who did something; within a text a quotation mark has a backslash, so that this is found nowhere else."""
_AGAIN = re.compile(r', "again": \d+\}$')
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_SEPARATORS = ";,\t"
_SIGN = "[=+\\-@＝＋－＠]"
# Tables for spreadsheets have an apostrophe before what would run as a formula: a handle such as @ana would.
_AS_TEXT = re.compile(f"^\\s*'(?={_SIGN})")
_RUNS = re.compile(_SIGN)


def replaced_in_ledger(text: str, old: str, new: str) -> tuple[str, int]:
    """A ledger with another name in its signatures, and how many there were.

    Records that differed in the name only are numbered as the ledger does (`again`), so that none counts as a double.
    """
    count = 0

    def name(match: re.Match[str]) -> str:
        nonlocal count
        try:
            found = json.loads(match["name"])
        except ValueError:
            return match[0]
        if normal(found) != normal(old):
            return match[0]
        count += 1
        return match["key"] + json.dumps(new, ensure_ascii=False)

    before = _LINE_END.split(text)
    after = [_BY.sub(name, line) for line in before]
    return "".join(_numbered(before, after)), count


def _numbered(before: list[str], after: list[str]) -> list[str]:
    changed = {_without_number(new) for old, new in zip(before, after, strict=True) if old != new}
    seen: Counter[str] = Counter()
    lines = []
    for line in after:
        base = _without_number(line)
        if base in changed:
            again = f', "again": {seen[base]}}}' if seen[base] else "}"
            lines.append(base.removesuffix("}") + again if base.endswith("}") else line)
            seen[base] += 1
        else:
            lines.append(line)
    return lines


def _without_number(line: str) -> str:
    return _AGAIN.sub("}", line)


def with_digests(ledger: tuple[str, str], page: tuple[str, str]) -> str:
    """A changed ledger whose last line, about the page, still fits if it fitted before (page_line.py).

    Both come as they were and as they are to be.
    """
    (above, mark, last), (new_above, new_mark, new_last) = map(_last_line, ledger)
    digests = [(_digest(above + mark), _digest(new_above + new_mark)), (_digest(page[0]), _digest(page[1]))]
    if all(f'"{old}"' in last for old, _ in digests):
        for old, new in digests:
            new_last = new_last.replace(f'"{old}"', f'"{new}"')
    return f"{new_above}{new_mark}{new_last}"


def _last_line(ledger: str) -> tuple[str, str, str]:
    """All lines but the last, the line end, and the last with its own end."""
    end = len(ledger.rstrip("\r\n"))
    place = ledger.rfind("\n", 0, end)
    return ledger[: max(place, 0)], ledger[max(place, 0) : place + 1], ledger[place + 1 :]


def _digest(text: str) -> str:
    return text_digest(text.encode("utf-8", "surrogateescape"))


def replaced_in_table(text: str, old: str, new: str) -> tuple[str, int]:
    """A table of cells (CSV) with another name in each cell that holds this one alone, and how many did."""
    first = text.removeprefix("\ufeff").partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    cell = re.compile(rf'(?:(?<=[{separator}\r\n\ufeff])|\A)(?:"(?:[^"]|"")*"|[^{separator}\r\n"\ufeff]+)')
    count = 0

    def value(match: re.Match[str]) -> str:
        nonlocal count
        found = match[0]
        is_quoted = found.startswith('"')
        said = found[1:-1].replace('""', '"') if is_quoted else found
        if normal(_AS_TEXT.sub("", said)) != normal(old):
            return found
        count += 1
        return _cell(new, separator, is_quoted=is_quoted)

    return cell.sub(value, text), count


def _cell(name: str, separator: str, *, is_quoted: bool) -> str:
    text = f"'{name}" if _RUNS.match(name) else name
    if is_quoted or any(character in text for character in (separator, '"')):
        return '"' + text.replace('"', '""') + '"'
    return text
