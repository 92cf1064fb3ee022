"""The monthly message of a language: ten lines in the language itself, ready to be pasted into an e-mail."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.effort import whole_minutes
from docs_i18n.model import PageState
from docs_i18n.sheet_words import SheetWords
from docs_i18n.strings import gettext_noop
from docs_i18n.work_queue import queue

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from docs_i18n.credits import Credits
    from docs_i18n.model import Language
    from docs_i18n.strings import Strings
    from docs_i18n.summary import PageSummary
    from docs_i18n.work_queue import Work

_NEXT = 5
_NOT_COUNTED = frozenset({PageState.ORPHAN, PageState.LOCAL})
_DONE = (PageState.MACHINE_DRAFT, PageState.DRAFT, PageState.REVIEWED)
"""Complete, and the English has not changed since."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What the message of one language is made of."""

    language: Language
    strings: Strings
    pages: Sequence[PageSummary]
    title: Callable[[PageSummary], str]
    """The title of a page in that language."""
    thanks: Credits
    since: str
    """The first day that is told of, as in `2026-10-22`."""
    day: str
    """The day of the message."""
    claimed: Collection[str] = ()
    """Pages that somebody is on: nobody else is sent there."""


def to_mail(letter: Letter) -> str:
    """Ten lines: where the language stands, done, changed, what comes next with its minutes, and thanks.

    Fewer where less than five pages wait.
    """
    text = letter.strings.text
    work = _next(letter)
    if work:
        heading = text(gettext_noop("Next, the most useful first. Answer this e-mail if you take one:"))
    else:
        heading = text(gettext_noop("Nothing is waiting to be translated."))
    lines = [
        text(gettext_noop("%(language)s: where the translation stands on %(date)s"))
        % {"language": letter.language.name, "date": _date(letter, letter.day)},
        _done(letter),
        _changed(letter),
        heading,
        *(f"{number}. {line}" for number, line in enumerate(work, start=1)),
        _thanks(letter),
    ]
    return "".join(f"{line}\n" for line in lines)


def _date(letter: Letter, day: str) -> str:
    return letter.strings.date(dt.date.fromisoformat(day))


def _counted(letter: Letter) -> list[PageSummary]:
    return [page for page in letter.pages if page.state not in _NOT_COUNTED]


def _done(letter: Letter) -> str:
    """All pages, then what was done since; what no person has read is called so."""
    strings, pages = letter.strings, _counted(letter)
    count = {state: sum(page.state is state for page in pages) for state in _DONE}
    said = strings.ngettext(
        "Done: %(done)s of %(num)s page translated, %(reviewed)s reviewed.",
        "Done: %(done)s of %(num)s pages translated, %(reviewed)s reviewed.",
        len(pages),
        {"done": strings.number(sum(count.values())), "reviewed": strings.number(count[PageState.REVIEWED])},
    )
    sentences = [said]
    if drafts := count[PageState.MACHINE_DRAFT]:
        sentences.append(
            strings.ngettext(
                "%(num)s is a machine draft that nobody has read.",
                "%(num)s are machine drafts that nobody has read.",
                drafts,
            )
        )
    if since := _since(letter):
        sentences.append(since)
    return " ".join(sentences)


def _since(letter: Letter) -> str:
    strings, thanks = letter.strings, letter.thanks
    done = []
    if thanks.translated:
        done.append(
            strings.ngettext(
                "%(num)s paragraph translated", "%(num)s paragraphs translated", thanks.translated
            )
        )
    if thanks.reviewed:
        done.append(
            strings.ngettext("%(num)s paragraph reviewed", "%(num)s paragraphs reviewed", thanks.reviewed)
        )
    if not done:
        return ""
    said = strings.text(gettext_noop("Since %(date)s: %(done)s."))
    return said % {"date": _date(letter, letter.since), "done": ", ".join(done)}


def _changed(letter: Letter) -> str:
    strings = letter.strings
    changed = [page for page in letter.pages if page.state is PageState.OUTDATED]
    if not changed:
        return strings.text(gettext_noop("No English text has changed since it was translated."))
    paragraphs = sum(len(page.open) for page in changed)
    said = strings.text(gettext_noop("Changed in English: %(pages)s, %(paragraphs)s, %(time)s."))
    return said % {
        "pages": strings.ngettext("%(num)s page", "%(num)s pages", len(changed)),
        "paragraphs": strings.ngettext("%(num)s paragraph", "%(num)s paragraphs", paragraphs),
        "time": _time(letter, whole_minutes(page.minutes for page in changed)),
    }


def _time(letter: Letter, minutes: int) -> str:
    return SheetWords(strings=letter.strings).time(minutes)


def _next(letter: Letter) -> list[str]:
    """Five pages that nobody is on: to translate, and then to review, the core shelf first."""
    free = [page for page in _counted(letter) if page.page not in letter.claimed]
    lines = [_to_translate(letter, work) for work in queue(free)]
    reading = [page for page in free if page.review_minutes and not page.open]
    reading.sort(key=lambda page: (not page.is_core, page.page != "index.md", page.page))
    lines.extend(_to_review(letter, page) for page in reading[:_NEXT])
    return lines[:_NEXT]


def _to_translate(letter: Letter, work: Work) -> str:
    strings = letter.strings
    what = (
        strings.text(gettext_noop("whole page"))
        if work.is_new_page
        else strings.ngettext("%(num)s paragraph", "%(num)s paragraphs", len(work.segments))
    )
    return f"{letter.title(work.page)}: {what}, {_time(letter, work.minutes)}"


def _to_review(letter: Letter, page: PageSummary) -> str:
    what = letter.strings.text(gettext_noop("to be read and corrected"))
    return f"{letter.title(page)}: {what}, {_time(letter, whole_minutes([page.review_minutes]))}"


def _thanks(letter: Letter) -> str:
    text, thanks = letter.strings.text, letter.thanks
    if thanks.names and thanks.has_unnamed:
        said = text(gettext_noop("Thank you: %(names)s, and all who are not named."))
    elif thanks.names:
        said = text(gettext_noop("Thank you: %(names)s."))
    elif thanks.has_unnamed:
        return text(gettext_noop("Thank you to all who helped and are not named."))
    else:
        said = text(gettext_noop("Nobody has sent a text since %(date)s. Five minutes help."))
        return said % {"date": _date(letter, letter.since)}
    return said % {"names": ", ".join(thanks.names)}
