"""What each row that came back means for its page: a text, a yes, nothing, or a reason why not. Nothing is written here.

A row meets its English by the key of that text, never by its place. Where the English has moved on, the English that
stands in the row is taken for the older one, if its hash says that it is, and the row's translation goes to what has
become of it. What somebody else has written meanwhile is never overwritten.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from docs_i18n.fingerprint import source_hash
from docs_i18n.markdown import plain_of
from docs_i18n.model import Kind, Origin, SegmentState
from docs_i18n.older_english import become, older_english
from docs_i18n.row_code import Purpose, english_keys, translation_key
from docs_i18n.row_problems import Problem, Reason
from docs_i18n.row_text import damage, emphasis, from_row, restored, targets
from docs_i18n.status import is_untranslated

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from docs_i18n.answers import Answer
    from docs_i18n.model import Document, Language, PageStatus, Segment, SegmentStatus

HOLDS = frozenset({"=", "＝"})
"""Says that the translation of today still holds."""
DASHES = frozenset({"-", "‐", "‑", "–", "—", "−"})
"""Says that a text is to go, as its English has."""

RIGHT = "✓"
_RIGHT = frozenset({RIGHT, "✔", "√", "+", "=", "ok", "ок", "okay", "right", "yes"})
_READABLE = frozenset({SegmentState.CURRENT, SegmentState.CONFIRMED, SegmentState.MOVED})
"""States in which there is a translation of this English to be read."""


class Act(Enum):
    """What is to be done for a row."""

    NOTHING = "nothing"
    """The person left the row as it was."""
    DONE = "done"
    """It has been done already."""
    WRITE = "write"
    HOLD = "hold"
    """The translation of today holds although its English has changed."""
    REMOVE = "remove"
    READ = "read"
    """A person stands by the translation of today."""
    REFUSE = "refuse"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A row and what is to be done for it."""

    answer: Answer
    act: Act
    number: int = -1
    """Of the English segment; -1 where there is none."""
    text: str = ""
    """The Markdown to write."""
    older: str = ""
    """The English it was made from, where that is not today's."""
    problem: Problem | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What the file itself says in the language of its reader, and what its reader may say."""

    right: frozenset[str]
    """Words for “right” beside those that everybody may use, without capitals."""
    nothing_yet: str
    """What stands where there is no translation."""


@dataclass(kw_only=True, slots=True)
class PageRows:
    """The page that rows belong to, ready to be asked."""

    source: Document
    status: PageStatus
    language: Language
    words: Words
    keys: Mapping[str, int] = field(init=False)
    """Keys of English texts to their numbers; one that two texts share has none."""
    states: Mapping[int, SegmentStatus] = field(init=False)
    """English segments by their numbers."""
    removed: Mapping[str, SegmentStatus] = field(init=False)
    """Translations whose English is gone, by key."""

    def __post_init__(self) -> None:
        numbers = [number for number, segment in enumerate(self.source.segments) if segment.local is None]
        found = list(english_keys(self.source.segments[number].plain for number in numbers))
        counts = Counter(found)
        self.keys = {key: number for key, number in zip(found, numbers, strict=True) if counts[key] == 1}
        by_id = {id(segment.source): segment for segment in self.status.segments if segment.source}
        self.states = {number: by_id[id(self.source.segments[number])] for number in numbers}
        self.removed = removed_keys(self.status)

    def plain(self, text: str) -> str:
        """What is read of a text that stands on this page, or is to."""
        return plain_of(text, Kind.CUE if self.source.is_subtitles else Kind.PARAGRAPH)


def removed_keys(status: PageStatus) -> dict[str, SegmentStatus]:
    """The keys of rows about translations whose English is gone."""
    gone = [
        segment for segment in status.segments if segment.state is SegmentState.REMOVED and segment.record
    ]
    found = english_keys(f"removed: {segment.record.text}" for segment in gone if segment.record)
    return dict(zip(found, gone, strict=True))


def today(segment: SegmentStatus) -> str:
    """The translation of today as it is read; "" where English stands in its place, or nothing."""
    is_english = segment.state is SegmentState.UNTRANSLATED
    return "" if segment.target is None or is_english else segment.target.plain


def decide(page: PageRows, answers: Sequence[Answer], purpose: Purpose) -> list[Decision]:
    """One decision for each row; `answers` are those whose code names this page and purpose."""
    claimed = {
        page.keys[answer.code.english]
        for answer in answers
        if answer.code and answer.code.english in page.keys
    }
    if purpose is Purpose.REVIEW:
        return [_review(page, answer) for answer in answers]
    return [_work(page, answer, claimed) for answer in answers]


def _refuse(answer: Answer, reason: Reason, what: str = "", more: str = "") -> Decision:
    return Decision(answer=answer, act=Act.REFUSE, problem=Problem(reason, what, more))


def _work(page: PageRows, answer: Answer, claimed: Collection[int]) -> Decision:
    code = answer.code
    if answer.problem or code is None:
        problem = answer.problem or Problem(Reason.NO_CODE)
        return Decision(answer=answer, act=Act.REFUSE, problem=problem)
    if code.english in page.removed:
        return _removed(answer, page.removed[code.english])
    number = page.keys.get(code.english, -1)
    if not answer.text:
        return _empty(page, answer, number)
    if number >= 0:
        return _written(page, answer, number, "")
    older = older_english(answer, page.plain)
    if not older:
        done = answer.text in DASHES  # its English and its translation are both gone
        return Decision(answer=answer, act=Act.DONE) if done else _refuse(answer, Reason.ENGLISH_GONE)
    number = become(page.states, page.plain(older), claimed)
    return _refuse(answer, Reason.ENGLISH_CHANGED) if number < 0 else _written(page, answer, number, older)


def _changed(answer: Answer, state: SegmentStatus) -> Decision:
    """The translation is not the one that the person saw; which one it is now is not always known."""
    text = _text(state)
    return _refuse(answer, Reason.CHANGED_MEANWHILE, text) if text else _refuse(answer, Reason.PAGE_CHANGED)


def _removed(answer: Answer, segment: SegmentStatus) -> Decision:
    if not answer.text:
        return Decision(answer=answer, act=Act.NOTHING)
    if answer.text not in DASHES:
        return _refuse(answer, Reason.ONLY_A_DASH)
    if not _is_as_seen(answer, segment):
        return _changed(answer, segment)
    return Decision(answer=answer, act=Act.REMOVE)


def _written(page: PageRows, answer: Answer, number: int, older: str) -> Decision:
    """What a text in a row does; `older` is the English it was made from where that is not today's."""
    segment = page.source.segments[number]
    state = page.states[number]
    if answer.text in DASHES:
        return _refuse(answer, Reason.NOT_TO_REMOVE)
    if answer.text in HOLDS:
        return _holds(answer, number, state, older)
    english = replace(segment, text=older, plain=page.plain(older)) if older else segment
    text = markdown_of(answer, english)
    if _has_no_words(text, english):
        return _refuse(answer, Reason.NO_WORDS)
    if problems := damage(english, text, page.language):
        return Decision(answer=answer, act=Act.REFUSE, problem=problems[0])
    plain = page.plain(text)
    if is_untranslated(english, plain):
        return _refuse(answer, Reason.STILL_ENGLISH)
    if _is_done(state, plain, english):
        return Decision(answer=answer, act=Act.DONE, number=number)
    if not _is_as_seen(answer, state):
        return _changed(answer, state)
    if state.state is SegmentState.CHANGED and plain == today(state) and not older:
        return Decision(answer=answer, act=Act.HOLD, number=number)
    return Decision(answer=answer, act=Act.WRITE, number=number, text=text, older=older)


