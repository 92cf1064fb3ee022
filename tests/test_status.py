"""Every state of a segment and of a page, and how closely the report could look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_i18n.effort import READING, WRITING
from docs_i18n.fingerprint import page_hash
from docs_i18n.markdown import split
from docs_i18n.model import Importance, LinkChange, Origin, PageState, Precision, Record, SegmentState
from docs_i18n.recording import review_segments
from docs_i18n.status import is_untranslated
from tracked_pages import ENGLISH, PORTUGUESE, RUI, recorded, records_of, states, status_of

WHOLE = "A city can join at any time of the year. Ask the council of your city first.\n"
PARTS = WHOLE.replace(". Ask", ".\n\nAsk")
INTEIRO = "Uma cidade pode aderir em qualquer altura do ano. Pergunte primeiro ao conselho da sua cidade.\n"
EM_PARTES = INTEIRO.replace(". Pergunte", ".\n\nPergunte")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("Wait for 14 days.", "*Wait* for `14` days.", []),
        ("500 euros", "[500 euros](costs.md)", []),
        ("A city can join at any", "A city can join\nat any", []),
        ("14 days", "30 days", [("changed", "Wait for 30 days.")]),
        ("- Wait", "- Sign it.\n- Wait", [("new", "Sign it.")]),
        ("- Wait for 14 days.\n", "", [("removed", "Espere 14 dias.")]),
        ("| The mayor |", "| A clerk | On Friday |\n| The mayor |", [("new", "A clerk | On Friday")]),
        ("Monday", "Friday", [("changed", "The mayor | On Friday")]),
        ("## Costs", "## Prices", [("changed", "Prices")]),
        ("How to join the network", "How to leave the network", [("changed", "How to leave the network")]),
        ("status pt", "status es", [("changed", "docs-i18n status es")]),
        ("```\ndocs", "```\nmake\n```\n\n```\ndocs", [("new", "make")]),
    ],
    ids=[
        "nothing", "markup", "link", "wrapped", "changed", "item added", "item removed", "row added", "cell changed",
        "heading renamed", "title", "code changed", "code added",
    ],
)  # fmt: skip
def test_a_change_of_the_english(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    page = status_of(ENGLISH.replace(old, new), PORTUGUESE, records_of())

    assert states(page) == expected
    assert page.precision is Precision.SEGMENT
    assert page.state is (PageState.OUTDATED if expected else PageState.DRAFT)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("qualquer altura do ano", "qualquer altura do ano, claro", []),
        ("- Escreva uma carta ao conselho.\n- Espere 14 dias.", "- Espere 14 dias.\n- Escreva uma carta ao conselho.", []),
        ("- Espere 14 dias.\n", "", [("new", "Wait for 14 days.")]),
        ("```\ndocs-i18n status pt\n```\n", "", [("new", "docs-i18n status pt")]),
        ("A adesão custa 500 euros por ano.", "Membership costs 500 euros a year.", [("untranslated", "Membership costs 500 euros a year.")]),
    ],
    ids=["a clause more", "swapped", "item deleted", "code deleted", "English again"],
)  # fmt: skip
def test_a_change_of_the_translation(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert states(status_of(ENGLISH, PORTUGUESE.replace(old, new), records_of())) == expected


def test_a_moved_paragraph_is_no_work() -> None:
    english = ENGLISH.replace("A city can join at any time of the year.\n\n", "")
    english = english.replace("Membership", "A city can join at any time of the year.\n\nMembership")
    page = status_of(english, PORTUGUESE, records_of())

    assert states(page) == [("moved", "A city can join at any time of the year.")]
    assert (page.state, page.minutes) == (PageState.DRAFT, 0)


@pytest.mark.parametrize(
    ("before", "after", "translation", "said", "count"),
    [(WHOLE, PARTS, INTEIRO, "split", 2), (PARTS, WHOLE, EM_PARTES, "joined", 1)],
    ids=["split", "merged"],
)
def test_a_split_or_merged_paragraph_is_changed_and_says_so(
    before: str, after: str, translation: str, said: str, count: int
) -> None:
    page = status_of(after, translation, records_of(before, translation))

    assert [segment.state for segment in page.segments] == [SegmentState.CHANGED] * count
    assert all(said in segment.note and segment.target for segment in page.segments)
    assert all(segment.minutes == 0.5 for segment in page.segments)


def test_a_split_is_settled_by_splitting_the_translation() -> None:
    records = records_of(WHOLE, INTEIRO)
    refused = recorded(PARTS, INTEIRO, records)
    assert refused.records == records
    assert "the English has 2 paragraphs, the translation 1 paragraph" in refused.refused[0]

    settled = recorded(PARTS, EM_PARTES, records)
    assert states(status_of(PARTS, EM_PARTES, settled.records)) == []


def test_removed_text_stands_where_it_was() -> None:
    english = ENGLISH.replace("- Write a letter to the council.\n", "")
    page = status_of(english, PORTUGUESE, records_of())

    assert [segment.state.value for segment in page.segments].index("removed") == 3


@pytest.mark.parametrize(
    ("old", "new", "importance"),
    [
        ("14 days", "15 days", Importance.MEANING),
        ("Write a letter", "Write a long letter", Importance.WORDING),
        ("year.", "year!", Importance.PUNCTUATION),
    ],
)
def test_a_change_has_its_importance(old: str, new: str, importance: Importance) -> None:
    page = status_of(ENGLISH.replace(old, new, 1), PORTUGUESE, records_of())

    assert [segment.importance for segment in page.open] == [importance]


def test_a_changed_link_weighs_as_much_as_a_number() -> None:
    english = "Read [the long guide](a.md) before you write.\n"
    records = records_of(english, "Leia [o guia](a.md) antes de escrever.\n")
    page = status_of(
        english.replace("a.md", "b.md").replace("long", "short"),
        "Leia [o guia](a.md) antes de escrever.\n",
        records,
    )

    assert [segment.importance for segment in page.open] == [Importance.MEANING]


def test_words_and_minutes_add_up() -> None:
    page = status_of(ENGLISH.replace("14 days", "30 days"), PORTUGUESE, records_of())

    (changed,) = page.open
    # To find it, to read it in both languages, and to write the one word that changed.
    expected = 0.5 + 2 * changed.words / READING + 1 / WRITING
    assert page.words == sum(segment.words for segment in page.segments) == 39
    assert page.minutes == pytest.approx(expected)


@pytest.mark.parametrize(
    ("translation", "records", "expected"),
    [
        (None, (), PageState.MISSING),
        ("", (), PageState.MISSING),
        (ENGLISH, (), PageState.MISSING),
        (PORTUGUESE, (), PageState.UNVERIFIED),
        (PORTUGUESE, records_of(), PageState.DRAFT),
        (PORTUGUESE, recorded(origin=Origin.MACHINE).records, PageState.MACHINE_DRAFT),
        (PORTUGUESE.replace("Espere 14 dias", "Wait for 14 days"), records_of(), PageState.INCOMPLETE),
        (PORTUGUESE.replace("- Espere 14 dias.\n", ""), records_of(), PageState.OUTDATED),
    ],
    ids=["no file", "empty file", "English", "no records", "draft", "machine", "incomplete", "outdated"],
)
def test_page_states(translation: str | None, records: tuple[Record, ...], expected: PageState) -> None:
    assert status_of(ENGLISH, translation, records).state is expected


def test_a_page_is_reviewed_when_every_word_is() -> None:
    source, target = split(ENGLISH), split(PORTUGUESE)
    numbers = [n for n, segment in enumerate(source.segments) if segment.kind.value != "code"]
    records = review_segments(source, target, records_of(), numbers, by=RUI).records
    assert status_of(ENGLISH, PORTUGUESE, records).state is PageState.REVIEWED

    records = review_segments(source, target, records_of(), numbers[1:], by=RUI).records
    assert status_of(ENGLISH, PORTUGUESE, records).state is PageState.DRAFT


@pytest.mark.parametrize(
    ("version", "precision", "said"),
    [
        (page_hash(split(ENGLISH).segments), Precision.PAGE, "made from today's English"),
        ("s1:000000000000", Precision.PAGE, "made from another English version"),
        (
            "s9:000000000000",
            Precision.STRUCTURE,
            "`source_version: s9:000000000000` is no hash that this docs-i18n",
        ),
        ("today", Precision.STRUCTURE, "`source_version: today` is no hash that this docs-i18n can compare"),
        ("", Precision.STRUCTURE, "once you know which English it was made from"),
    ],
)
def test_without_records_the_report_says_how_closely_it_looked(
    version: str, precision: Precision, said: str
) -> None:
    page = status_of(ENGLISH, PORTUGUESE, (), source_version=version)

    assert (page.state, page.precision) == (PageState.UNVERIFIED, precision)
    assert said in page.note


@pytest.mark.parametrize("version", ["", page_hash(split(ENGLISH).segments)])
def test_a_page_that_is_not_there_was_not_looked_at_closely(version: str) -> None:
    page = status_of(ENGLISH, None, (), source_version=version)

    assert (page.state, page.precision, page.note) == (PageState.MISSING, Precision.STRUCTURE, "")


def test_local_text_is_no_part_of_the_comparison() -> None:
    english = ENGLISH + "\n<!-- local: contacts -->\n\nAsk in London.\n\n<!-- /local -->\n"
    translation = (
        PORTUGUESE + "\n<!-- local: contacts -->\n\nPergunte em Lisboa.\n\n- E no Porto.\n\n<!-- /local -->\n"
    )

    assert states(status_of(english, translation, records_of(english, translation))) == []
    assert page_hash(split(english).segments) == page_hash(split(ENGLISH).segments)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portugal Digital", False),
        ("Wait for days", True),
        ("2 - 3 % 4", False),
        ("| A | B | C |", False),
        ("    make it run now", False),
    ],
)
def test_what_counts_as_still_english(text: str, expected: bool) -> None:
    (segment,) = split(text).segments

    assert is_untranslated(segment, segment.plain) is expected
    assert not is_untranslated(segment, segment.plain + " já")


READ = "Read [the guide][guide] before you write.\n\n[guide]: {}\n"
LEIA = "Leia [o guia][guide] antes de escrever.\n\n[guide]: {}\n"
READ_HERE = "Read [the guide]({}) before you write.\n"
LEIA_AQUI = "Leia [o guia]({}) antes de escrever.\n"


@pytest.mark.parametrize(
    ("english", "translation"),
    [(READ, LEIA), (READ_HERE, LEIA_AQUI), (READ, LEIA_AQUI), (READ_HERE, LEIA)],
    ids=["both below", "both in the text", "English below", "translation below"],
)
def test_a_changed_target_is_a_link_to_mend_and_nothing_to_translate(english: str, translation: str) -> None:
    records = records_of(english.format("a.md"), translation.format("a.md"))

    page = status_of(english.format("b.md"), translation.format("a.md"), records)

    assert [segment.links for segment in page.segments] == [LinkChange(gone=("a.md",), come=("b.md",))]
    assert (states(page), page.state, page.minutes) == ([], PageState.DRAFT, 0)
    mended = status_of(english.format("b.md"), translation.format("b.md"), records)
    assert [segment.links for segment in mended.segments] == [None]
    # Recording says that the translation, whatever it links to, is that of today's English.
    recorded_again = recorded(english.format("b.md"), translation.format("a.md"), records).records
    assert (
        status_of(english.format("b.md"), translation.format("a.md"), recorded_again).segments[0].links
        is None
    )


@pytest.mark.parametrize(
    ("old", "new", "links"),
    [
        ("", "", None),
        ("[guide]: a.md", "[Guide]:  <a.md>  'hint'", None),
        ("[guide][guide]", "[guide](a.md)", None),
        ("[the guide][guide]", "the guide", LinkChange(gone=("a.md",), come=())),
        ("you write", "[you write](w.md)", LinkChange(gone=(), come=("w.md",))),
        ("[guide]: a.md", "[other]: b.md", LinkChange(gone=("a.md",), come=())),
        ("Read [the", "Read first [the", None),
    ],
    ids=[
        "nothing",
        "written otherwise",
        "put in its place",
        "unlinked",
        "linked",
        "defined no more",
        "words",
    ],
)
def test_links_to_mend(old: str, new: str, links: LinkChange | None) -> None:
    english, translation = READ.format("a.md"), LEIA.format("a.md")

    page = status_of(english.replace(old, new), translation, records_of(english, translation))

    assert page.segments[0].links == links


def test_a_record_that_does_not_know_its_target_tells_no_change() -> None:
    """As earlier versions wrote them: the target stood elsewhere, and nobody knows what it was."""
    (record,) = records_of(READ.format("a.md"), LEIA.format("a.md"))
    old = replace(record, text="Read [the guide][guide] before you write.")

    page = status_of(READ.format("b.md"), LEIA.format("a.md"), (old,))

    assert page.segments[0].links is None


def test_a_changed_target_weighs_as_much_as_a_number_where_the_words_change_too() -> None:
    records = records_of(READ.format("a.md"), LEIA.format("a.md"))
    page = status_of(READ.format("b.md").replace("the guide", "our guide"), LEIA.format("a.md"), records)

    assert [segment.importance for segment in page.open] == [Importance.MEANING]
    assert page.segments[0].links is None
