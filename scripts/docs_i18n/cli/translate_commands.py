"""Commands that a translator works with: `start`, `diff`, `record`, `confirm`, `review`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docs_i18n.cli.common import (
    BAD_INPUT,
    FINDINGS,
    Setting,
    by_option,
    day_option,
    pass_setting,
    print_lines,
    signature,
)
from docs_i18n.cli.subtitle_commands import begun_lines, time_lines
from docs_i18n.effort import whole_minutes
from docs_i18n.errors import SiteError
from docs_i18n.model import Origin
from docs_i18n.names import MACHINE, VOLUNTEER, checked
from docs_i18n.report.changes import describe_changes
from docs_i18n.summary import translation_status
from docs_i18n.translating import (
    Outcome,
    confirm_translation,
    record_translation,
    review_translation,
    start_page,
)

if TYPE_CHECKING:
    import datetime as dt

    from docs_i18n.site import Site

_TODAY = "today"


@click.command()
@click.argument("locale")
@click.argument("page")
@day_option
@pass_setting
def start(setting: Setting, locale: str, page: str, on: dt.datetime | None) -> None:
    """Begin a page.

    Makes a file with the English text, ready to be overwritten. What is still English shows as English.
    """
    setting.language(locale)
    site, relative = setting.place(page)
    path = start_page(site, locale, relative, by=signature(VOLUNTEER, on))
    if site is not setting.site:
        print_lines(begun_lines(setting, locale, page, path))
        return
    click.echo(
        f"{site.project.language(locale).folder}/{relative}: begun. Write your translation over the English, from top to bottom."
    )
    click.echo("What is still English shows as English on the site; you may stop and go on at any time.")
    click.echo(f"When you stop: docs-i18n record {locale} {relative}")


@click.command()
@click.argument("locale")
@click.argument("page")
@pass_setting
def diff(setting: Setting, locale: str, page: str) -> None:
    """What changed, word by word.

    The old English and the new, today's translation, and the line to edit.
    """
    setting.language(locale)
    site, relative = setting.place(page)
    named = relative if site is setting.site else page
    source = site.source(relative)
    if source is None:
        raise SiteError(f"there is no {site.project.source.folder}/{relative}")
    target = site.page(locale, relative)
    if target is None:
        folder = site.project.language(locale).folder
        raise SiteError(f"{folder}/{relative} is not begun; begin it with: docs-i18n start {locale} {named}")
    found = translation_status(source, target, locale)
    print_lines([str(finding) for finding in (*source.findings, *target.findings)], err=True)
    print_lines(describe_changes(found, source, target))
    print_lines(time_lines(source, target))
    if found.open:
        count = len(found.open)
        click.echo(
            f"{count} paragraph{'' if count == 1 else 's'}, about {whole_minutes([found.minutes])} min."
            f" When you have written: docs-i18n record {locale} {named}"
        )
        sys.exit(FINDINGS)


@click.command()
@click.argument("locale")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@by_option(
    "Who translated: a name or a handle, shown on the page and kept in the records; it is your choice."
)
@day_option
@click.option("--machine", is_flag=True, help="A machine wrote it and nobody has read it.")
@click.option(
    "--base",
    metavar="today|FILE",
    help="For a page without records: the English it was made from, today's or that of a file.",
)
@pass_setting
def record(
    setting: Setting,
    locale: str,
    pages: tuple[str, ...],
    by: str,
    on: dt.datetime | None,
    machine: bool,
    base: str | None,
) -> None:
    """Record pages after translating.

    Paragraph by paragraph; doing it twice changes nothing.
    """
    setting.language(locale)
    by = checked(by, is_machine=machine)
    if machine and by == VOLUNTEER:
        by = MACHINE
    outcomes = []
    for page in pages:
        site, relative = setting.place(page)
        origin = Origin.MACHINE if machine else Origin.PERSON
        english = _base(site, relative, base)
        outcomes.append(
            record_translation(site, locale, relative, by=signature(by, on), origin=origin, base=english)
        )
    _report(outcomes, "recorded")


def _base(site: Site, relative: str, base: str | None) -> str | None:
    """The English that `--base` names; None where nothing is named."""
    if base is None:
        return None
    if base == _TODAY:
        source = site.source(relative)
        return source.document.text if source else None
    file = Path(base)
    if not file.is_file():
        raise SiteError(
            f"--base {base}: there is no such file; write `today`, or the path of the old English page"
        )
    return file.read_bytes().decode("utf-8", "replace")


@click.command()
@click.argument("locale")
@click.argument("page")
@click.argument("segment", type=click.IntRange(1))
@click.option(
    "--name",
    required=True,
    help="Who says that the translation still holds: a name, a handle, or `volunteer`; it stands in the records.",
)
@day_option
@pass_setting
def confirm(
    setting: Setting, locale: str, page: str, segment: int, name: str, on: dt.datetime | None
) -> None:
    """Say that a paragraph still holds.

    Although its English has changed; SEGMENT is the number that `diff` shows.
    """
    setting.language(locale)
    site, relative = setting.place(page)
    outcome = confirm_translation(site, locale, relative, segment, by=signature(name, on))
    _report([outcome], "confirmed")


@click.command()
@click.argument("locale")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@by_option(
    "Who has read it and stands by it: a name, a handle, or `volunteer`; shown on the page and kept in the records.",
    required=True,
)
@day_option
@click.option(
    "--segment",
    "segments",
    type=click.IntRange(1),
    multiple=True,
    help="Only this paragraph, by its number in `diff`.",
)
@pass_setting
def review(
    setting: Setting,
    locale: str,
    pages: tuple[str, ...],
    by: str,
    on: dt.datetime | None,
    segments: tuple[int, ...],
) -> None:
    """Say that you stand by a translation.

    You have read the page, or the paragraphs named, and your name may stand on it.
    """
    setting.language(locale)
    if segments and len(pages) > 1:
        raise SiteError("--segment goes with one page; name one")
    outcomes = [
        review_translation(site, locale, relative, segments, by=signature(by, on))
        for site, relative in map(setting.place, pages)
    ]
    _report(outcomes, "reviewed")


def _report(outcomes: list[Outcome], done: str) -> None:
    """Say what was done, page by page; exit with 2 if anything was refused."""
    for outcome in outcomes:
        for reason in outcome.refused:
            click.echo(f"{outcome.place}: not {done}: {reason}", err=True)
        if outcome.status:
            what = done if outcome.changed else f"{done} already, nothing to write"
            click.echo(f"{outcome.place}: {what}; the page is now: {outcome.status.state.value}")
            print_lines([f"{outcome.place}: {note}" for note in outcome.notes])
            if outcome.status.open:
                click.echo(f"{outcome.place}: {len(outcome.status.open)} open")
    if any(outcome.refused for outcome in outcomes):
        sys.exit(BAD_INPUT)


COMMANDS = (start, diff, record, confirm, review)