def _holds(answer: Answer, number: int, state: SegmentStatus, older: str) -> Decision:
    if older:
        return _refuse(answer, Reason.ENGLISH_CHANGED, state.source.text if state.source else "")
    if not today(state):
        return _refuse(answer, Reason.NOTHING_HOLDS)
    if not _is_as_seen(answer, state):
        return _changed(answer, state)
    if state.state is SegmentState.CHANGED:
        return Decision(answer=answer, act=Act.HOLD, number=number)
    if state.state is SegmentState.NEW:  # it stands there, and nobody has recorded it
        return Decision(answer=answer, act=Act.WRITE, number=number, text=_text(state))
    return Decision(answer=answer, act=Act.DONE, number=number)


def markdown_of(answer: Answer, english: Segment) -> str:
    """The Markdown of what the person wrote; bold and italic of the word processor count where the marks are missing."""
    if english.kind is Kind.CUE:
        return answer.text
    wanted = emphasis(english.text)
    is_formatted = wanted and not emphasis(answer.text) and emphasis(answer.formatted) == wanted
    text = answer.formatted if is_formatted else answer.text
    return from_row(restored(english, text), targets(english.text))


def _review(page: PageRows, answer: Answer) -> Decision:
    code = answer.code
    if answer.problem or code is None:
        problem = answer.problem or Problem(Reason.NO_CODE)
        return Decision(answer=answer, act=Act.REFUSE, problem=problem)
    number = page.keys.get(code.english, -1)
    if not answer.text:
        return _empty(page, answer, number)
    if number < 0:
        return _refuse(answer, Reason.ENGLISH_CHANGED)
    state, segment = page.states[number], page.source.segments[number]
    is_right = said_right(answer.text, page.words)
    is_mark = not is_right and (len(answer.text) == 1 or _has_no_words(answer.text, segment))
    if is_mark or (is_right and said_right(segment.plain, page.words)):
        return _refuse(answer, Reason.RIGHT_OR_TEXT)
    if not is_readable(state):
        return _refuse(answer, Reason.NOT_OPEN)
    return _right(page, answer, number) if is_right else corrected(page, answer, number)


