"""Rows that came back: what each does to a page and its records, and what it never does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.markdown import split
from docs_i18n.model import Origin, PageState, Record, SegmentState
from docs_i18n.recording import review_segments
from docs_i18n.row_code import Purpose
from docs_i18n.row_decisions import Act
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.row_text import cleaned
from docs_i18n.status import page_status
from filled_rows import RUI, acts, plains, sheet, taken
from tracked_pages import ANA, ENGLISH, PORTUGUESE, records_of

FEE = "Membership costs 500 euros a year."
CHANGED = ENGLISH.replace(
    FEE, "Membership costs 600 euros a year.\n\nPay before **1 May**, see [how](pay.md)."
)


def status_after(english: str, result_text: str, records: tuple[Record, ...]) -> PageState:
    return page_status("join.md", "pt", split(english), split(result_text), records).state


def test_changed_and_new_texts_are_written_and_recorded() -> None:
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill(
        {
            "Membership": "A adesão custa 600 euros por ano.",
            "Pay": "Pague antes de **1 de maio**, veja [como](1).",
        }
    )
    result = taken(CHANGED, PORTUGUESE, before, answers)

    assert acts(result) == {"1": "write", "2": "write"}
    assert result.document.text == PORTUGUESE.replace(
        "A adesão custa 500 euros por ano.",
        "A adesão custa 600 euros por ano.\n\nPague antes de **1 de maio**, veja [como](pay.md).",
    )
    assert status_after(CHANGED, result.document.text, result.records) is PageState.DRAFT
    assert [record.made for record in result.records].count(RUI) == 2
    assert [record for record in result.records if record.made == ANA] == [
        record for record in before if "500 euros" not in record.text
    ]


def test_rows_are_told_by_their_codes_not_by_their_order() -> None:
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill(
        {"Membership": "A adesão custa 600 euros.", "Pay": "Pague a **1 de maio**, veja [como](1)."}
    )
    result = taken(CHANGED, PORTUGUESE, before, answers)
    reversed_result = taken(CHANGED, PORTUGUESE, before, answers[::-1])
    without_first = taken(CHANGED, PORTUGUESE, before, answers[1:])

    assert reversed_result.document == result.document
    assert reversed_result.records == result.records
    assert "600 euros" not in without_first.document.text
    assert "Pague a **1 de maio**" in without_first.document.text


def test_doing_it_twice_changes_nothing() -> None:
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill({"Membership": "A adesão custa 600 euros por ano."})
    first = taken(CHANGED, PORTUGUESE, before, answers)
    second = taken(CHANGED, first.document.text, first.records, answers)

    assert acts(second) == {"1": "done"}
    assert second.document.text == first.document.text
    assert second.records == first.records


def test_empty_rows_change_nothing() -> None:
    before = records_of()
    result = taken(CHANGED, PORTUGUESE, before, sheet(CHANGED, PORTUGUESE, before).fill({}))

    assert acts(result) == {}
    assert result.document.text == PORTUGUESE
    assert result.records == before


def test_a_page_begins_with_a_few_rows() -> None:
    """What is not filled in stays English and is known to be."""
    answers = sheet(ENGLISH, None).fill({"How to join": "Como aderir à rede", "Steps": "Passos"})
    result = taken(ENGLISH, None, (), answers)
    status = page_status("join.md", "pt", split(ENGLISH), result.document, result.records)

    assert status.state is PageState.INCOMPLETE
    assert result.document.head["title"] == "Como aderir à rede"
    assert "## Passos {#steps}" in result.document.text
    assert {segment.state for segment in status.open} == {SegmentState.UNTRANSLATED}
    assert [record.origin for record in result.records].count(Origin.PERSON) == 2


def test_a_page_that_is_filled_in_whole_is_a_draft() -> None:
    whole = sheet(ENGLISH, None)
    answers = [replace(one, text=f"Texto {one.label} | dois" if " | " in row.english else f"Texto {one.label}") for one, row in zip(whole.fill({}), whole.rows.rows, strict=True)]  # fmt: skip
    result = taken(ENGLISH, None, (), answers)

    assert set(acts(result).values()) == {"write"}
    assert status_after(ENGLISH, result.document.text, result.records) is PageState.DRAFT
    assert "docs-i18n status pt" in result.document.text


def test_the_english_moved_on_meanwhile() -> None:
    """The row's translation goes to what its English has become, recorded with the English that it was made of."""
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill(
        {"Membership": "A adesão custa 600 euros por ano.", "Pay": "Pague a **1 de maio**, veja [como](1)."}
    )
    later = CHANGED.replace("600 euros a year", "700 euros a year").replace(
        "[how](pay.md)", "[how](pay.md) now"
    )
    result = taken(later, PORTUGUESE, before, answers)
    status = page_status("join.md", "pt", split(later), result.document, result.records)

    assert acts(result) == {"1": "write", "2": "write"}
    assert [(s.state, s.record.text if s.record else "") for s in status.open] == [
        (SegmentState.CHANGED, "Membership costs 600 euros a year."),
        (SegmentState.CHANGED, "Pay before **1 May**, see [how](pay.md)."),
    ]
    assert "veja [como](pay.md)" in result.document.text
    assert acts(taken(later, result.document.text, result.records, answers)) == {"1": "done", "2": "done"}


