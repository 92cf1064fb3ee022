"""The command `docs-i18n`: where translations stand, what to do next, and what was done.

Exit codes: 0 fine, 1 findings, 2 bad input.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docs_i18n.cli import glossary_commands, report_commands, translate_commands, upkeep_commands
from docs_i18n.cli.common import BAD_INPUT, Setting
from docs_i18n.errors import SiteError


class _Group(click.Group):
    """Commands in the order of the work, and errors as sentences."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SiteError as error:
            click.echo(str(error), err=True)
            sys.exit(BAD_INPUT)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, where mkdocs.yml stands. Default: this folder.",
)
@click.version_option(package_name="docs-i18n")
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Keep translations true: what is missing, what changed, how long it takes, what to write where.

    A first visit: `docs-i18n next pt --minutes 20`, then `docs-i18n diff pt PAGE`, write, `docs-i18n record pt PAGE`.
    """
    ctx.obj = Setting(root=root.resolve())


for command in (
    report_commands.status,
    report_commands.next_work,
    translate_commands.start,
    translate_commands.diff,
    translate_commands.record,
    translate_commands.confirm,
    translate_commands.review,
    glossary_commands.glossary_report,
    upkeep_commands.check,
    upkeep_commands.rename,
    upkeep_commands.ids,
    upkeep_commands.orphans,
    upkeep_commands.doctor,
):
    main.add_command(command)
