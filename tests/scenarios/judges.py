"""Three ways to judge a tree: our tracker, and two rules that need no records."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from docs_i18n.model import PageState
from docs_i18n.site import load_site
from docs_i18n.summary import SiteSummary, summarise_site
from scenarios.scenario import (
    CURRENT,
    INCOMPLETE,
    MISSING,
    ORPHAN,
    OUTDATED,
    Open,
    Scenario,
    Verdict,
)
from scenarios.steps import RecordPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docs_i18n.open_segments import OpenSegment

PAGES = Path(__file__).resolve().parent / "pages"
LOCALES = ("pt", "es", "uk", "it")
_NOTHING_TO_DO = frozenset({PageState.MACHINE_DRAFT, PageState.DRAFT, PageState.REVIEWED})

_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n.*?^---\r?$", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(r"^[ ]*(`{3,}|~{3,}).*?^[ ]*\1[ ]*\r?$", re.DOTALL | re.MULTILINE)
_COUNTED = {
    "heading": re.compile(r"#{1,6} "),
    "list item": re.compile(r"[ ]*(?:[-*+]|\d+\.) "),
    "table row": re.compile(r"[ ]*\|"),
    "admonition": re.compile(r"(?:!!!|\?\?\?|///)\+? ?\w"),
    "tab": re.compile(r"=== "),
}


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree after a scenario, with what a rule of dates would look at."""

    root: Path
    commits: Mapping[str, int]
    """Pages to the number of the commit that last touched them; 0 for those never touched since they were translated."""


@cache
def recorded_pages() -> Path:
    """All pages with their records, once for all scenarios; not to be changed."""
    root = Path(mkdtemp(prefix="scenarios-")) / "pages"
    shutil.copytree(PAGES, root)
    site = load_site(root)
    for locale in LOCALES:
        for page in site.pages[locale]:
            RecordPage(locale, page).apply(root)
    return root


def play(scenario: Scenario, root: Path, pages: Path | None = None) -> Tree:
    """The tree of a scenario, in a folder that does not exist yet; it begins with `pages`, or all with their records."""
    shutil.copytree(pages or recorded_pages(), root)
    commits: dict[str, int] = {}
    for number, steps in enumerate(scenario.commits, start=1):
        for step in steps:
            commits.update(dict.fromkeys(step.apply(root), number))
    return Tree(root, commits)


def summarise(root: Path) -> SiteSummary:
    return summarise_site(load_site(root), LOCALES)


def state_of(state: PageState) -> str:
    """A page's state as scenarios name it: three states of theirs have nothing to do in common."""
    return CURRENT if state in _NOTHING_TO_DO else state.value


def by_tracker(summary: SiteSummary, locale: str, page: str) -> str:
    return next((state_of(one.state) for one in summary.of(locale) if one.page == page), MISSING)


@dataclass(frozen=True, slots=True)
class Named:
    """How the segments that a report names compare with those it should name."""

    right: int
    missed: tuple[Open, ...]
    wrong: tuple[OpenSegment, ...]
    """Named, and nothing is to be done there."""


def named(summary: SiteSummary, verdict: Verdict) -> Named:
    """Compare the open segments of a page; of a page that is missing or unverified, all are open and none is asked."""
    if verdict.state not in {CURRENT, OUTDATED, INCOMPLETE}:
        return Named(0, (), ())
    left = [
        segment for page in summary.of(verdict.locale) if page.page == verdict.page for segment in page.open
    ]
    missed = []
    for wanted in verdict.open:
        found = next((segment for segment in left if _is(segment, wanted)), None)
        if found is None:
            missed.append(wanted)
        else:
            left.remove(found)
    return Named(len(verdict.open) - len(missed), tuple(missed), tuple(left))


def _is(segment: OpenSegment, wanted: Open) -> bool:
    return (
        segment.state is wanted.state
        and wanted.text in (segment.new or segment.old)
        and wanted.importance in {None, segment.importance}
    )


def by_date(tree: Tree, locale: str, page: str) -> str:
    """The usual rule: outdated where the last commit to English is newer than the last one to the translation."""
    source, target = f"docs/{page}", f"docs_{locale}/{page}"
    if absent := _absent(tree.root, source, target):
        return absent
    return OUTDATED if tree.commits.get(source, 0) > tree.commits.get(target, 0) else CURRENT


def by_structure(tree: Tree, locale: str, page: str) -> str:
    """Without any memory: outdated where both pages do not have the same parts in the same numbers."""
    source, target = f"docs/{page}", f"docs_{locale}/{page}"
    if absent := _absent(tree.root, source, target):
        return absent
    return OUTDATED if _parts(tree.root / source) != _parts(tree.root / target) else CURRENT


def _absent(root: Path, source: str, target: str) -> str:
    if not (root / target).is_file():
        return MISSING
    return "" if (root / source).is_file() else ORPHAN


def _parts(path: Path) -> Counter[str]:
    """How many headings, code blocks, list items, table rows, images, boxes, tabs and paragraphs a page has."""
    body = _FRONT_MATTER.sub("", path.read_text(encoding="utf-8"), count=1)
    parts = Counter({"code": len(_FENCED.findall(body)), "image": body.count("![")})
    rest = _FENCED.sub("", body)
    for block in re.split(r"\n[ ]*\n", rest):
        kinds = [_kind(line) for line in block.splitlines() if line.strip()]
        parts.update(kind for kind in kinds if kind != "text")
        parts["paragraph"] += "text" in kinds[:1]
    return parts


def _kind(line: str) -> str:
    return next((kind for kind, pattern in _COUNTED.items() if pattern.match(line)), "text")