def is_readable(state: SegmentStatus) -> bool:
    """Whether there is a translation of today's English."""
    is_made = state.record is not None and state.record.origin is not Origin.UNTRANSLATED
    return is_made and state.state in _READABLE


def _right(page: PageRows, answer: Answer, number: int) -> Decision:
    # Whoever wrote into the translation itself means that text, whatever the last cell says.
    if reason := _written_over(page, answer, number):
        return _refuse(answer, reason)
    state = page.states[number]
    if not _is_as_seen(answer, state):
        return _changed(answer, state)
    return Decision(answer=answer, act=Act.READ, number=number)


def corrected(page: PageRows, answer: Answer, number: int) -> Decision:
    """What a text does that a reviewer gives for a translation: the same one is right, another one a correction."""
    segment, state = page.source.segments[number], page.states[number]
    text = markdown_of(answer, segment)
    if text == _text(state):  # written out, or taken in before
        return Decision(answer=answer, act=Act.READ, number=number)
    if not _is_as_seen(answer, state):
        return _changed(answer, state)
    if problems := damage(segment, text, page.language):
        return Decision(answer=answer, act=Act.REFUSE, problem=problems[0])
    if is_untranslated(segment, page.plain(text)):
        return _refuse(answer, Reason.STILL_ENGLISH)
    return Decision(answer=answer, act=Act.WRITE, number=number, text=text)


def _has_no_words(text: str, english: Segment) -> bool:
    """Whether nothing but marks stand where the English has words: a question, as a rule, and no text."""
    return not any(map(str.isalpha, text)) and any(map(str.isalpha, english.plain))


def said_right(text: str, words: Words) -> bool:
    """Whether somebody says that a text is right, and gives no text."""
    said = text.strip(" .!…").casefold()
    return said in _RIGHT or said in words.right


def _empty(page: PageRows, answer: Answer, number: int) -> Decision:
    """A row with nothing in its last cell; often somebody wrote into another one."""
    if number >= 0 and (reason := _written_over(page, answer, number)):
        return _refuse(answer, reason)
    return Decision(answer=answer, act=Act.NOTHING, number=number)


def _written_over(page: PageRows, answer: Answer, number: int) -> Reason | None:
    """Which of the cells that are only to be read no longer has what the file was made with."""
    plains = {page.plain(line) for line in answer.shown}
    if plains and page.source.segments[number].plain not in plains:
        return Reason.IN_ENGLISH_COLUMN
    seen = answer.code.translation if answer.code else ""
    is_left = page.words.nothing_yet in answer.shown or not plains
    return None if is_left or seen in map(translation_key, plains) else Reason.IN_TODAY_COLUMN


def _is_as_seen(answer: Answer, state: SegmentStatus) -> bool:
    """Whether the translation is still the one that the person saw."""
    return answer.code is not None and answer.code.translation == translation_key(today(state))


def _is_done(state: SegmentStatus, plain: str, english: Segment) -> bool:
    """Whether this text was recorded as the translation of this English before."""
    record = state.record
    return (
        record is not None
        and record.origin is not Origin.UNTRANSLATED
        and plain == today(state)
        and record.source == source_hash(english.plain)
    )


def _text(state: SegmentStatus) -> str:
    return state.target.text if state.target and today(state) else ""
