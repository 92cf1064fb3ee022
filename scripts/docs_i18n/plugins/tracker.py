"""Where the translations stand, read once at the start of a build, and the pages that show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import yaml

from docs_i18n.claim_files import SiteClaims, read_site_claims
from docs_i18n.fingerprint import page_hash
from docs_i18n.front_matter import translation
from docs_i18n.model import PageState
from docs_i18n.scaffold import scaffold
from docs_i18n.site import Site, load_site
from docs_i18n.strings import gettext_noop
from docs_i18n.summary_cache import summarise_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from docs_i18n.addresses import Repository
    from docs_i18n.claims import Claim
    from docs_i18n.config import Project
    from docs_i18n.front_matter import FrontMatter
    from docs_i18n.model import Language
    from docs_i18n.strings import Strings
    from docs_i18n.summary import PageSummary, SiteSummary


FOLDER = "translate"
STATUS = f"{FOLDER}/status.md"
COORDINATION = f"{FOLDER}/coordination.md"
CHANGES = f"{FOLDER}/changes"
START = f"{FOLDER}/start"
DATA_FILES = (f"{FOLDER}/status.json", f"{FOLDER}/status.csv")

_CHECKED = ("reviewed",)
_TRANSLATED = ("translated_on", "reviewed_on")

STATUS_TEMPLATE = "translation_status.html"
COORDINATION_TEMPLATE = "coordination.html"
CHANGES_TEMPLATE = "changes.html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracker:
    """Every page in every language, as it stands when the build begins."""

    site: Site
    summary: SiteSummary
    pages: Mapping[tuple[str, str], PageSummary]
    """By locale and path inside the language folder."""
    heads: Mapping[str, FrontMatter]
    """Heads of pages by their src_uri."""
    day: str = ""
    """A day that has certainly come: the build has no clock. Claims that ended before it are over."""
    claims: SiteClaims = field(default_factory=SiteClaims)
    scaffolds: dict[str, str] = field(default_factory=dict)
    """What a new translation of a page begins as; the same in every language, and so made once."""

    def page(self, locale: str, relative: str) -> PageSummary | None:
        return self.pages.get((locale, relative))

    def claimed(self, locale: str) -> dict[str, Claim]:
        """The claims of a language that may still hold, by their pages; each is shown with its last day."""
        return self.claims.holding(locale, self.day)

    def checked_on(self, relative: str) -> str:
        """The ISO date on which an English page was last checked; "" where it does not say."""
        checked = self.heads[relative].values.get("reviewed") if relative in self.heads else None
        return checked.isoformat()[:10] if isinstance(checked, dt.date) else ""

    def source_version(self, relative: str) -> str:
        """The hash of today's English."""
        source = self.site.source(relative)
        return page_hash(source.document.segments) if source else ""

    def scaffold(self, relative: str) -> str:
        """The text of a new translation file."""
        if relative not in self.scaffolds:
            source = self.site.source(relative)
            # The build has no clock, and the day is for people only.
            day = self.checked_on(relative)
            self.scaffolds[relative] = scaffold(source.document, on=day) if source else ""
        return self.scaffolds[relative]


def read_tracker(project: Project, heads: Mapping[str, FrontMatter], *, day: str = "") -> Tracker:
    """Read every page and every ledger once; those that are as they were in the last build, not even that.

    `day` is the day of the build where it is known; else the last one that somebody has written into a page.
    """
    site = load_site(project.root)
    day = day or last_day(heads.values())
    claims = read_site_claims(site, day)
    summary = summarise_again(site, [language.locale for language in project.translations])
    return Tracker(
        site=site,
        summary=replace(summary, findings=(*summary.findings, *claims.findings)),
        pages={(page.locale, page.page): page for page in summary.pages},
        heads=heads,
        day=day,
        claims=claims,
    )


def last_day(heads: Iterable[FrontMatter]) -> str:
    """The last day on which, as their heads say, a page was checked, translated or reviewed; "" where none says so."""
    days = (
        values.get(name)
        for head in heads
        for values, names in ((head.values, _CHECKED), (translation(head.values), _TRANSLATED))
        for name in names
    )
    return max((day.isoformat()[:10] for day in days if isinstance(day, dt.date)), default="")


