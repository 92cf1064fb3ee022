"""Why a row was not taken, in one sentence that can be forwarded by e-mail, in the language of who filled it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.row_problems import Problem, Reason
from docs_i18n.strings import gettext_noop

if TYPE_CHECKING:
    from docs_i18n.strings import Strings

_LONGEST = 60
_SENTENCES = {
    Reason.LINK_MISSING: gettext_noop(
        "The link %(what)s is missing or damaged. Write [your words]%(what)s, without a space between ] and (."
    ),
    Reason.LINK_FOREIGN: gettext_noop(
        "The English has no link to %(what)s here. Take it out, or use the numbers of the English links."
    ),
    Reason.BOLD: gettext_noop(
        "Bold is not as in English. Put ** before and ** after the words that are bold there, without spaces inside."
    ),
    Reason.ITALIC: gettext_noop(
        "Italic is not as in English. Put * before and * after the words that are italic there, without spaces inside."
    ),
    Reason.MISSING: gettext_noop("%(what)s is missing. Copy it from the English exactly as it stands there."),
    Reason.FOREIGN: gettext_noop("%(what)s does not stand in the English. Take it out."),
    Reason.HEADING_ID: gettext_noop("Take out %(what)s. It is added by itself."),
    Reason.CELLS: gettext_noop(
        "The English row has this many cells, parted by the mark |: %(what)s. Yours has: %(more)s."
    ),
    Reason.BEGINNING: gettext_noop(
        "A text that begins with %(what)s becomes something else, such as a list or a heading. Begin with a word."
    ),
    Reason.STILL_ENGLISH: gettext_noop(
        "Your text is the English one, word for word. If it is to stay in English, please tell us so."
    ),
    Reason.NO_WORDS: gettext_noop("There are no words in your text."),
    Reason.NO_CODE: gettext_noop(
        "The letters in the first column are missing, so we cannot tell where the text belongs. Copy it into the row of a new file."
    ),
    Reason.NO_ID: gettext_noop(
        "The id of this segment is missing, so we cannot tell where the text belongs. Copy it into a new file."
    ),
    Reason.UNKNOWN_CODE: gettext_noop(
        "The inline code %(what)s is not in the English segment. Take it out, or insert the right one."
    ),
    Reason.NOT_READY: gettext_noop(
        "Your text is still marked as fuzzy (needs work). Take the mark away once it is ready."
    ),
    Reason.NOT_READ: gettext_noop(
        "The text was changed and is not marked as reviewed. Mark it, or send it as a translation."
    ),
    Reason.MERGED: gettext_noop(
        "Rows or cells have been joined here, so we cannot tell the texts apart. Write each text into its own row."
    ),
    Reason.COLUMNS: gettext_noop(
        "The row has not the four columns it had, so we cannot tell which one is yours. Copy the text into a new file."
    ),
    Reason.TABLE_IN_CELL: gettext_noop("There is a table inside your cell. Write the text without a table."),
    Reason.TWICE: gettext_noop(
        "This row is there more than once, with different texts. Keep the one that counts."
    ),
    Reason.IN_ENGLISH_COLUMN: gettext_noop(
        "The English has been written over. Write your text into the last column."
    ),
    Reason.IN_TODAY_COLUMN: gettext_noop(
        "The translation of today has been written over. Write your text into the last column."
    ),
    Reason.OTHER_SITE: gettext_noop(
        "The page of this row is no longer on the site, or has moved. Ask for a new file."
    ),
    Reason.ENGLISH_GONE: gettext_noop("This text is no longer in English, so there is no place for yours."),
    Reason.ENGLISH_CHANGED: gettext_noop(
        "The English has changed too much since this file was made. Ask for a new file."
    ),
    Reason.CHANGED_MEANWHILE: gettext_noop(
        "Somebody has changed this translation since the file was made. It now reads: “%(what)s”"
    ),
    Reason.PAGE_CHANGED: gettext_noop(
        "This part of the page has been changed since the file was made. Ask for a new file."
    ),
    Reason.NOT_RECORDED: gettext_noop(
        "Nobody knows from which English text this page was translated. The coordinator has to record it first."
    ),
    Reason.PAGE_BLOCKED: gettext_noop("The page has to be mended first: %(what)s"),
    Reason.PARTS: gettext_noop(
        "The English paragraph was split, and not all its rows are filled in. Please fill in all of them."
    ),
    Reason.NOTHING_HOLDS: gettext_noop("There is no translation yet that could stay as it is."),
    Reason.NOT_TO_REMOVE: gettext_noop(
        "A dash takes a translation out, but the English text is still there. Write the translation, or leave the cell empty."
    ),
    Reason.ONLY_A_DASH: gettext_noop(
        "This text is no longer in English. Write a dash (–) to take its translation out, or leave the cell empty."
    ),
    Reason.NOT_OPEN: gettext_noop("There is no translation of today’s English here that could be reviewed."),
    Reason.RIGHT_OR_TEXT: gettext_noop(
        "We cannot tell whether this means “right” or is the text itself. Write ok, or the whole text."
    ),
    Reason.BY_HAND: gettext_noop(
        "We could not tell where on the page this text belongs. The coordinator has to put it in by hand."
    ),
}


def sentence(problem: Problem, strings: Strings) -> str:
    """What is wrong, and what to do."""
    values = {"what": _short(problem.what), "more": _short(problem.more)}
    return strings.text(_SENTENCES[problem.reason]) % values


def row_name(label: str, english: str, strings: Strings) -> str:
    """The row by its number and the first words of its English."""
    if label:
        name = gettext_noop("Row %(number)s (“%(text)s”)") if english else gettext_noop("Row %(number)s")
    else:
        name = (
            gettext_noop("A row without a number (“%(text)s”)")
            if english
            else gettext_noop("A row without a number")
        )
    return strings.text(name) % {"number": label, "text": _short(english)}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
