"""Names and titles of works that stay as they are in every language, from a file the people of the site edit.

`docs/.names` holds those of all languages, `docs_pt/.names` those of one. A line is the name, then `#` and the
reason why it stays: `Lublin for All  # name of a project`. Empty lines and lines that begin with `#` say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RULE = "names-file"
FILE = ".names"
_LINE = re.compile(r"(?P<name>[^#]*)(?:#(?P<reason>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Names:
    """Names as one pattern."""

    pattern: re.Pattern[str] | None = None

    def hide(self, text: str) -> str:
        """A text with every name in it replaced by an ellipsis, which is no word."""
        return self.pattern.sub("…", text) if self.pattern else text


NO_NAMES = Names()


def read_names(text: str) -> Iterator[str]:
    """The names of a file, in order; what has no name is passed over."""
    for line in text.removeprefix("\ufeff").splitlines():
        match = _LINE.fullmatch(line)
        if match and match["name"].strip():
            yield " ".join(match["name"].split())


def make_names(names: Iterable[str]) -> Names:
    """The longest is tried first, so that a title that contains another is found whole."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    if not longest_first:
        return NO_NAMES
    return Names(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"))


def check_names_file(path: str, text: str) -> Iterator[Finding]:
    """Rule `names-file`: every name says why it stays as it is."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match and match["name"].strip() and not (match["reason"] or "").strip():
            name = match["name"].strip()
            yield Finding(
                path=path,
                line=number,
                rule=RULE,
                message=f"“{name}” has no reason; write `{name}  # why it stays as it is`",
            )
