"""Rows that came back become a new text of their page and new records: all of them that can be taken, together.

Pure: pages and answers go in, what is to be written comes out. The laws: a row is taken whole or refused with its
reason; importing twice changes nothing; a page that is not as expected after the change is not changed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docs_i18n.alignment import How
from docs_i18n.exchange_decisions import decide_marked
from docs_i18n.matching import match_page
from docs_i18n.model import Origin, PageState, Signature
from docs_i18n.page_edit import edit_page
from docs_i18n.recording import RowRecords, confirm_segment, record_page, record_rows, review_segments
from docs_i18n.row_code import Purpose, all_rows_key
from docs_i18n.row_decisions import RIGHT, Act, Decision, PageRows, Words, said_right
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.status import page_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docs_i18n.answers import Answer
    from docs_i18n.matching import Matching
    from docs_i18n.model import Document, Language, Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """What rows do to a page."""

    document: Document
    """The page as it is to be."""
    records: tuple[Record, ...]
    decisions: tuple[Decision, ...]
    """One for each row that came back, those refused on the way included."""

    def numbers(self, *acts: Act) -> list[int]:
        return sorted({one.number for one in self.decisions if one.act in acts})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    """A page before the rows come to it."""

    source: Document
    target: Document
    records: tuple[Record, ...]
    matching: Matching


def import_rows(
    source: Document,
    target: Document,
    records: Sequence[Record],
    answers: Sequence[Answer],
    purpose: Purpose,
    *,
    language: Language,
    words: Words,
    by: Signature,
) -> Import:
    """Take the rows of one page; of a page that is not begun, `target` is the file that a translation begins with."""
    status = page_status("", language.locale, source, target, records)
    if not records and status.state is PageState.MISSING:
        # The page begins with these rows: all else of it is still English.
        records = record_page(source, target, (), by=by, origin=Origin.UNTRANSLATED).records
        status = page_status("", language.locale, source, target, records)
    elif not records:
        return _nothing(target, records, [_refused(one, Problem(Reason.NOT_RECORDED)) for one in answers])
    page = PageRows(source=source, status=status, language=language, words=words)
    decisions = decide_marked(page, _without_repetitions(answers), purpose)
    before = _Page(
        source=source,
        target=target,
        records=tuple(records),
        matching=match_page(source, target, records),
    )
    result = _written(before, page, _possible(before, decisions), by)
    while any(strays := [_is_stray(source, result, language, one) for one in result.decisions]):
        left = [
            _refused(one.answer, Problem(Reason.ENGLISH_CHANGED)) if stray else one
            for one, stray in zip(result.decisions, strays, strict=True)
        ]
        result = _written(before, page, left, by)
    return _reviewed(source, result, by) if purpose is Purpose.REVIEW else result


def _nothing(target: Document, records: Sequence[Record], decisions: Sequence[Decision]) -> Import:
    return Import(document=target, records=tuple(records), decisions=tuple(decisions))


def _refused(answer: Answer, problem: Problem) -> Decision:
    return Decision(answer=answer, act=Act.REFUSE, problem=problem)


def _without_repetitions(answers: Sequence[Answer]) -> list[Answer]:
    """Rows that came twice, once; those that say different things keep their texts and are refused."""
    rows: defaultdict[object, list[Answer]] = defaultdict(list)
    for number, answer in enumerate(answers):
        rows[answer.code.english if answer.code and not answer.problem else number].append(answer)
    kept: list[Answer] = []
    for same in rows.values():
        filled = [one for one in same if one.text] or same[:1]
        if len({one.text for one in filled}) > 1:
            kept.extend(replace(one, problem=Problem(Reason.TWICE)) for one in filled)
        else:
            kept.append(filled[0])
    return kept


def _possible(before: _Page, decisions: Sequence[Decision]) -> list[Decision]:
    """Refuse what cannot be placed: a part of a text that was cut, a text among others that are not paired."""
    writes = {one.number for one in decisions if one.act is Act.WRITE}
    parts = _parts(before)
    unclear = {
        number for one in before.matching.unclear if one.targets for number in one.sources
    } - parts.keys()
    result = []
    for one in decisions:
        if one.act is Act.WRITE and one.number in unclear:
            result.append(_refused(one.answer, Problem(Reason.BY_HAND)))
        elif one.act is Act.WRITE and not writes.issuperset(parts.get(one.number, ())):
            result.append(_refused(one.answer, Problem(Reason.PARTS)))
        else:
            result.append(one)
    return result


def _parts(before: _Page) -> dict[int, list[int]]:
    """English texts that were one, each with all of them."""
    together: defaultdict[int, list[int]] = defaultdict(list)
    for number, found in before.matching.sources.items():
        if found[0].how is How.SPLIT:
            together[found[0].old].append(number)
    return {number: sorted(numbers) for numbers in together.values() for number in numbers}


def _written(before: _Page, page: PageRows, decisions: Sequence[Decision], by: Signature) -> Import:
    """The page with the texts of all rows that are to be written, and the records of these rows."""
    writes = {one.number: one for one in decisions if one.act is Act.WRITE}
    partners = dict(before.matching.targets)
    for numbers in _parts(before).values():
        if numbers[0] in before.matching.parts and set(numbers) <= writes.keys():
            partners[numbers[0]] = before.matching.parts[numbers[0]]
    places = {id(segment): number for number, segment in enumerate(before.target.segments)}
    gone = {
        places[id(page.removed[one.answer.code.english].target)]: one
        for one in decisions
        if one.act is Act.REMOVE and one.answer.code
    }
    joined = _joined(before, writes, partners)
    edited = edit_page(
        before.source, before.target, partners, {n: one.text for n, one in writes.items()}, {*gone, *joined}
    )
    refused = {one for n, one in writes.items() if n in edited.refused}
    refused |= {one for n, one in gone.items() if -1 - n in edited.refused}
    done = {n: one for n, one in writes.items() if one not in refused}
    rows = RowRecords(
        pairs=edited.pairs,
        written=done.keys(),
        older={n: one.older for n, one in done.items() if one.older},
        gone=[
            record
            for record, place in before.matching.record_targets.items()
            if place in gone and -1 - place not in edited.refused
        ],
    )
    records = record_rows(before.source, edited.document, before.records, rows, by=by)
    result = [_refused(one.answer, Problem(Reason.BY_HAND)) if one in refused else one for one in decisions]
    holds = [one.number for one in result if one.act is Act.HOLD]
    for number in holds:
        records = confirm_segment(before.source, edited.document, records, number, by=by).records
    return Import(document=edited.document, records=records, decisions=tuple(result))


def _joined(before: _Page, writes: Mapping[int, Decision], partners: Mapping[int, int]) -> set[int]:
    """Translations of texts that were joined in English with one that is written now: it stands for all of them."""
    used = set(partners.values())
    found = before.matching.sources
    return {
        before.matching.record_targets[match.old]
        for number in writes
        for match in found.get(number, ())
        if match.how is How.MERGED
        and match.old in before.matching.record_targets
        and before.matching.record_targets[match.old] not in used
    }


def _is_stray(source: Document, result: Import, language: Language, one: Decision) -> bool:
    """Whether a translation of an older English would not be found again as that of today's."""
    if one.act is not Act.WRITE or not one.older:
        return False
    status = page_status("", language.locale, source, result.document, result.records)
    found = next(s for s in status.segments if s.source is source.segments[one.number])
    return found.record is None or found.record.text != one.older


def _reviewed(source: Document, result: Import, by: Signature) -> Import:
    """With the name of who has read what, in the records of these texts."""
    numbers = result.numbers(Act.READ, Act.WRITE)
    done = review_segments(source, result.document, result.records, numbers, by=by)
    return replace(result, records=done.records)


def with_all_read(answers: Sequence[Answer], words: Words) -> list[Answer]:
    """The rows of a file of a review: where its last row says that all others are right, an empty one is."""
    about_all = [one for one in answers if one.code and one.code.english == all_rows_key()]
    is_right = any(said_right(one.text, words) for one in about_all)
    rest = [
        replace(one, text=RIGHT) if is_right and not one.text and not one.problem else one
        for one in answers
        if one not in about_all
    ]
    unclear = [one for one in about_all if one.text and not said_right(one.text, words)]
    return rest + [replace(one, problem=Problem(Reason.RIGHT_OR_TEXT)) for one in unclear]
