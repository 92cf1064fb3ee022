"""Rules on the glossary: what an entry promises its readers, and what only shows when all entries are seen together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docs_i18n.glossary import RULE, linked_concept
from docs_i18n.model import Finding
from docs_i18n.readability import LONGEST_LIMIT, sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.glossary import Entry, Glossary


def check_glossary(glossary: Glossary) -> Iterator[Finding]:
    """Yield every finding, those of unreadable files first."""
    yield from glossary.findings
    for locale, entries in glossary.entries.items():
        for entry in entries.values():
            yield from _long_sentences(entry)
            yield from _links(entry, glossary)
        yield from _shared_words(glossary, locale)


def _long_sentences(entry: Entry) -> Iterator[Finding]:
    for paragraph in entry.paragraphs:
        for sentence in sentences(paragraph.plain):
            length = len(words(sentence))
            if length > LONGEST_LIMIT:
                message = f"a sentence of {length} words; make two of it: “{sentence[:60]}…”"
                yield Finding(path=entry.place, line=paragraph.line, rule=RULE, message=message)


def _links(entry: Entry, glossary: Glossary) -> Iterator[Finding]:
    for concept in entry.related:
        if concept == entry.concept or concept not in glossary.concepts:
            yield entry.finding(
                f"`related: {concept}` is no other concept; write the name of its file", "related"
            )
    for paragraph in entry.paragraphs:
        for target in paragraph.targets():
            if linked_concept(target) not in glossary.concepts:
                message = f"the link `{target}` leads to no entry; write it as in (equality.md)"
                yield Finding(path=entry.place, line=paragraph.line, rule=RULE, message=message)


def _shared_words(glossary: Glossary, locale: str) -> Iterator[Finding]:
    """Words that stand for two concepts, or for one and against it: no text could be explained by them."""
    owners: dict[str, list[Entry]] = defaultdict(list)
    for entry in glossary.entries[locale].values():
        for words_of_term in dict.fromkeys(map(str.casefold, entry.surface)):
            owners[words_of_term].append(entry)
    for shared, entries in owners.items():
        first, *others = entries
        for entry in others:
            yield entry.finding(f"“{shared}” stands for `{first.concept}` too; leave it out of one of them")
    for entry in glossary.entries[locale].values():
        for avoided in entry.avoided_terms:
            if avoided.casefold() in map(str.casefold, entry.surface):
                yield entry.finding(
                    f"“{avoided}” is used and avoided; take it out of one list", "avoided_terms"
                )
