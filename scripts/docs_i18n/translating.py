"""What a translator does to files: begin a page, record it, confirm a paragraph, review it.

Every step checks first and writes last, each file whole or not at all; a refused step writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.documents import beginning, read_again
from docs_i18n.errors import SiteError
from docs_i18n.files import write_atomically, write_together
from docs_i18n.fingerprint import page_hash
from docs_i18n.head_names import REVIEWERS, TRANSLATORS, head_names, with_name
from docs_i18n.ledger import write_records
from docs_i18n.model import Document, Finding, Origin, PageState, PageStatus, Record, SegmentState, Signature
from docs_i18n.names import VOLUNTEER
from docs_i18n.recording import Recorded, confirm_segment, record_page, review_segments
from docs_i18n.settled import settled_line
from docs_i18n.site import Page, Site, ledger_file
from docs_i18n.status import page_status
from docs_i18n.subtitle_edit import retimed
from docs_i18n.subtitle_site import keep_out_of_git
from docs_i18n.subtitle_timing import timing_problems
from docs_i18n.translation_head import with_translation_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


_MOST_TIMING = 10
"""Hints on subtitles that cannot be read in time, said at once; `check` says them all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a step did to a page."""

    place: str
    """The file, from the project's root."""
    status: PageStatus | None = None
    """Where the page stands now; None where nothing was done."""
    refused: tuple[str, ...] = ()
    """Why nothing was written."""
    notes: tuple[str, ...] = ()
    changed: bool = False
    """Whether a file was written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What is new of a page."""

    records: tuple[Record, ...]
    document: Document | None = None
    """The page as it is to be; None where it stays as it is."""
    notes: tuple[str, ...] = ()
    made_on: str = ""
    """The day on which somebody translated; "" where nobody did."""
    reviewed_on: str = ""


def start_page(site: Site, locale: str, relative: str, *, by: Signature) -> Path:
    """Create a translation with the English text in it, and records of the English that the translator sees.

    SiteError where the page exists already, or there is nothing to translate.
    """
    source = _readable(_source(site, relative))
    language = site.project.language(locale)
    path = site.project.folder(language) / relative
    if path.exists():
        raise SiteError(
            f"{language.folder}/{relative} exists already, and nothing is overwritten; open it and go on there"
        )
    begun = beginning(source.document, on=by.on)
    recorded = record_page(source.document, begun, (), by=by, origin=Origin.UNTRANSLATED)
    if recorded.refused:
        raise SiteError(f"{source.language.folder}/{relative}: {recorded.refused[0]}")
    if begun.is_subtitles:
        keep_out_of_git(site)
    write_atomically(ledger_file(site.project, language, relative), write_records(recorded.records))
    write_atomically(path, begun.text)
    return path


def record_translation(
    site: Site, locale: str, relative: str, *, by: Signature, origin: Origin, base: str | None = None
) -> Outcome:
    """Record a page as translated, from today's English or from `base`, the English text it was made from.

    A page with no records must say which English it was made from: in `source_version:`, or by `base`.
    """
    source, target, place = _both(site, locale, relative)
    if faults := blocked(target):
        return Outcome(place=place, refused=faults)
    english = source.document
    if not target.records and base is None:
        version = target.document.head.get("translation.source_version", "")
        if version != page_hash(english.segments):
            return Outcome(place=place, refused=(_which_english(version),))
    elif base is not None:
        english = read_again(english, base)
    recorded = record_page(english, target.document, target.records, by=by, origin=origin)
    return _finish(site, source, target, recorded, made_on=by.on)


def confirm_translation(site: Site, locale: str, relative: str, number: int, *, by: Signature) -> Outcome:
    """Record that a paragraph holds although its English changed; `number` is the one that `diff` shows, from 1."""
    source, target, place = _both(site, locale, relative)
    if faults := blocked(target):
        return Outcome(place=place, refused=faults)
    _check_number(source, number, place)
    recorded = confirm_segment(source.document, target.document, target.records, number - 1, by=by)
    return _finish(site, source, target, recorded)


def review_translation(
    site: Site, locale: str, relative: str, numbers: Sequence[int], *, by: Signature
) -> Outcome:
    """Record that a person has read the page, or some paragraphs of it, and stands by them."""
    source, target, place = _both(site, locale, relative)
    if faults := blocked(target):
        return Outcome(place=place, refused=faults)
    for number in numbers:
        _check_number(source, number, place)
    chosen = [number - 1 for number in numbers] or [
        number for number, segment in enumerate(source.document.segments) if segment.local is None
    ]
    recorded = review_segments(source.document, target.document, target.records, chosen, by=by)
    return _finish(site, source, target, recorded, reviewed_on=by.on)


def repair_ledger(site: Site, locale: str, relative: str) -> Path | None:
    """Set the lines of a ledger that cannot be read aside, in a file beside it; None where all can be read."""
    page = site.page(locale, relative)
    if page is None or not _damaged(page):
        return None
    file = ledger_file(site.project, page.language, relative)
    aside = file.with_suffix(".damaged")
    bad = {finding.line for finding in _damaged(page)}
    lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    kept = [line for number, line in enumerate(lines, start=1) if number not in bad and line.strip()]
    set_aside = [line for number, line in enumerate(lines, start=1) if number in bad]
    earlier = aside.read_text(encoding="utf-8") if aside.exists() else ""
    write_atomically(aside, earlier + "".join(f"{line}\n" for line in set_aside))
    write_atomically(file, "".join(f"{line}\n" for line in kept))
    return aside


def _readable(source: Page) -> Page:
    """The English page, as long as all of it can be compared: else title and description would be taken for removed."""
    if not source.document.has_readable_head:
        raise SiteError("\n".join(map(str, source.findings)))
    return source


