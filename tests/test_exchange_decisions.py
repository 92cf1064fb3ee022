"""What a segment from a translation tool means where its text, its mark and its page do not agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from docs_i18n.answers import Mark
from docs_i18n.exchange.unit import Standing
from docs_i18n.markdown import normalised, split
from docs_i18n.recording import review_segments
from docs_i18n.row_code import Purpose, translation_key
from exchange_files import ENGLISH, PORTUGUESE, exported, po_answers, translated, xliff_answers
from filled_rows import acts, taken
from tracked_pages import ANA, recorded

if TYPE_CHECKING:
    from collections.abc import Callable

    from docs_i18n.answers import Answer
    from docs_i18n.exchange.unit import ExchangeFile

BOLD = "A city can"
MOVED = (
    'Uma cidade **pode aderir** em qualquer altura, veja [como](pay.md "A quota") e [*porquê*](../index.md).'
)
RECORDS = recorded(ENGLISH, PORTUGUESE).records


def done(result: dict[str, str]) -> dict[str, str]:
    """What is not simply as it was."""
    return {label: act for label, act in result.items() if act != "done"}


@pytest.mark.parametrize("there_and_back", [po_answers, xliff_answers])
@pytest.mark.parametrize("purpose", Purpose)
def test_bold_elsewhere_is_a_change(
    there_and_back: Callable[[ExchangeFile], list[Answer]], purpose: Purpose
) -> None:
    """The same words, and other markup: it is written once, and standing there is not written again."""
    file = translated(exported(ENGLISH, PORTUGUESE, RECORDS), {BOLD: MOVED}, Standing.REVIEWED)
    answers = there_and_back(file)
    if purpose is Purpose.REVIEW:
        answers = [replace(one, mark=Mark.READ) for one in answers if "pode aderir" in one.text]
    result = taken(ENGLISH, PORTUGUESE, RECORDS, answers, purpose)
    again = taken(ENGLISH, result.document.text, result.records, answers, purpose)

    assert list(done(acts(result)).values()) == ["write"]
    assert MOVED in result.document.text
    assert done(acts(again)) == {}
    assert again.records == result.records


def test_markup_that_is_missing_is_named_although_the_words_are_the_same() -> None:
    text = MOVED.replace("**", "")
    file = translated(exported(ENGLISH, PORTUGUESE, RECORDS), {BOLD: text}, Standing.DRAFT)
    result = taken(ENGLISH, PORTUGUESE, RECORDS, xliff_answers(file))

    assert list(done(acts(result)).values()) == ["bold"]
    assert result.document.text == PORTUGUESE


def test_a_new_text_with_the_bits_of_the_old_one_is_not_lost() -> None:
    """An id holds fifteen bits of the translation that went out: one new text in 32,768 has the same."""
    own = translation_key("Espere.")
    text = next(
        text for n in range(10**6) if translation_key(normalised(text := f"Aguarde {n} dias.")) == own
    )
    file = translated(exported(ENGLISH, PORTUGUESE, RECORDS), {"Wait.": text}, Standing.DRAFT)
    result = taken(ENGLISH, PORTUGUESE, RECORDS, xliff_answers(file))

    assert list(done(acts(result)).values()) == ["write"]
    assert f"- {text}\n" in result.document.text


def test_who_has_read_it_first_stays_on_record() -> None:
    """A file with its old marks is no second review."""
    numbers = range(len(split(ENGLISH).segments))
    read = review_segments(split(ENGLISH), split(PORTUGUESE), RECORDS, numbers, by=ANA).records
    answers = xliff_answers(exported(ENGLISH, PORTUGUESE, read))
    result = taken(ENGLISH, PORTUGUESE, read, answers, Purpose.REVIEW)

    assert {one.mark for one in answers} == {Mark.READ}
    assert set(acts(result).values()) == {"done"}
    assert result.records == read


def test_a_review_of_what_is_not_translated_is_no_review() -> None:
    english = ENGLISH.replace("- Wait.\n", "- Wait.\n- Write to us soon.\n")
    file = translated(
        exported(english, PORTUGUESE, RECORDS), {"Write to us": "Escreva-nos."}, Standing.REVIEWED
    )
    answers = [one for one in xliff_answers(file) if one.mark is Mark.READ]
    result = taken(english, PORTUGUESE, RECORDS, answers, Purpose.REVIEW)

    assert list(acts(result).values()) == ["not-open"]


def test_a_review_of_older_english_is_asked_for_again() -> None:
    file = translated(exported(ENGLISH, PORTUGUESE, RECORDS), {"Wait.": "="}, Standing.REVIEWED)
    later = ENGLISH.replace("- Wait.", "- Wait for a letter.")
    result = taken(later, PORTUGUESE, RECORDS, xliff_answers(file), Purpose.REVIEW)

    assert list(acts(result).values()) == ["english-changed"]