@pytest.mark.parametrize(
    ("later", "reason"),
    [
        (CHANGED.replace("Membership costs 600 euros a year.", "Nobody pays anything any more, ever."), "english-changed"),
        (CHANGED.replace("Membership costs 600 euros a year.\n\n", ""), "english-changed"),
    ],
    ids=["rewritten", "gone"],
)  # fmt: skip
def test_an_english_that_cannot_be_found_again_is_no_guess(later: str, reason: str) -> None:
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill({"Membership": "A adesão custa 600 euros por ano."})
    result = taken(later, PORTUGUESE, before, answers)

    assert acts(result) == {"1": reason}
    assert result.document.text == PORTUGUESE
    assert result.records == before


def test_an_english_cell_that_was_changed_proves_nothing() -> None:
    """The older English is believed only if its hash is that in the code."""
    before = records_of()
    (answer, *_) = sheet(CHANGED, PORTUGUESE, before).fill(
        {"Membership": "A adesão custa 600 euros por ano."}
    )
    forged = replace(answer, shown=("1", "Membership costs 601 euros a year."))
    later = CHANGED.replace("600", "700")

    assert acts(taken(later, PORTUGUESE, before, [forged])) == {"1": "english-gone"}


def test_nobody_is_overwritten() -> None:
    """Somebody has translated the same text since: their words stay, and the sentence quotes them."""
    before = records_of()
    english = ENGLISH.replace("500", "600")
    answers = sheet(english, PORTUGUESE, before).fill({"Membership": "A adesão custa 600 euros por ano."})
    meanwhile = PORTUGUESE.replace("A adesão custa 500", "Agora a adesão custa 600")
    result = taken(english, meanwhile, before, answers)

    assert acts(result) == {"1": "changed-meanwhile"}
    assert result.decisions[0].problem == Problem(
        Reason.CHANGED_MEANWHILE, "Agora a adesão custa 600 euros por ano."
    )
    assert result.document.text == meanwhile


def test_a_part_that_was_rewritten_meanwhile_is_not_guessed_at() -> None:
    """A new paragraph in English, and a translation that nobody recorded: which is which is not known."""
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill({"Membership": "A adesão custa 600 euros por ano."})
    meanwhile = PORTUGUESE.replace("A adesão custa 500", "Agora a adesão custa 600")
    result = taken(CHANGED, meanwhile, before, answers)

    assert acts(result) == {"1": "page-changed"}
    assert result.document.text == meanwhile


