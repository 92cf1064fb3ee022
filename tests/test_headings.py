"""Ids of headings: their own, their English partner's, or a slug in their own letters; unique in any case."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.headings import foreign_ids, give_ids, headings, keep_old_ids, skeleton, slug


def tree(*found: tuple[str, str | None, str]) -> ET.Element:
    """Make a page of headings: tag, id, words."""
    root = ET.Element("div")
    for tag, heading_id, words in found:
        heading = ET.SubElement(root, tag)
        heading.text = words
        if heading_id is not None:
            heading.set("id", heading_id)
        ET.SubElement(root, "p").text = words
    return root


def ids(root: ET.Element) -> list[str | None]:
    return [heading.get("id") for heading in headings(root)]


def test_headings_at_any_depth_in_order() -> None:
    """Headings in lists and boxes count too, in the order in which they are read."""
    root = ET.XML("<div><h2>a</h2><ul><li><h4>b</h4></li></ul><hr/><header>no</header><h6>c</h6></div>")

    assert [heading.text for heading in headings(root)] == ["a", "b", "c"]
    assert skeleton(root) == (("h2", None), ("h4", None), ("h6", None))


def test_partners_by_position() -> None:
    """Equal skeletons pair by position; an id of its own stays."""
    root = tree(("h2", None, "Один"), ("h3", "mine", "Два"), ("h2", None, "Три"))
    give_ids(root, (("h2", "one"), ("h3", "two"), ("h2", "three")))

    assert ids(root) == ["one", "mine", "three"]


@pytest.mark.parametrize(
    "source",
    [
        None,
        (),
        (("h2", "one"),),
        (("h2", "one"), ("h3", "two")),
        (("h2", "one"), ("h2", "two"), ("h2", "three")),
    ],
    ids=["no source", "empty", "shorter", "other level", "longer"],
)
def test_no_partner_where_skeletons_differ(source: tuple[tuple[str, str | None], ...] | None) -> None:
    """Nothing is guessed: a heading without a partner gets the slug of its words."""
    root = tree(("h2", None, "Перше слово"), ("h2", None, "Друге"))
    give_ids(root, source)

    assert ids(root) == ["перше-слово", "друге"]


def test_partner_whose_id_is_taken() -> None:
    """An id that another heading of the page has is not given twice."""
    root = tree(("h2", None, "Один"), ("h2", "one", "Два"), ("h2", None, "Три"))
    give_ids(root, (("h2", "one"), ("h2", "two"), ("h2", "one")))

    assert ids(root) == ["one-2", "one", "one-3"]


def test_partner_without_an_id() -> None:
    """Where the English heading has no id either, the words of the translation give it."""
    root = tree(("h2", None, "Один"))
    give_ids(root, (("h2", None),))

    assert ids(root) == ["один"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Що таке інтеграція?", "що-таке-інтеграція"),
        ("Об’єднання й обʼєднання об'єднань", "обєднання-й-обєднання-обєднань"),
        ("Ação e reação", "ação-e-reação"),
        ("¿Qué es?", "qué-es"),
        ("L’integrazione è qui", "lintegrazione-è-qui"),
        ("1. First _step_", "1-first-_step"),
        ("cafe\u0301", "caf\u00e9"),
        ("Rights \x02amp\x03 duties", "rights-duties"),
        ("***", "section"),
        ("", "section"),
    ],
)
def test_slug(text: str, wanted: str) -> None:
    """Words in their own letters, joined by hyphens; apostrophes join, marks part."""
    assert slug(text) == wanted


def test_old_ids_become_anchors() -> None:
    """The heading keeps its words and its marks; the old addresses stand inside it."""
    root = ET.XML('<div><h2 id="new" old-ids="first second">Some <em>fine</em> words</h2></div>')
    keep_old_ids(root)

    heading = headings(root)[0]
    assert dict(heading.attrib) == {"id": "new"}
    assert {span.get("id") for span in heading.iter("span")} == {"first", "second"}
    assert "".join(heading.itertext()) == "Some fine words"


def test_ids_that_would_break_a_link_are_made_plain() -> None:
    """Quotation marks, spaces and angle brackets end an attribute or an address."""
    root = tree(
        ("h2", 'x" onclick="y', "A"), ("h2", "two words", "B"), ("h2", "<b>", "C"), ("h2", "а.б:в-г_1", "D")
    )
    give_ids(root, None)

    assert ids(root) == ["x-onclick-y", "two-words", "b", "а.б:в-г_1"]


def test_foreign_ids() -> None:
    """What a translation lacks and what it has beyond its source; headings without ids are neither."""
    source = (("h2", "a"), ("h2", "b"), ("h2", None))

    assert foreign_ids((("h2", "b"), ("h3", "c"), ("h2", None)), source) == (["a"], ["c"])
    assert foreign_ids(source, source) == ([], [])


TAGS = st.sampled_from(["h1", "h2", "h3"])
SOME_IDS = st.none() | st.text(min_size=1) | st.sampled_from(["a", "b", "a-2"])


@given(
    st.lists(st.tuples(TAGS, SOME_IDS, st.text())),
    st.none() | st.lists(st.tuples(TAGS, st.none() | st.sampled_from(["a", "b", "c"]))),
)
def test_every_heading_has_a_plain_id_of_its_own(
    found: list[tuple[str, str | None, str]], source: list[tuple[str, str | None]] | None
) -> None:
    """Ids are unique unless the page itself repeats one, plain, and giving them twice changes nothing."""
    root = tree(*found)
    give_ids(root, None if source is None else tuple(source))
    given_ids = [heading_id or "" for heading_id in ids(root)]

    assert [name for name in given_ids if not re.fullmatch(r"[\w.:-]+", name)] == []
    own = [heading_id for _, heading_id, _ in found if heading_id]
    if not own:
        assert len(set(given_ids)) == len(given_ids)
    give_ids(root, None if source is None else tuple(source))
    assert [heading_id or "" for heading_id in ids(root)] == given_ids
