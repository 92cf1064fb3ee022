"""What the monthly message of `status --format mail` is made of: the days it tells of, the titles, and whom it thanks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from docs_i18n.claim_files import read_site_claims
from docs_i18n.cli.common import today
from docs_i18n.credits import credits_since
from docs_i18n.errors import SiteError
from docs_i18n.report.letter import Letter, to_mail
from docs_i18n.strings import translation_strings

if TYPE_CHECKING:
    from docs_i18n.model import Language
    from docs_i18n.site import Site
    from docs_i18n.summary import PageSummary, SiteSummary

_FIRST = 1


def letter_of(
    site: Site,
    language: Language,
    summary: SiteSummary,
    *,
    since: dt.datetime | None,
    on: dt.datetime | None,
) -> str:
    """The message of a language on a day, today unless another is given."""
    locale = language.locale
    day = on.date() if on else dt.date.fromisoformat(today())
    first = since.date() if since else month_before(day)
    if first > day:
        raise SiteError(f"--since {first} is after the day of the message, {day}; name an earlier day")
    pages = {page.relative: page for name in site.pages[locale] if (page := site.page(locale, name))}

    def title(page: PageSummary) -> str:
        own = pages.get(page.page)
        head = own.document.head if own else {}
        return head.get("title") or head.get("term") or page.title

    return to_mail(
        Letter(
            language=language,
            strings=translation_strings(site.project)[locale],
            pages=summary.of(locale),
            title=title,
            thanks=credits_since(pages.values(), first.isoformat(), locale),
            since=first.isoformat(),
            day=day.isoformat(),
            claimed=read_site_claims(site).holding(locale, day.isoformat()).keys(),
        )
    )


def month_before(day: dt.date) -> dt.date:
    """The same day of the month before; its last day where it has no such day."""
    last = day.replace(day=_FIRST) - dt.timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