@pytest.mark.parametrize("sign", ["=", "A adesão custa 500 euros por ano."], ids=["sign", "same text"])
def test_a_translation_that_still_holds_is_confirmed(sign: str) -> None:
    before = records_of()
    english = ENGLISH.replace("costs 500 euros", "still costs 500 euros")
    result = taken(english, PORTUGUESE, before, sheet(english, PORTUGUESE, before).fill({"Membership": sign}))

    assert acts(result) == {"1": "hold"}
    assert result.document.text == PORTUGUESE
    (record,) = (record for record in result.records if record.confirmed)
    assert record.confirmed == RUI
    assert record.made == ANA
    assert status_after(english, PORTUGUESE, result.records) is PageState.DRAFT


def test_a_dash_takes_out_what_has_no_english_any_more() -> None:
    before = records_of()
    english = ENGLISH.replace("- Wait for 14 days.\n", "")
    rows = sheet(english, PORTUGUESE, before)
    result = taken(english, PORTUGUESE, before, rows.fill({"Wait": "–"}))

    assert acts(result) == {"1": "remove"}
    assert result.document.text == PORTUGUESE.replace("- Espere 14 dias.\n", "")
    assert len(result.records) == len(before) - 1
    assert acts(taken(english, PORTUGUESE, before, rows.fill({"Wait": "Espere."}))) == {"1": "only-a-dash"}
    assert acts(taken(english, result.document.text, result.records, rows.fill({"Wait": "–"}))) == {
        "1": "done"
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Pague antes de 1 de maio, veja [como](1).", "bold"),
        ("Pague antes de **1 de maio**, veja como.", "link-missing"),
        ("Pague antes de **1 de maio**, veja [como](2).", "link-missing"),
        ("Pague antes de **1 de maio**, veja [como](1) {#pagar}.", "heading-id"),
        ("- Pague antes de **1 de maio**, veja [como](1).", "beginning"),
        ("Pay before **1 May**, see [how](1).", "still-english"),
        ("–", "not-to-remove"),
        ("=", "nothing-holds"),
        ("???", "no-words"),
    ],
)
def test_a_row_is_refused_with_its_reason_and_the_others_are_taken(text: str, reason: str) -> None:
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill(
        {"Membership": "A adesão custa 600 euros por ano.", "Pay": text}
    )
    result = taken(CHANGED, PORTUGUESE, before, answers)

    assert acts(result) == {"1": "write", "2": reason}
    assert "600 euros" in result.document.text
    assert len(split(result.document.text).segments) == len(split(PORTUGUESE).segments)


def test_bold_of_a_word_processor_counts() -> None:
    """Whoever makes the words bold with a key need not write the marks."""
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill({"Pay": "Pague a 1 de maio, veja [como](1)."})
    formatted = [replace(one, formatted="Pague a **1 de maio**, veja [como](1).") for one in answers]
    pasted = [replace(one, formatted="**Pague** a *1 de maio*, veja [como](1).") for one in answers]

    assert (
        "a **1 de maio**, veja [como](pay.md)" in taken(CHANGED, PORTUGUESE, before, formatted).document.text
    )
    assert acts(taken(CHANGED, PORTUGUESE, before, pasted)) == {"2": "bold"}


def test_a_row_that_came_twice() -> None:
    before = records_of()
    rows = sheet(CHANGED, PORTUGUESE, before)
    filled = rows.fill({"Membership": "A adesão custa 600 euros por ano."})
    other = rows.fill({"Membership": "A quota é de 600 euros."})

    assert acts(taken(CHANGED, PORTUGUESE, before, [*filled, *filled])) == {"1": "write"}
    assert acts(taken(CHANGED, PORTUGUESE, before, [*rows.fill({}), *filled])) == {"1": "write"}
    result = taken(CHANGED, PORTUGUESE, before, [*filled, *other])
    assert acts(result) == {"1": "twice"}
    assert result.document.text == PORTUGUESE


