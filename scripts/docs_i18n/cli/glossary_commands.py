"""The command that looks at the glossary: `glossary-report`."""

from __future__ import annotations

import sys

import click

from docs_i18n.checks.glossary import check_glossary
from docs_i18n.cli.common import FINDINGS, Setting, pass_setting, print_lines
from docs_i18n.errors import SiteError
from docs_i18n.glossary_files import read_glossary
from docs_i18n.report.glossary import glossary_lines


@click.command("glossary-report")
@click.argument("locale", required=False)
@click.option("--worst", default=5, show_default=True, help="How many of the hardest entries to name.")
@pass_setting
def glossary_report(setting: Setting, locale: str | None, worst: int) -> None:
    """How plain the glossary is, its hardest entries, and what is wrong with it."""
    site = setting.site
    known = [language.locale for language in site.project.languages]
    if locale is not None and locale not in known:
        raise SiteError(f"`{locale}` is no language of this site; write one of: {', '.join(known)}")
    glossary = read_glossary(site)
    for each in [locale] if locale else known:
        print_lines(list(glossary_lines(glossary, each, worst)))
    findings = list(check_glossary(glossary))
    print_lines([str(finding) for finding in findings])
    sys.exit(FINDINGS if findings else 0)


COMMANDS = (glossary_report,)
