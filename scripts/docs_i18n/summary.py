"""The whole site at a glance: every page in every language, in words and minutes, read page by page.

Only what reports show is kept, so that memory does not grow with the text of the site.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from docs_i18n import effort
from docs_i18n.fingerprint import source_hash
from docs_i18n.model import (
    Document,
    Finding,
    Kind,
    PageState,
    PageStatus,
    Precision,
    SegmentState,
    SegmentStatus,
)
from docs_i18n.open_segments import OpenLinks, OpenSegment, open_links, open_segments
from docs_i18n.page_line import text_digest
from docs_i18n.processes import in_processes
from docs_i18n.reader_notice import ReaderNotice, reader_notice
from docs_i18n.settled import SettledEnglish
from docs_i18n.status import page_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from docs_i18n.site import Page, Site

# An orphan with this share of its English on another page was renamed to it (trackers.md §4.4).
_SAME_PAGE = 0.6

WORDS = ("reviewed", "unreviewed", "changed", "missing", "unverified")
"""What the words of a page are counted as; each is counted once."""

_UNREAD = Document(text="", segments=())

_COUNTED_AS = {
    SegmentState.CHANGED: "changed",
    SegmentState.NEW: "missing",
    SegmentState.UNTRANSLATED: "missing",
    SegmentState.UNVERIFIED: "unverified",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PageSummary:
    """A page in one language."""

    page: str
    title: str
    """Its English title; of an orphan or local page, its own."""
    is_core: bool
    locale: str
    state: PageState
    precision: Precision
    note: str = ""
    words: Mapping[str, int] = field(default_factory=dict)
    """English words by what they count as (`WORDS`)."""
    minutes: float = 0
    """To translate what is open."""
    review_minutes: float = 0
    """To read what nobody has reviewed."""
    open: tuple[OpenSegment, ...] = ()
    links: tuple[OpenLinks, ...] = ()
    """Links to mend where nothing is to be translated."""
    changed_since: str = ""
    """The earliest day on which a segment was translated that has changed since; "" where none has."""
    reviewers: tuple[str, ...] = ()
    notice: ReaderNotice | None = None
    """What its readers are told; None where there is no translation to speak of."""

    @property
    def area(self) -> str:
        """The folder it lies in; "" at the top."""
        return self.page.rpartition("/")[0].partition("/")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalText:
    """Text with no English source, for English editors to know of."""

    path: str
    line: int
    name: str
    """The name of a block; "" for one without, or for a whole page."""
    text: str
    """Its beginning; "" for a slot that nobody has filled."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteSummary:
    """All pages in all languages asked for."""

    pages: tuple[PageSummary, ...]
    findings: tuple[Finding, ...]
    """What could not be read; the rest is reported all the same."""
    local: tuple[LocalText, ...]

    def of(self, locale: str) -> tuple[PageSummary, ...]:
        return tuple(page for page in self.pages if page.locale == locale)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What is known of one English page in all languages, or of one page without English."""

    pages: tuple[PageSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    local: tuple[LocalText, ...] = ()
    shows_others: bool = False
    """Whether one of its pages shows the text of another file."""


def summarise_site(
    site: Site,
    locales: Sequence[str],
    *,
    progress: Callable[[int, int], None] | None = None,
    parts: Iterable[Part] | None = None,
) -> SiteSummary:
    """Every page in these languages; `progress` is told how many of how many English pages are done.

    `parts` are those of the English pages, in order, where somebody knows them; else the pages are read.
    """
    if parts is None:
        parts = in_processes(partial(summarise_source, site, tuple(locales)), site.sources)
    all_parts: list[Part] = []
    for part in parts:
        all_parts.append(part)
        if progress:
            progress(len(all_parts), len(site.sources))
    english = frozenset(site.sources)
    hashes = cache(partial(_hashes, site))
    for locale in locales:
        extra = [relative for relative in site.pages[locale] if relative not in english]
        all_parts.extend(_summarise_extra(site, locale, extra, all_parts, hashes))
    return SiteSummary(
        pages=tuple(page for part in all_parts for page in part.pages),
        findings=tuple(finding for part in all_parts for finding in part.findings),
        local=tuple(text for part in all_parts for text in part.local),
    )


def summarise_source(site: Site, locales: Sequence[str], relative: str) -> Part:
    """An English page and its translations, read from disk."""
    source = site.source(relative)
    if source is None:  # deleted while we read
        return Part()
    findings = list(source.findings)
    if source.is_local:
        return Part(findings=tuple(findings), local=(_local_page(source),))
    pages: list[PageSummary] = []
    absent: PageSummary | None = None
    local: list[LocalText] = []
    shows_others = _shows_others(source)
    english, digest = SettledEnglish(source.document), text_digest(source.document.text.encode())
    for locale in locales:
        lines = site.settled_lines(locale, relative, digest)
        settled = english.status(relative, locale, lines) if lines else None
        target = None if settled else site.page(locale, relative)
        if settled or target:
            pages.append(_summary(source, target, settled or translation_status(source, target, locale)))
        else:  # what is not there is the same in every language
            absent = absent or _summary(source, None, translation_status(source, None, locale))
            pages.append(replace(absent, locale=locale))
        if target:
            findings.extend(target.findings)
            shows_others = shows_others or _shows_others(target)
        local.extend(_local_blocks(site, source, target, locale))
    return Part(pages=tuple(pages), findings=tuple(findings), local=tuple(local), shows_others=shows_others)


def _shows_others(page: Page) -> bool:
    return any(segment.kind is Kind.SNIPPET for segment in page.document.segments)


def translation_status(source: Page, target: Page | None, locale: str) -> PageStatus:
    """Where a translated page stands, from what is on disk."""
    return page_status(
        source.relative,
        locale,
        source.document,
        target.document if target else None,
        target.records if target else (),
        source_version=target.document.head.get("translation.source_version", "") if target else "",
    )


def _summary(source: Page, target: Page | None, status: PageStatus) -> PageSummary:
    words: Counter[str] = Counter(dict.fromkeys(WORDS, 0))
    for segment in status.segments:
        words[_counted_as(segment)] += segment.words if segment.source else 0
    if status.state is PageState.MISSING:
        words = Counter(dict.fromkeys(WORDS, 0) | {"missing": sum(words.values())})
    changed = [
        segment.record.made.on
        for segment in status.segments
        if segment.record and segment.state in {SegmentState.CHANGED, SegmentState.REMOVED}
    ]
    return PageSummary(
        page=source.relative,
        title=source.title,
        is_core=source.is_core,
        locale=status.locale,
        state=status.state,
        precision=status.precision,
        note=status.note,
        words=dict(words),
        minutes=status.minutes,
        review_minutes=effort.minutes_to_review(words["unreviewed"] + words["unverified"]),
        open=open_segments(status, source, target),
        links=open_links(status, target),
        changed_since=min(changed, default=""),
        reviewers=tuple(
            dict.fromkeys(segment.reviewed.by for segment in status.segments if segment.reviewed)
        ),
        # Nothing is open on a settled page, so nothing in its translation is asked for.
        notice=reader_notice(status, source.document, target.document if target else _UNREAD)
        if status.state is not PageState.MISSING
        else None,
    )


def _counted_as(segment: SegmentStatus) -> str:
    return _COUNTED_AS.get(segment.state) or ("reviewed" if segment.reviewed else "unreviewed")


def _local_page(page: Page) -> LocalText:
    return LocalText(path=page.place, line=1, name="", text=page.title)


def _local_blocks(site: Site, source: Page, target: Page | None, locale: str) -> Iterator[LocalText]:
    """Local blocks of a translation, and the slots of its English page that it leaves empty."""
    filled: set[str] = set()
    for segment in target.document.segments if target else ():
        if segment.local is not None and target and (not segment.local or segment.local not in filled):
            filled.add(segment.local)
            yield LocalText(path=target.place, line=segment.line, name=segment.local, text=segment.text)
    folder = site.project.language(locale).folder
    for slot in source.document.slots:
        if slot and slot not in filled:
            yield LocalText(path=f"{folder}/{source.relative}", line=1, name=slot, text="")


def _summarise_extra(
    site: Site,
    locale: str,
    extra: Sequence[str],
    parts: Sequence[Part],
    hashes: Callable[[str], frozenset[str]],
) -> Iterator[Part]:
    """Pages with no English page: local on purpose, or orphans."""
    missing = [
        page.page
        for part in parts
        for page in part.pages
        if page.locale == locale and page.state is PageState.MISSING
    ]
    for relative in extra:
        page = site.page(locale, relative)
        if page is None:
            continue
        if page.is_local:
            yield Part(
                pages=(_without_source(page, locale, PageState.LOCAL, ""),),
                findings=page.findings,
                local=(_local_page(page),),
            )
            continue
        note = _renamed_to(page, missing, hashes)
        yield Part(pages=(_without_source(page, locale, PageState.ORPHAN, note),), findings=page.findings)


def _without_source(page: Page, locale: str, state: PageState, note: str) -> PageSummary:
    return PageSummary(
        page=page.relative,
        title=page.title,
        is_core=False,
        locale=locale,
        state=state,
        precision=Precision.STRUCTURE,
        note=note,
        words=dict.fromkeys(WORDS, 0),
    )


def _hashes(site: Site, relative: str) -> frozenset[str]:
    """Of the texts of an English page."""
    page = site.source(relative)
    return (
        frozenset(source_hash(segment.plain) for segment in page.document.segments) if page else frozenset()
    )


def _renamed_to(page: Page, missing: Sequence[str], hashes: Callable[[str], frozenset[str]]) -> str:
    """Where an orphan's English seems to have gone, of pages without a translation; "" where nothing resembles it."""
    stem = page.relative.removesuffix(".md").removesuffix("/index")
    for name in (f"{stem}.md", f"{stem}/index.md"):
        if name in missing:
            return name
    recorded = {record.source for record in page.records}
    if not recorded:
        return ""
    shares = {name: len(recorded & hashes(name)) / len(recorded) for name in missing}
    best = max(shares, key=lambda name: shares[name], default="")
    return best if best and shares[best] >= _SAME_PAGE else ""
