"""Pages that came in through the host's web form, where nobody could run the tool: recorded, or refused with the reason.

A page is recorded only if its `source_version:` is the hash of today's English: then, and only then, is it known from
which English it was made. Every other page stays `unverified` and says so to its readers. Names stay where the
translator wrote them, in the head of the page; the records say `volunteer`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from docs_i18n.fingerprint import page_hash, target_hash
from docs_i18n.matching import match_page
from docs_i18n.model import Kind, Origin, PageState, Signature
from docs_i18n.names import MACHINE, VOLUNTEER
from docs_i18n.open_segments import open_segments
from docs_i18n.summary import translation_status
from docs_i18n.translating import blocked, record_translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docs_i18n.model import Language
    from docs_i18n.pairing import Unclear
    from docs_i18n.section_titles import SectionTitle
    from docs_i18n.site import Page, Site

_VERSION = "translation.source_version"


class Result(StrEnum):
    """What came of a page."""

    RECORDED = "recorded"
    NOTHING_NEW = "nothing new"
    OTHER_ENGLISH = "its source_version is that of another English text"
    NO_VERSION = "nothing says which English it was made from"
    UNCLEAR = "it is not clear which texts belong together"
    UNREADABLE = "it cannot be read as it is"
    NO_ENGLISH = "there is no English page of this name"
    STILL_ENGLISH = "everything on it is still English"
    HAS_RECORDS = "it has records, and a change through the form is not recorded by itself"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where it cannot be known which texts belong together."""

    section: str
    """The heading above, in the translation; "" above the first."""
    line: int
    kind: Kind
    english: int
    """How many texts of this kind the English page has there."""
    translation: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FormPage:
    """A page that came in, and what came of it."""

    language: Language
    relative: str
    result: Result
    texts: int = 0
    """How many were recorded, or were changed and not recorded."""
    open: int = 0
    """How many are still to be translated."""
    sections: tuple[SectionTitle, ...] = ()
    """Where those are."""
    unclear: tuple[Place, ...] = ()
    problems: tuple[str, ...] = ()
    """What cannot be read, with its line."""

    @property
    def place(self) -> str:
        return f"{self.language.folder}/{self.relative}"


def record_form_pages(site: Site, paths: Iterable[str], on: str) -> list[FormPage]:
    """Record the pages at these paths (`docs_pt/start/x.md`); paths of anything else are passed over."""
    found = []
    for path in paths:
        folder, _, relative = path.partition("/")
        language = next((each for each in site.project.translations if each.folder == folder), None)
        target = site.page(language.locale, relative) if language and relative.endswith(".md") else None
        if language and target and not target.is_local and not relative.startswith("."):
            found.append(_recorded(site, language, target, on))
    return found


def unrecorded_paths(site: Site) -> Iterator[str]:
    """Yield the pages that have no records and say from which English they were made."""
    for language in site.project.translations:
        for relative in site.pages[language.locale]:
            target = site.page(language.locale, relative)
            if target and not target.records and target.document.head.get(_VERSION):
                yield target.place


def _recorded(site: Site, language: Language, target: Page, on: str) -> FormPage:
    """Record one page, if it may be."""
    relative, source = target.relative, site.source(target.relative)
    page = FormPage(language=language, relative=relative, result=Result.NO_ENGLISH)
    if source is None or source.is_local:
        return page
    if problems := blocked(target):
        return replace(page, result=Result.UNREADABLE, problems=problems)
    if target.records:
        return _edited(language, source, target)
    if translation_status(source, target, language.locale).state is PageState.MISSING:
        return replace(page, result=Result.STILL_ENGLISH)
    version = target.document.head.get(_VERSION, "")
    if version != page_hash(source.document.segments):
        return replace(page, result=Result.OTHER_ENGLISH if version else Result.NO_VERSION)
    # A machine's text must not be recorded as a person's.
    is_machine = target.document.head.get("translation.status") == Origin.MACHINE
    by = Signature(by=MACHINE if is_machine else VOLUNTEER, on=on)
    origin = Origin.MACHINE if is_machine else Origin.PERSON
    if record_translation(site, language.locale, relative, by=by, origin=origin).refused:
        unclear = match_page(source.document, target.document, ()).unclear
        places = tuple(_place(target, one) for one in unclear if one.targets)
        return replace(page, result=Result.UNCLEAR, unclear=places)
    return _standing(language, source, site.page(language.locale, relative) or target, Result.RECORDED)


def _edited(language: Language, source: Page, target: Page) -> FormPage:
    """A page with records, into which somebody wrote."""
    status = translation_status(source, target, language.locale)
    changed = sum(
        1
        for segment in status.segments
        if segment.target
        and (not segment.record or segment.record.target != target_hash(segment.target.plain))
    )
    result = Result.HAS_RECORDS if changed else Result.NOTHING_NEW
    return _standing(language, source, target, result, texts=changed)


def _standing(language: Language, source: Page, target: Page, result: Result, texts: int = 0) -> FormPage:
    """The page with what is still open on it."""
    status = translation_status(source, target, language.locale)
    work = open_segments(status, source, target)
    done = sum(record.origin is not Origin.UNTRANSLATED for record in target.records)
    return FormPage(
        language=language,
        relative=target.relative,
        result=result,
        texts=done if result is Result.RECORDED else texts,
        open=len(work),
        sections=tuple(dict.fromkeys(segment.title for segment in work)),
    )


def _place(target: Page, unclear: Unclear) -> Place:
    segment = target.document.segments[unclear.targets[0]]
    headings = [one.plain for one in target.document.segments if one.kind is Kind.HEADING]
    return Place(
        section=headings[segment.section - 1] if segment.section else "",
        line=segment.line,
        kind=unclear.kind,
        english=len(unclear.sources),
        translation=len(unclear.targets),
    )
