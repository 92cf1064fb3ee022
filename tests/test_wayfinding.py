"""Pages lead to one another by what their heads say, in an order that depends on nothing else."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n import front_matter
from docs_i18n.wayfinding import (
    KINDS,
    MOST_RELATED,
    ROLES,
    TASKS,
    Task,
    Waypoint,
    answers,
    for_role,
    for_task,
    related,
    waypoint,
)
from site_pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

NEEDS = list(csv.DictReader((Path(__file__).parent / "needs.csv").read_text(encoding="utf-8").splitlines()))
"""The statements of the coordinators of networks (report of 11 February 2021), by id; N in its kind: a need or a request."""


def page(
    path: str, needs: str = "", *, order: int = 0, audience: str = "officials", core: bool = False
) -> Waypoint:
    return Waypoint(
        path=path,
        order=order,
        needs=frozenset(needs.split()),
        audience=tuple(audience.split()),
        is_core=core,
    )


def paths(found: list[Waypoint]) -> list[str]:
    return [each.path for each in found]


def test_related_pages_share_most_needs_first() -> None:
    """The best overlap first; among equals what answers little else, then the order of the menu, then the path."""
    own = page("own.md", "A1 A2 A3")
    others = [
        page("one.md", "A1", order=9),
        page("broad.md", "A1 A2 B1 B2", order=1),
        page("close.md", "A1 A2", order=8),
        page("later.md", "A3", order=10),
        page("none.md", "B1", order=0),
        own,
    ]

    assert paths(related(own, others)) == ["close.md", "broad.md", "one.md", "later.md"]
    assert related(page("without.md"), others) == []


WAYPOINTS = st.lists(
    st.builds(
        page,
        st.sampled_from([f"{letter}.md" for letter in "abcdefghijkl"]),
        st.lists(st.sampled_from(["A1", "A2", "B1", "B2"]), max_size=4).map(" ".join),
        order=st.integers(0, 3),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda each: each.path,
)


@given(WAYPOINTS, st.data())
def test_related_pages_depend_on_nothing_but_heads_and_menu(
    pages: list[Waypoint], data: st.DataObject
) -> None:
    """In whatever order pages are read, the same ones are shown: four at most, never the page itself, each with a need in common."""
    own = pages[0]
    shuffled = data.draw(st.permutations(pages))
    found = related(own, pages)

    assert found == related(own, shuffled)
    assert len(found) <= MOST_RELATED
    assert own not in found
    shared = [len(own.needs & other.needs) for other in found]
    assert shared == sorted(shared, reverse=True)
    assert all(shared)
    left = [len(own.needs & other.needs) for other in pages if other not in [own, *found]]
    assert not left or len(found) == MOST_RELATED or not any(left)


def test_pages_of_a_role_begin_with_those_that_name_it_first() -> None:
    """Whoever the page is for most stands first in its head; pages for everyone are no answer to “who are you”."""
    pages = [
        page("also.md", audience="officials elected", core=True),
        page("mostly.md", audience="elected officials", order=5),
        page("core.md", audience="elected", order=9, core=True),
        page("all.md", audience="everyone"),
    ]

    assert paths(for_role("elected", pages)) == ["core.md", "mostly.md", "also.md"]
    assert for_role("translators", pages) == []


def test_pages_of_a_task_begin_with_those_mostly_about_it() -> None:
    """A page that touches a task among many others stands below those that are about it."""
    task = Task(id="t", title="T", needs=frozenset({"A1", "A2"}))
    pages = [
        page("touches.md", "A1 B1 B2", order=1, core=True),
        page("about.md", "A1 B1", order=3),
        page("core.md", "A2", order=4, core=True),
        page("other.md", "B1"),
    ]

    assert paths(for_task(task, pages)) == ["core.md", "about.md", "touches.md"]


def test_answers_to_a_need() -> None:
    """Every page that names a need answers it, the core shelf first, then as in the menu."""
    pages = [
        page("b.md", "A1", order=2),
        page("a.md", "A1 A2", order=1),
        page("c.md", "A1", order=3, core=True),
    ]

    assert paths(answers("A1", pages)) == ["c.md", "a.md", "b.md"]
    assert answers("I9", pages) == []


@pytest.mark.parametrize(
    ("head", "needs", "audience"),
    [
        ({"needs": ["B7", "b7", "J1", 3], "audience": ["elected", "kings"]}, ["B7"], ("elected",)),
        ({"needs": "B7", "audience": "elected"}, [], ()),
        ({}, [], ()),
    ],
)
def test_what_a_head_says_otherwise_counts_for_nothing(
    head: dict[str, object], needs: list[str], audience: tuple[str, ...]
) -> None:
    """A mistyped head is named where heads are checked; here it leads nobody astray."""
    found = waypoint("a.md", 1, head)

    assert (sorted(found.needs), found.audience, found.is_core) == (needs, audience, False)


def test_every_need_stands_behind_a_task() -> None:
    """A page that answers a need, whichever, is found by what readers want to do."""
    known = {row["id"] for row in NEEDS}
    behind = frozenset().union(*(task.needs for task in TASKS))

    assert len(NEEDS) == 119
    assert behind == known
    assert len({task.id for task in TASKS}) == len(TASKS)


def test_roles_and_kinds_are_those_of_heads() -> None:
    """What a head may say and what is shown of it are one list; `everyone` is no choice, and some kinds go without saying."""
    assert [*ROLES, "everyone"] == list(front_matter.AUDIENCES)
    assert set(KINDS) == set(front_matter.KINDS) - {"page", "citizens"}


@pytest.fixture(scope="module")
def answered() -> dict[str, list[str]]:
    """Need to the English pages that say they answer it."""
    docs = ROOT / "docs"
    found: dict[str, list[str]] = {}
    for path in sorted(docs.rglob("*.md")):
        head = front_matter.read_front_matter(path.read_text(encoding="utf-8")).values
        for need in front_matter.texts(head, "needs"):
            found.setdefault(need, []).append(path.relative_to(docs).as_posix())
    return found


def test_needs_of_pages_are_in_the_list(answered: dict[str, list[str]]) -> None:
    """No page says that it answers a statement that nobody made."""
    known = {row["id"] for row in NEEDS}

    assert {need: pages for need, pages in answered.items() if need not in known} == {}


def test_needs_are_answered(answered: dict[str, list[str]], figure: Callable[[str], None]) -> None:
    """Every need and request (N) has a page, and so have nine in ten of all statements; the others are printed."""
    open_rows = [row for row in NEEDS if row["id"] not in answered]
    requests = [row["id"] for row in open_rows if "N" in row["kind"]]
    done = len(NEEDS) - len(open_rows)
    others = ", ".join(f"{row['id']} ({row['kind']})" for row in open_rows) or "none"
    figure(f"needs: {done} of {len(NEEDS)} answered; without a page: {others}")

    assert requests == [], f"needs and requests without a page: {requests}"
    assert 10 * done >= 9 * len(NEEDS), f"statements without a page: {others}"
