"""What a page says about its other languages and where it can be edited or reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.addresses import Repository, mail_link
from docs_i18n.plugins.localized_file import localized

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from docs_i18n.config import Project
    from docs_i18n.model import Language
    from docs_i18n.strings import Strings


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternate:
    """A row of the language switcher."""

    language: Language
    url: str
    """Relative to the root of the site."""
    is_translated: bool
    """False where the page is not there in that language yet and the link leads to English text."""
    exists: bool
    """False where the language has no such page at all and the link leads to its home page."""
    is_current: bool


def home_url(language: Language) -> str:
    return "" if language.is_source else f"{language.locale}/"


def alternates(page: Page, project: Project, built: list[str], current: str) -> list[Alternate]:
    """The page in every language of the site, in the order of mkdocs.yml."""
    rows = []
    for language in project.languages:
        if language.locale not in built:
            continue
        file = localized(page.file).alternates.get(language.locale)
        rows.append(
            Alternate(
                language=language,
                url=root_relative(file.url) if file else home_url(language),
                is_translated=file is not None and localized(file).locale == language.locale,
                exists=file is not None,
                is_current=language.locale == current,
            )
        )
    return rows


def root_relative(url: str) -> str:
    """MkDocs writes the home page as "./"; we write ""."""
    return "" if url in {".", "./"} else url


def translated_urls(page: Page) -> dict[str, str]:
    """Locale to url of every true translation of a page, itself included."""
    return {
        locale: root_relative(file.url)
        for locale, file in localized(page.file).alternates.items()
        if localized(file).locale == locale
    }


def is_hidden(page: Page) -> bool:
    """Whether search engines are asked to leave a page out that the site makes itself."""
    return page.file.generated_by is not None and page.meta.get("hidden") is True


def edit_link(page: Page, project: Project, repository: Repository | None, locale: str) -> str | None:
    """The form that changes this page's text, or creates the file that is missing on a fallback page."""
    if repository is None or page.file.generated_by is not None:
        return None
    path = f"{project.language(locale).folder}/{localized(page.file).norm_src_uri}"
    # A copy that nobody has translated yet is served as fallback too, but it is there.
    return repository.edit(path) if (project.root / path).is_file() else repository.new_file(path)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportLinks:
    """Where a reader can say that something is wrong; None where the copy offers no such way."""

    mail: str | None
    issue: str | None


def report_links(
    title: str, url: str, strings: Strings, contact: str, repository: Repository | None
) -> ReportLinks:
    """Links with the page named, so that a report says what it is about."""
    subject = strings.text("Something wrong on this page") + f": {title}"
    body = f"{url}\n\n" + strings.text("What is wrong, and what would be right?") + "\n"
    return ReportLinks(
        mail=mail_link(contact, subject, body) if contact else None,
        issue=repository.new_issue(subject, body) if repository else None,
    )
