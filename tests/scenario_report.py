"""Plays every scenario with a known answer and prints who gets it right: our tracker, and the two usual rules.

`by dates` calls a page outdated where the last commit to English is newer than the last one to the translation;
`by structure` where both pages do not have the same headings, lists, tables, code, images and paragraphs in the same
numbers. Recall: of the pages that need work, how many are found. Precision: of the pages called outdated, how many
need work. Both leave out pages whose right answer is missing, unverified, orphan or local; `right` counts them too.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scenarios import content, history, ours
from scenarios.judges import by_date, by_structure, by_tracker, named, play, summarise
from scenarios.scenario import CURRENT, INCOMPLETE, OUTDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenarios.scenario import Scenario

GROUPS = (
    ("History: the trap of dates", history.SCENARIOS),
    ("Content", content.SCENARIOS),
    ("Ours on top", ours.SCENARIOS),
)
JUDGES = ("docs-i18n", "by dates", "by structure")
_NEEDS_WORK = frozenset({OUTDATED, INCOMPLETE})
_WIDTH = 78


@dataclass(slots=True)
class Score:
    """The answers of one judge."""

    right: int = 0
    asked: int = 0
    found: int = 0
    """Pages that need work and are called so."""
    missed: int = 0
    false: int = 0
    """Pages called outdated that need no work."""

    def add(self, truth: str, answer: str) -> None:
        self.asked += 1
        self.right += answer == truth
        if truth not in _NEEDS_WORK | {CURRENT}:
            return
        self.found += truth in _NEEDS_WORK and answer in _NEEDS_WORK
        self.missed += truth in _NEEDS_WORK and answer not in _NEEDS_WORK
        self.false += truth == CURRENT and answer != CURRENT


@dataclass(slots=True)
class Family:
    """The scores of all judges on one family of scenarios."""

    truth: Counter[str] = field(default_factory=Counter)
    """Right answers and how often each is right."""
    scores: dict[str, Score] = field(default_factory=lambda: {judge: Score() for judge in JUDGES})


@dataclass(slots=True)
class Report:
    """What one run has found."""

    families: dict[str, Family] = field(default_factory=dict)
    segments_right: int = 0
    segments_missed: int = 0
    segments_wrong: int = 0
    misses: list[str] = field(default_factory=list)
    """Every wrong answer of ours, in words."""

    def total(self, judge: str, families: Iterable[str]) -> Score:
        total = Score()
        for name in families:
            score = self.families[name].scores[judge]
            total.right += score.right
            total.asked += score.asked
            total.found += score.found
            total.missed += score.missed
            total.false += score.false
        return total


def measure(scenarios: Iterable[Scenario]) -> Report:
    """Play the scenarios in temporary folders and ask all judges."""
    report = Report()
    with TemporaryDirectory() as folder:
        for number, scenario in enumerate(scenarios):
            _judge(report, scenario, Path(folder) / str(number))
    return report


def _judge(report: Report, scenario: Scenario, folder: Path) -> None:
    tree = play(scenario, folder)
    summary = summarise(tree.root)
    family = report.families.setdefault(scenario.family, Family())
    for verdict in scenario.verdicts:
        place = (verdict.locale, verdict.page)
        answers = {
            "docs-i18n": by_tracker(summary, *place),
            "by dates": by_date(tree, *place),
            "by structure": by_structure(tree, *place),
        }
        family.truth[verdict.state] += 1
        for judge, answer in answers.items():
            family.scores[judge].add(verdict.state, answer)
        segments = named(summary, verdict)
        report.segments_right += segments.right
        report.segments_missed += len(segments.missed)
        report.segments_wrong += len(segments.wrong)
        if answers["docs-i18n"] != verdict.state or segments.missed or segments.wrong:
            report.misses.append(f"{scenario.family}: {' '.join(place)}: {answers['docs-i18n']}, {segments}")


def lines(report: Report, groups: Sequence[tuple[str, Sequence[Scenario]]]) -> Iterable[str]:
    """Yield the report line by line."""
    yield f"{'':{_WIDTH}}" + "".join(f"{judge:>14}" for judge in JUDGES)
    for title, scenarios in groups:
        names = list(dict.fromkeys(scenario.family for scenario in scenarios))
        yield ""
        yield title
        for name in names:
            family = report.families[name]
            scores = [family.scores[judge] for judge in JUDGES]
            yield f"  {_label(name, family.truth):{_WIDTH - 2}}" + "".join(map(_right, scores))
        totals = [report.total(judge, names) for judge in JUDGES]
        yield f"  {'all':{_WIDTH - 2}}" + "".join(map(_right, totals))
    totals = [report.total(judge, report.families) for judge in JUDGES]
    yield ""
    yield f"{'Right answers':{_WIDTH}}" + "".join(map(_right, totals))
    recalls = [_share(score.found, score.found + score.missed) for score in totals]
    precisions = [_share(score.found, score.found + score.false) for score in totals]
    yield f"{'Recall (pages that need work, found)':{_WIDTH}}" + "".join(recalls)
    yield f"{'Precision (pages called outdated, rightly)':{_WIDTH}}" + "".join(precisions)
    yield f"{'Segments to work on: recall':{_WIDTH}}" + _share(
        report.segments_right, report.segments_right + report.segments_missed
    )
    yield f"{'Segments to work on: precision':{_WIDTH}}" + _share(
        report.segments_right, report.segments_right + report.segments_wrong
    )
    yield from report.misses


def _label(name: str, truth: Counter[str]) -> str:
    return f"{name} → {', '.join(truth)}"


def _right(score: Score) -> str:
    return f"{f'{score.right} of {score.asked}':>14}"


def _share(part: int, whole: int) -> str:
    return f"{f'{100 * part / whole:.1f} %' if whole else '–':>14}"


def main() -> int:
    """Print the report; 1 where our tracker is wrong anywhere."""
    report = measure(scenario for _, scenarios in GROUPS for scenario in scenarios)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in lines(report, GROUPS))
    return 1 if report.misses else 0


if __name__ == "__main__":
    sys.exit(main())
