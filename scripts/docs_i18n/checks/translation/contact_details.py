"""Rule `contact-details`: e-mail addresses and telephone numbers in the text are those of the English.

Web addresses are links, written out or not, and belong to `link-targets`. A telephone number is read by its digits
(telephones.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.telephones import telephones
from docs_i18n.markdown import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.checks.translation.telephones import Telephone
    from docs_i18n.model import Finding

RULE = "contact-details"
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}")


def find(pair: PagePair) -> Iterator[Finding]:
    for both in pair.translated:
        source, target = normalised(both.source.text), normalised(both.target.text)
        numbers, their_numbers = telephones(source, target)
        ours, theirs = _details(source, numbers), _details(target, their_numbers)
        foreign = [written for detail, written in theirs.items() if detail not in ours]
        for number, (detail, written) in enumerate(ours.items()):
            if detail not in theirs:
                found = (
                    f"{foreign[number]} is not in the English"
                    if number < len(foreign)
                    else f"{written} is missing"
                )
                yield pair.finding(both.target.line, RULE, f"{found}; write {written}")
        missing = sum(detail not in theirs for detail in ours)
        for written in foreign[missing:]:
            yield pair.finding(
                both.target.line,
                RULE,
                f"{written} is not in the English; take it out, or mark the text as local",
            )


def _details(plain: str, numbers: Sequence[Telephone]) -> Mapping[str, str]:
    """Addresses and numbers in the form that is compared, each with how it is written."""
    found = {match[0].lower(): match[0] for match in _MAIL.finditer(plain)}
    for number in numbers:
        found.setdefault(number.digits, plain[number.start : number.end].strip())
    return found
