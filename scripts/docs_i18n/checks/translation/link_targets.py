"""Rule `link-targets`: a translation links to what the English links to.

A link to a page of this site is the same relative path, anchor included: in a translation it leads to the translated
page, or to the English text marked as such. A link to another site is the same, or leads to another language version:
the same host, and an address that names the translation's language in its path, query or subdomain. No reason need be
given for that, because the address gives it. Links meet by target first, by position only then, and may move to a
neighbouring segment of their section.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from docs_i18n.inline import read_inline
from docs_i18n.link_comparison import link_differences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docs_i18n.checks.translation.page_pair import PagePair
    from docs_i18n.model import Document, Finding, Language, Segment

RULE = "link-targets"
_REFERENCE = re.compile(
    r"^[ >\t]{0,40}\[(?P<label>[^\[\]^\n][^\[\]\n]{0,200})\]:[ \t]*<?(?P<target>[^\s>]+)", re.MULTILINE
)
_REMOTE = re.compile(r"(?:https?:)?//")


def find(pair: PagePair) -> Iterator[Finding]:
    ours, theirs = _references(pair.source), _references(pair.target)
    unmatched = []
    for both in pair.segments:
        wanted = _links(both.source, ours)
        found = _links(both.target, theirs)
        missing, foreign = link_differences(wanted, found, pair.language)
        unmatched.append((both.target, missing, foreign))
    for target, missing, foreign in _without_moved(unmatched):
        yield from _findings(pair, target, missing, foreign)


def _links(segment: Segment, references: Mapping[str, str]) -> list[str]:
    targets = (references.get(link.strip("[]").lower(), link) for link in read_inline(segment.text).links)
    return [target for target in targets if not target.startswith("[")]


def _references(document: Document) -> Mapping[str, str]:
    return {match["label"].strip().lower(): match["target"] for match in _REFERENCE.finditer(document.text)}


def _without_moved(
    unmatched: list[tuple[Segment, list[str], list[str]]],
) -> Iterator[tuple[Segment, list[str], list[str]]]:
    """Drop links that stand in another segment of the same section."""
    missing = Counter((target.section, link) for target, links, _ in unmatched for link in links)
    foreign = Counter((target.section, link) for target, _, links in unmatched for link in links)
    moved = missing & foreign
    moved_to = Counter(moved)
    for target, links, others in unmatched:
        yield target, _take(target.section, links, moved), _take(target.section, others, moved_to)


def _take(section: int, links: list[str], moved: Counter[tuple[int, str]]) -> list[str]:
    left = []
    for link in links:
        if moved[section, link] > 0:
            moved[section, link] -= 1
        else:
            left.append(link)
    return left


def _findings(pair: PagePair, target: Segment, missing: list[str], foreign: list[str]) -> Iterator[Finding]:
    for link, other in zip(missing, foreign, strict=False):
        yield pair.finding(target.line, RULE, f"the link goes to {other}; {_instead(link, pair.language)}")
    for link in missing[len(foreign) :]:
        yield pair.finding(
            target.line,
            RULE,
            f"the link to {link} is missing; write it as in English, with its words translated",
        )
    for link in foreign[len(missing) :]:
        yield pair.finding(
            target.line,
            RULE,
            f"the English has no link to {link} here; take it out, or mark the text as local",
        )


def _instead(link: str, language: Language) -> str:
    if _REMOTE.match(link):
        return f"write {link}, or the address of its version in {language.name}"
    return f"write {link} as in English, it leads to the page in {language.name}"
