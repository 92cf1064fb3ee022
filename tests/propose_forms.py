"""Print inflected forms that the pages use and the glossary's sources do not list, for a person to review.

A phrase is proposed where its words have the lemmas of a term's words. Run: make forms-propose
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from simplemma import lemmatize

from docs_i18n.glossary import is_source_file
from docs_i18n.glossary_files import read_glossary
from docs_i18n.site import load_site
from docs_i18n.term_matching import TermMatcher, surface_forms
from site_pages import ROOT

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")


def lemmas(text: str, locale: str) -> tuple[str, ...]:
    return tuple(lemmatize(word, lang=locale).casefold() for word in _WORD.findall(text))


def main() -> None:
    site = load_site(ROOT)
    glossary = read_glossary(site)
    for language in site.project.languages:
        locale = language.locale
        matcher = TermMatcher(surface_forms(glossary.entries[locale].values()), locale)
        terms = {lemmas(entry.term, locale): entry for entry in glossary.entries[locale].values()}
        lengths = sorted({len(each) for each in terms if each})
        proposals: Counter[tuple[str, str]] = Counter()
        for relative in site.pages[locale]:
            page = None if is_source_file(relative) else site.page(locale, relative)
            for segment in page.document.segments if page else ():
                words = _WORD.findall(segment.plain)
                known = [lemmatize(word, lang=locale).casefold() for word in words]
                for start in range(len(words)):
                    for length in lengths:
                        entry = terms.get(tuple(known[start : start + length]))
                        phrase = " ".join(words[start : start + length])
                        if entry and not any(
                            match.concept == entry.concept for match in matcher.find(phrase)
                        ):
                            proposals[entry.place, phrase.casefold()] += 1
        for (place, phrase), uses in proposals.most_common():
            sys.stdout.write(f"{place}: {phrase} ({uses})\n")


if __name__ == "__main__":
    main()
