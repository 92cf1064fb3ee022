"""What the templates of the tracker's pages and of the readers' notices are given; nothing is decided there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from docs_i18n import effort
from docs_i18n.changes import words_changed
from docs_i18n.model import PageState, SegmentState
from docs_i18n.plugins import tracker
from docs_i18n.plugins.localized_file import localized
from docs_i18n.plugins.page_links import home_url
from docs_i18n.plugins.sheets import REVIEW_COMMAND
from docs_i18n.plugins.work_ways import TOP, links_of, mail_of
from docs_i18n.reader_notice import Agreement
from docs_i18n.site_index import EnglishChange, feed_path
from docs_i18n.status import LOST, MERGED, SPLIT
from docs_i18n.strings import gettext_noop
from docs_i18n.totals import Totals, totals
from docs_i18n.work_queue import Work, queue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from docs_i18n.changes import Part
    from docs_i18n.claims import Claim
    from docs_i18n.model import Language
    from docs_i18n.open_segments import OpenSegment
    from docs_i18n.plugins.state import BuildState, LanguageBuild
    from docs_i18n.plugins.tracker import WorkLinks
    from docs_i18n.section_titles import SectionTitle
    from docs_i18n.site_index import IndexedPage
    from docs_i18n.summary import LocalText, PageSummary


_NOTES = {
    LOST: gettext_noop("The translation of this was deleted."),
    SPLIT: gettext_noop("The English paragraph was split. The words are the same."),
    MERGED: gettext_noop("English paragraphs were joined. The words are the same."),
}
_LONGEST_QUEUE = 20
"""Rows; whoever has done twenty pages finds the rest in the tables below."""
_NEXT = 5
_NOT_PAGES = frozenset({PageState.ORPHAN, PageState.LOCAL})


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A page in a table of work."""

    summary: PageSummary
    links: WorkLinks
    work: Work | None = None
    """What is open; None in tables of all pages."""
    claim: Claim | None = None
    """Who is on it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A piece of work as the page of changes shows it."""

    segment: OpenSegment
    note: str
    """What more is known, in the language of the page."""
    diff: tuple[Part, ...]
    """Both English texts in one; empty where there is only one."""
    removed: int
    added: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageRow:
    """A language as coordinators see it."""

    language: Language
    core: Totals
    total: Totals
    next: tuple[Row, ...]
    taken: tuple[Row, ...]
    """Pages that somebody is on."""
    status_url: str
    """Its status page; "" where that language is not built."""
    feed_url: str
    """Its feed of what changed; "" where there is none."""


def tracker_context(page: Page, state: BuildState) -> dict[str, Any]:
    """What the template of one of the tracker's own pages needs; nothing for other pages."""
    if page.file.generated_by is None:
        return {}
    language = state.current.language
    template = page.meta.get("template")
    if template == tracker.STATUS_TEMPLATE:
        return {"language_rows": _languages(state)} if language.is_source else _status(state, language)
    if template == tracker.COORDINATION_TEMPLATE:
        return _coordination(state)
    if template == tracker.CHANGES_TEMPLATE:
        relative = localized(page.file).norm_src_uri.removeprefix(f"{tracker.CHANGES}/")
        summary = state.tracker.page(language.locale, relative)
        return _changes(state, language, summary) if summary else {}
    return {}


def notice_context(page: Page, state: BuildState) -> dict[str, Any]:
    """What a page says about its translation, and the page that shows what changed."""
    locale = state.current.language.locale
    file = localized(page.file)
    summary = state.tracker.page(locale, file.norm_src_uri) if file.locale == locale else None
    if page.file.generated_by is not None or summary is None or summary.notice is None:
        return {"notice": None, "changes_url": ""}
    links = tracker.work_links(state.tracker, summary, state.current.language, None)
    return {"notice": summary.notice, "changes_url": links.changes}


def english_changes(
    state: BuildState, build: LanguageBuild, pages: Iterable[IndexedPage]
) -> Iterator[EnglishChange]:
    """What the feed of a language tells of English words that are newer than its pages."""
    indexed = {page.url: page for page in pages}
    for summary in state.tracker.summary.of(build.language.locale):
        if summary.notice is None or summary.notice.agreement is not Agreement.OUTDATED:
            continue
        own = indexed.get(f"{home_url(build.language)}{tracker.page_address(summary.page)}")
        links = tracker.work_links(state.tracker, summary, build.language, None)
        text = build.strings.text(gettext_noop("The English text has changed: %(title)s"))
        yield EnglishChange(
            url=links.changes,
            version=state.tracker.source_version(summary.page),
            title=text % {"title": own.title if own else summary.title},
            summary=build.strings.text(
                gettext_noop("Part of the English text is newer than this translation.")
            ),
            # Nobody writes down when English changed; it was there when somebody last checked the page.
            updated=max(state.tracker.checked_on(summary.page), own.updated if own else ""),
        )


def _status(state: BuildState, language: Language) -> dict[str, Any]:
    pages = _translatable(state, language)
    work = _free_work(state, language, pages)
    return {
        "core": totals(page for page in pages if page.is_core),
        "total": totals(pages),
        "queue": [_row(state, language, item.page, item, is_filled=True) for item in work[:_LONGEST_QUEUE]],
        "more_in_queue": max(len(work) - _LONGEST_QUEUE, 0),
        "taken": _taken(state, language, pages),
        "to_compare": [
            _row(state, language, page, is_short=True)
            for page in pages
            if page.state is PageState.UNVERIFIED and not page.open
        ],
        "review_packs": state.sheets.packs(language),
        "page_tables": list(_page_tables(state, language, pages)),
        **_assumed(),
    }


