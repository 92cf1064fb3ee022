"""Heading ids: the same in every language, so that a link to a section outlives wording and translation.

English headings carry `{#id}` and translations copy it (design §4.5). Where a page has no ids yet, they pair by
position, and only if both pages have the same skeleton. A heading with no partner gets a slug in its own
letters; python-markdown's own slugs would make `_1`, `_2` of Cyrillic.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

OLD_IDS = "old-ids"
"""`## Title {#new old-ids="first second"}` keeps addresses alive that were shared before a renaming."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_PLAIN_ID = re.compile(r"[\w.:-]+")

Skeleton = tuple[tuple[str, str | None], ...]
"""The headings of a page in order: tag and id."""


def headings(root: Element) -> list[Element]:
    return [element for element in root.iter() if element.tag in _HEADINGS]


def skeleton(root: Element) -> Skeleton:
    return tuple((str(heading.tag), heading.get("id")) for heading in headings(root))


def give_ids(root: Element, source: Skeleton | None) -> None:
    """Give every heading an id: its own, its English partner's, or a slug of its words.

    `source` is the skeleton of the English page, None where there is none.
    """
    found = headings(root)
    for heading in found:
        # Templates and addresses repeat an id as it is, and a space would end it.
        if heading.get("id") and not _PLAIN_ID.fullmatch(heading.get("id", "")):
            heading.set("id", slug(heading.get("id", "")))
    taken = {heading.get("id") for heading in found}
    partners = _partner_ids(found, source)
    for heading, partner in zip(found, partners, strict=True):
        if heading.get("id"):
            continue
        wanted = partner or slug("".join(heading.itertext()))
        heading.set("id", next(name for name in _numbered(wanted) if name not in taken))
        taken.add(heading.get("id"))


def _partner_ids(found: Sequence[Element], source: Skeleton | None) -> Sequence[str | None]:
    same = source is not None and [str(heading.tag) for heading in found] == [tag for tag, _ in source]
    return [heading_id for _, heading_id in source] if same and source else [None] * len(found)


def slug(text: str) -> str:
    """Words in their own letters joined by hyphens, as in `що-таке-інтеграція`."""
    letters = unicodedata.normalize("NFC", text).lower()
    # What stands between these two is a note of Python-Markdown's for itself, as for `&` or an escaped mark.
    letters = re.sub("\x02.*?\x03", " ", letters)
    letters = re.sub(r"[’'ʼ]", "", letters)
    return re.sub(r"[^\w]+", "-", letters).strip("-_") or "section"


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def keep_old_ids(root: Element) -> None:
    """Turn `old-ids` into empty anchors inside the heading."""
    for heading in headings(root):
        for position, old in enumerate(heading.attrib.pop(OLD_IDS, "").split()):
            anchor = heading.makeelement("span", {"id": old})
            anchor.tail = heading.text if position == 0 else ""
            if position == 0:
                heading.text = ""
            heading.insert(0, anchor)


def foreign_ids(translation: Skeleton, source: Skeleton) -> tuple[list[str], list[str]]:
    """Ids the translation lacks, and ids it has that the source does not know."""
    ours = {heading_id for _, heading_id in translation if heading_id}
    theirs = {heading_id for _, heading_id in source if heading_id}
    return sorted(theirs - ours), sorted(ours - theirs)
