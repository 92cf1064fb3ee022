"""How much a change of the English matters: what can mislead a reader above wording, wording above punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.changes import importance, word_diff
from docs_i18n.effort import (
    changed_words,
    count_words,
    minutes_to_translate,
    minutes_to_update,
    whole_minutes,
)
from docs_i18n.model import Importance, Kind

TABLE = [
    ("Wait 14 days.", "Wait 30 days.", "MEANING"),
    ("It costs 1,000.5 euros.", "It costs 1.000,5 euros.", "MEANING"),
    ("Wait fourteen days.", "Wait seven days.", "MEANING"),
    ("It costs €500.", "It costs £500.", "MEANING"),
    ("Half, 50% of it.", "Half, 50 of it.", "MEANING"),
    ("It is -5 degrees.", "It is 5 degrees.", "MEANING"),
    ("Open on Monday from 9.", "Open on Friday from 9.", "MEANING"),
    ("Before 3 May 2026.", "Before 3 June 2026.", "MEANING"),
    ("Come at 14:00.", "Come at 15:00.", "MEANING"),
    ("Write to a@example.org now.", "Write to b@example.org now.", "MEANING"),
    ("Call +351 21 000.", "Call +351 22 000.", "MEANING"),
    ("See https://example.org/a now.", "See https://example.org/b now.", "MEANING"),
    ("You may come in.", "You may not come in.", "MEANING"),
    ("You can come in.", "You can’t come in.", "MEANING"),
    ("Come with a card.", "Come without a card.", "MEANING"),
    ("Ask the mayor of Lisbon.", "Ask the mayor of Porto.", "MEANING"),
    ("The council meets. The mayor speaks.", "The council meets. A mayor speaks.", "WORDING"),
    ("The council meets.", "Our council meets.", "WORDING"),
    ("A big city.", "A large city.", "WORDING"),
    ("A big city.", "A big old city.", "WORDING"),
    ("A city, large.", "A city large.", "PUNCTUATION"),
    ("See https://example.org/a.", "See https://example.org/a", "PUNCTUATION"),
    ("“A city”", '"A city"', "PUNCTUATION"),
    ("A  city.", "A city.", "NONE"),
    ("", "", "NONE"),
]


@pytest.mark.parametrize(("old", "new", "expected"), TABLE)
def test_importance(old: str, new: str, expected: str) -> None:
    assert importance(old, new) is Importance[expected]
    assert importance(new, old) is Importance[expected]


@given(st.text(), st.text())
def test_importance_of_any_change_is_the_same_both_ways_and_none_for_none(old: str, new: str) -> None:
    assert importance(old, old) is Importance.NONE
    assert importance(old, new) in Importance


@given(st.text(), st.text())
def test_the_parts_of_a_diff_give_both_texts_back(old: str, new: str) -> None:
    diff = word_diff(old, new)

    assert " ".join(part.text for part in diff if part.kind != "added").split() == old.split()
    assert " ".join(part.text for part in diff if part.kind != "removed").split() == new.split()


def test_a_huge_change_is_shown_as_a_whole() -> None:
    old = "first " + " ".join(f"a{n}" for n in range(20_000)) + " last"
    new = "first " + " ".join(f"b{n}" for n in range(20_000)) + " last"

    assert [part.kind for part in word_diff(old, new)] == ["same", "removed", "added", "same"]
    assert importance("- " * 50_000, "+ " * 50_000) is Importance.PUNCTUATION


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("A city’s well-known 5 parks", Kind.PARAGRAPH, 5),
        ("", Kind.ITEM, 0),
        ("print(1)", Kind.CODE, 0),
        ("— …", Kind.ROW, 0),
    ],
)
def test_words(text: str, kind: Kind, words: int) -> None:
    assert count_words(text, kind) == words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("a b c", "a b c", 0), ("a b c", "a x y c", 2), ("a b c", "a c", 1), ("", "a b", 2)],
)
def test_words_to_write(old: str, new: str, words: int) -> None:
    assert changed_words(old, new) == words


def test_minutes() -> None:
    """Half a minute to find the place, then what is read in both languages, then what is written."""
    assert minutes_to_translate(70) == 0.5 + 10
    assert minutes_to_translate(0) == 0
    assert minutes_to_update("a " * 100, "a " * 100 + "b " * 7) == pytest.approx(0.5 + 2.14 + 1)
    assert whole_minutes([0.5, 0.5, 0.1]) == 2
    assert whole_minutes([]) == 0
