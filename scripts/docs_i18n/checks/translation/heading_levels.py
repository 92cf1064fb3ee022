"""Rule `heading-levels`: a heading stands as deep in the page as its English one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding

RULE = "heading-levels"


def find(pair: PagePair) -> Iterator[Finding]:
    # Unlike levels keep headings from pairing by position, so those with an id are looked up by it.
    levels = {
        segment.name: segment.level
        for segment in pair.source.segments
        if segment.kind is Kind.HEADING and segment.name and segment.local is None
    }
    for heading in pair.target.segments:
        if heading.kind is not Kind.HEADING or heading.local is not None:
            continue
        wanted = levels.get(heading.name, heading.level)
        if heading.level != wanted:
            yield pair.finding(
                heading.line,
                RULE,
                f"“{heading.plain}” is a heading of level {heading.level}, the English one of level {wanted};"
                f" write {'#' * wanted} before it",
            )
