"""The tracker is exact on every scenario with a known answer, to the segment (trackers.md §4.5)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from scenarios import content, history, ours
from scenarios.judges import Tree, by_date, by_structure, by_tracker, named, play, recorded_pages, summarise
from scenarios.scenario import CITIZENS, CURRENT, OUTDATED, Scenario, case, changed, drifts
from scenarios.steps import Edit, ScenarioError, Swap

if TYPE_CHECKING:
    from pathlib import Path

    from docs_i18n.summary import PageSummary

SCENARIOS = (*history.SCENARIOS, *content.SCENARIOS, *ours.SCENARIOS)


@pytest.fixture(scope="session")
def untouched() -> dict[tuple[str, str], PageSummary]:
    return {(page.locale, page.page): page for page in summarise(recorded_pages()).pages}


@pytest.mark.parametrize(
    "scenario",
    SCENARIOS,
    ids=[
        f"{number} {scenario.family}: {scenario.name}" for number, scenario in enumerate(SCENARIOS, start=1)
    ],
)
def test_a_scenario_has_its_right_answer(
    scenario: Scenario, tmp_path: Path, untouched: dict[tuple[str, str], PageSummary]
) -> None:
    tree = play(scenario, tmp_path / "tree")

    summary = summarise(tree.root)

    for verdict in scenario.verdicts:
        assert by_tracker(summary, verdict.locale, verdict.page) == verdict.state
        found = named(summary, verdict)
        assert found.missed == ()
        assert found.wrong == ()
    judged = {verdict.page for verdict in scenario.verdicts}
    others = [page for page in summary.pages if page.page not in judged and not _touched(tree, page.page)]
    assert others == [untouched[page.locale, page.page] for page in others]


def _touched(tree: Tree, page: str) -> bool:
    """Whether a step went to this page in any language, or to a text that pages include."""
    return any(path.endswith(f"/{page}") or "/includes/" in path for path in tree.commits)


def test_a_page_that_nobody_touched_is_current() -> None:
    summary = summarise(recorded_pages())

    assert {page.state.value for page in summary.pages} == {"draft", "missing"}
    assert summary.findings == ()


def test_every_family_is_tried_on_several_pages() -> None:
    pages = Counter(scenario.family for scenario in (*history.SCENARIOS, *content.SCENARIOS))

    assert len({scenario.family for scenario in history.SCENARIOS}) == 5
    assert len({scenario.family for scenario in content.SCENARIOS}) == 14
    assert min(pages.values()) >= 3


@pytest.mark.parametrize(
    "step",
    [
        Edit("docs/index.md", "no such words", "others"),
        Swap("docs/index.md", "no such words", "title: I live here"),
    ],
)
def test_a_step_that_changes_nothing_is_no_step(step: Edit | Swap, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="stands there 0 times"):
        play(case("a mistake", step, verdicts=()), tmp_path / "tree")


def test_a_wrong_answer_is_noticed(tmp_path: Path) -> None:
    edit = Edit(f"docs/{CITIZENS}", "Begin with a greeting.", "Begin with a smile.")
    (verdict,) = drifts("pt", CITIZENS, changed("Stay calm"))

    found = named(summarise(play(case("", edit, verdicts=()), tmp_path / "tree").root), verdict)

    assert [missed.text for missed in found.missed] == ["Stay calm"]
    assert [wrong.new.partition(".")[0] for wrong in found.wrong] == ["Begin with a smile"]


def test_the_rule_of_dates_sees_the_order_of_commits_and_nothing_else(tmp_path: Path) -> None:
    english = Edit(f"docs/{CITIZENS}", "Begin with a greeting.", "Begin with a smile.")
    cosmetic = Edit(f"docs_pt/{CITIZENS}", "Comece por pouco", "Comece por  pouco")

    first = play(Scenario("", ((english,),), ()), tmp_path / "english")
    both = play(Scenario("", ((english,), (cosmetic,)), ()), tmp_path / "both")

    assert by_date(first, "pt", CITIZENS) == OUTDATED
    assert by_date(both, "pt", CITIZENS) == CURRENT


@pytest.mark.parametrize(
    ("locale", "page"), [(page.locale, page.page) for page in summarise(recorded_pages()).pages]
)
def test_the_rule_of_structure_finds_our_translations_whole(locale: str, page: str) -> None:
    verdict = by_structure(Tree(recorded_pages(), {}), locale, page)

    assert verdict in {CURRENT, "missing"}
