"""Pieces of work as translators see them: where to write, and what changed."""

from __future__ import annotations

from pathlib import Path

from docs_i18n.changes import words_changed
from docs_i18n.markdown import split
from docs_i18n.model import Importance, Language, Origin, SegmentState, Signature
from docs_i18n.open_segments import OpenSegment, open_segments
from docs_i18n.recording import record_page
from docs_i18n.site import Page
from docs_i18n.summary import translation_status

ENGLISH = "---\ntitle: A title here\n---\n\nThe fee is 20 euros.\n\nAsk [the office](a.md) for help.\n\nThe end comes last.\n"
PORTUGUESE = "---\ntitle: Um título\n---\n\nA taxa é de 20 euros.\n\nPeça ajuda ao [gabinete](a.md).\n\nO fim vem por último.\n"


def page(text: str, locale: str = "en") -> Page:
    language = Language(
        locale=locale, lang=locale, name=locale, folder=f"docs_{locale}", is_source=locale == "en"
    )
    return Page(relative="a.md", language=language, path=Path("a.md"), document=split(text))


def opened(english: str) -> tuple[OpenSegment, ...]:
    target = page(PORTUGUESE, "pt")
    by = Signature(by="Ana", on="2026-11-02")
    records = record_page(split(ENGLISH), target.document, (), by=by, origin=Origin.PERSON).records
    target = Page(
        relative="a.md", language=target.language, path=target.path, document=target.document, records=records
    )
    source = page(english)
    return open_segments(translation_status(source, target, "pt"), source, target)


def test_changed_paragraph_is_shown_with_its_line() -> None:
    """Old and new English, today's translation, the line of the file to edit."""
    (segment,) = opened(ENGLISH.replace("20 euros", "30 euros"))

    assert (segment.state, segment.importance) == (SegmentState.CHANGED, Importance.MEANING)
    assert (segment.path, segment.line) == ("docs_pt/a.md", 5)
    assert (segment.plain_old, segment.plain_new) == ("The fee is 20 euros.", "The fee is 30 euros.")
    assert segment.translation == "A taxa é de 20 euros."
    assert words_changed(segment.diff) == (1, 1)


def test_new_paragraph_says_below_which_line_it_goes() -> None:
    """A text with no translation has no line; its place is below the paragraph before it."""
    (segment,) = opened(ENGLISH.replace("help.\n", "help.\n\nBring [a form](b.md) along.\n"))

    assert (segment.state, segment.translation, segment.after_line) == (SegmentState.NEW, "", 7)
    assert (segment.new, segment.plain_new) == ("Bring [a form](b.md) along.", "Bring a form along.")


def test_removed_paragraph_shows_what_was_there() -> None:
    """The English that went, and the translation that still stands."""
    (segment,) = opened(ENGLISH.replace("Ask [the office](a.md) for help.\n\n", ""))

    assert (segment.state, segment.new, segment.line) == (SegmentState.REMOVED, "", 7)
    assert (segment.plain_old, segment.plain_translation) == (
        "Ask the office for help.",
        "Peça ajuda ao gabinete.",
    )
