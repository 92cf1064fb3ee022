"""Rule `russian-letters`: ы, э, ъ and ё are not letters of Ukrainian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.names import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding

RULE = "russian-letters"
_WORD = re.compile(r"[\w’'-]{0,80}[ыэъёЫЭЪЁ][\w’'-]{0,80}")


def find(pair: PagePair) -> Iterator[Finding]:
    if pair.language.locale != "uk":
        return
    for segment in pair.written:
        for word in dict.fromkeys(_WORD.findall(pair.prose(segment))):
            letters = ", ".join(dict.fromkeys(letter for letter in word.lower() if letter in "ыэъё"))
            yield pair.finding(
                segment.line,
                RULE,
                f"“{word}” is not Ukrainian, it has {letters}; write the Ukrainian word, or, if it is a name, add it to"
                f" {pair.language.folder}/{FILE}",
            )
