"""The command that writes files for translation tools: `export`. What comes back goes through `import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docs_i18n.cli.common import Setting, day, day_option, pass_setting
from docs_i18n.errors import SiteError
from docs_i18n.exchange.po_file import write_po_file
from docs_i18n.exchange.tmx_file import write_tmx_file
from docs_i18n.exchange.xliff_file import write_xliff_file
from docs_i18n.exchange_units import Export, left_out
from docs_i18n.files import write_bytes_atomically
from docs_i18n.glossary_files import read_glossary
from docs_i18n.row_code import Purpose
from docs_i18n.sheet_words import SheetWords
from docs_i18n.strings import translation_strings
from docs_i18n.worksheet import file_name
from docs_i18n.worksheets import CORE, SheetMaker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from docs_i18n.exchange.unit import ExchangeFile

_ENDINGS = {"po": "po", "xliff": "xlf", "tmx": "tmx"}
_SHOWN = 5
"""Pages named of those that are left out."""


@click.command()
@click.argument("locale")
@click.argument("pages", metavar="[PAGE]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_ENDINGS)),
    required=True,
    help="PO (Poedit, OmegaT, Weblate), XLIFF 2.0 (other translation tools), or TMX 1.4b, a translation memory.",
)
@click.option("--pack", type=click.Choice([CORE]), help="The core shelf in one file.")
@click.option(
    "--review", is_flag=True, help="PO only: the translations that nobody has reviewed, each fuzzy."
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder to write to. Default: this one.",
)
@day_option
@pass_setting
def export(
    setting: Setting,
    locale: str,
    pages: tuple[str, ...],
    form: str,
    pack: str | None,
    review: bool,
    output: Path,
    on: dt.datetime | None,
) -> None:
    """Write files for translation tools: a file for each PAGE, or all pages of the language in one.

    PO and XLIFF hold every text with its state and come back through `import`; TMX holds what has been translated.
    """
    language = setting.language(locale)
    if review and form != "po":
        raise SiteError(
            "XLIFF has marks of its own for reviews, and TMX takes none; --review is for --format po"
        )
    if pages and pack:
        raise SiteError("name pages, as in start/page.md, or --pack core, not both")
    maker = SheetMaker(site=setting.site, glossary=read_glossary(setting.site))
    words = SheetWords(strings=translation_strings(setting.site.project)[locale])
    maker_of = Export(maker=maker, language=language, words=words, on=day(on))
    purpose = Purpose.REVIEW if review else Purpose.WORK
    chosen = _files(setting, maker, locale, pages, pack, purpose)
    is_empty = True
    for name, names in chosen.items():
        path = output / f"{name}.{_ENDINGS[form]}"
        data, said = _made(maker_of, name, names, purpose, form)
        if data:
            write_bytes_atomically(path, data)
            click.echo(f"{path}: {said}")
            is_empty = False
    if is_empty:
        click.echo(f"{language.name}: nothing to {'review' if review else 'export'} there; no file written.")
    _say_left_out(maker, locale, [page for names in chosen.values() for page in names])


def _files(
    setting: Setting, maker: SheetMaker, locale: str, pages: Sequence[str], pack: str | None, purpose: Purpose
) -> dict[str, list[str]]:
    """The names of the files to write, each with its pages."""
    if pages:
        relatives = [setting.relative(page) for page in pages]
        for relative in relatives:
            if relative not in setting.site.sources:
                raise SiteError(f"there is no {setting.site.project.source.folder}/{relative}")
        return {file_name(locale, relative, purpose): [relative] for relative in relatives}
    if pack:
        return {file_name(locale, CORE, purpose): maker.core(locale)}
    whole = f"{locale}_review" if purpose is Purpose.REVIEW else locale
    return {whole: list(setting.site.sources)}


def _made(maker: Export, name: str, pages: Sequence[str], purpose: Purpose, form: str) -> tuple[bytes, str]:
    """A file with what is to be said of it; nothing where there is nothing to put into it."""
    language = maker.language
    if form == "tmx":
        pairs = maker.pairs(pages)
        data = write_tmx_file(pairs, maker.maker.site.project.source.lang, language.lang) if pairs else b""
        return data, f"{len(pairs)} translations"
    file = maker.file(name, pages, purpose)
    if not file.units:
        return b"", ""
    return (write_po_file if form == "po" else write_xliff_file)(file), _amount(file)


def _amount(file: ExchangeFile) -> str:
    standings = [unit.standing.value for page in file.pages for unit in page.units]
    counts = ", ".join(f"{standings.count(one)} {one}" for one in dict.fromkeys(sorted(standings)))
    return f"{file.units} segments: {counts}"


def _say_left_out(maker: SheetMaker, locale: str, pages: Sequence[str]) -> None:
    unknown = [page.place for page in left_out(maker, locale, pages)]
    if unknown:
        more = f" and {len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else ""
        click.echo(
            f"Left out, because nobody knows which English they were made from (record them first):"
            f" {', '.join(unknown[:_SHOWN])}{more}"
        )


COMMANDS = (export,)
