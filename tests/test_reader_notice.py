"""What readers are told of a translation: true for every paragraph, and never for a comma."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from docs_i18n.markdown import split
from docs_i18n.model import Origin, PageState, Record, Signature
from docs_i18n.reader_notice import Agreement, ReaderNotice, ReviewExtent, reader_notice
from docs_i18n.recording import record_page, review_segments
from docs_i18n.section_titles import TOP, SectionTitle
from docs_i18n.status import page_status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENGLISH = """---
title: Join a network of cities
---

A city can join at any time of the year.

## What it costs {#cost}

Membership costs 500 euros a year.

## Whom to ask {#contact}

Write to the office, and wait for an answer.
"""
PORTUGUESE = """---
title: Aderir a uma rede de cidades
---

Uma cidade pode aderir em qualquer altura do ano.

## Quanto custa {#cost}

A adesão custa 500 euros por ano.

## A quem perguntar {#contact}

Escreva ao gabinete e espere pela resposta.
"""
ANA = Signature(by="Ana", on="2026-11-02")
RUI = Signature(by="Rui", on="2026-11-10")
COST = SectionTitle(id="cost", text="Quanto custa", is_translated=True)
CONTACT = SectionTitle(id="contact", text="A quem perguntar", is_translated=True)


def recorded(origin: Origin = Origin.PERSON) -> tuple[Record, ...]:
    return record_page(split(ENGLISH), split(PORTUGUESE), (), by=ANA, origin=origin).records


def reviewed(records: Sequence[Record], count: int | None = None) -> tuple[Record, ...]:
    """Let Rui stand by the first paragraphs, or by all of them."""
    numbers = range(len(split(ENGLISH).segments))[:count]
    done = review_segments(split(ENGLISH), split(PORTUGUESE), records, numbers, by=RUI)
    assert done.refused == ()
    return done.records


def notice(
    records: Sequence[Record], english: str = ENGLISH, portuguese: str = PORTUGUESE, version: str = ""
) -> ReaderNotice:
    source, target = split(english), split(portuguese)
    status = page_status("join.md", "pt", source, target, records, source_version=version)
    return reader_notice(status, source, target)


@pytest.mark.parametrize(
    ("records", "made", "extent"),
    [
        (recorded(Origin.MACHINE), PageState.MACHINE_DRAFT, ReviewExtent.NONE),
        (recorded(), PageState.DRAFT, ReviewExtent.NONE),
        (reviewed(recorded(), 3), PageState.DRAFT, ReviewExtent.PART),
        (reviewed(recorded(Origin.MACHINE), 3), PageState.MACHINE_DRAFT, ReviewExtent.PART),
        (reviewed(recorded()), PageState.REVIEWED, ReviewExtent.ALL),
        (reviewed(recorded(Origin.MACHINE)), PageState.REVIEWED, ReviewExtent.ALL),
    ],
    ids=["machine", "draft", "part of a draft", "part of a machine draft", "reviewed", "machine, reviewed"],
)
def test_who_made_and_who_read_it(records: Sequence[Record], made: PageState, extent: ReviewExtent) -> None:
    """A review of a part is never shown as a review of the page."""
    found = notice(records)

    assert (found.agreement, found.made, found.extent) == (Agreement.FULL, made, extent)
    assert found.reviews == ((RUI,) if extent is not ReviewExtent.NONE else ())


@pytest.mark.parametrize(
    ("change", "sections"),
    [
        (lambda text: text.replace("500", "600"), (COST,)),
        (lambda text: text.replace("office", "town hall"), (CONTACT,)),
        (lambda text: text.replace("any time of", "the end of").replace("500", "600"), (TOP, COST)),
        (lambda text: text.replace("a year.\n", "a year.\n\nSmall towns pay half of it.\n"), (COST,)),
        (lambda text: text.replace("Write to the office, and wait for an answer.\n", ""), (CONTACT,)),
        (lambda text: text.replace("office, and", "office and"), ()),
        (lambda text: text.replace("the office", "[the office](mailto:a@b.org)"), ()),
        (lambda text: text.replace("500 euros", "**500 euros**"), ()),
    ],
    ids=["number", "wording", "two sections", "added", "removed", "comma", "link", "emphasis"],
)
def test_outdated_only_where_words_or_meaning_changed(
    change: Callable[[str], str], sections: tuple[SectionTitle, ...]
) -> None:
    """Readers hear of changed words, with the section in their language; never of commas, links or marks."""
    found = notice(reviewed(recorded()), change(ENGLISH))

    assert found.changed == sections
    assert found.agreement is (Agreement.OUTDATED if sections else Agreement.FULL)
    assert found.made is PageState.REVIEWED


def test_review_holds_except_for_what_changed_since() -> None:
    """A review is held per paragraph: what changed since is excepted, the rest keeps its reader's name."""
    records = reviewed(recorded())

    assert notice(records, ENGLISH.replace("500", "600")).extent is ReviewExtent.UNLESS_CHANGED
    edited = PORTUGUESE.replace("espere", "aguarde")
    found = notice(records, portuguese=edited)
    assert found.extent is ReviewExtent.UNLESS_CHANGED
    (newer,) = found.newer
    assert newer.title.id
    assert newer.beginning in split(edited).text
    assert notice(records, ENGLISH.replace("500", "600")).newer == ()  # `changed` names it
    assert notice(records).newer == ()


def test_paragraph_translated_after_the_review_is_newer_than_it() -> None:
    """A paragraph recorded after the last reading is one that changed since; one recorded before is an unread one."""
    records = list(reviewed(recorded()))
    later = replace(records[2], reviewed=None, made=Signature(by="Ana", on="2026-11-11"))
    earlier = replace(records[2], reviewed=None, made=Signature(by="Ana", on="2026-11-09"))

    assert notice([*records[:2], later, *records[3:]]).extent is ReviewExtent.UNLESS_CHANGED
    assert notice([*records[:2], earlier, *records[3:]]).extent is ReviewExtent.PART


def test_untranslated_paragraphs_are_counted() -> None:
    """A paragraph that is still English is missing; the page is incomplete, not outdated."""
    english_words = PORTUGUESE.replace(
        "A adesão custa 500 euros por ano.", "Membership costs 500 euros a year."
    )
    records = record_page(split(ENGLISH), split(english_words), (), by=ANA, origin=Origin.PERSON).records
    found = notice(records, portuguese=english_words)

    assert (found.agreement, found.missing, found.changed) == (Agreement.INCOMPLETE, 1, ())


@pytest.mark.parametrize(
    ("head", "made"),
    [
        ("machine-draft", PageState.MACHINE_DRAFT),
        ("reviewed", PageState.REVIEWED),
        ("nonsense", PageState.DRAFT),
    ],
)
def test_without_records_only_the_head_speaks(head: str, made: PageState) -> None:
    """A page without records is compared with nothing; what its head claims is passed on as a claim."""
    text = PORTUGUESE.replace("cidades\n---", f"cidades\ntranslation:\n  status: {head}\n---")
    found = notice((), portuguese=text)

    assert (found.agreement, found.made, found.reviews) == (Agreement.UNKNOWN, made, ())


def test_section_that_is_still_english_is_marked() -> None:
    """A heading nobody has translated is shown in English, and known to be."""
    portuguese = PORTUGUESE.replace("Quanto custa", "What it costs")
    records = record_page(split(ENGLISH), split(portuguese), (), by=ANA, origin=Origin.PERSON).records
    found = notice(records, ENGLISH.replace("500", "600"), portuguese)

    assert found.changed == (SectionTitle(id="cost", text="What it costs", is_translated=False),)
