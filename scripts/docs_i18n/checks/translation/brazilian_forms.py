"""Rule `brazilian-forms`: a page in European Portuguese has no word or spelling that only Brazil has.

The words are in data/brazilian.csv, without those that are good European Portuguese too; `*` stands for any ending.
Entries in capitals are found in capitals only. "está fazendo" is found by its form.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docs_i18n.checks.translation.lists import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Finding

RULE = "brazilian-forms"
_GERUND = re.compile(
    r"\b(?P<verb>est(?:ou|ás|á|amos|ão|ava|avas|ávamos|avam|ive|eve|iveram|ará|arão|eja|ejam|iver|iverem))"
    r"\s(?:(?:já|sempre|também|ainda|só)\s)?(?P<gerund>\w{1,40}?(?P<theme>[aei])ndo)\b",
    re.IGNORECASE,
)
_NOT_GERUNDS = (
    "quando lindo comando bando brando mando horrendo tremendo estupendo reverendo dividendo findo infindo venerando"
    " nefando miserando memorando formando doutorando educando mestrando graduando"
)
_NO_GERUND = frozenset(_NOT_GERUNDS.split())
_ADVICE = "is Brazilian Portuguese; write"


def find(pair: PagePair) -> Iterator[Finding]:
    if pair.language.locale != "pt" or pair.language.lang.lower() == "pt-br":
        return
    forms, exact = _patterns()
    for segment in pair.written:
        text = pair.prose(segment)
        found = [(match[0], _european(match[0])) for match in forms.finditer(text)]
        found += [(match[0], _european(match[0])) for match in exact.finditer(text)]
        found += [
            (match[0], f"{match['verb']} a {match['gerund'][:-3]}r")
            for match in _GERUND.finditer(text)
            if match["gerund"].lower() not in _NO_GERUND
        ]
        for word, european in dict.fromkeys(found):
            yield pair.finding(segment.line, RULE, f"“{word}” {_ADVICE} {european}")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One pattern for words in any case, one for those in capitals."""
    capitals = [form for form in _forms() if form.isupper()]
    others = [form for form in _forms() if not form.isupper()]
    return _pattern(others, re.IGNORECASE), _pattern(capitals, re.NOFLAG)


def _pattern(forms: list[str], flags: re.RegexFlag) -> re.Pattern[str]:
    written = (
        re.escape(form.removesuffix("*")) + (r"\w{0,40}" if form.endswith("*") else "")
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?!\w)", flags)


@cache
def _forms() -> Mapping[str, str]:
    return {row["brazilian"]: row["european"] for row in read_table("brazilian")}


@cache
def _european(word: str) -> str:
    """The advice for a word that was found."""
    lowered = word.lower()
    fitting = [
        form
        for form in _forms()
        if (lowered.startswith(form[:-1].lower()) if form.endswith("*") else lowered == form.lower())
    ]
    return _forms()[max(fitting, key=len)]
