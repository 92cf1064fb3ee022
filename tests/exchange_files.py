"""Files of translation tools as people send them back, made of pages in memory; and a page with every kind of markup."""

from __future__ import annotations

import gettext
from dataclasses import replace
from typing import TYPE_CHECKING

from docs_i18n.exchange.po_file import read_po_file, write_po_file
from docs_i18n.exchange.unit import ExchangeFile, Standing, Unit
from docs_i18n.exchange.xliff_file import write_xliff_file
from docs_i18n.exchange.xliff_reader import read_xliff_file
from docs_i18n.exchange_units import page_units
from docs_i18n.row_code import Purpose
from docs_i18n.sheet_words import SheetWords
from docs_i18n.strings import Strings
from filled_rows import rows_of
from tracked_pages import ANA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docs_i18n.answers import Answer
    from docs_i18n.model import Record

ENGLISH = """---
title: How to join
---

A city can **join** at any time, see [how](pay.md "The fee") and [*why*](../index.md).

## Steps {#steps}

- Write `a line` to {{ council }} within 14 days.
- Ask for a <span title="x">form</span> :material-account: & wait.
- Wait.

| Who | When |
| --- | --- |
| The **mayor** | On Monday |

Membership costs 500 euros a year, 5 * 3 \\* of it for [us][us] and ![the house](house.png).

The same sentence stands here twice.

The same sentence stands here twice.
"""
PORTUGUESE = """---
title: Como aderir
---

Uma cidade pode **aderir** em qualquer altura, veja [como](pay.md "A quota") e [*porquê*](../index.md).

## Passos {#steps}

- Escreva `a line` a {{ council }} no prazo de 14 dias.
- Peça um <span title="x">formulário</span> :material-account: & espere.
- Espere.

| Quem | Quando |
| --- | --- |
| O **presidente** | Na segunda-feira |

A adesão custa 500 euros por ano, 5 * 3 \\* para [nós][us] e ![a casa](house.png).

A mesma frase está aqui.

A mesma frase está aqui.
"""
WORDS = SheetWords(strings=Strings(lang="pt-PT", translations=gettext.NullTranslations()))


def exported(
    english: str, translation: str | None, records: Sequence[Record] = (), purpose: Purpose = Purpose.WORK
) -> ExchangeFile:
    """The texts of a page as they go out: all, or those that can be reviewed."""
    is_whole = purpose is Purpose.WORK
    rows = rows_of(english, translation, records, purpose, is_whole=is_whole)
    return ExchangeFile(
        name="pt",
        source_lang="en",
        lang="pt-PT",
        language_name="Português",
        purpose=purpose,
        pages=(page_units(rows, WORDS, "docs"),) if rows else (),
        on=ANA.on,
        instructions=WORDS.tool_instructions,
        before=WORDS.before,
    )


def changed(file: ExchangeFile, change: Callable[[Unit], Unit]) -> ExchangeFile:
    pages = tuple(replace(page, units=tuple(map(change, page.units))) for page in file.pages)
    return replace(file, pages=pages)


def translated(file: ExchangeFile, texts: Mapping[str, str], standing: Standing) -> ExchangeFile:
    """The file as it comes back: texts by the beginning of their English, `=` for the same as before."""
    used: set[str] = set()

    def fill(unit: Unit) -> Unit:
        for beginning, text in texts.items():
            if unit.english.startswith(beginning):
                used.add(beginning)
                return replace(unit, today=unit.today if text == "=" else text, standing=standing)
        return unit

    result = changed(file, fill)
    assert used == set(texts)
    return result


def po_answers(file: ExchangeFile) -> list[Answer]:
    return read_po_file(write_po_file(file), "pt.po")


def xliff_answers(file: ExchangeFile) -> list[Answer]:
    return read_xliff_file(write_xliff_file(file), "pt.xlf")
