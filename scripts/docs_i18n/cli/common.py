"""What all commands share: the site, names of languages and pages, and where text goes."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

import click

from docs_i18n.effort import READING, WRITING
from docs_i18n.errors import SiteError
from docs_i18n.model import Signature
from docs_i18n.names import MACHINE, VOLUNTEER, checked
from docs_i18n.site import Site, load_site
from docs_i18n.subtitle_site import subtitle_site
from docs_i18n.subtitle_syntax import is_subtitle_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docs_i18n.model import Language

SPEEDS = f"Minutes assume {WRITING} words written and {READING} words read a minute."

FINDINGS = 1
BAD_INPUT = 2

_Command = TypeVar("_Command", bound="Callable[..., object]")


@dataclass
class Setting:
    """The project a command works on."""

    root: Path

    @cached_property
    def site(self) -> Site:
        return load_site(self.root)

    def languages(self, locale: str | None) -> list[Language]:
        """One language of the site, or all that are translated into."""
        translations = list(self.site.project.translations)
        if locale is None:
            return translations
        return [self.language(locale)]

    def language(self, locale: str) -> Language:
        for language in self.site.project.translations:
            if language.locale == locale:
                return language
        known = ", ".join(language.locale for language in self.site.project.translations)
        raise SiteError(f"`{locale}` is no language of this site; write one of: {known}")

    def place(self, page: str) -> tuple[Site, str]:
        """A page as people name it, or a file of subtitles anywhere on this computer: its site, and its path in that."""
        if is_subtitle_name(page):
            return subtitle_site(self.site.project, Path(page)), Path(page).name
        return self.site, self.relative(page)

    def relative(self, page: str) -> str:
        """A page as people name it (`docs_pt/start/x.md`, `start/x`) as its path inside a language folder."""
        path = PurePosixPath(page.replace("\\", "/"))
        folders = [language.folder for language in self.site.project.languages]
        parts = [part for part in path.parts if part != "."]
        if parts and parts[0] in folders:
            parts = parts[1:]
        if not parts or ".." in parts or path.is_absolute():
            raise SiteError(f"`{page}` is no page; name it by its path inside docs/, as in start/page.md")
        relative = "/".join(parts)
        if relative.endswith(".md"):
            return relative
        is_index = f"{relative}/index.md" in self.site.sources
        return f"{relative}/index.md" if is_index else f"{relative}.md"


def today() -> str:
    """The day of whoever runs a command, as in 2026-11-22."""
    return dt.datetime.now(tz=dt.UTC).date().isoformat()


def signature(by: str, on: dt.datetime | None) -> Signature:
    """Who says so, and on which day: today unless another is given; SiteError where `by` cannot be a name."""
    return Signature(by=by if by == MACHINE else checked(by), on=day(on))


def day(on: dt.datetime | None) -> str:
    """The ISO date that somebody gave, or today's."""
    return on.date().isoformat() if on else today()


@contextmanager
def reading(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar for whoever waits at a terminal, to be told how many of how many are done; None where nobody looks."""
    if not sys.stdout.isatty():
        yield None
        return
    from docs_i18n.cli.screen import bar  # noqa: PLC0415  # rich takes longer to load than many a report takes

    with bar(what) as progress:
        yield progress


def hours(minutes: float) -> str:
    """`45 min`, `3 h 10 min`."""
    whole, rest = divmod(int(minutes), 60)
    return f"{whole} h {rest:02} min" if whole else f"{rest} min"


def print_lines(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)


day_option = click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day, as in 2026-11-22. Default: today."
)


def by_option(help_text: str, *, required: bool = False) -> Callable[[_Command], _Command]:
    return click.option(
        "--by",
        metavar="NAME",
        required=required,
        default=None if required else VOLUNTEER,
        show_default=None if required else f"{VOLUNTEER}; {MACHINE} with --machine",
        help=help_text,
    )


pass_setting = click.make_pass_decorator(Setting)
