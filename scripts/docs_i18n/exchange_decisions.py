"""What a segment means that came back from a translation tool: those files hold every text, and marks of where it stands.

A segment that is as it was exported says nothing, whatever has happened to its page since; only one that was open and
is marked as done says that its translation holds. All else is decided as for a row of a Word file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.answers import Mark
from docs_i18n.fingerprint import source_hash, target_hash
from docs_i18n.markdown import normalised
from docs_i18n.row_code import Purpose, translation_key
from docs_i18n.row_decisions import (
    Act,
    Decision,
    PageRows,
    corrected,
    decide,
    is_readable,
    markdown_of,
    today,
)
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.row_text import cleaned, damage, targets, to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docs_i18n.answers import Answer
    from docs_i18n.model import SegmentStatus


def decide_marked(page: PageRows, answers: Sequence[Answer], purpose: Purpose) -> list[Decision]:
    """One decision for each row, from whatever kind of file."""
    decisions = decide(page, answers, purpose)
    return [
        one if one.answer.mark is Mark.NONE or _has_no_place(one.answer) else _marked(page, one, purpose)
        for one in decisions
    ]


def _has_no_place(answer: Answer) -> bool:
    return answer.code is None or (answer.problem is not None and bool(answer.text))


def _marked(page: PageRows, decision: Decision, purpose: Purpose) -> Decision:
    """The decision for a segment; `decision` is the one that its text alone would have."""
    answer = decision.answer
    state = page.states.get(page.keys.get(answer.code.english, -1)) if answer.code else None
    if not answer.text or _is_copy(answer):
        return Decision(answer=answer, act=Act.NOTHING)
    if answer.mark is Mark.FUZZY:
        is_said = _is_as_exported(answer, state)
        return Decision(answer=answer, act=Act.NOTHING) if is_said else _refuse(answer, Reason.NOT_READY)
    if purpose is Purpose.REVIEW:
        return _read(page, answer, state)
    return _translated(page, decision, state)


def _translated(page: PageRows, decision: Decision, state: SegmentStatus | None) -> Decision:
    answer = decision.answer
    if not _is_as_exported(answer, state):
        return decision
    if state is not None and not state.is_open:
        if normalised(answer.text) == today(state) and not _stands(answer, state):
            return _with_other_markup(page, decision, state)
        return Decision(answer=answer, act=Act.DONE, number=decision.number)
    was_open = state is not None and translation_key(today(state)) == _seen(answer)
    if answer.mark is Mark.INITIAL or (decision.act is Act.REFUSE and not was_open):
        return Decision(answer=answer, act=Act.NOTHING)
    return decision


def _with_other_markup(page: PageRows, decision: Decision, state: SegmentStatus) -> Decision:
    """The same words as today, and bold, a link or code elsewhere among them."""
    answer, english = decision.answer, state.source
    if english is None or decision.number < 0:
        return decision
    text = markdown_of(answer, english)
    if problems := damage(english, text, page.language):
        return Decision(answer=answer, act=Act.REFUSE, problem=problems[0])
    return Decision(answer=answer, act=Act.WRITE, number=decision.number, text=text)


def _read(page: PageRows, answer: Answer, state: SegmentStatus | None) -> Decision:
    is_today = state is not None and _stands(answer, state)
    number = page.keys[answer.code.english] if state and answer.code else -1
    if answer.mark is not Mark.READ:
        is_said = is_today or _is_as_exported(answer, state)
        return Decision(answer=answer, act=Act.NOTHING) if is_said else _refuse(answer, Reason.NOT_READ)
    if _was_reviewed(answer, [state] if state else page.status.segments):
        return Decision(answer=answer, act=Act.DONE if is_today else Act.NOTHING, number=number)
    if state is None:
        return _refuse(answer, Reason.ENGLISH_CHANGED)
    if not is_readable(state):
        return _refuse(answer, Reason.NOT_OPEN)
    if is_today:
        return Decision(answer=answer, act=Act.READ, number=number)
    return corrected(page, answer, number)


def _was_reviewed(answer: Answer, states: Iterable[SegmentStatus]) -> bool:
    """Whether the mark is the one that the file went out with: this text of this English was read before."""
    source = {source_hash(normalised(english)) for english in answer.shown[:1]}
    own = target_hash(normalised(answer.text))
    records = [state.record for state in states if state.record and state.record.reviewed]
    return any(record.source in source and record.target == own for record in records)


def _refuse(answer: Answer, reason: Reason) -> Decision:
    return Decision(answer=answer, act=Act.REFUSE, problem=Problem(reason))


def _seen(answer: Answer) -> str:
    return answer.code.translation if answer.code else ""


def _is_as_exported(answer: Answer, state: SegmentStatus | None) -> bool:
    """Whether the text is the translation that went out with the file.

    The id holds fifteen bits of it. As long as that translation stands on the page it is compared itself, so that a new
    text which happens to have the same bits is not taken for it.
    """
    plain = normalised(answer.text)
    if translation_key(plain) != _seen(answer):
        return False
    own = today(state) if state else ""
    return plain == own or translation_key(own) != _seen(answer)


def _stands(answer: Answer, state: SegmentStatus) -> bool:
    """Whether the text, markup and all, is the translation of today as a file shows it."""
    if state.target is None or state.source is None:
        return False
    shown = to_row(state.target.text, targets(state.source.text))
    return answer.text in {cleaned(state.target.text), cleaned(shown)}


def _is_copy(answer: Answer) -> bool:
    """Whether a tool has put the English where nobody has translated anything yet."""
    return answer.mark is Mark.INITIAL and answer.text in answer.shown
