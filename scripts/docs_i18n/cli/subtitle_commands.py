"""The command `subtitles`, which writes what players and video hosts take, and what other commands say of subtitles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docs_i18n.cli.common import FINDINGS, Setting, pass_setting
from docs_i18n.errors import SiteError
from docs_i18n.files import write_atomically
from docs_i18n.subtitle_edit import retimed, time_changes
from docs_i18n.subtitle_formats import is_simpler_as_srt, to_srt, to_vtt
from docs_i18n.subtitle_site import begun_in, subtitle_site
from docs_i18n.subtitle_syntax import is_subtitle_name
from docs_i18n.subtitle_timing import timing_problems
from docs_i18n.summary import translation_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.site import Page, Site


@click.command()
@click.argument("locale")
@click.argument("file")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to. Default: the one of the translations, beside the English file.",
)
@pass_setting
def subtitles(setting: Setting, locale: str, file: str, output: Path | None) -> None:
    """Write translated subtitles as WebVTT and SubRip.

    For the player of a web page and for video hosts; FILE are the English subtitles.
    """
    setting.language(locale)
    if not is_subtitle_name(file):
        raise SiteError(f"`{file}` is no file of subtitles; their names end in .vtt or .srt")
    site, relative = setting.place(file)
    source, target = site.source(relative), site.page(locale, relative)
    if source is None or target is None:
        raise SiteError(f"{file} is not begun; begin it with: docs-i18n start {locale} {file}")
    if target.findings:
        raise SiteError("\n".join(map(str, target.findings)))
    text = retimed(source.document, target.document, target.records).text
    folder = output or site.project.folder(target.language).parent
    name = Path(relative).stem.removesuffix(f".{site.project.source.locale}")
    for ending, written in ((".vtt", to_vtt(text)), (".srt", to_srt(text))):
        write_atomically(folder / f"{name}.{locale}{ending}", written)
        click.echo(f"{folder / name}.{locale}{ending}: written")
    if is_simpler_as_srt(text):
        click.echo(
            "SubRip (.srt) has no speakers, styles, notes or places on the screen; they are in the .vtt file only."
        )
    left = len(translation_status(source, target, locale).open)
    problems = {line for line, _ in timing_problems(text)}
    if left:
        click.echo(
            f"{target.place}: {left} still to translate or to look at; see: docs-i18n diff {locale} {file}"
        )
    if problems:
        click.echo(
            f"{target.place}: {len(problems)} of them cannot be read in time; see: docs-i18n check {file}"
        )
    if left or problems:
        sys.exit(FINDINGS)


def begun_lines(setting: Setting, locale: str, file: str, path: Path) -> Iterator[str]:
    """Yield what whoever begins subtitles has to know."""
    yield f"{path}: begun. Write your translation over the English, from top to bottom; leave the times."
    yield f"All that is made stays in {path.parent.parent}, beside your file; git passes over that folder."
    if Path(file).resolve().is_relative_to(setting.root):
        yield "Your file itself lies in the project: commit it only if its subtitles are yours. git passes over subtitles/."
    yield "To publish subtitles of somebody else’s film you need the permission of whoever owns it: ask first."
    yield f"When you stop: docs-i18n record {locale} {file}; for other people to fill in: docs-i18n worksheet {locale} {file}"


def time_lines(source: Page, target: Page) -> Iterator[str]:
    """Yield the subtitles whose English was moved in time, and whether they follow."""
    if not target.document.is_subtitles:
        return
    for change in time_changes(source.document, target.document, target.records):
        segment = target.document.segments[change.number]
        what = (
            "these will follow when you record"
            if change.follows
            else "yours are others; look whether they fit"
        )
        yield f"{target.place}:{segment.line}: the English has other times now, {change.when}; {what}"


def subtitle_sites(setting: Setting, named: Sequence[Path], files: Sequence[Path]) -> tuple[Site, ...]:
    """The subtitles that sheets may be of: those named, and those that lie beside the sheets or here."""
    project = setting.site.project
    folders = [file.resolve().parent for file in files]
    found = begun_in(project, [*folders, Path.cwd()])
    return (*(subtitle_site(project, file) for file in named), *found)


COMMANDS = (subtitles,)
