"""Rule `heading-id`: every heading of an English page carries an id of its own, which wording never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.headings import slug
from docs_i18n.model import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.model import Document

RULE = "heading-id"


def check_heading_ids(path: str, document: Document) -> Iterator[Finding]:
    """`path` is the English file, relative to the project root."""
    seen: dict[str, int] = {}
    for segment in document.segments:
        if segment.kind is not Kind.HEADING:
            continue
        if not segment.name:
            message = f"“{segment.plain}” has no id; write {{#{slug(segment.plain)}}} at its end, or run `docs-i18n ids`"
        elif segment.name in seen:
            message = f"#{segment.name} is the id of line {seen[segment.name]} already; choose another"
        else:
            seen[segment.name] = segment.line
            continue
        yield Finding(path=path, line=segment.line, rule=RULE, message=message)
