"""PO and XLIFF there and back, on pages that Hypothesis changes: the laws of what comes back from a translation tool."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docs_i18n.answers import Mark
from docs_i18n.exchange.unit import Standing
from docs_i18n.markdown import split
from docs_i18n.model import Origin
from docs_i18n.recording import review_segments
from docs_i18n.row_code import Purpose
from docs_i18n.row_decisions import Act
from docs_i18n.row_text import cleaned, to_row
from exchange_files import ENGLISH, PORTUGUESE, changed, exported, po_answers, xliff_answers
from filled_rows import sheet, taken
from tracked_pages import ANA, recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from docs_i18n.answers import Answer
    from docs_i18n.exchange.unit import ExchangeFile, Unit
    from docs_i18n.importing import Import
    from docs_i18n.model import Record
    from docs_i18n.row_problems import Reason

BOTH = pytest.mark.parametrize("there_and_back", [po_answers, xliff_answers], ids=["po", "xliff"])

EDITS = (
    ("500 euros", "600 euros"),
    ("A city can **join**", "Every city can **join**"),
    ("- Wait.\n", ""),
    ("- Wait.\n", "- Wait.\n- Write **soon** to [us](../index.md), and again.\n"),
    ("within 14 days", "within 15 days"),
    ("## Steps {#steps}", "## The steps {#steps}"),
    ("The same sentence stands here twice.\n\n", ""),
    ("| The **mayor** | On Monday |", "| The **mayor** | On Monday |\n| The council | On Tuesday |"),
)
edits = st.lists(st.sampled_from(EDITS), max_size=4, unique=True)
words = st.text("abãçї «»”'–\u00a0.,;:<>&\"\\|=-%1", min_size=1, max_size=12).map(
    lambda text: f"Texto {text} x"
)


def edited(english: str, changes: Sequence[tuple[str, str]]) -> str:
    for old, new in changes:
        english = english.replace(old, new, 1)
    return english


def records(*, reviewed: Sequence[int] = (), origin: Origin = Origin.PERSON) -> tuple[Record, ...]:
    made = recorded(ENGLISH, PORTUGUESE, by=ANA, origin=origin).records
    return review_segments(split(ENGLISH), split(PORTUGUESE), made, reviewed, by=ANA).records


@BOTH
@given(edits, edits, st.sets(st.integers(0, 9)), st.sampled_from([Origin.PERSON, Origin.MACHINE]))
def test_a_file_that_nobody_touched_changes_nothing(
    there_and_back: Callable[[ExchangeFile], list[Answer]],
    before: list[tuple[str, str]],
    since: list[tuple[str, str]],
    reviewed: set[int],
    origin: Origin,
) -> None:
    """Whatever was open or reviewed when it was made, and whatever has become of the English and the page since."""
    made = records(reviewed=sorted(reviewed), origin=origin)
    english = edited(ENGLISH, before)
    answers = there_and_back(exported(english, PORTUGUESE, made))
    later = edited(english, since)
    own = PORTUGUESE.replace("500 euros por ano", "muito")
    for text in (PORTUGUESE, own):
        for purpose in (Purpose.WORK, Purpose.REVIEW):
            if there_and_back is po_answers and purpose is Purpose.REVIEW:
                continue
            result = taken(later, text, made, answers, purpose)

            assert {one.act for one in result.decisions} <= {Act.NOTHING, Act.DONE}
            assert result.document.text == text
            assert result.records == made


@given(edits)
def test_a_po_file_of_reviews_that_nobody_touched_says_nothing(changes: list[tuple[str, str]]) -> None:
    made = records()
    file = exported(edited(ENGLISH, changes), PORTUGUESE, made, Purpose.REVIEW)
    answers = po_answers(file)
    result = taken(edited(ENGLISH, changes), PORTUGUESE, made, answers, Purpose.REVIEW)

    assert {one.mark for one in answers} == {Mark.FUZZY}
    assert {one.act for one in result.decisions} == {Act.NOTHING}
    assert result.records == made


def filled_text(unit: Unit, text: str) -> str:
    """Some words and, after them, all the markup of the English; in a table's row two cells."""
    if " | " in unit.english:
        return f"{text.replace('|', '/')} | Na terça"
    return f"{text} {unit.english}"


def by_code(result: Import, codes: Collection[str]) -> dict[str, tuple[Act, Reason | None]]:
    """What was done for these rows."""
    return {
        str(one.answer.code): (one.act, one.problem.reason if one.problem else None)
        for one in result.decisions
        if str(one.answer.code) in codes
    }


@BOTH
@given(edits, st.dictionaries(st.integers(0, 19), words, min_size=1))
def test_filled_in_it_does_what_the_word_file_does(
    there_and_back: Callable[[ExchangeFile], list[Answer]],
    changes: list[tuple[str, str]],
    texts: dict[int, str],
) -> None:
    """The same texts for the same open rows: the same page, the same records, the same refusals."""
    made = records()
    english = edited(ENGLISH, changes)
    file = exported(english, PORTUGUESE, made)
    is_open = [unit for page in file.pages for unit in page.units if unit.standing is Standing.OPEN]
    chosen = {unit.id: filled_text(unit, texts[n]) for n, unit in enumerate(is_open) if n in texts}
    assume(chosen)

    def fill(unit: Unit) -> Unit:
        text = chosen.get(unit.id)
        return replace(unit, today=text, standing=Standing.DRAFT) if text else unit

    word = sheet(english, PORTUGUESE, made)
    answers = [
        replace(one, text=cleaned(to_row(chosen[row.code], row.links)))
        for one, row in zip(word.fill({}), word.rows.rows, strict=True)
        if row.code in chosen
    ]
    ours = taken(english, PORTUGUESE, made, there_and_back(changed(file, fill)))
    theirs = taken(english, PORTUGUESE, made, answers)

    assert by_code(ours, chosen) == by_code(theirs, chosen)
    assert ours.document.text == theirs.document.text
    assert ours.records == theirs.records
