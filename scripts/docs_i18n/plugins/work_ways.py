"""Every way to work on a page: the host's form, Word files, a ready e-mail, the page of what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docs_i18n.model import PageState
from docs_i18n.plugins import tracker
from docs_i18n.strings import gettext_noop
from docs_i18n.work_mail import WorkMail

if TYPE_CHECKING:
    from docs_i18n.model import Language
    from docs_i18n.plugins.state import BuildState
    from docs_i18n.plugins.tracker import WorkLinks
    from docs_i18n.summary import PageSummary

TOP = gettext_noop("Beginning of the page")
"""What stands above the first heading, to people."""


def links_of(
    state: BuildState,
    language: Language,
    page: PageSummary,
    *,
    is_filled: bool = False,
    is_short: bool = False,
) -> WorkLinks:
    """Every way to work on a page; with its text in the host's form, or short in a long list."""
    links = tracker.work_links(state.tracker, page, language, state.repository, is_filled=is_filled)
    mail = mail_of(state, language, page)
    is_free = page.page not in state.tracker.claimed(language.locale)
    return replace(
        links,
        sheets=state.sheets.of_page(language, page.page),
        mail=mail.of_text(_open_sections(state, page), is_short=is_short),
        claim=mail.of_claim() if is_free and not is_short else "",
    )


def mail_of(state: BuildState, language: Language, page: PageSummary) -> WorkMail:
    """E-mails about a page, in the words of whoever reads this one."""
    head = state.tracker.heads.get(f"{state.current.language.locale}/{page.page}")
    return WorkMail(
        address=state.contacts.of(language.locale),
        strings=state.current.strings,
        language=language.name,
        title=str(head.values.get("title") or page.title) if head else page.title,
        page=page.page,
    )


def _open_sections(state: BuildState, page: PageSummary) -> list[str]:
    """The sections with something to do; none where that is the whole page."""
    if page.state is PageState.MISSING:
        return []
    top = state.current.strings.text(TOP)
    return list(dict.fromkeys(segment.title.text or top for segment in page.open))
