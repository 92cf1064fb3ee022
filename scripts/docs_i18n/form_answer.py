"""The answer to whoever sent a page through the host's web form: what was recorded, what was not and why, what comes next.

Markdown for a comment, in the language of the page. Whatever comes from a page stands in it as code, where a host
neither notifies people nor makes links.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from docs_i18n.model import Kind
from docs_i18n.strings import gettext_noop
from docs_i18n.web_form import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docs_i18n.section_titles import SectionTitle
    from docs_i18n.strings import Strings
    from docs_i18n.web_form import FormPage, Place

_MOST_SECTIONS = 12
_MOST_PLACES = 8
_WHY = {
    Result.OTHER_ENGLISH: gettext_noop(
        "Not recorded: the English text has changed since this one was begun."
    ),
    Result.NO_VERSION: gettext_noop(
        "Not recorded: the page does not say from which English text it was made."
    ),
    Result.UNCLEAR: gettext_noop("Not recorded: it is not clear which texts belong together."),
    Result.UNREADABLE: gettext_noop("Not recorded: the page cannot be read as it is."),
    Result.NO_ENGLISH: gettext_noop("Not recorded: there is no English page of this name."),
    Result.STILL_ENGLISH: gettext_noop("Not recorded: everything on the page is still English."),
    Result.HAS_RECORDS: gettext_noop(
        "Not recorded: this page has records, and a change to it is looked at by a person first."
    ),
}
_COMPARE = gettext_noop(
    "Next: a coordinator compares your text with today’s English. Until then the site says that nobody has compared it."
)
_NEXT = {
    Result.OTHER_ENGLISH: _COMPARE,
    Result.NO_VERSION: _COMPARE,
    Result.UNCLEAR: gettext_noop(
        "Next: give your page as many paragraphs, list items and rows as the English one has there, and save it again in the web form. Text of your own stands between `<!-- local -->` and `<!-- /local -->`."
    ),
    Result.UNREADABLE: gettext_noop("Next: mend this, and save the page again in the web form."),
    Result.NO_ENGLISH: gettext_noop("Next: give the file the name that the English page has."),
    Result.STILL_ENGLISH: gettext_noop(
        "Next: write your translation over the English, and save the page again in the web form."
    ),
    Result.HAS_RECORDS: gettext_noop(
        "Next: a coordinator looks at your change and records it. It is on the site already."
    ),
}
_REVIEW = gettext_noop("Next: a second person reads it. Until then the site calls it a draft.")


def answer(pages: Sequence[FormPage], strings: Mapping[str, Strings]) -> str:
    """The comment on these pages, one part for each language; "" where nothing is to be said. `strings` by locale.

    Pages that came with their records are not spoken of: whoever sent them knows.
    """
    parts = []
    told = [page for page in pages if page.result is not Result.NOTHING_NEW]
    ordered = sorted(told, key=lambda page: (page.language.locale, page.relative))
    for locale, found in groupby(ordered, key=lambda page: page.language.locale):
        words = strings[locale]
        paragraphs = [words.text(gettext_noop("Thank you for your text."))]
        for page in found:
            paragraphs.append(code(page.place))
            paragraphs.append("\n".join(f"- {line}" for line in _lines(page, words)))
        parts.append("\n\n".join(paragraphs))
    return "\n\n---\n\n".join(parts) + "\n" if parts else ""


def code(text: str) -> str:
    """Text of a page on one line, as code: nothing in it is a link, a name that is notified, or HTML."""
    plain = " ".join(text.split())
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", plain)), default=0))
    space = " " if "`" in (plain[:1], plain[-1:]) else ""
    return f"{fence}{space}{plain}{space}{fence}" if plain else ""


def _lines(page: FormPage, strings: Strings) -> Iterator[str]:
    if page.result is Result.RECORDED:
        yield strings.ngettext(
            "Recorded: %(num)s paragraph, as made from today’s English.",
            "Recorded: %(num)s paragraphs, as made from today’s English.",
            page.texts,
        )
    else:
        yield strings.text(_WHY[page.result])
    for place in page.unclear[:_MOST_PLACES]:
        yield _unclear(place, strings)
    for problem in page.problems[:_MOST_PLACES]:
        yield code(problem)
    if page.open:
        yield _open(page, strings)
    following = _REVIEW if page.result is Result.RECORDED and not page.open else _NEXT.get(page.result, "")
    if following:
        yield strings.text(following)


def _open(page: FormPage, strings: Strings) -> str:
    """What is still to be translated, and where."""
    said = strings.ngettext(
        "Next: %(num)s paragraph is still to be translated. Go on whenever you like.",
        "Next: %(num)s paragraphs are still to be translated. Go on whenever you like.",
        page.open,
    )
    sections = [_section(title, strings) for title in page.sections[:_MOST_SECTIONS]]
    more = ", …" if len(page.sections) > _MOST_SECTIONS else ""
    return f"{said} {strings.text(gettext_noop('Sections: %(sections)s')) % {'sections': ', '.join(sections) + more}}"


def _section(title: SectionTitle, strings: Strings) -> str:
    return code(title.text) or strings.text(gettext_noop("Beginning of the page"))


def _unclear(place: Place, strings: Strings) -> str:
    said = strings.text(
        gettext_noop("%(section)s, line %(line)s: in English %(english)s, in your page %(translation)s.")
    )
    return said % {
        "section": code(place.section) or strings.text(gettext_noop("Beginning of the page")),
        "line": strings.number(place.line),
        "english": _count(place.kind, place.english, strings),
        "translation": _count(place.kind, place.translation, strings),
    }


def _count(kind: Kind, number: int, strings: Strings) -> str:
    if kind is Kind.PARAGRAPH:
        return strings.ngettext("%(num)s paragraph", "%(num)s paragraphs", number)
    if kind is Kind.ITEM:
        return strings.ngettext("%(num)s list item", "%(num)s list items", number)
    if kind is Kind.ROW:
        return strings.ngettext("%(num)s row of a table", "%(num)s rows of a table", number)
    return strings.ngettext("%(num)s text", "%(num)s texts", number)