def untranslated_files(tracker: Tracker, project: Project) -> dict[str, Path]:
    """src_uri of files that are there but still wholly English: they are served as fallback (design §4.3)."""
    found = {}
    for (locale, relative), page in tracker.pages.items():
        path = project.folder(project.language(locale)) / relative
        if page.state is PageState.MISSING and path.is_file():
            found[f"{locale}/{relative}"] = path
    return found


def has_changes_page(page: PageSummary | None) -> bool:
    """Whether there is a page that shows what changed and what is missing."""
    return page is not None and page.state is not PageState.MISSING and bool(page.open)


def tracker_pages(tracker: Tracker, project: Project, strings: Mapping[str, Strings]) -> dict[str, str]:
    """src_uri to Markdown of the tracker's own pages: a head in the language of the page, and no text."""
    return {
        path if language.is_source else f"{language.locale}/{path}": page_of_head(head)
        for language in project.languages
        for path, head in _heads(tracker, language, strings[language.locale])
    }


def _heads(tracker: Tracker, language: Language, strings: Strings) -> Iterator[tuple[str, dict[str, object]]]:
    yield (
        COORDINATION,
        {
            "template": COORDINATION_TEMPLATE,
            "title": strings.text(gettext_noop("All languages side by side")),
            "description": strings.text(
                gettext_noop("Where each language stands, for those who coordinate translations.")
            ),
        },
    )
    about = (
        gettext_noop("Choose a language to see what is missing or has changed there.")
        if language.is_source
        else gettext_noop("What is missing or has changed in this language, in words and minutes.")
    )
    yield (
        STATUS,
        {
            "template": STATUS_TEMPLATE,
            "title": strings.text(gettext_noop("What needs translating")),
            "description": strings.text(about),
            "search_words": [strings.text(gettext_noop("translation status, translation progress"))],
        },
    )
    for page in tracker.summary.of(language.locale):
        if has_changes_page(page):
            head = tracker.heads.get(f"{language.locale}/{page.page}")
            title = head.values.get("title") if head else None
            text = strings.text(gettext_noop("What changed: %(title)s")) % {"title": title or page.title}
            yield (
                f"{CHANGES}/{page.page}",
                {"template": CHANGES_TEMPLATE, "title": text, "description": text, "hidden": True},
            )


def page_of_head(head: Mapping[str, object]) -> str:
    """The Markdown of a page that has a head and no text."""
    return f"---\n{yaml.safe_dump(dict(head), allow_unicode=True)}---\n"


def start_file(language: Language, relative: str) -> str:
    """The address of the file with which a translation of a page begins."""
    return f"{'' if language.is_source else f'{language.locale}/'}{START}/{relative}"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkLinks:
    """Where the work on a page is done; "" where there is no such place."""

    form: str = ""
    """The host's form for the new file."""
    is_filled: bool = False
    """Whether that form has the text in it."""
    download: str = ""
    """The new file, to be filled in at home."""
    changes: str = ""
    """The page that shows what changed."""
    edit: str = ""
    """The host's form for the file that is there."""
    sheets: tuple[str, ...] = ()
    """Word files to be filled in; several where the page is long."""
    mail: str = ""
    """A ready e-mail with a text for the page."""
    claim: str = ""
    """A ready e-mail that says “I take this page”; only where there is work that nobody has taken."""


def page_address(relative: str) -> str:
    """The address of a page below the home page of its language: `guides/x/`."""
    folder, _, name = relative.removesuffix(".md").rpartition("/")
    parts = [folder, "" if name == "index" else name]
    return "".join(f"{part}/" for part in parts if part)


def work_links(
    tracker: Tracker,
    page: PageSummary,
    language: Language,
    repository: Repository | None,
    *,
    is_filled: bool = False,
) -> WorkLinks:
    """Where to work on a page, with its text in the host's form if `is_filled`; addresses on this site are relative to its root."""
    path = f"{language.folder}/{page.page}"
    root = "" if language.is_source else f"{language.locale}/"
    if page.state is not PageState.MISSING:
        return WorkLinks(
            changes=f"{root}{CHANGES}/{page_address(page.page)}" if has_changes_page(page) else "",
            edit=(repository.edit(path) or "") if repository else "",
        )
    if (tracker.site.project.root / path).is_file():
        return WorkLinks(edit=(repository.edit(path) or "") if repository else "")
    filled = repository.filled_file(path, tracker.scaffold(page.page)) if repository and is_filled else None
    return WorkLinks(
        form=filled or (repository.new_file(path) if repository else None) or "",
        is_filled=filled is not None,
        download=start_file(language, page.page),
    )
