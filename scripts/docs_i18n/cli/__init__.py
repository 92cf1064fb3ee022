"""The command `docs-i18n`: where translations stand, what to do next, and what was done.

Exit codes: 0 fine, 1 findings, 2 bad input.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from docs_i18n import VERSION
from docs_i18n.cli.common import BAD_INPUT, Setting
from docs_i18n.errors import SiteError

_COMMANDS = {
    "status": "report_commands",
    "next": "report_commands",
    "claim": "claim_commands",
    "release": "claim_commands",
    "start": "translate_commands",
    "diff": "translate_commands",
    "record": "translate_commands",
    "confirm": "translate_commands",
    "review": "translate_commands",
    "worksheet": "sheet_commands",
    "export": "exchange_commands",
    "import": "sheet_commands",
    "subtitles": "subtitle_commands",
    "glossary-report": "glossary_commands",
    "check": "upkeep_commands",
    "rename": "upkeep_commands",
    "ids": "upkeep_commands",
    "orphans": "upkeep_commands",
    "doctor": "upkeep_commands",
    "forget": "name_commands",
}
"""Commands in the order of the work, each with the module beside this one whose `COMMANDS` holds it."""


class _Group(click.Group):
    """Loads only the command that is asked for, so that none waits for the others; says errors as sentences."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"{__name__}.{_COMMANDS[cmd_name]}")
        return next((command for command in module.COMMANDS if command.name == cmd_name), None)

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
@click.version_option(VERSION)
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Keep translations true: what is missing, what changed, how long it takes, what to write where.

    A first visit: `docs-i18n next pt --minutes 20`, then `docs-i18n diff pt PAGE`, write, `docs-i18n record pt PAGE`.
    """
    ctx.obj = Setting(root=root.resolve())
