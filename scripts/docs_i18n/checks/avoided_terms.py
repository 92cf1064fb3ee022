"""Rule `avoided-terms`: no text says what the glossary lists as avoided, but the entry that explains the better word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.checks.translation.page_pair import NOT_PROSE, prose
from docs_i18n.glossary import concept_of, is_source_file
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.translation.names import Names
    from docs_i18n.site import Page
    from docs_i18n.term_base import TermBase

RULE = "avoided-terms"


def find_avoided_terms(page: Page, terms: TermBase, names: Names) -> Iterator[Finding]:
    """Yield words that the language of the page has better ones for; `names` may stand as they are."""
    own = concept_of(page.relative) if is_source_file(page.relative) else ""
    for segment in page.document.segments:
        if segment.kind in NOT_PROSE:
            continue
        text = names.hide(prose(segment.text))
        for match in terms.avoided.find(text):
            if match.concept != own:
                better = terms.entries[match.concept].term
                yield Finding(
                    path=page.place,
                    line=segment.line,
                    rule=RULE,
                    message=f"“{text[match.start : match.end]}” is a word to avoid; write “{better}”",
                )
