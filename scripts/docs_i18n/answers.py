"""What a person wrote into a row and sent back, whichever file it came in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docs_i18n.row_code import RowCode
    from docs_i18n.row_problems import Problem


class Mark(Enum):
    """What a file says of a row beside its text; Word files say nothing, and files of translation tools hold settled rows too."""

    NONE = "none"
    FUZZY = "fuzzy"
    """The person has not said that the text is ready (PO)."""
    INITIAL = "initial"
    """Nobody has set a state (XLIFF): not begun, or done with a tool that sets none."""
    DONE = "done"
    READ = "read"
    """The person says that the text has been reviewed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A row that came back."""

    file: str
    """The name of the file, for messages."""
    label: str
    """What the row calls itself, as a rule its number; "" where it has lost it."""
    code: RowCode | None
    """None where the row has none that can be read."""
    text: str = ""
    """What the person wrote; "" for an empty cell."""
    formatted: str = ""
    """The same, with marks around what is bold or italic as word processors have it."""
    shown: tuple[str, ...] = ()
    """The lines of the other cells as they came back: the English, the translation of today, and what is said of them."""
    comments: tuple[str, ...] = ()
    """What was said in comments on the row."""
    mark: Mark = Mark.NONE
    problem: Problem | None = None
    """Why the row cannot be read as it stands."""
