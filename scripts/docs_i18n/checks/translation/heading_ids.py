"""Rule `heading-ids`: a translation has the heading ids of its English page, each once, so that links survive."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docs_i18n.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding, Segment

RULE = "heading-ids"


def find(pair: PagePair) -> Iterator[Finding]:
    ours, theirs = headings(pair.source), headings(pair.target)
    wanted = dict.fromkeys(heading.name for heading in ours if heading.name)
    found = Counter(heading.name for heading in theirs if heading.name)
    partners = {
        id(both.target): both.source.name for both in pair.segments if both.target.kind is Kind.HEADING
    }
    explained = set()
    for heading in theirs:
        partner = partners.get(id(heading), "")
        free = partner if partner not in found else ""
        if not heading.name:
            if free:
                explained.add(free)
                yield pair.finding(
                    heading.line, RULE, f"“{heading.plain}” has no id; write {{#{free}}} at its end"
                )
        elif heading.name not in wanted:
            explained.add(free)
            instead = (
                f"write {{#{free}}}"
                if free
                else "copy the id of the English heading, or mark the text as local"
            )
            yield pair.finding(heading.line, RULE, f"the English page has no id #{heading.name}; {instead}")
    last_of = {heading.name: heading for heading in theirs}
    for name, count in found.items():
        if count > 1:
            last = last_of[name]
            yield pair.finding(
                last.line,
                RULE,
                f"#{name} stands at {count} headings; give each the id of its English heading",
            )
    for name in wanted:
        if name not in found and name not in explained:
            yield pair.finding(
                1,
                RULE,
                f"the heading with the id #{name} is missing; translate it and write {{#{name}}} at its end",
            )


def headings(document: Document) -> list[Segment]:
    return [
        segment for segment in document.segments if segment.kind is Kind.HEADING and segment.local is None
    ]
