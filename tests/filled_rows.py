"""Rows of a worksheet as a person sends them back, without a file around them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docs_i18n.answers import Answer
from docs_i18n.importing import Import, import_rows
from docs_i18n.markdown import split
from docs_i18n.model import Document, Language, Record, Signature
from docs_i18n.row_code import Purpose, find_codes
from docs_i18n.row_decisions import Act, Words
from docs_i18n.scaffold import scaffold
from docs_i18n.site import Page
from docs_i18n.status import page_status
from docs_i18n.worksheet import PageRows, page_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PT = Language(locale="pt", lang="pt-PT", name="Português", folder="docs_pt", is_source=False)
EN = Language(locale="en", lang="en", name="English", folder="docs", is_source=True)
WORDS = Words(right=frozenset({"certo", "sim"}), nothing_yet="Ainda por traduzir")
RUI = Signature(by="Rui Costa", on="2026-12-01")
PAGE = "join.md"


def page(text: str, language: Language, records: Sequence[Record] = ()) -> Page:
    return Page(
        relative=PAGE, language=language, path=Path(PAGE), document=split(text), records=tuple(records)
    )


def rows_of(
    english: str,
    translation: str | None,
    records: Sequence[Record] = (),
    purpose: Purpose = Purpose.WORK,
    *,
    is_whole: bool = False,
) -> PageRows | None:
    """The rows of a page."""
    source = page(english, EN)
    target = page(translation, PT, records) if translation is not None else None
    status = page_status(PAGE, "pt", source.document, target.document if target else None, records)
    return page_rows(status, source, target, purpose, is_whole=is_whole)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The rows of a page as a person has them in front of them."""

    rows: PageRows
    purpose: Purpose

    def fill(self, texts: Mapping[str, str]) -> list[Answer]:
        """Every row as it comes back, those whose English begins with one of these words with a text."""
        answers = []
        for number, row in enumerate(self.rows.rows, start=1):
            (code,) = find_codes(row.code)
            found = [text for beginning, text in texts.items() if row.english.startswith(beginning)]
            answers.append(
                Answer(
                    file="sheet.docx",
                    label=str(number),
                    code=code,
                    text=found[0] if found else "",
                    shown=(
                        str(number),
                        row.english,
                        *(f"({n}) → {target}" for n, target in enumerate(row.links, start=1)),
                        row.today or WORDS.nothing_yet,
                    ),
                )
            )
        unused = [
            beginning
            for beginning in texts
            if not any(row.english.startswith(beginning) for row in self.rows.rows)
        ]
        assert unused == []
        return answers


def sheet(
    english: str, translation: str | None, records: Sequence[Record] = (), purpose: Purpose = Purpose.WORK
) -> Sheet:
    rows = rows_of(english, translation, records, purpose)
    assert rows
    return Sheet(rows=rows, purpose=purpose)


def taken(
    english: str,
    translation: str | None,
    records: Sequence[Record],
    answers: Sequence[Answer],
    purpose: Purpose = Purpose.WORK,
) -> Import:
    """What answers do to a page as it is now."""
    source = split(english)
    text = translation if translation is not None else scaffold(source, on=RUI.on)
    return import_rows(source, split(text), records, answers, purpose, language=PT, words=WORDS, by=RUI)


def acts(result: Import) -> dict[str, str]:
    """Of each row with something to say: its number, and what was done or why not."""
    return {
        one.answer.label: one.problem.reason.value if one.problem else one.act.value
        for one in result.decisions
        if one.act is not Act.NOTHING
    }


def plains(document: Document) -> list[str]:
    return [segment.plain for segment in document.segments]
