"""The site's own pages with records made by the tool itself, and English that has moved on: every state there is.

The real pages may be all in one state on a given day; what readers and translators see of the others is tested here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.ledger import write_records
from docs_i18n.model import Kind, Origin, Signature
from docs_i18n.recording import record_page, review_segments
from docs_i18n.scaffold import scaffold
from docs_i18n.site import Site, ledger_file, load_site
from site_copy import copy_project
from site_pages import CONTACT_EMAIL, PROJECT, REPO_URL, SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from small_site import Outcome, SmallSite

GUIDE = "start/from-idea-to-action.md"
"""Outdated in every language: a date, a new paragraph, a list item less. In Portuguese it had been reviewed."""
IDEA = "start/what-is-an-intercultural-city.md"
"""Reviewed in part in Portuguese, wholly in Spanish, unverified in the others."""
CITIZENS = "citizens/what-you-can-do.md"
"""A comma changed: nothing that a reader must know."""
BRIEF = "briefs/systemic-discrimination.md"
"""Begun in Italian."""

_MADE = "2026-11-02"
_READ = "2026-11-10"
_CLAIMS = f"page;who;until\n{CITIZENS};Ana Silva;2999-12-20\n{GUIDE};volunteer;2999-12-10\nnowhere.md;Rui;2999-12-20\n"


def build_tracked_site(root: Path) -> Outcome:
    """Copy the project, record its translations, change its English, and build it."""
    site = copy_project(root, with_records=False)
    _record_everything(load_site(root))
    _change_english(site)
    _begin_brief(site)
    for language in PROJECT.translations:
        site.write({f"{language.folder}/.ledger/claims.csv": _CLAIMS})
    return site.build(SITE_URL=SITE_URL, REPO_URL=REPO_URL, CONTACT_EMAIL=CONTACT_EMAIL)


def _record_everything(site: Site) -> None:
    readers = {"pt": "João Costa", "es": "Marta Ruiz"}
    for language in PROJECT.translations:
        locale = language.locale
        _record(site, locale, GUIDE, Origin.MACHINE, reader=readers["pt"] if locale == "pt" else "")
        _record(site, locale, CITIZENS, Origin.PERSON)
        if locale in readers:
            _record(
                site,
                locale,
                IDEA,
                Origin.MACHINE,
                reader=readers[locale],
                first=8 if locale == "pt" else None,
            )


def _record(
    site: Site, locale: str, relative: str, origin: Origin, *, reader: str = "", first: int | None = None
) -> None:
    source, target = site.source(relative), site.page(locale, relative)
    assert source
    assert target
    done = record_page(
        source.document, target.document, (), by=Signature(by="volunteer", on=_MADE), origin=origin
    )
    assert done.refused == ()
    if reader:
        numbers = range(len(source.document.segments))[:first]
        by = Signature(by=reader, on=_READ)
        done = review_segments(source.document, target.document, done.records, numbers, by=by)
        assert done.refused == ()
    file = ledger_file(site.project, target.language, relative)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write_records(done.records), encoding="utf-8")


def _change_english(site: SmallSite) -> None:
    source = load_site(site.root).source(GUIDE)
    assert source
    text = source.document.text
    paragraphs = [one for one in source.document.segments if one.kind is Kind.PARAGRAPH and one.section]
    item = [one for one in source.document.segments if one.kind is Kind.ITEM][-1]
    line = text.rfind("\n", 0, item.start) + 1, text.index("\n", item.end) + 1
    edits = [
        (paragraphs[0].end, paragraphs[0].end, " This holds until 3 March 2027, and not a day longer."),
        (*line, ""),
        (paragraphs[-1].end, paragraphs[-1].end, "\n\nAsk [the people](../index.md) at the counter first."),
    ]
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    citizens = (site.root / "docs" / CITIZENS).read_text(encoding="utf-8")
    end = citizens.index("\n", citizens.index("\n- ") + 1)
    site.write({f"docs/{GUIDE}": text, f"docs/{CITIZENS}": f"{citizens[: end - 1]}!{citizens[end:]}"})


def _begin_brief(site: SmallSite) -> None:
    source = load_site(site.root).source(BRIEF)
    assert source
    text = scaffold(source.document, on=_MADE)
    paragraphs = [one for one in source.document.segments if one.kind is Kind.PARAGRAPH]
    words = "Un paragrafo in italiano, scritto da una volontaria che ha cominciato la pagina ieri sera."
    replacements: Mapping[str, str] = {one.text: words for one in paragraphs[:2]}
    for english, italian in replacements.items():
        assert english in text
        text = text.replace(english, italian)
    text = text.replace("title: Systemic discrimination", "title: Discriminazione sistemica")
    site.write({f"docs_it/{BRIEF}": text})
    _record(load_site(site.root), "it", BRIEF, Origin.PERSON)
