"""Which pages lead a reader on: by role, by task, and to related ones, from nothing but the heads of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.front_matter import AUDIENCES, is_need, texts
from docs_i18n.strings import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

MOST_RELATED = 4

KINDS = {
    "guide": gettext_noop("Guide"),
    "brief": gettext_noop("Policy brief"),
    "template": gettext_noop("Template"),
}
"""Kinds of pages that say to a reader what to expect."""

ROLES = {
    "elected": gettext_noop("mayors and councillors"),
    "officials": gettext_noop("city staff"),
    "coordinators": gettext_noop("coordinators of networks"),
    "trainers": gettext_noop("trainers and teachers"),
    "associations": gettext_noop("associations"),
    "citizens": gettext_noop("residents"),
    "translators": gettext_noop("translators"),
}
"""Values of `audience:` that a reader can choose from, with what they are called; `everyone` is no choice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Something that readers come to do."""

    id: str
    title: str
    """In English; a string of the catalogues."""
    needs: frozenset[str]
    """The statements of need that stand behind it."""


def _task(name: str, title: str, needs: str) -> Task:
    return Task(id=name, title=title, needs=frozenset(needs.split()))


TASKS = (
    _task("explain", gettext_noop("Explain the idea"), "C6 H8"),
    _task("begin", gettext_noop("Take the first steps"), "A7 F11"),
    _task("decide", gettext_noop("Win political support"), "A8 A11 B14 C4 G1 H2 H10 H11"),
    _task("plan", gettext_noop("Write a strategy or a plan"), "A7 E3 G3"),
    _task("know", gettext_noop("Know where your city stands"), "A5 A6 B2 D2 D3 G4 I14 I15"),
    _task("rumours", gettext_noop("Answer rumours"), "B12 E10 E12 F4 F5 F6 F7 G5 I2 I3"),
    _task("equality", gettext_noop("Act against discrimination and hate"), "A15 C2 C3 E9 G9 H9 I4 I5 I7"),
    _task("train", gettext_noop("Train staff and teach"), "A9 A14 E11 E17 F8 F13 G2 G6 G7 H5 H6 I6 I10 I11"),
    _task("serve", gettext_noop("Make services work for everyone"), "B10 B11 E6 E8 F10 H7 I12"),
    _task("take-part", gettext_noop("Give residents a say"), "B8 C8 C9 E4 E5"),
    _task(
        "communicate",
        gettext_noop("Talk to the public"),
        "A3 A16 A21 B3 B4 B5 B6 E1 E2 E16 F8 F9 G7 I2 I16",
    ),
    _task("emergency", gettext_noop("Include everyone in an emergency"), "B11 C1 C8 E7 F10 G8"),
    _task("economy", gettext_noop("Work on the economy and the environment"), "A13 A17 B9 C10 I8 I9"),
    _task(
        "cooperate",
        gettext_noop("Work with other cities"),
        "A2 A10 A12 A19 A20 A22 B1 C7 D1 E7 H3 I9 I13",
    ),
    _task(
        "network",
        gettext_noop("Run a network"),
        "A1 A4 A23 B13 C5 C7 E13 E15 E18 F1 F2 F12 G10 H1 H2 H4 H7 I1 I13",
    ),
    _task("languages", gettext_noop("Find or translate material"), "A18 E14 E16 F2 F3 G11"),
    _task("live", gettext_noop("Do something as a resident"), "A9 B7 B14 E8"),
)
"""In the order in which most readers come to them. A need may stand behind several."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waypoint:
    """A page as its head places it among the others."""

    path: str
    """Its file inside the language folder: `guides/x.md`."""
    order: int
    """Its place in the menu."""
    needs: frozenset[str]
    audience: tuple[str, ...]
    """Those it is for; whom it is for most, first."""
    is_core: bool


def waypoint(path: str, order: int, head: Mapping[str, Any]) -> Waypoint:
    """What a page's head says, as far as it says it in the words it should."""
    return Waypoint(
        path=path,
        order=order,
        needs=frozenset(filter(is_need, texts(head, "needs"))),
        audience=tuple(who for who in texts(head, "audience") if who in AUDIENCES),
        is_core=head.get("shelf") == "core",
    )


class SharedNeeds:
    """Which pages answer a need, so that no page has to be held against all others."""

    def __init__(self, pages: Iterable[Waypoint]) -> None:
        self._pages: dict[str, list[Waypoint]] = {}
        for page in pages:
            for need in page.needs:
                self._pages.setdefault(need, []).append(page)

    def near(self, page: Waypoint) -> set[Waypoint]:
        """The pages that answer one of its needs, itself included."""
        return {other for need in page.needs for other in self._pages.get(need, ())}


def related(page: Waypoint, pages: Iterable[Waypoint]) -> list[Waypoint]:
    """The pages that answer most of the same needs; among equals those that answer little else, then as in the menu."""
    shared = {other: len(page.needs & other.needs) for other in pages if other.path != page.path}
    found = [other for other, number in shared.items() if number]
    found.sort(key=lambda other: (-shared[other], len(other.needs), other.order, other.path))
    return found[:MOST_RELATED]


def for_role(role: str, pages: Iterable[Waypoint]) -> list[Waypoint]:
    """The pages written for a role: those that name it first, and of those the core shelf, before others."""
    found = [page for page in pages if role in page.audience]
    return sorted(found, key=lambda page: (page.audience.index(role), *_usual_order(page)))


def for_task(task: Task, pages: Iterable[Waypoint]) -> list[Waypoint]:
    """The pages that help with a task: those that are mostly about it, and of those the core shelf, before others."""
    found = [page for page in pages if page.needs & task.needs]

    def is_mostly_about_more(page: Waypoint) -> bool:
        return 2 * len(page.needs & task.needs) < len(page.needs)

    return sorted(found, key=lambda page: (is_mostly_about_more(page), *_usual_order(page)))


def answers(need: str, pages: Iterable[Waypoint]) -> list[Waypoint]:
    """The pages that answer a need."""
    return sorted((page for page in pages if need in page.needs), key=_usual_order)


def _usual_order(page: Waypoint) -> tuple[bool, int, str]:
    """The core shelf first, then as in the menu."""
    return (not page.is_core, page.order, page.path)
