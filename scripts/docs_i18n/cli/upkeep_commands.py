"""Commands that keep the tree in order: `check`, `rename`, `ids`, `orphans`, `doctor`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docs_i18n.checks.ratchet import new_findings, read_ratchet, write_ratchet
from docs_i18n.checks.site_checks import all_rules, check_site
from docs_i18n.checks.subtitles import check_subtitles
from docs_i18n.claim_files import read_site_claims
from docs_i18n.cli.common import FINDINGS, Setting, pass_setting, print_lines, reading, today
from docs_i18n.cli.report_commands import summarise
from docs_i18n.errors import SiteError
from docs_i18n.files import write_atomically
from docs_i18n.heading_ids import with_heading_ids, with_ids_of
from docs_i18n.markdown import split
from docs_i18n.model import PageState
from docs_i18n.renaming import rename_page
from docs_i18n.report.github import to_annotations
from docs_i18n.subtitle_syntax import is_subtitle_name
from docs_i18n.translating import repair_ledger

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from docs_i18n.site import Page, Site


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.option(
    "--ratchet",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A file of known findings: only new ones fail.",
)
@click.option("--write-ratchet", "write", is_flag=True, help="Write today's findings into that file.")
@click.option("--rules", "show_rules", is_flag=True, help="Show the rules and what each looks for.")
@pass_setting
def check(
    setting: Setting, paths: tuple[str, ...], form: str, ratchet: Path | None, write: bool, show_rules: bool
) -> None:
    """Compare translations with their English.

    Ids, links, numbers, words left in English and more; `--rules` lists them.
    """
    if show_rules:
        print_lines([f"{name}: {about}" for name, about in all_rules()])
        return
    subtitles = [path for path in paths if is_subtitle_name(path)]
    findings = [
        finding for path in subtitles for finding in check_subtitles(setting.site, setting.place(path)[0])
    ]
    if not paths or len(subtitles) < len(paths):
        pages = _places(setting, tuple(path for path in paths if path not in subtitles))
        with reading("Comparing pages") as progress:
            findings += check_site(setting.site, pages, progress=progress)
    if write:
        if ratchet is None or paths:
            raise SiteError("--write-ratchet needs --ratchet FILE and looks at all pages; name no paths")
        write_atomically(ratchet, write_ratchet(findings))
        click.echo(f"{ratchet.name}: {len(findings)} known findings")
        return
    known = _known(ratchet)
    found = list(new_findings(findings, known))
    if form == "github":
        click.echo(to_annotations(found, "error"), nl=False)
    else:
        print_lines([str(finding) for finding in found])
        click.echo(_sum(len(found), len(findings) - len(found)))
    sys.exit(FINDINGS if found else 0)


def _places(setting: Setting, paths: tuple[str, ...]) -> frozenset[str]:
    """Files from the project's root; a folder stands for the pages in it."""
    pages = [
        f"{language.folder}/{relative}"
        for language in setting.site.project.languages
        for relative in setting.site.pages[language.locale]
    ]
    chosen: set[str] = set()
    for path in paths:
        name = Path(path).as_posix().removeprefix("./").rstrip("/")
        found = [page for page in pages if page == name or page.startswith(f"{name}/")]
        if not found:
            raise SiteError(
                f"`{path}` is no page and no folder of pages; write it as in docs_pt/start/page.md"
            )
        chosen.update(found)
    return frozenset(chosen)


def _known(ratchet: Path | None) -> Counter[str]:
    if ratchet is None:
        return read_ratchet("")
    if not ratchet.is_file():
        raise SiteError(f"{ratchet.name}: there is no such file; make it with --write-ratchet")
    return read_ratchet(ratchet.read_text(encoding="utf-8"))


def _sum(new: int, known: int) -> str:
    said = f"{new} finding{'' if new == 1 else 's'}"
    return f"{said} (and {known} known ones)" if known else said


