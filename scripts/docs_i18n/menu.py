"""The menu as mkdocs.yml lists it: which sections get a page that lists what is in them, and at which address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def anchor(title: str) -> str:
    """A title as a part of an address: "Index and evidence" is `index-and-evidence`."""
    return re.sub(r"\W+", "-", title.lower()).strip("-")


def section_pages(nav: object) -> dict[str, str]:
    """English title of a section at the top to the path of the page that lists it, as in `guides.md`.

    A section that begins with an `index.md` has such a page already.
    """
    return {
        title: f"{anchor(title)}.md"
        for title, items in _sections(nav)
        if items and anchor(title) and not _first_path(items).endswith("index.md")
    }


def _sections(nav: object) -> Iterator[tuple[str, list[object]]]:
    for item in nav if isinstance(nav, list) else []:
        for title, items in item.items() if isinstance(item, dict) else []:
            if isinstance(items, list):
                yield str(title), items


def _first_path(items: list[object]) -> str:
    first = items[0]
    if isinstance(first, dict):
        first = next(iter(first.values()), "")
    return first if isinstance(first, str) else ""
