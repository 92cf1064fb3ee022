"""The form of a scenario, and short words to write one down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.model import Importance, SegmentState

if TYPE_CHECKING:
    from scenarios.steps import Step

HOME = "index.md"
CITIZENS = "citizens/what-you-can-do.md"
ACTION = "start/from-idea-to-action.md"
MODEL = "start/what-is-an-intercultural-city.md"
KIT = "tools/registration-kit.md"
REPORT = "tools/meeting-report.md"
FIGURES = "tools/open-figures.md"

CURRENT = "current"
"""Nothing to do: a machine draft, a draft or reviewed."""
OUTDATED = "outdated"
INCOMPLETE = "incomplete"
MISSING = "missing"
UNVERIFIED = "unverified"
ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Open:
    """A segment that must be named, by what its text contains."""

    state: SegmentState
    text: str
    """Part of today's English, or, of a removed one, of the English that was."""
    importance: Importance | None = None
    """None where it does not matter to the scenario."""


def changed(text: str, importance: Importance | None = None) -> Open:
    return Open(SegmentState.CHANGED, text, importance)


def new(text: str) -> Open:
    return Open(SegmentState.NEW, text)


def removed(text: str) -> Open:
    return Open(SegmentState.REMOVED, text)


def untranslated(text: str) -> Open:
    return Open(SegmentState.UNTRANSLATED, text)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The right answer for one page in one language."""

    locale: str
    page: str
    state: str
    open: tuple[Open, ...] = ()
    """All segments with work to do, in any order, and no other."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Pages recorded, then changed; every page without a verdict here must stay as it was."""

    family: str
    commits: tuple[tuple[Step, ...], ...]
    """Steps that reach the repository together; a later one has a later date."""
    verdicts: tuple[Verdict, ...]

    @property
    def name(self) -> str:
        return ", ".join(f"{verdict.locale} {verdict.page}" for verdict in self.verdicts)


def case(family: str, *steps: Step, verdicts: tuple[Verdict, ...]) -> Scenario:
    """A scenario in which everything happens in one commit."""
    return Scenario(family, (steps,), verdicts)


def stays(locale: str, page: str) -> tuple[Verdict]:
    return (Verdict(locale, page, CURRENT),)


def drifts(locale: str, page: str, *segments: Open) -> tuple[Verdict]:
    return (Verdict(locale, page, OUTDATED, segments),)
