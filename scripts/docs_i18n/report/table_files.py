"""The report as a table: CSV for spreadsheets, Markdown for pages and mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.claim_files import NO_CLAIMS
from docs_i18n.effort import READING, WRITING, whole_minutes
from docs_i18n.report.precision import known_less_precisely
from docs_i18n.spreadsheet import write_table
from docs_i18n.summary import WORDS
from docs_i18n.totals import totals
from docs_i18n.work_queue import queue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_i18n.claim_files import SiteClaims
    from docs_i18n.claims import Claim
    from docs_i18n.model import Language
    from docs_i18n.summary import PageSummary, SiteSummary

_COLUMNS = (
    "locale",
    "page",
    "title",
    "core",
    "state",
    "precision",
    *(f"words_{name}" for name in WORDS),
    "open_segments",
    "minutes",
    "review_minutes",
    "changed_since",
    "note",
    "links_to_mend",
    "claimed_by",
    "claimed_until",
)


def to_csv(summary: SiteSummary, languages: Sequence[Language], claims: SiteClaims = NO_CLAIMS) -> str:
    """One line a page and language."""
    pages = (page for language in languages for page in summary.of(language.locale))
    return write_table([_COLUMNS, *(_cells(page, claims.written(page.locale, page.page)) for page in pages)])


def _cells(page: PageSummary, claim: Claim | None) -> tuple[object, ...]:
    return (
        page.locale,
        page.page,
        page.title,
        "yes" if page.is_core else "no",
        page.state.value,
        page.precision.value,
        *(page.words[name] for name in WORDS),
        len(page.open),
        whole_minutes([page.minutes]),
        whole_minutes([page.review_minutes]),
        page.changed_since,
        page.note,
        len(page.links),
        claim.who if claim else "",
        claim.until if claim else "",
    )


def to_markdown(summary: SiteSummary, languages: Sequence[Language]) -> str:
    """Languages side by side, then the work of each."""
    lines = [
        "| Language | Reviewed words | Unreviewed | Changed | Missing | Unverified | Minutes to translate | To review |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for language in languages:
        sums = totals(summary.of(language.locale))
        counts = " | ".join(str(sums.words[name]) for name in WORDS)
        lines.append(f"| {language.name} | {counts} | {sums.minutes} | {sums.review_minutes} |")
    lines.append("")
    lines.append(
        f"Minutes assume {WRITING} words written and {READING} words read a minute. Words are English words."
    )
    for language in languages:
        if known := known_less_precisely(summary.of(language.locale)):
            lines.extend(["", f"{language.name}: {known}."])
    for language in languages:
        work = queue(summary.of(language.locale))
        if work:
            lines.extend(["", f"## {language.name}", "", "| Page | State | Segments | Words | Minutes |"])
            lines.append("|---|---|--:|--:|--:|")
            lines.extend(
                f"| {_escape(item.page.title)} (`{item.page.page}`) | {item.page.state.value} |"
                f" {len(item.segments)} | {item.words} | {item.minutes} |"
                for item in work
            )
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    return text.replace("|", "\\|")
