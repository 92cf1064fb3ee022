"""The links of a text beside those of its translation: the same targets, or other language versions of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from docs_i18n.model import Language


def link_differences(wanted: list[str], found: list[str], language: Language) -> tuple[list[str], list[str]]:
    """What is not met on either side, each in order; equal targets meet first, then language versions."""
    same = Counter(wanted) & Counter(found)
    missing, foreign = _left(wanted, same), _left(found, same)
    for link in list(missing):
        version = next((other for other in foreign if _is_language_version(link, other, language)), None)
        if version is not None:
            missing.remove(link)
            foreign.remove(version)
    return missing, foreign


def _left(links: list[str], met: Counter[str]) -> list[str]:
    rest = Counter(met)
    left = []
    for link in links:
        if rest[link] > 0:
            rest[link] -= 1
        else:
            left.append(link)
    return left


def _is_language_version(link: str, other: str, language: Language) -> bool:
    try:
        ours, theirs = urlsplit(link), urlsplit(other)
    except ValueError:
        return False
    if not ours.netloc or not theirs.netloc or _site(ours.netloc) != _site(theirs.netloc):
        return False
    # Not the end of the host: `.it` is a country, and stands in addresses of every language.
    said = f"{theirs.netloc.partition('.')[0]}/{theirs.path}/{theirs.query}".lower().replace("_", "-")
    return any(
        part.partition("-")[0] == language.locale or part.rpartition("-")[2] == language.locale
        for part in re.split(r"[/.?&=;]", said)
    )


def _site(host: str) -> str:
    """A host without the language it may begin with: `en.wikipedia.org` and `pt.wikipedia.org` are one site."""
    first, _, rest = host.lower().partition(".")
    return rest if rest.count(".") and len(first) <= 3 else host.lower()