def test_a_text_in_the_wrong_column_is_found() -> None:
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill({})
    over_english = replace(answers[0], shown=("1", "A adesão custa 600 euros.", *answers[0].shown[2:]))
    over_today = replace(answers[0], shown=(*answers[0].shown[:-1], "A adesão custa 600 euros."))
    over_nothing = replace(answers[1], shown=(*answers[1].shown[:-1], "Pague a 1 de maio."))

    assert acts(taken(CHANGED, PORTUGUESE, before, [over_english])) == {"1": "in-english-column"}
    assert acts(taken(CHANGED, PORTUGUESE, before, [over_today])) == {"1": "in-today-column"}
    assert acts(taken(CHANGED, PORTUGUESE, before, [over_nothing])) == {"2": "in-today-column"}


def test_a_split_paragraph_takes_all_its_rows() -> None:
    """Half of a text cannot be exchanged."""
    english = ENGLISH.replace(FEE, "One sentence is long here. Another sentence is long too.")
    portuguese = PORTUGUESE.replace("A adesão custa 500 euros por ano.", "Uma frase. Outra frase.")
    before = records_of(english, portuguese)
    later = english.replace("here. Another", "here.\n\nAnother")
    rows = sheet(later, portuguese, before)
    half = taken(later, portuguese, before, rows.fill({"One": "Uma frase."}))
    whole = taken(later, portuguese, before, rows.fill({"One": "Uma frase.", "Another": "Outra."}))

    assert acts(half) == {"1": "parts"}
    assert half.document.text == portuguese
    assert acts(whole) == {"1": "write", "2": "write"}
    assert "Uma frase.\n\nOutra.\n" in whole.document.text
    assert status_after(later, whole.document.text, whole.records) is PageState.DRAFT


def test_joined_paragraphs_become_one() -> None:
    english = ENGLISH.replace(FEE, "One sentence is long here.\n\nAnother sentence is long too.")
    portuguese = PORTUGUESE.replace("A adesão custa 500 euros por ano.", "Uma frase.\n\nOutra frase.")
    before = records_of(english, portuguese)
    later = english.replace("here.\n\nAnother", "here. Another")
    result = taken(later, portuguese, before, sheet(later, portuguese, before).fill({"One": "Uma e outra."}))

    assert acts(result) == {"1": "write"}
    assert plains(result.document).count("Uma e outra.") == 1
    assert "Outra frase." not in result.document.text
    assert status_after(later, result.document.text, result.records) is PageState.DRAFT


def test_a_page_without_records_is_not_touched() -> None:
    """Its other texts would count as translated from today's English, which nobody knows."""
    answers = sheet(CHANGED, PORTUGUESE, records_of()).fill(
        {"Membership": "A adesão custa 600 euros por ano."}
    )
    result = taken(CHANGED, PORTUGUESE, (), answers)

    assert acts(result) == {"1": "not-recorded", "2": "not-recorded"}
    assert result.document.text == PORTUGUESE


def test_the_same_text_twice_on_a_page() -> None:
    """Each “Example” is a row of its own."""
    english = ENGLISH + "\n## A {#a}\n\nExample words here.\n\n## B {#b}\n\nExample words here.\n"
    answers = sheet(english, None).fill({})
    twins = [one for one in answers if one.shown[1] == "Example words here."]
    filled = [replace(one, text=text) for one, text in zip(twins, ("Primeiro.", "Segundo."), strict=True)]
    result = taken(english, None, (), filled[::-1])

    assert result.document.text.index("Primeiro.") < result.document.text.index("Segundo.")


ODD = st.text(
    st.sampled_from("aç 1.-–=*_`[](){}<>#!|&:/\\\"'“»~$^+%\n\t\u00a0\u200b\u0301")
    | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)


