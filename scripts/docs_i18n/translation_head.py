"""The `translation:` lines in a translation's head: written for people, line by line, nothing else touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from docs_i18n.errors import SiteError
from docs_i18n.front_matter import head_end

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = "translation"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_FIRST_LINE = re.compile(
    rf"{_KEY}[ \t]*:(?P<value>[ \t]*(?:[^\s#][^\r\n]*?)?)(?P<after>(?:[ \t]+#[^\r\n]*)?[ \t]*[\r\n]*)\Z"
)
_EMPTY = frozenset({"", "~", "null", "{}"})
_VALUE_LINE = re.compile(
    r"""(?P<key>[ \t]+[\w-]+[ \t]*:)
        (?P<value>[ \t]*(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'|(?:[^\s#"'](?:[^\r\n#]|(?<=\S)\#)*?)?))
        (?P<after>[ \t]*(?:(?<=[ \t:])\#[^\r\n]*)?[\r\n]*)\Z""",
    re.VERBOSE,
)


def with_translation_values(text: str, values: Mapping[str, str]) -> str:
    """The file with these values under `translation:`; lines, comments and order of everything else stay.

    Idempotent to the byte. A file without a head is returned as it is: it has no place for them. SiteError where
    the values are written on the line of the key, as in `translation: {status: draft}`.
    """
    start, end, body = head_end(text)
    if not body or not values:
        return text
    newline = "\r\n" if "\r\n" in text[:body] else "\n" if "\n" in text[:body] else "\r"
    lines = _LINE.findall(text[start:end])
    first = next((number for number, line in enumerate(lines) if _FIRST_LINE.match(line)), None)
    if first is None:
        block = [f"{_KEY}:{newline}"]
        lines.extend(_with_values(block, values, newline))
    else:
        lines[first] = _first_line(lines[first])
        stop = _block_end(lines, first)
        lines[first:stop] = _with_values(lines[first:stop], values, newline)
    return text[:start] + "".join(lines) + text[end:]


def _first_line(line: str) -> str:
    match = _FIRST_LINE.match(line)
    if not match or not match["value"].strip():
        return line
    if match["value"].strip() not in _EMPTY:
        raise SiteError(
            f"`{_KEY}:` has its values on its own line; write each on a line of its own below it, indented"
        )
    return f"{_KEY}:{match['after']}"


def _block_end(lines: list[str], first: int) -> int:
    """The number of the line after the block: after its last indented line, comments between counted in."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if line[:1] in {" ", "\t"} and line.strip():
            end = number + 1
        elif line.strip() and not line.startswith("#"):
            break
    return end


def _with_values(block: list[str], values: Mapping[str, str], newline: str) -> list[str]:
    """The block, its first line included, with these values."""
    keys = [line for line in block[1:] if _is_key(line)]
    indented = re.match(r"[ \t]+", keys[0]) if keys else None
    indentation = indented[0] if indented else "  "
    lines = list(block)
    for key, value in values.items():
        numbers = (n for n, line in enumerate(lines) if n and _key_of(line, indentation) == key)
        number = next(numbers, None)
        if number is None:
            lines.append(f"{indentation}{key}: {value}".rstrip() + newline)
            continue
        after = number + 1
        while after < len(lines) and _belongs(lines[after], indentation):
            after += 1
        if not _says(lines[number:after], value):
            lines[number:after] = [_with_value(lines[number], value, newline)]
    return lines


def _is_key(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "-"))


def _key_of(line: str, indentation: str) -> str:
    """The key of a line that stands as far in as all keys of the block; "" for any other line."""
    text = line.removeprefix(indentation)
    is_own = line.startswith(indentation) and text[:1] not in {" ", "\t", "#", "-"}
    return text.partition(":")[0].strip() if is_own else ""


def _belongs(line: str, indentation: str) -> bool:
    """Whether a line goes on with the value above it: an item of a list, or text further in."""
    text = line.removeprefix(indentation)
    return line.startswith(indentation) and (text.startswith(("- ", " ", "\t")) or text.strip() == "-")


def _says(lines: list[str], value: str) -> bool:
    """Whether a key has this value already, however it is written."""
    match = _VALUE_LINE.match(lines[0])
    if match and len(lines) == 1 and match["value"].strip() == value:
        return True
    try:
        return bool(_loaded("".join(lines)) == _loaded(f"  x: {value}"))
    except (yaml.YAMLError, ValueError):
        return False


def _loaded(line: str) -> Any:
    (value,) = yaml.safe_load(line).values()
    return value


def _with_value(line: str, value: str, newline: str) -> str:
    match = _VALUE_LINE.match(line)
    key = match["key"] if match else line.partition(":")[0] + ":"
    after = match["after"] if match else newline
    return f"{key} {value}".rstrip() + (f"  {after}" if after.startswith("#") else after)
