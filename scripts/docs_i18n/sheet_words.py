"""What a worksheet says in the language of its reader: ten lines of instructions, the heads of its columns, its notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.changes import words_changed
from docs_i18n.model import Importance, Kind, SegmentState
from docs_i18n.row_code import Purpose
from docs_i18n.row_decisions import Words
from docs_i18n.status import LOST, MERGED, SPLIT
from docs_i18n.strings import gettext_noop
from docs_i18n.subtitle_syntax import milliseconds_of
from docs_i18n.subtitle_timing import most_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.changes import Part
    from docs_i18n.strings import Strings
    from docs_i18n.worksheet import PageRows, Row, Sheet

_HOUR = 60
_LONG = 100
"""Minutes from which on people count in hours."""

_TO_TRANSLATE = (
    gettext_noop(
        "You write only in the last column, “Your text”. Any number of rows helps; leave the others empty."
    ),
    gettext_noop(
        "Each row is one piece of the page: a heading, a paragraph, an item of a list. A line break in a cell counts as a space."
    ),
    gettext_noop(
        "Say what the English says, in words that people use. You need not follow it word for word."
    ),
    gettext_noop(
        "Keep the marks around words: **bold**, *italic*. You may also make the same words bold or italic as in any document."
    ),
    gettext_noop(
        "A link looks like this: [words](1). Translate the words and keep the number, which stands for the address."
    ),
    gettext_noop(
        "Copy what stands between {{ and }} or between ` and ` as it is. In rows of a table keep the marks | between the cells."
    ),
    gettext_noop(
        "Where the English has changed, the row says how: words that went are struck out, new ones are underlined. If the translation still fits, write = in your cell."
    ),
    gettext_noop("Where a text is no longer in English, write a dash (–) to take its translation out."),
    gettext_noop(
        "Do not change the first three columns. The letters in the first one tell us where your text belongs; whole rows may be moved or deleted."
    ),
)
_OF_MARKS = slice(3, 6)
"""The lines about what stands in the texts themselves."""
_TO_SUBTITLE = (
    gettext_noop(
        "You write only in the last column, “Your text”. Any number of rows helps; leave the others empty."
    ),
    gettext_noop(
        "Each row is one subtitle. Above its English stand its times and how many characters can be read in them."
    ),
    gettext_noop("If your text is too long, shorten it: say what matters and leave out the rest."),
    gettext_noop("You need not break lines. A subtitle gets one line or two when your text is taken in."),
    gettext_noop("If two people speak in one subtitle, begin what each says with a hyphen: - Yes. - No."),
    gettext_noop(
        "Copy what stands between < and > as it is, and put it around the same words: <i>, </i>, <v Maria>."
    ),
    gettext_noop(
        "Where the English has changed, the row says how: words that went are struck out, new ones are underlined. If the translation still fits, write = in your cell."
    ),
    gettext_noop("Where a text is no longer in English, write a dash (–) to take its translation out."),
    gettext_noop(
        "Do not change the first three columns. The letters in the first one tell us where your text belongs; whole rows may be moved or deleted."
    ),
)
_TO_REVIEW = (
    gettext_noop(
        "You need to know the language well, not the subject. Read the English, then the translation."
    ),
    gettext_noop("If the translation is right, write ok in the last column."),
    gettext_noop(
        "If it is not, write the whole text there as it should be, not only the word that is wrong."
    ),
    gettext_noop("Leave a row empty if you have not read it, or are not sure."),
    gettext_noop(
        "You may save yourself the many ok: write yes in the last row, and every row that you left empty counts as read and right."
    ),
    gettext_noop(
        "Look for another meaning, something left out, a wrong name, number or date, a word that hurts or that nobody uses."
    ),
    gettext_noop(
        "Keep the marks in what you write: **bold**, *italic*, and [words](1) for a link. The number stands for the address."
    ),
    gettext_noop(
        "Copy what stands between {{ and }} or between ` and ` as it is. In rows of a table keep the marks | between the cells."
    ),
    gettext_noop(
        "Do not change the first three columns. The letters in the first one tell us where your text belongs; whole rows may be moved or deleted."
    ),
)
_SEND = (
    gettext_noop(
        "Save it as a Word file (.docx) and send it to %(contact)s. Tell us which name to write: yours, another one, or “volunteer”. It stands on the page, in the records and in the history of the project, for all to read."
    ),
    gettext_noop(
        "Save it as a Word file (.docx) and send it back. Tell us which name to write: yours, another one, or “volunteer”. It stands on the page, in the records and in the history of the project, for all to read."
    ),
)
_SEND_SUBTITLES = (
    gettext_noop(
        "Save it as a Word file (.docx) and send it to %(contact)s. Tell us which name to write: yours, another one, or “volunteer”. It stands in the records beside the subtitles, which stay with whoever coordinates them."
    ),
    gettext_noop(
        "Save it as a Word file (.docx) and send it back. Tell us which name to write: yours, another one, or “volunteer”. It stands in the records beside the subtitles, which stay with whoever coordinates them."
    ),
)
_HEADS = {
    Purpose.WORK: gettext_noop("Your text"),
    Purpose.REVIEW: gettext_noop("Right, or my correction"),
}
_KINDS = {
    Kind.HEADING: gettext_noop("Heading"),
    Kind.ITEM: gettext_noop("List item"),
    Kind.ROW: gettext_noop("Row of a table"),
    Kind.TITLE: gettext_noop("Title of a box"),
    Kind.TAB: gettext_noop("Label of a tab"),
    Kind.TERM: gettext_noop("Term"),
    Kind.DEFINITION: gettext_noop("Definition"),
    Kind.FOOTNOTE: gettext_noop("Footnote"),
    Kind.ABBREVIATION: gettext_noop("Abbreviation"),
    Kind.CUE: gettext_noop("Subtitle"),
    Kind.IMAGE: gettext_noop("Description of a picture"),
}
_VALUES = {
    "title": gettext_noop("Title of the page"),
    "description": gettext_noop("Description of the page, for lists and search engines"),
    "term": gettext_noop("Term"),
}
_STATES = {
    SegmentState.NEW: gettext_noop("New in English"),
    SegmentState.REMOVED: gettext_noop("No longer in English"),
}
_NOTES = {
    LOST: gettext_noop("The translation of this was deleted."),
    SPLIT: gettext_noop("The English paragraph was split. The words are the same."),
    MERGED: gettext_noop("English paragraphs were joined. The words are the same."),
}
_IMPORTANCE = {
    Importance.MEANING: gettext_noop("Important change: a number, date, name, address or negation"),
    Importance.WORDING: gettext_noop("The wording changed"),
    Importance.PUNCTUATION: gettext_noop("Only punctuation changed"),
    Importance.NONE: gettext_noop("Only the markup changed"),
}
_NOTHING_YET = gettext_noop("Not translated yet")
_RIGHT = gettext_noop("right, correct, yes")


def answer_words(strings: Strings) -> Words:
    """The words of a sheet that matter when it comes back."""
    said = strings.text(_RIGHT).split(",")
    return Words(
        right=frozenset(word.strip().casefold() for word in said),
        nothing_yet=strings.text(_NOTHING_YET),
    )


def answer_heads(strings: Strings) -> frozenset[str]:
    """The heads of the column that a person writes in, in this language."""
    return frozenset(strings.text(head) for head in _HEADS.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetWords:
    """All that a sheet says, in one language."""

    strings: Strings
    contact: str = ""
    """The address it is sent back to; "" where none is known."""

    def title(self, sheet: Sheet) -> str:
        """The title of a sheet of one page; of a pack, what it is a pack of."""
        is_work = sheet.purpose is Purpose.WORK
        kind = gettext_noop("Translation sheet") if is_work else gettext_noop("Review sheet")
        about = self.strings.text(gettext_noop("Essential pages")) if sheet.is_pack else sheet.pages[0].title
        return f"{self.strings.text(kind)}: {about}{self._which(sheet.number, sheet.of)}"

    def page_title(self, page: PageRows) -> str:
        return f"{page.title}{self._which(page.part, page.parts)}"

    def _which(self, number: int, of: int) -> str:
        if of == 1:
            return ""
        text = self.strings.text(gettext_noop("part %(number)s of %(all)s"))
        return f" ({text % {'number': number, 'all': of}})"

    def amount(self, sheet: Sheet) -> str:
        """How much there is to do."""
        text = self.strings.text(gettext_noop("%(rows)s, %(words)s, about %(time)s."))
        rows = self.strings.ngettext("%(num)s row", "%(num)s rows", sheet.rows)
        words = self.strings.ngettext("%(num)s word", "%(num)s words", sheet.words)
        return text % {"rows": rows, "words": words, "time": self.time(sheet.minutes)}

    def time(self, minutes: int) -> str:
        if minutes < _LONG:
            return self.strings.ngettext("%(num)s minute", "%(num)s minutes", minutes)
        return self.strings.ngettext("%(num)s hour", "%(num)s hours", (minutes + _HOUR // 2) // _HOUR)

    def instructions(self, purpose: Purpose, *, is_subtitles: bool = False) -> list[str]:
        """Ten lines."""
        to_write = _TO_SUBTITLE if is_subtitles else _TO_TRANSLATE
        lines = to_write if purpose is Purpose.WORK else _TO_REVIEW
        with_contact, without = _SEND_SUBTITLES if is_subtitles else _SEND
        last = self.strings.text(with_contact if self.contact else without)
        return [*map(self.strings.text, lines), last % {"contact": self.contact} if self.contact else last]

    @property
    def tool_instructions(self) -> tuple[str, ...]:
        """What whoever works with a translation tool has to know of the marks in the texts."""
        return tuple(map(self.strings.text, _TO_TRANSLATE[_OF_MARKS]))

    def heads(self, purpose: Purpose) -> list[str]:
        """The heads of the columns."""
        heads = (
            gettext_noop("Number"),
            gettext_noop("English"),
            gettext_noop("Translation today"),
            _HEADS[purpose],
        )
        return [self.strings.text(head) for head in heads]

    def notes(self, page: PageRows, row: Row, *, says_section: bool) -> list[str]:
        """What is said above the English of a row; on a page that is not begun, everything is new."""
        text = self.strings.text
        notes = [text(_VALUES.get(row.name, "") if row.kind is Kind.META else _KINDS.get(row.kind, ""))]
        if row.kind is Kind.CUE:
            notes.extend(self._times(row.name))
        if says_section and row.section.text:
            notes.append(text(gettext_noop("Section: %(title)s")) % {"title": row.section.text})
        if row.note:
            notes.append(text(_NOTES.get(row.note, "")))
        elif row.before:
            notes.append(f"{text(_IMPORTANCE[row.importance])} {self._counted(row.before)}".strip())
        elif page.is_begun:
            notes.append(text(_STATES.get(row.state, "")))
        return [note for note in notes if note]

    def _times(self, when: str) -> Iterator[str]:
        """When a subtitle is shown, and what can be read of it in that time."""
        yield when.replace(" --> ", " – ")
        room = most_characters(milliseconds_of(when))
        yield self.strings.ngettext("at most %(num)s character", "at most %(num)s characters", room)

    def _counted(self, parts: Sequence[Part]) -> str:
        removed, added = words_changed(parts)
        said = []
        if removed:
            said.append(self.strings.ngettext("%(num)s word removed", "%(num)s words removed", removed))
        if added:
            said.append(self.strings.ngettext("%(num)s word added", "%(num)s words added", added))
        return f"({', '.join(said)})" if said else ""

    @property
    def before(self) -> str:
        return self.strings.text(gettext_noop("English before"))

    @property
    def now(self) -> str:
        return self.strings.text(gettext_noop("English now"))

    @property
    def nothing_yet(self) -> str:
        return self.strings.text(_NOTHING_YET)

    @property
    def glossary(self) -> str:
        return self.strings.text(gettext_noop("Glossary"))

    @property
    def earlier(self) -> str:
        return self.strings.text(gettext_noop("Translated before"))

    @property
    def how_to(self) -> str:
        return self.strings.text(gettext_noop("How to fill in this file"))

    @property
    def all_rows(self) -> str:
        return self.strings.text(gettext_noop("All rows"))

    @property
    def all_right(self) -> str:
        return self.strings.text(
            gettext_noop(
                "Have you read every row of this file, and is each that you left empty right? Then write yes."
            )
        )

    @property
    def page(self) -> str:
        return self.strings.text(gettext_noop("Page"))
