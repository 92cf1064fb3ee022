"""Recording, confirming and reviewing: exact, idempotent to the byte, and nothing of a person's is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from docs_i18n.ledger import read_records, write_records
from docs_i18n.markdown import split
from docs_i18n.model import Kind, Origin, PageState, Record, SegmentState, Signature
from docs_i18n.recording import Recorded, confirm_segment, review_segments
from material_syntax import pages
from tracked_pages import ANA, ENGLISH, PORTUGUESE, RUI, recorded, records_of, states, status_of

CHANGED = ENGLISH.replace("14 days", "30 days")


def number_of(text: str, english: str = ENGLISH) -> int:
    return next(n for n, segment in enumerate(split(english).segments) if text in segment.text)


def confirm(
    text: str, english: str, translation: str, records: tuple[Record, ...], by: Signature
) -> Recorded:
    return confirm_segment(split(english), split(translation), records, number_of(text, english), by=by)


def review(
    records: tuple[Record, ...],
    *texts: str,
    english: str = ENGLISH,
    translation: str = PORTUGUESE,
    by: Signature = RUI,
) -> Recorded:
    document = split(english)
    numbers = [number_of(text, english) for text in texts] or list(range(len(document.segments)))
    return review_segments(document, split(translation), records, numbers, by=by)


def test_a_record_keeps_the_english_in_clear_with_who_and_when() -> None:
    record = next(record for record in records_of() if "14 days" in record.text)

    assert (record.kind, record.section, record.text) == (Kind.ITEM, "steps", "Wait for 14 days.")
    assert (record.origin, record.made, record.reviewed) == (Origin.PERSON, ANA, None)
    assert record.source.startswith("s1:")
    assert record.target.startswith("t1:")


def test_every_segment_has_a_record_in_the_order_of_the_english() -> None:
    assert [record.text for record in records_of()] == [segment.text for segment in split(ENGLISH).segments]


@pytest.mark.parametrize(
    "english", [ENGLISH, CHANGED, ENGLISH.replace("- Write a letter to the council.\n", "")]
)
def test_recording_twice_changes_no_byte(english: str) -> None:
    """Whoever records again, later and by another name, writes the same file."""
    once = recorded(english, PORTUGUESE, records_of()).records
    text = write_records(once)
    again = recorded(english, PORTUGUESE, read_records(text)[0], by=RUI).records

    assert write_records(again) == text


@given(pages())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_against_itself_is_recorded_once_and_for_all(page: tuple[str, frozenset[str]]) -> None:
    text, _ = page
    first = recorded(text, text)
    ledger = write_records(first.records)
    read, problems = read_records(ledger)

    assert (first.refused, problems) == ((), ())
    assert write_records(recorded(text, text, read, by=RUI).records) == ledger


def test_a_paragraph_that_occurs_twice_has_two_records() -> None:
    english = ENGLISH + "\nAsk us by e-mail.\n\nAsk us by e-mail.\n"
    translation = PORTUGUESE + "\nPergunte-nos por e-mail.\n\nPergunte-nos por e-mail.\n"
    records, problems = read_records(write_records(records_of(english, translation)))

    assert problems == ()
    assert states(status_of(english, translation, records)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (
            "- Espere 14 dias.\n",
            "- Espere 14 dias.\n- E mais.\n",
            9,
            "2 list items, the translation 3 list items",
        ),
        ("A adesão", "Mais texto.\n\nA adesão", 18, "1 paragraph, the translation 2 paragraphs"),
        (
            "```\ndocs-i18n status pt\n```\n",
            "Outra coisa aqui.\n",
            18,
            "1 paragraph, the translation 2 paragraphs",
        ),
        (
            "## Custos",
            "## Extra {#extra}\n\nTexto.\n\n## Custos",
            16,
            "no heading, the translation 1 heading",
        ),
    ],
    ids=["items", "paragraphs", "another kind", "section"],
)
def test_an_unclear_pairing_is_refused_and_says_where(old: str, new: str, line: int, said: str) -> None:
    result = recorded(ENGLISH, PORTUGUESE.replace(old, new))

    assert result.records == ()
    assert any(one.startswith(f"line {line}: in ") and said in one for one in result.refused), result.refused
    assert all("<!-- local -->" in one for one in result.refused)


def test_text_of_ones_own_is_recorded_around() -> None:
    translation = PORTUGUESE.replace(
        "A adesão", "<!-- local -->\nSó em Portugal.\n<!-- /local -->\n\nA adesão"
    )
    records = records_of(translation=translation)

    assert [record.text for record in records] == [record.text for record in records_of()]
    assert states(status_of(ENGLISH, translation, records)) == []


def test_what_is_not_written_yet_is_no_obstacle() -> None:
    """A page with one paragraph still to come can be recorded for what is there."""
    records = records_of()
    english = ENGLISH + "\n## New {#new}\n\nA new paragraph here.\n"
    result = recorded(english, PORTUGUESE, records)
    write = "write it, then record again"

    assert result.refused == ()
    assert result.records == records
    lacks = "in section #new the English has 1 {0}, the translation no {0} (English: “{1}”); {2}"
    assert result.notes == (
        lacks.format("heading", "New", write),
        lacks.format("paragraph", "A new paragraph here.", write),
    )


def test_changed_english_with_an_unchanged_translation_keeps_its_record() -> None:
    """The number of those who only bump hashes: nought."""
    result = recorded(CHANGED, PORTUGUESE, records_of(), by=RUI)

    assert result.records == records_of()
    (note,) = result.notes
    assert note.startswith("line 10: the English has changed and the translation has not")
    assert states(status_of(CHANGED, PORTUGUESE, result.records)) == [("changed", "Wait for 30 days.")]


def test_changed_english_with_a_changed_translation_is_recorded_anew() -> None:
    translation = PORTUGUESE.replace("14", "30")
    result = recorded(CHANGED, translation, records_of(), by=RUI)
    new = [record for record in result.records if record.made == RUI]

    assert [record.text for record in new] == ["Wait for 30 days."]
    assert states(status_of(CHANGED, translation, result.records)) == []


def test_the_record_of_a_removed_paragraph_stays_as_long_as_its_translation() -> None:
    english = ENGLISH.replace("- Write a letter to the council.\n", "")
    kept = recorded(english, PORTUGUESE, records_of())

    assert sorted(kept.records, key=str) == sorted(records_of(), key=str)
    assert kept.notes == (
        "line 9: its English is gone; take it out, or mark it with <!-- local --> if it shall stay",
    )
    assert states(status_of(english, PORTUGUESE, kept.records)) == [
        ("removed", "Escreva uma carta ao conselho.")
    ]

    translation = PORTUGUESE.replace("- Escreva uma carta ao conselho.\n", "")
    gone = recorded(english, translation, kept.records)
    assert len(gone.records) == len(records_of()) - 1
    assert states(status_of(english, translation, gone.records)) == []


def test_a_scaffold_is_untranslated_until_it_is_translated() -> None:
    begun = recorded(ENGLISH, ENGLISH, origin=Origin.UNTRANSLATED).records
    page = status_of(ENGLISH, ENGLISH, begun)
    assert page.state is PageState.MISSING

    half = ENGLISH.replace("Wait for 14 days.", "Espere 14 dias.").replace("Steps {", "Passos {")
    records = recorded(ENGLISH, half, begun).records
    assert status_of(ENGLISH, half, records).state is PageState.INCOMPLETE
    assert ("untranslated", "Costs") in states(status_of(ENGLISH, half, records))

    records = recorded(ENGLISH, PORTUGUESE, records).records
    assert status_of(ENGLISH, PORTUGUESE, records).state is PageState.DRAFT


def test_a_paragraph_begun_from_an_older_english_is_recorded_with_that_english() -> None:
    begun = recorded(ENGLISH, ENGLISH, origin=Origin.UNTRANSLATED).records
    result = recorded(CHANGED, PORTUGUESE, begun, by=RUI)

    assert any("has changed since you began" in note for note in result.notes)
    assert states(status_of(CHANGED, PORTUGUESE, result.records)) == [("changed", "Wait for 30 days.")]


def test_two_words_that_are_the_same_in_both_languages_can_be_recorded() -> None:
    """A title such as “Rede Portugal” is no untranslated text once all else is translated."""
    english = ENGLISH.replace("Costs", "Portugal Digital")
    translation = PORTUGUESE.replace("Custos", "Portugal Digital")
    begun = recorded(english, english, origin=Origin.UNTRANSLATED).records
    half = recorded(english, translation.replace("Espere 14 dias", "Wait for 14 days"), begun).records
    assert ("untranslated", "Portugal Digital") in states(status_of(english, translation, half))

    whole = recorded(english, translation, half).records
    assert states(status_of(english, translation, whole)) == []


def test_a_text_that_stays_english_can_be_confirmed() -> None:
    translation = PORTUGUESE.replace("Como aderir à rede", "How to join the network")
    records = records_of(translation=translation)
    assert states(status_of(ENGLISH, translation, records)) == [("untranslated", "How to join the network")]

    result = confirm("How to join", ENGLISH, translation, records, RUI)
    assert states(status_of(ENGLISH, translation, result.records)) == [
        ("confirmed", "How to join the network")
    ]
    assert recorded(ENGLISH, translation, result.records).records == result.records


def test_confirming_says_who_and_keeps_the_translator() -> None:
    result = confirm("30 days", CHANGED, PORTUGUESE, records_of(), RUI)
    (record,) = [record for record in result.records if record.confirmed]

    assert (record.confirmed, record.made, record.text) == (RUI, ANA, "Wait for 30 days.")
    assert states(status_of(CHANGED, PORTUGUESE, result.records)) == [("confirmed", "Wait for 30 days.")]


def test_a_confirmation_ends_with_the_next_change() -> None:
    records = confirm("30 days", CHANGED, PORTUGUESE, records_of(), RUI).records

    assert states(status_of(ENGLISH.replace("14", "60"), PORTUGUESE, records)) == [
        ("changed", "Wait for 60 days.")
    ]


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        (records_of(), "its English has not changed; nothing to confirm"),
        ((), "there is no recorded translation to confirm; record it first"),
    ],
    ids=["unchanged", "no record"],
)
def test_confirming_without_need_is_refused(records: tuple[Record, ...], reason: str) -> None:
    result = confirm("14 days", ENGLISH, PORTUGUESE, records, RUI)

    assert (result.refused, result.records) == ((reason,), records)


def test_a_review_is_held_per_segment() -> None:
    result = review(records_of(), "14 days")

    assert (result.refused, result.notes) == ((), ())
    assert [record.text for record in result.records if record.reviewed == RUI] == ["Wait for 14 days."]


def test_a_page_whose_every_word_is_reviewed_is_reviewed() -> None:
    assert status_of(ENGLISH, PORTUGUESE, review(records_of()).records).state is PageState.REVIEWED


def test_a_review_expires_only_for_what_changed() -> None:
    records = review(records_of()).records
    page = status_of(CHANGED, PORTUGUESE, records)
    expired = [segment.source.plain for segment in page.segments if segment.source and not segment.reviewed]
    assert expired == ["Wait for 30 days."]

    page = status_of(ENGLISH, PORTUGUESE.replace("Espere", "Aguarde"), records)
    expired = [segment.source.plain for segment in page.segments if segment.source and not segment.reviewed]
    assert expired == ["Wait for 14 days."]


def test_reviewing_twice_keeps_the_first_day() -> None:
    records = review(records_of()).records
    later = Signature(by=RUI.by, on="2027-01-01")

    assert review(records, by=later).records == records


@pytest.mark.parametrize(
    ("english", "translation", "records"),
    [
        (CHANGED, PORTUGUESE, records_of()),
        (ENGLISH, PORTUGUESE.replace("Espere 14", "Espere uns 14"), records_of()),
        (ENGLISH, PORTUGUESE, ()),
        (ENGLISH, ENGLISH, recorded(ENGLISH, ENGLISH, origin=Origin.UNTRANSLATED).records),
    ],
    ids=["changed", "translation changed since", "not recorded", "untranslated"],
)
def test_a_review_of_an_open_segment_is_refused(
    english: str, translation: str, records: tuple[Record, ...]
) -> None:
    result = review(records, "Wait for", "Membership", english=english, translation=translation)

    assert result.records == records
    assert result.refused[0].startswith("line 10: “Wait for ")


def test_a_reviewer_who_is_the_translator_is_told() -> None:
    result = review(records_of(), by=Signature(by="ana silva", on="2026-12-01"))

    assert result.notes == ("ana silva also translated some of it; a second pair of eyes sees more",)
    assert result.refused == ()


def test_a_machine_draft_is_not_a_draft() -> None:
    records = recorded(origin=Origin.MACHINE).records
    assert status_of(ENGLISH, PORTUGUESE, records).state is PageState.MACHINE_DRAFT

    page = status_of(ENGLISH, PORTUGUESE, review(records).records)
    assert (page.state, page.open) == (PageState.REVIEWED, ())
    assert {segment.state for segment in page.segments} == {SegmentState.CURRENT}
