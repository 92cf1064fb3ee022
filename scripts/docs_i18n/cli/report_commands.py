"""Commands that look: `status` and `next`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from docs_i18n.claim_files import read_site_claims
from docs_i18n.cli.common import (
    FINDINGS,
    SPEEDS,
    Setting,
    day_option,
    hours,
    pass_setting,
    print_lines,
    reading,
    today,
)
from docs_i18n.errors import SiteError
from docs_i18n.model import SegmentState
from docs_i18n.report.data import to_json
from docs_i18n.report.github import to_github
from docs_i18n.report.table_files import to_csv, to_markdown
from docs_i18n.summary_cache import summarise_again
from docs_i18n.totals import totals
from docs_i18n.work_queue import Work, fitting, queue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from docs_i18n.claim_files import SiteClaims
    from docs_i18n.model import Language
    from docs_i18n.summary import SiteSummary


@click.command()
@click.argument("locale", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown", "github", "mail"]),
    default="table",
    show_default=True,
    help="How to print it; `mail` is a message of ten lines in the language itself, which needs LOCALE.",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="For `mail`: the first day whose work it thanks for. Default: a month ago.",
)
@day_option
@pass_setting
def status(
    setting: Setting, locale: str | None, form: str, since: dt.datetime | None, on: dt.datetime | None
) -> None:
    """Where translations stand, in words and minutes."""
    if form == "mail" and locale is None:
        raise SiteError("--format mail is written in one language; name it, as in: status pt --format mail")
    languages = setting.languages(locale)
    claims = read_site_claims(setting.site, today())
    summary = summarise(setting, languages)
    summary = replace(summary, findings=(*summary.findings, *claims.findings))
    if form == "table":
        from docs_i18n.cli.screen import print_status  # noqa: PLC0415  # rich loads slowly; other forms need none

        print_status(summary, languages, pages=locale is not None)
    elif form == "mail":
        from docs_i18n.cli.letter import letter_of  # noqa: PLC0415  # its words and dates take long to load

        click.echo(letter_of(setting.site, languages[0], summary, since=since, on=on), nl=False)
    elif form == "github":
        click.echo(to_github(summary), nl=False)
    elif form == "csv":
        # A table is a file, the same bytes on every system.
        click.echo(to_csv(summary, languages, claims).encode(), nl=False)
    elif form == "json":
        click.echo(to_json(summary, languages, claims), nl=False)
    else:
        click.echo(to_markdown(summary, languages), nl=False)
    if form == "table":
        print_lines([line for each in languages for line in _taken(claims, each)])
    if form in {"table", "csv", "markdown", "mail"}:
        print_lines([str(finding) for finding in summary.findings], err=True)
    sys.exit(FINDINGS if summary.findings else 0)


@click.command("next")
@click.argument("locale")
@click.option("--minutes", type=click.IntRange(1), help="The time you have; shows what fits into it.")
@click.option("--pages", type=click.IntRange(1), default=5, show_default=True, help="How many pages to show.")
@pass_setting
def next_work(setting: Setting, locale: str, minutes: int | None, pages: int) -> None:
    """What to do now, the most useful first."""
    language = setting.language(locale)
    summary = summarise(setting, [language])
    claims = read_site_claims(setting.site, today())
    print_lines([str(finding) for finding in claims.findings], err=True)
    taken = claims.holding(locale, today())
    listed = [page for page in summary.of(locale) if page.page not in taken]
    passed_over = _taken(claims, language)
    work = list(fitting(listed, minutes)) if minutes else queue(listed)[:pages]
    if not work:
        click.echo(_nothing_to_do(summary, language, minutes, is_taken=bool(passed_over)))
        print_lines([*passed_over, *_empty_slots(summary)])
        return
    if minutes:
        words = sum(item.words for item in work)
        count = sum(len(item.segments) for item in work)
        click.echo(
            f"{language.name}: {_count(count, 'paragraph')}, {_count(words, 'word')}, about {_count(sum(item.minutes for item in work), 'minute')}."
        )
    for item in work:
        click.echo()
        print_lines(_describe(item, locale))
    click.echo()
    click.echo(SPEEDS)
    print_lines([*passed_over, *_empty_slots(summary)])


def _taken(claims: SiteClaims, language: Language) -> list[str]:
    """Pages that somebody is on today."""
    return [
        f"{language.folder}/{claim.page}: {claim.who} is on it until {claim.until}"
        for claim in claims.holding(language.locale, today()).values()
    ]


def _empty_slots(summary: SiteSummary) -> list[str]:
    """Places for text of one's own that an English page offers and nobody has filled."""
    return [
        f"{text.path}: room for local text that nobody has written: <!-- local: {text.name} -->"
        for text in summary.local
        if text.name and not text.text
    ]


def summarise(setting: Setting, languages: Sequence[Language]) -> SiteSummary:
    """Read the site, with a progress bar for whoever waits."""
    with reading("Reading pages") as progress:
        return summarise_again(setting.site, [language.locale for language in languages], progress=progress)


_VERBS = {
    SegmentState.CHANGED: "changed in English",
    SegmentState.NEW: "new in English",
    SegmentState.REMOVED: "removed from the English",
    SegmentState.UNTRANSLATED: "still English",
}


def _describe(item: Work, locale: str) -> list[str]:
    page = item.page
    head = f"{page.title} ({page.page}): {_count(item.words, 'word')}, about {item.minutes} min"
    if item.is_new_page:
        return [head, f"  not yet translated; begin it with: docs-i18n start {locale} {page.page}"]
    lines = [head]
    for segment in item.segments:
        text = segment.new or segment.old
        short = text if len(text) <= 90 else f"{text[:89]}…"  # a line on a terminal
        lines.append(f"  {segment.path}:{segment.line}: {_VERBS[segment.state]}: “{short}”")
    lines.append(f"  see what to write: docs-i18n diff {locale} {page.page}")
    return lines


def _nothing_to_do(summary: SiteSummary, language: Language, minutes: int | None, *, is_taken: bool) -> str:
    if is_taken and queue(summary.of(language.locale)):
        return f"{language.name}: nothing that is free{f' fits into {minutes} minutes' if minutes else ''}."
    if minutes and queue(summary.of(language.locale)):
        return f"{language.name}: nothing fits into {minutes} minutes; see all there is: docs-i18n next {language.locale}"
    sums = totals(summary.of(language.locale))
    if sums.words["unverified"]:
        return f"{language.name}: nothing is known to be open, but some pages have no records: docs-i18n status {language.locale}"
    if sums.review_minutes:
        return f"{language.name}: everything is translated; {hours(sums.review_minutes)} of reading would review it."
    return f"{language.name}: everything is translated and reviewed."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


COMMANDS = (status, next_work)
