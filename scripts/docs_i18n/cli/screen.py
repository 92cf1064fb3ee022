"""What a terminal shows: a bar while one waits, and tables.

The only module that knows rich; imported where it is needed and not before, because loading it takes longer than many
a report.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from docs_i18n.cli.common import SPEEDS, hours
from docs_i18n.model import PageState
from docs_i18n.report.precision import known_less_precisely
from docs_i18n.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docs_i18n.model import Language
    from docs_i18n.summary import SiteSummary


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar to be told how many of how many are done."""
    with Progress(console=_console(), transient=True) as progress:
        task = progress.add_task(what)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def print_status(summary: SiteSummary, languages: Sequence[Language], *, pages: bool) -> None:
    """The words of each language; with `pages` also every page of the first one."""
    screen = _console()
    table = _table(screen, "Words of English, by where their translation stands")
    table.add_column("Language")
    for heading in (
        "Reviewed",
        "Unreviewed",
        "Changed",
        "Missing",
        "Unverified",
        "To translate",
        "To review",
    ):
        table.add_column(heading, justify="right")
    for language in languages:
        sums = totals(summary.of(language.locale))
        table.add_row(
            language.name,
            *(str(count) for count in sums.words.values()),
            hours(sums.minutes),
            hours(sums.review_minutes),
        )
    screen.print(table)
    for language in languages:
        if known := known_less_precisely(summary.of(language.locale)):
            screen.print(f"{language.name}: {known}.")
    if pages:
        screen.print(_page_table(screen, summary, languages[0]))
        for page in summary.of(languages[0].locale):
            if page.note:
                screen.print(f"{page.page}: {_note(page.state, page.note)}")
            if page.links:
                screen.print(
                    f"{page.page}: links lead elsewhere in English, nothing to translate; see them with:"
                    f" docs-i18n diff {page.locale} {page.page}"
                )
    screen.print(SPEEDS)
    if not pages:
        screen.print("For the pages of one language: docs-i18n status LOCALE")


def _console() -> Console:
    """Plain text where nobody looks: no colours, no boxes, no wrapping of long lines."""
    is_terminal = sys.stdout.isatty()
    return Console(
        force_terminal=is_terminal,
        no_color=not is_terminal,
        highlight=False,
        width=None if is_terminal else 200,
    )


def _table(screen: Console, title: str) -> Table:
    """With lines for the eye, and without where another program or a screen reader reads."""
    return Table(title=title, title_justify="left", box=box.ROUNDED if screen.is_terminal else None)


def _page_table(screen: Console, summary: SiteSummary, language: Language) -> Table:
    table = _table(screen, f"Pages in {language.name}")
    for heading in ("Page", "State", "Known by"):
        table.add_column(heading, overflow="fold")
    for heading in ("Open", "Words", "To translate"):
        table.add_column(heading, justify="right")
    for page in summary.of(language.locale):
        table.add_row(
            page.page,
            page.state.value,
            page.precision.value if page.state is not PageState.MISSING else "",
            str(len(page.open) or ""),
            str(sum(segment.words for segment in page.open) or ""),
            hours(-(-page.minutes // 1)) if page.minutes else "",
        )
    return table


def _note(state: PageState, note: str) -> str:
    return f"perhaps renamed to {note}" if state is PageState.ORPHAN else note
