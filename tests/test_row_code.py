"""The code of a row: what a person or a program does to sixteen letters, and what may not be taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.row_code import (
    Purpose,
    RowCode,
    english_key,
    english_keys,
    find_codes,
    place_key,
    translation_key,
)

CODE = RowCode(
    place_key(Purpose.WORK, "pt", "start/join.md"),
    next(english_keys(["A city can join."])),
    translation_key("Uma cidade pode aderir."),
)


@given(st.text(), st.text(), st.text(), st.sampled_from(Purpose))
def test_what_is_written_is_read(page: str, english: str, translation: str, purpose: Purpose) -> None:
    code = RowCode(place_key(purpose, "uk", page), english_key(english, 0), translation_key(translation))

    assert find_codes(f"12\n{code}\n") == [code]


@pytest.mark.parametrize(
    "changed",
    [
        str(CODE).lower(),
        str(CODE).replace("-", "‑"),
        str(CODE).replace("-", " – "),
        str(CODE).replace("1", "I").replace("0", "o"),
        f"«{CODE}».",
    ],
    ids=["small letters", "hyphens that do not break", "dashes", "letters for digits", "in quotation marks"],
)
def test_survives_typing(changed: str) -> None:
    assert find_codes(changed) == [CODE]


@pytest.mark.parametrize(
    "text", ["", "4111-1111-1111-1111", "2026-1127-1200-0000", "ABCD-EFGH-JKMN-PQRS", f"{str(CODE)[:-1]}U"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert find_codes(text) == []


@given(st.integers(0, 18), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_seldom_another_row(place: int, letter: str) -> None:
    """One in 32 slips by the last letter; none of them is the row itself."""
    text = str(CODE)
    if text[place] not in {"-", letter}:
        changed = f"{text[:place]}{letter}{text[place + 1 :]}"

        assert CODE not in find_codes(changed)


def test_equal_texts_of_a_page_have_keys_of_their_own() -> None:
    """“Example” stands on a page three times, and each is another row."""
    keys = list(english_keys(["Example", "Other", "Example", "Example"]))

    assert len(set(keys)) == 4
    assert keys == list(english_keys(["Example", "Other", "Example", "Example"]))


def test_purpose_page_and_language_tell_rows_apart() -> None:
    keys = {
        place_key(purpose, locale, page)
        for purpose in Purpose
        for locale in ("pt", "uk")
        for page in ("a.md", "b.md", "")
    }

    assert len(keys) == 12
