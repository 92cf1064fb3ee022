"""What can be wrong with a row that comes back, each reason once; the sentences for people are in `row_messages`."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Reason(StrEnum):
    """Why a row is not taken; `what` and `more` are those of the problem."""

    LINK_MISSING = "link-missing"
    """`what` is how the link is written in the row: `(2)`."""
    LINK_FOREIGN = "link-foreign"
    """`what` is where it leads."""
    BOLD = "bold"
    ITALIC = "italic"
    MISSING = "missing"
    """`what` is to be copied as it is: code, a placeholder, an HTML tag."""
    FOREIGN = "foreign"
    """`what` is markup that the English does not have."""
    HEADING_ID = "heading-id"
    """`what` is the id that does not belong into the text."""
    CELLS = "cells"
    """`what` cells in English, `more` in the row."""
    BEGINNING = "beginning"
    """`what` the text begins with makes something else of it: a list, a heading."""
    STILL_ENGLISH = "still-english"
    NO_WORDS = "no-words"
    """Nothing but marks, such as ?"""

    NO_CODE = "no-code"
    MERGED = "merged"
    COLUMNS = "columns"
    TABLE_IN_CELL = "table-in-cell"
    TWICE = "twice"
    IN_ENGLISH_COLUMN = "in-english-column"
    IN_TODAY_COLUMN = "in-today-column"

    NO_ID = "no-id"
    """Of a row in a file of a translation tool, which has lost the id of its segment."""
    UNKNOWN_CODE = "unknown-code"
    """`what` is the id of an inline code that the source has not."""
    NOT_READY = "not-ready"
    """Written, and still marked as fuzzy."""
    NOT_READ = "not-read"
    """Changed, and not marked as reviewed, in a file of reviews."""

    OTHER_SITE = "other-site"
    """No page of this site has such a row."""
    ENGLISH_GONE = "english-gone"
    ENGLISH_CHANGED = "english-changed"
    """`what` is the English of today; "" where that is not known."""
    CHANGED_MEANWHILE = "changed-meanwhile"
    """`what` is the translation of today."""
    PAGE_CHANGED = "page-changed"
    """The translation that the person saw is not there any more, and what has become of it is not clear."""
    NOT_RECORDED = "not-recorded"
    """The page has no records, so nobody knows what its translation was made from."""
    PAGE_BLOCKED = "page-blocked"
    """`what` is to be mended in the page or its ledger before anything is written."""
    PARTS = "parts"
    """The English was cut in two, and not all parts are filled in."""
    NOTHING_HOLDS = "nothing-holds"
    """The row says that the translation of today holds, and there is none."""
    NOT_TO_REMOVE = "not-to-remove"
    """The row says that a text is to go whose English stands."""
    ONLY_A_DASH = "only-a-dash"
    """The English is gone, so the row takes a dash and no text."""
    NOT_OPEN = "not-open"
    """Reviewed was what has no translation to be read."""
    RIGHT_OR_TEXT = "right-or-text"
    """The answer may say that the text is right, or be the text."""
    BY_HAND = "by-hand"
    """Where it belongs on the page cannot be known."""


class Problem(NamedTuple):
    """A reason with what it is about."""

    reason: Reason
    what: str = ""
    more: str = ""
