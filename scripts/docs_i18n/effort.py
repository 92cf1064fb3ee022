"""Words and minutes: what a volunteer is asked for.

The speeds are assumptions, stated wherever minutes are shown: a volunteer who knows the subject writes 7 words of a
new translation a minute and reads 100 words a minute; and half a minute goes to finding a paragraph and saving it.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from docs_i18n.changes import word_diff
from docs_i18n.model import UNTRANSLATABLE, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

WRITING = 7
"""Words of new translation a minute."""
READING = 100
"""Words read and compared a minute."""
_TO_FIND = 0.5
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


# The same English text is counted once in each language.
@lru_cache(maxsize=4096)
def count_words(plain: str, kind: Kind = Kind.PARAGRAPH) -> int:
    """The words a translator deals with; code and formulas have none."""
    return 0 if kind in UNTRANSLATABLE else words_in(plain)


def words_in(text: str) -> int:
    return len(_WORD.findall(text))


def minutes_to_translate(words: int) -> float:
    return _TO_FIND + words / WRITING if words else 0


def minutes_to_update(old: str, new: str) -> float:
    """To find a changed text, to read the English and its translation, and to write the words that changed."""
    return _TO_FIND + 2 * count_words(new) / READING + changed_words(old, new) / WRITING


def minutes_to_review(words: int) -> float:
    return words / READING


def changed_words(old: str, new: str) -> int:
    """The words to write: those added, or, where words only went, those that went."""
    diff = word_diff(old, new)
    added = sum(count_words(part.text) for part in diff if part.kind == "added")
    removed = sum(count_words(part.text) for part in diff if part.kind == "removed")
    return max(added, 1 if removed else 0)


def whole_minutes(minutes: Iterable[float]) -> int:
    """A sum of minutes as it is shown: rounded up, because half a minute is not nothing."""
    return math.ceil(round(sum(minutes), 3))
