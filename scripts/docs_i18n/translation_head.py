"""The `translation:` lines in a page's front matter: written for people, line by line, nothing else touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.front_matter import head_end

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = "translation"
_FIRST_LINE = re.compile(rf"^{_KEY}:[ \t]*(?:#[^\r\n]*)?\r?$", re.MULTILINE)
_INDENTED = re.compile(r"(?:[ \t]+[^\r\n]*|[ \t]*)(?:\r\n|\n|\Z)")


def with_translation_values(text: str, values: Mapping[str, str]) -> str:
    """The file with these values under `translation:`; lines, comments and order of everything else stay.

    Idempotent to the byte. A file without a head is returned as it is: it has no place for them.
    """
    start, end, body = head_end(text)
    if not body:
        return text
    newline = "\r\n" if "\r\n" in text[:body] else "\n"
    head = text[start:end]
    first = _FIRST_LINE.search(head)
    if not first:
        block = "".join(f"  {key}: {value}".rstrip() + newline for key, value in values.items())
        return f"{text[:end]}{_KEY}:{newline}{block}{text[end:]}"
    begin = head.find("\n", first.start()) + 1
    stop = begin
    while stop < len(head) and (line := _INDENTED.match(head, stop)) and line.end() > stop:
        stop = line.end()
    block = head[begin:stop]
    for key, value in values.items():
        block = _with_value(block, key, value, newline)
    return text[:start] + head[:begin] + block + head[stop:] + text[end:]


def _with_value(block: str, key: str, value: str, newline: str) -> str:
    line = re.compile(
        rf"^(?P<before>[ \t]+{re.escape(key)}:)(?P<value>[^\r\n#]*?)(?P<after>[ \t]*(?:#[^\r\n]*)?\r?)$",
        re.MULTILINE,
    )
    found = line.search(block)
    if found:
        if found["value"].strip() == value:
            return block
        return f"{block[: found.end('before')]} {value}".rstrip(" ") + block[found.start("after") :]
    indentation = re.match(r"[ \t]+", block)
    return f"{block}{indentation[0] if indentation else '  '}{key}: {value}".rstrip(" ") + newline
