"""Commands for who is on what: `claim` takes a page for a while, `release` gives it back."""

from __future__ import annotations

import datetime as dt

import click

from docs_i18n.claim_files import release_page, take_page
from docs_i18n.claims import Claim
from docs_i18n.cli.common import Setting, pass_setting, today
from docs_i18n.errors import SiteError
from docs_i18n.names import VOLUNTEER, checked

_FOR = dt.timedelta(days=14)


@click.command()
@click.argument("locale")
@click.argument("page")
@click.option(
    "--name",
    required=True,
    help=f"Who is on it: a name or a handle, shown on the site, or `{VOLUNTEER}`.",
)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day, as in 2026-12-20. Default: two weeks from today.",
)
@pass_setting
def claim(setting: Setting, locale: str, page: str, name: str, until: dt.datetime | None) -> None:
    """Take a page for a while.

    The site says who is on it and until when, and `next` passes it over. After that day it is free again.
    """
    language = setting.language(locale)
    relative = setting.relative(page)
    source = setting.site.source(relative)
    if source is None or source.is_local:
        raise SiteError(f"there is no {setting.site.project.source.folder}/{relative} to translate")
    who = checked(name)
    day = today()
    last = (until.date() if until else dt.date.fromisoformat(day) + _FOR).isoformat()
    if last < day:
        raise SiteError(f"--until {last} is past; name today or a later day")
    wanted = Claim(page=relative, who=who, until=last)
    is_new = take_page(setting.site, locale, wanted, day)
    said = "" if is_new else " already"
    click.echo(f"{language.folder}/{relative}:{said} taken by {who} until {wanted.until}")


@click.command()
@click.argument("locale")
@click.argument("page")
@pass_setting
def release(setting: Setting, locale: str, page: str) -> None:
    """Give a page back that somebody had taken."""
    language = setting.language(locale)
    relative = setting.relative(page)
    found = release_page(setting.site, locale, relative)
    place = f"{language.folder}/{relative}"
    if found:
        click.echo(f"{place}: free again; {found.who} had it until {found.until}")
    else:
        click.echo(f"{place}: nobody had taken it")


COMMANDS = (claim, release)
