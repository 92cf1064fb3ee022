"""The page that lists every file to download, by the section of the menu its page stands in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Section

from docs_i18n.plugins.localized_file import localized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from docs_i18n.plugins.downloads import Download, Offer
    from docs_i18n.plugins.state import BuildState

TEMPLATE = "templates.html"
_SHORT = 2
"""A title of so few words, as "The letter", says too little without the name of its page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A section of the menu with the pages that offer files."""

    titles: tuple[str, ...]
    """Of the section and of those it stands in, from the top; none for pages that stand in no section."""
    pages: tuple[tuple[Page, tuple[Download, ...]], ...]


def downloads_context(page: Page, state: BuildState) -> dict[str, Any]:
    """What the page that lists all files needs; nothing for other pages."""
    if page.file.generated_by is None or page.meta.get("template") != TEMPLATE:
        return {}
    offers = state.current.offers
    titles = Counter(offer.download.title for offer in offers)
    return {
        "tasks": list(_tasks(offers, state.current.nav)),
        "shared_titles": {title for title in titles if titles[title] > 1 or len(title.split()) <= _SHORT},
    }


def _tasks(offers: Sequence[Offer], nav: Navigation) -> Iterator[Task]:
    """In the order of the menu; a page that is not in it stands with those of its folder, others at the end."""
    places = {id(page): number for number, page in enumerate(nav.pages)}
    folders = {_folder(page): page for page in nav.pages}

    def near(page: Page) -> Page | None:
        return page if id(page) in places else folders.get(_folder(page))

    def place(page: Page) -> tuple[int, str]:
        neighbour = near(page)
        return (places[id(neighbour)] if neighbour else len(places)), localized(page.file).norm_src_uri

    tasks: dict[tuple[str, ...], list[Page]] = {}
    for page in sorted({id(offer.page): offer.page for offer in offers}.values(), key=place):
        neighbour = near(page)
        tasks.setdefault(_titles(neighbour) if neighbour else (), []).append(page)
    for titles, pages in sorted(tasks.items(), key=lambda task: not task[0]):
        yield Task(
            titles=titles,
            pages=tuple(
                (page, tuple(offer.download for offer in offers if offer.page is page)) for page in pages
            ),
        )


def _titles(page: Page) -> tuple[str, ...]:
    titles: list[str] = []
    parent = page.parent
    while isinstance(parent, Section):
        titles.insert(0, parent.title)
        parent = parent.parent
    return tuple(titles)


def _folder(page: Page) -> str:
    return localized(page.file).norm_src_uri.rpartition("/")[0]