def _free_work(state: BuildState, language: Language, pages: Sequence[PageSummary]) -> list[Work]:
    """What there is to do on pages that nobody has taken."""
    claimed = state.tracker.claimed(language.locale)
    return queue(page for page in pages if page.page not in claimed)


def _taken(state: BuildState, language: Language, pages: Sequence[PageSummary]) -> list[Row]:
    """Pages that somebody is on, those that are free again first."""
    claimed = state.tracker.claimed(language.locale)
    rows = [_row(state, language, page) for page in pages if page.page in claimed]
    return sorted(rows, key=lambda row: (row.claim.until if row.claim else "", row.summary.page))


def _page_tables(
    state: BuildState, language: Language, pages: Sequence[PageSummary]
) -> Iterator[tuple[str, str, list[Row]]]:
    """Kind, title and rows: the core shelf first, then every other page in the section of the menu it belongs to."""
    if core := [_row(state, language, page, is_short=True) for page in pages if page.is_core]:
        yield "core", "", core
    for title, group in by_section((page for page in pages if not page.is_core), state.current.nav):
        yield "section", title, [_row(state, language, page, is_short=True) for page in group]


def _languages(state: BuildState) -> list[LanguageRow]:
    rows = []
    for language in state.project.translations:
        pages = _translatable(state, language)
        is_built = language.locale in state.built
        rows.append(
            LanguageRow(
                language=language,
                core=totals(page for page in pages if page.is_core),
                total=totals(pages),
                next=tuple(
                    _row(state, language, item.page, item)
                    for item in _free_work(state, language, pages)[:_NEXT]
                ),
                taken=tuple(_taken(state, language, pages)),
                status_url=f"{home_url(language)}{tracker.page_address(tracker.STATUS)}" if is_built else "",
                feed_url=feed_path(language) if is_built and state.site_url and not state.is_preview else "",
            )
        )
    return rows


def _coordination(state: BuildState) -> dict[str, Any]:
    local = state.tracker.summary.local
    return {
        "language_rows": _languages(state),
        "review_packs": [
            (language, packs)
            for language in state.project.translations
            if (packs := state.sheets.packs(language))
        ],
        "review_command": REVIEW_COMMAND,
        "findings": state.tracker.summary.findings,
        "empty_slots": [(text, _language_of(state, text)) for text in local if not text.text],
        "local_texts": [(text, _language_of(state, text)) for text in local if text.text],
        "data_files": tracker.DATA_FILES,
        **_assumed(),
    }


def _changes(state: BuildState, language: Language, summary: PageSummary) -> dict[str, Any]:
    strings = state.current.strings
    mail = mail_of(state, language, summary)
    top = strings.text(TOP)
    grouped: list[tuple[SectionTitle, str, list[Change]]] = [
        (
            title,
            mail.of_text([title.text or top]),
            [_change(segment, strings.text(_NOTES.get(segment.note, ""))) for segment in segments],
        )
        for title, segments in groupby(summary.open, key=lambda segment: segment.title)
    ]
    head = state.tracker.heads.get(f"{language.locale}/{summary.page}")
    own_title = str(head.values.get("title") or summary.title) if head else summary.title
    return {
        "summary": summary,
        "own_title": own_title,
        "is_title_english": own_title == summary.title,
        "minutes": effort.whole_minutes([summary.minutes]),
        "sections": grouped,
        "target_file": f"{language.folder}/{summary.page}",
        "links": links_of(state, language, summary),
        "claim": state.tracker.claimed(language.locale).get(summary.page),
        **_assumed(),
    }


def _change(segment: OpenSegment, note: str) -> Change:
    has_both = segment.state is SegmentState.CHANGED and not segment.note
    diff = segment.diff if has_both else ()
    removed, added = words_changed(diff)
    return Change(segment=segment, note=note, diff=diff, removed=removed, added=added)


def _translatable(state: BuildState, language: Language) -> list[PageSummary]:
    return [page for page in state.tracker.summary.of(language.locale) if page.state not in _NOT_PAGES]


def _row(
    state: BuildState,
    language: Language,
    page: PageSummary,
    work: Work | None = None,
    *,
    is_filled: bool = False,
    is_short: bool = False,
) -> Row:
    # Whole texts in its addresses would make a list of all pages, or of all languages, too heavy; the queue has them.
    links = links_of(state, language, page, is_filled=is_filled, is_short=is_short)
    claim = state.tracker.claimed(language.locale).get(page.page)
    return Row(summary=page, links=links, work=work, claim=claim)


def _language_of(state: BuildState, text: LocalText) -> Language:
    folder = text.path.partition("/")[0]
    return next((each for each in state.project.languages if each.folder == folder), state.project.source)


def _assumed() -> dict[str, int]:
    return {"words_written": effort.WRITING, "words_read": effort.READING}


def by_section(pages: Iterable[PageSummary], nav: Navigation) -> list[tuple[str, list[PageSummary]]]:
    """Pages under the title of the part of the menu that holds their folder, in its order; "" for all others, last."""
    titles: dict[str, str] = {}
    for section in _sections(nav.items):
        for page in section.children:
            if isinstance(page, Page):
                titles.setdefault(_folder(localized(page.file).norm_src_uri), section.title)
    groups: dict[str, list[PageSummary]] = {title: [] for title in dict.fromkeys(titles.values())}
    groups[""] = []
    for summary in pages:
        groups[titles.get(_folder(summary.page), "")].append(summary)
    return [(title, group) for title, group in groups.items() if group]


def _folder(relative: str) -> str:
    return relative.rpartition("/")[0]


def _sections(items: Iterable[StructureItem]) -> Iterator[Section]:
    """Every section of the menu, each before those in it."""
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)
