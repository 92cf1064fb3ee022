"""The command that takes a person's name out of the project: `forget`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docs_i18n.cli.common import Setting, pass_setting, print_lines
from docs_i18n.forgetting import forget
from docs_i18n.names import VOLUNTEER
from docs_i18n.subtitle_site import subtitle_site

if TYPE_CHECKING:
    from docs_i18n.forgetting import Forgetting

_MOST_MENTIONS = 20
_WHAT_STAYS = (
    "The name is still in the history of the repository, in copies that others have made, and on the website until it"
    " is built and published again."
)


@click.command("forget")
@click.argument("name")
@click.option("--dry-run", is_flag=True, help="Say what would be replaced, and write nothing.")
@click.option(
    "--as", "new", default=VOLUNTEER, show_default=True, metavar="NAME", help="What to write in its place."
)
@click.option(
    "--subtitles",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="English subtitles whose translations have records, too.",
)
@pass_setting
def forget_name(setting: Setting, name: str, dry_run: bool, new: str, subtitles: tuple[Path, ...]) -> None:
    """Replace a person's name in all pages, records and claims.

    Only where it stands as a whole name; all files are written, or none.
    """
    sites = (setting.site, *(subtitle_site(setting.site.project, file) for file in subtitles))
    done = forget(sites, name, new, is_trial=dry_run)
    for file in done.files:
        click.echo(f"{_place(setting, file.path)}: {file.count}")
    count = sum(file.count for file in done.files)
    if not count:
        click.echo(f"“{name}” is the name of nobody in the heads of pages, the records and the claims.")
        print_lines([f"  Much like it: {one}" for one in done.alike])
    else:
        files = f"{len(done.files)} file{'' if len(done.files) == 1 else 's'}"
        verb = "would be" if dry_run else "was"
        click.echo(f"“{name}” {verb} replaced {count} time{'' if count == 1 else 's'}, in {files}.")
    print_lines(_mention_lines(setting, done))
    if count:
        click.echo(_WHAT_STAYS)


def _mention_lines(setting: Setting, done: Forgetting) -> list[str]:
    if not done.mentions:
        return []
    places = [f"  {_place(setting, one.path)}:{one.line}" for one in done.mentions]
    more = [f"  and {len(places) - _MOST_MENTIONS} more"] if len(places) > _MOST_MENTIONS else []
    return [
        "These words also stand here, in a text or in a longer name, and were left:",
        *places[:_MOST_MENTIONS],
        *more,
    ]


def _place(setting: Setting, path: Path) -> str:
    return path.relative_to(setting.root).as_posix() if path.is_relative_to(setting.root) else str(path)


COMMANDS = (forget_name,)
