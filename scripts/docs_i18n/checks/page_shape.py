"""Rule `page-shape`: each kind of page has the sections that its readers look for (CONTRIBUTING.md lists them).

Sections are known by their ids, so that the wording of a heading is free and the rule is the same in all languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.model import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.site import Page

RULE = "page-shape"

SHAPES = {
    "guide": ("for-whom", "result", "time-and-people", "steps", "example", "mistakes", "checklist", "next"),
    "brief": ("question", "why-now", "what-works", "decisions", "what-it-takes", "how-to-know"),
    "template": ("how-to-use",),
    "citizens": ("in-short",),
}
"""Kind of page to the ids of its sections, in their order; others may stand between."""

IN_SHORT = "in-short"
_MOST_POINTS = 5


def find_shape(page: Page) -> Iterator[Finding]:
    """Yield what an English page lacks of the shape of its kind."""
    wanted = SHAPES.get(page.document.head.get("kind", ""), ())
    place = f"{page.language.folder}/{page.relative}"
    lines = {
        segment.name: segment.line
        for segment in page.document.segments
        if segment.kind is Kind.HEADING and segment.local is None
    }
    for name in wanted:
        if name not in lines:
            message = f"a {page.document.head['kind']} needs a section {{#{name}}}; add `## … {{#{name}}}`"
            yield Finding(path=place, line=1, rule=RULE, message=message)
    found = [name for name in wanted if name in lines]
    if found != sorted(found, key=lambda name: lines[name]):
        order = ", ".join(f"#{name}" for name in wanted)
        message = f"the sections stand in another order; put them as {order}"
        yield Finding(path=place, line=lines[found[0]], rule=RULE, message=message)
    if IN_SHORT in wanted and IN_SHORT in lines:
        yield from _find_in_short(page, place, lines[IN_SHORT])


def _find_in_short(page: Page, place: str, line: int) -> Iterator[Finding]:
    """The first section says what to do first, in five points at most, and nothing stands before it but one sentence."""
    heading = next(segment for segment in page.document.segments if segment.name == IN_SHORT)
    points = [
        segment
        for segment in page.document.segments
        if segment.section == heading.section and segment.kind is Kind.ITEM
    ]
    if heading.section != 1:
        yield Finding(
            path=place, line=line, rule=RULE, message="#in-short is not the first section; move it up"
        )
    if not 1 <= len(points) <= _MOST_POINTS:
        message = f"#in-short has {len(points)} points; write one to {_MOST_POINTS}, each a list item"
        yield Finding(path=place, line=line, rule=RULE, message=message)
