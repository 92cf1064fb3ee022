"""Commands for people who send and get files: `worksheet` writes Word files to fill in, `import` takes them back."""

from __future__ import annotations

import gettext
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docs_i18n.cli.common import FINDINGS, Setting, day_option, pass_setting, print_lines, signature
from docs_i18n.cli.subtitle_commands import subtitle_sites
from docs_i18n.errors import SiteError
from docs_i18n.files import write_bytes_atomically
from docs_i18n.glossary_files import read_glossary
from docs_i18n.row_code import Purpose
from docs_i18n.row_decisions import Act
from docs_i18n.row_messages import row_name, sentence
from docs_i18n.sheet_imports import PageImport, RefusedRow, SheetReader
from docs_i18n.sheet_words import SheetWords
from docs_i18n.strings import Strings, translation_strings
from docs_i18n.word_writer import write_word
from docs_i18n.worksheets import CORE, SheetMaker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from docs_i18n.worksheet import Sheet

_ACTS = {
    Act.WRITE: "translated",
    Act.HOLD: "confirmed",
    Act.REMOVE: "taken out",
    Act.READ: "found right",
    Act.DONE: "here already",
    Act.REFUSE: "not taken",
    Act.NOTHING: "left empty",
}


@click.command()
@click.argument("locale")
@click.argument("pages", metavar="[PAGE]...", nargs=-1)
@click.option("--review", is_flag=True, help="To be read and found right or corrected, not to be translated.")
@click.option(
    "--pack", type=click.Choice([CORE]), help="The core shelf, the unsourced words of the glossary first."
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder to write to. Default: this one.",
)
@click.option("--contact", default="", help="The e-mail address that the file says it is to be sent to.")
@pass_setting
def worksheet(
    setting: Setting,
    locale: str,
    pages: tuple[str, ...],
    review: bool,
    pack: str | None,
    output: Path,
    contact: str,
) -> None:
    """Write Word files for people to fill in.

    Each row of their table is a text that is open, with its English and what has changed in it.
    """
    language = setting.language(locale)
    if bool(pages) == bool(pack):
        raise SiteError("name one page or more, as in start/page.md, or --pack core")
    purpose = Purpose.REVIEW if review else Purpose.WORK
    strings = translation_strings(setting.site.project)[locale]
    maker = SheetMaker(site=setting.site, glossary=read_glossary(setting.site))
    sheets = (
        maker.of_core(locale, purpose, strings) if pack else _of_pages(maker, setting, pages, locale, purpose)
    )
    words = SheetWords(strings=strings, contact=contact)
    for sheet in sheets:
        data = write_word(sheet, words, setting.site.project.source.lang)
        write_bytes_atomically(output / f"{sheet.name}.docx", data)
        click.echo(f"{output / sheet.name}.docx: {_amount(sheet)}")
    if not sheets:
        click.echo(
            f"{language.name}: nothing to {'review' if review else 'translate'} there; no file written."
        )


def _of_pages(
    maker: SheetMaker, setting: Setting, pages: tuple[str, ...], locale: str, purpose: Purpose
) -> list[Sheet]:
    """The sheets of pages, and of subtitles, which are sites of their own."""
    places = [setting.place(page) for page in pages]
    for site, relative in places:
        if relative not in site.sources:
            raise SiteError(f"there is no {site.project.source.folder}/{relative}")
    sheets = maker.of_pages(locale, [relative for site, relative in places if site is setting.site], purpose)
    for site, relative in places:
        if site is not setting.site:
            own = SheetMaker(site=site, glossary=maker.glossary)
            sheets += own.of_pages(locale, [relative], purpose)
    return sheets


def _amount(sheet: Sheet) -> str:
    return f"{sheet.rows} rows, {sheet.words} words, about {sheet.minutes} min"


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--name",
    required=True,
    help="Who translated or reviewed: a name or a handle, shown on the page and kept in the records, or `volunteer`.",
)
@click.option(
    "--review",
    is_flag=True,
    help="The files are reviews; of an XLIFF file, what it marks as reviewed or final.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--subtitles",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="The English subtitles that a sheet is of, where they do not lie beside it.",
)
@day_option
@pass_setting
def import_files(
    setting: Setting,
    files: tuple[Path, ...],
    name: str,
    review: bool,
    dry_run: bool,
    subtitles: tuple[Path, ...],
    on: dt.datetime | None,
) -> None:
    """Take Word files back that people have filled in, and PO and XLIFF files from translation tools.

    Row by row; what cannot be taken is said in a sentence for the person who wrote it. Doing it twice changes nothing.
    """
    strings = translation_strings(setting.site.project)
    reader = SheetReader(
        site=setting.site,
        strings=strings,
        purpose=Purpose.REVIEW if review else Purpose.WORK,
        by=signature(name, on),
        is_trial=dry_run,
        subtitles=subtitle_sites(setting, subtitles, files),
    )
    found = reader.take(files)
    for page in found.pages:
        print_lines(list(_page_lines(page, reader.purpose, dry_run=dry_run)))
    for file, label, comment in found.comments:
        click.echo(f"{file}: comment on row {label or '?'}: {comment}")
    if found.read:
        click.echo(f"{found.read} segments are marked as reviewed; --review records who has read them.")
    print_lines(list(_refusals(setting, found.refused, strings)), err=True)
    if found.refused:
        sys.exit(FINDINGS)


def _page_lines(page: PageImport, purpose: Purpose, *, dry_run: bool) -> Iterator[str]:
    outcome = page.outcome
    named = _ACTS | ({Act.WRITE: "corrected"} if purpose is Purpose.REVIEW else {})
    counts = ", ".join(f"{page.acts[act]} {words}" for act, words in named.items() if page.acts.get(act))
    yield f"{outcome.place}: {counts or 'nothing taken'}"
    yield from (f"{outcome.place}: {sentence}" for sentence in (*outcome.refused, *outcome.notes))
    if outcome.status:
        state = outcome.status.state.value
        written = "would be written" if dry_run else "written"
        what = written if outcome.changed else "nothing new to write"
        yield f"{outcome.place}: {what}; the page {'would be' if dry_run else 'is now'}: {state}, {len(outcome.status.open)} open"


def _refusals(
    setting: Setting, refused: tuple[RefusedRow, ...], strings: Mapping[str, Strings]
) -> Iterator[str]:
    """Yield each reason in English, then all of them in the language of those they go back to."""
    english = Strings(lang=setting.site.project.source.lang, translations=gettext.NullTranslations())
    by_locale: defaultdict[str, list[RefusedRow]] = defaultdict(list)
    for row in refused:
        yield f"{row.file}: not taken: {_sentence(row, english)}"
        by_locale[row.locale].append(row)
    for locale, rows in by_locale.items():
        if locale in strings and _sentence(rows[0], strings[locale]) != _sentence(rows[0], english):
            yield ""
            yield f"To forward, in {setting.site.project.language(locale).name}:"
            yield from (_sentence(row, strings[locale]) for row in rows)


def _sentence(row: RefusedRow, strings: Strings) -> str:
    return f"{row_name(row.label, row.english, strings)}: {sentence(row.problem, strings)}"


COMMANDS = (worksheet, import_files)