def _source(site: Site, relative: str) -> Page:
    source = site.source(relative)
    if source is None:
        raise SiteError(
            f"there is no {site.project.source.folder}/{relative}; name a page by its path inside that folder, as in start/page.md"
        )
    if source.is_local:
        raise SiteError(
            f"{site.project.source.folder}/{relative} is local to its language; there is nothing to translate"
        )
    return source


def _both(site: Site, locale: str, relative: str) -> tuple[Page, Page, str]:
    source = _readable(_source(site, relative))
    target = site.page(locale, relative)
    place = f"{site.project.language(locale).folder}/{relative}"
    if target is None:
        raise SiteError(f"there is no {place}; begin it with: docs-i18n start {locale} {relative}")
    return source, target, place


def blocked(target: Page) -> tuple[str, ...]:
    """What must be mended before anything may be written."""
    return tuple(map(str, target.findings))


def _damaged(page: Page) -> list[Finding]:
    return [finding for finding in page.findings if finding.rule == "ledger"]


def _which_english(version: str) -> str:
    made = (
        "its source_version is that of another English text"
        if version
        else "nothing says which English it was made from"
    )
    return (
        f"{made}, so it cannot be called up to date; compare it with today's English and add --base today,"
        " or give the English it was made from: --base OLD.md"
    )


def _check_number(source: Page, number: int, place: str) -> None:
    if not 1 <= number <= len(source.document.segments):
        raise SiteError(f"{place}: there is no paragraph {number}; `docs-i18n diff` shows the numbers")


def _finish(
    site: Site, source: Page, target: Page, recorded: Recorded, *, made_on: str = "", reviewed_on: str = ""
) -> Outcome:
    """Write what is new, and say where the page stands."""
    if recorded.refused:
        return Outcome(place=target.place, refused=recorded.refused, notes=recorded.notes)
    change = Change(records=recorded.records, notes=recorded.notes, made_on=made_on, reviewed_on=reviewed_on)
    return save_page(site, source, target, change)


def save_page(site: Site, source: Page, target: Page, change: Change, *, is_trial: bool = False) -> Outcome:
    """Write what is new of a page and its ledger, both or neither, and say where the page stands; a trial writes nothing."""
    document = change.document or target.document
    if document.is_subtitles:
        document = retimed(source.document, document, target.records)
    place = target.place
    status = page_status(source.relative, target.language.locale, source.document, document, change.records)
    file = ledger_file(site.project, target.language, source.relative)
    is_new = change.records != target.records or not file.exists()
    days = (change.made_on, change.reviewed_on) if is_new else ("", "")
    text = document.text
    if not document.is_subtitles:
        values = _head_values(source.document, document, change.records, status, *days)
        text = with_translation_values(text, values)
        for key, name in _new_names(target.records, change.records):
            # Whoever is named there may be the volunteer of the records: the name is for readers, and a choice.
            if name != VOLUNTEER or not head_names(text, key):
                text = with_name(text, key, name)
    line = settled_line(source.document, read_again(document, text), change.records)
    ledger = write_records(change.records) + line
    files: dict[Path, str] = {}
    # A line about the page that fits no more harms nobody: it is no reason to touch the file.
    if is_new or (line and _lines(file) != ledger):
        files[file] = ledger
    if text != target.document.text:
        files[target.path] = text
    if document.is_subtitles and files and not is_trial:
        keep_out_of_git(site)
    if not is_trial:
        write_together(files)
    notes = (*change.notes, *_timing(document))
    return Outcome(place=place, status=status, notes=notes, changed=bool(files))


def _timing(document: Document) -> list[str]:
    """What makes subtitles hard to read, for whoever has just written them."""
    if not document.is_subtitles:
        return []
    found = [f"line {line}: {message}" for line, message in timing_problems(document.text)]
    more = [f"and {len(found) - _MOST_TIMING} more like these"] if len(found) > _MOST_TIMING else []
    return found[:_MOST_TIMING] + more


def _new_names(before: Sequence[Record], after: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield who translated or reviewed something now, each with the key of the head under which readers find it."""
    made = {record.made for record in before}
    read = {record.reviewed for record in before}
    for record in after:
        if record.origin is Origin.PERSON and record.made not in made:
            yield TRANSLATORS, record.made.by
        if record.reviewed and record.reviewed not in read:
            yield REVIEWERS, record.reviewed.by


def _lines(file: Path) -> str:
    """A ledger as it was written; a checkout may have changed its line ends."""
    return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def _head_values(
    source: Document,
    target: Document,
    records: Sequence[Record],
    status: PageStatus,
    made_on: str,
    reviewed_on: str,
) -> dict[str, str]:
    values: dict[str, str] = {}
    is_behind = any(segment.state in {SegmentState.CHANGED, SegmentState.NEW} for segment in status.segments)
    version = page_hash(source.segments)
    if not is_behind and target.head.get("translation.source_version") != version:
        values["source_version"] = version
        if made_on:
            values["source_date"] = made_on
    if made_on:
        values["translated_on"] = made_on
    if reviewed_on:
        values["reviewed_on"] = reviewed_on
    values["status"] = _declared(status, records)
    return values


def _declared(status: PageStatus, records: Sequence[Record]) -> str:
    """The status a head declares: the weakest that any paragraph has."""
    if status.state is PageState.REVIEWED:
        return PageState.REVIEWED.value
    is_machine = any(record.origin is Origin.MACHINE and not record.reviewed for record in records)
    return (PageState.MACHINE_DRAFT if is_machine else PageState.DRAFT).value
