"""A translation has the headings of its English page, with the same ids: links and the language switcher rely on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.headings import foreign_ids
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.headings import Skeleton

_COMPARED = frozenset({"h2", "h3", "h4"})


def check_heading_ids(path: str, translation: Skeleton, source: Skeleton) -> Iterator[Finding]:
    """Rule `heading-ids`: ids that are missing or foreign, and headings in another order or of another level."""
    ours = tuple(heading for heading in translation if heading[0] in _COMPARED)
    theirs = tuple(heading for heading in source if heading[0] in _COMPARED)
    missing, foreign = foreign_ids(ours, theirs)
    if missing:
        yield _finding(path, f"no heading has {_listed(missing)}; copy the id from the English heading")
    if foreign:
        yield _finding(path, f"the English page has no {_listed(foreign)}; copy the ids of its headings")
    if not missing and not foreign and ours != theirs:
        yield _finding(path, "headings stand in another order or on another level than on the English page")


def _listed(ids: list[str]) -> str:
    return ", ".join(f"{{#{each}}}" for each in ids)


def _finding(path: str, message: str) -> Finding:
    return Finding(path=path, line=None, rule="heading-ids", message=message)
