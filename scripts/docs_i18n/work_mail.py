"""E-mails that people send about a page, ready to be filled in: in the reader's language, with page, sections and language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.addresses import mail_link
from docs_i18n.strings import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_i18n.strings import Strings

LONGEST_MAIL = 2000
"""Characters of a `mailto:` link: browsers on Windows hand no more than 2,048 to the mail program."""

_SUBJECT = gettext_noop("Translation: %(title)s (%(language)s)")
_CLAIM = gettext_noop("I take this page: %(title)s (%(language)s)")
_PAGE = gettext_noop("Page: %(page)s")
_LANGUAGE = gettext_noop("Language: %(language)s")
_SECTIONS = gettext_noop("Sections: %(sections)s")
_WHOLE = gettext_noop("whole page")
_TEXT = gettext_noop("My text, or the Word file as an attachment:")
_NAME = gettext_noop("Name for the site (mine, another one, or none):")
_UNTIL = gettext_noop("I send my text by this day:")
_SEPARATOR = "; "
_CUT = "…"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkMail:
    """The e-mails about one page in one language."""

    address: str
    """Where they go; "" where nobody reads e-mail, and then there are none."""
    strings: Strings
    """The language of whoever writes."""
    language: str
    """The name of the language that is translated into."""
    title: str
    page: str
    """Its path inside the language folder."""

    def of_text(self, sections: Sequence[str] = (), *, is_short: bool = False) -> str:
        """The link that sends a text for these sections, or for the whole page; "" where there is no address.

        A page with many sections names as many as the link can hold. A short one asks for nothing and calls the page by
        its path: a list of all pages has hundreds of them, and a Cyrillic letter takes six characters of each.
        """
        if not self.address:
            return ""
        for number in range(len(sections), 0, -1):
            named = _SEPARATOR.join(sections[:number])
            whole = named if number == len(sections) else f"{named}{_SEPARATOR}{_CUT}"
            link = self._of_sections(whole, is_short=is_short)
            if len(link) <= LONGEST_MAIL:
                return link
        return self._of_sections(_CUT if sections else self.strings.text(_WHOLE), is_short=is_short)

    def _of_sections(self, sections: str, *, is_short: bool) -> str:
        asked = [] if is_short else [self._say(_TEXT), "", self._say(_NAME), ""]
        body = [*self._about(), self.strings.text(_SECTIONS) % {"sections": sections}, ""]
        return self._link(_SUBJECT, self.page if is_short else self.title, [*body, *asked])

    def of_claim(self) -> str:
        """The link that says “I take this page”; "" where there is no address."""
        if not self.address:
            return ""
        return self._link(
            _CLAIM, self.title, [*self._about(), "", self._say(_UNTIL), "", self._say(_NAME), ""]
        )

    def _about(self) -> list[str]:
        """Whoever gets the mail needs the path; the title stands in the subject."""
        return [
            self.strings.text(_PAGE) % {"page": self.page},
            self.strings.text(_LANGUAGE) % {"language": self.language},
        ]

    def _say(self, message: str) -> str:
        return f"{self.strings.text(message)} "

    def _link(self, subject: str, title: str, lines: Sequence[str]) -> str:
        about = {"title": title, "language": self.language}
        return mail_link(self.address, self.strings.text(subject) % about, "\n".join(lines))