@click.command()
@click.argument("old")
@click.argument("new")
@pass_setting
def rename(setting: Setting, old: str, new: str) -> None:
    """Rename a page in all languages.

    Files, records, pictures and links; its old address leads to the new one.
    """
    renaming = rename_page(setting.site, setting.relative(old), setting.relative(new))
    root = setting.root
    for path in sorted({*renaming.texts, *renaming.moves.values()}):
        click.echo(f"{path.relative_to(root).as_posix()}: written")
    for path in sorted({*renaming.gone, *renaming.moves}):
        click.echo(f"{path.relative_to(root).as_posix()}: moved away")


@click.command()
@click.argument("pages", metavar="[PAGE]...", nargs=-1)
@pass_setting
def ids(setting: Setting, pages: tuple[str, ...]) -> None:
    """Write missing heading ids.

    Into English pages, and the same ones into their translations.
    """
    site = setting.site
    written = 0
    for relative in [setting.relative(page) for page in pages] or site.sources:
        source = site.source(relative)
        if source is None:
            raise SiteError(f"there is no {site.project.source.folder}/{relative}")
        text = with_heading_ids(source.document)
        written += _write(source, text)
        for language in site.project.translations:
            target = site.page(language.locale, relative)
            if target:
                written += _write(target, with_ids_of(target.document, split(text)))
    click.echo(f"{written} file{'' if written == 1 else 's'} written")


def _write(page: Page, text: str) -> int:
    if text == page.document.text or page.findings:
        return 0
    write_atomically(page.path, text)
    click.echo(f"{page.language.folder}/{page.relative}: ids written")
    return 1


@click.command()
@click.argument("locale", required=False)
@pass_setting
def orphans(setting: Setting, locale: str | None) -> None:
    """Translations whose English is gone.

    And where it seems to have gone; nothing is ever deleted.
    """
    languages = setting.languages(locale)
    summary = summarise(setting, languages)
    found = [page for page in summary.pages if page.state is PageState.ORPHAN]
    for page in found:
        folder = setting.language(page.locale).folder
        click.echo(f"{folder}/{page.page}: its English page is gone")
        if page.note:
            click.echo(f"  it seems to be {page.note} now: move this file and its records there")
        else:
            click.echo("  move it to the path of its English page, or write `local: true` in its head")
    sys.exit(FINDINGS if found else 0)


@click.command()
@click.option("--repair", is_flag=True, help="Set ledger lines that cannot be read aside, in files beside.")
@pass_setting
def doctor(setting: Setting, repair: bool) -> None:
    """See whether all is readable and in place.

    What cannot be read, records without a page, and what can be mended.
    """
    site = setting.site
    summary = summarise(setting, setting.languages(None))
    findings = [*summary.findings, *read_site_claims(site, today()).findings]
    if repair:
        for language in site.project.translations:
            for relative in site.pages[language.locale]:
                aside = repair_ledger(site, language.locale, relative)
                if aside:
                    click.echo(
                        f"{aside.relative_to(setting.root).as_posix()}: the lines that could not be read are here"
                    )
        findings = [finding for finding in findings if finding.rule != "ledger"]
    print_lines([str(finding) for finding in findings])
    lonely = list(_records_without_page(site))
    print_lines([f"{place}: records without a page; move them to where the page is now" for place in lonely])
    unverified = sum(page.state is PageState.UNVERIFIED for page in summary.pages)
    if unverified:
        click.echo(
            f"{unverified} translated page{' has' if unverified == 1 else 's have'} no records;"
            " compare with the English, then: docs-i18n record LOCALE PAGE --base today"
        )
    if not findings and not lonely:
        click.echo("The tree is consistent.")
    sys.exit(FINDINGS if findings or lonely else 0)


def _records_without_page(site: Site) -> Iterator[str]:
    for language in site.project.translations:
        folder = site.project.folder(language)
        for file in sorted((folder / ".ledger").rglob("*.jsonl")):
            relative = file.relative_to(folder / ".ledger").with_suffix(".md").as_posix()
            if not (folder / relative).is_file():
                yield f"{language.folder}/.ledger/{file.relative_to(folder / '.ledger').as_posix()}"


COMMANDS = (check, rename, ids, orphans, doctor)
