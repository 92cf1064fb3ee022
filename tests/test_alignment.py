"""Which text became which: inserted, deleted, split, merged, moved, repeated, reordered, renamed, rewritten."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.alignment import How, Item, align, similarity
from docs_i18n.markdown import split
from docs_i18n.matching import _source_item
from docs_i18n.model import Kind
from docs_i18n.subsequence import common_subsequence


def items(markdown: str) -> list[Item]:
    document = split(markdown)
    return [_source_item(segment, document.section_ids()) for segment in document.segments]


def aligned(old: str, new: str) -> list[tuple[str, str, str]]:
    """What happened to every text that is not the same, as (how, old, new)."""
    ours, theirs = items(old), items(new)
    return [
        (match.how.value, ours[match.old].plain, theirs[match.new].plain)
        for match in align(ours, theirs)
        if match.how is not How.SAME
    ]


A = "The council meets every month.\n\n"
B = "Anyone may come and listen to it.\n\n"
C = "Minutes are kept in the library.\n\n"
ONE, TWO = "## One {#one}\n\n", "## Two {#two}\n\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (A + B, A + B, []),
        (A + B, A + C + B, []),
        (A + C + B, A + B, []),
        (A + B, B + A, [("moved", "The council", "The council")]),
        (ONE + A + TWO + B, TWO + B + ONE + A, [("moved", "The council", "The council")]),
        (ONE + A + TWO + B, ONE + TWO + B + A, [("moved", "The council", "The council")]),
        (A, A.replace("month", "week"), [("changed", "The council", "The council")]),
        (A + B + C, A + "Quite other words stand here.\n\n" + C, [("changed", "Anyone may", "Quite other")]),
        (A + B, A + "## Quite other words\n\n", []),
        (ONE + A, "## New words {#one}\n\n" + A, [("changed", "One", "New words")]),
        (A + ONE + B, "## New words {#one}\n\n" + B + A, [("changed", "One", "New words"), ("moved", "The council", "The council")]),
        (A.strip() + " " + B, A + B, [("split", "The council", "The council"), ("split", "The council", "Anyone may")]),
        (A + B, A.strip() + " " + B, [("merged", "The council", "The council"), ("merged", "Anyone may", "The council")]),
        ("[^1]: First note.\n", "[^1]: Another note.\n\n[^2]: First note.\n", []),
        ("[^1]: First note.\n", "[^1]: Other words altogether.\n", [("changed", "First note", "Other words")]),
        ("---\ntitle: Join\n---\n\n# Join\n", "---\ntitle: Other\n---\n\n# Join\n", [("changed", "Join", "Other")]),
        ("# Join\n", "---\ntitle: Join\n---\n\n# Join\n", []),
    ],
    ids=[
        "nothing", "inserted", "deleted", "swapped", "sections reordered", "to another section", "changed",
        "rewritten in the only gap", "another kind in the gap", "heading renamed", "renamed and moved", "split", "merged",
        "footnotes renumbered", "footnote rewritten", "front matter", "front matter is no heading",
    ],
)  # fmt: skip
def test_what_became_of_texts(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    short = [
        (how, " ".join(a.split()[:2]).strip("."), " ".join(b.split()[:2]).strip("."))
        for how, a, b in aligned(old, new)
    ]

    assert sorted(short) == sorted(expected)


def test_a_repeated_text_meets_the_one_in_its_own_section() -> None:
    old, new = items(ONE + A + TWO + A), items(ONE + TWO + A)

    assert [(match.old, match.new) for match in align(old, new)] == [(0, 0), (2, 1), (3, 2)]


def test_identical_texts_split_alike_each_have_their_own_parts() -> None:
    whole = A.strip() + " " + B
    matches = align(items(whole + ONE + whole), items(A + B + ONE + A + B))

    assert [(match.old, match.new) for match in matches] == [(0, 0), (0, 1), (1, 2), (2, 3), (2, 4)]


def test_code_is_compared_with_code_only() -> None:
    assert aligned("    run the command now\n", "run the command now please\n") == []


ITEMS = st.lists(
    st.builds(
        Item,
        key=st.sampled_from("abcdef"),
        text=st.sampled_from(["a b", "a", "b", "a b c d", "c d", "", "e f g"]),
        kind=st.sampled_from([Kind.PARAGRAPH, Kind.HEADING, Kind.CODE, Kind.META, Kind.FOOTNOTE, Kind.ROW]),
        section=st.sampled_from(["", "one", "two"]),
        name=st.sampled_from(["", "x", "y"]),
    ),
    max_size=12,
)


@given(ITEMS, ITEMS)
def test_every_match_is_the_only_one_unless_split_or_merged(old: list[Item], new: list[Item]) -> None:
    matches = align(old, new)
    olds, news = Counter(m.old for m in matches), Counter(m.new for m in matches)
    for match in matches:
        assert olds[match.old] == 1 or match.how is How.SPLIT
        assert news[match.new] == 1 or match.how is How.MERGED
    assert [match.new for match in matches] == sorted(match.new for match in matches)


@given(ITEMS)
def test_a_list_aligns_with_itself_as_it_is(texts: list[Item]) -> None:
    assert {(m.old, m.new, m.how) for m in align(texts, texts) if texts[m.old].kind is not Kind.META} == {
        (n, n, How.SAME) for n, item in enumerate(texts) if item.kind is not Kind.META
    }


@given(st.lists(st.integers(0, 4), max_size=14), st.lists(st.integers(0, 4), max_size=14))
def test_a_common_subsequence_rises_in_both_lists(old: list[int], new: list[int]) -> None:
    pairs = common_subsequence(old, new)

    assert all(old[a] == new[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_long_lists_cost_no_more_than_they_must() -> None:
    """Thousands of equal texts, as in a table of yes and no."""
    old = [
        Item(key="yes no"[n % 7 > 3 :], text=f"yes {n % 3}", kind=Kind.ROW, section="") for n in range(5_000)
    ]
    matches = align(old, [*old[2_500:], *old[:2_500]])

    assert len(matches) == 5_000


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("", "", 0), ("a b", "a b", 1), ("a b", "c d", 0), ("A b", "a B", 1), ("a b c d", "a b x y", 0.5)],
)
def test_similarity_is_the_share_of_words_in_common(old: str, new: str, expected: float) -> None:
    assert similarity(old, new) == expected


def test_huge_texts_are_compared_by_the_words_they_share() -> None:
    words = [f"w{n}" for n in range(30_000)]

    assert similarity(" ".join(words), " ".join(reversed(words))) == 1
