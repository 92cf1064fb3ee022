"""Whom a language has to thank: who translated and reviewed since a day, by name where a name was given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.collation import sort_key
from docs_i18n.front_matter import read_front_matter, texts, translation
from docs_i18n.model import Origin
from docs_i18n.names import MACHINE, is_volunteer, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docs_i18n.model import Record
    from docs_i18n.site import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Credits:
    """What people did in one language since a day; what a machine wrote is nobody's."""

    names: tuple[str, ...] = ()
    """In the order of the alphabet, each once."""
    has_unnamed: bool = False
    """Whether somebody helped who is not to be named."""
    translated: int = 0
    """Segments."""
    reviewed: int = 0
    """Segments."""


def credits_since(pages: Iterable[Page], day: str, locale: str) -> Credits:
    """The credits of a language from its pages, `day` included."""
    found: dict[str, str] = {}
    has_unnamed = False
    translated = reviewed = 0
    for page in pages:
        written, read = _done_since(page.records, day)
        translated += len(written)
        reviewed += len(read)
        for name in (*written, *read, *_named_in_head(page.document.text, day)):
            plain = normal(name)
            if not plain or is_volunteer(plain) or plain == MACHINE:
                has_unnamed = True
            else:
                found.setdefault(plain.casefold(), plain)
    names = sorted(found.values(), key=lambda name: (sort_key(name, locale), name))
    return Credits(names=tuple(names), has_unnamed=has_unnamed, translated=translated, reviewed=reviewed)


def _done_since(records: Iterable[Record], day: str) -> tuple[list[str], list[str]]:
    """Who translated and who read a segment since then, once for each segment."""
    written, read = [], []
    for record in records:
        if record.origin is Origin.PERSON and record.made.on >= day:
            written.append(record.made.by)
        if record.reviewed and record.reviewed.on >= day:
            read.append(record.reviewed.by)
        if record.confirmed and record.confirmed.on >= day:
            read.append(record.confirmed.by)
    return written, read


def _named_in_head(text: str, day: str) -> Iterator[str]:
    """Names that stand on the page alone: the records of what came through a web form say `volunteer`."""
    values = translation(read_front_matter(text).values)
    for names, on in (("translators", "translated_on"), ("reviewers", "reviewed_on")):
        done = values.get(on)
        if isinstance(done, dt.date) and done.isoformat()[:10] >= day:
            yield from texts(values, names)