@given(ODD, ODD)
def test_whatever_stands_in_a_row_nothing_else_changes(first: str, second: str) -> None:
    """A text is written whole, or refused; all other texts of the page are what they were, and so are their records."""
    before = records_of()
    answers = sheet(CHANGED, PORTUGUESE, before).fill({"Membership": cleaned(first), "Pay": cleaned(second)})
    result = taken(CHANGED, PORTUGUESE, before, answers)
    written = {one.answer.label: one.text for one in result.decisions if one.act is Act.WRITE}
    ours = [segment.text for segment in result.document.segments]
    theirs = [segment.text for segment in split(PORTUGUESE).segments]
    if "1" in written:
        theirs.remove("A adesão custa 500 euros por ano.")

    assert [text for text in ours if text not in written.values()] == theirs
    assert len(ours) == len(theirs) + len(written)
    assert [record for record in result.records if record.made == ANA and not record.confirmed] == [
        record for record in before if record in result.records
    ]
    again = taken(CHANGED, result.document.text, result.records, answers)
    assert again.document.text == result.document.text
    assert again.records == result.records


REVIEW = Purpose.REVIEW


def test_a_review_records_what_is_right_and_what_is_corrected() -> None:
    before = tuple(replace(record, origin=Origin.MACHINE) for record in records_of())
    answers = sheet(ENGLISH, PORTUGUESE, before, REVIEW).fill(
        {"A city": "ok", "Write a letter": "Certo.", "Membership": "A quota anual é de 500 euros."}
    )
    result = taken(ENGLISH, PORTUGUESE, before, answers, REVIEW)
    read = {record.text for record in result.records if record.reviewed == RUI}

    assert sorted(acts(result).values()) == ["read", "read", "write"]
    assert read == {"A city can join at any time of the year.", "Write a letter to the council.", FEE}
    assert "A quota anual é de 500 euros." in result.document.text
    (corrected,) = (record for record in result.records if record.text == FEE)
    assert (corrected.origin, corrected.made) == (Origin.PERSON, RUI)
    again = taken(ENGLISH, result.document.text, result.records, answers, REVIEW)
    assert set(acts(again).values()) == {"read"}
    assert again.records == result.records


def test_a_review_ends_where_something_changed_since_the_file_was_made() -> None:
    """Neither the English nor the translation that the person read is there any more: nothing is signed."""
    before = records_of()
    answers = sheet(ENGLISH, PORTUGUESE, before, REVIEW).fill({"A city": "ok", "Membership": "ok"})
    english = ENGLISH.replace("any time of the year", "any time")
    portuguese = PORTUGUESE.replace("500 euros por ano", "500 euros anuais")
    result = taken(english, portuguese, before, answers, REVIEW)

    assert set(acts(result).values()) == {"english-changed", "changed-meanwhile"}
    assert [record for record in result.records if record.reviewed] == []


def test_a_correction_in_the_wrong_column_is_not_right() -> None:
    """Somebody wrote into the translation itself, and “ok”, or one yes for all rows: nothing is signed unseen."""
    before = records_of()
    (first, *_) = sheet(ENGLISH, PORTUGUESE, before, REVIEW).fill({"How to join": "ok"})
    over = replace(first, shown=(*first.shown[:-1], "Como entrar na rede"))
    result = taken(ENGLISH, PORTUGUESE, before, [over], REVIEW)

    assert acts(result) == {"1": "in-today-column"}
    assert [record for record in result.records if record.reviewed] == []


def test_what_was_reviewed_is_not_asked_again() -> None:
    source, target = split(ENGLISH), split(PORTUGUESE)
    numbers = range(len(source.segments) - 1)
    done = review_segments(source, target, records_of(), numbers, by=ANA)

    assert done.refused == ()
    assert sheet(ENGLISH, PORTUGUESE, records_of(), REVIEW).rows.rows
    with pytest.raises(AssertionError):
        sheet(ENGLISH, PORTUGUESE, done.records, REVIEW)


@pytest.mark.parametrize("text", ["x", "?", "14"])
def test_a_mark_is_neither_right_nor_a_text(text: str) -> None:
    before = records_of()
    answers = sheet(ENGLISH, PORTUGUESE, before, REVIEW).fill({"A city": text})

    assert set(acts(taken(ENGLISH, PORTUGUESE, before, answers, REVIEW)).values()) == {"right-or-text"}
