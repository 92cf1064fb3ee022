"""Pages, translations and records for tests of the tracker, small enough to be read at a glance."""

from __future__ import annotations

from docs_i18n.markdown import split
from docs_i18n.model import Document, Origin, PageStatus, Record, SegmentState, Signature
from docs_i18n.recording import Recorded, record_page
from docs_i18n.status import page_status

ANA = Signature(by="Ana Silva", on="2026-11-22")
RUI = Signature(by="Rui Costa", on="2026-12-01")

ENGLISH = """---
title: How to join the network
---

A city can join at any time of the year.

## Steps {#steps}

- Write a letter to the council.
- Wait for 14 days.

| Who | When |
| --- | --- |
| The mayor | On Monday |

## Costs {#costs}

Membership costs 500 euros a year.

```
docs-i18n status pt
```
"""
PORTUGUESE = """---
title: Como aderir à rede
---

Uma cidade pode aderir em qualquer altura do ano.

## Passos {#steps}

- Escreva uma carta ao conselho.
- Espere 14 dias.

| Quem | Quando |
| --- | --- |
| O presidente | Na segunda-feira |

## Custos {#costs}

A adesão custa 500 euros por ano.

```
docs-i18n status pt
```
"""


def recorded(
    english: str = ENGLISH,
    translation: str = PORTUGUESE,
    records: tuple[Record, ...] = (),
    *,
    by: Signature = ANA,
    origin: Origin = Origin.PERSON,
) -> Recorded:
    return record_page(split(english), split(translation), records, by=by, origin=origin)


def records_of(english: str = ENGLISH, translation: str = PORTUGUESE) -> tuple[Record, ...]:
    result = recorded(english, translation)
    assert result.refused == ()
    return result.records


def status_of(
    english: str = ENGLISH,
    translation: str | None = PORTUGUESE,
    records: tuple[Record, ...] = (),
    **more: str,
) -> PageStatus:
    target: Document | None = None if translation is None else split(translation)
    return page_status("join.md", "pt", split(english), target, records, **more)


def states(status: PageStatus) -> list[tuple[str, str]]:
    """State and text of every segment that is not simply current."""
    return [
        (segment.state.value, text.plain)
        for segment in status.segments
        if segment.state is not SegmentState.CURRENT and (text := segment.source or segment.target)
    ]
