"""What changed on a page, for a reader of plain text: in words first, then before and now, then what to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.changes import Part, word_diff
from docs_i18n.markdown import plain_of
from docs_i18n.model import Importance, SegmentState
from docs_i18n.open_segments import open_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_i18n.model import PageStatus, SegmentStatus
    from docs_i18n.site import Page

_IMPORTANCE = {
    Importance.NONE: "markup only",
    Importance.PUNCTUATION: "punctuation only",
    Importance.WORDING: "wording",
    Importance.MEANING: "important: a number, date, address, name or negation",
}
_WHAT_TO_DO = {
    SegmentState.NEW: "New in English: translate it.",
    SegmentState.REMOVED: "Removed from the English: take it out here, or keep it as <!-- local --> text.",
    SegmentState.UNTRANSLATED: "Still English: translate it.",
}


def describe_changes(status: PageStatus, source: Page, target: Page) -> list[str]:
    """The open segments of a page, line by line, each with its number, which `confirm` and `review` take.

    Below them links to mend, and what more is known of the page.
    """
    numbers = {id(segment): number for number, segment in enumerate(source.document.segments, start=1)}
    lines = []
    for segment in status.open:
        number = numbers.get(id(segment.source), 0)
        lines.extend(_describe(segment, number, source, target))
        lines.append("")
    if not status.open:
        lines.append(f"{target.language.folder}/{target.relative}: {status.state.value}; nothing is open.")
    for links in open_links(status, target):
        lines.append(f"{links.path}:{links.line}" + (f"  #{links.section}" if links.section else ""))
        lines.append(f"  Nothing to translate: {links_changed(links.gone, links.come)}.")
    if status.note:
        lines.append(status.note)
    return lines


def links_changed(gone: Sequence[str], come: Sequence[str]) -> str:
    """`the English links to a.md no more, but to b.md`: what to mend in the translation."""
    if not come:
        return f"the English links to {', '.join(gone)} no more"
    if not gone:
        return f"the English links to {', '.join(come)} now"
    return f"the English links to {', '.join(gone)} no more, but to {', '.join(come)}"


def _describe(segment: SegmentStatus, number: int, source: Page, target: Page) -> list[str]:
    if segment.target:
        place = f"{target.language.folder}/{target.relative}:{segment.target.line}"
    elif segment.source:
        place = f"{source.language.folder}/{source.relative}:{segment.source.line} (no translation yet)"
    else:
        place = f"{target.language.folder}/{target.relative}"
    label = f"[{number}] " if number else ""
    lines = [f"{label}{place}" + (f"  #{segment.section}" if segment.section else "")]
    if segment.state is SegmentState.CHANGED:
        lines.extend(_changed(segment))
    else:
        lines.append(
            f"  {segment.note[:1].upper()}{segment.note[1:]}."
            if segment.note
            else f"  {_WHAT_TO_DO[segment.state]}"
        )
        text = segment.source.text if segment.source else segment.record.text if segment.record else ""
        lines.append(f"  English: {text}")
    if segment.target and segment.state is not SegmentState.UNTRANSLATED:
        lines.append(f"  Yours:   {segment.target.text}")
    return lines


def _changed(segment: SegmentStatus) -> list[str]:
    if segment.record is None or segment.source is None:
        return []
    if segment.note:
        return [f"  {segment.note[:1].upper()}{segment.note[1:]}.", f"  Now:     {segment.source.text}"]
    old = plain_of(segment.record.text, segment.record.kind)
    parts = word_diff(old, segment.source.plain)
    return [
        f"  {in_words(parts)} ({_IMPORTANCE[segment.importance]})",
        f"  Before:  {segment.record.text}",
        f"  Now:     {segment.source.text}",
        f"  Marked:  {marked(parts)}",
    ]


def in_words(parts: Sequence[Part]) -> str:
    """`2 words removed, 3 words added`: what changed, for the ear."""
    counts = {
        kind: sum(len(part.text.split()) for part in parts if part.kind == kind)
        for kind in ("removed", "added")
    }
    said = [f"{count} {'word' if count == 1 else 'words'} {kind}" for kind, count in counts.items() if count]
    return ", ".join(said) or "no words changed"


def marked(parts: Sequence[Part]) -> str:
    """The two texts in one: `The fee is [-20-] {+30+} euros`, as wdiff writes it."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(marks[part.kind].format(part.text) for part in parts)
